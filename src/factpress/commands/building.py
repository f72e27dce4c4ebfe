"""A build of some facts files, told to a log."""

from __future__ import annotations

import time
from collections.abc import Collection, Generator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from factpress.build.outcome import Order, Outcome, Result, outcome_of
from factpress.commands.logs.model import Log, Row, Summary, row_of


def build_files(
    files: Sequence[Path],
    due: Collection[Path],
    order: Order,
    processes: int,
    log: Log,
    *,
    fail_fast: bool,
    cluster: Any = None,
) -> Summary:
    """Builds those of some facts files that are due, a single one in this process; all of them
    on a cluster, if its client is given.

    Returns what came of all of them.
    """
    started = time.perf_counter()
    rows = {path: Row(path, Result.LEFT_OUT) for path in files}
    coming = [path for path in files if path in due]
    processes = min(processes, len(coming))
    log.begin(len(files), processes)
    if cluster is not None:
        from factpress.build.cluster import build_on_cluster

        outcomes = build_on_cluster(coming, order, cluster, fail_fast=fail_fast)
    elif len(coming) == 1:
        outcomes = _alone(coming[0], order, log if len(files) == 1 else Log())
    else:
        from factpress.build.many import build_many

        outcomes = build_many(coming, order, processes, fail_fast=fail_fast)
    for path in files:
        if path not in due:
            current = Outcome(path, Result.UP_TO_DATE)
            rows[path] = row_of(current)
            log.file(current)
    with closing(outcomes):
        for outcome in outcomes:
            rows[outcome.path] = row_of(outcome)
            log.file(outcome)
    summary = Summary(tuple(rows.values()), time.perf_counter() - started)
    log.end(summary)
    return summary


def _alone(path: Path, order: Order, log: Log) -> Generator[Outcome]:
    yield outcome_of(path, order, partial(log.stage, path), beside=True)
    if order.store:
        order.store.trim()
