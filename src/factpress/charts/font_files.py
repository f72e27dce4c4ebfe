"""Fonts as files, which is how matplotlib takes them."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from factpress.typefaces.family import Family


def font_path(family: Family, style: str) -> Path:
    """The file of a font; one that is not shipped is written for as long as the process runs."""
    font = family.font(style)
    if isinstance(font, Path):
        return font
    path = _folder() / f"{family.font_name(style)}.ttf"
    if not path.exists():
        path.write_bytes(font)
    return path


@cache
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="factpress-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
