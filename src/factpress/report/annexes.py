"""The annexes: what is not disclosed, the ledger of figures, the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from factpress.report.blocks import BlockWriter
from factpress.report.flowables import Anchor, Headline, Late
from factpress.report.markup import Markup, ledger_name, source_name
from factpress.report.places import Places
from factpress.report.stacks import Stack
from factpress.report.tagging.structure import NUMBERED, Element
from factpress.report.tagging.text import TaggedParagraph
from factpress.report.typography import face
from factpress.story.model import (
    FigureMark,
    Inline,
    LedgerEntry,
    RivalEntry,
    SourceEntry,
    Story,
    Undisclosed,
)
from factpress.theme import Theme
from factpress.wording import Wording
from factpress.words import Words

_VALUE_GAP = 18.0
_VALUE_SHARE = 0.42
"""Most of the measure that a value takes in the ledger; a longer one runs over lines."""

SlidesOf = Mapping[str, Sequence[int]]
"""The numbers of the slides that print each figure, by its id."""

Details = Iterator[tuple[str, str]]
"""What is told of a figure: the name of each detail, and its markup."""

_TALLEST_ENTRY = 400.0


def undisclosed_annex(
    items: tuple[Undisclosed, ...], wording: Wording, writer: BlockWriter
) -> Iterator[Flowable]:
    """What the sources do not say, one paragraph to a figure."""
    words = wording.words
    colon = words.colon.rstrip(" ")
    section = writer.document.add("Sect")
    yield from annex_heading("undisclosed", words.undisclosed, writer, section)
    yield TaggedParagraph(words.undisclosed_intro, writer.styles.body, section.add("P"))
    for entry in items:
        label = writer.markup.figure(entry.label, entry.figure)
        listed = writer.markup.of_text(wording.sentence(wording.list(entry.items)))
        text = f"<b>{label}{colon}</b> {listed}"
        yield TaggedParagraph(text, writer.styles.body, section.add("P"))


def ledger_annex(
    story: Story, wording: Wording, writer: BlockWriter, places: Places, slides: SlidesOf
) -> Iterator[Flowable]:
    """Every figure with what it rests on, and the pages and slides on which it is printed.

    The ledger stands behind all of these pages, so they are known when it is laid out.
    """
    section = writer.document.add("Sect")
    yield from annex_heading("ledger", wording.words.ledger, writer, section)
    yield TaggedParagraph(wording.words.ledger_intro, writer.styles.body, section.add("P"))
    listed = section.add("L", attributes=NUMBERED)
    for entry in story.ledger:
        item = listed.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        printed = partial(_printed, entry, wording.words, writer.markup, places, slides)
        yield _entry(entry, wording, writer, printed, label, body)
        if entry.values:
            yield _values(entry, writer, body)


def sources_annex(
    sources: tuple[SourceEntry, ...], wording: Wording, writer: BlockWriter
) -> Iterator[Flowable]:
    """The sources, numbered."""
    section = writer.document.add("Sect")
    yield from annex_heading("sources", wording.words.sources, writer, section, room=48)
    listed = section.add("L", attributes=NUMBERED)
    for source in sources:
        item = listed.add("LI")
        text = writer.markup.of_text(source.text)
        if source.url:
            text += " " + writer.markup.web_link(source.url)
        style = writer.styles.ledger
        mark = TaggedParagraph(f"<b>S{source.number}</b>", style, item.add("Lbl"))
        entry = TaggedParagraph(text, style, item.add("LBody"), is_composed=True)
        row = [[mark, entry]]
        yield Anchor(source_name(source.source))
        widths = [writer.mark_width, writer.page.measure - writer.mark_width]
        yield Table(row, widths, style=_flush(writer.theme))


def annex_heading(
    name: str, title: str, writer: BlockWriter, section: Element, room: float = 110
) -> Iterator[Flowable]:
    """A headline in the outline, on a page that has room, in points, for what follows."""
    yield CondPageBreak(room)
    text, element = writer.markup.of_text(title), section.add_heading(2)
    yield Headline(text, writer.styles.annex, name, element=element)


def _value_width(entry: LedgerEntry, writer: BlockWriter) -> float:
    """Room for the value, as far as it may be so wide; the label has the rest."""
    face, size = writer.theme.family.face("semibold"), writer.styles.ledger_value.fontSize
    width = face.width(entry.printed, size) + _VALUE_GAP
    return min(width, writer.page.measure * _VALUE_SHARE)


def _entry(
    entry: LedgerEntry, wording: Wording, writer: BlockWriter, printed: Callable[[], Details],
    label: Element, body: Element,
) -> Stack:  # fmt: skip
    """Mark, label and value on one line; what they rest on below, and where they are printed."""
    styles, markup, flush = writer.styles, writer.markup, _flush(writer.theme)
    first, value_width = writer.mark_width, _value_width(entry, writer)
    right = styles.ledger_value.clone("ledger value right", alignment=2)
    head = Table(
        [
            [
                TaggedParagraph(f"F{entry.number}", styles.ledger_value, label),
                TaggedParagraph(markup.of_text(entry.label), styles.ledger_value, body.add("P")),
                TaggedParagraph(markup.of_text(entry.printed), right, body.add("P")),
            ]
        ],
        [first, writer.page.measure - first - value_width, value_width],
        style=flush,
    )
    element = body.add("P")
    style = styles.ledger.clone("ledger details", leftIndent=first)

    def details() -> TaggedParagraph:
        told = (
            f'<font color="{writer.theme.muted}">{markup.of_text(name)}{colon}</font> {text}'
            for name, text in (*_details(entry, wording, markup), *printed())
        )
        return TaggedParagraph(" &nbsp; ".join(told), style, element)

    colon = wording.words.colon.rstrip(" ")
    anchor = Anchor(ledger_name(entry.figure))
    stack = _Entry([anchor, head, Late(details), Spacer(0, 3)], writer.theme.rule)
    stack.spaceBefore = stack.spaceAfter = 2
    return stack


class _Entry(Stack):
    """An entry of the ledger; it is split only where it is higher than a page.

    A figure may be printed on any number of pages.
    """

    def split(self, width: float, height: float) -> list[Flowable]:
        *above, details, below = self._parts
        if self.height <= _TALLEST_ENTRY or not isinstance(details, Late):
            return []
        parts = details.split(width, height - self.height + details.height)
        if not parts[1:]:
            return []
        first = Stack([*above, parts[0]], self._rule)
        first.spaceBefore, first.spaceAfter = self.spaceBefore, self.spaceAfter
        return [first, *parts[1:], below]


def _values(entry: LedgerEntry, writer: BlockWriter, body: Element) -> TaggedParagraph:
    """The values of a series, running on, each kept with its period."""
    markup = writer.markup
    words = writer.words
    shown = words.semicolon.join(
        f"{period}{words.colon}{value}".replace(" ", "\u00a0") for period, value in entry.values
    )
    unit = entry.values_unit[:1].upper() + entry.values_unit[1:]
    text = f"{unit}{words.stop} {shown}{words.stop}" if unit else f"{shown}{words.stop}"
    style = writer.styles.ledger.clone("ledger values", leftIndent=writer.mark_width, spaceAfter=6)
    return TaggedParagraph(markup.of_text(text), style, body.add("P"))


def _details(entry: LedgerEntry, wording: Wording, markup: Markup) -> Details:
    """What a figure rests on."""
    words = wording.words
    if entry.given:
        yield words.value_as_given, markup.of_text(entry.given)
    if entry.formula:
        yield words.formula, "".join(_input(node, markup) for node in entry.formula)
        computed = f"{entry.calculation} = {entry.printed}"
        yield words.computed, markup.of_text(computed)
    if entry.used_for:
        yield words.used_for, ", ".join(_input(mark, markup) for mark in entry.used_for)
    if entry.period:
        yield words.period, markup.of_text(entry.period)
    if entry.citations:
        cited = words.semicolon.join(
            markup.link(citation.text, source_name(citation.source)) for citation in entry.citations
        )
        yield words.source_head, cited
    if entry.excerpt:
        yield words.excerpt, markup.quoted(words.quoted, entry.excerpt, entry.excerpt_language)
    if entry.poll:
        yield words.poll, markup.of_text(entry.poll)
    if entry.rivals:
        rivals = (_rival(rival, words, markup) for rival in entry.rivals)
        yield words.rival, words.semicolon.join(rivals)
    if entry.review_by:
        yield words.review_by, markup.of_text(entry.review_by)
    if entry.note:
        yield words.note, markup.of_text(entry.note)


def _printed(
    entry: LedgerEntry, words: Words, markup: Markup, places: Places, slides: SlidesOf
) -> Details:
    """Where a figure is printed: pages, each leading back to it, and slides."""
    pages = places.printed(entry.figure)
    if pages:
        links = (markup.link(str(page), place, markup.theme.link) for page, place in pages)
        yield words.pages, ", ".join(links)
    if numbers := slides.get(entry.figure):
        yield words.slides, ", ".join(map(str, numbers))


def _input(node: Inline, markup: Markup) -> str:
    """A part of a formula: the mark of a figure, whose value is not printed there, or a sign."""
    if isinstance(node, FigureMark):
        return markup.link(node.text, ledger_name(node.figure))
    return markup.of((node,))


def _rival(rival: RivalEntry, words: Words, markup: Markup) -> str:
    """`5 million euros (S2, page 3; deprecated): note`."""
    cited = words.semicolon.join(
        markup.link(citation.text, source_name(citation.source)) for citation in rival.citations
    )
    text = f"{markup.of_text(rival.printed)} ({cited}{words.semicolon}{markup.of_text(rival.rank)})"
    return f"{text}{words.colon}{markup.of_text(rival.note)}" if rival.note else text


def _flush(theme: Theme) -> list[tuple[Any, ...]]:
    """The style of a table whose cells stand flush with the text."""
    return [
        # Even an empty cell has a font, and the default one is not embedded.
        ("FONTNAME", (0, 0), (-1, -1), face(theme.family)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
