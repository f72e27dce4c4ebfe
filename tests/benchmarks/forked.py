"""CPU times, each taken in a process of its own that is forked once the imports are done."""

from __future__ import annotations

import os
import pickle
import time
import traceback
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class Work(NamedTuple):
    """What is measured, and what it is given, whose making is not measured."""

    do: Callable[[Any], object]
    given: Callable[[], object] = lambda: None


def rounds(works: Sequence[Work], count: int) -> list[tuple[float, ...]]:
    """The CPU times of each in seconds; all are measured in turns, so many times."""
    measured = [[cpu_time(work) for work in works] for _ in range(count)]
    return list(zip(*measured, strict=True))


def cpu_time(work: Work) -> float:
    """The CPU time of a piece of work in a forked process, in seconds."""

    def timed() -> float:
        given = work.given()
        started = time.process_time()
        work.do(given)
        return time.process_time() - started

    return forked(timed)


def forked(do: Callable[[], T]) -> T:
    """What a piece of work returns in a forked process; where it fails, that is printed."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(write, pickle.dumps(do()))
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as stream:
        told = stream.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise SystemExit("The measured work has failed.")
    result: T = pickle.loads(told)
    return result
