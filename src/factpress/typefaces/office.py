"""The families that office programs bring, by the names that templates give them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from factpress.typefaces.family import Family
from factpress.typefaces.font import Font
from factpress.typefaces.measure import typeface

_MEASURED = {
    "calibri": "Calibri", "calibri light": "Calibri", "carlito": "Calibri",
    "arial": "Arial", "helvetica": "Arial", "helvetica neue": "Arial", "liberation sans": "Arial",
    "times new roman": "Times New Roman", "times": "Times New Roman",
    "liberation serif": "Times New Roman",
    "georgia": "Georgia", "gelasio": "Georgia",
    "dejavu sans": "DejaVu Sans",
}  # fmt: skip
"""Families with a width table of their own."""

_STAND_INS = dict.fromkeys(("cambria", "garamond", "palatino linotype", "book antiqua"), "Georgia")
"""Families without an open twin, and one that is no narrower than they are."""

_WIDE = "DejaVu Sans"


def is_measured(name: str) -> bool:
    """Whether the widths of a family are known; those of others are estimates on the wide side."""
    return name.casefold() in _MEASURED


@cache
def office_family(name: str) -> Family:
    """The measures of a family; every call with the same name gives the same object.

    Those of a family that is not known are taken from a wide one and count as estimates, so
    that lines get more reserve and more height.
    """
    measured = _MEASURED.get(name.casefold())
    if measured:
        return Family(measured, is_named_only=True)
    stand_in = _STAND_INS.get(name.casefold(), _WIDE)
    fonts = {}
    for style in ("regular", "bold", "italic"):
        face = typeface(stand_in, style)
        fonts[style] = Font(replace(face, substituted=frozenset(face.unit_advances)))
    fonts["semibold"] = fonts["bold"]
    return Family(name, fonts, is_named_only=True)
