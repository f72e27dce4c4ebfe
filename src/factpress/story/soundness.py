"""What was read from Markdown and still cannot be printed: blank claims, too wide, too deep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from factpress.facts.model import Facts
from factpress.problems import Position, Problem
from factpress.story.model import (
    Block,
    Blocks,
    CodeBlock,
    Footnotes,
    Inlines,
    ListBlock,
    Paragraph,
    Quote,
    Story,
    Subheading,
    TableBlock,
    plain_text,
)

_MOST_COLUMNS = 12
_MOST_DEPTH = 12


def unprintable_problems(facts: Facts, story: Story) -> Iterator[Problem]:
    """A problem for each claim that prints nothing and each text that no page has room for.

    The sections of the story are those of the facts, in the same order.
    """
    yield from _blank(story.title, "title", facts.title.at)
    yield from _blank(story.bottom_line, "bottom line", facts.bottom_line.prose.at)
    for section, told in zip(facts.sections, story.sections, strict=True):
        yield from _blank(told.headline, "headline", section.headline.prose.at)
        for claim, point in zip(section.points, told.points, strict=True):
            yield from _blank(point, "point", claim.prose.at)
        for prose, blocks in ((section.text, told.body), (section.notes, told.notes)):
            if prose:
                yield from _too_large(blocks, prose.at)


def _blank(children: Inlines, what: str, at: Position) -> Iterator[Problem]:
    if not plain_text(children).strip():
        yield Problem(at, "FP043", f"The {what} prints nothing", "Write what it should say.")


def _too_large(blocks: Blocks, at: Position) -> Iterator[Problem]:
    found = list(_with_depth(blocks, 1))
    columns = (len(block.columns) for block, _ in found if isinstance(block, TableBlock))
    if max(columns, default=0) > _MOST_COLUMNS:
        message = f"A table has more than {_MOST_COLUMNS} columns"
        yield Problem(at, "FP042", message, "Split it, or turn its rows and columns.")
    levels = (depth for block, depth in found if isinstance(block, ListBlock | Quote))
    if max(levels, default=0) > _MOST_DEPTH:
        message = f"Lists and quotations lie more than {_MOST_DEPTH} deep within each other"
        yield Problem(at, "FP047", message, "Write them on fewer levels.")


def _with_depth(blocks: Blocks, depth: int) -> Iterator[tuple[Block, int]]:
    """All blocks with how deep they lie; those of the text itself at `depth`."""
    for block in blocks:
        yield block, depth
        match block:
            case ListBlock(items=items):
                inner = items
            case Quote(blocks=quoted):
                inner = (quoted,)
            case Footnotes(notes=notes):
                inner = tuple(note.blocks for note in notes)
            case Paragraph() | Subheading() | CodeBlock() | TableBlock():
                inner = ()
            case _:
                assert_never(block)
        for each in inner:
            yield from _with_depth(each, depth + 1)
