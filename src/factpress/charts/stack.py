"""stack: what an amount is made of, from zero, and what the parts leave of the total.

Options: `figures`, the ids of two to four amounts in one unit (money, counts, per cent), and
`total`, the id of the amount that they are parts of; with it one figure is enough. What the
parts leave of the total is one outlined remainder, computed and never split.

A part whose value is a range must not push the later ones about. So the lowest values stand
first, solid and end to end: together they are what is certain. Behind them, in the same
order and colours, stands what each part may have on top: a striped box for a range, arrows
for `at least`. The solid end is thus the lowest sum, the striped end the highest, and every
box is as long as its amount.

Passes: `{kind: stack, figures: [salaries, arms], total: budget}`. Fails: figures in unlike
units, an amount below zero, or parts that are more than their total.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factpress.charts.captions import common_subject, note_line, source_line
from factpress.charts.model import (
    Briefing,
    Chart,
    ChartKind,
    DataTable,
    OptionRule,
    figure_problems,
)
from factpress.charts.rows import subtitle_of
from factpress.charts.stack_drawing import Part, StackPlan, Ticks, draw_stack
from factpress.facts.model import ExhibitRequest
from factpress.figures.model import Figure
from factpress.problems import Problem, ProblemsFound
from factpress.quantities.evaluation import evaluate
from factpress.quantities.formula import FormulaError, parse_formula
from factpress.quantities.interval import Interval
from factpress.quantities.quantity import Form, Quantity, common_scale
from factpress.quantities.units import NUMBER, Unit, UnitKind
from factpress.wording import Wording
from factpress.words import Words

_MOST_PARTS = 4
_AMOUNTS = {UnitKind.MONEY, UnitKind.COUNT, UnitKind.NUMBER, UnitKind.PERCENT}
_BOUNDS = {Form.LESS_THAN, Form.AT_MOST, Form.MORE_THAN, Form.AT_LEAST}
_SPANS = {Form.RANGE, Form.PLUS_MINUS}
_ZERO = Decimal(0)


def plan_stack(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The chart of parts; raises ProblemsFound."""
    problems = figure_problems(request, ("figures", "total"), briefing.figures)
    if problems:
        raise ProblemsFound(problems)
    figures = [briefing.figures[id_] for id_ in request.options["figures"].items]
    option = request.options.get("total")
    total = briefing.figures[option.items[0]] if option else None
    _refuse(request, figures, total)
    wording, words = briefing.wording, briefing.wording.words
    shown = [*figures, total] if total else figures
    scale = common_scale(each.value for each in shown)
    parts = tuple(_part(each, scale, wording) for each in figures)
    whole = _part(total, scale, wording) if total else None
    remainder = _remainder(request, parts, whole, scale, briefing) if whole else None
    what = "" if total else common_subject([each.fact.label for each in figures])
    unit = wording.scaled_unit(_unit(shown), scale)
    subtitle = subtitle_of(what, unit, words)
    rows = [part for part in (*parts, remainder, whole) if part]
    told = [part for part in rows if part is not remainder]
    values = words.semicolon.join(
        f"{part.label}{words.colon}{wording.quantity(part.value)}" for part in told
    )
    alt = words.alt_stack.format(what=subtitle, values=values)
    if remainder:
        alt += " " + words.alt_remainder.format(amount=wording.quantity(remainder.value))
    end = max(sum((_high(each) for each in figures), _ZERO), _high(total) if total else _ZERO)
    ticks = _ticks(end, _unit(shown), scale, wording)
    plan = StackPlan(parts, whole, remainder, ticks, scale)
    return Chart(
        kind="stack",
        subtitle=subtitle,
        note=note_line(request, briefing, *_key(plan, words)),
        source=source_line((c for each in shown for c in each.citations), briefing),
        alt=alt,
        data=DataTable((words.label, unit or words.value), tuple((e.label, e.text) for e in rows)),
        figures=tuple(each.id for each in shown),
        plan=plan,
    )


def _part(figure: Figure, scale: int, wording: Wording) -> Part:
    label = figure.fact.short or figure.fact.label
    return Part(figure.id, label, wording.bare(figure.value, scale), figure.value)


def _remainder(
    request: ExhibitRequest, parts: tuple[Part, ...], total: Part, scale: int, briefing: Briefing
) -> Part | None:
    """What the parts leave of the total; None where nothing is left, or known of it."""
    values = {f"p{i}": _amount(p.value) for i, p in enumerate(parts) if p.value.known_ends}
    formula = parse_formula(" - ".join(["total", *values]))
    try:
        value = evaluate(formula, {**values, "total": _amount(total.value)})
    except FormulaError:
        return None
    interval, printed = value.interval, value.rounded().interval
    assert interval is not None
    assert printed is not None
    if printed.high < _ZERO:
        message = "The parts are more than their total"
        excess = briefing.wording.quantity(replace(value, interval=-interval))
        hint = f"They are {excess} too much: correct a figure, or drop 'total'."
        at = request.options["figures"].key_at
        raise ProblemsFound([Problem(at, "FP077", message, hint)])
    if printed.high == _ZERO or (printed.high.is_infinite() and interval.low <= _ZERO):
        return None
    if interval.low.is_finite():
        value = replace(value, interval=replace(interval, low=max(interval.low, _ZERO)))
    words = briefing.wording.words
    return Part("", words.rest, briefing.wording.bare(value, scale), value)


def _high(figure: Figure) -> Decimal:
    return figure.value.high if figure.value.known_ends else _ZERO


def _unit(figures: list[Figure]) -> Unit:
    """The unit of those that have a value."""
    return next(each.value.unit for each in figures if each.value.known_ends)


def _amount(value: Quantity) -> Quantity:
    """A quantity that is known not to be below zero, as no amount is."""
    assert value.interval is not None
    low = max(value.interval.low, _ZERO)
    return replace(value, interval=replace(value.interval, low=low), centre=None)


def _ticks(end: Decimal, unit: Unit, scale: int, wording: Wording) -> tuple[Ticks, ...]:
    """Round numbers from zero to the end of the bar, in sets of at most five, four, ... marks."""
    found = []
    for count in (5, 4, 3, 2, 1):
        step = _round_above(end / count) if end else Decimal(1)
        if unit.kind is UnitKind.COUNT:
            step = max(step, Decimal(1))
        values = [step * index for index in range(count + 1) if step * index <= end]
        quantities = [Quantity(Interval.point(value), unit) for value in values]
        found.append(tuple((float(each.low), wording.bare(each, scale)) for each in quantities))
    return tuple(dict.fromkeys(found))


def _round_above(value: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10, 20, 50, ... that is not below the value."""
    power = Decimal(1).scaleb(value.adjusted())
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value)


def _key(plan: StackPlan, words: Words) -> list[str]:
    """What the marks in use mean."""
    forms = {part.value.form for part in plan.parts}
    key = []
    if forms & _SPANS:
        key.append(words.striped)
    if forms & (_SPANS | _BOUNDS) and len(plan.parts) > 1:
        key.append(words.stacked_ranges)
    if Form.ABOUT in forms:
        key.append(words.faded)
    if forms & _BOUNDS or (plan.total and plan.total.is_open):
        key.append(words.open_end)
    if plan.remainder:
        key.append(words.rest_note)
    return key


def _refuse(request: ExhibitRequest, figures: list[Figure], total: Figure | None) -> None:
    option = request.options["figures"]
    problems = []
    if len(figures) > _MOST_PARTS:
        message = f"A stack tells {_MOST_PARTS} parts apart, not {len(figures)}"
        problems.append(Problem(option.key_at, "FP068", message, "Show fewer."))
    if len(figures) == 1 and total is None:
        message = "A stack of one figure needs 'total'"
        hint = "Add 'total', the amount that it is a part of, or a second figure."
        problems.append(Problem(option.key_at, "FP061", message, hint))
    wholes = [(total, request.options["total"].at[0])] if total else []
    known = [each for each in (total, *figures) if each and each.value.known_ends]
    unit = _unit(known) if known else NUMBER
    seen: set[str] = set()
    for figure, at in (*wholes, *zip(figures, option.at, strict=True)):
        if fault := _fault(figure, unit, seen, is_total=figure is total and not seen):
            problems.append(Problem(at, "FP076", f"The figure '{figure.id}' {fault[0]}", fault[1]))
        seen.add(figure.id)
    if not (problems or any(figure.value.known_ends for figure in figures)):
        message = "No figure of the stack is reported"
        problems.append(Problem(option.key_at, "FP064", message, "Drop this chart."))
    if problems:
        raise ProblemsFound(problems)


def _fault(figure: Figure, unit: Unit, seen: set[str], *, is_total: bool) -> tuple[str, str] | None:
    """Why a figure cannot be in a stack, and what to do; None where it can."""
    value = figure.value
    if figure.id in seen:
        return "stands twice in the stack", "A part is counted once, and is not its own total."
    if is_total and not value.known_ends:
        return "is not reported", "Without its value nothing is a part of it; drop 'total'."
    if not value.known_ends and value.unit.kind is UnitKind.NUMBER:
        return None
    if value.unit.kind not in _AMOUNTS:
        return "is no amount", "A stack takes money, counts and per cent."
    if value.unit != unit:
        mine, others = (str(each) for each in (value.unit, unit))
        return f"is in {mine}, and others are in {others}", "Parts of a stack have one unit."
    if value.known_ends and value.low < _ZERO:
        return "is below zero", "The bar of a stack starts at zero."
    return None


KIND = ChartKind(
    name="stack",
    summary="What an amount is made of, with an honest remainder.",
    options={
        "figures": OptionRule(
            "Two to four amounts in one unit.", required=True, many=True, names_figures=True
        ),
        "total": OptionRule(
            "The amount that they are parts of; one figure is enough with it.", names_figures=True
        ),
    },
    plan=plan_stack,
    draw=draw_stack,
    has_bars=True,
)
