"""The table at the end of a build of several files."""

from __future__ import annotations

from collections.abc import Iterator

import click

from factpress.commands.logs.model import Row, Summary
from factpress.formats.printable import printable, width

_RESULTS = {True: ("built", "green"), False: ("failed", "red"), None: ("left out", "yellow")}


def table_lines(summary: Summary) -> Iterator[str]:
    """The head, a line for each file, and the sums; the sum of seconds is what passed meanwhile."""
    names = [printable(str(row.path)) for row in summary.rows]
    total = f"{len(names)} files"
    widest = max(width(each) for each in (*names, total, "file"))
    yield click.style(_line("file", widest, "result", "pages", "slides", "seconds"), bold=True)
    for name, row in zip(names, summary.rows, strict=True):
        word, colour = _RESULTS[row.is_built]
        result = click.style(f"{word:8}", fg=colour)
        yield _line(name, widest, result, *_numbers(row))
    pages, slides = sum(row.pages for row in summary.rows), sum(row.slides for row in summary.rows)
    result, seconds = f"{summary.built} built", f"{summary.seconds:.1f}"
    yield click.style(_line(total, widest, result, str(pages), str(slides), seconds), bold=True)
    if summary.failed:
        yield click.style(f"{summary.failed} failed", fg="red", bold=True)
    if summary.left:
        yield f"{summary.left} left out, as a file before them failed"


def _numbers(row: Row) -> tuple[str, str, str]:
    if not row.is_built:
        return "", "", f"{row.seconds:.1f}" if row.seconds else ""
    return str(row.pages or ""), str(row.slides or ""), f"{row.seconds:.1f}"


def _line(name: str, widest: int, result: str, pages: str, slides: str, seconds: str) -> str:
    filled = name + " " * (widest - width(name))
    return f"{filled}  {result:<8}  {pages:>6}  {slides:>6}  {seconds:>8}"
