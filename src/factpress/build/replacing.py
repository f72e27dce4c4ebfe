"""Documents and their record put in the place of older ones, but never over anybody's edits.

A journal beside the record tells from which digests to which the files go. It is written
before the first one is replaced and removed after the last, so that the build after one that
was killed knows the files of that build from those that somebody edited. The replacing itself
is done by a process of its own: whoever kills a build leaves all old files or all new ones.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from factpress.build.recorded import (
    NoRecord,
    Recorded,
    digest_of,
    journal_file,
    read_record,
)
from factpress.build.writing import refuse_folders, remove, waiting_name, write_flushed
from factpress.record.writing import with_outputs, written


class Edited(Exception):
    """Files would be written over that somebody edited; has their paths."""

    def __init__(self, paths: list[Path]) -> None:
        self.paths = tuple(paths)
        super().__init__(", ".join(map(str, paths)))


def replace_outputs(
    documents: Mapping[Path, bytes], record_path: Path, record: Mapping[str, Any], *, force: bool
) -> tuple[dict[str, Any], int]:
    """Puts documents into a folder, and their record last; returns that and its size in bytes.

    The record is given without what it tells of its outputs. Raises Edited, unless forced, and
    OSError; both leave the files as they are.
    """
    folder = record_path.parent
    refuse_folders((*documents, record_path))
    folder.mkdir(parents=True, exist_ok=True)
    with _alone_in(folder):
        try:
            before = read_record(record_path) or Recorded({}, {}, None)
        except NoRecord:
            if not force:
                raise Edited([record_path]) from None
            before = Recorded({}, {}, None)
        journal = _read_journal(journal_file(record_path))
        if not force and (edited := list(_edited(documents, before, journal))):
            raise Edited(edited)
        complete = _complete(record, documents, before, folder)
        content = written(complete)
        _replace({**documents, record_path: content}, record_path, journal)
    return complete, len(content)


class _Journal(NamedTuple):
    """Digests that files of a build may have, by their names, and names of files that wait."""

    own: Mapping[str, list[str]]
    waiting: list[str]


def _edited(
    documents: Mapping[Path, bytes], before: Recorded, journal: _Journal | None
) -> Iterator[Path]:
    """Documents that are neither as the record or the journal has them, nor as they are to be."""
    known = {**before.older, **before.outputs}
    for path, content in documents.items():
        now = digest_of(path)
        if path.name not in known or now is None:
            continue
        own = journal.own.get(path.name, []) if journal else []
        if now not in {known[path.name], *own, _sha256(content)}:
            yield path


def _complete(
    record: Mapping[str, Any], documents: Mapping[Path, bytes], before: Recorded, folder: Path
) -> dict[str, Any]:
    """The record with its documents, and with those that stay beside them from builds before."""
    names = {path.name for path in documents}
    older = [
        {"name": name, "sha256": digest}
        for name, digest in sorted({**before.older, **before.outputs}.items())
        if name not in names and (folder / name).exists()
    ]
    by_name = {path.name: content for path, content in documents.items()}
    return with_outputs({**record, "build": {**record["build"], "older": older}}, by_name)


def _replace(contents: Mapping[Path, bytes], record: Path, interrupted: _Journal | None) -> None:
    """Replaces all files, the record last, with a journal beside them meanwhile."""
    path = journal_file(record)
    waiting = {file: waiting_name(file) for file in contents}
    own = {
        file.name: [digest for digest in (digest_of(file), _sha256(content)) if digest]
        for file, content in contents.items()
    }
    left_over = [path.with_name(name) for name in interrupted.waiting] if interrupted else []
    try:
        _write_journal(record, _Journal(own, [each.name for each in waiting.values()]))
        remove(left_over)
        for file, content in contents.items():
            write_flushed(waiting[file], content, file)
    except BaseException:
        remove(waiting.values())
        if interrupted is None:
            remove([path])
        raise
    try:
        _outliving(lambda: _take_names(waiting, path))
    except OSError as error:
        still = [file for file, temporary in waiting.items() if temporary.exists()]
        remove(waiting.values())
        if len(still) == len(waiting) and interrupted is None:
            remove([path])
        raise OSError(error.errno, error.strerror, str(still[0] if still else record)) from None


def _take_names(waiting: Mapping[Path, Path], journal: Path) -> None:
    for file, temporary in waiting.items():
        temporary.replace(file)
    _flush(journal.parent)
    remove([journal])


def _outliving(work: Callable[[], None]) -> None:
    """Does a short work in a process that goes on when this one is killed, where there are such.

    Raises OSError as the work does, but without the name of a file.
    """
    if not hasattr(os, "fork"):
        work()
        return
    process = os.fork()
    if process == 0:
        status = errno.ECHILD
        try:
            os.setsid()
            work()
            status = 0
        except OSError as error:
            status = error.errno or status
        finally:
            os._exit(status)
    try:
        _, status = os.waitpid(process, 0)
    except KeyboardInterrupt:
        os.waitpid(process, 0)
        raise
    if code := os.waitstatus_to_exitcode(status):
        code = code if code > 0 else errno.ECHILD
        raise OSError(code, os.strerror(code))


def _write_journal(record: Path, journal: _Journal) -> None:
    path = journal_file(record)
    temporary = path.with_name(f"{path.name}.part")  # no journal tells of one that is left over
    remove([temporary])
    try:
        write_flushed(temporary, json.dumps(journal._asdict()).encode(), record)
        temporary.replace(path)
    finally:
        remove([temporary])


def _read_journal(path: Path) -> _Journal | None:
    try:
        return _Journal(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Lets one build after the other write into a folder, where the system can lock one."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _flush(folder: Path) -> None:
    """Flushes the names of a folder's files, where the system lets folders be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
