"""The versions of what is installed, found without reading what installers wrote of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache


def installed(names: Iterable[str]) -> dict[str, str | None]:
    """Versions by the names of distributions; None for those that are not installed."""
    found = _distributions()
    return {name: found.get(_folded(name)) for name in names}


@cache
def _distributions() -> Mapping[str, str]:
    """Versions of what is installed, by folded names.

    They stand in the names of the folders that installers write beside a library. To read
    what is in these takes longer than all the rest.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            entries = os.listdir(folder or ".")  # noqa: PTH208
        except OSError:
            continue
        for entry in entries:
            stem, _, ending = entry.rpartition(".")
            if ending in {"dist-info", "egg-info"} and "-" in stem:
                name, version = stem.split("-")[:2]
                found.setdefault(_folded(name), version)
    return found


def _folded(name: str) -> str:
    """The name as all spellings of it have it (packaging.python.org, name normalization)."""
    return name.lower().replace("-", "_").replace(".", "_")
