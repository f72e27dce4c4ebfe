"""The program: runs the command and leaves. `factpress`, and `python -m factpress`."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from contextlib import suppress

import click

from factpress.cli import main
from factpress.garbage import SELDOM

_OF_STREAMS = frozenset({errno.EBADF, errno.EIO, errno.ENOSPC, errno.EPIPE})
"""What writing to a stream that is closed, or goes to a full disk, ends with."""


def run() -> None:
    """Runs the command; the process ends with its exit code.

    Its memory goes at once then: to take apart what the libraries have loaded, object by
    object, takes a tenth of a build.
    """
    gc.set_threshold(*SELDOM)
    codes: list[int] = []
    # It is called after all that the command and its libraries register: last is first there.
    atexit.register(_leave, codes)
    try:
        main(prog_name="factpress")
    except SystemExit as end:
        if isinstance(end.code, int):
            codes.append(end.code)
        raise
    except OSError as error:
        if error.filename is not None or error.errno not in _OF_STREAMS:
            raise
        with suppress(OSError):
            click.echo(f"factpress: what is printed: {error.strerror or error}", err=True)
        sys.exit(1)


def _leave(codes: list[int]) -> None:
    """Ends the process with the code, if there is one; else Python ends it and says why."""
    if not codes:
        return
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError:  # Python meets it again, and tells it
        return
    os._exit(codes[0])


if __name__ == "__main__":
    run()
