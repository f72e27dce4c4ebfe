"""Text, for people: place, sentence, the line with a caret, a hint; at the end a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from factpress.formats.printable import aligned, encodable, printable, width
from factpress.problems import Position, Problem, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFORMATION: "cyan"}
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}
_WIDEST_LINE = 110
_MOST_OF_A_CODE = 10
_OFFICE_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of office programs begin: what is wrong with a template stands in no line."""


def write(problems: Sequence[Problem], files: int) -> str:
    """The problems with their lines, and their count."""
    return "\n".join([*problem_lines(problems), count(problems, files)])


def problem_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """The lines that tell of problems, with colours for a terminal.

    Of one code in one file the first ten are told, then how many more there are. What a story
    has wrong with several facts files is told once.
    """
    problems = list(problems)
    alike = Counter(map(_in_story, problems))
    read: dict[str, Sequence[str]] = {}
    told: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        at = problem.position
        others = alike.pop(_in_story(problem), 0) - 1
        if others < 0:
            continue
        told[at.file, problem.code] += 1
        if told[at.file, problem.code] > _MOST_OF_A_CODE:
            continue
        severity = click.style(_WORDS[problem.severity], fg=_COLOURS[problem.severity], bold=True)
        place = click.style(printable(str(at)), bold=True)
        yield f"{place}: {severity} {problem.code}: {printable(problem.sentence)}"
        if at.file not in read:
            read[at.file] = _lines_of(at.file)
        if 0 < at.line <= len(read[at.file]):
            yield from _excerpt(read[at.file][at.line - 1], at)
        if problem.hint:
            yield f"  hint: {printable(problem.hint)}"
        if others:
            yield f"  so it is with {_number(others, 'other facts file')}"
    for (file, code), number in told.items():
        if number > _MOST_OF_A_CODE:
            more = f"… and {number - _MOST_OF_A_CODE} more of {code}"
            yield printable(f"{file}: {more}; 'factpress check --format json' tells all")


def _in_story(problem: Problem) -> Problem:
    """The problem without the facts file that a story was read with; any other as it is."""
    if not problem.position.facts:
        return problem
    # The hint may name the facts file.
    return replace(problem, position=replace(problem.position, facts=""), hint="")


def count(problems: Sequence[Problem], files: int) -> str:
    """How many problems there are: `2 errors, 1 warning in 1 file`."""
    severities = [problem.severity for problem in problems]
    counts = [
        _number(severities.count(severity), word)
        for severity, word in _WORDS.items()
        if severity in severities
    ]
    return f"{', '.join(counts) or 'no problems'} in {_number(files, 'file')}"


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _lines_of(file: str) -> Sequence[str]:
    """The lines of a file, as the reader of facts files counts them; none if it has none."""
    try:
        content = Path(file).read_bytes()
    except (OSError, ValueError):
        return ()
    if content.startswith(_OFFICE_FILES):
        return ()
    text = content.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _excerpt(line: str, at: Position) -> Iterator[str]:
    """The line of the file, cut to what is near the place, with a caret under the place."""
    start = at.column - 1
    end = at.end_column - 1 if at.end_line == at.line else len(line)
    cut = max(0, start - _WIDEST_LINE // 2)
    shown = aligned(encodable(line[cut : cut + _WIDEST_LINE]))
    before, marked = shown[: start - cut], shown[start - cut : max(end, start) - cut]
    number = str(at.line)
    yield f"  {number} | {shown}"
    yield f"  {' ' * len(number)} | {' ' * width(before)}{'^' * max(1, width(marked))}"
