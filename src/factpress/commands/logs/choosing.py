"""Which log a build has, and whether what it prints has colours."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from factpress.commands.logs.lines import LineLog, QuietLog, StageLog
from factpress.commands.logs.machine import MachineLog
from factpress.commands.logs.model import Log


def log_for(format_: str, files: int, *, is_quiet: bool, is_verbose: bool) -> Log:
    """The log of so many files to build in a format, `text` or `json`; text is live on a terminal
    that is not CI's."""
    if format_ == "json":
        return MachineLog()
    if is_quiet:
        return QuietLog()
    if _is_live(os.environ) and files < 2:
        return StageLog(is_verbose=is_verbose)
    if _is_live(os.environ):
        from rich.console import Console

        from factpress.commands.logs.live import LiveLog

        return LiveLog(Console(stderr=True), is_verbose=is_verbose)
    return LineLog(is_verbose=is_verbose)


def _is_live(environment: Mapping[str, str]) -> bool:
    """Whether somebody watches: both streams go to a terminal that can move its cursor."""
    streams = (sys.stdout, sys.stderr)
    is_watched = all(stream is not None and stream.isatty() for stream in streams)
    return is_watched and not environment.get("CI") and environment.get("TERM") != "dumb"
