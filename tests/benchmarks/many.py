"""What many briefings cost, beside the plain script, and whether memory and time stay in step.

    python -m tests.benchmarks.many [COUNT...]

Builds so many briefings (200, then 2,000) in two processes. Each is the Armenia briefing with
numbers of its own, so that the charts of numbers are drawn for each, and the map once. CPU time
is that of all processes; memory is the most that the command's own process had. The plain
script is measured before and after, as machines are busy at times. Linux only.
"""

from __future__ import annotations

import ctypes
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.build import FACTS, Work, cost_of

PROCESSES = 2
PLAIN_RUNS = 5
_BECOME_SUBREAPER = 36


class Usage(NamedTuple):
    """Seconds of CPU time of all processes and of wall time, and bytes of the first process."""

    cpu: float
    wall: float
    memory: int


def main() -> None:
    """Measures and prints a table."""
    counts = list(map(int, sys.argv[1:])) or [200, 2000]
    print("briefings  CPU s each  ratio (at most 0.3)  wall s each  parent MB")
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            plain = [*plain_times(folder)]
            usage = build_many(folder, count)
            plain += plain_times(folder)
        each = usage.cpu / count
        print(
            f"{count:9} {each:11.3f} {each / statistics.median(plain):20.2f} "
            f"{usage.wall / count:12.3f} {usage.memory / 1_000_000:10.0f}",
            flush=True,
        )


def plain_times(folder: Path) -> list[float]:
    """The CPU times of some runs of the plain script."""
    command = [sys.executable, "-m", "tests.benchmarks.plain_script", FACTS, folder]
    return [cost_of(Work(command)).cpu for _ in range(PLAIN_RUNS)]


def build_many(folder: Path, count: int) -> Usage:
    """Builds so many briefings, with nothing kept of earlier builds."""
    facts = folder / "facts"
    facts.mkdir()
    for number in range(count):
        (facts / f"briefing-{number:05}.yaml").write_text(facts_text(number), "utf-8")
    command = [sys.executable, "-m", "factpress", "build", facts, "-o", folder / "output"]
    return usage_of([*map(str, command), "-j", str(PROCESSES)], folder / "cache")


def facts_text(number: int) -> str:
    """The facts of the Armenia briefing with other numbers, for which its headlines hold."""
    low, share = 700 + number, f"{40 + number % 50 / 10} %"
    changes = {
        "700..800 million USD": f"{low}..{low + 100} million USD",
        "between 700 and 800 million": f"between {low} and {low + 100} million",
        "~1.4 billion USD": f"~{2 * low} million USD",
        "approximately 1.4 billion": f"approximately {2 * low} million",
        "41.1 %": share,
        "41.1%": share.replace(" ", ""),
    }
    text = FACTS.read_text("utf-8")
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def usage_of(command: Sequence[str], cache: Path) -> Usage:
    """The usage of a command, with that of processes which outlive it for a moment."""
    # Processes whose parent ends become children of this one, which can wait for them.
    assert ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0) == 0
    started = time.perf_counter()
    environment = {**os.environ, "FACTPRESS_CACHE": str(cache)}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    assert status == 0
    cpu = used.ru_utime + used.ru_stime
    while True:
        try:
            _, _, more = os.wait4(-1, 0)
        except ChildProcessError:
            return Usage(cpu, wall, used.ru_maxrss * 1024)
        cpu += more.ru_utime + more.ru_stime


if __name__ == "__main__":
    main()
