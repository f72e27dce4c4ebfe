"""What the command prints: problems with their lines, progress, and what was written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from factpress.build.pipeline import Document, Output, Stage
from factpress.formats.text import problem_lines
from factpress.problems import Problem


def print_problems(problems: Iterable[Problem]) -> None:
    """Problems on standard error: place, sentence, line with a caret, hint."""
    for line in problem_lines(problems):
        click.echo(line, err=True)


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
