"""What the places are that links lead to, in words: a link's description says it."""

from __future__ import annotations

from collections.abc import Mapping

from factpress.report.markup import footnote_mark_name, footnote_name, ledger_name, source_name
from factpress.story.contents import footnotes_in
from factpress.story.model import Story
from factpress.words import Words


def targets_of(story: Story, words: Words) -> Mapping[str, str]:
    """Descriptions by the names of places: ledger entries, sources, exhibits, footnotes."""
    numbers = _footnote_numbers(story)
    return {
        **{footnote_name(each): words.footnote.format(number=each) for each in numbers},
        **{footnote_mark_name(each): words.footnote_mark.format(number=each) for each in numbers},
        **{slot.name: slot.label for slot in story.slots},
        **{ledger_name(each.figure): f"F{each.number} {each.label}" for each in story.ledger},
        **{source_name(each.source): f"S{each.number} {each.text}" for each in story.sources},
    }


def references_of(story: Story) -> frozenset[str]:
    """The names of the places that references in the text lead to: its footnotes."""
    return frozenset(map(footnote_name, _footnote_numbers(story)))


def _footnote_numbers(story: Story) -> tuple[int, ...]:
    return tuple(note.number for section in story.sections for note in footnotes_in(section.body))
