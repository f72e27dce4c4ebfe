"""Footnotes and pictures in Markdown, before it is read: what would be lost or stand bare."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from factpress.facts.document import Document, KeyPath
from factpress.facts.printed import prose_texts
from factpress.facts.prose import blanked
from factpress.facts.shape import FactsShape
from factpress.problems import Problem, suggestion

FOOTNOTE_MARK = re.compile(r"(?<!\\)\[\^[^\]\s]+\]:?")
"""What leads to a footnote, `[^name]`, or begins it, `[^name]:`."""

_DEFINITION = re.compile(r"^[ \t>]*\[\^(?P<name>[^\]\s]+)\]:(?P<text>.*)$", re.MULTILINE)
_GOES_ON = re.compile(r"(?:\n[ \t>]*)+ {4,}\S")
"""What follows a footnote whose text begins on a line below, set in."""

_MENTION = re.compile(r"(?<!\\)\[\^(?P<name>[^\]\s]+)\]")
_CODE = re.compile(
    r"^[ \t>]*(```+|~~~+).*?^[ \t>]*\1|(?P<fence>`+)(?!`).+?(?P=fence)(?!`)", re.M | re.S
)
_PICTURE = re.compile(r"(?<!\\)!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])")


def footnote_problems(document: Document, shape: FactsShape) -> Iterator[Problem]:
    """A problem for each footnote that has no text or no mark, and for each picture."""
    for path, text in prose_texts(shape):
        if "[" not in text:
            continue
        bare = _CODE.sub(blanked, text)
        for picture in _PICTURE.finditer(bare):
            yield Problem(
                document.find(path, picture[0]),
                "FP045",
                f"The picture '{picture[0]}' would not be printed",
                f"Delete it, or make it a link: '{picture[0][1:]}'.",
            )
        if "[^" not in bare:
            continue
        if path[-1] in {"text", "notes"} and path[0] == "sections" and len(path) == 3:
            yield from _unsound(document, path, bare)
        else:
            yield from _misplaced(document, path, bare)


def _misplaced(document: Document, path: KeyPath, bare: str) -> Iterator[Problem]:
    for mark in _MENTION.finditer(bare):
        yield Problem(
            document.find(path, mark[0]),
            "FP044",
            f"The footnote '{mark[0]}' cannot stand here",
            "Delete it: footnotes belong in the 'text' and the 'notes' of a section.",
        )


def _unsound(document: Document, path: KeyPath, bare: str) -> Iterator[Problem]:
    definitions = list(_DEFINITION.finditer(bare))
    without = bare
    for each in definitions:
        start, end = each.start(), each.start("text")
        without = without[:start] + " " * (end - start) + without[end:]
    written = Counter(each["name"] for each in definitions)
    mentioned = {each["name"] for each in _MENTION.finditer(without)}
    for mark in _MENTION.finditer(without):
        if mark["name"] not in written:
            hint = f"Write its text in a paragraph of its own: '{mark[0]}: ...'."
            yield Problem(
                document.find(path, mark[0]),
                "FP044",
                f"The footnote '{mark[0]}' has no text",
                suggestion(mark["name"], written, hint),
            )
    for each in definitions:
        if not each["text"].strip() and not _GOES_ON.match(bare, each.end()):
            message = f"The footnote '[^{each['name']}]' has no text"
            at = document.find(path, f"[^{each['name']}]:")
            yield Problem(at, "FP044", message, "Write its text behind the colon, or delete it.")
    for name, times in written.items():
        at = document.find(path, f"[^{name}]:", times - 1)
        if times > 1:
            message = f"The footnote '[^{name}]' is written {times} times"
            yield Problem(at, "FP044", message, "Give each footnote a name of its own.")
        elif name not in mentioned:
            message = f"Nothing leads to the footnote '[^{name}]'"
            hint = f"Write '[^{name}]' behind the words that it is about, or delete it."
            yield Problem(at, "FP044", message, hint)
