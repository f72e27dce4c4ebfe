"""The grid of small multiples: where panels stand, as many as have room, and their titles."""

from __future__ import annotations

from factpress.charts.frame import Frame
from factpress.charts.ladder import PAGE
from factpress.charts.rows import Row, label_lines
from factpress.charts.sheet import Sheet
from factpress.charts.style import ChartStyle
from factpress.charts.tracks import Track
from factpress.frozen import frozen
from factpress.theme import readable
from factpress.typefaces.measure import Typeface
from factpress.typefaces.wrapping import balance
from factpress.wording import Wording

_LEADING = 1.2
COLUMN_GAP = 1.7
"""Between panels side by side, in em."""

_ROW_GAP = 1.1
_FOOT_OF_PAGE = 5.0
"""What note and source may take below a picture that takes the height it needs, in em."""


@frozen
class Panel:
    """A small chart: its title, and a track or rows of bars."""

    title: str
    is_accented: bool
    track: Track | None = None
    rows: tuple[Row, ...] = ()


@frozen
class MultiplesPlan:
    """The panels in order; `abridged` is what is said where not all of them have room.

    `scale` is the power of ten that numbers are printed in. `is_choice` says that panels in the
    accent were chosen, so that their titles have its colour too.
    """

    panels: tuple[Panel, ...]
    scale: int
    language: str
    abridged: str
    is_choice: bool = False

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks of the panels; none where they have bars."""
        return tuple(panel.track for panel in self.panels if panel.track)


@frozen
class Manner:
    """A way to lay panels out. `told` values stand below the titles; a `loose` title may have
    as many lines as it needs, and be broken within words."""

    columns: int
    size: float
    told: bool = False
    loose: bool = False


@frozen
class Grid:
    """Where panels stand: the left end of each column's plot, and measures in points."""

    manner: Manner
    lefts: tuple[float, ...]
    width: float
    heads: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    tops: tuple[float, ...]
    height: float
    bottom: float

    def place(self, index: int) -> tuple[float, float]:
        """The left end and the top of the plot of a panel."""
        return self.lefts[index % self.manner.columns], self.tops[index // self.manner.columns]

    def is_lowest(self, index: int) -> bool:
        """Whether no panel stands below."""
        return index + self.manner.columns >= len(self.heads)


def grid_of(
    plan: MultiplesPlan,
    frame: Frame,
    manner: Manner,
    axis: float,
    heights: tuple[float, float, float],
    head: float,
    foot: float,
) -> Grid | None:
    """The panels in rows and columns; None without room.

    `axis` is what stands left of the first column. `heights` are the least height of a plot, the
    usual one as a share of its width, and the greatest, in em; `head` is left between a title
    and a plot, `foot` below the lowest plots.
    """
    size, columns = manner.size, manner.columns
    gap = COLUMN_GAP * size
    width = (frame.right - axis - gap * (columns - 1)) / columns
    heads = []
    for panel in plan.panels:
        title = _title(panel.title, size, width, manner, frame.style)
        if not title:
            return None
        told = _told(panel, plan, size, width, frame.style.face()) if manner.told else ()
        heads.append((title, told))
    rows = [heads[start : start + columns] for start in range(0, len(heads), columns)]
    blocks = [max(len(title) + len(told) for title, told in row) * _LEADING * size for row in rows]
    incomplete = foot if len(heads) % columns else 0.0
    between = max(_ROW_GAP * size, incomplete + size * 0.4)
    fixed = sum(blocks) + len(rows) * head + between * (len(rows) - 1) + foot + size * 0.3
    room = frame.room
    free = (room if room is not None else PAGE - frame.top - _FOOT_OF_PAGE * size) - fixed
    least, share, greatest = heights
    usual = min(max(width * share, least * 1.6), greatest * size)
    height = min(free / len(rows), usual if room is None else max(usual, width * share * 1.5))
    if height < least:
        return None
    tops, y = [], frame.top + size * 0.3
    for block in blocks:
        tops.append(y + block + head)
        y += block + head + height + between
    lefts = tuple(axis + index * (width + gap) for index in range(columns))
    bottom = tops[-1] + height + foot
    return Grid(manner, lefts, width, tuple(heads), tuple(tops), height, bottom)


def _title(
    text: str, size: float, measure: float, manner: Manner, style: ChartStyle
) -> tuple[str, ...]:
    """The lines of a title; none where they are too many or a word is too wide."""
    # The shipped semibold is wider than the regular face, by less than this.
    face, bold = style.face(), style.face("semibold")
    fits = label_lines(text, size * 1.06, measure, 3, face) and label_lines(
        text, size, measure, 3, bold
    )
    return balance(text, bold, size, measure) if manner.loose or fits else ()


def _told(
    panel: Panel, plan: MultiplesPlan, size: float, measure: float, face: Typeface
) -> tuple[str, ...]:
    """The first and the last value of a track as a text below its title."""
    if panel.track is None:
        return ()
    words = Wording(plan.language).words
    ends = (panel.track.first, panel.track.last)
    text = words.semicolon.join(f"{each.when}{words.colon}{each.text}" for each in ends)
    return balance(text, face, size, measure)


def draw_titles(plan: MultiplesPlan, sheet: Sheet, grid: Grid, head: float) -> None:
    """The titles, each standing on its plot."""
    theme, size = sheet.theme, grid.manner.size
    accent = readable(theme.accents[0], theme.paper, theme.ink)
    for index, (panel, (title, told)) in enumerate(zip(plan.panels, grid.heads, strict=True)):
        x, top = grid.place(index)
        colour = accent if plan.is_choice and panel.is_accented else theme.ink
        y = top - head - (len(title) + len(told) - 1) * _LEADING * size - size * 0.3
        sheet.wanted += [*title, *told]
        for line in title:
            sheet.text(line, x, y, size=size, face="semibold", colour=colour)
            y += _LEADING * size
        for line in told:
            sheet.text(line, x, y, size=size, colour=theme.muted)
            y += _LEADING * size
