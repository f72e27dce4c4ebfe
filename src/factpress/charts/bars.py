"""bars: values and ranges as bars from zero, one below the other.

Options: `figures`, the ids of 1 to 60 figures in one unit; `order`, `value` (the largest
first, by the lowest value known; what is not reported last) or `given`; `highlight`, ids
of figures in the accent colour, the others in grey. All bars have one scale, which begins
at zero; a value below zero goes to the left. Passes: `{kind: bars, figures: [budget_2022,
budget_2024], highlight: budget_2024}`. Fails: figures in unlike units, or an ordinal.
"""

from __future__ import annotations

from collections.abc import Sequence

from factpress.charts.arranging import Plot, RowMeasures, Span, draw_rows
from factpress.charts.captions import marks_key
from factpress.charts.frame import Captions
from factpress.charts.marks import arrow_reach, horizontal_bar, points_left
from factpress.charts.model import Briefing, Chart, ChartKind
from factpress.charts.rows import ROW_OPTIONS, Row, plan_rows
from factpress.charts.sheet import Layout, Sheet, centred_baseline, text_width
from factpress.charts.style import ChartStyle
from factpress.facts.model import ExhibitRequest
from factpress.quantities.quantity import Form
from factpress.theme import mixed
from factpress.words import Words

_TEXT_GAP = 0.45
_HALVINGS = 48


def plan_bars(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The chart of bars; raises ProblemsFound."""
    return plan_rows(request, briefing, "bars", briefing.wording.words.alt_change, bars_key)


def draw_bars(chart: Chart, captions: Captions, style: ChartStyle) -> Layout:
    """Bars from zero with their labels beside them and their values at their ends."""
    return draw_rows(chart.plan, captions, style, BarPainter())


class BarPainter:
    """Draws bars on a scale that has zero at its axis."""

    head = 0.0

    def fit(
        self, rows: Sequence[Row], left: float, right: float, measures: RowMeasures
    ) -> Plot | None:
        """The longest bars for which every value has room at the end of its bar."""
        reaches = [_reach(row, measures) for row in rows]
        largest = max((max(-low, high) for low, high, _, _ in reaches), default=0.0)

        def needed(length: float) -> tuple[float, float]:
            """What is taken left and right of zero when the largest value is so long."""
            scaled = length / largest if largest else 0.0
            before = max(before - low * scaled for low, _, before, _ in reaches)
            after = max(after + high * scaled for _, high, _, after in reaches)
            return before, after

        if sum(needed(0.0)) > right - left:
            return None
        shortest, longest = 0.0, right - left
        for _ in range(_HALVINGS):
            middle = (shortest + longest) / 2
            if sum(needed(middle)) <= right - left:
                shortest = middle
            else:
                longest = middle
        zero = left + needed(shortest)[0]
        per_unit = shortest / largest if largest else 0.0
        length = max(shortest, 0.0) if largest else right - left
        return Plot(lambda value: zero + value * per_unit, zero, zero + length)

    def axis(
        self,
        sheet: Sheet,
        plot: Plot,
        x: float,
        top: float,  # noqa: ARG002
        spans: Sequence[Span],
        measures: RowMeasures,
    ) -> None:
        """A thin line at zero."""
        zero = x + plot.place(0)
        for span in spans:
            sheet.line([(zero, end) for end in span], stroke=sheet.theme.ink,
                       stroke_width=measures.size * 0.1, layer=6, name="axis")  # fmt: skip

    def row(
        self, sheet: Sheet, row: Row, plot: Plot, x: float, middle: float, measures: RowMeasures
    ) -> None:
        """The bar, and its value behind its last mark; a word where nothing is reported."""
        theme, size = sheet.theme, measures.size
        baseline = centred_baseline(middle, size, sheet.face())
        gap = size * _TEXT_GAP
        if not row.value.known_ends:
            at = x + plot.place(0) + gap
            sheet.text(row.text, at, baseline, size=size, face="italic", colour=theme.muted)
            return
        colour = theme.accents[0] if row.is_accented else theme.axis
        soft = theme.soft_accents[0] if row.is_accented else mixed(theme.axis, theme.paper, 0.62)
        top = middle - measures.bar / 2
        end = horizontal_bar(
            sheet, row.value, lambda value: x + plot.place(value), top, measures.bar,
            colour, soft, row.figure,
        )  # fmt: skip
        is_left = points_left(row.value)
        sheet.text(
            row.text,
            end - gap if is_left else end + gap,
            baseline,
            size=size,
            face="semibold",
            align="right" if is_left else "left",
        )


def _reach(row: Row, measures: RowMeasures) -> tuple[float, float, float, float]:
    """Lowest and highest value that a row shows, and what stands left and right of them."""
    size = measures.size
    face = measures.family.face("semibold" if row.value.known_ends else "italic")
    text = text_width(row.text, size, face) + size * _TEXT_GAP
    if not row.value.known_ends:
        return 0.0, 0.0, 0.0, text
    low, high = min(0.0, float(row.value.low)), max(0.0, float(row.value.high))
    text += arrow_reach(row.value, measures.bar)
    # A text at the left of its bar keeps off the label of the row.
    return (low, high, text + size / 2, 0.0) if points_left(row.value) else (low, high, 0.0, text)


def bars_key(forms: frozenset[Form], words: Words) -> list[str]:
    """What the marks in use mean."""
    key = marks_key(forms, words)
    return [*key, words.centre_tick] if Form.PLUS_MINUS in forms else key


KIND = ChartKind(
    name="bars",
    summary="Values and ranges as bars from zero, in order.",
    options=ROW_OPTIONS,
    plan=plan_bars,
    draw=draw_bars,
    has_bars=True,
)
