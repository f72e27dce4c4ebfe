"""change: how a value changed from one figure to another.

Options: `from` and `to`, the ids of two figures in like units. The growth is computed
from the two and never typed. Passes: `{kind: change, from: budget_2022, to: budget_2024}`.
Fails: figures in unlike units, or a value below zero, which no bar from zero can show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from factpress.charts.captions import (
    common_subject,
    marks_key,
    note_line,
    pair_labels,
    source_line,
)
from factpress.charts.frame import Captions, Frame
from factpress.charts.marks import Scale, horizontal_bar
from factpress.charts.model import (
    Briefing,
    Chart,
    ChartKind,
    DataTable,
    OptionRule,
    figure_problems,
)
from factpress.charts.rows import subtitle_of
from factpress.charts.sheet import Layout, Sheet, centred_baseline, text_width
from factpress.charts.style import ChartStyle
from factpress.facts.model import ExhibitRequest
from factpress.figures.model import Figure
from factpress.frozen import frozen
from factpress.problems import Problem, ProblemsFound
from factpress.quantities.evaluation import evaluate
from factpress.quantities.formula import FormulaError, parse_formula
from factpress.quantities.quantity import Form, Quantity, common_scale
from factpress.theme import mixed, readable
from factpress.typefaces.wrapping import balance

_LEAST_BARS = 0.3
"""Share of the chart's width that bars need beside their labels, values and bracket."""


@frozen
class Row:
    """A bar: its label, its value as printed, and the value itself."""

    figure: str
    label: str
    text: str
    value: Quantity


@frozen
class ChangePlan:
    """Two bars, and the growth between them as printed; empty when it is not known.

    `scale` is the power of ten that the values are printed in.
    """

    rows: tuple[Row, Row]
    growth: str
    difference: str
    scale: int


def plan_change(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The chart of a change; raises ProblemsFound."""
    problems = figure_problems(request, ("from", "to"), briefing.figures)
    if problems:
        raise ProblemsFound(problems)
    first, last = (briefing.figures[request.options[name].items[0]] for name in ("from", "to"))
    _refuse_negative(request, (first, last))
    wording, words = briefing.wording, briefing.wording.words
    scale = common_scale((first.value, last.value))
    growth, difference = _growth(request, first, last)
    what = common_subject((first.fact.label, last.fact.label))
    labels = {
        each.id: label
        for each, label in zip(
            (first, last),
            pair_labels(first, last, briefing) if what else (first.fact.label, last.fact.label),
            strict=True,
        )
    }
    rows = tuple(
        Row(each.id, labels[each.id], wording.bare(each.value, scale), each.value)
        for each in (first, last)
    )
    told = _told_growth(growth, difference, scale, briefing)
    plan = ChangePlan(
        rows=(rows[0], rows[1]),
        growth=told[0] if told else "",
        difference=told[1] if len(told) > 1 else "",
        scale=scale,
    )
    unit = wording.scaled_unit(last.value.unit, scale)
    subtitle = subtitle_of(what, unit, words)
    forms = {first.value.form, last.value.form}
    values = words.semicolon.join(
        f"{labels[each.id]}{words.colon}{wording.quantity(each.value)}" for each in (first, last)
    )
    alt = words.alt_change.format(what=subtitle, values=values)
    if growth:
        alt += " " + words.alt_growth.format(ratio=wording.quantity(growth))
    return Chart(
        kind="change",
        subtitle=subtitle,
        note=note_line(
            request, briefing, *marks_key(forms, words), words.growth_computed if growth else ""
        ),
        source=source_line((*first.citations, *last.citations), briefing),
        alt=alt,
        data=DataTable((what, unit), tuple((row.label, row.text) for row in rows)),
        figures=(first.id, last.id, *_derived(first, last, (growth, difference), briefing)),
        plan=plan,
    )


def _derived(
    first: Figure, last: Figure, shown: tuple[Quantity | None, ...], briefing: Briefing
) -> Iterator[str]:
    """Figures that the facts derive from the two, and that the chart shows as their growth."""
    for figure in briefing.figures.values():
        if set(figure.inputs) == {first.id, last.id} and figure.value in shown:
            yield figure.id


def draw_change(chart: Chart, captions: Captions, style: ChartStyle) -> Layout:
    """Bars from zero, one above the other, and a bracket with the growth.

    Where that would leave too little room for the bars, label and value stand above each
    bar, and the growth below them.
    """
    plan: ChangePlan = chart.plan
    frame = Frame(style, captions)
    sheet, size = frame.sheet, style.size
    sheet.wanted += [plan.growth, plan.difference, *(row.text for row in plan.rows)]
    face = style.face("bold")
    labels = [balance(row.label, face, style.value_size, style.width * 0.26) for row in plan.rows]
    label_width = max(face.width(line, style.value_size) for lines in labels for line in lines)
    value_width = max(text_width(row.text, style.value_size, face) for row in plan.rows)
    bracket_width = _bracket_width(plan, style)
    zero = frame.left + label_width + size * 0.8
    room = frame.right - bracket_width - value_width - size * 0.9 - zero
    if room < _LEAST_BARS * style.width:
        return _draw_narrow(plan, frame)
    per_unit = room / top_value if (top_value := _top_value(plan)) else 0.0
    bar, gap, top = _heights(frame, size, max(len(lines) for lines in labels))

    def place(value: float) -> float:
        return zero + value * per_unit

    ends = []
    for index, (row, lines) in enumerate(zip(plan.rows, labels, strict=True)):
        colour, soft = _paint(sheet, index)
        y = top + index * (bar + gap)
        baseline = centred_baseline(y + bar / 2, style.value_size, style.face("bold"))
        write = partial(sheet.text, y=baseline, size=style.value_size, face="bold")
        _label(sheet, lines, zero - size * 0.7, y + bar / 2)
        end = zero
        if row.value.known_ends:
            end = horizontal_bar(sheet, row.value, place, y, bar, colour, soft, row.figure)
        box = write(row.text, end + size * 0.55)
        ends.append((box.right, y + bar / 2))
    bottom = top + 2 * bar + gap
    _guides(sheet, plan, place, top + bar, bar, gap)
    axis = [(zero, top - size * 0.4), (zero, bottom + size * 0.4)]
    sheet.line(axis, stroke=sheet.theme.ink, stroke_width=size * 0.12, layer=6)
    if plan.growth:
        _bracket(sheet, plan, ends, frame.right - bracket_width)
    return frame.close(bottom + size * 0.5)


def _draw_narrow(plan: ChangePlan, frame: Frame) -> Layout:
    """The same for a narrow chart: nothing stands beside the bars."""
    sheet, style = frame.sheet, frame.style
    size, big = style.size, style.value_size
    spare = size * 0.8  # for the arrows of a bound
    top_value = _top_value(plan)
    per_unit = (frame.right - frame.left - spare) / top_value if top_value else 0.0
    bar = size * 1.5
    y = frame.top + size * 0.3
    for index, row in enumerate(plan.rows):
        colour, soft = _paint(sheet, index)
        measure = frame.right - frame.left - text_width(row.text, big, style.face("bold")) - size
        y = sheet.paragraph(row.label, frame.left, y, measure, size=big, face="bold")
        sheet.text(row.text, frame.right, y - big * 0.42, size=big, face="bold", align="right")
        y += size * 0.15
        if row.value.known_ends:
            place = partial(_placed, frame.left, per_unit)
            horizontal_bar(sheet, row.value, place, y, bar, colour, soft, row.figure)
        ends = [(frame.left, y - size * 0.2), (frame.left, y + bar + size * 0.2)]
        sheet.line(ends, stroke=sheet.theme.ink, stroke_width=size * 0.12, layer=6)
        y += bar + size * 0.75
    if plan.growth:
        y += size * 1.1
        colour = readable(sheet.theme.accents[0], sheet.theme.paper, sheet.theme.ink)
        growth = _growth_size(style)
        box = sheet.text(plan.growth, frame.left, y, size=growth, face="bold", colour=colour)
        if plan.difference:
            left = box.right + size * 0.8
            if left + text_width(plan.difference, size, style.face()) > frame.right:
                left, y = frame.left, y + size * 1.4
            sheet.text(plan.difference, left, y, colour=sheet.theme.muted)
        y += size * 0.5
    return frame.close(y)


def _placed(zero: float, per_unit: float, value: float) -> float:
    return zero + value * per_unit


def _paint(sheet: Sheet, index: int) -> tuple[str, str]:
    """Colour and soft colour of a bar: the last is what the reader should look at."""
    theme = sheet.theme
    if index:
        return theme.accents[0], theme.soft_accents[0]
    return theme.axis, mixed(theme.axis, theme.paper, 0.62)


def _top_value(plan: ChangePlan) -> float:
    return max((float(row.value.high) for row in plan.rows if row.value.known_ends), default=1)


def _label(sheet: Sheet, lines: tuple[str, ...], right: float, middle: float) -> None:
    """The label of a bar, centred beside it, on as many lines as it needs."""
    size = sheet.style.value_size
    baseline = centred_baseline(middle, size, sheet.face("bold")) - (len(lines) - 1) * size * 0.58
    for line in lines:
        sheet.text(line, right, baseline, size=size, face="bold", align="right")
        baseline += size * 1.16


def _guides(sheet: Sheet, plan: ChangePlan, place: Scale, y: float, bar: float, gap: float) -> None:
    """Dotted lines from the ends of the first bar down over the last, for comparison."""
    size, theme = sheet.style.size, sheet.theme
    last_end = float(plan.rows[1].value.low) if plan.rows[1].value.known_ends else 0.0
    for value in plan.rows[0].value.known_ends:
        x = place(float(value))
        dotted = {"dash": (1.5, 1.5), "stroke_width": size * 0.08}
        sheet.line([(x, y), (x, y + gap)], stroke=theme.axis, layer=2, **dotted)
        if float(value) < last_end:
            sheet.line([(x, y + gap), (x, y + gap + bar)], stroke=theme.paper, layer=5, **dotted)


def _bracket(sheet: Sheet, plan: ChangePlan, ends: list[tuple[float, float]], left: float) -> None:
    size, theme = sheet.style.size, sheet.theme
    x = left + size * 0.7
    (start, top), (end, bottom) = ends
    width = size * 0.11
    head = size * 0.6
    path = [(start + size * 0.5, top), (x, top), (x, bottom), (end + size * 0.5 + head, bottom)]
    sheet.line(path, stroke=theme.muted, stroke_width=width, layer=3)
    tip = end + size * 0.5
    arrow = [(tip, bottom), (tip + head, bottom - head / 2), (tip + head, bottom + head / 2)]
    sheet.line([*arrow, arrow[0]], fill=theme.muted, layer=4)
    middle = (top + bottom) / 2
    text = x + size * 0.75
    colour = readable(theme.accents[0], theme.paper, theme.ink)
    lift = size * 0.12 if plan.difference else -size * 0.5
    sheet.text(
        plan.growth, text, middle - lift, size=_growth_size(sheet.style), face="bold", colour=colour
    )
    if plan.difference:
        sheet.text(plan.difference, text, middle + size * 1.15, colour=theme.muted)


def _bracket_width(plan: ChangePlan, style: ChartStyle) -> float:
    if not plan.growth:
        return 0.0
    growth = text_width(plan.growth, _growth_size(style), style.face("bold"))
    return max(growth, text_width(plan.difference, style.size, style.face())) + style.size * 2.6


def _growth_size(style: ChartStyle) -> float:
    return style.size * 1.55


def _heights(frame: Frame, size: float, lines: int) -> tuple[float, float, float]:
    """Height of a bar, of the gap, and the y of the first bar, for labels of some lines."""
    bar, gap = max(size * 2.2, lines * size * 1.32), size * 1.2
    if frame.room is None:
        return bar, gap, frame.top + size * 0.5
    stretch = min(2.4, max(1.0, (frame.room - size * 2) / (2 * bar + gap)))
    bar, gap = bar * stretch, gap * stretch
    spare = frame.room - (2 * bar + gap)
    return bar, gap, frame.top + max(size * 0.4, spare * 0.4)


def _growth(
    request: ExhibitRequest, first: Figure, last: Figure
) -> tuple[Quantity | None, Quantity | None]:
    """The ratio of the last to the first, and their difference; None where not known."""
    if not (first.value.known_ends and last.value.known_ends):
        return None, None
    values = {"a": first.value, "b": last.value}
    difference: Quantity | None = None
    try:
        difference = evaluate(parse_formula("b - a"), values)
    except FormulaError as error:
        if first.value.unit != last.value.unit:
            at = request.options["to"].at[0]
            raise ProblemsFound([Problem(at, "FP040", str(error), error.hint)]) from None
    try:
        ratio = evaluate(parse_formula("b / a"), values)
    except FormulaError:
        return None, difference
    # "At least 0 times" says nothing.
    says_nothing = ratio.form in {Form.AT_LEAST, Form.MORE_THAN} and ratio.low == 0
    return None if says_nothing else ratio, difference


def _told_growth(
    growth: Quantity | None, difference: Quantity | None, scale: int, briefing: Briefing
) -> list[str]:
    """The lines beside the bracket: ratio and difference, as far as they are known."""
    if difference and difference.form is Form.EXACT and difference.low == 0:
        return [briefing.wording.words.unchanged]
    ratio = ""
    if growth:
        phrase = briefing.wording.phrase(growth)
        ratio = f"{phrase.prefix} {phrase.amount}×".strip()
    return [text for text in (ratio, _difference_text(difference, scale, briefing)) if text]


def _difference_text(difference: Quantity | None, scale: int, briefing: Briefing) -> str:
    """How much more or less the last is, in the scale of the chart; empty when it may be both."""
    if difference is None or difference.form not in {Form.EXACT, Form.ABOUT, Form.RANGE}:
        return ""
    words = briefing.wording.words
    if difference.low < 0 < difference.high:
        return ""
    is_more = difference.low >= 0
    assert difference.interval is not None
    size = difference if is_more else replace(difference, interval=-difference.interval)
    phrase = briefing.wording.phrase(replace(size, scale=scale))
    amount = f"{phrase.prefix} {phrase.amount}".strip()
    return (words.difference_more if is_more else words.difference_less).format(amount=amount)


def _refuse_negative(request: ExhibitRequest, figures: tuple[Figure, Figure]) -> None:
    problems = [
        Problem(
            request.options[name].at[0],
            "FP065",
            f"The figure '{figure.id}' is below zero, and bars of a change start at zero",
            "Name a figure from zero on, or delete the chart and tell the change in the text.",
        )
        for name, figure in zip(("from", "to"), figures, strict=True)
        if figure.value.known_ends and figure.value.low < 0
    ]
    if problems:
        raise ProblemsFound(problems)


KIND = ChartKind(
    name="change",
    summary="How a value changed from one figure to another.",
    options={
        "from": OptionRule(
            "The figure that the change starts at.", required=True, names_figures=True
        ),
        "to": OptionRule("The figure that the change ends at.", required=True, names_figures=True),
    },
    plan=plan_change,
    draw=draw_change,
    has_bars=True,
)
