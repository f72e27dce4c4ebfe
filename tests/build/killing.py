"""Builds killed with SIGKILL at random moments, and what they leave.

    python -m tests.build.killing --count 300 --seed 1

Every second build is killed within 30 milliseconds of the moment at which it begins to
replace files, the others at any moment. Exits with 1 when a file is torn, a new
document stands beside an old one, or the next build does not put all right.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from factpress.build.pipeline import Document, build
from tests.build.test_replacing import await_builds
from tests.conftest import SMALL

CHARTED = SMALL.replace(
    "sections:\n",
    """\
  before:
    label: Spending before
    value: 4 million EUR
    source: report, page 3
sections:
""",
).replace(
    "  - headline: Spending is reported\n",
    "  - headline: Spending is reported\n    chart: {kind: change, from: before, to: spending}\n",
)
"""With a chart, which a process beside the build draws."""

_BECOME_SUBREAPER = 36
_LEAVING = 10.0
"""Seconds that processes have to leave after the build that they served."""

SUFFIXES = (".pdf", ".pptx", ".json")
DOCUMENTS = (Document.REPORT, Document.DECK)

Files = tuple[bytes, ...]


def main() -> None:
    """Kills builds, and prints what they left."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        left, faults = kill_builds(Path(name), asked.count, random.Random(asked.seed))
    for how, pairs in left.items():
        print(f"{how}: {', '.join(f'{count} {pair}' for pair, count in sorted(pairs.items()))}")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


def kill_builds(
    folder: Path, count: int, chance: random.Random
) -> tuple[dict[str, Counter[str]], list[str]]:
    """How many pairs were old, new, or a new report with an old deck, and what is wrong."""
    # What a build leaves of processes becomes a child of this one.
    ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)
    facts, output = folder / "x.yaml", folder / "output"
    texts = [CHARTED.replace("5 million", f"{number} million") for number in (5, 6)]
    wanted = [built_apart(folder / str(number), text) for number, text in enumerate(texts)]
    left: dict[str, Counter[str]] = {"at any moment": Counter(), "while replacing": Counter()}
    faults = []
    facts.write_text(texts[0], "utf-8")
    started = time.perf_counter()
    finish(start(facts, output))
    lasts = time.perf_counter() - started
    for number in range(1, count + 1):
        old, new = wanted[(number - 1) % 2], wanted[number % 2]
        facts.write_text(texts[number % 2], "utf-8")
        is_aimed = number % 2 == 0
        process = start(facts, output)
        if is_aimed:
            await_journal(output, lasts)
            time.sleep(chance.uniform(0, 0.03))
        else:
            time.sleep(chance.uniform(0, lasts * 1.1))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        await_builds(output)
        if not all_left():
            faults.append(f"build {number}: processes stay")
        pair = state(read(output), old, new)
        left["while replacing" if is_aimed else "at any moment"][pair] += 1
        status = finish(start(facts, output))
        names = sorted(path.name for path in output.iterdir())
        if (
            pair not in {"old", "new"}
            or status
            or read(output) != new
            or len(names) != len(SUFFIXES)
        ):
            faults.append(f"build {number}: {pair}; then exit status {status}, {names}")
    return left, faults


def built_apart(folder: Path, text: str) -> Files:
    """The files of these facts."""
    folder.mkdir()
    (folder / "x.yaml").write_text(text, "utf-8")
    finish(start(folder / "x.yaml", folder / "output"))
    return read(folder / "output")


def start(facts: Path, output: Path) -> int:
    """A process that builds."""
    process = os.fork()
    if process == 0:
        status = 1
        try:
            build(facts, output, DOCUMENTS, lambda _: None, beside=True)
            status = 0
        finally:
            os._exit(status)
    return process


def finish(process: int) -> int:
    """The exit status of a process."""
    return os.waitpid(process, 0)[1]


def all_left() -> bool:
    """Whether all processes of a build that was killed have ended, after a while at most."""
    until = time.perf_counter() + _LEAVING
    while time.perf_counter() < until:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.005)
        except ChildProcessError:
            return True
    return False


def await_journal(output: Path, lasts: float) -> None:
    """Waits until a build replaces files, or should have."""
    until = time.perf_counter() + 5 * lasts
    while not (output / ".x.json.journal").exists() and time.perf_counter() < until:
        time.sleep(0.0005)


def read(output: Path) -> Files:
    """The report, the deck and the record."""
    return tuple((output / f"x{suffix}").read_bytes() for suffix in SUFFIXES)


def state(files: Files, old: Files, new: Files) -> str:
    """What a killed build left."""
    if any(
        file not in {before, after} for file, before, after in zip(files, old, new, strict=True)
    ):
        return "torn"
    told = {old[:2]: "old", new[:2]: "new"}
    return told.get(files[:2], "new report with old deck")


if __name__ == "__main__":
    main()
