"""What a build costs, beside the plain script that an analyst would write in an afternoon.

    python -m tests.benchmarks.build

CPU time (user and system, of a process and of those that it starts) and wall time, each the
median of several runs taken in turns, as ratios to those of `plain_script`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

FACTS = Path(__file__).parent.parent.parent / "facts" / "armenia-2023-11-21.yaml"
ROUNDS = 7


class Work(NamedTuple):
    """A command, and the folder that it keeps charts in, if it does."""

    command: Sequence[str | Path]
    cache: Path | None = None


class Cost(NamedTuple):
    """Seconds of CPU time and of wall time."""

    cpu: float
    wall: float


def main() -> None:
    """Measures and prints a table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build = [sys.executable, "-m", "factpress", "build", FACTS, "-o", folder]
        works = {
            "plain script": Work(
                [sys.executable, "-m", "tests.benchmarks.plain_script", FACTS, folder]
            ),
            "cold build": Work([*build, "--force"]),
            "charts cached": Work([*build, "--force"], folder / "cache"),
            "no-op": Work(build),
            "import click": Work([sys.executable, "-c", "import click"]),
        }
        costs = medians(works)
    plain = costs["plain script"]
    print("                 CPU s  ratio  wall s  ratio")
    for work, cost in costs.items():
        cpu, wall = cost.cpu / plain.cpu, cost.wall / plain.wall
        print(f"{work:15} {cost.cpu:6.2f} {cpu:6.2f}  {cost.wall:6.2f} {wall:6.2f}")


def medians(works: dict[str, Work]) -> dict[str, Cost]:
    """The median cost of each command, run in turns after a first run of all of them."""
    rounds = [{name: cost_of(work) for name, work in works.items()} for _ in range(ROUNDS + 1)]
    return {
        name: Cost(
            statistics.median(each[name].cpu for each in rounds[1:]),
            statistics.median(each[name].wall for each in rounds[1:]),
        )
        for name in works
    }


def cost_of(work: Work) -> Cost:
    """The cost of a command and of the processes that it starts."""
    environment = {**os.environ, "FACTPRESS_CACHE": str(work.cache or "")}
    started = time.perf_counter()
    process = subprocess.Popen(
        list(map(str, work.command)),
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    assert status == 0, told.decode()
    return Cost(used.ru_utime + used.ru_stime, wall)


if __name__ == "__main__":
    main()
