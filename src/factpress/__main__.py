"""The program: runs the command and leaves. `factpress`, and `python -m factpress`."""

from __future__ import annotations

import atexit
import gc
import os
import sys

import click

from factpress.cli import main
from factpress.garbage import SELDOM


def run() -> None:
    """Runs the command; the process ends with its exit code.

    Its memory goes at once then: to take apart what the libraries have loaded, object by
    object, takes a tenth of a build.
    """
    gc.set_threshold(*SELDOM)
    codes: list[int] = []
    # What is registered first is called last, when all else has been put away.
    atexit.register(_leave, codes)
    try:
        main(prog_name="factpress")
    except SystemExit as end:
        if isinstance(end.code, int):
            codes.append(end.code)
        raise
    except OSError as error:
        what = error.strerror or error
        click.echo(f"factpress: {error.filename or 'what is printed'}: {what}", err=True)
        sys.exit(1)


def _leave(codes: list[int]) -> None:
    """Ends the process with the code, if there is one; else Python ends it and says why."""
    if not codes:
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # Python meets it again, and tells it
        return
    os._exit(codes[0])


if __name__ == "__main__":
    run()
