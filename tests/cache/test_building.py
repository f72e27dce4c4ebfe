"""Builds that share a cache: the same bytes, and nothing drawn twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ARMENIA, PROJECT

SCRIPT = """
import json, os, sys
from factpress.cli import main
if hasattr(os, "sched_setaffinity"):  # on one core charts are drawn by the process that writes
    os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])
try:
    main(["build", sys.argv[1], "-o", sys.argv[2], "--handout"])
finally:
    heavy = {"matplotlib", "numpy"} & set(sys.modules)
    print(json.dumps(sorted(heavy)), file=sys.stderr)
"""


def built(facts: Path, folder: Path, cache: Path) -> tuple[dict[str, bytes], list[str]]:
    """The documents that a process of its own builds, and the libraries that it loads to draw."""
    environment = {**os.environ, "FACTPRESS_CACHE": str(cache), "PYTHONPATH": str(PROJECT / "src")}
    command = [sys.executable, "-c", SCRIPT, str(facts), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, env=environment)
    documents = {path.name: path.read_bytes() for path in folder.iterdir()}
    return documents, json.loads(done.stderr.decode().splitlines()[-1])


@pytest.mark.slow
def test_what_was_drawn_before_is_not_drawn_again(tmp_path):
    cache = tmp_path / "cache"
    first, loaded = built(ARMENIA, tmp_path / "first", cache)
    assert loaded == ["matplotlib", "numpy"]
    again, loaded = built(ARMENIA, tmp_path / "again", cache)
    assert loaded == []
    assert again == first
    changed = tmp_path / ARMENIA.name
    text = ARMENIA.read_text("utf-8")
    changed.write_text(text.replace("Yerevan denies that", "Yerevan has denied that"), "utf-8")
    other, loaded = built(changed, tmp_path / "other", cache)
    assert loaded == []
    assert other != first
