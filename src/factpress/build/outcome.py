"""What is asked of every facts file of a build, and what comes of one.

Both are small, so that they travel between processes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from factpress.build.pipeline import Built, CannotWrite, Document, build
from factpress.cache.store import Store
from factpress.frozen import frozen
from factpress.problems import Problem, ProblemsFound


@frozen
class Order:
    """What is built of each facts file, where to, in which look, and with which store."""

    folder: Path
    documents: tuple[Document, ...]
    theme: str | None = None
    template: Path | None = None
    store: Store | None = None


@frozen
class StageTime:
    """A stage of a build, and the seconds that it took."""

    name: str
    seconds: float


@frozen
class Outcome:
    """What came of a facts file: what was built, or nothing, its problems, and the time it took.

    `reason` says what else than problems of the facts stood in the way.
    """

    path: Path
    built: Built | None
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


def outcome_of(path: Path, order: Order, tell: Callable[[str], None] = lambda _: None) -> Outcome:
    """Builds one facts file; `tell` is told the name of each stage as it begins."""
    begun: list[tuple[str, float]] = []

    def stage(name: str) -> None:
        begun.append((name, time.perf_counter()))
        tell(name)

    started = time.perf_counter()
    built: Built | None = None
    problems: tuple[Problem, ...] = ()
    reason = ""
    try:
        built = build(
            path, order.folder, order.documents, stage, order.theme, order.template, order.store
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
    return Outcome(path, built, problems, reason, stages, ended - started)
