"""share as a native chart: one bar of 100 %, a series to a part and one to what it may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factpress.charts.model import Chart
from factpress.charts.native.model import (
    NativeChart,
    NativeForm,
    NativeKind,
    NativeSeries,
    PointLabel,
    Scale,
)
from factpress.charts.native.parts import (
    extra_series,
    legend,
    rest_series,
    sure_series,
    told,
    value_labels,
)
from factpress.charts.share import SharePlan
from factpress.charts.sheet import Box
from factpress.charts.style import ChartStyle
from factpress.wording import Wording

_TALLEST_BAR = 9.0
_GAP = 0.1


def describe_share(chart: Chart, style: ChartStyle, wording: Wording) -> NativeChart | None:
    """The bar; None when its legend has no room."""
    plan: SharePlan = chart.plan
    theme = style.theme
    assert style.height is not None
    shown = [*plan.parts, *([plan.remainder] if plan.remainder else [])]
    lengths = [part.low for part in plan.parts] + ([_left(plan)] if plan.remainder else [])
    colours = [*theme.accents[: len(plan.parts)], *([theme.remainder] if plan.remainder else [])]
    per_cent = style.width / 100
    labels = value_labels(shown, [each * per_cent for each in lengths], colours, style)
    names = [part.label if labels else told(part, wording) for part in shown]
    on_parts = [{0: label} for label in labels] if labels else [{} for _ in shown]
    series = tuple(_series(plan, names, on_parts, style, wording))
    found = legend([each.name for each in series], style)
    if found is None:
        return None
    size, height = found
    bar = min(style.height - height, _TALLEST_BAR * size)
    return NativeChart(
        form=NativeForm.STACK,
        head=wording.words.label,
        categories=(chart.subtitle,),
        series=series,
        scale=Scale(0, 100, 0, 0, False),
        plot=Box(0, height, style.width, height + bar),
        size=size,
        legend=height,
        gap=_GAP,
        shows_categories=False,
    )


def _series(
    plan: SharePlan,
    names: Sequence[str],
    labels: Sequence[Mapping[int, PointLabel]],
    style: ChartStyle,
    wording: Wording,
) -> Iterator[NativeSeries]:
    theme = style.theme
    for part, name, label, colour in zip(plan.parts, names, labels, theme.accents, strict=False):
        yield sure_series(name, (part.low,), part, colour, theme, label)
        if part.high > part.low:
            extra = (round(part.high - part.low, 9),)
            yield extra_series(part, extra, colour, theme, wording)
    if plan.remainder:
        yield rest_series(names[-1], (_left(plan),), theme, labels[-1])


def _left(plan: SharePlan) -> float:
    """What is left of the whole behind everything that the parts may have, in per cent."""
    return round(100 - sum(part.high for part in plan.parts), 9)


NATIVE = NativeKind(describe_share)
