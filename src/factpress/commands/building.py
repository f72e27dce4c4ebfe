"""A build of some facts files, told to a log."""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from factpress.build.many import build_many
from factpress.build.outcome import Order, Outcome, outcome_of
from factpress.commands.logs.model import Log, Row, Summary, row_of


def build_files(
    files: Sequence[Path], order: Order, processes: int, log: Log, *, fail_fast: bool
) -> Summary:
    """Builds facts files, a single one in this process; returns what came of all of them."""
    started = time.perf_counter()
    rows = {path: Row(path, None) for path in files}
    log.begin(len(files), processes)
    if len(files) == 1:
        outcomes = _alone(files[0], order, log)
    else:
        outcomes = build_many(files, order, processes, fail_fast=fail_fast)
    with closing(outcomes):
        for outcome in outcomes:
            rows[outcome.path] = row_of(outcome)
            log.file(outcome)
    summary = Summary(tuple(rows.values()), time.perf_counter() - started)
    log.end(summary)
    return summary


def _alone(path: Path, order: Order, log: Log) -> Generator[Outcome]:
    yield outcome_of(path, order, partial(log.stage, path))
    if order.store:
        order.store.trim()
