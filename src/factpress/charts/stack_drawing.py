"""How a stack of amounts is drawn: the bar, its axis, the total and the labels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from factpress.charts.frame import Captions, Frame
from factpress.charts.ladder import close, first_clean
from factpress.charts.marks import chevrons, horizontal_bar, remainder_box, striped_box
from factpress.charts.model import Chart
from factpress.charts.part_labels import are_apart, labels_in_tiers, value_face, write_value
from factpress.charts.sheet import Box, Layout, Sheet, text_width
from factpress.charts.style import ChartStyle
from factpress.frozen import frozen
from factpress.quantities.quantity import Form, Quantity
from factpress.theme import Theme, mixed, readable
from factpress.typefaces.wrapping import balance

_UPPER = {Form.LESS_THAN, Form.AT_MOST}
_LOWER = {Form.MORE_THAN, Form.AT_LEAST}
_LEADING = 1.22
_BIG = 1.5
"""Values above their parts, in em."""


@frozen
class Part:
    """A part, the total or the remainder: label and value as printed, and the value."""

    figure: str
    label: str
    text: str
    value: Quantity

    @property
    def sure(self) -> float:
        """The amount that it has in any case."""
        known = self.value.known_ends and self.value.form not in _UPPER
        return float(self.value.low) if known else 0.0

    @property
    def most(self) -> float:
        """The highest amount that is known of it."""
        return float(self.value.high) if self.value.known_ends else 0.0

    @property
    def is_open(self) -> bool:
        """Whether it may be more than any amount that is known."""
        return self.value.form in _LOWER


Ticks = tuple[tuple[float, str], ...]
"""Values of an axis, and as printed."""


@frozen
class StackPlan:
    """Parts in order; `ticks` are ways to mark the axis, from many marks to few.

    `scale` is the power of ten that the values are printed in.
    """

    parts: tuple[Part, ...]
    total: Part | None
    remainder: Part | None
    ticks: tuple[Ticks, ...]
    scale: int

    @property
    def end(self) -> float:
        """The highest amount that is drawn."""
        parts = sum(part.most for part in self.parts)
        return max(parts, self.total.most if self.total else 0.0)


def draw_stack(chart: Chart, captions: Captions, style: ChartStyle) -> Layout:
    """One bar; labels above their parts or, where they are too wide, in rows."""
    plan: StackPlan = chart.plan
    rungs = [
        partial(_draw, plan, captions, replace(style, size=size), _labels_in_rows)
        for size in (style.size, (style.size + style.least_size) / 2, style.least_size)
    ]
    # What is not reported has no place on the bar that a label could stand above.
    if all(part.value.known_ends for part in plan.parts):
        above = (_labels_above, labels_in_tiers)
        rungs = [*(partial(_draw, plan, captions, style, label) for label in above), *rungs]
    return first_clean(rungs)


@frozen
class _Segment:
    """A part on the page: the left end of its box, and its colour."""

    part: Part
    left: float
    colour: str
    is_remainder: bool

    @property
    def is_quiet(self) -> bool:
        """Whether its value stands back: the remainder, or what is not reported."""
        return self.is_remainder or not self.part.value.known_ends


_LabelWriter = Callable[[Sheet, list[_Segment], float], float]
"""Writes the labels below a height, and returns the height of the bar."""


def _draw(plan: StackPlan, captions: Captions, style: ChartStyle, label: _LabelWriter) -> Layout:
    frame = Frame(style, captions)
    sheet, size = frame.sheet, style.size
    bar, top = size * 3.2, frame.top + size * 0.4
    per_unit = _per_unit(plan, frame, bar)
    if frame.room is not None:
        trial = _segments(plan, frame.left, per_unit, style.theme)
        around = label(Sheet(style), trial, 0.0) + _axis(Sheet(style), plan, 0, 0, per_unit)
        bar = min(size * 5, max(size * 1.6, (frame.room - around) * 0.6))
        per_unit = _per_unit(plan, frame, bar)
        top = frame.top + max(size * 0.2, (frame.room - around - bar) * 0.35)
    segments = _segments(plan, frame.left, per_unit, style.theme)
    shown = [*(each.part for each in segments), *([plan.total] if plan.total else [])]
    sheet.wanted += [text for part in shown for text in (part.text, part.label)]
    bar_top = label(sheet, segments, top)
    _bar(sheet, segments, plan, Box(frame.left, bar_top, frame.right, bar_top + bar), per_unit)
    return close(frame, _axis(sheet, plan, frame.left, bar_top + bar, per_unit))


def _per_unit(plan: StackPlan, frame: Frame, bar: float) -> float:
    """Points to a unit; behind amounts without a bound there is room for their arrows."""
    arrows = sum(part.is_open for part in (*plan.parts, plan.total) if part)
    room = frame.right - frame.left - arrows * bar * 1.15
    return room / plan.end if plan.end else 0.0


def _segments(plan: StackPlan, left: float, per_unit: float, theme: Theme) -> list[_Segment]:
    """Each part at its solid box or, where nothing is certain of it, at its striped one."""
    solid, extra = left, left + sum(part.sure for part in plan.parts) * per_unit
    segments = []
    for part, colour in zip(plan.parts, theme.accents, strict=False):
        segments.append(_Segment(part, solid if part.sure else extra, colour, False))
        solid += part.sure * per_unit
        extra += (part.most - part.sure) * per_unit
    if plan.remainder:
        segments.append(_Segment(plan.remainder, extra, theme.muted, True))
    return segments


def _bar(
    sheet: Sheet, segments: list[_Segment], plan: StackPlan, box: Box, per_unit: float
) -> None:
    """What is certain of the parts, what they may have on top, and what is left."""
    size, height = sheet.style.size, box.height
    parts = [each for each in segments if not each.is_remainder]
    x = box.left
    for each in parts:
        part, width = each.part, each.part.sure * per_unit
        if part.value.form is Form.ABOUT:
            place = partial(_placed, x, per_unit)
            horizontal_bar(sheet, part.value, place, box.top, height, each.colour, "", part.figure)
        elif width:
            solid = Box(x, box.top, x + width, box.bottom)
            sheet.rectangle(solid, fill=each.colour, layer=3, name=f"{part.figure}:low")
        x += width
    for each in parts:
        width = (each.part.most - each.part.sure) * per_unit
        _extra(sheet, each, Box(x, box.top, x + width, box.bottom), per_unit)
        x += width
    if plan.remainder and plan.total:
        _remaining(sheet, plan.total, x, box, per_unit)
    for each in parts:
        if each.part.is_open:
            # Arrows stand on the remainder, where there is one.
            colour = readable(each.colour, sheet.theme.remainder, sheet.theme.ink, least=3)
            x = chevrons(sheet, x + height * 0.14, box.top, height, colour)
    axis = [(box.left, box.top - size * 0.3), (box.left, box.bottom + size * 0.3)]
    sheet.line(axis, stroke=sheet.theme.ink, stroke_width=size * 0.12, layer=6)


def _placed(start: float, per_unit: float, value: float) -> float:
    return start + value * per_unit


def _extra(sheet: Sheet, segment: _Segment, box: Box, per_unit: float) -> None:
    """What a part may have above the amount that is certain of it."""
    part, colour = segment.part, segment.colour
    if not box.width:
        return
    soft = mixed(colour, sheet.theme.paper, 0.62)
    striped_box(sheet, box, colour, soft, name=f"{part.figure}:high")
    if part.value.centre is not None:
        x = box.left + (float(part.value.centre) - part.sure) * per_unit
        line = [(x, box.top), (x, box.bottom)]
        sheet.line(line, stroke=colour, stroke_width=box.height * 0.06, layer=4)
    if part.value.form in _UPPER:
        arrow = min(box.height, box.width * 0.8)
        middle = (box.top + box.bottom - arrow) / 2
        chevrons(sheet, box.right - arrow * 0.14, middle, -arrow, colour)


def _remaining(sheet: Sheet, total: Part, x: float, box: Box, per_unit: float) -> None:
    """What is left in any case, outlined and hatched; what may be left, outlined only."""
    sure, most = (box.left + amount * per_unit for amount in (total.sure, total.most))
    if sure > x:
        remainder_box(sheet, Box(x, box.top, sure, box.bottom), name="remainder")
    start = max(sure, x)
    if most > start:
        corners = [(start, box.top), (most, box.top), (most, box.bottom), (start, box.bottom)]
        width, dash = sheet.style.size * 0.09, (3, 2)
        sheet.line(corners, stroke=sheet.theme.axis, stroke_width=width, dash=dash,
                   layer=2.2, name="remainder:high")  # fmt: skip


def _axis(sheet: Sheet, plan: StackPlan, left: float, top: float, per_unit: float) -> float:
    """Marks of the unit below the bar, and the total as a dimension; returns their lower end."""
    size, theme = sheet.style.size, sheet.theme
    small = sheet.style.small_size
    y = top
    if ticks := next((each for each in plan.ticks if _fits(sheet, each, per_unit)), ()):
        y += size * 0.45 + small
        for value, text in ticks:
            x = left + value * per_unit
            mark = [(x, top + size * 0.1), (x, top + size * 0.45)]
            sheet.line(mark, stroke=theme.axis, stroke_width=size * 0.07, layer=2)
            start = _tick_left(sheet, text, x)
            sheet.text(text, start, y, size=small, colour=theme.muted)
    if plan.total is None:
        return y + size * 0.3
    y += size * 0.9
    ends = [left + amount * per_unit for amount in (plan.total.sure, plan.total.most)]
    stroke: dict[str, Any] = {"stroke": theme.ink, "stroke_width": size * 0.08, "layer": 3}
    name = plan.total.figure
    if plan.total.sure:
        sheet.line([(left, y), (ends[0], y)], name=f"{name}:low", **stroke)
    if ends[1] > ends[0]:
        line = [(ends[0], y), (ends[1], y)]
        sheet.line(line, dash=(2, 2), name=f"{name}:high", **stroke)
    for x in (left, *ends):
        sheet.line([(x, y - size * 0.3), (x, y + size * 0.3)], **stroke)
    if plan.total.is_open:
        chevrons(sheet, ends[1] + size * 0.3, y - size * 0.45, size * 0.9, theme.ink)
    y += size * 1.4
    amount = sheet.text(plan.total.text, left, y, size=sheet.style.value_size, face="bold")
    x = amount.right + size * 0.6
    for line_text in balance(plan.total.label, sheet.face(), size, sheet.style.width - x):
        sheet.text(line_text, x, y)
        y += size * _LEADING
    return y - size * (_LEADING - 0.35)


def _fits(sheet: Sheet, ticks: Ticks, per_unit: float) -> bool:
    """Whether the marks of an axis stand clear of each other."""
    right = -sheet.style.size
    for value, text in ticks:
        start = _tick_left(sheet, text, value * per_unit)
        if start < right + sheet.style.size * 0.8:
            return False
        right = start + text_width(text, sheet.style.small_size, sheet.face())
    return True


def _tick_left(sheet: Sheet, text: str, x: float) -> float:
    """Where the text of a mark begins: centred, but within the sheet."""
    width = text_width(text, sheet.style.small_size, sheet.face())
    return max(0.0, min(x - width / 2, sheet.style.width - width))


def _block_width(
    sheet: Sheet, segment: _Segment, lines: tuple[str, ...], face: str, size: float
) -> float:
    """The width of a value in large type with its label below it."""
    value = text_width(segment.part.text, size * _BIG, sheet.face(value_face(segment)))
    return max(value, *(text_width(line, size, sheet.face(face)) for line in lines))


def _labels_above(sheet: Sheet, segments: list[_Segment], top: float) -> float:
    """Each value in large type with its label, above its part; returns the bar's top."""
    size, right = sheet.style.size, sheet.style.width
    big = size * _BIG
    ends = [*(each.left for each in segments[1:]), right]
    blocks = []
    for segment, end in zip(segments, ends, strict=True):
        face = "regular" if segment.is_remainder else "semibold"
        measure = max(end - segment.left - size * 1.2, size * 7)
        lines = balance(segment.part.label, sheet.face(face), size, measure)
        width = _block_width(sheet, segment, lines, face, size)
        x = segment.left + (size * 0.25 if segment.left else 0)
        blocks.append((segment, face, lines, max(0.0, min(x, right - width))))
    bar_top = top + big + max(len(lines) for _, _, lines, _ in blocks) * size * _LEADING
    bar_top += size * 0.45
    widths = [_block_width(sheet, segment, lines, face, size) for segment, face, lines, _ in blocks]
    spans = [(x, x + width) for (_, _, _, x), width in zip(blocks, widths, strict=True)]
    if not are_apart(spans, size):
        sheet.wanted.append("[the labels are too close]")
    for segment, face, lines, x in blocks:
        y = bar_top - size * 0.55 - (len(lines) - 1) * size * _LEADING
        write_value(sheet, segment, x, y - size * 1.3, big)
        ink = sheet.theme.muted if segment.is_remainder else sheet.theme.ink
        for line in lines:
            sheet.text(line, x, y, face=face, colour=ink)
            y += size * _LEADING
    return bar_top


def _labels_in_rows(sheet: Sheet, segments: list[_Segment], top: float) -> float:
    """Each part with a sample of its colour, its value and its label, a row to a part."""
    size = sheet.style.size
    big = sheet.style.value_size * 1.1
    indent = size * 1.5
    widest = max(text_width(each.part.text, big, sheet.face("bold")) for each in segments)
    words = [word for each in segments for word in each.part.label.split()]
    longest = max(text_width(word, size, sheet.face()) for word in words)
    beside = indent + widest + size * 0.8 < sheet.style.width - max(longest, size * 12)
    text_left = indent + widest + size * 0.8 if beside else indent
    y = top + big
    for segment in segments:
        sample = Box(0, y - size * 0.8, size * 0.9, y + size * 0.1)
        if segment.is_remainder:
            remainder_box(sheet, sample, name="")
        elif segment.part.value.known_ends:
            sheet.rectangle(sample, fill=segment.colour, layer=3)
        write_value(sheet, segment, indent, y, big)
        y += 0 if beside else size * _LEADING
        measure = sheet.style.width - text_left
        for line in balance(segment.part.label, sheet.face(), size, measure):
            sheet.text(line, text_left, y)
            y += size * _LEADING
        y += size * 0.35
    return y - size * 0.75
