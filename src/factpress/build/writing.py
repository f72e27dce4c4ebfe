"""Files written all at once: complete, or as they were before."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Writes every file or, if one cannot be written, none; raises OSError.

    Each file is written under a temporary name in its own folder, flushed to the disk,
    and only when all are there do they take their names.
    """
    waiting = {path: waiting_name(path) for path in contents}
    refuse_folders(contents)
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_flushed(waiting[path], content, path)
        for path, temporary in waiting.items():
            temporary.replace(path)
    finally:
        remove(waiting.values())


def waiting_name(path: Path) -> Path:
    """A name beside a file that no other process takes."""
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")


def refuse_folders(paths: Iterable[Path]) -> None:
    """Raises IsADirectoryError where a folder has the name of a file."""
    for path in paths:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder has this name", str(path))


def write_flushed(temporary: Path, content: bytes, path: Path) -> None:
    """Writes a file that is to become that at the path, and flushes it to the disk.

    Raises OSError with the name of the path, which says more than the temporary one.
    """
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def remove(paths: Iterable[Path]) -> None:
    """Removes files, as far as they are there and can be removed."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
