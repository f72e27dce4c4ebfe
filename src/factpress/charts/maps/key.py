"""The key: numbered entries in columns, below the map or beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from factpress.charts.frame import Frame
from factpress.charts.maps.blocks import Block, make_block, make_heading, make_run_in
from factpress.charts.maps.parts import MapParts, panel_height
from factpress.charts.sheet import Box, centred_baseline, text_width
from factpress.frozen import frozen
from factpress.geography.world import Floats
from factpress.typefaces.family import Family

_KEY_INDENT, _NUMBER_GAP = 2.1, 0.55
"""From a badge's left edge to the text beside it, and from a bare number, in em of the key."""

_COLUMN_GAP = 1.2
"""Between two columns, and between map and key, in em."""

_USUAL_COLUMN = 15.0
"""Width in em of the key's type of a column below a map of free height, or a little more."""

_ENTRY_GAP, _NAME_GAP = 0.45, 0.36
"""Between two entries of the key, with items and without, in em of the key."""

_HALVINGS = 16
_KEY_GAP = 0.9
"""Between the map and the key below it, in em."""

_MOST_COLUMNS = 4
_LEAST_MAP, _LEAST_MAP_OF_PAGE = 0.45, 0.36
"""Shares of the room, and of a whole page, that the map above a key has at least."""

_MOST_ASPECT = 3.2
"""Width to height beyond which a map above its key would be a mere strip."""

_LEAST_WORLD_ASPECT = 1.0

_SIDE_MAPS = (0.7, 0.65, 0.6, 0.56, 0.52, 0.48, 0.45, 0.41, 0.38, 0.35)
"""Shares of the measure that the map may take when the key stands beside it."""


Columns = tuple[tuple[tuple[int, float], ...], ...]
"""For each column, the numbers of its entries and their tops."""


@frozen
class KeyStyle:
    """How the key is set: its type size, and whether items run on in one paragraph.

    With `run_in` that paragraph begins behind the name. A key for a whole page is `below`.

    With `names_only` the lines stand too close for badges: bare numbers stand for them. A
    `running` key of names has no columns.
    """

    size: float
    family: Family
    inline: bool
    run_in: bool = False
    below: bool = False
    names_only: bool = False
    running: bool = False

    @property
    def least_column(self) -> float:
        """Width in points under which a column of several would break too many lines."""
        return (7.5 if self.names_only else 10.5) * self.size

    @property
    def entry_gap(self) -> float:
        """Between two entries, in points."""
        return (_NAME_GAP if self.names_only else _ENTRY_GAP) * self.size

    @property
    def radius(self) -> float:
        """Of the badges, in points."""
        return (0.7 if self.names_only else 0.8) * self.size

    @property
    def number_width(self) -> float:
        """Of the widest number that stands without a badge."""
        return text_width("00", self.size, self.family.face("bold"))

    @property
    def indent(self) -> float:
        """From the left edge of a badge or number to the text beside it."""
        if self.names_only:
            return self.number_width + _NUMBER_GAP * self.size
        return _KEY_INDENT * self.size


@frozen
class Key:
    """Blocks in columns; `indent` is that of the text, beside the badges."""

    blocks: tuple[Block, ...]
    columns: Columns
    column_width: float
    height: float
    indent: float


@frozen
class Plate:
    """The map's panel, and the key with its upper left corner."""

    panel: Box
    key: Key
    left: float
    top: float


def plates(parts: MapParts, frame: Frame, key_style: KeyStyle) -> Iterator[Plate]:
    """Yield ways to share the frame between map and key; none if it is too small."""
    if frame.room is None:
        yield _free_plate(parts, frame, key_style)
    else:
        if not key_style.below:
            yield from _plates_beside(parts, frame, key_style, frame.room)
        yield from _plates_below(parts, frame, key_style, frame.room)


def key_order(parts: MapParts) -> list[int]:
    """Suppliers by name: number 1 is the first in the key."""
    suppliers = parts.plan.suppliers
    return sorted(
        range(len(suppliers)), key=lambda index: (_without_accents(suppliers[index].name), index)
    )


def _without_accents(name: str) -> str:
    """What a name is sorted by: Österreich stands at O."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(each for each in decomposed if not unicodedata.combining(each)).casefold()


def draw_key(parts: MapParts, plate: Plate, order: Sequence[int], key_style: KeyStyle) -> None:
    """Draw the entries, each with its badge or number."""
    theme, size = parts.sheet.theme, key_style.size
    key = plate.key
    for place, column in enumerate(key.columns):
        x = plate.left + place * (key.column_width + _COLUMN_GAP * parts.look.em)
        for number, offset in column:
            block = key.blocks[number]
            y = plate.top + offset
            if key_style.names_only:
                parts.sheet.text(
                    str(number + 1),
                    x + key_style.number_width,
                    y + block.first_cap,
                    size=size,
                    face="bold",
                    colour=parts.look.number_ink,
                    align="right",
                )
            else:
                middle = np.array([x + key_style.radius, y + block.first_cap / 2])
                code = parts.plan.suppliers[order[number]].code
                draw_badge(parts, middle, number + 1, key_style, f"key {code}")
            block.draw(
                parts.sheet,
                x + key.indent,
                y,
                heading=theme.ink,
                text=theme.ink,
                ground=theme.paper,
            )


def draw_badge(
    parts: MapParts,
    middle: Floats,
    number: int,
    key_style: KeyStyle,
    name: str,
    layer: float = 3,
) -> None:
    """Draw a number on a disc."""
    theme, (x, y) = parts.sheet.theme, middle.tolist()
    number_size = max(parts.sheet.style.least_size, 0.95 * key_style.size)
    parts.sheet.disc(
        x,
        y,
        key_style.radius,
        fill=theme.accents[0],
        stroke=theme.paper,
        stroke_width=0.07 * parts.look.em,
        layer=layer,
        name=name,
    )
    parts.sheet.text(
        str(number),
        x,
        centred_baseline(y, number_size, parts.sheet.face("bold")),
        size=number_size,
        face="bold",
        colour=parts.look.best_on(theme.accents[0]),
        align="centre",
        ground=theme.accents[0],
        layer=layer + 0.1,
    )


def _free_plate(parts: MapParts, frame: Frame, key_style: KeyStyle) -> Plate:
    """The key below a map that is as high as its data ask for."""
    width = frame.right - frame.left
    count = max(2, int(width / (_USUAL_COLUMN * key_style.size)))
    panel = Box(frame.left, frame.top, frame.right, frame.top + panel_height(parts, width))
    key = _lowest_key(parts, key_style, width, count)
    return Plate(panel, key, frame.left, panel.bottom + _KEY_GAP * parts.look.em)


def _plates_beside(
    parts: MapParts, frame: Frame, key_style: KeyStyle, room: float
) -> Iterator[Plate]:
    """The key in as few columns as it takes, beside the largest map that leaves room."""
    width = frame.right - frame.left
    for share in _SIDE_MAPS:
        right = frame.left + share * width
        left = right + _COLUMN_GAP * parts.look.em
        height = room
        if parts.scene.is_world:
            height = min(room, share * width / _LEAST_WORLD_ASPECT)
        panel = Box(frame.left, frame.top, right, frame.top + height)
        for count in range(1, _MOST_COLUMNS + 1):
            key = _key(parts, key_style, frame.right - left, count, room)
            narrow = key.column_width < key_style.least_column and count > 1
            if len(key.columns) <= count and _fits(key) and not narrow:
                yield Plate(panel, key, left, frame.top)
                return


def _plates_below(
    parts: MapParts, frame: Frame, key_style: KeyStyle, room: float
) -> Iterator[Plate]:
    width, gap = frame.right - frame.left, _KEY_GAP * parts.look.em
    most = max(2, int(width / key_style.least_column))
    for count in range(2, most + 1):
        key = _lowest_key(parts, key_style, width, count)
        height = room - key.height - gap
        share = _LEAST_MAP_OF_PAGE if key_style.below else _LEAST_MAP
        least = max(share * room, width / _MOST_ASPECT)
        if height >= least and _fits(key):
            panel = Box(frame.left, frame.top, frame.right, frame.top + height)
            yield Plate(panel, key, frame.left, panel.bottom + gap)


def _lowest_key(parts: MapParts, key_style: KeyStyle, width: float, count: int) -> Key:
    """The lowest key of so many columns, found by halving."""
    tall = _key(parts, key_style, width, count, float("inf"))
    low = max(block.height for block in tall.blocks)
    high = sum(block.height + key_style.size for block in tall.blocks)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if len(_filled(tall.blocks, middle, key_style.entry_gap)) <= count:
            high = middle
        else:
            low = middle
    columns = _filled(tall.blocks, high, key_style.entry_gap)
    return replace(tall, columns=columns, height=high)


def _key(parts: MapParts, key_style: KeyStyle, width: float, count: int, height: float) -> Key:
    """The key in columns of such a width that `count` of them fill the measure."""
    column = (width - (count - 1) * _COLUMN_GAP * parts.look.em) / count
    indent = key_style.indent
    blocks = tuple(_blocks(parts, key_style, column - indent))
    columns = _filled(blocks, height, key_style.entry_gap)
    return Key(blocks, columns, column, height, indent)


def _fits(key: Key) -> bool:
    return max(block.width for block in key.blocks) <= key.column_width - key.indent


def _blocks(parts: MapParts, key_style: KeyStyle, measure: float) -> Iterator[Block]:
    family = key_style.family
    for index in key_order(parts):
        supplier = parts.plan.suppliers[index]
        if key_style.names_only:
            yield make_heading(supplier.name, key_style.size, measure, family, face="regular")
            continue
        joined = "; ".join(supplier.items)
        if key_style.run_in:
            yield make_run_in(supplier.name, joined, key_style.size, measure, family)
            continue
        items = (joined,) if key_style.inline else supplier.items
        hanging = 0 if key_style.inline else None
        yield make_block(supplier.name, items, key_style.size, measure, family, hanging=hanging)


def _filled(blocks: Sequence[Block], height: float, gap: float) -> Columns:
    columns: list[list[tuple[int, float]]] = [[]]
    top = 0.0
    for number, block in enumerate(blocks):
        if top + block.height > height + 1e-6 and columns[-1]:
            columns.append([])
            top = 0.0
        columns[-1].append((number, top))
        top += block.height + gap
    return tuple(map(tuple, columns))
