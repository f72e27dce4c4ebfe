"""A YAML file as plain values, with the position of each.

Scalars follow YAML 1.2 and go one step further: every scalar but `null` and `~` stays the
text that was written, with letters and their accents composed, and an empty one is the empty
text, so that `NO` is Norway, `on` a word, 41.1 keeps its digits and `2023-11-21` is read as a
date only where a date is wanted.
Positions are made here and nowhere else.
"""

from __future__ import annotations

import bisect
import re
import stat
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from unicodedata import normalize

import yaml

from factpress.frozen import frozen
from factpress.problems import Position, Problem, ProblemsFound, nearest

KeyPath = tuple[str | int, ...]
Value = None | str | list["Value"] | dict[str, "Value"]

_MOST_BYTES = 20_000_000
_MOST_NODES = 1_000_000
_MOST_DEPTH = 40
_MOST_OPENERS = 500
_SHALLOWER = (
    "Take brackets away, put text that begins with [ or { in quotation marks, or replace aliases "
    "by what they stand for."
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_SEPARATOR = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# A remark that begins as none does: what stands before it was to go on, as "pier #2".
_CUT = re.compile(r"[ \t]+(#\w[^\n]*)")
_NULLS = {"null", "Null", "NULL", "~"}
# The tags of the YAML 1.2 core schema, and those that libyaml gives to plain scalars.
_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in (
        "str",
        "null",
        "bool",
        "int",
        "float",
        "seq",
        "map",
        "timestamp",
        "merge",
        "value",
    )
}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@frozen
class Document:
    """A facts file: its values, and where each of them stands.

    `content` maps keys to texts, lists and mappings. A path such as
    `("figures", "budget", "value")` leads to a value and names its position. What does not stand
    in the file itself stands in its `story`, if it has one; `facts` is the facts file that a
    story is read with.
    """

    file: str
    text: str
    content: dict[str, Value]
    _spans: Mapping[KeyPath, tuple[int, int]]
    _keys: Mapping[KeyPath, tuple[int, int]]
    _lines: Sequence[int] = field(repr=False)
    story: Document | None = None
    facts: str = ""

    def at(self, path: KeyPath) -> Position:
        """Where the value at the path stands; its nearest parent if it is absent."""
        home = self._home(path)
        while path and path not in home._spans:
            path = path[:-1]
            home = self._home(path)
        return home._position(*home._spans.get(path, (0, 0)))

    def key_at(self, path: KeyPath) -> Position:
        """Where the key at the end of the path stands, or else its value."""
        home = self._home(path)
        return home._position(*home._keys[path]) if path in home._keys else self.at(path)

    def find(self, path: KeyPath, fragment: str, occurrence: int = 0) -> Position:
        """Where a fragment of the text at the path stands; the whole text if it is folded."""
        home = self._home(path)
        start, end = home._spans.get(path, (0, 0))
        index = start - 1
        for _ in range(occurrence + 1):
            index = home.text.find(fragment, index + 1, end)
            if index < 0:
                return self.at(path)
        return home._position(index, index + len(fragment))

    def find_word(self, path: KeyPath, word: str, occurrence: int = 0) -> Position:
        """Where a word stands that is no part of another; the whole text if it is folded."""
        home = self._home(path)
        start, end = home._spans.get(path, (0, 0))
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        places = [match.start() for match in pattern.finditer(home.text, start, end)]
        if occurrence >= len(places):
            return self.at(path)
        return home._position(places[occurrence], places[occurrence] + len(word))

    def value(self, path: KeyPath) -> Value:
        """The value at the path; None where there is none."""
        value: Value = self.content
        for step in path:
            if isinstance(value, dict):
                value = value.get(str(step))
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def written(self, path: KeyPath) -> str:
        """The value at the path as it is written, quotation marks and brackets included."""
        home = self._home(path)
        start, end = home._spans.get(path, (0, 0))
        return home.text[start:end].rstrip()

    def stands_behind_comma(self, path: KeyPath) -> bool:
        """Whether the key at the end of the path is an entry behind another, in brackets."""
        home = self._home(path)
        start, _ = home._keys.get(path, (0, 0))
        return home.text[:start].rstrip().endswith(",")

    def moved(self, moved: Callable[[KeyPath], KeyPath | None]) -> Document:
        """The document with the places of its values at other paths, or left out."""
        spans, keys = (
            {new: span for path, span in places.items() if (new := moved(path)) is not None}
            for places in (self._spans, self._keys)
        )
        story = self.story.moved(moved) if self.story else None
        return replace(self, _spans=spans, _keys=keys, story=story)

    def _home(self, path: KeyPath) -> Document:
        """The part in which the value at the path stands: the file itself, or its story."""
        in_story = self.story is not None and path not in self._spans and path in self.story._spans
        return self.story if self.story and in_story else self

    def _position(self, start: int, end: int) -> Position:
        line, column = self._line_and_column(start)
        end_line, end_column = self._line_and_column(max(start, end))
        return Position(self.file, line, column, end_line, end_column, self.facts)

    def _line_and_column(self, index: int) -> tuple[int, int]:
        line = bisect.bisect_right(self._lines, index)
        return line, index - self._lines[line - 1] + 1


@frozen
class FileKind:
    """What a YAML file is called in problems, and how it begins."""

    name: str = "facts file"
    beginning: str = "factpress: 1"


FACTS_FILE = FileKind()


def read_document(path: Path, kind: FileKind = FACTS_FILE) -> Document:
    """The YAML file at the path; raises ProblemsFound when it cannot be read as one."""
    file = str(path)
    text = _read_text(path, file, kind)
    lines = [0, *(index + 1 for index, character in enumerate(text) if character == "\n")]
    _refuse_controls(file, text)
    try:
        if _may_be_deep(text):
            _refuse_depth(file, text)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        from factpress.facts.yaml_faults import yaml_problem

        raise ProblemsFound([yaml_problem(file, text, error)]) from error
    except RecursionError:
        raise _too_deep(Position(file)) from None
    reader = _Reader(text)
    document = Document(file, text, {}, reader.spans, reader.keys, lines)
    if root is None:
        raise ProblemsFound(
            [
                Problem(
                    Position(file),
                    "FP003",
                    "The file is empty",
                    f"A {kind.name} begins with '{kind.beginning}'.",
                )
            ]
        )
    content = reader.read(root, ())
    problems = [
        Problem(document._position(*span), code, message, hint)
        for span, code, message, hint in reader.faults
    ]
    if not isinstance(content, dict):
        problems.append(
            Problem(
                document.at(()),
                "FP003",
                f"A {kind.name} is a mapping of keys to values",
                f"Begin it with '{kind.beginning}'.",
            )
        )
    if problems:
        raise ProblemsFound(problems)
    assert isinstance(content, dict)
    return Document(file, text, content, reader.spans, reader.keys, lines)


class _Reader:
    """Turns composed nodes into values and notes their spans."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.spans: dict[KeyPath, tuple[int, int]] = {}
        self.keys: dict[KeyPath, tuple[int, int]] = {}
        self.faults: list[tuple[tuple[int, int], str, str, str]] = []
        self._nodes = 0

    def read(self, node: yaml.Node, path: KeyPath) -> Value:
        self.spans[path] = span = _span(node)
        self._nodes += 1
        if self._nodes > _MOST_NODES or len(path) > _MOST_DEPTH:
            if not self.faults or self.faults[-1][1] != "FP004":
                self.faults.append(
                    (
                        span,
                        "FP004",
                        f"The file nests deeper than {_MOST_DEPTH} levels or unfolds to more "
                        f"than {_MOST_NODES:,} values",
                        _SHALLOWER,
                    )
                )
            return None
        if node.tag not in _TAGS:
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            self.faults.append(
                (span, "FP005", f"The tag '{tag}' is not allowed", f"Delete '{tag}'.")
            )
        if isinstance(node, yaml.ScalarNode):
            if _CONTROL.search(node.value):
                message = "The text holds a control character"
                self.faults.append((span, "FP002", message, "Delete the escape sequence."))
            plain = not node.style  # libyaml says '', the parser in Python None
            if plain and node.value and (cut := _CUT.match(self._text, span[1])):
                self.faults.append((cut.span(1), *_cut_off(cut[1])))
            return None if plain and node.value in _NULLS else normalize("NFC", node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: KeyPath) -> dict[str, Value]:
        values: dict[str, Value] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                hint = "Write a word before the ':'; text that begins with {, [ or ? needs quotes."
                self.faults.append((_span(key), "FP006", "A key must be a word", hint))
                continue
            name = str(key.value)
            if name in values:
                self.faults.append(
                    (
                        _span(key),
                        "FP007",
                        f"The key '{name}' stands twice in this mapping",
                        f"Delete it here or in line {lines[name]}, or rename it.",
                    )
                )
                continue
            lines[name] = key.start_mark.line + 1
            self.keys[(*path, name)] = _span(key)
            values[name] = self.read(value, (*path, name))
        return values


def _cut_off(rest: str) -> tuple[str, str, str]:
    begun = rest.split(maxsplit=1)[0]
    return (
        "FP013",
        f"The text ends before '{begun}', which begins a remark",
        f"Put the whole text in quotation marks; where '{begun}' is a remark, write "
        f"'# {begun[1:]}'.",
    )


def _may_be_deep(text: str) -> bool:
    """Whether the text opens so many levels that composing it might not end well."""
    openers = text.count("[") + text.count("{") + text.count("- -") + text.count("? ?")
    return openers > _MOST_OPENERS


def _refuse_depth(file: str, text: str) -> None:
    """Refuses deep nesting before it is composed, which takes the C stack with each level."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MOST_DEPTH:
            mark = event.start_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            raise _too_deep(Position(file, line, column, line, column + 1))


def _refuse_controls(file: str, text: str) -> None:
    """Refuses characters that other programs read as line ends, so that lines can be counted."""
    if match := _LINE_SEPARATOR.search(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        position = Position(file, line, column, line, column + 1)
        message = f"The invisible character U+{ord(match[0]):04X} ends a line for some programs"
        raise ProblemsFound([Problem(position, "FP002", message, "Delete it.")])


def _span(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def _read_text(path: Path, file: str, kind: FileKind) -> str:
    def refuse(message: str, hint: str, position: Position | None = None) -> ProblemsFound:
        return ProblemsFound([Problem(position or Position(file), "FP001", message, hint)])

    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise refuse("This is no file but a device or a pipe", f"Name a {kind.name}.")
        if status.st_size > _MOST_BYTES:
            raise refuse(
                f"The file is larger than {_MOST_BYTES // 1_000_000} MB",
                "Move long series to CSV files beside it.",
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise refuse("There is no such file", _nearest_file(path)) from None
    except IsADirectoryError:
        raise refuse(f"This is a folder, not a {kind.name}", "Name a file in it.") from None
    except OSError as error:
        hint = "Check its permissions, or copy it to where it can be read."
        raise refuse(f"The file cannot be read: {error.strerror}", hint) from None
    save = "Save the file with the encoding UTF-8."
    head = raw[:100]
    if head.count(0) * 3 > len(head):  # every second byte of Latin letters in UTF-16
        raise refuse("The file is encoded in UTF-16", save)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise refuse(
            f"The byte 0x{raw[error.start]:02X} is not UTF-8 text",
            save,
            Position(file, line, column, line, column + 1),
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _nearest_file(path: Path) -> str:
    try:
        beside = [each.name for each in path.parent.iterdir() if each.suffix in {".yaml", ".yml"}]
    except OSError:
        return f"The folder '{path.parent}' does not exist either."
    near = nearest(path.name, beside)
    return f"Did you mean '{path.with_name(near)}'?" if near else "Check the path."


def _too_deep(at: Position) -> ProblemsFound:
    message = f"The file nests deeper than {_MOST_DEPTH} levels"
    return ProblemsFound([Problem(at, "FP004", message, _SHALLOWER)])
