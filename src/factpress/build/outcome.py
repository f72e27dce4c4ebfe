"""What is asked of every facts file of a build, and what comes of one.

Both are small, so that they travel between processes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from factpress.build.asked import Asked, Document
from factpress.frozen import frozen
from factpress.problems import Problem, ProblemsFound

if TYPE_CHECKING:
    from factpress.build.pipeline import Built
    from factpress.cache.store import Store


@frozen
class Order:
    """What is built of each facts file, where to, and with which store of charts.

    Documents that were edited are written over only by force.
    """

    folder: Path
    asked: Asked
    store: Store | None = None
    force: bool = False


class Result(StrEnum):
    """What came of a facts file, in a word."""

    BUILT = "built"
    UP_TO_DATE = "up to date"
    FAILED = "failed"
    LEFT_OUT = "left out"


@frozen
class StageTime:
    """A stage of a build, and the seconds that it took."""

    name: str
    seconds: float


@frozen
class Outcome:
    """What came of a facts file: what was built, if it was, its problems, and the time it took.

    `reason` says what else than problems of the facts stood in the way.
    """

    path: Path
    result: Result
    built: Built | None = None
    problems: tuple[Problem, ...] = ()
    reason: str = ""
    stages: tuple[StageTime, ...] = ()
    seconds: float = 0.0

    @property
    def pages(self) -> int:
        """The pages of the report."""
        return self._pages_of(Document.REPORT)

    @property
    def slides(self) -> int:
        """The slides of the deck."""
        return self._pages_of(Document.DECK)

    def _pages_of(self, document: Document) -> int:
        outputs = self.built.outputs if self.built else ()
        return sum(each.pages for each in outputs if each.document is document)


def outcome_of(
    path: Path,
    order: Order,
    tell: Callable[[str], None] = lambda _: None,
    *,
    beside: bool = False,
) -> Outcome:
    """Builds one facts file; `tell` is told the name of each stage as it begins.

    Its charts are drawn by a process `beside` this one, where there is a core for it.
    """
    from factpress.build.pipeline import CannotWrite, build

    begun: list[tuple[str, float]] = []

    def stage(name: str) -> None:
        begun.append((name, time.perf_counter()))
        tell(name)

    started = time.perf_counter()
    built: Built | None = None
    problems: tuple[Problem, ...] = ()
    reason = ""
    documents, theme, template = order.asked
    try:
        built = build(
            path,
            order.folder,
            documents,
            stage,
            theme,
            template,
            order.store,
            force=order.force,
            beside=beside,
        )
        problems = built.problems
    except ProblemsFound as found:
        problems = found.problems
    except CannotWrite as error:
        reason = str(error)
    ended = time.perf_counter()
    stages = tuple(
        StageTime(name, later - at) for (name, at), (_, later) in pairwise([*begun, ("", ended)])
    )
    result = Result.BUILT if built else Result.FAILED
    return Outcome(path, result, built, problems, reason, stages, ended - started)
