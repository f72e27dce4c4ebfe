"""The top of page one: edition, title, bottom line and key figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.platypus import Flowable, Spacer

from factpress.report.flowables import BalancedParagraph, Columns, RuledParagraph
from factpress.report.markup import Markup, mark_width
from factpress.report.tagging.structure import BULLETED, Element
from factpress.report.tagging.text import TaggedParagraph
from factpress.report.typography import Type, face, resized
from factpress.story.model import KeyFigure, Story, plain_text
from factpress.theme import Theme
from factpress.typefaces.family import Family
from factpress.wording import Wording

_LARGEST_AMOUNT = 22.0
_COLUMN_GAP = 14.0
_PADDING = 11.0
_MARK_ROOM = 16.0


def front_matter(
    story: Story, wording: Wording, theme: Theme, styles: Type, measure: float, document: Element
) -> Iterator[Flowable]:
    """The flowables above the first section."""
    markup = Markup(theme)
    words = wording.words
    edition = words.edition.format(date=story.edition)
    line = " · ".join(part for part in (story.publisher, edition) if part)
    yield TaggedParagraph(markup.of_text(line), styles.edition, document.add("P"), is_composed=True)
    yield Spacer(0, 6)
    title = _fitted_title(story, styles.title, theme.family, measure)
    yield BalancedParagraph(markup.of(story.title, marks=False), title, document.add_heading(1))
    yield Spacer(0, 9)
    yield RuledParagraph(
        [
            TaggedParagraph(
                markup.of_text(words.bottom_line), styles.kicker, document.add_heading(2)
            ),
            TaggedParagraph(markup.of(story.bottom_line), styles.bottom_line, document.add("P")),
        ],
        theme.accent,
        14,
    )
    if story.key_figures:
        yield Spacer(0, 14)
        yield _key_figures(story.key_figures, theme, styles, markup, measure, document)


def _fitted_title(story: Story, style: Any, family: Family, measure: float) -> Any:
    """The title's style; a title that would just miss one line is set a little smaller."""
    width = family.face("bold").width(plain_text(story.title), style.fontSize)
    if measure < width <= measure * 1.18:
        size = style.fontSize * measure / width - 0.2
        return resized(style, fontSize=size, leading=size * 1.15)
    return style


def _key_figures(
    figures: tuple[KeyFigure, ...], theme: Theme, styles: Type, markup: Markup, measure: float,
    document: Element,
) -> Columns:  # fmt: skip
    """Large numbers side by side, each with its mark and label."""
    width = (measure - 2 * _PADDING - (len(figures) - 1) * _COLUMN_GAP) / len(figures)
    bold = theme.family.face("bold")
    # The raised mark stands behind the amount, on its line, and needs room of its own.
    rooms = [width - mark_width(each.number, bold) - 1 for each in figures]
    size = min(
        _LARGEST_AMOUNT,
        *((width - _MARK_ROOM) / bold.width(each.amount, 1) for each in figures),
        *(room / bold.width(each.amount, 1) for room, each in zip(rooms, figures, strict=True)),
    )
    amount = resized(
        styles.bottom_line, fontName=face(theme.family, "bold"), fontSize=size, leading=size * 1.16,
        textColor=theme.link,
    )  # fmt: skip
    columns = []
    listed = document.add("L", attributes=BULLETED)
    has_prefix = any(figure.prefix for figure in figures)
    for figure in figures:
        number = markup.figure(figure.amount, figure.figure, theme.link)
        mark = markup.mark(figure.number, figure.figure)
        body = listed.add("LI").add("LBody")
        value = body.add("P")
        column: list[Flowable] = [_filled(figure.prefix, styles.key_prefix, markup, value)]
        if not has_prefix:
            column = []
        column += [
            TaggedParagraph(number + mark, amount, value),
            _filled(figure.unit, styles.key_prefix, markup, value),
            Spacer(0, 3),
            TaggedParagraph(markup.of_text(figure.label), styles.key_label, body.add("P")),
        ]
        columns.append(column)
    return Columns(columns, _COLUMN_GAP, panel=theme.panel, padding=_PADDING)


def _filled(text: str, style: Any, markup: Markup, element: Element) -> TaggedParagraph:
    """A line, or an empty one as high as if there were text on it."""
    if not text:
        return TaggedParagraph("&nbsp;", style)
    return TaggedParagraph(markup.of_text(text), style, element)
