"""The boxes of a chart: one picture, or what a presentation program can edit with its captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factpress.charts.native.kinds import native_chart
from factpress.charts.native.model import Aside, NativeChart
from factpress.charts.sheet import Layout
from factpress.charts.style import SLIDE
from factpress.deck.fitting import text_height
from factpress.deck.model import (
    Box,
    Cell,
    ChartBox,
    Frame,
    PictureBox,
    ShapesBox,
    SheetPage,
    SlideParagraph,
    TextBox,
    Tone,
)
from factpress.deck.parts import Context, below, caption_box
from factpress.deck.runs import TextStyle, clean
from factpress.exhibits.model import ChartExhibit
from factpress.story.model import plain_text

_CAPTION_GAP = 8.0
_PLOT_GAP = 6.0
_SUBTITLE = 15.0
_ASIDE = (28.0, 15.0)
"""Sizes of the first and of the other lines beside a chart."""

_LEAST_PLOT = 0.45
"""Of the area of an exhibit: with less, an editable chart stays a picture."""


def chart_boxes(exhibit: ChartExhibit, frame: Frame, context: Context) -> tuple[Box, ...]:
    """The chart in a frame, below the title that it may have of its own."""
    caption = caption_box(exhibit.slot, frame, context)
    place = below(frame, caption, _CAPTION_GAP)
    boxes = _editable(exhibit, place, context) if context.charts == "editable" else ()
    if not boxes:
        slot = exhibit.slot
        boxes = (PictureBox(slot.label, place, slot.name, _alt(exhibit, context)),)
    return (caption, *boxes) if caption else boxes


def _alt(exhibit: ChartExhibit, context: Context) -> str:
    stop, slot = context.wording.words.stop, exhibit.slot
    return f"{slot.label}{stop} {plain_text(slot.title)}{stop} {exhibit.chart.alt}"


def _editable(exhibit: ChartExhibit, frame: Frame, context: Context) -> tuple[Box, ...]:
    """The chart to edit; empty where it has to stay a picture."""
    match _described(exhibit, frame, context):
        case NativeChart(remarks=remarks):
            return _with_captions(exhibit, remarks, frame, context)
        case Layout() as layout:
            slot = exhibit.slot
            return (ShapesBox(slot.label, frame, slot.name, _alt(exhibit, context), layout),)
        case None:
            return ()


def _described(
    exhibit: ChartExhibit, frame: Frame, context: Context
) -> NativeChart | Layout | None:
    theme = replace(context.theme, family=context.type.family)
    factor = context.type.factor
    sizes = {"size": SLIDE.size * factor, "least_size": SLIDE.least_size * factor}
    style = replace(SLIDE, width=frame.width, height=frame.height, theme=theme, **sizes)
    return native_chart(exhibit.chart, style, context.wording)


def _with_captions(
    exhibit: ChartExhibit, remarks: Sequence[str], frame: Frame, context: Context
) -> tuple[Box, ...]:
    """The chart between its subtitle and the lines below it; empty without room for all."""
    chart, label, factor = exhibit.chart, exhibit.slot.label, context.type.factor
    subtitle = _quiet_box(f"{label} subtitle", [chart.subtitle], _SUBTITLE * factor, frame, context)
    place = below(frame, subtitle, _PLOT_GAP)
    foot = _foot(f"{label} note", [*remarks, chart.note, chart.source], place, context)
    if foot:
        place = replace(place, height=foot.frame.top - _PLOT_GAP - place.top)
    if place.height < frame.height * _LEAST_PLOT:
        return ()
    native = _described(exhibit, place, context)
    if not isinstance(native, NativeChart):
        return ()
    made = _chart_boxes(exhibit, native, place, context)
    return tuple(box for box in (subtitle, *made, foot) if box)


def _chart_boxes(
    exhibit: ChartExhibit, native: NativeChart, frame: Frame, context: Context
) -> Iterator[Box]:
    """The chart, and the text beside it at the height of its plot."""
    slot, aside = exhibit.slot, native.aside
    width = frame.width - (aside.width if aside else 0)
    place = Frame(frame.left, frame.top, width, frame.height)
    yield ChartBox(
        slot.label, place, slot.name, _alt(exhibit, context), native, _sources(exhibit, context)
    )
    if aside:
        yield _aside_box(f"{slot.label} growth", aside, native, frame, context.type.factor)


def _aside_box(
    name: str, aside: Aside, native: NativeChart, frame: Frame, factor: float
) -> TextBox:
    first, *others = aside.lines
    large, small = (size * factor for size in _ASIDE)
    paragraphs = [SlideParagraph((TextStyle(large, bold=True, colour=aside.colour).run(first),))]
    quiet = TextStyle(small, colour=Tone.MUTED)
    paragraphs += [SlideParagraph((quiet.run(line),), before=2) for line in others]
    place = Frame(
        frame.right - aside.width, frame.top + native.plot.top, aside.width, native.plot.height
    )
    return TextBox(name, place, tuple(paragraphs), anchor="middle")


def _foot(name: str, lines: Sequence[str], frame: Frame, context: Context) -> TextBox | None:
    """Remarks, note and source at the foot of a frame."""
    box = _quiet_box(name, lines, context.type.small, frame, context)
    if box is None:
        return None
    height = box.frame.height
    place = Frame(frame.left, frame.bottom - height, frame.width, height)
    return replace(box, frame=place, anchor="bottom")


def _quiet_box(
    name: str, lines: Sequence[str], size: float, frame: Frame, context: Context
) -> TextBox | None:
    """Muted lines at the top of a frame, as high as they need; None without any."""
    style = TextStyle(size, colour=Tone.MUTED)
    paragraphs = tuple(SlideParagraph((style.run(line),)) for line in lines if line)
    if not paragraphs:
        return None
    height = text_height(paragraphs, context.type.family, frame.width)
    return TextBox(name, Frame(frame.left, frame.top, frame.width, height), paragraphs)


# The page of sources


def _sources(exhibit: ChartExhibit, context: Context) -> SheetPage:
    """What the chart shows as text, its figures with their sources, and the sources."""
    chart, story, words = exhibit.chart, context.story, context.wording.words
    entries = [entry for entry in story.ledger if entry.figure in chart.figures]
    rows: list[tuple[Cell, ...]] = [chart.data.headings, *chart.data.rows, ()]
    if entries:
        rows.append((words.label, words.value, words.period, words.source_head))
        rows += [
            (
                entry.label,
                entry.printed,
                entry.period,
                words.semicolon.join(each.text for each in entry.citations) or entry.calculation,
            )
            for entry in entries
        ]
        rows.append(())
    rows += [(text,) for text in (chart.note, chart.source) if text]
    cited = {each.source for entry in entries for each in entry.citations}
    rows += [
        (f"S{each.number}", each.text, *([each.url] if each.url else []))
        for each in story.sources
        if each.source in cited
    ]
    return SheetPage(words.sources, tuple(tuple(_clean(cell) for cell in row) for row in rows))


def _clean(cell: Cell) -> Cell:
    """A text in one line; an empty one is an empty cell."""
    return clean(cell) or None if isinstance(cell, str) else cell
