"""Whole briefings: what the notes of their slides hold, and where their links lead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from factpress.build.preparation import Prepared, prepare
from factpress.deck.model import DeckPlan, Slide, SlideLink, TextBox, TextRun, WebAddress
from factpress.deck.planning import plan_deck, text_runs
from factpress.exhibits.model import ChartExhibit
from factpress.story.contents import figures_in_blocks
from factpress.story.model import StorySection
from tests.conftest import ARMENIA, GALLERY


@dataclass(frozen=True)
class Planned:
    """A briefing and its slides."""

    prepared: Prepared
    plan: DeckPlan

    @property
    def sections(self) -> tuple[StorySection, ...]:
        return (*self.prepared.story.sections, *self.prepared.story.annexes)

    def slides_of(self, name: str) -> list[Slide]:
        """The slides of a section, and those that continue it."""
        return [
            slide
            for slide in self.plan.slides
            if slide.id == name or slide.id.removeprefix(f"{name}-").isdigit()
        ]


@pytest.fixture(scope="module", params=[ARMENIA, GALLERY], ids=["armenia", "gallery"])
def planned(request: pytest.FixtureRequest) -> Planned:
    path: Path = request.param
    prepared = prepare(path)
    plan = plan_deck(prepared.story, prepared.exhibits, prepared.wording)
    return Planned(prepared, plan)


def test_notes_hold_the_prose_of_each_section(planned: Planned) -> None:
    written = 0
    for section in planned.sections:
        notes = " ".join(planned.slides_of(section.name)[0].notes)
        ledger = planned.prepared.story.ledger
        numbers = {entry.figure: f"F{entry.number} " for entry in ledger}
        for figure in figures_in_blocks(section.body):
            assert numbers[figure] in notes
        for paragraph in (block for block in section.body if hasattr(block, "children")):
            written += 1
            for node in paragraph.children:
                assert getattr(node, "text", "") in notes
    assert written


def test_notes_hold_every_figure_of_their_slides_with_its_sources(planned: Planned) -> None:
    story = planned.prepared.story
    entries = {entry.figure: entry for entry in story.ledger}
    undisclosed = {each.figure: each.items for each in story.undisclosed}
    names = ["bottom-line", "key-figures", *(section.name for section in planned.sections)]
    shown = 0
    for name in names:
        slides = planned.slides_of(name)
        notes = "\n".join(line for slide in slides for line in slide.notes)
        for figure in sorted(figures_of(slides, planned)):
            entry = entries[figure]
            sources = "; ".join(citation.text for citation in entry.citations)
            assert f"F{entry.number} {entry.label}: {entry.printed}" in notes, (name, figure)
            assert f"({sources})" in notes
            assert all(item in notes for item in undisclosed.get(figure, ()))
            shown += 1
    assert shown >= 10


def figures_of(slides: list[Slide], planned: Planned) -> set[str]:
    """The figures that slides print, in text and in charts."""
    figures = {run.figure for slide in slides for run in text_runs(slide) if run.figure}
    for box in (box for slide in slides for box in slide.boxes):
        exhibit = planned.prepared.exhibits.get(getattr(box, "exhibit", ""))
        if isinstance(exhibit, ChartExhibit):
            figures.update(exhibit.chart.figures)
    return figures


def test_numbers_lead_to_their_entry_and_entries_to_their_source(planned: Planned) -> None:
    slides = {slide.id: slide for slide in planned.plan.slides}
    before, ledger = [], []
    for slide in planned.plan.slides:
        (ledger if slide.id.startswith("ledger") else before).append(slide)
    for slide in before:
        # A space between two words of a long link leads nowhere.
        for run in (run for run in text_runs(slide) if run.figure and run.text.strip()):
            assert isinstance(run.link, SlideLink)
            assert run.figure in {each.figure for each in text_runs(slides[run.link.slide])}
    entries = [run for slide in ledger for run in text_runs(slide) if run.figure]
    assert {run.figure for run in entries} == {
        entry.figure for entry in planned.prepared.story.ledger
    }
    cited = [run for slide in before + ledger for run in text_runs(slide) if is_citation(run)]
    assert len(cited) > 10
    for run in cited:
        assert isinstance(run.link, SlideLink)
        number = run.text.strip("[").partition(",")[0]
        assert f"{number}\u2002" in {each.text for each in text_runs(slides[run.link.slide])}


def is_citation(run: TextRun) -> bool:
    """`S1, paragraph 4` or `[S1, paragraph 4]`; the entry of a source has no comma."""
    mark, comma, _ = run.text.strip("[").partition(",")
    return bool(comma) and mark[:1] == "S" and mark[1:].isdigit()


def test_addresses_lead_to_the_web(planned: Planned) -> None:
    sources = [slide for slide in planned.plan.slides if slide.id.startswith("sources")]
    links = [run.link for slide in sources for run in text_runs(slide)]
    expected = [source.url for source in planned.prepared.story.sources if source.url]
    assert [link.url for link in links if isinstance(link, WebAddress)] == expected


def test_the_bottom_line_is_on_the_first_slide_after_the_title(planned: Planned) -> None:
    _, first, *_ = planned.plan.slides
    body = next(box for box in first.boxes if box.name == "Bottom line")
    assert isinstance(body, TextBox)
    assert " ".join(each.text for each in body.paragraphs) == planned.plan.subject
