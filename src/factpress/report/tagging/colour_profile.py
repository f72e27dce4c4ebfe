"""The colour space sRGB as an ICC profile, made from its numbers: no file, no licence, no date.

The layout is that of ICC.1:2001-04 (version 2.4), the numbers are those of IEC 61966-2-1,
adapted to the white of the profile connection space.
"""

from __future__ import annotations

import struct
from functools import cache

_CURVE_POINTS = 1024
_HEADER = 128
_D65 = (0.95045, 1.0, 1.08905)
_D50 = (0.9642, 1.0, 0.8249)
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (
    0.14307, 0.06061, 0.71410,
)  # fmt: skip


@cache
def srgb_profile() -> bytes:
    """The profile: a matrix and one curve for the three channels."""
    curve = _curve()
    contents = {
        b"desc": _description(b"sRGB"),
        b"cprt": b"text" + bytes(4) + b"Public domain\0",
        b"wtpt": _xyz(_D65),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
    }
    places: dict[bytes, tuple[int, int]] = {}
    body = b""
    start = _HEADER + 4 + 12 * (len(contents) + 2)
    for signature, data in contents.items():
        places[signature] = (start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    places[b"gTRC"] = places[b"bTRC"] = places[b"rTRC"]
    table = struct.pack(">I", len(places)) + b"".join(
        struct.pack(">4sII", signature, *place) for signature, place in places.items()
    )
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    header = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    # The date is that of the standard; a profile wants one.
    header += struct.pack(">6H", 1999, 10, 18, 0, 0, 0) + b"acsp" + bytes(28) + _fixed(_D50)
    return header + bytes(_HEADER - len(header))


def _description(text: bytes) -> bytes:
    """A textDescriptionType without its Unicode and Macintosh parts (6.5.17)."""
    return b"desc" + bytes(4) + struct.pack(">I", len(text) + 1) + text + bytes(1 + 4 + 4 + 70)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(values)


def _fixed(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(value * 65536) for value in values))


def _curve() -> bytes:
    points = (_linear(index / (_CURVE_POINTS - 1)) for index in range(_CURVE_POINTS))
    numbers = [round(65535 * point) for point in points]
    return b"curv" + bytes(4) + struct.pack(f">I{_CURVE_POINTS}H", _CURVE_POINTS, *numbers)


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
