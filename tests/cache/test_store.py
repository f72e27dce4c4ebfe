"""The folder of kept values: whole or absent, bounded, and never in a build's way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from factpress.cache.store import Kept, Store

KEY = "ab" + "0" * 62
OTHER = "cd" + "0" * 62


def only_file(folder: Path) -> Path:
    (path,) = (each for each in folder.rglob("*") if each.is_file())
    return path


def test_a_value_is_found_by_its_key(tmp_path):
    store = Store(tmp_path)
    assert store.get(KEY) is None
    store.put(KEY, b"a chart")
    assert store.get(KEY) == b"a chart"
    assert Store(tmp_path).get(KEY) == b"a chart"
    assert store.get(OTHER) is None


def test_a_damaged_value_is_let_go(tmp_path):
    store = Store(tmp_path)
    store.put(KEY, b"a chart")
    path = only_file(tmp_path)
    for damage in (b"", b"short", path.read_bytes()[:-1], path.read_bytes()[:-1] + b"x"):
        path.write_bytes(damage)
        assert store.get(KEY) is None
        assert not path.exists()
        store.put(KEY, b"a chart")
        assert store.get(KEY) == b"a chart"


def test_what_was_used_longest_ago_goes_first(tmp_path):
    store = Store(tmp_path, most_bytes=400)
    keys = [f"{number:02x}" + "0" * 62 for number in range(4)]
    for age, key in enumerate(keys):
        store.put(key, b"x" * 100)
        path = tmp_path / key[:2] / key[2:]
        os.utime(path, ns=(age, age))
    assert store.get(keys[0]) == b"x" * 100
    store.trim()
    assert [store.get(key) is not None for key in keys] == [True, False, False, True]


def test_a_store_that_is_small_enough_keeps_all(tmp_path):
    store = Store(tmp_path, most_bytes=400)
    store.put(KEY, b"x" * 100)
    store.put(OTHER, b"x" * 100)
    store.trim()
    assert store.kept() == Kept(2, 264)


def test_clearing_takes_half_written_values_too(tmp_path):
    store = Store(tmp_path)
    store.put(KEY, b"x" * 68)
    (tmp_path / "ab" / "tmpkilled.part").write_bytes(b"half")
    assert store.clear() == Kept(2, 104)
    assert store.kept() == Kept(0, 0)


def test_other_files_in_the_folder_are_left_alone(tmp_path):
    others = [tmp_path / name for name in ("Documents/thesis.txt", "ab/notes.txt", "ab/a.part")]
    for path in others:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x" * 1_000)
    store = Store(tmp_path, most_bytes=400)
    store.put(KEY, b"a chart")
    store.trim()
    assert store.kept() == Kept(1, 39)
    assert store.clear() == Kept(1, 39)
    assert all(path.read_bytes() == b"x" * 1_000 for path in others)


def test_a_folder_that_cannot_be_used_is_done_without(tmp_path):
    in_the_way = tmp_path / "cache"
    in_the_way.write_bytes(b"no folder")
    store = Store(in_the_way)
    store.put(KEY, b"a chart")
    store.trim()
    assert store.get(KEY) is None
    assert store.kept() == Kept(0, 0)
    assert in_the_way.read_bytes() == b"no folder"


def test_two_builds_share_a_folder(tmp_path):
    """Two processes put and get the same keys, and no value is ever half there."""
    script = (
        "import sys; from pathlib import Path; from factpress.cache.store import Store\n"
        "store = Store(Path(sys.argv[1]))\n"
        "for turn in range(150):\n"
        "    key = f'{turn % 5:064x}'\n"
        "    value = store.get(key)\n"
        "    assert value in (None, key.encode() * 500), turn\n"
        "    store.put(key, key.encode() * 500)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate()[1] for process in both] == [b"", b""]
    assert Store(tmp_path).kept() == Kept(5, 5 * (32 + 64 * 500))
