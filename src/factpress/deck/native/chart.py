"""A native chart as DrawingML (ISO/IEC 29500-1, 21.2.2), in the schema's order."""

from __future__ import annotations

from factpress.charts.native.model import NativeForm, Scale, Stroke
from factpress.charts.sheet import Box
from factpress.deck.markup import Element, node
from factpress.deck.native.series import ChartContext, series_elements
from factpress.theme import Theme

_CATEGORIES, _VALUES = 111_111_111, 222_222_222
"""Ids of the axes: any positive numbers, the same in each chart."""

_MOST_GAP = 500


def chart_space(
    context: ChartContext, theme: Theme, width: float, height: float, workbook: str
) -> Element:
    """The root of a chart part; `workbook` is the relationship of its workbook."""
    chart, palette = context.chart, context.palette
    return node(
        "c:chartSpace",
        node("c:date1904", val=0),
        node("c:roundedCorners", val=0),
        node(
            "c:chart",
            node("c:autoTitleDeleted", val=1),
            node(
                "c:plotArea",
                _placed(chart.plot, width, height, inner=True),
                _plot(context),
                *_axes(context, theme),
                node("c:spPr", node("a:noFill"), node("a:ln", node("a:noFill"))),
            ),
            _legend(context, theme, width, height) if chart.legend else None,
            node("c:plotVisOnly", val=1),
            node("c:dispBlanksAs", val="span" if chart.spans_gaps else "gap"),
        ),
        node("c:spPr", node("a:noFill"), node("a:ln", node("a:noFill"))),
        palette.text(chart.size, theme.ink, context.language),
        node("c:externalData", node("c:autoUpdate", val=0), r_id=workbook),
    )


def _plot(context: ChartContext) -> Element:
    """The group of series."""
    chart = context.chart
    series = series_elements(context)
    axes = (node("c:axId", val=_CATEGORIES), node("c:axId", val=_VALUES))
    varied = node("c:varyColors", val=0)
    match chart.form:
        case NativeForm.BARS | NativeForm.STACK:
            stacked = chart.form is NativeForm.STACK
            return node(
                "c:barChart",
                node("c:barDir", val="bar"),
                node("c:grouping", val="stacked" if stacked else "clustered"),
                varied,
                *series,
                node("c:gapWidth", val=min(_MOST_GAP, round(chart.gap * 100))),
                node("c:overlap", val=100),
                *axes,
            )
        case NativeForm.LINES:
            return node(
                "c:lineChart",
                node("c:grouping", val="standard"),
                varied,
                *series,
                node("c:marker", val=1),
                *axes,
            )
        case NativeForm.POINTS:
            return node(
                "c:scatterChart", node("c:scatterStyle", val="lineMarker"), varied, *series, *axes
            )


# Axes


def _axes(context: ChartContext, theme: Theme) -> tuple[Element, Element]:
    chart, palette = context.chart, context.palette
    ink = node("c:spPr", palette.line(Stroke(theme.ink, 1.25)))
    quiet = node("c:spPr", palette.line(Stroke(theme.axis, 0.75)))
    match chart.form:
        case NativeForm.BARS | NativeForm.STACK:
            categories = _category_axis(
                context, ink, theme, side="l", is_reversed=True, shown=chart.shows_categories
            )
            # The rows count from the top, so the far end of their axis is the bottom.
            return categories, _value_axis(context, chart.scale, theme, side="b", crosses="max")
        case NativeForm.LINES:
            categories = _category_axis(context, quiet, theme, side="b")
            return categories, _value_axis(context, chart.scale, theme, side="l")
        case NativeForm.POINTS:
            # The scale stands above the rows, where the other axis has its greatest number.
            across = _value_axis(
                context, chart.scale, theme, side="t", crosses="max", id_=_CATEGORIES,
                other=_VALUES, between="midCat",
            )  # fmt: skip
            rows = Scale(0, len(chart.categories) + 1, 1, 0, False)
            up = _value_axis(context, rows, theme, side="l", between="midCat")
            return across, up


def _category_axis(
    context: ChartContext,
    looks: Element,
    theme: Theme,
    *,
    side: str,
    is_reversed: bool = False,
    shown: bool = True,
) -> Element:
    return node(
        "c:catAx",
        node("c:axId", val=_CATEGORIES),
        node(
            "c:scaling",
            node("c:orientation", val="maxMin" if is_reversed else "minMax"),
        ),
        node("c:delete", val=0),
        node("c:axPos", val=side),
        _format("General"),
        node("c:majorTickMark", val="none" if is_reversed else "out"),
        node("c:minorTickMark", val="none"),
        node("c:tickLblPos", val="low" if shown else "none"),
        looks,
        context.palette.text(
            context.chart.size, theme.ink if is_reversed else theme.muted, context.language
        ),
        node("c:crossAx", val=_VALUES),
        node("c:crosses", val="autoZero"),
        node("c:auto", val=0),
        node("c:lblAlgn", val="ctr"),
        node("c:lblOffset", val=100),
        node("c:tickLblSkip", val=1) if is_reversed else None,
        node("c:noMultiLvlLbl", val=1),
    )


def _value_axis(
    context: ChartContext,
    scale: Scale,
    theme: Theme,
    *,
    side: str,
    crosses: str = "autoZero",
    between: str = "between",
    id_: int = _VALUES,
    other: int = _CATEGORIES,
) -> Element:
    palette, chart = context.palette, context.chart
    grid = node("c:majorGridlines", node("c:spPr", palette.line(Stroke(theme.grid, 0.75))))
    places = "." + "0" * scale.decimals if scale.decimals else ""
    is_bar = chart.form is NativeForm.STACK
    return node(
        "c:valAx",
        node("c:axId", val=id_),
        node(
            "c:scaling",
            node("c:orientation", val="minMax"),
            node("c:max", val=_number(scale.high)),
            node("c:min", val=_number(scale.low)),
        ),
        node("c:delete", val=int(not scale.is_shown)),
        node("c:axPos", val=side),
        grid if chart.form in {NativeForm.LINES, NativeForm.POINTS} else None,
        _format(f"#,##0{places}"),
        node("c:majorTickMark", val="out" if is_bar else "none"),
        node("c:minorTickMark", val="none"),
        node("c:tickLblPos", val="nextTo"),
        node("c:spPr", palette.line(Stroke(theme.axis, 0.75) if is_bar else None)),
        palette.text(chart.size, theme.muted, context.language),
        node("c:crossAx", val=other),
        node("c:crosses", val=crosses),
        node("c:crossBetween", val=between),
        node("c:majorUnit", val=_number(scale.step)) if scale.step else None,
    )


def _format(code: str) -> Element:
    return node("c:numFmt", formatCode=code, sourceLinked=0)


def _number(value: float) -> str:
    return repr(round(value, 9))


# Places


def _legend(context: ChartContext, theme: Theme, width: float, height: float) -> Element:
    return node(
        "c:legend",
        node("c:legendPos", val="t"),
        *(
            node("c:legendEntry", node("c:idx", val=index), node("c:delete", val=1))
            for index, series in enumerate(context.chart.series)
            if not series.in_legend
        ),
        _placed(Box(0, 0, width, context.chart.legend), width, height),
        node("c:overlay", val=0),
        context.palette.text(context.chart.size, theme.ink, context.language),
    )


def _placed(box: Box, width: float, height: float, *, inner: bool = False) -> Element:
    """A place within the chart, in shares of its width and height."""
    shares = (
        ("c:x", box.left / width),
        ("c:y", box.top / height),
        ("c:w", box.width / width),
        ("c:h", box.height / height),
    )
    return node(
        "c:layout",
        node(
            "c:manualLayout",
            node("c:layoutTarget", val="inner") if inner else None,
            node("c:xMode", val="edge"),
            node("c:yMode", val="edge"),
            *(node(tag, val=_number(share)) for tag, share in shares),
        ),
    )
