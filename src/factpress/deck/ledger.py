"""The last slides: every figure with its source, the sources, and what they do not disclose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factpress.deck.fitting import Paragraphs, set_text
from factpress.deck.model import (
    LayoutRole,
    PlaceholderRole,
    Slide,
    SlideLink,
    SlideParagraph,
    TextBox,
    TextRun,
    Tone,
    WebAddress,
)
from factpress.deck.parts import Context, headline_box
from factpress.deck.runs import TextStyle, plain
from factpress.deck.table_slides import table_alt
from factpress.deck.tables import Cell, Grid, lay_table
from factpress.frozen import frozen
from factpress.story.model import LedgerEntry, SourceEntry, Undisclosed
from factpress.words import Words

LEDGER_ID = "ledger"
SOURCES_ID = "sources"

Uses = Mapping[str, Mapping[int, str]]
"""The slides that print each figure: their ids by their numbers, in order."""


@frozen
class ClosingSlides:
    """The last slides, and where in them figures and sources have their place."""

    slides: tuple[Slide, ...]
    figures: Mapping[str, str]
    sources: Mapping[str, str]


def closing_slides(context: Context, uses: Uses) -> ClosingSlides:
    """The ledger, which names the slides that print each figure, and the sources."""
    sources, source_places = _source_slides(context)
    ledger, figure_places = _ledger_slides(context, source_places, uses)
    return ClosingSlides((*ledger, *sources), figure_places, source_places)


# Figures


def _ledger_slides(
    context: Context, source_places: Mapping[str, str], uses: Uses
) -> tuple[list[Slide], Mapping[str, str]]:
    entries = context.story.ledger
    if not entries:
        return [], {}
    words, frame, scale = context.wording.words, context.canvas.content, context.type
    pages = lay_table(
        lambda size: _ledger_grid(context, size, source_places, uses),
        scale.ledger,
        scale.family,
        frame.width,
        frame.height,
    )
    slides: list[Slide] = []
    places: dict[str, str] = {}
    for part, page in enumerate(pages, start=1):
        id_ = LEDGER_ID if part == 1 else f"{LEDGER_ID}-{part}"
        headings = [cell.paragraphs[0].text for cell in page.rows[0].cells]
        alt = table_alt(words.figure_sources, headings, len(page.rows) - 1, context)
        table = page.box("Ledger", frame.left, frame.top, alt, row_heads=True)
        headline = headline_box(words.figure_sources, context, context.continued(part, len(pages)))
        slides.append(Slide(id_, LayoutRole.EXHIBIT, (headline, table)))
        for row in page.rows[1:]:
            for run in row.cells[0].paragraphs[0].runs:
                places.setdefault(run.figure, id_)
    return slides, places


def _ledger_grid(
    context: Context, size: float, source_places: Mapping[str, str], uses: Uses
) -> Grid:
    words = context.wording.words
    head = TextStyle(size, bold=True, colour=Tone.MUTED)
    headings = (words.number_heading, words.label, words.value, words.source_head, words.slides)
    rows = tuple(
        _ledger_row(entry, size, source_places, uses.get(entry.figure, {}), words)
        for entry in context.story.ledger
    )
    return (tuple((plain(heading, head),) for heading in headings), *rows)


def _ledger_row(
    entry: LedgerEntry,
    size: float,
    source_places: Mapping[str, str],
    slides: Mapping[int, str],
    words: Words,
) -> tuple[Cell, ...]:
    style, bold = TextStyle(size), TextStyle(size, bold=True)
    quiet = TextStyle(max(size - 2, 12), colour=Tone.MUTED)
    first = next((SlideLink(slide) for slide in slides.values()), None)
    number = SlideParagraph((bold.run(f"F{entry.number}", first, entry.figure),))
    label = ", ".join(part for part in (entry.label, _missing_period(entry)) if part)
    what = [plain(label, style)]
    what += [plain(text, quiet) for text in (entry.poll,) if text]
    value = [plain(entry.printed, bold)]
    value += [plain(f"= {entry.calculation}", quiet)] if entry.calculation else []
    runs: list[TextRun] = []
    for citation in entry.citations:
        runs += [style.run(words.semicolon)] if runs else []
        place = source_places.get(citation.source)
        runs.append(style.run(citation.text, SlideLink(place) if place else None))
    source, printed = SlideParagraph(tuple(runs)), SlideParagraph(tuple(_numbers(slides, style)))
    return ((number,), tuple(what), tuple(value), (source,), (printed,))


def _numbers(slides: Mapping[int, str], style: TextStyle) -> Iterator[TextRun]:
    """`3, 5`, each number leading to its slide."""
    for index, (number, slide) in enumerate(slides.items()):
        if index:
            yield style.run(", ")
        yield style.run(str(number), SlideLink(slide))


def _missing_period(entry: LedgerEntry) -> str:
    return entry.period if entry.period and entry.period not in entry.label else ""


# Sources


def _source_slides(context: Context) -> tuple[list[Slide], Mapping[str, str]]:
    story, frame, scale = context.story, context.canvas.content, context.type
    pages = set_text(
        lambda size: _source_paragraphs(context, size),
        scale.sources,
        scale.family,
        frame.width,
        frame.height,
    )
    if not pages[0]:
        return [], {}
    slides, places = [], {}
    for part, page in enumerate(pages, start=1):
        id_ = SOURCES_ID if part == 1 else f"{SOURCES_ID}-{part}"
        headline = headline_box(
            context.wording.words.sources, context, context.continued(part, len(pages))
        )
        body = TextBox("Sources", frame, page, PlaceholderRole.BODY)
        slides.append(Slide(id_, LayoutRole.TEXT, (headline, body)))
        marks = {each.text.partition("\u2002")[0] for each in page}
        for source in story.sources:
            if f"S{source.number}" in marks:
                places[source.source] = id_
    return slides, places


def _source_paragraphs(context: Context, size: float) -> Paragraphs:
    words, story = context.wording.words, context.story
    paragraphs = [_source_paragraph(source, size) for source in story.sources]
    if story.undisclosed:
        style = TextStyle(size, bold=True)
        paragraphs.append(plain(words.undisclosed, style, before=size * 1.4))
        numbers = {entry.figure: entry.number for entry in story.ledger}
        for each in story.undisclosed:
            paragraphs += _undisclosed_paragraphs(each, numbers[each.figure], size, context)
    return tuple(paragraphs)


def _source_paragraph(source: SourceEntry, size: float) -> SlideParagraph:
    style = TextStyle(size)
    runs = [TextStyle(size, bold=True).run(f"S{source.number}\u2002"), style.run(source.text)]
    if source.url:
        link = TextStyle(size, colour=Tone.LINK)
        runs += [style.run(" "), link.run(source.url, WebAddress(source.url))]
    return SlideParagraph(tuple(runs), before=size * 0.5)


def _undisclosed_paragraphs(
    each: Undisclosed, number: int, size: float, context: Context
) -> list[SlideParagraph]:
    style = TextStyle(size)
    mark = TextStyle(size, bold=True).run(
        f"F{number}\u2002", context.targets.figure(each.figure), each.figure
    )
    label = SlideParagraph(
        (mark, style.run(f"{each.label}{context.wording.words.colon.rstrip(' ')}")),
        before=size * 0.5,
    )
    items = (SlideParagraph((style.run(item),), True, size * 0.2) for item in each.items)
    return [label, *items]
