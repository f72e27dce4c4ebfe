"""Logs for people, line by line: as they are kept by a pipe or by CI."""

from __future__ import annotations

from pathlib import Path
from shutil import get_terminal_size

import click

from factpress.build.outcome import Outcome, Result
from factpress.commands.exits import without_notes
from factpress.commands.logs.model import Log, Summary
from factpress.commands.logs.table import table_lines
from factpress.formats.printable import printable, width
from factpress.formats.text import problem_lines


class QuietLog(Log):
    """Problems alone, and what was not written because of them, on standard error."""

    def complain(self, line: str) -> None:
        """Prints a line on standard error."""
        click.echo(line, err=True)

    def file(self, outcome: Outcome) -> None:
        """The problems of a file, and that nothing is written for it."""
        for line in problem_lines(without_notes(outcome.problems)):
            self.complain(line)
        for line in outcome.reason.splitlines():
            self.complain(printable(line))
        if outcome.result is Result.FAILED and not outcome.reason:
            self.complain(f"{printable(str(outcome.path))}: nothing written")


class LineLog(QuietLog):
    """A line for each file and a table at the end; of a single file its stages and outputs.

    Verbose, it tells how long each stage took.
    """

    def __init__(self, *, is_verbose: bool) -> None:
        self._is_verbose = is_verbose
        self._files = self._done = 0

    def tell(self, line: str) -> None:
        """Prints a line on standard output."""
        click.echo(line)

    def begin(self, files: int, processes: int) -> None:
        """Counts the files; tells of several how they are built."""
        self._files = files
        if files > 1 and self._is_verbose:
            self.tell(f"{files} files in {processes} process{'' if processes == 1 else 'es'}")

    def stage(self, path: Path, name: str) -> None:
        """The stage that a single file is at."""
        self.tell(f"{printable(str(path))}: {name}")

    def file(self, outcome: Outcome) -> None:
        """The file, how many are done, and what was built."""
        super().file(outcome)
        self._done += 1
        if self._files > 1:
            self.tell(f"[{self._done:>{len(str(self._files))}}/{self._files}] {_told(outcome)}")
        if self._is_verbose:
            for stage in outcome.stages:
                self.tell(f"  {stage.seconds:6.2f} s  {stage.name}")
        if self._files == 1 and outcome.built:
            from factpress.console import print_outputs

            print_outputs(outcome.built)

    def end(self, summary: Summary) -> None:
        """The table, where there is more than one file."""
        if len(summary.rows) > 1:
            for line in table_lines(summary):
                click.echo(line)


class StageLog(LineLog):
    """At a terminal, of a single file: the stage that it is at, in the place of the one before.

    It loads nothing and draws nothing by itself, since a build is over soon. Verbose, it keeps
    the stages as lines.
    """

    _is_shown = False

    def stage(self, path: Path, name: str) -> None:
        """The stage that the file is at."""
        if self._is_verbose:
            super().stage(path, name)
            return
        text = printable(f"{path}: {name}")
        while width(text) >= get_terminal_size().columns:
            text = text[:-1]
        click.echo(f"{_CLEAR}{text}", nl=False, err=True)
        self._is_shown = True

    def file(self, outcome: Outcome) -> None:
        """What was built, in the place of the last stage."""
        self._clear()
        super().file(outcome)

    def __exit__(self, *_: object) -> None:
        self._clear()

    def _clear(self) -> None:
        if self._is_shown:
            click.echo(_CLEAR, nl=False, err=True)
            self._is_shown = False


_CLEAR = "\r\x1b[K"
"""To the beginning of the line, and nothing behind it (ECMA-48, 8.3.41)."""


def _told(outcome: Outcome) -> str:
    told = f"{printable(str(outcome.path))}: {outcome.result}"
    if outcome.result is Result.UP_TO_DATE:
        return told
    counts = [(outcome.pages, "page"), (outcome.slides, "slide")]
    made = "".join(
        f", {count} {unit}{'' if count == 1 else 's'}" for count, unit in counts if count
    )
    return f"{told}{made}, {outcome.seconds:.1f} s"
