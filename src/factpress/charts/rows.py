"""Rows of figures, planned: what bars and dots have in common before they are drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

from factpress.charts.captions import common_subject, note_line, source_line
from factpress.charts.model import (
    Briefing,
    Chart,
    DataTable,
    OptionRule,
    figure_problems,
)
from factpress.facts.model import ExhibitRequest, Option
from factpress.figures.model import Figure
from factpress.frozen import frozen
from factpress.problems import Position, Problem, ProblemsFound, enumeration, suggestion
from factpress.quantities.quantity import Form, Quantity, common_scale
from factpress.quantities.units import NUMBER, RATIO, Unit
from factpress.typefaces.measure import Typeface
from factpress.typefaces.wrapping import SOFT_HYPHEN, balance
from factpress.words import Words

MOST_ROWS = 60
"""More rows than these make a table, not a chart."""

ROW_OPTIONS = {
    "figures": OptionRule(
        f"Figures in one unit, at most {MOST_ROWS}.", required=True, many=True, names_figures=True
    ),
    "order": OptionRule(
        "`value`, the largest first (so without it), or `given`, as they are listed."
    ),
    "highlight": OptionRule(
        "Figures to draw in the accent colour, the others in grey.", many=True, names_figures=True
    ),
}
"""The options of the kinds that show rows of figures."""

_ORDERS = ("value", "given")
_PARTING = ",;:–-("
_PARTS = re.compile(r"(?<=[-‐–—֊/])(?=.)")
"""Where a word may go on in the next line."""


@frozen
class Row:
    """A figure in a row: its label, its value as printed, and the value itself."""

    figure: str
    label: str
    text: str
    value: Quantity
    is_accented: bool = True


@frozen
class RowsPlan:
    """The rows in order; `abridged` is what is said where not all of them have room.

    `scale` is the power of ten that the values are printed in, `language` that of the ticks.
    """

    rows: tuple[Row, ...]
    abridged: str
    scale: int
    language: str


def plan_rows(
    request: ExhibitRequest,
    briefing: Briefing,
    kind: str,
    alt: str,
    key: Callable[[frozenset[Form], Words], list[str]],
) -> Chart:
    """The chart of the figures that a request lists; raises ProblemsFound.

    `alt` is the wording of the alt text, `key` tells what the marks of some forms mean.
    """
    names = ("figures", "highlight")
    if problems := figure_problems(request, names, briefing.figures):
        raise ProblemsFound(problems)
    figures = listed_figures(request, "figures", briefing)
    problems = [*order_problems(request), *highlight_problems(request, figures)]
    problems += value_problems([(request.options["figures"], figures)])
    if len(figures) > MOST_ROWS:
        message = f"A {kind} chart has room for {MOST_ROWS} figures, not {len(figures)}"
        at = request.options["figures"].key_at
        problems.append(Problem(at, "FP068", message, "Show fewer, or make two sections."))
    if problems:
        raise ProblemsFound(problems)
    if request.options.get("order") is None or request.options["order"].value == "value":
        figures = sorted(figures, key=lambda figure: rank(figure.value))
    wording, words = briefing.wording, briefing.wording.words
    scale = common_scale(figure.value for figure in figures)
    subject = parted_subject(figures)
    labels = row_labels(figures, subject, briefing)
    accented = accented_figures(request, figures)
    rows = tuple(
        Row(each.id, label, wording.bare(each.value, scale), each.value, each.id in accented)
        for each, label in zip(figures, labels, strict=True)
    )
    unit = common_unit(figures)
    unit_text = wording.scaled_unit(unit, scale) if unit else ""
    subtitle = subtitle_of(subject, unit_text, words)
    told = zip(figures, labels, strict=True)
    values = words.semicolon.join(
        f"{label}{words.colon}{wording.quantity(each.value)}" for each, label in told
    )
    forms = frozenset(each.value.form for each in figures)
    return Chart(
        kind=kind,
        subtitle=subtitle,
        note=note_line(request, briefing, *key(forms, words)),
        source=source_line((c for each in figures for c in each.citations), briefing),
        alt=alt.format(what=subtitle or labels[0], values=values),
        data=DataTable(
            (subject or words.label, unit_text or words.value),
            tuple((row.label, row.text) for row in rows),
        ),
        figures=tuple(each.id for each in figures),
        plan=RowsPlan(rows, words.abridged, scale, wording.language),
    )


def listed_figures(request: ExhibitRequest, name: str, briefing: Briefing) -> list[Figure]:
    """The figures that an option lists, each once."""
    option = request.options[name]
    return [briefing.figures[id_] for id_ in dict.fromkeys(option.items)]


def value_problems(listed: Sequence[tuple[Option, Sequence[Figure]]]) -> list[Problem]:
    """Figures that one scale cannot hold: ordinals, and those in another unit than the first."""
    problems: list[Problem] = []
    first: Figure | None = None
    for option, figures in listed:
        for figure in figures:
            at = _place(option, figure.id)
            match figure.value.form:
                case Form.NOT_REPORTED:
                    continue
                case Form.ORDINAL:
                    message = f"The figure '{figure.id}' is an ordinal, which has no length"
                    hint = f"Take '{figure.id}' out of the chart; say it in the prose."
                    problems.append(Problem(at, "FP073", message, hint))
                    continue
            first = first or figure
            if not _alike(figure.value.unit, first.value.unit):
                message = (
                    f"The figure '{figure.id}' ({figure.value.unit}) is not in the unit of "
                    f"'{first.id}' ({first.value.unit})"
                )
                hint = "One scale holds one unit; show the others in a chart of their own."
                problems.append(Problem(at, "FP072", message, hint))
    return problems


def highlight_problems(request: ExhibitRequest, figures: Sequence[Figure]) -> list[Problem]:
    """Figures to highlight that the chart does not show."""
    option = request.options.get("highlight")
    shown = [figure.id for figure in figures]
    return [
        Problem(
            at,
            "FP075",
            f"The chart does not show the figure '{item}', which it is to highlight",
            f"It shows {enumeration(shown)}.",
        )
        for item, at in (zip(option.items, option.at, strict=True) if option else ())
        if item not in shown
    ]


def accented_figures(request: ExhibitRequest, figures: Sequence[Figure]) -> frozenset[str]:
    """The figures to draw in the accent: those to highlight, or all."""
    option = request.options.get("highlight")
    return frozenset(option.items if option else (figure.id for figure in figures))


def common_unit(figures: Sequence[Figure]) -> Unit | None:
    """The unit of the figures that are reported; None when none is."""
    return next((each.value.unit for each in figures if each.value.known_ends), None)


def subtitle_of(what: str, unit: str, words: Words) -> str:
    """What is measured and in which unit, as far as they are known.

    A unit that ends in what is measured says it alone: `million passengers`.
    """
    if what and unit.casefold().endswith(what.casefold()):
        what = ""
    subtitle = words.unit_of.format(what=what, unit=unit) if what and unit else what or unit
    return subtitle[:1].upper() + subtitle[1:]


def parted_subject(figures: Sequence[Figure]) -> str:
    """What the labels of all figures begin with, parted from the rest."""
    return parted([figure.fact.label for figure in figures])


def parted(labels: Sequence[str]) -> str:
    """What all labels begin with, when a comma or the like parts it from the rest."""
    if len(labels) < 2:
        return ""
    subject = common_subject(labels)
    rests = [label[len(subject) :].strip() for label in labels]
    return subject if all(not rest or rest[0] in _PARTING for rest in rests) else ""


def without_subject(label: str, subject: str) -> str:
    """What a label says behind a subject that it begins with."""
    if not subject or not label.startswith(subject):
        return label
    rest = label[len(subject) :].lstrip(_PARTING + " ")
    return rest.removesuffix(")") if rest.count(")") > rest.count("(") else rest


@lru_cache(maxsize=4096)
def label_lines(
    label: str, size: float, measure: float, most: int, metrics: Typeface
) -> tuple[str, ...]:
    """The lines of a label; none when they are too many, or a word is wider than the measure."""
    # What is plainly too much is found without breaking lines, as most measures are.
    words = label.replace(SOFT_HYPHEN, " ").split()
    if measure <= 0 or metrics.width(label, size) > most * measure:
        return ()
    if any(metrics.width(word, size) > measure and not _PARTS.search(word) for word in words):
        return ()
    lines = balance(label, metrics, size, measure)
    joined = " ".join(lines)
    whole = all(part in joined for word in words for part in _PARTS.split(word))
    return lines if whole and len(lines) <= most else ()


def row_labels(figures: Sequence[Figure], subject: str, briefing: Briefing) -> list[str]:
    """The label of each row: the short one; else the period, where periods are all that differs.

    Rows are told apart in one way: where not all have a short label, none stands for a period.
    Labels that begin with the subject, which the subtitle says, go on without it.
    """
    facts = [figure.fact for figure in figures]
    periods = [briefing.wording.moment(fact.period) for fact in facts]
    in_time = all(fact.period.is_reported for fact in facts) and len(set(periods)) == len(facts)
    if subject and in_time:
        shorts = [fact.short for fact in facts]
        return shorts if all(shorts) else periods
    return [
        fact.short or (without_subject(fact.label, subject) if subject else "") or fact.label
        for fact in facts
    ]


def rank(value: Quantity) -> tuple[bool, Decimal, Decimal]:
    """The largest first, by the lowest value known; what is not reported last."""
    if not value.known_ends:
        return (True, Decimal(0), Decimal(0))
    return (False, -value.low, -value.high)


def order_problems(request: ExhibitRequest) -> list[Problem]:
    """An order that is not known."""
    option = request.options.get("order")
    if option is None or option.value in _ORDERS:
        return []
    message = f"'order' is {enumeration(_ORDERS).replace(' and ', ' or ')}, not '{option.items[0]}'"
    return [
        Problem(
            option.at[0],
            "FP075",
            message,
            suggestion(option.items[0], _ORDERS, "Write 'value' or 'given'."),
        )
    ]


def _place(option: Option, figure: str) -> Position:
    return option.at[option.items.index(figure)]


def _alike(one: Unit, other: Unit) -> bool:
    return one == other or {one, other} == {NUMBER, RATIO}
