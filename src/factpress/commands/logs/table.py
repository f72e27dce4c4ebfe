"""The table at the end of a build of several files."""

from __future__ import annotations

from collections.abc import Iterator

import click

from factpress.build.outcome import Result
from factpress.commands.logs.model import Row, Summary
from factpress.formats.printable import printable, width

_COLOURS = {Result.BUILT: "green", Result.FAILED: "red", Result.LEFT_OUT: "yellow"}
_WORD = max(map(len, Result))


def table_lines(summary: Summary) -> Iterator[str]:
    """The head, a line for each file, and the sums; the sum of seconds is what passed meanwhile."""
    names = [printable(str(row.path)) for row in summary.rows]
    total = f"{len(names)} files"
    widest = max(width(each) for each in (*names, total, "file"))
    yield click.style(_line("file", widest, "result", "pages", "slides", "seconds"), bold=True)
    for name, row in zip(names, summary.rows, strict=True):
        result = click.style(f"{row.result:<{_WORD}}", fg=_COLOURS.get(row.result))
        yield _line(name, widest, result, *_numbers(row))
    pages, slides = sum(row.pages for row in summary.rows), sum(row.slides for row in summary.rows)
    result, seconds = f"{summary.count(Result.BUILT)} built", f"{summary.seconds:.1f}"
    yield click.style(_line(total, widest, result, str(pages), str(slides), seconds), bold=True)
    if failed := summary.count(Result.FAILED):
        yield click.style(f"{failed} failed", fg="red", bold=True)
    if left := summary.count(Result.LEFT_OUT):
        yield f"{left} left out, as a file before them failed"


def _numbers(row: Row) -> tuple[str, str, str]:
    seconds = f"{row.seconds:.1f}" if row.result in {Result.BUILT, Result.FAILED} else ""
    return str(row.pages or ""), str(row.slides or ""), seconds


def _line(name: str, widest: int, result: str, pages: str, slides: str, seconds: str) -> str:
    filled = name + " " * (widest - width(name))
    return f"{filled}  {result:<{_WORD}}  {pages:>6}  {slides:>6}  {seconds:>8}"
