"""What the blocks of a story hold: figures, footnotes and words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from factpress.story.model import (
    Blocks,
    Code,
    CodeBlock,
    Footnote,
    Footnotes,
    Inlines,
    ListBlock,
    Paragraph,
    Quote,
    Subheading,
    TableBlock,
    Text,
    figures_in,
    plain_text,
    raised,
)


def figures_in_blocks(blocks: Blocks) -> tuple[str, ...]:
    """Ids of the figures that blocks print, each once, in order."""
    return tuple(dict.fromkeys(id_ for text in texts_in(blocks) for id_ in figures_in(text)))


def footnotes_in(blocks: Blocks) -> tuple[Footnote, ...]:
    """The footnotes of a text."""
    return tuple(note for block in blocks if isinstance(block, Footnotes) for note in block.notes)


def plain_lines(blocks: Blocks) -> Iterator[str]:
    """The words of blocks without their marks, line by line: `• An item`, `¹ A footnote`."""
    for block in blocks:
        match block:
            case Paragraph(children=children) | Subheading(children=children):
                yield plain_text(children)
            case ListBlock(items=items, ordered=ordered, start=start):
                for number, item in enumerate(items, start=start):
                    first, *others = [*plain_lines(item), ""]
                    yield f"{number}." * ordered + "•" * (not ordered) + f" {first}"
                    yield from (line for line in others if line)
            case Quote(blocks=inner):
                yield from plain_lines(inner)
            case TableBlock(columns=columns, rows=rows):
                yield " | ".join(column.heading for column in columns)
                for row in rows:
                    yield " | ".join(plain_text(cell) for cell in row)
            case CodeBlock(lines=lines):
                yield from lines
            case Footnotes(notes=notes):
                for note in notes:
                    first, *others = [*plain_lines(note.blocks), ""]
                    yield f"{raised(note.number)} {first}"
                    yield from (line for line in others if line)
            case _:
                assert_never(block)


def texts_in(blocks: Blocks) -> Iterator[Inlines]:
    """The texts of blocks one by one: paragraphs, cells, lines of code, and footnotes with their
    raised numbers."""
    for block in blocks:
        match block:
            case Paragraph(children=children) | Subheading(children=children):
                yield children
            case ListBlock(items=items):
                for item in items:
                    yield from texts_in(item)
            case Quote(blocks=inner):
                yield from texts_in(inner)
            case TableBlock(rows=rows):
                yield from (cell for row in rows for cell in row)
            case CodeBlock(lines=lines):
                yield from ((Code(line),) for line in lines)
            case Footnotes(notes=notes):
                for note in notes:
                    first, *others = [*texts_in(note.blocks)] or [()]
                    yield (Text(f"{raised(note.number)} "), *first)
                    yield from others
            case _:
                assert_never(block)
