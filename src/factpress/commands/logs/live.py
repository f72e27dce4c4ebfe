"""A log for people at a terminal: a live bar, with what is to be kept above it."""

from __future__ import annotations

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from factpress.build.outcome import Outcome
from factpress.commands.logs.lines import LineLog
from factpress.commands.logs.model import Summary


class LiveLog(LineLog):
    """A bar with the rate and the time left of several files.

    Lines of files pass above the bar if the log is verbose; problems always do.
    """

    def __init__(self, console: Console, *, is_verbose: bool) -> None:
        super().__init__(is_verbose=is_verbose)
        self._console = console
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def complain(self, line: str) -> None:
        """Prints a line above the bar."""
        self._console.print(Text.from_ansi(line), soft_wrap=True, highlight=False)

    def tell(self, line: str) -> None:
        """Prints a line above the bar, if the log is verbose."""
        if self._is_verbose:
            self.complain(line)

    def begin(self, files: int, processes: int) -> None:
        """Shows the bar."""
        super().begin(files, processes)
        self._bar = self._progress.add_task("building", total=files)
        self._progress.start()

    def file(self, outcome: Outcome) -> None:
        """Moves the bar on."""
        super().file(outcome)
        self._progress.advance(self._bar)

    def end(self, summary: Summary) -> None:
        """The table, in the place of the bar."""
        self._progress.stop()
        super().end(summary)


class _Rate(ProgressColumn):
    """Files a second, over the last half minute."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f} a second" if task.speed else "")
