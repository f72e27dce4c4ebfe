"""The key as running text below the map: for names that no columns have room for."""

from __future__ import annotations

from collections.abc import Sequence

from factpress.charts.frame import Frame
from factpress.charts.maps.key import KeyStyle
from factpress.charts.maps.parts import MapParts, NoRoomError
from factpress.charts.sheet import Box, text_width
from factpress.frozen import frozen

_LEADING = 1.3
_BETWEEN, _AFTER_NUMBER = 1.1, 0.4
"""Space between two entries, and between a number and its name, in em."""

_LEAST_MAP = 0.4
"""Share of the room that the map above keeps."""


@frozen
class _Piece:
    """What of an entry stands on one line; without a number if it began on the line before."""

    number: int | None
    text: str
    left: float


def running_panel(parts: MapParts, frame: Frame, order: Sequence[int], key_style: KeyStyle) -> Box:
    """Return the map's panel above the text; raises NoRoomError if too little is left."""
    lines = _lines(parts, order, key_style, frame.right - frame.left)
    room = frame.room or frame.style.width
    bottom = frame.top + room - _LEADING * key_style.size * (len(lines) + 0.4)
    if bottom - frame.top < _LEAST_MAP * room:
        raise NoRoomError
    return Box(frame.left, frame.top, frame.right, bottom)


def draw_running_key(
    parts: MapParts, panel: Box, order: Sequence[int], key_style: KeyStyle
) -> float:
    """Write the names below the panel; return the lower edge of the text."""
    size = key_style.size
    baseline = panel.bottom + 0.4 * _LEADING * size + parts.sheet.face().cap_height * size
    for line in _lines(parts, order, key_style, panel.width):
        for piece in line:
            x = panel.left + piece.left
            if piece.number is not None:
                ink = parts.look.number_ink
                parts.sheet.text(str(piece.number), x, baseline, size=size, face="bold", colour=ink)
                x += _number_width(parts, piece.number, size)
            parts.sheet.text(piece.text, x, baseline, size=size)
        baseline += _LEADING * size
    return baseline - _LEADING * size + 0.2 * size


def _lines(
    parts: MapParts, order: Sequence[int], key_style: KeyStyle, measure: float
) -> list[list[_Piece]]:
    size, left, face = key_style.size, 0.0, parts.sheet.face()
    lines: list[list[_Piece]] = [[]]
    for number, index in enumerate(order, start=1):
        words = parts.plan.suppliers[index].name.split(" ")
        label: int | None = number
        while words:
            start = _number_width(parts, number, size) if label is not None else 0.0
            count = len(words)
            room = measure - left - start
            while count and text_width(" ".join(words[:count]), size, face) > room:
                count -= 1
            if not count and lines[-1]:
                lines.append([])
                left = 0.0
                continue
            text = " ".join(words[: max(count, 1)])
            lines[-1].append(_Piece(label, text, left))
            left += start + text_width(text, size, face) + _BETWEEN * size
            words, label = words[max(count, 1) :], None
    return lines


def _number_width(parts: MapParts, number: int, size: float) -> float:
    return text_width(str(number), size, parts.sheet.face("bold")) + _AFTER_NUMBER * size
