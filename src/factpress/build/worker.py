"""A process of a build of many files: builds what it is sent until nothing more comes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import NoReturn

from factpress.build.outcome import Order, Outcome, Result, outcome_of


def work(
    connection: Connection, order: Order, folder: Path, environment: Mapping[str, str]
) -> None:
    """Receives paths and sends their outcomes, in the folder and the environment of the command.

    Ends when the other side is gone. An interrupt is a matter of the command, which ends its
    workers; each then takes its temporary files with it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    try:
        while True:
            connection.send(_outcome(connection.recv(), order))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        if order.store:
            order.store.trim()


def _outcome(path: Path, order: Order) -> Outcome:
    try:
        return outcome_of(path, order)
    except Exception as error:
        # A fault of the program, which must not stop the other files either.
        what = f"{type(error).__name__}: {error}"
        return Outcome(path, Result.FAILED, reason=f"{path}: cannot be built: {what}")


def _leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(1)
