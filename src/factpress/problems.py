"""Problems: what is wrong with a file, where, and what to do about it.

Every stage reports problems as values. Only the command line formats them, and only
`ProblemsFound` ends a stage, carrying all problems that the stage has seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from factpress.frozen import frozen


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@frozen
class Position:
    """A stretch of a text file. Lines and columns count characters from 1.

    Positions are ordered by file, then as they stand in it.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def __lt__(self, other: Position) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, int, int, int, int]:
        return self.file, self.line, self.column, self.end_line, self.end_column


@frozen
class Problem:
    """One thing that is wrong.

    `code` is stable (`FP` and three digits), `message` is a sentence, `hint` says what
    to do and, where that is known, the text to write; to follow it mends the file.
    """

    position: Position
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


class ProblemsFound(Exception):
    """The input cannot be used; `problems` says why, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = in_file_order(problems)
        super().__init__(f"{len(self.problems)} problems found")


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file, line and column, each once."""
    return tuple(
        sorted(dict.fromkeys(problems), key=lambda problem: (problem.position, problem.code))
    )


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like the given one, or None when none is near."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    import difflib

    found = difflib.get_close_matches(word.casefold(), list(by_folded), n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that offers the nearest known word, or `otherwise` when none is near."""
    near = nearest(word, known)
    return f"Did you mean '{near}'?" if near else otherwise


def enumeration(words: Sequence[str]) -> str:
    """Words as a phrase: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
