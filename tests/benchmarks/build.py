"""What a build costs, beside the plain script that an analyst would write in an afternoon.

    python -m tests.benchmarks.build

CPU time (user and system, of a process and of those that it starts) and wall time, each the
median of several runs taken in turns, as ratios to those of `plain_script`, and the most that
they may be; a ! stands behind what is more.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
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


class Row(NamedTuple):
    """A work, and the most that it may cost: CPU and wall time, each as a ratio."""

    work: str
    cpu: float | None = None
    wall: float | None = None
    to: str = "plain script"


BOUNDS = (
    Row("plain script"),
    Row("cold build", 0.85, 0.6),
    Row("a sentence changed", 0.5),
    Row("a figure changed", 0.75),
    Row("import click"),
    Row("no-op", 1.5, to="import click"),
)


def main() -> None:
    """Measures and prints a table."""
    with tempfile.TemporaryDirectory() as name:
        costs = medians(Path(name))
        watched = seconds_of_a_watched_change(Path(name))
    print("                     CPU ms  ratio  bound   wall ms  ratio  bound")
    for row in BOUNDS:
        cost, other = costs[row.work], costs[row.to]
        cpu = _told(cost.cpu, cost.cpu / other.cpu, row.cpu)
        wall = _told(cost.wall, cost.wall / other.wall, row.wall)
        print(
            f"{row.work:19}{cpu}   {wall}{'  of import click' if row.to != 'plain script' else ''}"
        )
    print(f"\na sentence changed while it is watched: {watched:.2f} s (bound 1 s)")


WATCHED = """
import sys, time
from pathlib import Path
from factpress.build.asked import Document
from factpress.build.pipeline import build
from factpress.cache.store import Store
facts, folder = Path(sys.argv[1]), Path(sys.argv[2])
for turn in range(3):
    text = facts.read_text("utf-8").replace("break them down", "now break them down", 1)
    facts.write_text(text, "utf-8")
    began = time.perf_counter()
    every = Document.REPORT, Document.DECK
    build(facts, folder, every, lambda _: None, store=Store(folder / "cache"))
print(time.perf_counter() - began)
"""


def seconds_of_a_watched_change(folder: Path) -> float:
    """What a build takes after a sentence was changed, in a process that has built before."""
    (folder / "watched.yaml").write_bytes(FACTS.read_bytes())
    command = [sys.executable, "-c", WATCHED, str(folder / "watched.yaml"), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _told(seconds: float, ratio: float, bound: float | None) -> str:
    over = "!" if bound is not None and ratio > bound else " "
    return f"{1000 * seconds:8.0f} {ratio:6.2f}{over} {f'{bound:.2f}' if bound else '-':>5}"


def medians(folder: Path) -> dict[str, Cost]:
    """The median cost of each work, done in turns after a first run of all of them."""
    build = [sys.executable, "-m", "factpress", "build"]
    facts = folder / "briefing.yaml"
    changed = Work([*build, facts, "-o", folder], folder / "cache")
    text = FACTS.read_text("utf-8")
    sentence, figure = "does not break them down", "value: 41.1 %"
    assert sentence in text
    assert figure in text

    def cost_of_change(old: str, new: str) -> Cost:
        """Of the build after a change of the facts, whose charts were all kept before."""
        facts.write_text(text, "utf-8")
        cost_of(changed)
        facts.write_text(text.replace(old, new), "utf-8")
        return cost_of(changed)

    plain = [sys.executable, "-m", "tests.benchmarks.plain_script", FACTS, folder]
    works: dict[str, Callable[[int], Cost]] = {
        "plain script": lambda _: cost_of(Work(plain)),
        "cold build": lambda _: cost_of(Work([*build, FACTS, "-o", folder, "--force"])),
        "a sentence changed": lambda turn: cost_of_change(
            sentence, f"does not {'now ' * (turn + 1)}break them down"
        ),
        "a figure changed": lambda turn: cost_of_change(figure, f"value: 41.{turn + 2} %"),
        "no-op": lambda _: cost_of(Work([*build, FACTS, "-o", folder])),
        "import click": lambda _: cost_of(Work([sys.executable, "-c", "import click"])),
    }
    rounds = [{name: work(turn) for name, work in works.items()} for turn in range(ROUNDS + 1)]
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
