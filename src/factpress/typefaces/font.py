"""A font that is not shipped; most documents need none."""

from __future__ import annotations

from collections.abc import Callable

from factpress.frozen import frozen
from factpress.typefaces.measure import Typeface


@frozen(eq=False)
class Font:
    """A face that is not shipped: its measures, and what makes its TrueType font.

    `name` is the font's alone, and the same in every process. Both are empty where a document
    only names the family.
    """

    face: Typeface
    name: str = ""
    make: Callable[[], bytes] = bytes
