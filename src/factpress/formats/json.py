"""JSON: a list with an object for each problem.

    {"file": "facts/x.yaml", "line": 4, "column": 26, "end_line": 4, "end_column": 35,
     "facts": null, "code": "FP030", "severity": "error", "message": "...", "hint": "..."}

Lines and columns count characters from 1; the end is the first character behind. `facts` is
the facts file that was read, where `file` is a story that others share too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from factpress.problems import Problem


def write(problems: Sequence[Problem], _files: int) -> str:
    """The problems as a JSON list."""
    return json.dumps([entry(problem) for problem in problems], indent=2)


def entry(problem: Problem) -> dict[str, str | int | None]:
    """A problem as a JSON object."""
    at = problem.position
    return {
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "facts": at.facts or None,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
    }
