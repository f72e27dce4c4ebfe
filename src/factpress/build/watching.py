"""When a briefing is to be built again: something that it is made from was saved.

What is on the disk decides, by the times and sizes of the files: whatever wakes the watcher, it
looks there. So a save while a build runs is not missed, and many quick ones make one build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from time import sleep
from typing import NamedTuple

_LOOK_EVERY_MS = 1000
"""Where the system tells no changes, as on many network drives, they are found by looking."""

_QUIET_MS = 100
"""Saves that follow each other sooner are one."""


class Stamp(NamedTuple):
    """What tells that a file was saved: its time, size and number on the disk."""

    time_ns: int
    size: int
    number: int


Stamps = Mapping[Path, Stamp | None]
"""The stamps of files; None for those that are not there."""

Wakes = Callable[[Sequence[Path]], Iterable[object]]
"""Gives something whenever it is time to look at these files; the watch ends with it."""


def due_builds(named: Callable[[], Sequence[Path]], wakes: Wakes) -> Iterator[tuple[Path, ...]]:
    """A turn for each build that is due: the files that changed since the one before.

    The first is due at once, for all of them. `named` tells the files that the briefing is made
    from, there or not; it is asked again for each build, since what was saved may name others.
    """
    files: Sequence[Path] = ()
    changed: tuple[Path, ...] | None = ()
    while changed is not None:
        # What is saved from here on is due for the next build, whether or not this one sees it.
        before = _stamps(files)
        files = named()
        built = {**_stamps(files), **before}
        yield changed or tuple(files)
        changed = _next_change(files, built, wakes)


def _next_change(files: Sequence[Path], built: Stamps, wakes: Wakes) -> tuple[Path, ...] | None:
    """The files that are not as they were built; None when nothing wakes any more."""
    missed: tuple[Path, ...] = ()
    # What was saved during the build is seen before anything wakes.
    for _ in chain((None,), wakes(files)):
        now = _stamps(files)
        changed = tuple(file for file in files if now[file] != built[file])
        gone = tuple(file for file in changed if now[file] is None)
        # Editors take a file away before they put the new one there.
        if changed and gone == missed:
            return changed
        missed = gone
    return None


def _stamps(files: Sequence[Path]) -> dict[Path, Stamp | None]:
    return {file: _stamp(file) for file in files}


def _stamp(file: Path) -> Stamp | None:
    try:
        told = file.stat()
    except (OSError, ValueError):
        return None
    return Stamp(told.st_mtime_ns, told.st_size, told.st_ino)


def system_wakes(files: Sequence[Path]) -> Iterator[object]:
    """Wakes when the system tells of a change in a folder of these files, and every second."""
    from watchfiles import watch

    folders = sorted({_folder(file) for file in files})
    told = watch(
        *folders,
        watch_filter=None,
        recursive=False,
        step=_QUIET_MS,
        rust_timeout=_LOOK_EVERY_MS,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    try:
        with closing(told):
            yield from told
    except (OSError, RuntimeError):
        # The system watches no more folders for this user, or one of them has just gone.
        while True:
            sleep(_LOOK_EVERY_MS / 1000)
            yield None


def _folder(file: Path) -> Path:
    """The folder of a file, or the nearest one that is there: on a missing drive that of work."""
    return next((each for each in file.absolute().parents if each.is_dir()), Path.cwd())
