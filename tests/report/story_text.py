"""What a report has to say, block by block, in the order of its story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factpress.build.preparation import Prepared
from factpress.exhibits.model import ChartExhibit, Exhibit
from factpress.story.contents import footnotes_in
from factpress.story.model import (
    Blocks,
    CitationMark,
    CodeBlock,
    Emphasis,
    ExhibitSlot,
    FigureMark,
    FootnoteMark,
    Footnotes,
    Inline,
    Inlines,
    LedgerEntry,
    LineBreak,
    ListBlock,
    Paragraph,
    Quote,
    StorySection,
    Strong,
    Subheading,
    TableBlock,
    Text,
    Undisclosed,
    WebLink,
    figures_in,
)

Lines = Iterator[tuple[str, str]]
"""Role and text of each block; headings below the second level count as `H`. A `Reference` is a
line of the contents."""


def story_lines(prepared: Prepared) -> Lines:
    """The whole report but the details of its ledger."""
    story, words = prepared.story, prepared.wording.words
    edition = words.edition.format(date=story.edition)
    if story.marking:
        yield "P", story.marking
    yield "P", " · ".join(part for part in (story.publisher, edition) if part)
    yield "H1", _text(story.title)
    yield "H2", words.bottom_line
    yield "P", _marked(story.bottom_line)
    for figure in story.key_figures:
        yield "P", f"{figure.prefix} {figure.amount} F{figure.number} {figure.unit}"
        yield "P", figure.label
    yield from _contents(prepared)
    ledger = {entry.figure: entry for entry in story.ledger}
    for section in (*story.sections, *story.annexes):
        yield from _section(section, prepared, ledger)
    if not any(slot.request.kind == "undisclosed" for slot in story.slots):
        yield from _undisclosed(story.undisclosed, prepared)
    if story.ledger:
        yield "H2", words.ledger
        yield "P", words.ledger_intro
    for entry in story.ledger:
        yield "Lbl", f"F{entry.number}"
        yield "P", entry.label
        yield "P", entry.printed
    yield "H2", words.sources
    for source in story.sources:
        yield "Lbl", f"S{source.number}"
        yield "LBody", f"{source.text} {source.url}"


def _contents(prepared: Prepared) -> Lines:
    """The lists at the front, without the numbers of pages."""
    story, words = prepared.story, prepared.wording.words
    tables = {slot.request.kind for slot in story.slots if not slot.request.is_chart}
    if len(story.sections) > 4:
        yield "H2", words.contents
        for section in (*story.sections, *story.annexes):
            yield "Reference", _text(section.headline)
        if story.undisclosed and "undisclosed" not in tables:
            yield "Reference", words.undisclosed
        if story.ledger:
            yield "Reference", words.ledger
        yield "Reference", words.sources
    if len(story.slots) > 6:
        yield "H2", words.exhibits
        for section in (*story.sections, *story.annexes):
            if section.exhibit:
                exhibit = prepared.exhibits[section.exhibit.name]
                caption = _caption(section, section.exhibit, exhibit)
                untitled = caption == f"{section.exhibit.label} "
                yield "Reference", caption + _text(section.headline) * untitled


def _section(section: StorySection, prepared: Prepared, ledger: Mapping[str, LedgerEntry]) -> Lines:
    yield "H2", _text(section.headline)
    noted: set[str] = set()
    yield from _blocks(section.body, prepared, ledger, noted)
    if section.exhibit:
        yield from _exhibit(section, section.exhibit, prepared)
    yield from _footnotes(section, prepared, ledger, noted)


def _exhibit(section: StorySection, slot: ExhibitSlot, prepared: Prepared) -> Lines:
    exhibit = prepared.exhibits[slot.name]
    yield "Caption", _caption(section, slot, exhibit)
    if isinstance(exhibit, ChartExhibit):
        chart = exhibit.chart
        half = slot.request.size == "half"
        yield "Figure", chart.alt if half else f"{chart.alt} {chart.note} {chart.source}"
        below = (chart.note, chart.source) if half else ()
    else:
        yield from _table(exhibit.table)
        below = (_marked(exhibit.note), exhibit.source)
    yield from (("P", text) for text in below if text)


def _caption(section: StorySection, slot: ExhibitSlot, exhibit: Exhibit) -> str:
    title = _text(slot.title)
    if title == _text(section.headline):
        title = exhibit.chart.subtitle if isinstance(exhibit, ChartExhibit) else ""
    return f"{slot.label} {title}"


def _blocks(
    blocks: Blocks, prepared: Prepared, ledger: Mapping[str, LedgerEntry], noted: set[str],
    label: str = "",
) -> Lines:  # fmt: skip
    for block in blocks:
        match block:
            case Paragraph(children=children):
                if label:
                    yield "Lbl", label
                yield "P", _marked(children)
                yield from _notes(children, prepared, ledger, noted)
            case Subheading(children=children):
                yield "H", _marked(children)
                yield from _notes(children, prepared, ledger, noted)
            case ListBlock(items=items, ordered=ordered, start=start):
                for number, item in enumerate(items, start):
                    mark = f"{number}." if ordered else "•"
                    is_marked = bool(item) and isinstance(item[0], Paragraph)
                    if not is_marked:
                        yield "Lbl", mark
                    yield from _blocks(item[:1], prepared, ledger, noted, mark * is_marked)
                    yield from _blocks(item[1:], prepared, ledger, noted)
            case Quote(blocks=inner):
                yield from _blocks(inner, prepared, ledger, noted)
            case TableBlock():
                yield from _table(block)
            case CodeBlock(lines=lines):
                yield "P", " ".join(lines)
            case Footnotes():
                pass  # they are read at the end of the section
        label = ""


def _footnotes(
    section: StorySection, prepared: Prepared, ledger: Mapping[str, LedgerEntry], noted: set[str]
) -> Lines:
    for note in footnotes_in(section.body):
        yield "Lbl", str(note.number)
        yield from _blocks(note.blocks, prepared, ledger, noted)


def _notes(
    children: Inlines, prepared: Prepared, ledger: Mapping[str, LedgerEntry], noted: set[str]
) -> Lines:
    words = prepared.wording.words
    for figure in figures_in(children):
        if figure not in noted:
            entry = ledger[figure]
            cited = words.semicolon.join(citation.text for citation in entry.citations)
            yield "Note", f"F{entry.number} {entry.label}{words.stop} {cited}"
    noted.update(figures_in(children))


def _table(table: TableBlock) -> Lines:
    yield from (("TH", column.heading) for column in table.columns)
    for row in table.rows:
        for index, cell in enumerate(row):
            plain = all(isinstance(each, CitationMark | Text) for each in cell)
            text = "".join(
                each.text if isinstance(each, CitationMark) else _text((each,)) for each in cell
            )
            role = "TH" if table.row_heads and index == 0 else "TD"
            yield role, text if plain else _marked(cell)


def _undisclosed(items: tuple[Undisclosed, ...], prepared: Prepared) -> Lines:
    if not items:
        return
    wording = prepared.wording
    yield "H2", wording.words.undisclosed
    yield "P", wording.words.undisclosed_intro
    for entry in items:
        listed = wording.sentence(wording.list(entry.items))
        yield "P", f"{entry.label}{wording.words.colon} {listed}"


def _text(children: Inlines) -> str:
    return "".join(_inline(child, None) for child in children)


def _marked(children: Inlines) -> str:
    """The text with the mark of each figure's ledger entry at its first mention."""
    seen: set[str] = set()
    return "".join(_inline(child, seen) for child in children)


def _inline(node: Inline, seen: set[str] | None) -> str:
    match node:
        case Emphasis(children=inner) | Strong(children=inner) | WebLink(children=inner):
            return "".join(_inline(child, seen) for child in inner)
        case CitationMark(text=text):
            return f"[{text}]"
        case FootnoteMark(number=number):
            return f" {number}"
        case LineBreak():
            return " "
        case FigureMark(text=text, figure=figure, number=number):
            if seen is None or figure in seen:
                return text
            seen.add(figure)
            return f"{text} F{number}"
        case _:
            return node.text
