"""What was read from Markdown and still cannot be printed: blank claims, tables too wide."""

from __future__ import annotations

from collections.abc import Iterator

from factpress.facts.model import Facts
from factpress.problems import Position, Problem
from factpress.story.model import (
    Blocks,
    Inlines,
    ListBlock,
    Quote,
    Story,
    TableBlock,
    plain_text,
)

_MOST_COLUMNS = 12


def unprintable_problems(facts: Facts, story: Story) -> Iterator[Problem]:
    """A problem for each claim that prints nothing and each table that no page is wide enough for.

    The sections of the story are those of the facts, in the same order.
    """
    yield from _blank(story.title, "title", facts.title.at)
    yield from _blank(story.bottom_line, "bottom line", facts.bottom_line.prose.at)
    for section, told in zip(facts.sections, story.sections, strict=True):
        yield from _blank(told.headline, "headline", section.headline.prose.at)
        for claim, point in zip(section.points, told.points, strict=True):
            yield from _blank(point, "point", claim.prose.at)
        if section.text and any(columns > _MOST_COLUMNS for columns in _columns(told.body)):
            message = f"A table has more than {_MOST_COLUMNS} columns"
            hint = "Split it, or turn its rows and columns."
            yield Problem(section.text.at, "FP042", message, hint)


def _blank(children: Inlines, what: str, at: Position) -> Iterator[Problem]:
    if not plain_text(children).strip():
        yield Problem(at, "FP043", f"The {what} prints nothing", "Write what it should say.")


def _columns(blocks: Blocks) -> Iterator[int]:
    for block in blocks:
        match block:
            case TableBlock(columns=columns):
                yield len(columns)
            case ListBlock(items=items):
                for item in items:
                    yield from _columns(item)
            case Quote(blocks=inner):
                yield from _columns(inner)
