"""dots: values and ranges as marks on one scale, one below the other.

Options: those of `bars`: `figures`, the ids of 1 to 60 figures in one unit; `order`,
`value` or `given`; `highlight`, ids of figures in the accent colour. The scale need not
begin at zero, as marks are compared by where they stand; its ticks say where it begins.
Passes: `{kind: dots, figures: [budget_2022, budget_2024]}`. Fails: figures in unlike
units, or an ordinal.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from factpress.charts.arranging import Plot, RowMeasures, Span, draw_rows
from factpress.charts.frame import Captions
from factpress.charts.model import Briefing, Chart, ChartKind
from factpress.charts.points import PointPaint, points_key, reaches, value_marks
from factpress.charts.rows import ROW_OPTIONS, Row, RowsPlan, plan_rows
from factpress.charts.sheet import Layout, Sheet, centred_baseline, text_width
from factpress.charts.style import ChartStyle
from factpress.charts.ticks import nice_ticks
from factpress.facts.model import ExhibitRequest
from factpress.theme import mixed
from factpress.wording import Wording

_TEXT_GAP = 0.4
_MOST_TICKS = 6
_LEAST_SCALE = 0.5
"""What the scale takes at least of its room; the rest is for the texts behind the marks."""


def plan_dots(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The chart of dots; raises ProblemsFound."""
    return plan_rows(request, briefing, "dots", briefing.wording.words.alt_dots, points_key)


def draw_dots(chart: Chart, captions: Captions, style: ChartStyle) -> Layout:
    """Marks on one scale, with labels beside it and values beside the marks."""
    return draw_rows(chart.plan, captions, style, DotPainter(chart.plan, style))


class DotPainter:
    """Draws marks below an axis with ticks."""

    head = 1.5

    def __init__(self, plan: RowsPlan, style: ChartStyle) -> None:
        self._scale = plan.scale
        self._wording = Wording(plan.language)
        self._least_size = style.least_size
        self._ends = [end for row in plan.rows for end in row.value.known_ends]

    def fit(
        self, rows: Sequence[Row], left: float, right: float, measures: RowMeasures
    ) -> Plot | None:
        """The scale with the most ticks whose numbers stand apart."""
        if not self._ends:
            widest = max(_text_width(row, measures) for row in rows)
            return Plot(lambda _: left, left, right) if widest <= right - left else None
        for most in range(_MOST_TICKS, 1, -1):
            ticks = nice_ticks(min(self._ends), max(self._ends), most)
            plot = self._fitted(ticks, rows, left, right, measures)
            if plot is not None:
                return plot
        return None

    def axis(
        self,
        sheet: Sheet,
        plot: Plot,
        x: float,
        top: float,
        spans: Sequence[Span],
        measures: RowMeasures,
    ) -> None:
        """Thin lines at the ticks, their numbers above; a darker line where zero is."""
        theme, size = sheet.theme, measures.size
        for value, text in plot.ticks:
            at = x + plot.place(value)
            ink, width = (theme.ink, 0.1) if value == 0 else (theme.grid, 0.065)
            for span in spans:
                sheet.line([(at, end) for end in span], stroke=ink, stroke_width=size * width,
                           layer=0.5, name=f"tick:{value:g}")  # fmt: skip
            sheet.text(text, at, top - size * 0.5, size=self._tick_size(size), align="centre",
                       colour=theme.muted)  # fmt: skip
        for span in () if plot.ticks else spans:
            line = [(x + plot.left, end) for end in span]
            sheet.line(line, stroke=theme.ink, stroke_width=size * 0.1)

    def row(
        self, sheet: Sheet, row: Row, plot: Plot, x: float, middle: float, measures: RowMeasures
    ) -> None:
        """A faint line to lead the eye, the marks, and the value behind them."""
        theme, size = sheet.theme, measures.size
        baseline = centred_baseline(middle, size, sheet.face())
        if not row.value.known_ends:
            at = x + plot.left + size * _TEXT_GAP
            box = sheet.text(row.text, at, baseline, size=size, face="italic", colour=theme.muted)
        else:
            radius = _radius(measures)
            colour = theme.accents[0] if row.is_accented else theme.axis
            soft = mixed(colour, theme.paper, 0.65)
            paint = PointPaint(radius, colour, soft)
            start, end = (x + plot.place(float(each)) for each in (row.value.low, row.value.high))
            guide = [(x + plot.left, middle), (start, middle)]
            sheet.line(guide, stroke=theme.grid, stroke_width=size * 0.065, layer=0.6)
            value_marks(sheet, row.value, lambda v: (x + plot.place(v), middle), paint, row.figure)
            at = end + reaches(row.value, radius)[1] + size * _TEXT_GAP
            box = sheet.text(row.text, at, baseline, size=size, face="semibold")
        # No line of the axis runs through a number.
        sheet.rectangle(box.grown(size * 0.12), fill=theme.paper, layer=0.7)

    def _fitted(
        self,
        ticks: Sequence[Decimal],
        rows: Sequence[Row],
        left: float,
        right: float,
        measures: RowMeasures,
    ) -> Plot | None:
        """The widest scale for the ticks that leaves room for texts; None without room."""
        size = measures.size
        first = float(ticks[0])
        last = float(max(ticks[-1], *self._ends))
        texts = [self._wording.number(tick.scaleb(-self._scale)) for tick in ticks]
        widths = [text_width(text, self._tick_size(size), measures.family.face()) for text in texts]
        span = last - first
        told = [row for row in rows if row.value.known_ends]
        lows = [
            (reaches(row.value, _radius(measures))[0] + size * 0.2, float(row.value.low) - first)
            for row in told
        ]
        least = max(size * 0.7, widths[0] / 2 - left)
        # A mark reaches left of the scale where its value lies at the scale's beginning.
        before, length = least, 0.0
        for scale in ((right - left) * _LEAST_SCALE, 0.0):
            before = max([least, *(reach - low / span * scale for reach, low in lows)])
            length = self._length(rows, measures, right - left - before, widths[-1], first, span)
            if length >= scale:
                break
        start = left + before
        per_unit = length / span
        step = float(ticks[1] - ticks[0]) * per_unit
        apart = max((one + other) / 2 for one, other in pairwise(widths))
        if length <= 0 or step < apart + size * 0.9:
            return None

        def place(value: float) -> float:
            return start + (value - first) * per_unit

        named = tuple((float(tick), text) for tick, text in zip(ticks, texts, strict=True))
        return Plot(place, start, start + length, named)

    def _length(
        self,
        rows: Sequence[Row],
        measures: RowMeasures,
        room: float,
        last_tick: float,
        first: float,
        span: float,
    ) -> float:
        """The longest scale that leaves room for the texts; 0 where there is none."""
        length = room - last_tick / 2
        for row in rows:
            behind = _text_width(row, measures)
            share = (float(row.value.high) - first) / span if row.value.known_ends else 0
            if behind > room:
                return 0.0
            if share > 0:
                length = min(length, (room - behind) / share)
        return length

    def _tick_size(self, size: float) -> float:
        return max(min(self._least_size, size), size * 0.88)


def _radius(measures: RowMeasures) -> float:
    """The radius of a dot; in low rows no halo touches the next."""
    return min(measures.size, measures.bar) * 0.41


def _text_width(row: Row, measures: RowMeasures) -> float:
    """What stands behind the last value of a row: the rest of its mark, and its text."""
    size = measures.size
    if not row.value.known_ends:
        return text_width(row.text, size, measures.family.face("italic")) + size * _TEXT_GAP
    mark, face = reaches(row.value, _radius(measures))[1], measures.family.face("semibold")
    return mark + size * _TEXT_GAP + text_width(row.text, size, face)


KIND = ChartKind(
    name="dots",
    summary="Values and ranges as marks on one scale, in order.",
    options=ROW_OPTIONS,
    plan=plan_dots,
    draw=draw_dots,
)
