"""What the command prints: problems with their lines, progress, and what was written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from factpress.build.pipeline import Document, Output, Stage
from factpress.problems import Position, Problem, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFORMATION: "cyan"}
_WIDEST_LINE = 110


def print_problems(problems: Iterable[Problem]) -> None:
    """Problems on standard error: place, sentence, line with a caret, hint."""
    for problem in problems:
        severity = click.style(problem.severity.value, fg=_COLOURS[problem.severity], bold=True)
        place = click.style(str(problem.position), bold=True)
        click.echo(f"{place}: {severity} {problem.code}: {problem.message}", err=True)
        for line in _excerpt(problem.position):
            click.echo(line, err=True)
        if problem.hint:
            click.echo(f"  hint: {problem.hint}", err=True)


def print_outputs(outputs: Iterable[Output]) -> None:
    """The written files with their sizes and pages."""
    outputs = list(outputs)
    widest = max((len(str(output.path)) for output in outputs), default=0)
    for output in outputs:
        unit = "page" if output.document is Document.REPORT else "slide"
        pages = f"{output.pages} {unit}{'' if output.pages == 1 else 's'}"
        click.echo(f"{output.path!s:<{widest}}  {size_text(output.size):>8}  {pages}")


def size_text(size: int) -> str:
    """A size in bytes as people say it: `171 kB`."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


@contextmanager
def progress(path: Path) -> Iterator[Stage]:
    """Shows the stages of a build: one live line on a terminal, plain lines elsewhere."""
    if not sys.stdout.isatty():
        yield lambda stage: click.echo(f"{path}: {stage}")
        return
    from rich.console import Console
    from rich.text import Text

    with Console().status(Text(str(path))) as status:
        yield lambda stage: status.update(Text(f"{path}: {stage}"))


def _excerpt(position: Position) -> Iterator[str]:
    """The line of the file with a caret under the place; nothing if it cannot be read."""
    try:
        text = Path(position.file).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    lines = text.splitlines()
    if not 0 < position.line <= len(lines):
        return
    line = lines[position.line - 1]
    start = position.column - 1
    end = position.end_column - 1 if position.end_line == position.line else len(line)
    cut = max(0, start - _WIDEST_LINE // 2)
    shown = line[cut : cut + _WIDEST_LINE].replace("\t", " ")
    number = str(position.line)
    length = max(1, min(end - start, len(shown) - (start - cut)))
    yield f"  {number} | {shown}"
    yield f"  {' ' * len(number)} | {' ' * (start - cut)}{'^' * length}"
