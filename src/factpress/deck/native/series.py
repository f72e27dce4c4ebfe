"""A series of a native chart as DrawingML (ISO/IEC 29500-1, 21.2.2), in the schema's order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factpress.charts.native.model import (
    Fill,
    Join,
    Marker,
    NativeChart,
    NativeForm,
    NativeSeries,
    PointLabel,
    Side,
    Whiskers,
)
from factpress.deck.markup import Element, node, text_node
from factpress.deck.model import Cell
from factpress.deck.native.paint import Palette
from factpress.deck.native.sheet import DataSheet, Reference
from factpress.frozen import frozen

_SIDES = {
    Side.OUTSIDE: "outEnd",
    Side.CENTRE: "ctr",
    Side.END: "inEnd",
    Side.RIGHT: "r",
    Side.LEFT: "l",
    Side.ABOVE: "t",
    Side.BELOW: "b",
}
_LEAST_MARKER, _MOST_MARKER = 2, 72


@frozen
class ChartContext:
    """What a chart is written with."""

    chart: NativeChart
    sheet: DataSheet
    palette: Palette
    language: str

    @property
    def form(self) -> NativeForm:
        """What the chart is made of."""
        return self.chart.form


def series_elements(context: ChartContext) -> tuple[Element, ...]:
    """Every `c:ser` of the chart, with its place in painting order.

    LibreOffice paints points in the reverse order of the file, whatever their `c:order`.
    """
    joins = context.chart.joins
    lines = [_join(number, join, context) for number, join in enumerate(joins)]
    series = [
        _series(index, len(joins) + index, context) for index in range(len(context.chart.series))
    ]
    elements = (*lines, *series)
    return elements[::-1] if context.form is NativeForm.POINTS else elements


def _series(index: int, number: int, context: ChartContext) -> Element:
    series = context.chart.series[index]
    bars = context.form in {NativeForm.BARS, NativeForm.STACK}
    return node(
        "c:ser",
        node("c:idx", val=number),
        node("c:order", val=number),
        _name(index, context),
        _looks(series, context),
        node("c:invertIfNegative", val=0) if bars else _no_marker(),
        *_points(series, context),
        _labels(series, context),
        _whiskers(index, series.whiskers, context),
        *_places(index, series, context),
        None if bars else node("c:smooth", val=0),
    )


def _join(number: int, join: Join, context: ChartContext) -> Element:
    """A line between two cells of a row, at the height of that row."""
    sheet = context.sheet
    height = sheet.rows().cells[join.row]
    assert isinstance(height, float)
    return node(
        "c:ser",
        node("c:idx", val=number),
        node("c:order", val=number),
        node("c:tx", _texts(sheet.category(join.row))),
        node("c:spPr", context.palette.line(join.stroke)),
        _no_marker(),
        node("c:xVal", _numbers(sheet.cells(join.row, join.first, join.last))),
        node("c:yVal", _literal((height, height))),
        node("c:smooth", val=0),
    )


def _no_marker() -> Element:
    return node("c:marker", node("c:symbol", val="none"))


def _name(index: int, context: ChartContext) -> Element | None:
    name = context.sheet.name(index)
    return node("c:tx", _texts(name)) if name else None


def _looks(series: NativeSeries, context: ChartContext) -> Element:
    if series.paint:
        return context.palette.area(series.paint)
    return node("c:spPr", context.palette.line(series.stroke))


def _points(series: NativeSeries, context: ChartContext) -> Iterator[Element]:
    """What is drawn otherwise than the series says."""
    for index in sorted({*series.paints, *series.markers, *series.dashed}):
        marker, paint = series.markers.get(index), series.paints.get(index)
        if paint == series.paint and marker is None and index not in series.dashed:
            continue
        if paint:
            value = series.values[index]
            leftwards = paint.fill is Fill.FADED and value is not None and value < 0
            looks = context.palette.area(paint, leftwards=leftwards)
        else:
            # A point with looks of its own takes none of the series'.
            dash = "sysDash" if index in series.dashed else ""
            looks = node("c:spPr", context.palette.line(series.stroke, dash=dash))
        yield node(
            "c:dPt",
            node("c:idx", val=index),
            node("c:invertIfNegative", val=0) if paint else None,
            _marker(marker, context.palette) if marker else None,
            node("c:bubble3D", val=0),
            looks,
        )


def _marker(marker: Marker, palette: Palette) -> Element:
    size = min(_MOST_MARKER, max(_LEAST_MARKER, round(marker.size)))
    return node(
        "c:marker",
        node("c:symbol", val="circle"),
        node("c:size", val=size),
        node("c:spPr", palette.solid(marker.colour), palette.line(None)),
    )


# Labels


def _labels(series: NativeSeries, context: ChartContext) -> Element | None:
    if not series.labels:
        return None
    each = [_label(index, label, context) for index, label in sorted(series.labels.items())]
    return node("c:dLbls", *each, *_shown(shows=False))


def _label(index: int, label: PointLabel, context: ChartContext) -> Element:
    return node(
        "c:dLbl",
        node("c:idx", val=index),
        context.palette.label(label, context.chart.size, context.language),
        node("c:spPr", _ground(context), context.palette.line(None)),
        node("c:dLblPos", val=_SIDES[label.side]),
        *_shown(shows=True),
    )


def _ground(context: ChartContext) -> Element:
    """No line of the grid runs through the text of a point."""
    paper = context.chart.paper
    return context.palette.solid(paper) if paper else node("a:noFill")


def _shown(*, shows: bool) -> Iterator[Element]:
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        yield node(f"c:show{name}", val=int(shows and name == "Val"))


# Whiskers


def _whiskers(index: int, whiskers: Whiskers | None, context: ChartContext) -> Element | None:
    if whiskers is None:
        return None
    none = _literal([0.0] * len(whiskers.lengths))
    return node(
        "c:errBars",
        node("c:errDir", val="y"),
        node("c:errBarType", val="plus"),
        node("c:errValType", val="cust"),
        node("c:noEndCap", val=1),
        node("c:plus", _numbers(context.sheet.whiskers(index))),
        node("c:minus", none),
        node("c:spPr", context.palette.line(whiskers.stroke)),
    )


# Cells


def _places(index: int, series: NativeSeries, context: ChartContext) -> Iterator[Element]:
    sheet = context.sheet
    values = sheet.values(index)
    numbers = _numbers(values) if values else _literal(series.values)
    if context.form is NativeForm.POINTS:
        yield node("c:xVal", numbers)
        yield node("c:yVal", _numbers(sheet.rows()))
        return
    yield node("c:cat", _texts(sheet.categories()))
    yield node("c:val", numbers)


def _texts(reference: Reference) -> Element:
    return node("c:strRef", _address(reference), node("c:strCache", *_cells(reference.cells)))


def _numbers(reference: Reference) -> Element:
    general = text_node("c:formatCode", "General")
    cache = node("c:numCache", general, *_cells(reference.cells))
    return node("c:numRef", _address(reference), cache)


def _literal(values: Sequence[float | None]) -> Element:
    return node("c:numLit", text_node("c:formatCode", "General"), *_cells(values))


def _cells(cells: Sequence[Cell]) -> Iterator[Element]:
    """The count of cells, and those that are not empty: an empty one is a gap."""
    yield node("c:ptCount", val=len(cells))
    for index, cell in enumerate(cells):
        if cell is not None:
            text = cell if isinstance(cell, str) else repr(cell)
            yield node("c:pt", text_node("c:v", text), idx=index)


def _address(reference: Reference) -> Element:
    return text_node("c:f", reference.address)
