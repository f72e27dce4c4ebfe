"""The named places of a report: what they are in words, their pages, and what is printed there."""

from __future__ import annotations

from collections.abc import Sequence

from factpress.report.markup import (
    figure_of,
    footnote_mark_name,
    footnote_name,
    ledger_name,
    source_name,
)
from factpress.report.parts import Part
from factpress.report.tagging.targets import Target
from factpress.story.contents import footnotes_in
from factpress.story.model import Story
from factpress.words import Words


class Places:
    """The places that links lead to. Their pages, from 1, are known once they are drawn."""

    def __init__(self, story: Story, parts: Sequence[Part], words: Words) -> None:
        self._words = words
        notes = [note.number for each in story.sections for note in footnotes_in(each.body)]
        self._footnotes = frozenset(map(footnote_name, notes))
        self._told = {
            **{footnote_name(each): words.footnote.format(number=each) for each in notes},
            **{footnote_mark_name(each): words.footnote_mark.format(number=each) for each in notes},
            **{part.place: part.title for part in parts},
            **{slot.name: slot.label for slot in story.slots},
            **{ledger_name(each.figure): f"F{each.number} {each.label}" for each in story.ledger},
            **{source_name(each.source): f"S{each.number} {each.text}" for each in story.sources},
        }
        self._pages: dict[str, int] = {}
        self._printed: dict[str, dict[int, str]] = {}

    def target(self, name: str) -> Target:
        """What a link leads to; the link of a printed figure leads to its ledger entry."""
        figure = figure_of(name)
        place = ledger_name(figure) if figure else name
        return Target(place, self._told.get(place, place), place in self._footnotes)

    def reach(self, name: str, page: int) -> None:
        """A place is drawn on a page."""
        self._pages[name] = page

    def page_of(self, name: str) -> int:
        """The page on which a place has been drawn."""
        return self._pages[name]

    def print(self, figure: str, page: int) -> str | None:
        """A figure is printed on a page; the name of the place if it is the first there."""
        pages = self._printed.setdefault(figure, {})
        if page in pages:
            return None
        name = pages[page] = f"printed-{figure}-{page}"
        self._told[name] = self._words.page.format(number=page)
        return name

    def printed(self, figure: str) -> Sequence[tuple[int, str]]:
        """The pages on which a figure has been printed so far, each with its place."""
        return sorted(self._printed.get(figure, {}).items())
