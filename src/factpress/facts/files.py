"""Files that a facts file names.

A facts file may come from a stranger, so a file that it names is read only from the folder
of the facts file or a folder in it.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath


class RefusedPath(ValueError):
    """The path may not be read; says why."""


def path_beside(facts_file: str, named: str) -> Path:
    """The path of a file that a facts file names, there or not; raises RefusedPath."""
    if "\0" in named or "\\" in named or PureWindowsPath(named).drive:
        raise RefusedPath("it is named in a way that not every system understands")
    if PurePosixPath(named).is_absolute():
        raise RefusedPath("its path is absolute")
    root = Path(facts_file).parent
    try:
        path = (root / named).resolve()
        inside = path.is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        raise RefusedPath("its path leads in a circle") from None
    if not inside:
        raise RefusedPath("its path leads out of the folder of the facts file")
    return path
