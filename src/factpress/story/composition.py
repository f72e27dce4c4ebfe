"""The story of a briefing, composed from its facts and figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from factpress.facts.model import Citation, ExhibitRequest, Prose, ReferenceKind, Section
from factpress.figures.model import Figure
from factpress.story.citations import citation_texts
from factpress.story.contents import figures_in_blocks, footnotes_in
from factpress.story.ledger import ledger_entries, source_entries, undisclosed_items
from factpress.story.marks import ProseReader
from factpress.story.model import (
    Blocks,
    ExhibitSlot,
    Inlines,
    KeyFigure,
    LedgerCitation,
    Story,
    StorySection,
    figures_in,
)
from factpress.story.numbering import ExhibitName
from factpress.story.storyline import Annex

_MOST_KEY_FIGURES = 4


def compose(reader: ProseReader) -> Story:
    """The story of the facts that the reader reads."""
    facts, figures, wording = reader.facts, reader.figures, reader.wording
    numbering = reader.numbering
    # The report prints no speaker notes: their footnotes go behind all others.
    bodies = _texts((section.text for section in facts.sections), reader, 1)
    behind = 1 + sum(len(footnotes_in(body)) for body in bodies)
    spoken = _texts((section.notes for section in facts.sections), reader, behind)
    return Story(
        title=reader.inlines(facts.title),
        edition=wording.date(facts.date),
        moment=datetime.combine(facts.date, time()),
        language=wording.formats.tag,
        marking=facts.marking,
        watermark=facts.watermark,
        publisher=facts.publisher,
        bottom_line=reader.inlines(facts.bottom_line.prose),
        key_figures=_key_figures(reader),
        sections=tuple(
            _section(f"section-{number}", section, exhibit, body, notes, reader)
            for number, (section, exhibit, body, notes) in enumerate(
                zip(facts.sections, numbering.sections, bodies, spoken, strict=True), 1
            )
        ),
        annexes=tuple(_annex(annex, exhibit, reader) for annex, exhibit in numbering.annexes),
        undisclosed=undisclosed_items(figures, wording),
        ledger=ledger_entries(facts, figures, wording),
        sources=source_entries(facts, wording),
    )


def _texts(
    proses: Iterable[Prose | None], reader: ProseReader, first_footnote: int
) -> tuple[Blocks, ...]:
    """The blocks of texts whose footnotes are numbered through."""
    texts = []
    for prose in proses:
        texts.append(reader.blocks(prose, first_footnote))
        first_footnote += len(footnotes_in(texts[-1]))
    return tuple(texts)


def _section(
    name: str, section: Section, exhibit: ExhibitName | None, body: Blocks, notes: Blocks,
    reader: ProseReader,
) -> StorySection:  # fmt: skip
    headline = reader.inlines(section.headline.prose)
    points = tuple(reader.inlines(point.prose) for point in section.points)
    printed = {id_: None for group in (headline, *points) for id_ in figures_in(group)}
    printed.update(dict.fromkeys((*figures_in_blocks(body), *figures_in_blocks(notes))))
    slot = None
    if section.exhibit and exhibit:
        slot = _slot(exhibit, section.exhibit, headline, reader)
    citations = _citations(section, tuple(printed), reader)
    return StorySection(name, headline, slot, points, body, notes, tuple(printed), citations)


def _citations(
    section: Section, printed: tuple[str, ...], reader: ProseReader
) -> tuple[LedgerCitation, ...]:
    """What a section cites, and the sources of the figures that it prints."""
    claims = (section.headline, *section.points)
    proses = [claim.prose for claim in claims] + ([section.text] if section.text else [])
    cited = [
        Citation(reference.name, reference.locator, reference.at)
        for prose in proses
        for reference in prose.references
        if reference.kind is ReferenceKind.SOURCE
    ]
    cited += [citation for id_ in printed for citation in reader.figures[id_].citations]
    texts = citation_texts(cited, reader.facts.sources, reader.wording)
    return tuple(LedgerCitation(source, text) for source, text in texts)


def _annex(annex: Annex, exhibit: ExhibitName, reader: ProseReader) -> StorySection:
    headline = reader.text(annex.headline)
    slot = _slot(exhibit, annex.request, headline, reader)
    return StorySection(f"annex-{annex.name}", headline, slot, (), (), (), (), ())


def _slot(
    exhibit: ExhibitName, request: ExhibitRequest, headline: Inlines, reader: ProseReader
) -> ExhibitSlot:
    title = reader.inlines(request.title) if request.title else headline
    return ExhibitSlot(exhibit.name, exhibit.label, title, request.title is not None, request)


def _key_figures(reader: ProseReader) -> tuple[KeyFigure, ...]:
    """The figures of page one: those that the file names, else those of the bottom line."""
    facts, figures = reader.facts, reader.figures
    chosen = [reference.name for reference in facts.key_figures]
    if not chosen:
        mentioned = figures_in(reader.inlines(facts.bottom_line.prose))
        chosen = list(dict.fromkeys((*mentioned, *figures)))[:_MOST_KEY_FIGURES]
    numbers = {id_: number for number, id_ in enumerate(figures, 1)}
    return tuple(_key_figure(figures[id_], numbers[id_], reader) for id_ in chosen)


def _key_figure(figure: Figure, number: int, reader: ProseReader) -> KeyFigure:
    phrase = reader.wording.phrase(figure.value).joined
    return KeyFigure(
        figure=figure.id,
        number=number,
        prefix=phrase.prefix,
        amount=phrase.amount,
        unit=phrase.unit,
        label=figure.fact.label,
    )
