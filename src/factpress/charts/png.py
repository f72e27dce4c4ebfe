"""Pixels as a PNG file (W3C, Portable Network Graphics, third edition).

Charts have few colours in wide areas. Rows without filter pack best then, and to try filters
for each row, as general writers do, takes longer than to pack them.
"""

from __future__ import annotations

import zlib
from struct import pack

import numpy as np
from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LEVEL = 3
_EIGHT_BITS = 8
_COLOUR_TYPES = {"RGB": 2, "RGBA": 6}
_METRES_PER_INCH = 0.0254
_METRE = 1


def png(pixels: Image.Image, dots_per_inch: float) -> bytes:
    """The file of an RGB or RGBA picture, 8 bits a channel, that is told to have so many dots."""
    width, height = pixels.size
    channels = len(pixels.mode)
    rows = np.zeros((height, 1 + width * channels), np.uint8)  # each after its filter: 0, none
    rows[:, 1:] = np.frombuffer(pixels.tobytes(), np.uint8).reshape(height, -1)
    header = pack(">IIBBBBB", width, height, _EIGHT_BITS, _COLOUR_TYPES[pixels.mode], 0, 0, 0)
    dots = round(dots_per_inch / _METRES_PER_INCH)
    return b"".join(
        [
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"pHYs", pack(">IIB", dots, dots, _METRE)),
            _chunk(b"IDAT", zlib.compress(rows.data, _LEVEL)),
            _chunk(b"IEND", b""),
        ]
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + name + content + pack(">I", zlib.crc32(name + content))
