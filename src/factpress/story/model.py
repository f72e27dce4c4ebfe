"""The nodes of a story.

No node knows a format: writers match on the node types and end in `assert_never`, so that
the type checker lists every place when a node is added. A quantity inline carries its
text, verbatim as it is printed everywhere, and the id of its figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, assert_never

from factpress.facts.model import ExhibitRequest
from factpress.frozen import frozen

# Inline nodes


@frozen
class Text:
    """Plain text."""

    text: str


@frozen
class Emphasis:
    """Text that is stressed."""

    children: Inlines


@frozen
class Strong:
    """Text that is stressed strongly."""

    children: Inlines


@frozen
class Code:
    """Text to be taken literally."""

    text: str


@frozen
class WebLink:
    """Text that leads to a web or mail address."""

    children: Inlines
    url: str


@frozen
class FigureMark:
    """A printed quantity: its text, the id of its figure and its number in the ledger."""

    text: str
    figure: str
    number: int


@frozen
class CitationMark:
    """A citation in the text: `[Article, paragraph 4]`; `source` is the source's id."""

    text: str
    source: str


@frozen
class ExhibitMark:
    """A mention of an exhibit: `Figure 2`."""

    text: str
    exhibit: str


@frozen
class FootnoteMark:
    """The mark of a footnote: its number, and whether it is the first that leads there."""

    number: int
    is_first: bool


@frozen
class LineBreak:
    """A forced line end."""


Inline = (
    Text
    | Emphasis
    | Strong
    | Code
    | WebLink
    | FigureMark
    | CitationMark
    | ExhibitMark
    | FootnoteMark
    | LineBreak
)
Inlines = tuple[Inline, ...]

# Blocks


@frozen
class Paragraph:
    """A paragraph of prose."""

    children: Inlines


@frozen
class Subheading:
    """A heading within the prose of a section; `level` counts from 1."""

    level: int
    children: Inlines


@frozen
class ListBlock:
    """A list; `start` is the number of the first item of an ordered list.

    A `loose` list was written with blank lines between its items.
    """

    items: tuple[Blocks, ...]
    ordered: bool
    start: int
    loose: bool = False


@frozen
class Quote:
    """A block quotation."""

    blocks: Blocks


@frozen
class TableColumn:
    """A column: its heading, its alignment, and its share of the width."""

    heading: str
    align: Literal["left", "right", "center"] = "left"
    weight: float = 1.0


@frozen
class TableBlock:
    """A table; every row has as many cells as there are columns.

    The first column heads its row when `row_heads` is set.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    row_heads: bool = True


@frozen
class CodeBlock:
    """Lines to be taken literally, each as it stands."""

    lines: tuple[str, ...]


@frozen
class Footnote:
    """A footnote with its number, from 1 on through the whole document."""

    number: int
    blocks: Blocks


@frozen
class Footnotes:
    """The footnotes of a text, at its end, in the order of their marks."""

    notes: tuple[Footnote, ...]


Block = Paragraph | Subheading | ListBlock | Quote | TableBlock | CodeBlock | Footnotes
Blocks = tuple[Block, ...]

# The document


@frozen
class KeyFigure:
    """One of the figures of page one: `about` / `1.4 billion` / `US dollars`, and a label."""

    figure: str
    number: int
    prefix: str
    amount: str
    unit: str
    label: str


@frozen
class ExhibitSlot:
    """A place for an exhibit. `name` identifies it; `label` is `Figure 1` or `Table 1`.

    `title` is the finding that the exhibit shows. `request` says what to draw.
    """

    name: str
    label: str
    title: Inlines
    own_title: bool
    request: ExhibitRequest


@frozen
class StorySection:
    """A section of the report and a slide of the deck.

    `name` identifies it; `figures` are the ids of the figures that it prints, `citations`
    what it rests on: its own and those of its figures, one to a source.
    """

    name: str
    headline: Inlines
    exhibit: ExhibitSlot | None
    points: tuple[Inlines, ...]
    body: Blocks
    notes: Blocks
    figures: tuple[str, ...]
    citations: tuple[LedgerCitation, ...]


@frozen
class Undisclosed:
    """What the sources do not say of a figure."""

    figure: str
    label: str
    items: tuple[str, ...]


@frozen
class LedgerCitation:
    """A source of a figure: its id, and how the ledger names it with the locator."""

    source: str
    text: str


@frozen
class RivalEntry:
    """What another source says a figure is, with its rank, as it is printed."""

    printed: str
    rank: str
    citations: tuple[LedgerCitation, ...]
    note: str


@frozen
class LedgerEntry:
    """All that is known of one figure, or of a series that a chart shows.

    `given` is the value as written in the facts file, empty for a derived figure, which
    has a `formula` (with the marks of its inputs) and a `calculation` (with their values);
    `used_for` has the marks of the figures that are derived from it. `excerpt_language` is that
    of the excerpt, empty where it is the story's. The `values` of a series are its periods and
    values in `values_unit`; empty for a figure.
    """

    figure: str
    number: int
    label: str
    printed: str
    given: str
    period: str
    formula: Inlines
    calculation: str
    citations: tuple[LedgerCitation, ...]
    excerpt: str
    poll: str
    rivals: tuple[RivalEntry, ...]
    review_by: str
    note: str
    used_for: tuple[FigureMark, ...] = ()
    values_unit: str = ""
    values: tuple[tuple[str, str], ...] = ()
    excerpt_language: str = ""


@frozen
class SourceEntry:
    """A source as it is listed: its id, number, description, and web address."""

    source: str
    number: int
    text: str
    url: str


@frozen
class Story:
    """A whole briefing, ready to be written in any format.

    `moment` is when its files are said to be made, in UTC: the midnight that the edition begins
    with, whatever the clock says.
    """

    title: Inlines
    edition: str
    moment: datetime
    language: str
    marking: str
    watermark: str
    publisher: str
    bottom_line: Inlines
    key_figures: tuple[KeyFigure, ...]
    sections: tuple[StorySection, ...]
    annexes: tuple[StorySection, ...]
    undisclosed: tuple[Undisclosed, ...]
    ledger: tuple[LedgerEntry, ...]
    sources: tuple[SourceEntry, ...]

    @property
    def slots(self) -> tuple[ExhibitSlot, ...]:
        """Every exhibit, in the order of the document."""
        return tuple(each.exhibit for each in (*self.sections, *self.annexes) if each.exhibit)


def plain_text(children: Inlines) -> str:
    """The words of inline nodes, without their marks."""
    return "".join(_words(child) for child in children)


def _words(node: Inline) -> str:
    match node:
        case Text(text=text) | Code(text=text) | FigureMark(text=text) | ExhibitMark(text=text):
            return text
        case CitationMark(text=text):
            return f" [{text}]"
        case Emphasis(children=children) | Strong(children=children) | WebLink(children=children):
            return plain_text(children)
        case FootnoteMark(number=number):
            return raised(number)
        case LineBreak():
            return " "
        case _:
            assert_never(node)


def raised(number: int) -> str:
    """The number of a footnote in raised digits: `¹²`."""
    return str(number).translate(_RAISED)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def figures_in(children: Inlines) -> tuple[str, ...]:
    """Ids of the figures that inline nodes print, each once, in order."""
    return tuple(dict.fromkeys(_figures(children)))


def _figures(children: Inlines) -> Iterable[str]:
    for child in children:
        match child:
            case FigureMark(figure=figure):
                yield figure
            case Emphasis(children=inner) | Strong(children=inner) | WebLink(children=inner):
                yield from _figures(inner)
            case Text() | Code() | CitationMark() | ExhibitMark() | FootnoteMark() | LineBreak():
                pass
            case _:
                assert_never(child)
