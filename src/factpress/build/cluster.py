"""Many facts files built by a Dask cluster: inputs are sent to it, outputs come back as bytes.

A worker that dies costs nothing but time: its jobs go to another one. What comes back is written
here, in the same way as what is built here.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from factpress.build.outcome import Order, Outcome, Result, outcome_of
from factpress.build.pipeline import CannotWrite, put_in_place, refuse_targets
from factpress.build.preparation import prepare
from factpress.build.remote import Answer, Job, answer_to, as_made_here, job_of
from factpress.build.uptodate import versions
from factpress.problems import ProblemsFound

_CONNECTING, _WAITING = 10.0, 60.0
"""Seconds in which a scheduler answers, and its first worker comes."""

_JOBS_OF_A_THREAD = 2
"""One that it builds, and one that waits at hand."""

_LOOKING, _PAUSE = 1.0, 0.01
"""Seconds between looks at the workers while nothing comes, and at what has come."""

_GONE, _NO_WORKERS = "the cluster is gone", "the cluster has no workers any more"
_ANY_SIZE = {"distributed.admin.large-graph-warning-threshold": "1TB"}


class NoCluster(Exception):
    """There is no cluster to build on; says why, as a sentence."""


@contextmanager
def cluster_at(address: str, tell: Callable[[str], None]) -> Iterator[Any]:
    """The client of a scheduler at an address such as `tcp://scheduler:8786`, with workers.

    Tells when it has to wait for the first one. Raises NoCluster.
    """
    try:
        import dask
        from distributed import Client
    except ModuleNotFoundError:
        raise NoCluster(
            "--cluster needs a package that is not installed: pip install 'factpress[cluster]'."
        ) from None
    # What goes wrong is told of the files that it concerns.
    names = ("asyncio", *logging.root.manager.loggerDict)
    loggers = [
        logging.getLogger(name)
        for name in names
        if name.partition(".")[0] in {"asyncio", "distributed"}
    ]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_CONNECTING, set_as_default=False)
    except (OSError, ValueError, TypeError, ImportError) as error:
        raise NoCluster(f"There is no scheduler at {address}: {_first_line(error)}.") from None
    try:
        if not client.nthreads():
            tell(f"{address} has no workers; the first is waited for, {_WAITING:.0f} s at most")
        try:
            client.wait_for_workers(1, timeout=_WAITING)
        except TimeoutError:
            raise NoCluster(f"The scheduler at {address} has no workers.") from None
        with dask.config.set(_ANY_SIZE):
            yield client
    finally:
        with suppress(OSError, RuntimeError):
            client.close(timeout=_CONNECTING)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def threads_of(client: Any) -> int:
    """How many jobs the workers of a cluster build at once."""
    return sum(client.nthreads().values())


def build_on_cluster(
    paths: Sequence[Path], order: Order, client: Any, *, fail_fast: bool = False
) -> Generator[Outcome]:
    """Builds facts files on a cluster; yields what comes of each as it is done.

    With `fail_fast` no file is begun after one has failed. To close the iterator gives up what
    is under way.
    """
    from distributed import as_completed

    waiting = iter(paths)
    under_way: dict[Any, Path] = {}
    completed = as_completed(loop=client.loop)

    def begun() -> Iterator[Outcome]:
        """Begins as many files as the cluster can do with; gives those that cannot be begun."""
        try:
            most = _JOBS_OF_A_THREAD * max(1, threads_of(client))
        except (OSError, RuntimeError):
            yield from (_failed(path, _GONE) for path in waiting)
            return
        while len(under_way) < most and (path := next(waiting, None)) is not None:
            job = _job(path, order)
            if isinstance(job, Outcome):
                yield job
            else:
                future = client.submit(answer_to, job, pure=False)
                under_way[future] = path
                completed.add(future)

    def ended() -> Iterator[Outcome]:
        yield from begun()
        seen = time.monotonic()
        while under_way:
            if completed.has_ready():
                future = next(completed)
                if outcome := _outcome(under_way[future], order, future):
                    del under_way[future]
                    future.release()
                    yield outcome
                    yield from begun()
                else:
                    completed.add(future)
            elif time.monotonic() < seen + _LOOKING:
                time.sleep(_PAUSE)
            elif _has_workers(client):
                seen = time.monotonic()
            elif time.monotonic() > seen + _WAITING:
                yield from (_failed(path, _NO_WORKERS) for path in (*under_way.values(), *waiting))
                return
            else:
                time.sleep(_LOOKING)

    try:
        for outcome in ended():
            if fail_fast and outcome.result is Result.FAILED:
                waiting = iter(())
            yield outcome
    finally:
        with suppress(OSError, RuntimeError):
            client.cancel(list(under_way), force=True)


def _has_workers(client: Any) -> bool:
    """Whether a cluster has workers; one that is gone is noticed by its jobs."""
    try:
        return bool(client.nthreads())
    except (OSError, RuntimeError):
        return True


def _job(path: Path, order: Order) -> Job | Outcome:
    """The job of building a facts file, or why there is none."""
    try:
        refuse_targets(path, order.folder, order.asked)
        return job_of(path, order.asked)
    except ProblemsFound as found:
        return Outcome(path, Result.FAILED, problems=found.problems)
    except OSError as error:
        return _failed(path, f"{error.filename} cannot be read: {error.strerror}")


def _outcome(path: Path, order: Order, future: Any) -> Outcome | None:
    """What came of a job that is done; None where that died with its worker before it was sent
    here, so that the job is to be waited for again."""
    from distributed.scheduler import KilledWorker

    try:
        answer: Answer = future.result(timeout=_WAITING)
    except CancelledError:
        return _failed(path, _GONE)
    except KilledWorker:
        return _failed(path, "the workers that built it died; have they memory enough?")
    except Exception as error:
        if isinstance(error, TimeoutError) and future.status != "error":
            return None
        # Whatever a worker lacks or meets; the other files go on.
        return _failed(path, f"a worker says {type(error).__name__}: {_first_line(error)}")
    return _written(path, order, answer)


def _written(path: Path, order: Order, answer: Answer) -> Outcome:
    """What a worker has made, written here."""
    if answer.made is None:
        # There are errors in the facts, which are told as they are found here.
        return outcome_of(path, order)
    here = versions(with_scripts=True)
    for name, version in answer.made.record["build"]["versions"].items():
        if here.get(name) != version:
            why = f"a worker has {name} {version or 'none'}, and here is {here.get(name) or 'none'}"
            return _failed(path, why)
    made, asked = as_made_here(answer.made, path, order.asked), order.asked
    try:
        if made.problems:
            told = prepare(path, theme=asked.theme, template=asked.template).problems
            made = replace(made, problems=told)
        built = put_in_place(made, path, order.folder, force=order.force)
    except ProblemsFound as found:  # the facts were saved meanwhile
        return Outcome(path, Result.FAILED, problems=found.problems)
    except CannotWrite as error:
        return Outcome(path, Result.FAILED, reason=str(error))
    return Outcome(path, Result.BUILT, built, built.problems, seconds=answer.seconds)


def _failed(path: Path, why: str) -> Outcome:
    return Outcome(path, Result.FAILED, reason=f"{path}: cannot be built: {why}")


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".")
