"""The slide plan: what stands on which slide, in which box, at which size, as pure data.

All measures are points; the origin is the upper left corner of the slide. Whatever needs a
decision is decided here: the writer places boxes and chooses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import Enum, StrEnum
from typing import Protocol

from factpress.charts.native.model import NativeChart
from factpress.charts.sheet import Layout
from factpress.frozen import frozen


@frozen
class Frame:
    """A rectangle on a slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def fitted(self, width: float, height: float) -> Frame:
        """The largest frame of that shape within this one, at its upper left corner."""
        scale = min(self.width / width, self.height / height)
        return Frame(self.left, self.top, width * scale, height * scale)


class Tone(Enum):
    """A colour by its duty; the theme of the template says which one that is."""

    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    LINK = "link"
    RULE = "rule"
    PANEL = "panel"
    PAPER = "paper"
    LAYOUT = "layout"
    """What the placeholder of the layout gives."""


Colour = Tone | str
"""A tone; else `#RRGGBB`, or a colour of the template's theme by its name (`accent3`)."""

TEXT_FACE = "+mn-lt"
"""The theme's typeface of text (ISO/IEC 29500-1, 20.1.4.1.16)."""


class LayoutRole(StrEnum):
    """What a slide layout is for."""

    TITLE = "title"
    TEXT = "text"
    EXHIBIT = "exhibit"
    EXHIBIT_WITH_TEXT = "exhibit-with-text"


class PlaceholderRole(StrEnum):
    """The placeholder of the layout that a text fills."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    SIDE = "side"
    FOOTER = "footer"
    NUMBER = "number"
    DATE = "date"


# Text


@frozen
class SlideLink:
    """Leads to a slide of the deck, by its id."""

    slide: str


@frozen
class WebAddress:
    """Leads to a web or mail address."""

    url: str


Link = SlideLink | WebAddress


@frozen
class Lettering:
    """The typeface of a script that the deck's own has no letters of, and the language.

    `is_east_asian` tells which of the two kinds of further typefaces it is; the others are
    complex scripts.
    """

    typeface: str
    language: str
    is_east_asian: bool


@frozen
class TextRun:
    """Text in one style. `figure` is the id of the figure that it prints.

    `typeface` is a family, or that of the theme; empty for what the placeholder gives.
    """

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: Colour = Tone.INK
    link: Link | None = None
    figure: str = ""
    lettering: Lettering | None = None
    typeface: str = TEXT_FACE


@frozen
class SlideParagraph:
    """A paragraph. `before` is the space above it, left out at the top of a box.

    `leading` is the exact distance of its baselines; without it the font's own is taken.
    `right_to_left` is the direction of its lines; None leaves it to the template.
    """

    runs: tuple[TextRun, ...]
    bullet: bool = False
    before: float = 0
    align: str = "left"
    leading: float = 0
    right_to_left: bool | None = None
    bullet_colour: Colour = Tone.MUTED

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)

    @property
    def size(self) -> float:
        """The largest type size in it."""
        return max((run.size for run in self.runs), default=0)


# Boxes


@frozen
class TextBox:
    """Text in a frame, without insets. `anchor` is `top`, `middle` or `bottom`.

    With a `link` the whole box leads there.
    """

    name: str
    frame: Frame
    paragraphs: tuple[SlideParagraph, ...]
    placeholder: PlaceholderRole | None = None
    anchor: str = "top"
    fill: Colour | None = None
    link: Link | None = None


@frozen
class Panel:
    """A plain coloured area or, when thin, a rule: decorative, so it has no alt text."""

    name: str
    frame: Frame
    fill: Colour


@frozen
class PictureBox:
    """The picture of an exhibit, by the name of its slot."""

    name: str
    frame: Frame
    exhibit: str
    alt: str


Cell = str | float | None


@frozen
class SheetPage:
    """A page of a workbook: its name and its rows of cells; texts stay texts."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@frozen
class ChartBox:
    """A chart of the presentation program, with the page of its workbook that tells sources.

    `exhibit` is the name of its slot.
    """

    name: str
    frame: Frame
    exhibit: str
    alt: str
    chart: NativeChart
    sources: SheetPage


@frozen
class ShapesBox:
    """An exhibit, by the name of its slot, as a group of shapes and texts of the frame's size."""

    name: str
    frame: Frame
    exhibit: str
    alt: str
    layout: Layout


@frozen
class LogoBox:
    """The logo of the house."""

    name: str
    frame: Frame
    alt: str


@frozen
class TableCell:
    """A cell: one paragraph or more."""

    paragraphs: tuple[SlideParagraph, ...]


@frozen
class TableRow:
    """A row: its height, and the space above and below its text."""

    cells: tuple[TableCell, ...]
    height: float
    padding: float


@frozen
class TableBox:
    """A table; its first row is the head. The first column heads the rows if `row_heads`.

    `gap` is the space at the right of each cell but the last; at the left there is none.
    """

    name: str
    frame: Frame
    widths: tuple[float, ...]
    rows: tuple[TableRow, ...]
    alt: str
    gap: float
    row_heads: bool = True
    head_line: Colour = Tone.INK
    row_line: Colour = Tone.RULE


Box = TextBox | Panel | PictureBox | ChartBox | ShapesBox | LogoBox | TableBox


# Slides


@frozen
class Slide:
    """A slide. Its boxes stand in reading order; `notes` are plain paragraphs."""

    id: str
    layout: LayoutRole
    boxes: tuple[Box, ...]
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The words of the title placeholder."""
        for box in self.boxes:
            if isinstance(box, TextBox) and box.placeholder is PlaceholderRole.TITLE:
                return " ".join(paragraph.text for paragraph in box.paragraphs)
        return ""

    def with_boxes(self, *boxes: Box) -> Slide:
        """The slide with boxes added at the end of its reading order."""
        return replace(self, boxes=(*self.boxes, *boxes))


@frozen
class DeckSection:
    """A named group of slides, by their ids."""

    name: str
    slides: tuple[str, ...]


@frozen
class MasterText:
    """A line on every slide that belongs to the slide master, behind what stands on the slide.

    Its frame is turned by `angle` degrees against the clock. Without a colour it has the pale
    one of watermarks.
    """

    name: str
    text: str
    size: float
    frame: Frame
    angle: float = 0
    colour: str | None = None
    fill: str | None = None


@frozen
class DeckPlan:
    """A whole deck. `language` is a BCP 47 tag; `moment`, in UTC, is the only date in the
    properties of the file.

    `printed` has of each figure the numbers of the slides that print it, from 1.
    """

    title: str
    subject: str
    publisher: str
    language: str
    moment: datetime
    width: float
    height: float
    slides: tuple[Slide, ...]
    sections: tuple[DeckSection, ...]
    printed: Mapping[str, tuple[int, ...]]
    master_texts: tuple[MasterText, ...] = ()


# Pictures


class Picture(Protocol):
    """An exhibit as a PNG and the same as SVG, which may still be drawn when its size, in
    points, is known."""

    @property
    def width(self) -> float:
        """From left to right."""

    @property
    def height(self) -> float:
        """From top to bottom."""

    @property
    def png(self) -> bytes:
        """The file of the PNG."""

    @property
    def svg(self) -> bytes:
        """The file of the SVG."""
