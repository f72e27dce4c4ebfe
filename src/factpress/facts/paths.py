"""Paths that a file names: they must lie beside it.

A facts file may come from a stranger, so what it names is read only from its own folder
or a folder in it.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath


class PathRefused(Exception):
    """A path leads where it must not; says why, as the end of a sentence."""


def path_beside(file: str, named: str, what: str = "the facts file") -> Path:
    """The path that a file names, resolved; raises PathRefused. `what` calls the file."""
    if "\0" in named or "\\" in named or PureWindowsPath(named).drive:
        raise PathRefused("it is named in a way that not every system understands")
    if PurePosixPath(named).is_absolute():
        raise PathRefused("its path is absolute")
    root = Path(file).parent
    try:
        path = (root / named).resolve()
        inside = path.is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        raise PathRefused("its path leads in a circle") from None
    if not inside:
        raise PathRefused(f"its path leads out of the folder of {what}")
    return path
