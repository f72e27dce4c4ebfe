"""Prose: text with marks in it, which lead to figures, sources and exhibits."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from factpress.facts.document import Document, KeyPath
from factpress.facts.model import Prose, Reference, ReferenceKind
from factpress.problems import Position

# `\{` prints a brace; `{id}`, `{period:id}` and `{figure:id}` are marks; `[@id, locator]` cites.
MARK = re.compile(
    r"""(?<!\\)(?:\{\s*(?:(?P<kind>figure|period)\s*:)?\s*(?P<id>[^{}\s:]+)\s*\}
    |\[@\s*(?P<source>[^\s,\]]+)\s*(?:,\s*(?P<locator>[^\]]*?))?\s*\])""",
    re.VERBOSE,
)

# What is left when marks are read: other braces, citations that do not end or lack their sign.
_NEARLY_A_MARK = re.compile(
    r"""(?<!\\)(?:\{[^{}\n]*\}|\{[\w:]+
    |\[@[^\[\]{}\n]*\]|\[@\s*[^\s\[\]{},;.\n]*(?:[\s,][^\[\]{},;.\n]*)?
    |\[(?P<source>[A-Za-z][\w.-]*),[^\[\]\n]*\](?!\())""",
    re.VERBOSE,
)


def nearly_marks(bare: str, sources: Container[str]) -> Iterator[re.Match[str]]:
    """What looks like a mark and is none, in a text whose marks are blanked."""
    if "{" in bare or "[" in bare:
        for match in _NEARLY_A_MARK.finditer(bare):
            if not match["source"] or match["source"] in sources:
                yield match


def typographic(text: str) -> str:
    """The text with the apostrophe of print for the one of the keyboard: Armenia’s."""
    return re.sub(r"(?<=\w)'", "\u2019", text)


# A mark that is broken over the lines of a quotation has the sign of the quotation in it.
QUOTE_SIGN = re.compile(r"\n[ \t]*>[ \t]?")


def read_prose(document: Document, path: KeyPath, text: str) -> Prose:
    """The prose at the path, with its marks and their positions."""
    seen: dict[str, int] = {}
    references = []
    for match in MARK.finditer(QUOTE_SIGN.sub("\n", text)):
        occurrence = seen.get(match[0], 0)
        seen[match[0]] = occurrence + 1
        at = document.find(path, match[0], occurrence)
        references.append(_reference(match, at))
    return Prose(text, tuple(references), document.at(path))


def _reference(match: re.Match[str], at: Position) -> Reference:
    if match["source"]:
        return Reference(ReferenceKind.SOURCE, match["source"], match["locator"] or "", at)
    return Reference(_KINDS[match["kind"]], match["id"], "", at)


_KINDS = {
    None: ReferenceKind.FIGURE,
    "period": ReferenceKind.PERIOD,
    "figure": ReferenceKind.EXHIBIT,
}


def blanked(match: re.Match[str]) -> str:
    """As many characters, and the end of the line where there is one."""
    return "".join("\n" if each == "\n" else " " for each in match[0])
