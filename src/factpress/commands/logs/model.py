"""What a log is told: the beginning, each facts file as it is done, and the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from factpress.build.outcome import Outcome, Result
from factpress.frozen import frozen


@frozen
class Row:
    """A facts file in the summary."""

    path: Path
    result: Result
    pages: int = 0
    slides: int = 0
    seconds: float = 0.0


@frozen
class Summary:
    """What came of all files, in their order, and the seconds that passed."""

    rows: Sequence[Row]
    seconds: float

    def count(self, result: Result) -> int:
        """How many files have a result."""
        return sum(row.result is result for row in self.rows)


class Log:
    """Tells of one build. This one keeps silent; the others say what they tell."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Closes what the log has opened."""

    def begin(self, files: int, processes: int) -> None:
        """The build begins: so many files, in so many processes."""

    def stage(self, path: Path, name: str) -> None:
        """A stage of a file begins; told where a single file is built, in this process."""

    def file(self, outcome: Outcome) -> None:
        """A file is done."""

    def end(self, summary: Summary) -> None:
        """All files are done."""


def row_of(outcome: Outcome) -> Row:
    """What the summary says of an outcome."""
    return Row(outcome.path, outcome.result, outcome.pages, outcome.slides, outcome.seconds)
