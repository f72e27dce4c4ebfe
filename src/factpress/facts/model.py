"""What a facts file says, as frozen objects; each knows its position in the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Literal

from factpress.facts.remarks import Todo, TypedNumber
from factpress.facts.settings import DeckCharts, ExhibitSize
from factpress.frozen import field, frozen
from factpress.problems import Position
from factpress.quantities.formula import Guard, Node
from factpress.quantities.moments import Day, Moment
from factpress.quantities.quantity import Quantity


class ReferenceKind(StrEnum):
    """What a mark in prose points to."""

    FIGURE = "figure"
    PERIOD = "period"
    SOURCE = "source"
    EXHIBIT = "exhibit"


@frozen
class Reference:
    """A mark in prose: `{id}`, `{period:id}`, `{figure:id}` or `[@source, locator]`."""

    kind: ReferenceKind
    name: str
    locator: str
    at: Position


@frozen
class Prose:
    """Text with marks in it, as written; `references` are in the order of the text."""

    text: str
    references: tuple[Reference, ...]
    at: Position


@frozen
class Citation:
    """A source and the place in it: paragraph 4."""

    source: str
    locator: str
    at: Position


@frozen
class Source:
    """A source, described with the variables of CSL-JSON."""

    id: str
    title: str
    author: str
    publisher: str
    container_title: str
    issued: Moment
    accessed: Moment
    url: str
    text: str
    sha256: str
    review_by: date | None
    note: str
    language: str
    at: Position
    text_at: Position


CORE_DISCLOSURES = (
    "population", "sample_size", "fieldwork", "margin_of_error", "question", "other_answers",
)  # fmt: skip
"""What the documents print as not disclosed of a poll, where it is missing."""


@frozen
class Poll:
    """What is disclosed of a poll; an empty text is not disclosed."""

    pollster: str
    disclosures: Mapping[str, str]

    @property
    def undisclosed(self) -> tuple[str, ...]:
        """The core disclosures that are missing: what the documents print as not disclosed."""
        return tuple(key for key in CORE_DISCLOSURES if not self.disclosures.get(key))


@frozen
class Formula:
    """The tree of a derived figure and the text it was read from."""

    text: str
    tree: Node
    at: Position

    def part(self, start: int, end: int) -> Position:
        """The position of the characters from `start` to `end` of the text."""
        return self.at.within(len(self.text), start, end)


@frozen
class Condition:
    """A guard: the condition under which a headline, point or bottom line is true."""

    text: str
    guard: Guard
    at: Position

    def part(self, start: int, end: int) -> Position:
        """The position of the characters from `start` to `end` of the text."""
        return self.at.within(len(self.text), start, end)


class Rank(StrEnum):
    """How a value stands among those that sources give, as Wikidata ranks statements."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


@frozen
class Rival:
    """What another source says a figure is."""

    given: str
    value: Quantity
    citations: tuple[Citation, ...]
    excerpt: str
    rank: Rank
    note: str
    at: Position


@frozen
class FigureFact:
    """A figure as written: with a value, or with a formula.

    `series` is the id of the series that a figure is a point of; empty for any other.
    """

    id: str
    label: str
    short: str
    given: str
    value: Quantity | None
    digits: int | None
    formula: Formula | None
    period: Moment
    citations: tuple[Citation, ...]
    excerpt: str
    poll: Poll | None
    note: str
    rivals: tuple[Rival, ...]
    review_by: date | None
    excerpt_at: Position
    at: Position
    series: str = ""


@frozen
class SeriesPoint:
    """A value of a series. `key` names its period as written: `2024`, `2024-03`."""

    key: str
    period: Day
    given: str
    value: Quantity
    at: Position


@frozen
class Series:
    """Values of one thing by period, in order of time; a gap is a value not reported.

    `file` is the path of the CSV file that they come from; empty for those of the facts file.
    """

    id: str
    label: str
    short: str
    file: str
    points: tuple[SeriesPoint, ...]
    citations: tuple[Citation, ...]
    note: str
    review_by: date | None
    at: Position

    @property
    def reported(self) -> tuple[SeriesPoint, ...]:
        """The points that are no gaps."""
        return tuple(point for point in self.points if point.value.known_ends)


@frozen
class Place:
    """A place on the map; latitude and longitude in degrees."""

    name: str
    country: str
    latitude: float
    longitude: float
    note: str


class Stage(StrEnum):
    """How far a supply has come, from first to last; ordered is a contract signed."""

    OFFERED = "offered"
    ANNOUNCED = "announced"
    ORDERED = "ordered"
    DELIVERING = "delivering"
    DELIVERED = "delivered"


@frozen
class Supply:
    """What a country gives another; countries are ISO 3166-1 alpha-2 codes.

    `kind`, `status` and `amount` may hold marks; `prose` has them with their positions.
    `stage` is None where the file gives none; it is never read out of the status.
    """

    supplier: str
    recipient: str
    item: str
    kind: str
    label: str
    category: str
    status: str
    stage: Stage | None
    amount: str
    maker: str
    prose: tuple[Prose, ...]
    via: Place | None
    citations: tuple[Citation, ...]
    review_by: date | None
    at: Position


@frozen
class Event:
    """Something with a date."""

    moment: Moment
    text: Prose
    citations: tuple[Citation, ...]
    review_by: date | None
    at: Position


@frozen
class Statement:
    """What somebody says."""

    who: str
    role: str
    says: Prose
    citations: tuple[Citation, ...]
    review_by: date | None
    at: Position


@frozen
class Choice:
    """A wording and the condition that chooses it; None chooses it where no other is."""

    when: Condition | None
    prose: Prose


@frozen
class Claim:
    """Prose with the condition, if any, under which it is true.

    Where there are `choices`, `prose` is the one that the figures choose.
    """

    prose: Prose
    holds: Condition | None
    choices: tuple[Choice, ...] = ()

    @property
    def wordings(self) -> tuple[Prose, ...]:
        """Every wording that the claim may have."""
        return tuple(choice.prose for choice in self.choices) or (self.prose,)


@frozen
class Option:
    """An option of an exhibit as written: a text or a list of texts, with its positions."""

    value: str | tuple[str, ...]
    key_at: Position
    at: tuple[Position, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """The texts of it, one or many."""
        return (self.value,) if isinstance(self.value, str) else self.value


@frozen
class ExhibitRequest:
    """A chart or table that a section asks for; `options` are those of its kind.

    `size` is how much of the report's measure a chart takes.
    """

    kind: str
    kind_at: Position
    is_chart: bool
    title: Prose | None
    note: Prose | None
    options: Mapping[str, Option]
    at: Position
    size: ExhibitSize = "full"


@frozen
class Section:
    """A section of the report and a slide of the deck."""

    headline: Claim
    exhibit: ExhibitRequest | None
    points: tuple[Claim, ...]
    text: Prose | None
    notes: Prose | None
    at: Position


@frozen
class Suppression:
    """A rule that is switched off, and why: on one line, or for the file if `line` is None."""

    code: str
    reason: str
    line: int | None
    at: Position


@frozen
class LookName:
    """A look that a facts file asks for: the name of a built-in theme, or the path of a file."""

    text: str
    at: Position


@frozen
class Facts:
    """Everything that a facts file says.

    `figures` are those of the file, and the points of series that the file names.
    """

    file: str
    title: Prose
    date: date
    language: str
    marking: str
    watermark: str
    publisher: str
    bottom_line: Claim
    key_figures: tuple[Reference, ...]
    sources: Mapping[str, Source]
    figures: Mapping[str, FigureFact]
    series: Mapping[str, Series]
    supplies: tuple[Supply, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    sections: tuple[Section, ...]
    typed_numbers: tuple[TypedNumber, ...] = ()
    todos: tuple[Todo, ...] = ()
    is_whole: bool = True
    """Whether all of the file could be read; what is missing is told by its own problems."""
    suppressions: tuple[Suppression, ...] = ()
    theme: LookName | None = None
    template: LookName | None = None
    deck_charts: DeckCharts = "picture"
    attach: Literal["facts", "record", "none"] = "facts"
    story: str = ""
    """The path of the story that the file shares, relative to it; empty for none."""
    terms: Mapping[str, str] = field(default_factory=dict)
