"""What the command prints: problems with their lines, and what was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from factpress.build.asked import Document
from factpress.build.chart_files import PictureFile
from factpress.build.pipeline import Built
from factpress.charts.kinds import CHART_KINDS
from factpress.formats.text import problem_lines
from factpress.problems import Problem
from factpress.record.comparing import change_lines, changed_documents, changes
from factpress.record.making import Record


def print_problems(problems: Iterable[Problem]) -> None:
    """Problems on standard error: place, sentence, line with a caret, hint."""
    for line in problem_lines(problems):
        click.echo(line, err=True)


def print_outputs(built: Built) -> None:
    """The written files with their sizes, their pages, and the figures of the record; then what
    it says otherwise than before."""
    units = {Document.REPORT: "page", Document.DECK: "slide", Document.HANDOUT: "page"}
    files = [(each.path, each.size, each.pages, units[each.document]) for each in built.outputs]
    figures = len(built.record.content["figures"])
    files.append((built.record.path, built.record.size, figures, "figure"))
    widest = max(len(str(path)) for path, *_ in files)
    for path, size, count, unit in files:
        counted = f"{count} {unit}{'' if count == 1 else 's'}"
        click.echo(f"{path!s:<{widest}}  {size_text(size):>8}  {counted}")
    if built.before is not None:
        _print_changes(built.before, built.record.content)


def _print_changes(old: Record, new: Record) -> None:
    for line in change_lines(changes(old, new)):
        click.echo(f"  {line}")


def print_changed(saved: Sequence[Path], old: Record | None, new: Record, seconds: float) -> None:
    """What another build has made different from the one before, if there was one."""
    took = f"built in {seconds:.1f} s"
    if old is None:
        click.echo(took)
        return
    documents = ", ".join(changed_documents(old, new)) or "no document"
    click.echo(f"{', '.join(file.name for file in saved)} saved: {documents} changed, {took}")
    _print_changes(old, new)


def print_pictures(pictures: Iterable[PictureFile]) -> None:
    """The written pictures with their sizes."""
    pictures = list(pictures)
    widest = max((len(str(picture.path)) for picture in pictures), default=0)
    for picture in pictures:
        click.echo(f"{picture.path!s:<{widest}}  {size_text(picture.size):>8}")


def print_chart_kinds() -> None:
    """Every kind of chart with what it shows and its options."""
    shared = {
        "title": "The finding; else the headline is.",
        "note": "A line below the chart.",
        "size": "full or half: how much of the report's measure it takes.",
    }
    for name, kind in CHART_KINDS.items():
        click.echo(f"{name}  {kind.summary}")
        for option, rule in kind.options.items():
            need = "required" if rule.required else "optional"
            click.echo(f"  {option} ({need}{', one or more' if rule.many else ''}): {rule.meaning}")
        click.echo()
    click.echo("Every chart may have:")
    for option, meaning in shared.items():
        click.echo(f"  {option}: {meaning}")


def size_text(size: int) -> str:
    """A size in bytes as people say it: `171 kB`."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
