"""Why a text is no YAML: where the fault stands, and what to write instead.

A parser tells where it gave up, which is often a line or the whole file behind the fault.
It also tells where the construct began that it could not finish, and the text of that line
says what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from factpress.facts.quoting import in_quotation_marks
from factpress.facts.yaml_causes import (
    Cause,
    column_of_entry,
    mark_before_text,
    misplaced_entry,
    unclosed_quotation,
)
from factpress.problems import Position, Problem

_KEY = re.compile(r"(?P<before>\s*(?:- +)*)(?P<key>[^\s:#{}\[\],\"'][^:#]*?)\s*:(?:\s+|$)")
_WHOLE_ENTRY = re.compile(r"(?P<before>\s*(?:- +)*(?:[\w-]+:\s+)?)(?P<value>[\"'{\[].*)")
_ENTRY_BEFORE = re.compile(r"[\[{,]\s*(?P<entry>\{[^{}]*\}|\[[^\[\]]*\]|\"[^\"]*\"|'[^']*')\s*$")
_MOST_SHOWN = 100
_WHOLE = ", from its first character to its last."
_CLOSING = {"{": "}", "[": "]"}
_OTHERWISE = "Put text with marks such as : # { [ in quotation marks, and indent with spaces."


def yaml_problem(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """The problem that a parser's error stands for."""
    what = f"This is not YAML: {getattr(error, 'problem', None) or str(error).splitlines()[0]}"
    found = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None) or found
    if found is None or begun is None:
        line, column = _refused_character(text, error)
        hint = "Delete the invisible character."
    else:
        fault = _Fault(
            text.split("\n"), found.line, found.column, begun.line, begun.column,
            getattr(error, "context", None) or "",
        )  # fmt: skip
        if opened := unclosed_quotation(fault.lines, fault.line):
            what = "The quotation mark opened here is never closed"
            line, column, hint = opened.line, opened.column, _close(opened)
        else:
            told = next((tell for part, tell in _TOLD if part in what), None)
            line, column, hint = told(fault) if told else (found.line, found.column, _OTHERWISE)
        line, column = line + 1, column + 1
    position = Position(file, line, column, line, column + 1)
    return Problem(position, "FP002", what, hint)


def _close(opened: Cause) -> str:
    """How to close a quotation mark, with the whole text where it is plain where it ends."""
    mark = opened.mark
    shown = f'"{mark}"' if mark == "'" else f"'{mark}'"
    is_shown = opened.text and len(opened.text) <= _MOST_SHOWN
    return f"Add {shown} at the end of the text{f': {opened.text}{mark}' if is_shown else '.'}"


_Told = tuple[int, int, str]
"""Line and column from 0, and a hint."""


class _Fault(NamedTuple):
    """Where the parser gave up and where what it was reading began, from 0."""

    lines: list[str]
    line: int
    column: int
    begun_line: int
    begun_column: int
    context: str

    @property
    def begun(self) -> str:
        """The line on which what the parser was reading began."""
        return self.lines[self.begun_line] if self.begun_line < len(self.lines) else ""

    @property
    def written(self) -> str:
        """The line on which the parser gave up."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    def here(self, hint: str) -> _Told:
        """The fault stands where the parser gave up."""
        return self.line, self.column, hint

    def at_beginning(self, hint: str) -> _Told:
        """The fault stands where the unfinished construct began."""
        return self.begun_line, self.begun_column, hint


def _tab(fault: _Fault) -> _Told:
    return fault.here("Indent with spaces, never with tabs.")


def _special_character(fault: _Fault) -> _Told:
    if fault.written[fault.column : fault.column + 1] == "\t":
        return _tab(fault)
    return fault.here(_quote(_entry(fault.written, fault.column)))


def _quote_from_beginning(fault: _Fault) -> _Told:
    return fault.at_beginning(_quote(_entry(fault.begun, fault.begun_column)))


def _colon_in_text(fault: _Fault) -> _Told:
    key = _KEY.match(fault.written)
    if key is None:
        return fault.here("Put text that holds ': ' in quotation marks.")
    value = fault.written[key.end() :]
    if fault.written[: fault.column].rstrip() == fault.written[: key.end("key")]:
        return fault.here(_indent(fault))
    return fault.here("Text that holds ': ' needs quotation marks" + _shown(value, key["key"]))


def _unexpected_key(fault: _Fault) -> _Told:
    if told := _begun_with_mark(fault):
        return told
    if misplaced := misplaced_entry(fault.lines, fault.line):
        what = f"Begin '{misplaced.mark}' in column {misplaced.column + 1}"
        hint = f"{what}, as '{misplaced.text}' does."
        return misplaced.line, _start(fault.lines[misplaced.line]), hint
    whole = _WHOLE_ENTRY.fullmatch(fault.written)
    if whole and fault.written[: fault.column].strip() and fault.column > whole.start("value"):
        return fault.here(_quote(whole["value"]))
    return fault.here(_indent(fault))


def _not_closed(fault: _Fault) -> _Told:
    if "quoted" in fault.context:
        opened = fault.begun[fault.begun_column :].rstrip()
        closed = f": {opened}{opened[:1]}" if len(opened) <= _MOST_SHOWN else "."
        return fault.at_beginning(f"Close the quotation mark that opens here{closed}")
    return _bracket(fault)


def _bracket(fault: _Fault) -> _Told:
    before = fault.written[: fault.column]
    entry = _ENTRY_BEFORE.search(before)
    if entry:
        return fault.here(_quote(_entry(fault.written, entry.start("entry"), fault.column)))
    mark = fault.begun[fault.begun_column : fault.begun_column + 1]
    if fault.line == fault.begun_line or mark not in _CLOSING:
        return fault.here("Add the comma or the bracket that is missing before it.")
    closing = _CLOSING[mark]
    return fault.at_beginning(
        f"Close the bracket that opens here: add '{closing}', or the quotation mark that is "
        f"missing before the '{closing}'."
    )


def _no_colon(fault: _Fault) -> _Told:
    words = re.match(r"\s*(?:- +)*(?P<key>[\w-]+)\s*:?\s*(?P<value>.*)", fault.begun)
    if words is None or len(words[0]) > _MOST_SHOWN:
        return fault.at_beginning("Write ': ' behind the key.")
    return fault.at_beginning(f"Write '{words['key']}: {words['value'].strip()}'.")


def _escape(fault: _Fault) -> _Told:
    return fault.here(
        "Write the backslash twice, or put the text in the single quotation marks ' and '."
    )


def _second_document(fault: _Fault) -> _Told:
    return fault.here("Delete the line '---': a facts file is one document.")


def _behind_end(fault: _Fault) -> _Told:
    for line in range(min(fault.line, len(fault.lines) - 1), -1, -1):
        if fault.lines[line].startswith("..."):
            return line, 0, "Delete the line '...': it ends the file for YAML."
    return fault.here(_OTHERWISE)


def _directive(fault: _Fault) -> _Told:
    hint = "Delete this line; text that begins with % needs quotation marks."
    return fault.line, 0, hint


def _wrong_indent(fault: _Fault) -> _Told:
    return _begun_with_mark(fault) or fault.here(_indent(fault))


def _begun_with_mark(fault: _Fault) -> _Told | None:
    """A text that begins with `{id}`, told where it begins to be no mapping."""
    begun = mark_before_text(fault.lines, fault.line)
    if begun is None or fault.column <= begun.column:
        return None
    return fault.here(
        _quote(begun.text) if begun.text else "Put the text in quotation marks" + _WHOLE
    )


def _start(line: str) -> int:
    return len(line) - len(line.lstrip())


_TOLD: tuple[tuple[str, Callable[[_Fault], _Told]], ...] = (
    ("tab character", _tab),
    ("cannot start any token", _special_character),
    ("mapping values are not allowed", _colon_in_text),
    ("did not find expected key", _unexpected_key),
    ("expected <block end>", _unexpected_key),
    ("did not find expected '-' indicator", _wrong_indent),
    ("unexpected end of stream", _not_closed),
    ("did not find expected ',' or", _bracket),
    ("expected ',' or", _bracket),
    ("could not find expected ':'", _no_colon),
    ("expected comment or line break", _quote_from_beginning),
    ("expected a comment or a line break", _quote_from_beginning),
    ("block sequence entries are not allowed", _special_character),
    ("sequence entries are not allowed", _special_character),
    ("mapping keys are not allowed", _special_character),
    ("undefined alias", _special_character),
    ("unknown escape character", _escape),
    ("another document", _second_document),
    ("<document start>", _behind_end),
    ("directive", _directive),
    ("version number", _directive),
)
"""What a parser says, and how it is told; the first part that fits counts."""


def _quote(value: str) -> str:
    return "Put the text in quotation marks" + _shown(value)


def _shown(value: str, key: str = "") -> str:
    """The value as it should be written, where it is short enough to be shown."""
    if len(value) > _MOST_SHOWN:
        return _WHOLE
    return f": {key}{': ' if key else ''}{in_quotation_marks(value)}"


def _indent(fault: _Fault) -> str:
    """Where the line should begin: under the line above, whose neighbour it is."""
    column = column_of_entry(fault.lines, fault.line)
    if column is not None and column != _start(fault.written):
        return f"Begin this line in column {column + 1}, as its neighbours above do."
    above = next(
        (
            line
            for line in reversed(fault.lines[: fault.line])
            if line.strip() and not line.lstrip().startswith("#")
        ),
        "",
    )
    found = re.match(r"\s*(?:- +)*", above)
    column = len(found[0]) + 1 if found else 1
    return f"Begin this line in column {column}, as the key above it does."


def _entry(line: str, start: int, behind: int | None = None) -> str:
    """The text from a column on, to the end of its entry within brackets or of the line."""
    before, rest = line[:start], line[start:]
    depth = sum(map(before.count, "{[")) - sum(map(before.count, "}]"))
    if depth <= 0:
        return rest
    kept = (behind or start) - start
    return rest[:kept] + re.split(r"[,\]}]", rest[kept:])[0]


def _refused_character(text: str, error: yaml.YAMLError) -> tuple[int, int]:
    """Line and column of a character that YAML refuses, of which it tells only the code."""
    refused = getattr(error, "character", None)
    character = chr(refused) if isinstance(refused, int) else refused
    offset = text.find(character) if isinstance(character, str) and character else -1
    if offset < 0:
        return 1, 1
    line = text.count("\n", 0, offset) + 1
    return line, offset - text.rfind("\n", 0, offset)
