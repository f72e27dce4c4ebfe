"""Documents replaced: never torn, never over somebody's edits, put right by the next build."""

from __future__ import annotations

import errno
import fcntl
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from factpress.build.recorded import read_record
from factpress.build.replacing import Edited, replace_outputs

RECORD: dict[str, Any] = {"record": 1, "build": {"files": []}}
NAMES = ["x.json", "x.pdf", "x.pptx"]


def replace(folder: Path, report: bytes, deck: bytes, *, force: bool = False) -> None:
    documents = {folder / "x.pdf": report, folder / "x.pptx": deck}
    replace_outputs(documents, folder / "x.json", RECORD, force=force)


def pair(folder: Path) -> tuple[bytes, bytes]:
    return (folder / "x.pdf").read_bytes(), (folder / "x.pptx").read_bytes()


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_documents_and_their_record_are_replaced(tmp_path):
    replace(tmp_path, b"report", b"deck")
    replace(tmp_path, b"new report", b"new deck")
    assert pair(tmp_path) == (b"new report", b"new deck")
    assert names_in(tmp_path) == NAMES


def test_what_somebody_edited_stays(tmp_path):
    replace(tmp_path, b"report", b"deck")
    (tmp_path / "x.pptx").write_bytes(b"my deck")
    record = (tmp_path / "x.json").read_bytes()
    with pytest.raises(Edited) as refused:
        replace(tmp_path, b"new report", b"new deck")
    assert refused.value.paths == (tmp_path / "x.pptx",)
    assert pair(tmp_path) == (b"report", b"my deck")
    assert (tmp_path / "x.json").read_bytes() == record
    assert names_in(tmp_path) == NAMES
    replace(tmp_path, b"new report", b"new deck", force=True)
    assert pair(tmp_path) == (b"new report", b"new deck")


def test_a_file_that_is_as_it_is_to_be_was_not_edited(tmp_path):
    replace(tmp_path, b"report", b"deck")
    (tmp_path / "x.pptx").write_bytes(b"new deck")
    replace(tmp_path, b"new report", b"new deck")
    assert pair(tmp_path) == (b"new report", b"new deck")


@pytest.mark.parametrize(
    "content", [b"", b"notes", b"[]", b'{"outputs": 1}', b'{"outputs": [{}]}', b"[" * 100_000]
)
def test_a_file_that_is_no_record_is_not_written_over(tmp_path, content):
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(Edited) as refused:
        replace(tmp_path, b"report", b"deck")
    assert refused.value.paths == (tmp_path / "x.json",)
    assert names_in(tmp_path) == ["x.json"]
    replace(tmp_path, b"report", b"deck", force=True)
    assert names_in(tmp_path) == NAMES


def test_an_edited_deck_is_known_after_builds_of_the_report_alone(tmp_path):
    replace(tmp_path, b"report", b"deck")
    (tmp_path / "x.pptx").write_bytes(b"my deck")
    for report in (b"second report", b"third report"):
        replace_outputs({tmp_path / "x.pdf": report}, tmp_path / "x.json", RECORD, force=False)
    recorded = read_record(tmp_path / "x.json")
    assert recorded is not None
    assert (list(recorded.outputs), list(recorded.older)) == (["x.pdf"], ["x.pptx"])
    with pytest.raises(Edited):
        replace(tmp_path, b"report", b"new deck")


def test_a_document_that_was_removed_is_forgotten(tmp_path):
    replace(tmp_path, b"report", b"deck")
    (tmp_path / "x.pptx").unlink()
    replace_outputs({tmp_path / "x.pdf": b"second"}, tmp_path / "x.json", RECORD, force=False)
    recorded = read_record(tmp_path / "x.json")
    assert recorded is not None
    assert recorded.older == {}


# Killed


def killed_at(
    step: int, folder: Path, report: bytes, deck: bytes, *, with_all: bool = True
) -> bool:
    """Replaces the documents in a process that is killed before its nth step in the folder, if
    it has as many; whether it was. With all that it started, as when the power fails, or alone.
    """
    process = os.fork()
    if process == 0:
        left, build = step, os.getpid()

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in {"open", "os.rename", "os.remove", "os.mkdir"}:
                left -= str(folder) in str(arguments[0])
                if left == 0:
                    os.kill(build, signal.SIGKILL)
                    if with_all:
                        os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            replace(folder, report, deck)
        finally:
            os._exit(0)
    _, status = os.waitpid(process, 0)
    await_builds(folder)
    return os.WIFSIGNALED(status)


def await_builds(folder: Path) -> None:
    """Waits, as the next build does, until nobody replaces files in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    os.close(handle)


def test_a_build_that_is_killed_alone_leaves_the_old_pair_or_the_new_one(tmp_path):
    seen, step = [], 1
    while True:
        folder = tmp_path / str(step)
        replace(folder, b"old report", b"old deck")
        if not killed_at(step, folder, b"new report", b"new deck", with_all=False):
            break
        seen.append(pair(folder))
        step += 1
    assert list(dict.fromkeys(seen)) == [(b"old report", b"old deck"), (b"new report", b"new deck")]


def test_whenever_all_is_killed_files_are_whole_and_the_next_build_puts_them_right(tmp_path):
    seen, step = [], 1
    while True:
        folder = tmp_path / str(step)
        replace(folder, b"old report", b"old deck")
        if not killed_at(step, folder, b"new report", b"new deck"):
            break
        seen.append(pair(folder))
        # What is to be written has changed once more, and is neither old nor new.
        replace(folder, b"third report", b"third deck")
        assert pair(folder) == (b"third report", b"third deck")
        assert names_in(folder) == NAMES
        step += 1
    assert list(dict.fromkeys(seen)) == [
        (b"old report", b"old deck"),
        (b"new report", b"old deck"),
        (b"new report", b"new deck"),
    ]


def test_whenever_builds_are_killed_one_after_the_other(tmp_path):
    replace(tmp_path, b"report 0", b"deck 0")
    step = 1
    while killed_at(step, tmp_path, b"report %d" % step, b"deck %d" % step):
        step += 1
    assert step > 15
    assert pair(tmp_path) == (b"report %d" % step, b"deck %d" % step)
    assert names_in(tmp_path) == NAMES


def test_what_is_edited_after_a_kill_stays(tmp_path):
    replace(tmp_path, b"old report", b"old deck")
    step = 1
    while pair(tmp_path)[0] == b"old report":
        assert killed_at(step, tmp_path, b"new report", b"new deck")
        step += 1
    assert pair(tmp_path) == (b"new report", b"old deck")
    (tmp_path / "x.pdf").write_bytes(b"my report")
    with pytest.raises(Edited) as refused:
        replace(tmp_path, b"third report", b"third deck")
    assert refused.value.paths == (tmp_path / "x.pdf",)


# What the system refuses


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)


def test_where_a_file_cannot_be_finished_the_old_ones_stay(tmp_path):
    replace(tmp_path, b"old report", b"old deck")
    with files_of_at_most(5000), pytest.raises(OSError, match="File too large") as refused:
        replace(tmp_path, b"new report", b"x" * 5001)
    assert refused.value.filename == str(tmp_path / "x.pptx")
    assert pair(tmp_path) == (b"old report", b"old deck")
    assert names_in(tmp_path) == NAMES


@pytest.mark.skipif(os.geteuid() != 0, reason="mounts a disk")
def test_a_full_disk_leaves_the_old_documents(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted")
    try:
        replace(disk, b"old report", b"old deck")
        with pytest.raises(OSError, match="No space left") as refused:
            replace(disk, b"new report", b"x" * 100_000)
        assert refused.value.errno == errno.ENOSPC
        assert refused.value.filename == str(disk / "x.pptx")
        assert pair(disk) == (b"old report", b"old deck")
        assert names_in(disk) == NAMES
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Makes a folder one that nobody, not even root, may write to."""
    user = os.geteuid()
    try:
        folder.chmod(0o555)
        if user == 0:
            os.seteuid(65534)
        yield
    finally:
        os.seteuid(user)
        folder.chmod(0o755)


def test_a_folder_without_write_permission_is_told(open_folder):
    replace(open_folder, b"old report", b"old deck")
    with read_only(open_folder), pytest.raises(PermissionError) as refused:
        replace(open_folder, b"new report", b"new deck")
    assert refused.value.filename == str(open_folder / "x.json")
    assert pair(open_folder) == (b"old report", b"old deck")
    assert names_in(open_folder) == NAMES


def test_a_file_that_cannot_be_replaced_is_put_right_by_the_next_build(tmp_path, monkeypatch):
    """PowerPoint on Windows lets no other program replace the deck that it shows."""
    replace(tmp_path, b"old report", b"old deck")
    whole = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.suffix == ".pptx":
            raise PermissionError(13, "Access is denied", str(target))
        return whole(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(PermissionError) as refused:
            replace(tmp_path, b"new report", b"new deck")
    assert refused.value.filename == str(tmp_path / "x.pptx")
    replace(tmp_path, b"third report", b"third deck")
    assert pair(tmp_path) == (b"third report", b"third deck")
    assert names_in(tmp_path) == NAMES


def test_two_builds_at_once_leave_the_pair_of_one(tmp_path):
    replace(tmp_path, b"report", b"deck")
    processes = []
    for number in range(4):
        process = os.fork()
        if process == 0:
            status = 1
            try:
                for _ in range(25):
                    replace(tmp_path, b"report %d" % number, b"deck %d" % number)
                status = 0
            finally:
                os._exit(status)
        processes.append(process)
    assert [os.waitpid(process, 0)[1] for process in processes] == [0, 0, 0, 0]
    assert pair(tmp_path) in [(b"report %d" % each, b"deck %d" % each) for each in range(4)]
    assert names_in(tmp_path) == NAMES
    replace(tmp_path, b"last report", b"last deck")
