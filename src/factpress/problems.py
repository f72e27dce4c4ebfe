"""Problems: what is wrong with a file, where, and what to do about it.

Every stage reports problems as values. Only the command line formats them, and only
`ProblemsFound` ends a stage, carrying all problems that the stage has seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from factpress.frozen import frozen

_WRONG_LETTER = 2


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@frozen
class Position:
    """A stretch of a text file. Lines and columns count characters from 1.

    `facts` is the facts file that is read where the text is that of a story which others share
    too; empty elsewhere. Positions are ordered by file, then as they stand in it.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    facts: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def __lt__(self, other: Position) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, int, int, int, int, str]:
        return self.file, self.line, self.column, self.end_line, self.end_column, self.facts

    def within(self, length: int, start: int, end: int) -> Position:
        """The characters from `start` to `end` of a text of the length, which stands here."""
        # A text that YAML folded or escaped is longer in the file than it is: name it whole.
        if self.line != self.end_line or self.end_column - self.column != length:
            return self
        column = self.column + start
        return self.part(self.line, column, self.line, self.column + max(end, start + 1))

    def part(self, line: int, column: int, end_line: int, end_column: int) -> Position:
        """A stretch of the same text."""
        return Position(self.file, line, column, end_line, end_column, self.facts)


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

    @property
    def sentence(self) -> str:
        """The message, and with which facts file a story was read that others share too."""
        facts = self.position.facts
        return f"{self.message} (read with {facts})" if facts else self.message


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
    return next(iter(_near(word, known)), None)


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that offers the nearest known words, or `otherwise` when none is near.

    Words that are about as near are offered together: a hint that names one year where
    another was meant would put a wrong number in print.
    """
    near = _near(word, known)
    offered = " or ".join(f"'{each}'" for each in near)
    return f"Did you mean {offered}?" if near else otherwise


def _near(word: str, known: Iterable[str]) -> list[str]:
    """The nearest words, and those that are about as near, three of them at most."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    import difflib

    folded = word.casefold()
    similar = difflib.get_close_matches(folded, list(by_folded), n=40, cutoff=0.6)
    distances = {each: distance_between(folded, each) for each in by_folded if each in similar}
    ordered = sorted(distances, key=lambda each: distances[each])
    if not ordered:
        return []
    first = ordered[0]
    # Where the digits are those of the nearest word, no other is meant.
    spread = 0 if _digits(folded) == _digits(first) else _WRONG_LETTER
    most = distances[first] + spread
    return [by_folded[each] for each in ordered if distances[each] <= most][:3]


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def distance_between(one: str, other: str) -> int:
    """How far apart two words are: 2 for each letter that is wrong, missing or too many, 1 for
    two neighbours that are swapped."""
    before: list[int] = []
    row = [_WRONG_LETTER * count for count in range(len(other) + 1)]
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [_WRONG_LETTER * i]
        for j, wanted in enumerate(other, 1):
            same = before[j - 1] + (0 if letter == wanted else _WRONG_LETTER)
            cost = min(before[j] + _WRONG_LETTER, row[j - 1] + _WRONG_LETTER, same)
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def enumeration(words: Sequence[str]) -> str:
    """Words as a phrase: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
