"""Ids of figures and sources: names that formulas, marks and links can use."""

from __future__ import annotations

import re
import unicodedata

from factpress.quantities.formula import RESERVED_NAMES

_FIGURE = re.compile(r"[a-z][a-z0-9_]{0,79}")
_SOURCE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,79}")


def is_figure_id(id_: str) -> bool:
    """Whether a figure can have this id."""
    return _FIGURE.fullmatch(id_) is not None and id_ not in RESERVED_NAMES


def is_source_id(id_: str) -> bool:
    """Whether a source can have this id."""
    return _SOURCE.fullmatch(id_) is not None and id_ not in RESERVED_NAMES


def nearest_id(name: str) -> str:
    """The id that is most like a name, for figures and sources alike."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:70]
    if not words:
        return "figure_1"
    if not words[0].isalpha():
        return f"n{words}"
    return f"{words}_1" if words in RESERVED_NAMES else words
