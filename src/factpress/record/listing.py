"""The figures of a record as a list: for a terminal, and as Markdown for a page of a CI run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factpress.formats.printable import printable, width
from factpress.problems import enumeration

_HEADINGS = ("", "Figure", "Value", "Period", "Source")
# Any of these can be escaped with a backslash (CommonMark 0.31, 2.4) and may mean something.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#!|~&$])")


def as_text(record: Mapping[str, Any], compared: Sequence[str]) -> Iterator[str]:
    """Lines for a terminal: the figures in columns, the sources, and lines that tell what changed,
    if there are any."""
    yield printable(record["title"])
    yield ""
    yield from _columns([_HEADINGS, *_rows(record)])
    yield ""
    yield from (f"{name}: {printable(text)}" for name, text in _sources(record))
    if compared:
        yield ""
        yield from map(printable, compared)


def as_markdown(record: Mapping[str, Any], compared: Sequence[str]) -> Iterator[str]:
    """Lines of GitHub's Markdown, which GitLab reads alike; as `as_text`."""
    yield f"## {_escaped(record['title'])}"
    yield ""
    yield from _table([_HEADINGS, *_rows(record)])
    yield ""
    yield from (f"- {name}: {_escaped(text)}" for name, text in _sources(record))
    if compared:
        yield ""
        yield "### What changed"
        yield ""
        for line in compared:
            indent = "  " if line.startswith(" ") else ""
            yield f"{indent}- {_escaped(line.strip())}"


def _rows(record: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Number, label, printed value, period and source of each figure."""
    sources = {each["id"]: f"S{each['number']}" for each in record["sources"]}
    numbers = {each["id"]: f"F{each['number']}" for each in record["figures"]}
    return [
        (
            numbers[each["id"]],
            each["label"],
            each["printed"],
            each["period"] or "",
            _computed(each["inputs"], numbers) or _cited(each["sources"], sources),
        )
        for each in record["figures"]
    ]


def _computed(inputs: Sequence[str], numbers: Mapping[str, str]) -> str:
    named = enumeration([numbers.get(each, each) for each in inputs])
    return f"computed from {named}" if named else ""


def _cited(citations: Sequence[Mapping[str, Any]], sources: Mapping[str, str]) -> str:
    places = ([sources[each["source"]], each["locator"]] for each in citations)
    return "; ".join(", ".join(filter(None, place)) for place in places)


def _sources(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(f"S{each['number']}", each["text"]) for each in record["sources"]]


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    texts = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        cells = (cell + " " * (most - width(cell)) for cell, most in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    head, *body = (f"| {' | '.join(map(_escaped, row))} |" for row in rows)
    yield head
    yield f"|{' --- |' * len(rows[0])}"
    yield from body


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", printable(text))
