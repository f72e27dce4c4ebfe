"""The facts files that a command names: paths, folders and patterns."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterable
from pathlib import Path

_SUFFIXES = {".yaml", ".yml"}
_KEY = re.compile(rb"^(\xef\xbb\xbf)?(?:\{\s*)?([\"']?)factpress\2\s*:", re.MULTILINE)
"""The key that the top of every facts file has, also in one that cannot be parsed."""


class NoFactsFile(Exception):
    """A folder or a pattern leads to no facts file; says which."""


def facts_files(named: Iterable[Path]) -> tuple[Path, ...]:
    """The facts files that are named, each once: in the order given, those of a folder or a
    pattern by their names.

    A folder gives the .yaml and .yml files in it, a pattern such as `facts/*.yaml` the files
    that fit, `**` in any folder; of both only facts files are taken. A file that is named is
    taken as it is. Raises NoFactsFile.
    """
    return tuple(dict.fromkeys(path for each in named for path in _files(each)))


def _files(named: Path) -> Iterable[Path]:
    if named.is_dir():
        return _among(named.iterdir(), f"'{named}' holds no facts file")
    if glob.has_magic(str(named)) and not named.exists():
        # Path.glob refuses patterns that begin at the root.
        found = map(Path, glob.iglob(str(named), recursive=True))  # noqa: PTH207
        return _among(found, f"no facts file fits '{named}'")
    return [named]


def _among(paths: Iterable[Path], otherwise: str) -> list[Path]:
    found = sorted(filter(_is_facts_file, paths))
    if not found:
        raise NoFactsFile(f"{otherwise}; a facts file has 'factpress: 1' at its top")
    return found


def _is_facts_file(path: Path) -> bool:
    if path.suffix.lower() not in _SUFFIXES:
        return False
    try:
        return _KEY.search(path.read_bytes()) is not None
    except OSError:
        return False
