"""Fonts of other scripts for tests: of matplotlib, and of Debian's packages as CI has them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import matplotlib as mpl
import pytest

from factpress.typefaces.companions import Companion
from factpress.typefaces.opentype import open_companion

DEJAVU = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
"""Has Arabic, with joining letters, and Hebrew."""

_FOLDER = Path(os.environ.get("TEST_FONTS", "/usr/share/fonts"))
DEVANAGARI = _FOLDER / "truetype" / "lohit-devanagari" / "Lohit-Devanagari.ttf"
THAI = _FOLDER / "opentype" / "tlwg" / "Garuda.otf"
JAPANESE = _FOLDER / "opentype" / "ipafont-gothic" / "ipagp.ttf"

needs_fonts = pytest.mark.skipif(
    not all(path.exists() for path in (DEVANAGARI, THAI, JAPANESE)),
    reason="needs fonts-lohit-deva, fonts-tlwg-garuda-otf and fonts-ipafont-gothic",
)


@cache
def companion(path: Path) -> Companion:
    """The font of a file."""
    return open_companion(path.read_bytes())
