"""The parts of a report as its lists and bookmarks name them: sections, annexes, exhibits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factpress.exhibits.model import ChartExhibit, Exhibit
from factpress.frozen import frozen
from factpress.story.model import Story, StorySection, plain_text
from factpress.words import Words


@frozen
class Listed:
    """A chart or a table: the name of its place, its label, and what it shows."""

    place: str
    label: str
    title: str


@frozen
class Part:
    """A section or an annex: the name of its place, its headline, and its exhibit."""

    place: str
    title: str
    exhibit: Listed | None = None


def parts_of(story: Story, exhibits: Mapping[str, Exhibit], words: Words) -> Iterator[Part]:
    """The sections and annexes of a report, in order."""
    for section in (*story.sections, *story.annexes):
        yield Part(section.name, plain_text(section.headline), _listed(section, exhibits))
    for name, title in annex_titles(story, words).items():
        yield Part(name, title)


def annex_titles(story: Story, words: Words) -> Mapping[str, str]:
    """The annexes without an exhibit that a story has: their titles, by the names of their places.

    What is not disclosed is not listed again where a table shows it.
    """
    is_shown = any(slot.request.kind == "undisclosed" for slot in story.slots)
    wanted = {
        "undisclosed": words.undisclosed if story.undisclosed and not is_shown else "",
        "ledger": words.ledger if story.ledger else "",
        "sources": words.sources,
    }
    return {name: title for name, title in wanted.items() if title}


def _listed(section: StorySection, exhibits: Mapping[str, Exhibit]) -> Listed | None:
    """The exhibit of a section; its subject where the section's headline is its title."""
    slot = section.exhibit
    if slot is None:
        return None
    exhibit = exhibits[slot.name]
    subject = ""
    if isinstance(exhibit, ChartExhibit) and slot.title == section.headline:
        subject = exhibit.chart.subtitle
    return Listed(slot.name, slot.label, subject or plain_text(slot.title))
