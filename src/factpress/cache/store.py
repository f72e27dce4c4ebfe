"""A folder of values by their keys, shared by builds and bounded in size.

A value is kept in a file of its own, after its digest, so that a damaged file is noticed and
made anew. Files appear under their names when they are whole, so builds may share the folder.
The store is a convenience: what it cannot read or write, a build does without.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MOST_BYTES = 256_000_000
"""About five thousand charts with their PNG twins."""

_WAITING = ".part"
# All names that a store gives. Its folder may be one that the user has other files in.
_FOLDER = re.compile(r"[0-9a-f]{2}")
_FILE = re.compile(rf"[0-9a-f]{{62}}|tmp\w+{re.escape(_WAITING)}")

_KEPT_SHARE = 0.8
_DIGEST = 32


class Kept(NamedTuple):
    """How many values a store has, and their bytes on the disk."""

    values: int
    size: int


class Store:
    """Values by keys of 64 hexadecimal digits. Nothing here raises OSError."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder
        self._most_bytes = most_bytes
        self._has_grown = False

    def get(self, key: str) -> bytes | None:
        """The value of a key; None where there is none, or where it is damaged."""
        path = self._path(key)
        try:
            content = path.read_bytes()
            digest, value = content[:_DIGEST], content[_DIGEST:]
            if hashlib.sha256(value).digest() != digest:
                path.unlink()
                return None
            os.utime(path)  # the time of its last use, by which the oldest go first
        except OSError:
            return None
        return value

    def has(self, key: str) -> bool:
        """Whether there is a value of a key; it may be damaged."""
        return self._path(key).exists()

    def put(self, key: str, value: bytes) -> None:
        """Keeps a value, if the disk lets it."""
        path = self._path(key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, suffix=_WAITING)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(hashlib.sha256(value).digest() + value)
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            self._has_grown = True

    def trim(self) -> None:
        """Lets the values go that were not used for longest, when there is too much."""
        if not self._has_grown:
            return
        self._has_grown = False
        found = sorted(self._files(), key=lambda file: file.used)
        size = sum(file.size for file in found)
        if size <= self._most_bytes:
            return
        for file in found:
            if size <= self._most_bytes * _KEPT_SHARE:
                return
            with contextlib.suppress(OSError):
                file.path.unlink()
            size -= file.size

    def kept(self) -> Kept:
        """What is there."""
        sizes = [file.size for file in self._files()]
        return Kept(len(sizes), sum(sizes))

    def clear(self) -> Kept:
        """Lets everything go; returns what was there."""
        cleared = []
        for file in self._files():
            with contextlib.suppress(OSError):
                file.path.unlink()
                cleared.append(file.size)
        return Kept(len(cleared), sum(cleared))

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def _files(self) -> Iterator[_File]:
        """The files of the store, those too that a killed build left half written."""
        with contextlib.suppress(OSError):
            folders = [each for each in self.folder.iterdir() if _FOLDER.fullmatch(each.name)]
            for folder in sorted(folders):
                with contextlib.suppress(OSError):
                    for path in (each for each in folder.iterdir() if _FILE.fullmatch(each.name)):
                        with contextlib.suppress(OSError):
                            told = path.stat()
                            yield _File(path, told.st_size, told.st_mtime_ns)


def user_store() -> Store | None:
    """The store of a user, in the folder that the system has for caches.

    `FACTPRESS_CACHE` names another one; where it is empty, nothing is kept.
    """
    folder = os.environ.get("FACTPRESS_CACHE")
    if folder is None:
        from platformdirs import user_cache_path

        return Store(user_cache_path("factpress", appauthor=False) / "exhibits")
    return Store(Path(folder)) if folder else None


class _File(NamedTuple):
    path: Path
    size: int
    used: int
