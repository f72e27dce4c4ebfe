"""A logo read from a file, within limits, and written anew as PNG.

The file may come from a stranger. Its size is looked at before its pixels are, and what
goes into the documents is a fresh picture of the pixels: no metadata, no comments, nothing
behind the end of the image.
"""

from __future__ import annotations

import io

from factpress.facts.files import RefusedPath, path_beside
from factpress.problems import Problem, ProblemsFound
from factpress.theme import Logo
from factpress.themes.given import GivenLogo

_MOST_BYTES = 2_000_000
_MOST_PIXELS = 4_000
_WIDEST = 12
_LARGEST = (1200, 400)
"""Pixels of the picture in the documents: 600 to the inch at the size that it is printed."""


def read_logo(given: GivenLogo, file: str) -> Logo:
    """The logo that a theme file names; raises ProblemsFound."""
    try:
        path = path_beside(file, given.path, "the theme file")
    except RefusedPath as refused:
        raise _refused(given, str(refused)) from None
    try:
        if not path.is_file():
            raise _refused(given, "there is no such file")
        if path.stat().st_size > _MOST_BYTES:
            raise _refused(given, f"it is larger than {_MOST_BYTES // 1_000_000} MB")
        content = path.read_bytes()
    except OSError as error:
        raise _refused(given, f"{error.strerror or error}") from None
    return _redrawn(given, content)


def _redrawn(given: GivenLogo, content: bytes) -> Logo:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            width, height = picture.size
            if max(width, height) > _MOST_PIXELS:
                reason = f"it has {width} by {height} pixels; {_MOST_PIXELS} a side are the most"
                raise _refused(given, reason)
            if max(width, height) > _WIDEST * min(width, height):
                raise _refused(given, f"it has {width} by {height} pixels, which is a line")
            drawn = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    except ProblemsFound:
        raise
    except Exception:  # a broken image can make its decoder raise anything
        raise _refused(given, "it is no PNG or JPEG that can be read") from None
    drawn.thumbnail(_LARGEST, Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    clean = Image.frombytes(drawn.mode, drawn.size, drawn.tobytes())
    clean.save(stream, "PNG", compress_level=9)
    return Logo(stream.getvalue(), *drawn.size, given.alt)


def _refused(given: GivenLogo, reason: str) -> ProblemsFound:
    hint = "A logo is a PNG or JPEG file in the folder of the theme file or in a folder of it."
    message = f"The logo '{given.path}' cannot be used: {reason}"
    return ProblemsFound([Problem(given.at, "FP094", message, hint)])
