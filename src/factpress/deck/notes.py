"""Speaker notes: the prose of a section, its figures with their sources, what is not disclosed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factpress.deck.parts import Context
from factpress.deck.runs import clean
from factpress.exhibits.model import ChartExhibit
from factpress.story.contents import plain_lines
from factpress.story.model import LedgerEntry, StorySection, plain_text
from factpress.words import Words


def section_notes(
    section: StorySection, figures: Iterable[str], context: Context
) -> tuple[str, ...]:
    """The speaker notes first, then prose, data of the chart, figures, what is not disclosed."""
    words = context.wording.words
    spoken = tuple(plain_lines(section.notes))
    lines = [words.speaker_notes, *spoken] if spoken else []
    lines += plain_lines(section.body)
    lines += _chart_data(section, context)
    lines += figure_notes((*section.figures, *figures), context)
    return tuple(clean(line) for line in lines)


def figure_notes(figures: Iterable[str], context: Context) -> tuple[str, ...]:
    """`F2 Defence allocation, 2024: about 1.4 billion US dollars (S1, paragraph 4)`."""
    words = context.wording.words
    wanted = set(figures)
    entries = [entry for entry in context.story.ledger if entry.figure in wanted]
    lines = (
        [words.slide_figures, *(ledger_line(entry, words) for entry in entries)] if entries else []
    )
    undisclosed = [each for each in context.story.undisclosed if each.figure in wanted]
    if undisclosed:
        lines.append(words.undisclosed)
        lines += [
            f"{each.label}{words.colon}{context.wording.list(each.items)}" for each in undisclosed
        ]
    return tuple(clean(line) for line in lines)


def ledger_line(entry: LedgerEntry, words: Words) -> str:
    """A figure with its value and its sources, in one line."""
    sources = words.semicolon.join(each.text for each in entry.citations)
    calculation = f" = {entry.calculation}" if entry.calculation else ""
    source = f" ({sources})" if sources else ""
    return f"F{entry.number} {entry.label}{words.colon}{entry.printed}{calculation}{source}"


def _chart_data(section: StorySection, context: Context) -> Iterator[str]:
    """The values that a chart shows: its picture holds no text that can be searched."""
    exhibit = context.exhibits.get(section.exhibit.name) if section.exhibit else None
    if isinstance(exhibit, ChartExhibit):
        yield f"{exhibit.slot.label}{context.wording.words.colon}{plain_text(exhibit.slot.title)}"
        for row in (exhibit.chart.data.headings, *exhibit.chart.data.rows):
            yield " | ".join(row)
        yield from (text for text in (exhibit.chart.note, exhibit.chart.source) if text)
