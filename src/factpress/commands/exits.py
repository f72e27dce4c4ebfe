"""What commands share: exit codes, and what they leave out.

Exit codes: 0 done, 1 problems in the facts, 2 wrong usage.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from factpress.problems import Problem

PROBLEMS = 1


def refuse_no_date() -> None:
    """Raises UsageError where SOURCE_DATE_EPOCH is set to what is no date."""
    from factpress.build.asked import NoSourceDate, source_date

    try:
        source_date()
    except NoSourceDate as error:
        raise click.UsageError(str(error)) from None


@contextmanager
def without_collection() -> Iterator[None]:
    """Leaves garbage to the end of the process: a check is short, and leaves next to none in
    cycles."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def without_notes(problems: Iterable[Problem]) -> list[Problem]:
    """Errors and warnings: a build tells what stands in the way of printing, `check` all."""
    return [problem for problem in problems if problem.severity != "information"]
