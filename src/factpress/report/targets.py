"""What the places are that links lead to, in words: a link's description says it."""

from __future__ import annotations

from collections.abc import Mapping

from factpress.report.markup import ledger_name, source_name
from factpress.story.model import Story


def targets_of(story: Story) -> Mapping[str, str]:
    """Descriptions by the names of places: ledger entries, sources and exhibits."""
    return {
        **{slot.name: slot.label for slot in story.slots},
        **{ledger_name(each.figure): f"F{each.number} {each.label}" for each in story.ledger},
        **{source_name(each.source): f"S{each.number} {each.text}" for each in story.sources},
    }
