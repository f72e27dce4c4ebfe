"""How fast and how large `factpress check` is, as ratios within one run.

    python -m tests.benchmarks.check

Each measurement is the CPU time (user and system) of a process of its own, and the median
of several, taken in turns so that a busy moment of the machine meets both sides of a ratio.
Bytecode is written in a first run, as it is when a package is installed.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
ARMENIA = ROOT / "facts" / "armenia-2023-11-21.yaml"
STARTS = "import click, yaml, pydantic"
# What the installed command `factpress check` runs.
CHECK = ("-c", "from factpress.__main__ import run; run()", "check")
ROUNDS = 9
MEGABYTE = 1_000_000


class Usage(NamedTuple):
    """CPU time in seconds and the most memory in bytes of a process."""

    seconds: float
    memory: int


class Row(NamedTuple):
    """A measured ratio or size and its bound."""

    what: str
    measured: float
    bound: float
    unit: str


def main() -> None:
    """Measures and prints a table."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.yaml"), Path(folder, "large.yaml")
        small.write_text(facts_with(figures=1_000, formulas=100), "utf-8")
        large.write_text(facts_with(figures=10_000, formulas=1_000), "utf-8")
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(folder, "bytecode"))}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        starts, armenia = medians([("-c", STARTS), (*CHECK, ARMENIA)], ROUNDS, environment)
        few, many = medians([(*CHECK, small), (*CHECK, large)], 3, environment)
    print(f"imports {starts.seconds:.3f} s, check of the example {armenia.seconds:.3f} s")
    print(f"1,000 figures {few.seconds:.3f} s, 10,000 figures {many.seconds:.3f} s\n")
    rows = [
        Row("check of the example / importing", armenia.seconds / starts.seconds, 2.0, "times"),
        Row("10,000 figures / 1,000 figures", many.seconds / few.seconds, 11.0, "times"),
        Row("memory for 10,000 figures", many.memory / MEGABYTE, 300.0, "MB"),
    ]
    print(f"{'what':34} {'measured':>8} {'bound':>6}")
    for row in rows:
        verdict = "" if row.measured <= row.bound else "  over"
        print(f"{row.what:34} {row.measured:8.2f} {row.bound:6g} {row.unit}{verdict}")


def medians(
    commands: Sequence[Sequence[str | Path]], rounds: int, environment: Mapping[str, str]
) -> list[Usage]:
    """The medians of each command, run in turns after one run that does not count."""
    for command in commands:
        usage(command, environment)
    runs = [[usage(command, environment) for command in commands] for _ in range(rounds)]
    return [
        Usage(statistics.median(run.seconds for run in each), max(run.memory for run in each))
        for each in zip(*runs, strict=True)
    ]


def usage(command: Sequence[str | Path], environment: Mapping[str, str]) -> Usage:
    """What a Python process with these arguments takes; raises CalledProcessError."""
    arguments = [sys.executable, *map(str, command)]
    process = subprocess.Popen(
        arguments, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    with process.stderr as stream:
        told = stream.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, arguments, stderr=told)
    return Usage(used.ru_utime + used.ru_stime, _bytes(used))


def _bytes(used: resource.struct_rusage) -> int:
    # Linux counts kilobytes, macOS bytes.
    return used.ru_maxrss if sys.platform == "darwin" else used.ru_maxrss * 1024


def facts_with(figures: int, formulas: int) -> str:
    """A facts file with so many figures, formulas among them, that prose and charts use."""
    given = figures - formulas
    lines = [
        "factpress: 1",
        "title: Many figures",
        "date: 2024-01-31",
        "bottom_line: The first is {f0}.",
        "sources:",
        *(f"  report_{number}: {{title: Report {name_of(number)}}}" for number in range(20)),
        "figures:",
    ]
    for number in range(given):
        lines += [
            f"  f{number}:",
            f"    label: Spending on item {name_of(number)}",
            f"    value: {number + 1}..{number + 3} million EUR",
            "    period: 2023",
            f"    source: report_{number % 20}, page {number // 20 + 1}",
        ]
    for number in range(formulas):
        before = f"g{number - 1}" if number % 10 else f"f{number}"
        lines += [
            f"  g{number}:",
            f"    label: Sum of item {name_of(number)}",
            f"    formula: {before} + f{(7 * number) % given}",
        ]
    lines.append("sections:")
    ids = [f"f{number}" for number in range(given)] + [f"g{number}" for number in range(formulas)]
    for start in range(0, figures, 100):
        shown = ids[start : start + 100]
        lines += [
            f"  - headline: The items of part {name_of(start)} are listed",
            f"    holds: {shown[0]} > 0",
            "    text: |",
            *(f"      Item {name_of(start + at)} is {{{id_}}}." for at, id_ in enumerate(shown)),
        ]
    return "\n".join(lines) + "\n"


def name_of(number: int) -> str:
    """A number as letters, because a digit in prose is a problem."""
    letters = ""
    while True:
        number, rest = divmod(number, 26)
        letters = chr(65 + rest) + letters
        if not number:
            return letters


if __name__ == "__main__":
    main()
