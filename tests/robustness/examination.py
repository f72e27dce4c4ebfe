"""What becomes of a damaged facts file: a result or problems, and nothing else."""

from __future__ import annotations

import re
import time
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from factpress.build.pipeline import Document, build
from factpress.build.preparation import problems_of
from factpress.problems import Problem, ProblemsFound, has_errors

_CODE = re.compile(r"FP\d{3}")
_MOST_SECONDS = 5.0


class Outcome(NamedTuple):
    """What became of a file; `fault` says what should not have happened, or is empty."""

    has_result: bool
    problems: tuple[Problem, ...]
    fault: str
    seconds: float


def examined(path: Path, folder: Path | None = None) -> Outcome:
    """The outcome of checking a file, and of building it into a folder if one is given."""
    begun = time.process_time()
    problems: tuple[Problem, ...] = ()
    try:
        problems = problems_of(path)
        if folder is not None and not has_errors(problems):
            build(path, folder, (Document.REPORT, Document.DECK), lambda _: None)
    except ProblemsFound as found:
        problems = found.problems
    except Exception:
        return Outcome(False, problems, traceback.format_exc(), time.process_time() - begun)
    seconds = time.process_time() - begun
    faults = list(_faults(problems, path.read_bytes().decode("utf-8")))
    if folder is None and seconds > _MOST_SECONDS:
        faults.append(f"The check took {seconds:.1f} seconds")
    return Outcome(not has_errors(problems), problems, "\n".join(faults), seconds)


def _faults(problems: Iterable[Problem], text: str) -> Iterable[str]:
    """Problems that name no place in the file, or do not say what to do."""
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    for problem in problems:
        at = problem.position
        if not (problem.message and problem.hint and _CODE.fullmatch(problem.code)):
            yield f"A problem is told without message, hint or code: {problem}"
        room = len(lines[at.line - 1]) + 1 if 1 <= at.line <= len(lines) else 1
        if not (1 <= at.line <= len(lines) + 1 and 1 <= at.column <= room + 1):
            yield f"A problem stands outside the file of {len(lines)} lines: {problem}"
        if (at.end_line, at.end_column) < (at.line, at.column):
            yield f"A problem ends before it begins: {problem}"
