"""Changes between two dates, laid out: marks on two axes, lines between, texts moved apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from factpress.charts.captions import BOUNDS
from factpress.charts.frame import Captions, Frame
from factpress.charts.ladder import first_clean
from factpress.charts.marks import Scale
from factpress.charts.model import Chart
from factpress.charts.points import PointPaint, reaches, value_marks
from factpress.charts.rows import label_lines
from factpress.charts.sheet import CLOSE, LINE, MOVE, Layout, Shape, Sheet, text_width
from factpress.charts.spreading import spread
from factpress.charts.style import ChartStyle
from factpress.charts.ticks import scale_ends
from factpress.frozen import frozen
from factpress.quantities.quantity import Quantity
from factpress.theme import mixed
from factpress.typefaces.measure import Typeface

_LEADING = 1.17
_SIZES = 4
_RADIUS = 0.34
_GAP = 1.7
"""Between an end and its texts, in em."""

_NAMES = ((0.34, 2), (0.46, 2), (0.6, 3))
"""What the texts at the right may take of the width, and on how many lines."""

_NAME_GAP = 0.55
"""Between a name and its value, in em."""

_TALLEST = 480.0
_LEAST_SLOPE = 7.0
"""The least distance of the two ends, in em."""


@frozen
class End:
    """One end of a change: the figure, its value as printed, and the value itself.

    The name of the change stands before the value where no line leads to it from the right.
    """

    figure: str
    text: str
    value: Quantity
    name: str = ""


@frozen
class Pair:
    """A change: its name and its two ends."""

    label: str
    first: End
    last: End
    is_accented: bool

    @property
    def is_known(self) -> bool:
        """Whether both ends are reported, so that a line can join them."""
        return bool(self.first.value.known_ends and self.last.value.known_ends)


@frozen
class SlopePlan:
    """The changes in order, the heads of the two ends, and what is said if some lack room."""

    pairs: tuple[Pair, ...]
    heads: tuple[str, str]
    abridged: str


def draw_slope(chart: Chart, captions: Captions, style: ChartStyle) -> Layout:
    """Two ends joined by lines; values at both, names at the right."""
    plan: SlopePlan = chart.plan
    least = min(style.least_size, style.size)
    sizes = [style.size + (least - style.size) * i / (_SIZES - 1) for i in range(_SIZES)]
    named = replace(plan, pairs=tuple(map(_named_at_left, plan.pairs)))
    rungs = [
        partial(_draw, each, captions, style, size, share, most)
        for each in dict.fromkeys((named, plan))
        for share, most in _NAMES
        for size in sizes
    ]
    share, most = _NAMES[-1]
    for count in range(len(plan.pairs) - 1, 0, -1):
        said = plan.abridged.format(shown=2 * count, all=2 * len(plan.pairs))
        less = replace(captions, note=" ".join(text for text in (said, captions.note) if text))
        fewer = replace(plan, pairs=_first(plan.pairs, count))
        rungs.append(partial(_draw, fewer, less, style, least, share, most))
    return first_clean(rungs)


def _named_at_left(pair: Pair) -> Pair:
    """The change with its name at both ends, where no line leads from one to the other."""
    if pair.is_known:
        return pair
    return replace(pair, first=replace(pair.first, name=pair.label))


@frozen
class _Texts:
    """Names at the right in lines, and how wide the values before them are; 0 sets them below."""

    names: tuple[tuple[str, ...], ...]
    value: float
    left: float
    right: float


def _draw(
    plan: SlopePlan,
    captions: Captions,
    style: ChartStyle,
    size: float,
    share: float,
    most_lines: int,
) -> Layout:
    frame = Frame(style, captions)
    sheet, line = frame.sheet, size * _LEADING
    sheet.wanted += [*plan.heads, *(pair.label for pair in plan.pairs)]
    texts = _texts(plan, style, size, share, most_lines)
    if texts is None:
        # A sheet without its changes says itself that texts are missing.
        return frame.close(frame.top)
    sheet.wanted = [*plan.heads, *(line for lines in texts.names for line in lines)]
    sheet.wanted += [end.text for pair in plan.pairs for end in (pair.first, pair.last)]
    heights = [line * (len(lines) if texts.value else len(lines) + 1) for lines in texts.names]
    top = frame.top + size * 2.3
    bottom = top + _height(frame, size, sum(heights), plan)
    scale = _scale(plan, top, bottom, size)
    _axis(sheet, plan.heads[0], texts.left, -1, frame.top, bottom, size)
    _axis(sheet, plan.heads[1], texts.right, 1, frame.top, bottom, size)
    for pair in plan.pairs:
        _change(sheet, pair, texts.left, texts.right, scale, size)
    limits = (top - size * 0.5, bottom + size * 0.5)
    wanted = [_middle(pair.first, scale, bottom) for pair in plan.pairs]
    tops = spread([y - line / 2 for y in wanted], [line] * len(wanted), *limits)
    for pair, y, own in zip(plan.pairs, tops, wanted, strict=True):
        _leader(sheet, pair.first, texts.left, -1, (own, y + line / 2), size)
        _text(sheet, pair.first, texts.left - size * _GAP, y, size, "right")
    wanted = [_middle(pair.last, scale, bottom) for pair in plan.pairs]
    tops = spread([y - line / 2 for y in wanted], heights, *limits)
    x = texts.right + size * _GAP
    for pair, y, own, lines in zip(plan.pairs, tops, wanted, texts.names, strict=True):
        _leader(sheet, pair.last, texts.right, 1, (own, y + line / 2), size)
        _text(sheet, pair.last, x, y, size, "left")
        first = y + _cap(size) + (0 if texts.value else line)
        for index, text in enumerate(lines):
            sheet.text(text, x + texts.value, first + index * line, size=size)
    return frame.close(bottom + size)


def _texts(
    plan: SlopePlan, style: ChartStyle, size: float, share: float, most_lines: int
) -> _Texts | None:
    """The texts at both ends; None when they leave no room for what is between."""
    bold = style.face("semibold")
    lasts = [pair.last.text for pair in plan.pairs]
    own = max(text_width(text, size, bold) for text in (*lasts, plan.heads[1]))
    left = max(
        text_width(plan.heads[0], size, bold),
        *(
            text_width(pair.first.text, size, bold) + _name_width(pair.first, size, style.face())
            for pair in plan.pairs
        ),
    )
    measure = (style.width * share) - size * _GAP
    for value in (
        max(text_width(text, size, bold) for text in lasts) + size * _NAME_GAP,
        0.0,
    ):
        names = [
            label_lines(pair.label, size, measure - value, most_lines, style.face())
            for pair in plan.pairs
        ]
        if all(names):
            widest = max(text_width(line, size, style.face()) for lines in names for line in lines)
            start = left + size * _GAP
            end = style.width - size * _GAP - max(value + widest, own)
            if end - start >= size * _LEAST_SLOPE:
                return _Texts(tuple(names), value, start, end)
    return None


def _name_width(end: End, size: float, face: Typeface) -> float:
    """The width of the name before a value, and of the space between."""
    return text_width(end.name, size, face) + size * _NAME_GAP if end.name else 0.0


def _axis(
    sheet: Sheet, head: str, x: float, side: int, top: float, bottom: float, size: float
) -> None:
    """A thin line at an end, and the head at its outer side."""
    align = "right" if side < 0 else "left"
    at = x + side * size * _GAP
    muted = sheet.theme.muted
    sheet.text(head, at, top + size, size=size, face="semibold", align=align, colour=muted)
    line = [(x, top + size * 0.3), (x, bottom + size * 0.5)]
    sheet.line(line, stroke=sheet.theme.axis, stroke_width=size * 0.08, layer=0.5)


def _cap(size: float) -> float:
    """From the top of a line to its baseline."""
    return size * (_LEADING / 2 + 0.33)


def _height(frame: Frame, size: float, texts: float, plan: SlopePlan) -> float:
    """The height between the ends of the scale."""
    if frame.room is not None:
        return max(size * 2, frame.room - size * 3.8)
    if not any(end.value.known_ends for pair in plan.pairs for end in (pair.first, pair.last)):
        return texts
    return min(max(size * (12 + 1.4 * len(plan.pairs)), texts * 1.12), _TALLEST)


def _scale(plan: SlopePlan, top: float, bottom: float, size: float) -> Scale:
    """The y of a value: all marks, with their arrows, lie between the two ends."""
    told = [end.value for pair in plan.pairs for end in (pair.first, pair.last)]
    told = [value for value in told if value.known_ends]
    if not told:
        return lambda _: bottom
    ends = [end for value in told for end in value.known_ends]
    low, high = (float(end) for end in scale_ends(min(ends), max(ends)))
    below = max(reaches(value, size * _RADIUS)[0] for value in told)
    above = max(reaches(value, size * _RADIUS)[1] for value in told)
    per_unit = (bottom - top - below - above) / (high - low)
    return lambda value: bottom - below - (value - low) * per_unit


def _change(sheet: Sheet, pair: Pair, left: float, right: float, scale: Scale, size: float) -> None:
    """The marks at both ends and what joins them: a line, or a band where there is a range."""
    theme = sheet.theme
    colour = theme.accents[0] if pair.is_accented else theme.axis
    soft = mixed(colour, theme.paper, 0.65)
    layer = 3 if pair.is_accented else 2
    paint = PointPaint(size * _RADIUS, colour, soft, upwards=(0.0, -1.0))
    for end, x in ((pair.first, left), (pair.last, right)):
        if end.value.known_ends:
            value_marks(sheet, end.value, partial(_point, x, scale), paint, end.figure)
    if not pair.is_known:
        return
    first, last = pair.first.value, pair.last.value
    name = f"{pair.first.figure} to {pair.last.figure}"
    low, high = (
        [(left, scale(float(start))), (right, scale(float(end)))]
        for start, end in ((first.low, last.low), (first.high, last.high))
    )
    if low != high:
        band = [*low, *reversed(high), low[0]]
        fill = mixed(colour, theme.paper, 0.82)
        codes = (MOVE, LINE, LINE, LINE, CLOSE)
        sheet.add(Shape(band, codes, fill=fill, layer=layer - 1, name=f"{name}:band"))
    dash = (size * 0.35, size * 0.25) if {first.form, last.form} & BOUNDS else ()
    width = size * (0.16 if low == high else 0.09)
    for points in (low, high) if low != high else (low,):
        sheet.line(points, stroke=colour, stroke_width=width, dash=dash, layer=layer,
                   name=f"{name}:line")  # fmt: skip


def _point(x: float, scale: Scale, value: float) -> tuple[float, float]:
    return x, scale(value)


def _middle(end: End, scale: Scale, bottom: float) -> float:
    """Where the text of an end belongs; at the bottom when nothing is known of it."""
    if not end.value.known_ends:
        return bottom
    return (scale(float(end.value.low)) + scale(float(end.value.high))) / 2


def _leader(
    sheet: Sheet, end: End, x: float, side: int, middle: tuple[float, float], size: float
) -> None:
    """A thin line from the marks of an end to its text, where that had to move."""
    wanted, y = middle
    if end.value.known_ends and abs(y - wanted) > size * 0.3:
        path = [(x + side * size * 0.7, wanted), (x + side * (_GAP - 0.3) * size, y)]
        sheet.line(path, stroke=sheet.theme.axis, stroke_width=size * 0.06, layer=1)


def _text(sheet: Sheet, end: End, x: float, top: float, size: float, align: str) -> None:
    """The value of an end; in italics the words for what is not reported."""
    told = bool(end.value.known_ends)
    box = sheet.text(
        end.text,
        x,
        top + _cap(size),
        size=size,
        face="semibold" if told else "italic",
        align=align,
        colour=sheet.theme.ink if told else sheet.theme.muted,
    )
    if end.name:
        before = box.left - size * _NAME_GAP
        sheet.text(end.name, before, top + _cap(size), size=size, align="right")


def _first(pairs: Sequence[Pair], count: int) -> tuple[Pair, ...]:
    """As many pairs, in their order: those in the accent before the others."""
    by_weight = sorted(range(len(pairs)), key=lambda index: not pairs[index].is_accented)
    return tuple(pairs[index] for index in sorted(by_weight[:count]))
