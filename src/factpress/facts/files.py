"""Files that a facts file, or a theme file, names.

Such a file may come from a stranger, so what it names is read only from its own folder or a
folder in it.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath
from unicodedata import normalize


class RefusedPath(ValueError):
    """The path may not be read; says why."""


def path_beside(naming_file: str, named: str, what: str = "the facts file") -> Path:
    """The path that a file names, there or not; raises RefusedPath. `what` calls the file."""
    if "\0" in named or "\\" in named or PureWindowsPath(named).drive:
        raise RefusedPath("it is named in a way that not every system understands")
    if PurePosixPath(named).is_absolute():
        raise RefusedPath("its path is absolute")
    root = Path(naming_file).parent
    try:
        path = (root / named).resolve()
        inside = path.is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        raise RefusedPath("its path leads in a circle") from None
    if not inside:
        raise RefusedPath(f"its path leads out of the folder of {what}")
    # Texts are read with their accents composed; some systems name files without.
    apart = normalize("NFD", named)
    if apart != named and not path.exists() and (root / apart).exists():
        return path_beside(naming_file, apart, what)
    return path
