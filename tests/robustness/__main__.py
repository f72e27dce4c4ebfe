"""Examines many damaged facts files.

    python -m tests.robustness --count 100000 --seed 1

prints how many gave a result and how many gave problems, by code. A file that gives a
traceback, or a problem without place or hint, is saved with what it gave; its seed and number
make it anew: `--seed 1 --first 4711 --count 1`. The exit code is 1 when there was one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.robustness.damage import damaged
from tests.robustness.examination import examined

_EVERY = 1_000


def main() -> int:
    """Examines the files that the arguments ask for."""
    asked = _arguments()
    totals: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    slowest = (0.0, 0)
    begun = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.yaml"
        for number in range(asked.first, asked.first + asked.count):
            text, base = damaged(asked.seed, number)
            path.write_bytes(text.encode("utf-8"))
            outcome = examined(path, Path(folder) if asked.build else None)
            totals["results" if outcome.has_result else "problems"] += 1
            totals[base] += 1
            codes.update({problem.code for problem in outcome.problems})
            slowest = max(slowest, (outcome.seconds, number))
            if outcome.fault:
                faults[_last_line(outcome.fault)] += 1
                _save(asked.save, asked.seed, number, text, outcome.fault)
            done = number - asked.first + 1
            if done % _EVERY == 0:
                print(_summary(done, totals, faults, time.process_time() - begun), flush=True)
    print(_summary(asked.count, totals, faults, time.process_time() - begun))
    print(f"slowest: number {slowest[1]} with {slowest[0] * 1000:.0f} ms of CPU time")
    print("files by code:", ", ".join(f"{code} {count}" for code, count in sorted(codes.items())))
    for fault, count in faults.most_common():
        print(f"{count} times: {fault}")
    return 1 if faults else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.robustness")
    parser.add_argument("--count", type=int, default=1_000, help="how many files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first file")
    parser.add_argument("--build", action="store_true", help="build the files without errors")
    parser.add_argument(
        "--save", type=Path, default=Path("build/robustness"), help="folder for files at fault"
    )
    return parser.parse_args()


def _summary(done: int, totals: Counter[str], faults: Counter[str], seconds: float) -> str:
    return (
        f"{done} files: {totals['results']} results, {totals['problems']} with problems, "
        f"{sum(faults.values())} at fault, {seconds:.0f} s of CPU time"
    )


def _last_line(fault: str) -> str:
    return fault.strip().rpartition("\n")[2][:200]


def _save(folder: Path, seed: int, number: int, text: str, fault: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"seed-{seed}-number-{number}"
    (folder / f"{stem}.yaml").write_bytes(text.encode("utf-8"))
    (folder / f"{stem}.txt").write_text(fault, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
