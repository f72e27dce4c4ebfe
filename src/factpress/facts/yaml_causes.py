"""Causes that a parser cannot see, because what is wrong is good YAML for some lines more.

A quotation mark that is never closed ends at the next one, wherever that stands; a key in the
wrong column begins a mapping of its own. The parser gives up later, at a line that is right.
What the lines look like says where the cause is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_ENTRY = re.compile(r"(?P<before>\s*(?:- +)*)(?P<key>[\w.-]+)\s*:(?P<gap>\s+|$)")
_BLOCK_TEXT = re.compile(r"[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
_LOOKS_LIKE_AN_ENTRY = re.compile(r"\s*(?:- |-$|(?:- +)*[\w.-]+\s*:(?:\s|$))")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_OPENING = re.compile(r"(?:^|[\[{,]\s*|:\s+)(?P<mark>[\"'])")
_MARK_BEFORE_TEXT = re.compile(
    r"(?P<before>\s*(?:- +)*(?:[\w.-]+:\s+)?)(?P<value>\{[^{}:,\s]*\}\s*[^\s#}\]].*)"
)
# Keys of the file itself, which are right in the first column.
KEYS_OF_FILES = set(
    "factpress title date language marking watermark publisher theme template deck attach "
    "story terms bottom_line key_figures names ignore sources figures series supplies events "
    "statements sections".split()
)


class Cause(NamedTuple):
    """Line and column from 0, and what stands there; `text` is what a hint shows, if anything."""

    line: int
    column: int
    mark: str
    text: str


def unclosed_quotation(lines: Sequence[str], last: int) -> Cause | None:
    """The first quotation mark up to a line that is never closed: keys or items come before its
    partner, in the column of its own entry or before it."""
    number = 0
    while number <= min(last, len(lines) - 1):
        line = lines[number]
        value, limit = _value(line)
        if _BLOCK_TEXT.match(line, value):
            number = _behind_block(lines, number, limit)
            continue
        opened = _opened(line, value)
        if opened is None:
            number += 1
            continue
        closing = _closing(lines, number, opened)
        ends = number + 1 if closing is None else closing
        if any(_is_entry(each, limit) for each in lines[number + 1 : ends + 1]):
            is_whole = opened == value and _is_entry(lines[number + 1], limit)
            written = line[opened:].rstrip() if is_whole and " #" not in line else ""
            return Cause(number, opened, line[opened], written)
        number = ends if closing is not None and ends > number else number + 1
    return None


def _value(line: str) -> tuple[int, int]:
    """Where the value of a line begins, and the column of its key or item."""
    entry = _ENTRY.match(line)
    if entry:
        return entry.end(), entry.start("key")
    item = re.match(r"\s*(?:- +)+", line)
    if item:
        return item.end(), item[0].rindex("-")
    indent = len(line) - len(line.lstrip())
    return indent, indent


def _behind_block(lines: Sequence[str], number: int, limit: int) -> int:
    """The first line behind a text that stands in lines of its own."""
    number += 1
    while number < len(lines):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) <= limit:
            break
        number += 1
    return number


def _opened(line: str, value: int) -> int | None:
    """The column of a quotation mark that opens a text and has no partner in its line."""
    if line[value : value + 1] not in {'"', "'", "{", "["} - {""}:
        return None
    written = line[value:]
    place = 0
    while match := _OPENING.search(written, place):
        start = match.start("mark")
        quoted = _QUOTED.match(written, start)
        if quoted is None:
            return value + start
        place = quoted.end()
        if written[0] in "\"'":
            return None
    return None


def _closing(lines: Sequence[str], number: int, column: int) -> int | None:
    """The line in which a quotation mark finds its partner."""
    mark = lines[number][column]
    for later in range(number + 1, len(lines)):
        line = re.sub(r"\\.", "", lines[later]) if mark == '"' else lines[later].replace("''", "")
        if mark in line:
            return later
    return None


def _is_entry(line: str, limit: int) -> bool:
    indent = len(line) - len(line.lstrip())
    return indent <= limit and _LOOKS_LIKE_AN_ENTRY.match(line) is not None


def mark_before_text(lines: Sequence[str], number: int) -> Cause | None:
    """A text without quotation marks that begins with `{id}`, which is a mapping for YAML."""
    line = lines[number] if number < len(lines) else ""
    match = _MARK_BEFORE_TEXT.fullmatch(line)
    if match is None:
        return None
    _, limit = _value(line)
    below = lines[number + 1] if number + 1 < len(lines) else ""
    goes_on = len(below) - len(below.lstrip()) > limit and not _is_entry(below, len(below))
    value = "" if goes_on and below.strip() else match["value"].rstrip()
    return Cause(number, match.start("value"), "{", value)


def misplaced_entry(lines: Sequence[str], number: int) -> Cause | None:
    """The entry above a line that stands in the wrong column, so that the line fits nowhere.

    The line stands deeper than the entry, but not as deep as what the entry has; and further up
    stands a neighbour of the line that has keys of the same names. So the entry is one of these
    neighbours. `column` is where it should begin, `text` the key of the last of them.
    """
    indent = _indent(lines, number)
    above = list(_entries_above(lines, number))
    at = next((place for place, line in enumerate(above) if _indent(lines, line) < indent), None)
    if at is None or at == 0:
        return None
    culprit = above[at]
    inner = min(_indent(lines, line) for line in above[:at])
    own = {_key(lines[line]) for line in above[:at] if _indent(lines, line) == inner}
    if inner <= indent or _key(lines[culprit]) in KEYS_OF_FILES:
        return None
    children: set[str] = set()
    for line in above[at + 1 :]:
        depth = _indent(lines, line)
        if depth < indent:
            return None
        if depth == indent:
            key = _key(lines[culprit])
            return Cause(culprit, indent, key, _key(lines[line])) if own & children else None
        if depth == inner:
            children.add(_key(lines[line]))
    return None


def column_of_entry(lines: Sequence[str], number: int) -> int | None:
    """The column in which an entry of this line can begin, from 0: that of its neighbours
    above; None where nothing says it."""
    indent = _indent(lines, number)
    open_columns: list[int] = []
    if number < len(lines) and lines[number].lstrip().startswith("- "):
        items = (
            line for line in range(number - 1, -1, -1) if lines[line].lstrip().startswith("- ")
        )
        item = next(items, None)
        return None if item is None else _indent(lines, item)
    for line in _entries_above(lines, number):
        depth = _indent(lines, line)
        if not open_columns or depth < open_columns[0]:
            open_columns.insert(0, depth)
    below = next((line for line in range(number + 1, len(lines)) if lines[line].strip()), None)
    has_value = not lines[number].rstrip().endswith(":") if number < len(lines) else True
    if (
        not has_value
        and below is not None
        and _indent(lines, below) > indent
        and _key(lines[below])
    ):
        deeper = _indent(lines, below)
        if deeper in open_columns[1:]:
            return open_columns[open_columns.index(deeper) - 1]
    return None


def _entries_above(lines: Sequence[str], number: int) -> Iterator[int]:
    """The lines above that hold a key or an item, the nearest first."""
    for line in range(min(number, len(lines)) - 1, -1, -1):
        if _key(lines[line]):
            yield line


def _indent(lines: Sequence[str], number: int) -> int:
    line = lines[number] if number < len(lines) else ""
    return len(line) - len(line.lstrip())


def _key(line: str) -> str:
    match = _ENTRY.match(line)
    return match["key"] if match else ""
