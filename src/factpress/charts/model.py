"""A planned chart and the kinds there are: what a chart prints is decided before drawing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from factpress.charts.frame import Captions
from factpress.charts.sheet import Layout
from factpress.charts.style import ChartStyle
from factpress.facts.model import ExhibitRequest, Facts
from factpress.figures.model import Figure
from factpress.frozen import frozen
from factpress.problems import Problem, suggestion
from factpress.story.marks import ProseReader
from factpress.wording import Wording


@frozen
class DataTable:
    """The numbers of a chart as text: headings, and rows of as many cells."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Chart:
    """A chart, planned. `plan` is what its kind draws; `figures` the ids that it shows or notes."""

    kind: str
    subtitle: str
    note: str
    source: str
    alt: str
    data: DataTable
    figures: tuple[str, ...]
    plan: Any


@frozen
class Briefing:
    """What charts and tables are planned from; the reader reads the prose of the facts."""

    reader: ProseReader

    @property
    def facts(self) -> Facts:
        """What the facts file says."""
        return self.reader.facts

    @property
    def figures(self) -> Mapping[str, Figure]:
        """The figures with their values, by id."""
        return self.reader.figures

    @property
    def wording(self) -> Wording:
        """The words of the briefing's language."""
        return self.reader.wording


@frozen
class OptionRule:
    """An option of a kind: what it means, and whether the kind can do without it."""

    meaning: str
    required: bool = False
    many: bool = False
    names_figures: bool = False


CUT_OFFS = frozenset(
    "axis_min axis_start baseline from_zero min minimum start start_at starts_at truncate xmin "
    "ymin zero".split()
)
"""Options that other programs have to start an axis elsewhere than at zero."""


@frozen
class ChartKind:
    """A kind of chart: how it is asked for, planned and drawn.

    `plan` raises ProblemsFound when the facts cannot be shown so. `draw` takes the title
    to print within the picture, empty when the document prints it. A picture may be drawn
    lower than it would like to be, down to the share `shrinks_to` of its height, and higher, up
    to `grows_to`. A kind that `has_bars` shows values by lengths from zero.
    """

    name: str
    summary: str
    options: Mapping[str, OptionRule]
    plan: Callable[[ExhibitRequest, Briefing], Chart]
    draw: Callable[[Chart, Captions, ChartStyle], Layout]
    shrinks_to: float = 1.0
    grows_to: float = 1.0
    has_bars: bool = False


def option_problems(
    request: ExhibitRequest,
    rules: Mapping[str, OptionRule],
    what: str,
    judged: Collection[str] = (),
) -> list[Problem]:
    """Unknown options, missing and empty ones, and lists where one value is wanted.

    `judged` are options that a rule of its own speaks of.
    """
    known = [*rules, "title", "note", *(["size"] if request.is_chart else [])]
    problems = [
        Problem(
            option.key_at,
            "FP060",
            f"{what} has no option '{name}'",
            suggestion(name, known, f"Delete it; the options are {', '.join(known)}."),
        )
        for name, option in request.options.items()
        if name not in known and name not in judged
    ]
    problems += [
        Problem(
            request.at,
            "FP061",
            f"{what} needs '{name}'",
            f"Add '{name}: ...'. {rule.meaning}",
        )
        for name, rule in rules.items()
        if rule.required and name not in request.options
    ]
    problems += [
        Problem(
            option.key_at,
            "FP062",
            f"'{name}' takes one value, not a list",
            f"Write '{name}: {next(iter(option.items), '...')}'.",
        )
        for name, option in request.options.items()
        if name in rules and not rules[name].many and not isinstance(option.value, str)
    ]
    problems += [
        Problem(
            option.key_at,
            "FP064",
            f"'{name}' lists nothing",
            f"Write '{name}: [...]'. {rules[name].meaning}",
        )
        for name, option in request.options.items()
        if name in rules and rules[name].many and not option.items
    ]
    return problems


def figure_problems(
    request: ExhibitRequest, names: tuple[str, ...], figures: Mapping[str, object]
) -> list[Problem]:
    """Options that name a figure which does not exist."""
    return [
        Problem(
            at,
            "FP030",
            f"There is no figure '{item}'",
            suggestion(item, figures, f"The figures are {', '.join(figures)}."),
        )
        for name in names
        if name in request.options
        for item, at in zip(request.options[name].items, request.options[name].at, strict=True)
        if item not in figures
    ]
