"""share: one or more shares of a whole, with what is left of it.

Options: `figures`, the ids of figures in per cent. What the source does not report is one
outlined remainder, never split. A range is striped, an approximate share fades out, as in
other bars. Passes: `{kind: share, figures: [france_ally]}`. Fails:
figures that are not per cent, or that sum to more than 100 %.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

from factpress.charts.captions import BOUNDS, marks_key, note_line, source_line
from factpress.charts.frame import Captions, Frame
from factpress.charts.ladder import first_clean
from factpress.charts.marks import horizontal_bar, remainder_box, striped_box
from factpress.charts.model import (
    Briefing,
    Chart,
    ChartKind,
    DataTable,
    OptionRule,
    figure_problems,
)
from factpress.charts.part_labels import are_apart, labels_in_tiers, value_face, write_value
from factpress.charts.rows import parted_subject, subtitle_of
from factpress.charts.sheet import Box, Layout, Sheet, text_width
from factpress.charts.style import ChartStyle
from factpress.facts.model import ExhibitRequest
from factpress.figures.model import Figure
from factpress.frozen import frozen
from factpress.problems import Problem, ProblemsFound
from factpress.quantities.evaluation import evaluate
from factpress.quantities.formula import parse_formula
from factpress.quantities.interval import Interval
from factpress.quantities.quantity import Form, Quantity
from factpress.quantities.units import PERCENT, UnitKind
from factpress.theme import mixed
from factpress.typefaces.wrapping import balance

_WHOLE = Decimal(100)
_MOST_PARTS = 4
_LEADING = 1.22


@frozen
class Part:
    """A part of the bar: its label and value as printed, the value, and its ends in per cent."""

    figure: str
    label: str
    text: str
    value: Quantity
    low: float
    high: float


@frozen
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
            wording.bare(each.value, 0),
            each.value,
            *_bounds(each.value),
        )
        for each in figures
    )
    left_over = _remainder(figures)
    remainder = _rest(left_over, figures, briefing) if left_over else None
    population, pollsters = _poll(figures)
    note = note_line(
        request,
        briefing,
        *marks_key({each.value.form for each in figures} - BOUNDS, words),
        *(words.asked_by.format(pollster=pollster) for pollster in pollsters),
        _remainder_note(figures, briefing) if remainder else "",
    )
    subtitle = figures[0].fact.label
    if len(figures) > 1:
        subtitle = subtitle_of(parted_subject(figures), words.per_cent, words)
    if population:
        subtitle = words.whole_bar.format(population=population, unit=words.per_cent)
    values = words.semicolon.join(
        f"{part.label}{words.colon}{wording.quantity(each.value)}"
        for part, each in zip(parts, figures, strict=True)
    )
    alt = words.alt_share.format(what=subtitle, values=values)
    if left_over:
        alt += " " + words.alt_remainder.format(amount=wording.quantity(left_over))
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
    """One bar for the whole; labels above their parts or, where they are too wide, in rows."""
    return first_clean(
        [
            partial(_draw, chart.plan, captions, style, label)
            for label in (_labels_beside, labels_in_tiers, _labels_in_rows)
        ]
    )


@frozen
class _Segment:
    """A part of the bar on the page: solid from `left`, striped from `middle` to `right`."""

    part: Part
    left: float
    middle: float
    right: float
    colour: str
    is_remainder: bool = False

    @property
    def is_quiet(self) -> bool:
        """Whether its value stands back."""
        return self.is_remainder


_LabelWriter = Callable[[Sheet, list[_Segment], float], float]
"""Writes the labels below a height, and returns the height of the bar."""


def _draw(plan: SharePlan, captions: Captions, style: ChartStyle, label: _LabelWriter) -> Layout:
    frame = Frame(style, captions)
    sheet, size = frame.sheet, style.size
    segments = _segments(plan, frame)
    sheet.wanted += [text for each in segments for text in (each.part.text, each.part.label)]
    trial = label(Sheet(style), segments, 0.0)
    bar, top = _bar_height(frame, size, trial)
    bar_top = label(sheet, segments, top)
    for segment in segments:
        box = Box(segment.left, bar_top, segment.right, bar_top + bar)
        if segment.is_remainder:
            remainder_box(sheet, box, name="remainder")
        else:
            _part(sheet, segment, bar_top, bar, per_cent=(frame.right - frame.left) / 100)
    axis = [(frame.left, bar_top - size * 0.3), (frame.left, bar_top + bar + size * 0.3)]
    sheet.line(axis, stroke=sheet.theme.ink, stroke_width=size * 0.12, layer=6)
    return frame.close(bar_top + bar + size * 0.5)


def _segments(plan: SharePlan, frame: Frame) -> list[_Segment]:
    per_cent = (frame.right - frame.left) / 100
    theme = frame.sheet.theme
    segments = []
    left = frame.left
    for part, colour in zip(plan.parts, theme.accents, strict=False):
        middle, right = left + part.low * per_cent, left + part.high * per_cent
        segments.append(_Segment(part, left, middle, right, colour))
        left = right
    if plan.remainder:
        right = frame.right
        segments.append(_Segment(plan.remainder, left, right, right, theme.muted, True))
    return segments


def _part(sheet: Sheet, segment: _Segment, top: float, height: float, *, per_cent: float) -> None:
    bottom, name, value = top + height, segment.part.figure, segment.part.value
    if value.form is Form.ABOUT:
        place = partial(_placed, segment.left, per_cent)
        horizontal_bar(sheet, value, place, top, height, segment.colour, "", name)
        return
    solid = Box(segment.left, top, segment.middle, bottom)
    sheet.rectangle(solid, fill=segment.colour, layer=3, name=f"{name}:low")
    if segment.right > segment.middle:
        striped = Box(segment.middle, top, segment.right, bottom)
        soft = mixed(segment.colour, sheet.theme.paper, 0.62)
        striped_box(sheet, striped, segment.colour, soft, name=f"{name}:high")


def _placed(start: float, per_cent: float, value: float) -> float:
    return start + value * per_cent


def _labels_beside(sheet: Sheet, segments: list[_Segment], top: float) -> float:
    """Each value in large type with its label, above its part; returns the bar's top."""
    size = sheet.style.size
    faces = ["regular" if each.is_remainder else "semibold" for each in segments]
    lines = [
        balance(
            each.part.label,
            sheet.face(face),
            size,
            max(each.right - each.left - size * 1.6, size * 7),
        )
        for each, face in zip(segments, faces, strict=True)
    ]
    bar_top = top + size * 2.57 + max(map(len, lines)) * size * _LEADING
    lefts = [each.left + (size * 0.8 if index else 0) for index, each in enumerate(segments)]
    widths = [
        max(text_width(each.part.text, size * 2.2, sheet.face(value_face(each))),
            *(text_width(line, size, sheet.face(face)) for line in texts))
        for each, texts, face in zip(segments, lines, faces, strict=True)
    ]  # fmt: skip
    if not are_apart([(x, x + width) for x, width in zip(lefts, widths, strict=True)], size):
        sheet.wanted.append("[the labels are too close]")
    for x, segment, texts, face in zip(lefts, segments, lines, faces, strict=True):
        y = bar_top - size * 0.6 - (len(texts) - 1) * size * _LEADING
        write_value(sheet, segment, x, y - size * 1.35, size * 2.2)
        for line in texts:
            ink = sheet.theme.muted if segment.is_remainder else sheet.theme.ink
            sheet.text(line, x, y, face=face, colour=ink)
            y += size * _LEADING
    return bar_top


def _labels_in_rows(sheet: Sheet, segments: list[_Segment], top: float) -> float:
    """Each part with a sample of its colour, its value and its label, a row to a part."""
    size = sheet.style.size
    big = size * 1.35
    indent = size * 1.5
    widest = max(text_width(each.part.text, big, sheet.face("bold")) for each in segments)
    text_left = indent + widest + size * 0.8
    y = top + big
    for segment in segments:
        sample = Box(0, y - big * 0.68, size, y)
        if segment.is_remainder:
            remainder_box(sheet, sample, name="")
        else:
            sheet.rectangle(sample, fill=segment.colour, layer=3)
        write_value(sheet, segment, indent, y, big)
        measure = sheet.style.width - text_left
        for line in balance(segment.part.label, sheet.face(), size, measure):
            sheet.text(line, text_left, y)
            y += size * _LEADING
        y += size * 0.5
    return y - size * 0.6


def _bar_height(frame: Frame, size: float, label_height: float) -> tuple[float, float]:
    """Height of the bar, and the y above its labels."""
    bar = size * 3.2
    if frame.room is None:
        return bar, frame.top + size * 0.4
    bar = min(size * 8, max(bar, (frame.room - label_height) * 0.6))
    spare = frame.room - label_height - bar
    return bar, frame.top + max(size * 0.4, spare * 0.35)


def _bounds(value: Quantity) -> tuple[float, float]:
    """What a part is certain to take of the whole, and what it may take, in per cent."""
    interval = _within_whole(value)
    if value.form in {Form.MORE_THAN, Form.AT_LEAST}:
        return float(interval.low), float(interval.low)
    return float(interval.low), float(interval.high)


def _within_whole(value: Quantity) -> Interval:
    """The part of an interval that a share can take: from nothing to the whole."""
    assert value.interval is not None
    low, high = max(value.interval.low, Decimal(0)), min(value.interval.high, _WHOLE)
    return replace(value.interval, low=low, high=high)


def _remainder(figures: list[Figure]) -> Quantity | None:
    """What is left of the whole, computed from the parts; None when nothing is."""
    taken = [_within_whole(each.value) for each in figures]
    low = max(_WHOLE - sum(interval.high for interval in taken), Decimal(0))
    high = _WHOLE - sum(interval.low for interval in taken)
    if sum(_bounds(each.value)[1] for each in figures) >= float(_WHOLE):
        return None
    unbounded = {Form.LESS_THAN, Form.AT_MOST, Form.MORE_THAN, Form.AT_LEAST}
    if len(figures) == 1 and figures[0].value.form in unbounded:
        return evaluate(parse_formula("100 % - a"), {"a": figures[0].value})
    exponents = [each.value.exponent for each in figures if each.value.exponent is not None]
    about = any(each.value.approximate for each in figures)
    exponent = max(exponents, default=None)
    return Quantity(Interval(low, high), PERCENT, exponent=exponent, approximate=about)


def _rest(left_over: Quantity, figures: list[Figure], briefing: Briefing) -> Part:
    """The part of the bar for what is left of the whole."""
    words = briefing.wording.words
    label = words.remainder if any(each.fact.poll for each in figures) else words.rest
    interval = _within_whole(left_over)
    text = briefing.wording.bare(left_over, 0)
    return Part("", label, text, left_over, float(interval.low), float(interval.high))


def _remainder_note(figures: list[Figure], briefing: Briefing) -> str:
    """What the remainder is: the other answers as far as the poll discloses them."""
    words = briefing.wording.words
    polls = [each.fact.poll for each in figures if each.fact.poll]
    others = dict.fromkeys(poll.disclosures.get("other_answers", "") for poll in polls)
    told = [text for text in others if text]
    if not told:
        return words.remainder_note if polls else words.rest_note
    name = words.disclosures["other_answers"]
    text = f"{name[:1].upper()}{name[1:]}{words.colon}{words.semicolon.join(told)}"
    return briefing.wording.sentence(text)


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
            hint = "Name another figure, in per cent: a share chart takes such as '41.1 %'."
            problems.append(Problem(at, "FP066", f"The figure '{figure.id}' {what}", hint))
        elif value.low < 0 or value.high > _WHOLE:
            message = f"The figure '{figure.id}' is no share of a whole"
            problems.append(Problem(at, "FP066", message, "Name one from 0 to 100 %."))
    if not problems and sum(figure.value.high for figure in figures) > _WHOLE:
        message = "The shares sum to more than 100 %"
        hint = "Show them one by one: they overlap, so they are no parts of one whole."
        problems.append(Problem(option.key_at, "FP067", message, hint))
    if len(figures) > _MOST_PARTS:
        message = f"A share chart tells {_MOST_PARTS} parts apart, not {len(figures)}"
        hint = f"Delete all but {_MOST_PARTS}, or show the others in a chart of their own."
        problems.append(Problem(option.key_at, "FP068", message, hint))
    if problems:
        raise ProblemsFound(problems)


KIND = ChartKind(
    name="share",
    summary="Shares of a whole, with an honest remainder.",
    options={
        "figures": OptionRule(
            "Figures in per cent, at most four.", required=True, many=True, names_figures=True
        )
    },
    plan=plan_share,
    draw=draw_share,
    has_bars=True,
)
