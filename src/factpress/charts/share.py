"""share: one or more shares of a whole, with what is left of it.

Options: `figures`, the ids of figures in per cent. What the source does not report is one
outlined remainder, never split. Passes: `{kind: share, figures: [france_ally]}`. Fails:
figures that are not per cent, or that sum to more than 100 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factpress.charts.captions import note_line, source_line
from factpress.charts.frame import Captions, Frame
from factpress.charts.marks import remainder_box, striped_box
from factpress.charts.model import (
    Briefing,
    Chart,
    ChartKind,
    DataTable,
    OptionRule,
    figure_problems,
)
from factpress.charts.sheet import Box, Layout, Sheet
from factpress.charts.style import ChartStyle
from factpress.facts.model import ExhibitRequest
from factpress.figures.model import Figure
from factpress.problems import Problem, ProblemsFound
from factpress.quantities.interval import Interval
from factpress.quantities.quantity import Form, Quantity
from factpress.quantities.units import PERCENT, UnitKind
from factpress.theme import contrast, mixed
from factpress.typefaces.measure import typeface
from factpress.typefaces.wrapping import balance

_WHOLE = Decimal(100)
_MOST_PARTS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the bar: its label and value as printed, and its ends in per cent."""

    figure: str
    label: str
    text: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SharePlan:
    """The parts in order; `remainder` is None when nothing is left."""

    parts: tuple[Part, ...]
    remainder: Part | None


def plan_share(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The chart of shares; raises ProblemsFound."""
    problems = figure_problems(request, ("figures",), briefing.figures)
    if problems:
        raise ProblemsFound(problems)
    figures = [briefing.figures[id_] for id_ in request.options["figures"].items]
    _refuse(request, figures)
    wording, words = briefing.wording, briefing.wording.words
    parts = tuple(
        Part(
            each.id,
            each.fact.short or each.fact.label,
            wording.quantity(each.value),
            float(each.value.low),
            float(each.value.high),
        )
        for each in figures
    )
    remainder = _remainder(figures, briefing)
    population, pollsters = _poll(figures)
    note = note_line(
        request,
        *(words.asked_by.format(pollster=pollster) for pollster in pollsters),
        words.remainder_note if remainder else "",
    )
    subtitle = figures[0].fact.label if len(figures) == 1 else ""
    if population:
        subtitle = words.whole_bar.format(population=population, unit=words.per_cent)
    values = "; ".join(f"{part.label}: {part.text}" for part in parts)
    alt = words.alt_share.format(what=subtitle, values=values)
    if remainder:
        alt += " " + words.alt_remainder.format(amount=remainder.text)
    shown = (*parts, remainder) if remainder else parts
    return Chart(
        kind="share",
        subtitle=subtitle,
        note=note,
        source=source_line((c for each in figures for c in each.citations), briefing),
        alt=alt,
        data=DataTable((words.label, words.value), tuple((p.label, p.text) for p in shown)),
        figures=tuple(each.id for each in figures),
        plan=SharePlan(parts, remainder),
    )


def draw_share(chart: Chart, captions: Captions, style: ChartStyle) -> Layout:
    """One bar for the whole; labels above their parts."""
    plan: SharePlan = chart.plan
    frame = Frame(style, captions)
    sheet, size, theme = frame.sheet, style.size, style.theme
    shown = (*plan.parts, plan.remainder) if plan.remainder else plan.parts
    sheet.wanted += [text for part in shown for text in (part.text, part.label)]
    big = size * 2.2
    per_cent = (frame.right - frame.left) / 100
    labels = _label_lines(shown, plan, per_cent, style)
    label_lines = max(len(lines) for lines in labels)
    label_height = big * 0.85 + label_lines * size * 1.22 + size * 0.7
    bar, top = _bar_height(frame, size, label_height)
    bar_top = top + label_height
    left = frame.left
    for index, (part, lines) in enumerate(zip(shown, labels, strict=True)):
        is_remainder = part is plan.remainder
        width = (part.high if not is_remainder else part.low) * per_cent
        box = Box(left, bar_top, left + width, bar_top + bar)
        if is_remainder:
            box = Box(left, bar_top, frame.right, bar_top + bar)
            remainder_box(sheet, box, name="remainder")
        else:
            _part(sheet, box, part, per_cent, theme.accents[index])
        _label(sheet, part, lines, box, is_remainder, bar_top, index)
        left = box.right
    axis = [(frame.left, bar_top - size * 0.3), (frame.left, bar_top + bar + size * 0.3)]
    sheet.line(axis, stroke=theme.ink, stroke_width=size * 0.12, layer=6)
    return frame.close(bar_top + bar + size * 0.5)


def _part(sheet: Sheet, box: Box, part: Part, per_cent: float, colour: str) -> None:
    solid = Box(box.left, box.top, box.left + part.low * per_cent, box.bottom)
    sheet.rectangle(solid, fill=colour, layer=3, name=f"{part.figure}:low")
    if part.high > part.low:
        striped = Box(solid.right, box.top, box.right, box.bottom)
        soft = mixed(colour, sheet.theme.paper, 0.62)
        striped_box(sheet, striped, colour, soft, name=f"{part.figure}:high")


def _label(
    sheet: Sheet,
    part: Part,
    lines: tuple[str, ...],
    box: Box,
    is_remainder: bool,
    bar_top: float,
    index: int,
) -> None:
    """The value in large type, and what it is the share of, above its part."""
    size, theme = sheet.style.size, sheet.theme
    colour = theme.muted
    if not is_remainder:
        accent = theme.accents[index]
        colour = accent if contrast(accent, theme.paper) >= 3 else theme.ink
    x = box.left + (size * 0.8 if index else 0)
    y = bar_top - size * 0.6 - (len(lines) - 1) * size * 1.22
    face = "regular" if is_remainder else "bold"
    sheet.text(part.text, x, y - size * 1.35, size=size * 2.2, face=face, colour=colour)
    for line in lines:
        ink = theme.muted if is_remainder else theme.ink
        sheet.text(line, x, y, face="regular" if is_remainder else "semibold", colour=ink)
        y += size * 1.22


def _label_lines(
    shown: tuple[Part, ...], plan: SharePlan, per_cent: float, style: ChartStyle
) -> list[tuple[str, ...]]:
    """Labels wrapped to the width of their parts, which a narrow part may exceed a little."""
    lines = []
    for part in shown:
        is_remainder = part is plan.remainder
        share = max(part.low, part.high)
        measure = max(share * per_cent - style.size * 1.6, style.size * 7)
        face = typeface(style="regular" if is_remainder else "semibold")
        lines.append(balance(part.label, face, style.size, measure))
    return lines


def _bar_height(frame: Frame, size: float, label_height: float) -> tuple[float, float]:
    """Height of the bar, and the y above its labels."""
    bar = size * 3.2
    if frame.room is None:
        return bar, frame.top + size * 0.4
    bar = min(size * 8, max(bar, (frame.room - label_height) * 0.6))
    spare = frame.room - label_height - bar
    return bar, frame.top + max(size * 0.4, spare * 0.35)


def _remainder(figures: list[Figure], briefing: Briefing) -> Part | None:
    low = sum((each.value.high for each in figures), Decimal(0))
    high = sum((each.value.low for each in figures), Decimal(0))
    if low >= _WHOLE:
        return None
    exponent = min((each.value.exponent or 0 for each in figures), default=0)
    about = any(each.value.form is Form.ABOUT for each in figures)
    value = Quantity(
        Interval(_WHOLE - low, _WHOLE - high), PERCENT, exponent=exponent, approximate=about
    )
    text = briefing.wording.quantity(value)
    label = briefing.wording.words.remainder
    return Part("", label, text, float(value.low), float(value.high))


def _poll(figures: list[Figure]) -> tuple[str, list[str]]:
    """Who was asked, if it was one population, and who asked."""
    polls = [each.fact.poll for each in figures if each.fact.poll]
    populations = list(dict.fromkeys(poll.disclosures.get("population", "") for poll in polls))
    pollsters = list(dict.fromkeys(poll.pollster for poll in polls))
    return (populations[0] if len(populations) == 1 else ""), pollsters


def _refuse(request: ExhibitRequest, figures: list[Figure]) -> None:
    option = request.options["figures"]
    problems = []
    for figure, at in zip(figures, option.at, strict=True):
        value = figure.value
        if value.unit.kind is not UnitKind.PERCENT or not value.known_ends:
            what = "is not reported" if not value.known_ends else "is not in per cent"
            hint = "A share chart takes figures such as '41.1 %'."
            problems.append(Problem(at, "FP066", f"The figure '{figure.id}' {what}", hint))
        elif value.low < 0 or value.high > _WHOLE:
            message = f"The figure '{figure.id}' is no share of a whole"
            problems.append(Problem(at, "FP066", message, "A share lies from 0 to 100 %."))
    if not problems and sum(figure.value.high for figure in figures) > _WHOLE:
        message = "The shares sum to more than 100 %"
        hint = "They overlap, so they are no parts of one whole; use 'bars' instead."
        problems.append(Problem(option.key_at, "FP067", message, hint))
    if len(figures) > _MOST_PARTS:
        message = f"A share chart tells {_MOST_PARTS} parts apart, not {len(figures)}"
        problems.append(Problem(option.key_at, "FP068", message, "Use 'bars' instead."))
    if problems:
        raise ProblemsFound(problems)


SHARE = ChartKind(
    name="share",
    summary="Shares of a whole, with an honest remainder.",
    options={"figures": OptionRule("Figures in per cent, at most four.", required=True, many=True)},
    plan=plan_share,
    draw=draw_share,
)
