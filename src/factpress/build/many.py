"""Many facts files built by several processes, one of which failing stops no other.

A process gets one path at a time and sends back what came of it, so that memory does not grow
with the number of files. It is replaced after some of them, and when it dies, which costs the
file that it was at.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from multiprocessing.resource_tracker import ensure_running
from pathlib import Path

from factpress.build.outcome import Order, Outcome, Result
from factpress.build.worker import work

FILES_OF_A_WORKER = 100
"""After so many files a process is replaced: what its libraries keep goes with it."""

_LEAVING = 10.0
"""Seconds that a process has to leave before it is killed."""


def build_many(
    paths: Iterable[Path], order: Order, processes: int, *, fail_fast: bool = False
) -> Generator[Outcome]:
    """Builds facts files in so many processes; yields what comes of each as it is done.

    With `fail_fast` no file is begun after one has failed; those that are under way are ended
    and told. To close the iterator ends the processes.
    """
    context, waiting = _context(), iter(paths)
    crew: list[_Worker] = []
    try:
        crew += [_Worker(context, order) for _ in range(processes)]
        while True:
            for index, worker in enumerate(crew):
                if worker.path is None and (path := next(waiting, None)) is not None:
                    crew[index] = worker.fresh()
                    crew[index].begin(path)
            busy = {worker.connection: worker for worker in crew if worker.path is not None}
            if not busy:
                return
            for connection in wait(list(busy)):
                outcome = busy[connection].outcome()  # type: ignore[index]
                if fail_fast and outcome.result is Result.FAILED:
                    waiting = iter(())
                yield outcome
    finally:
        for worker in crew:
            worker.end()


class _Worker:
    """A process, the connection to it, and the path that it is at, if any."""

    def __init__(self, context: BaseContext, order: Order) -> None:
        self._context, self._order = context, order
        self.path: Path | None = None
        self._files = 0
        self._begun = 0.0
        self.connection, theirs = context.Pipe()
        self._process = context.Process(  # type: ignore[attr-defined]
            target=work, args=(theirs, order, Path.cwd(), dict(os.environ)), daemon=True
        )
        with _without_interrupts():
            self._process.start()
        theirs.close()

    def fresh(self) -> _Worker:
        """Itself, or another one when it has served or is dead."""
        if self._files < FILES_OF_A_WORKER and self._process.is_alive():
            return self
        self.dismiss()
        return _Worker(self._context, self._order)

    def begin(self, path: Path) -> None:
        """Sends a path to the process."""
        self.path, self._begun = path, time.perf_counter()
        self._files += 1
        # A process that is gone is noticed when its outcome is asked for.
        with suppress(OSError):
            self.connection.send(path)

    def outcome(self) -> Outcome:
        """What came of the path: what the process says or, where it is dead, that it is."""
        assert self.path is not None
        path, self.path = self.path, None
        try:
            outcome: Outcome = self.connection.recv()
        except (EOFError, OSError):
            self._process.join(_LEAVING)
            reason = f"{path}: cannot be built: its process {_end(self._process.exitcode)}"
            seconds = time.perf_counter() - self._begun
            return Outcome(path, Result.FAILED, reason=reason, seconds=seconds)
        return outcome

    def dismiss(self) -> None:
        """Lets the process leave; it ends what it is at."""
        self.connection.close()

    def end(self) -> None:
        """Ends the process, at once if it is at a path."""
        self.dismiss()
        if self.path is not None:
            self._process.terminate()
        self._process.join(_LEAVING)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _end(code: int | None) -> str:
    if code is not None and code < 0:
        return f"was ended by {signal.Signals(-code).name}; is there memory enough?"
    return f"ended with exit code {code}"


def _context() -> BaseContext:
    """How processes start: from one that has the libraries loaded, or each anew.

    On Linux a server without threads loads them once and forks. On macOS libraries of the
    system do not survive a fork, and Windows has none.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["factpress.build.warm"])
    return context


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Processes that start here never see an interrupt from the keyboard.

    It reaches the whole group of the terminal, and is for the command alone to answer.
    """
    if sys.platform == "win32":
        yield
        return
    # Else it is started by the way, and lets interrupts through again.
    ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
