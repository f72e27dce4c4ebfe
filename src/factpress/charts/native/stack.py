"""stack as a native chart: the parts end to end, and the total in a row of its own below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factpress.charts.model import Chart
from factpress.charts.native.model import (
    Fill,
    NativeChart,
    NativeForm,
    NativeKind,
    NativeSeries,
    Paint,
    PointLabel,
    Scale,
    Side,
)
from factpress.charts.native.parts import (
    extra_series,
    label_on,
    legend,
    rest_series,
    sure_series,
    told,
    value_labels,
)
from factpress.charts.native.rows import LABELS, row_labels
from factpress.charts.native.values import UP_THE_SCALE, decimals
from factpress.charts.sheet import Box
from factpress.charts.stack_drawing import Part, StackPlan
from factpress.charts.style import ChartStyle
from factpress.wording import Wording

_GAP = 0.45
_TALLEST_ROW = 8.0
_AXIS = 2.0
"""Room for the axis below the plot, in em."""

_LABEL_LINES = 4.0
"""The least height of a row, in em, which its label may fill."""


def describe_stack(chart: Chart, style: ChartStyle, wording: Wording) -> NativeChart | None:
    """The parts and their total; None when labels or legend have no room."""
    plan: StackPlan = chart.plan
    assert style.height is not None
    categories = (
        (wording.words.parts, told(plan.total, wording)) if plan.total else (chart.subtitle,)
    )
    column = _column(categories, style) if plan.total else 0.0
    if column is None:
        return None
    theme, end = style.theme, plan.end or 1.0
    width = style.width - column - style.size
    shown = [*plan.parts, *([plan.remainder] if plan.remainder else [])]
    amounts = [part.sure for part in plan.parts] + ([_left(plan)] if plan.remainder else [])
    colours = [*theme.accents[: len(plan.parts)], *([theme.remainder] if plan.remainder else [])]
    labels = value_labels(shown, [each / end * width for each in amounts], colours, style)
    names = [part.label if labels else told(part, wording) for part in shown]
    power = 10.0 ** -wording.told_scale(plan.scale)
    series = tuple(_Stack(plan, names, labels or [], power, style, wording).series())
    found = legend([each.name for each in series], style)
    if found is None:
        return None
    size, height = found
    rows = min(style.height - height - _AXIS * size, _TALLEST_ROW * size * len(categories))
    ticks = max(plan.ticks, key=len)
    step = round((ticks[1][0] if len(ticks) > 1 else end) * power, 9)
    return NativeChart(
        form=NativeForm.STACK,
        head=wording.words.label,
        categories=categories,
        series=series,
        scale=Scale(0, end * power, step, decimals([step]), True),
        plot=Box(column, height, column + width, height + rows),
        size=size,
        legend=height,
        gap=_GAP,
        shows_categories=bool(plan.total),
    )


def _column(categories: Sequence[str], style: ChartStyle) -> float | None:
    """The width of the labels of the rows; None when they have no room."""
    size = style.size
    for share, most in LABELS:
        height = _LABEL_LINES * size
        labels = row_labels(categories, size, share * style.width, most + 1, height, style)
        if labels:
            return labels.width
    return None


def _left(plan: StackPlan) -> float:
    """What is left of the total behind everything that the parts may have."""
    assert plan.total
    return max(0.0, plan.total.sure - sum(part.most for part in plan.parts))


class _Stack:
    """The series of a stack: what is certain of each part, what each may have, what is left."""

    def __init__(
        self,
        plan: StackPlan,
        names: Sequence[str],
        labels: Sequence[PointLabel],
        power: float,
        style: ChartStyle,
        wording: Wording,
    ) -> None:
        self._plan, self._names, self._labels = plan, names, labels
        self._power, self._theme, self._wording = power, style.theme, wording

    def series(self) -> Iterator[NativeSeries]:
        """The series from left to right, then those of the total."""
        plan, theme, wording = self._plan, self._theme, self._wording
        for index, part in enumerate(plan.parts):
            known = self._parts(part.sure if part.value.known_ends else None)
            labels = self._on_part(index, part, theme.accents[index])
            name, colour = self._names[index], theme.accents[index]
            yield sure_series(name, known, part, colour, theme, labels)
        for index, part in enumerate(plan.parts):
            if part.most > part.sure:
                extra = self._parts(part.most - part.sure)
                yield extra_series(part, extra, theme.accents[index], theme, wording)
        if plan.total is None:
            return
        if plan.remainder:
            yield from self._rest(plan.remainder, plan.total)
        total = plan.total
        labels = {1: self._arrow(theme.axis)} if total.is_open else {}
        sure = self._total(total.sure or None)
        yield sure_series(total.label, sure, total, theme.axis, theme, labels)
        if total.most > total.sure:
            extra = self._total(total.most - total.sure)
            yield extra_series(total, extra, theme.axis, theme, wording)

    def _rest(self, remainder: Part, total: Part) -> Iterator[NativeSeries]:
        theme, left = self._theme, _left(self._plan)
        labels = {0: self._labels[-1]} if self._labels else {}
        yield rest_series(self._names[-1], self._parts(left or None), theme, labels)
        ends = sum(part.most for part in self._plan.parts)
        may = total.most - max(total.sure, ends)
        if may > 0:
            name = self._wording.words.up_to_end.format(label=remainder.label)
            yield NativeSeries(name, self._parts(may), Paint(Fill.LEFT_OPEN, theme.axis))

    def _on_part(self, index: int, part: Part, colour: str) -> Mapping[int, PointLabel]:
        """The value of a part on it, and an arrow where no further bound is known."""
        if not self._labels:
            return {0: self._arrow(colour)} if part.is_open else {}
        if not part.is_open:
            return {0: self._labels[index]}
        text = f"{part.text} {UP_THE_SCALE}"
        return {0: label_on(colour, text, Side.CENTRE, self._theme)}

    def _arrow(self, colour: str) -> PointLabel:
        return label_on(colour, UP_THE_SCALE, Side.END, self._theme)

    def _parts(self, amount: float | None) -> tuple[float | None, ...]:
        """A column of the sheet with an amount in the row of the parts."""
        return (self._cell(amount), *((None,) if self._plan.total else ()))

    def _total(self, amount: float | None) -> tuple[float | None, ...]:
        """A column of the sheet with an amount in the row of the total."""
        return (None, self._cell(amount))

    def _cell(self, amount: float | None) -> float | None:
        return None if amount is None else round(amount * self._power, 9)


NATIVE = NativeKind(describe_stack)
