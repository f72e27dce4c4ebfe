"""What the blocks of a story hold: figures and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from factpress.story.model import (
    Blocks,
    CodeBlock,
    Footnote,
    Footnotes,
    Inlines,
    ListBlock,
    Paragraph,
    Quote,
    Subheading,
    TableBlock,
    figures_in,
)


def figures_in_blocks(blocks: Blocks) -> tuple[str, ...]:
    """Ids of the figures that blocks print, each once, in order."""
    return tuple(dict.fromkeys(id_ for text in _texts(blocks) for id_ in figures_in(text)))


def footnotes_in(blocks: Blocks) -> tuple[Footnote, ...]:
    """The footnotes of a text."""
    return tuple(note for block in blocks if isinstance(block, Footnotes) for note in block.notes)


def _texts(blocks: Blocks) -> Iterator[Inlines]:
    for block in blocks:
        match block:
            case Paragraph(children=children) | Subheading(children=children):
                yield children
            case ListBlock(items=items):
                for item in items:
                    yield from _texts(item)
            case Quote(blocks=inner):
                yield from _texts(inner)
            case TableBlock(rows=rows):
                yield from (cell for row in rows for cell in row)
            case Footnotes(notes=notes):
                for note in notes:
                    yield from _texts(note.blocks)
            case CodeBlock():
                pass
            case _:
                assert_never(block)
