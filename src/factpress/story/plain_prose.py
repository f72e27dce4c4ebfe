"""Prose that uses nothing of Markdown but paragraphs and marks, read without a parser.

Most prose of a facts file is that plain, and the parser takes long to load. What might be
anything else is left to it: these functions answer None then. What they do read, they read
as the parser does, and a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from factpress.facts.prose import MARK
from factpress.story.model import Blocks, Inline, Inlines, Paragraph, Text, plain_text

Resolve = Callable[[str, bool], Inline]
"""Gives the node of a mark, as written, and whether it begins a sentence."""

# Signs that mean something within a paragraph, and white space other than spaces and lines.
_SIGNS: Final = re.compile(r"[\\`*_\[\]<&~|]|(?! |\n)[\s\x00-\x1f\x7f]|  \n")
# How lines begin that can only be part of a paragraph: a letter, a number that is not that
# of a list, an opening sign, or a mark; `[` may begin a definition in the first line.
_FIRST_LINE: Final = re.compile(r' *(?:[^\W\d_]|\d+(?![\d.)])|["\'(“‘„«{€£$])')
_NEXT_LINE: Final = re.compile(r' *(?:[^\W\d_]|\d+(?![\d.)])|["\'(“‘„«{€£$]|\[@)')
_LINE_END: Final = re.compile(r" ?\n *")

# A point that ends no sentence: "U.S.", "vs.", "approx.", "No."
_ABBREVIATION: Final = re.compile(
    r"\b(?:[^\W\d_]|vs|approx|ca|cf|etc|No|Nos|St|Mr|Mrs|Ms|Dr|Prof|Gen|Col|pp|Art|Sec"
    r"|Mme|art|env|vol|chap|Abs|Nr|bzw|vgl|ggf|Mio|Mrd|Sr|Sra|núm|pág|aprox"
    r"|млн|млрд|трлн|тыс|руб|долл|стр|ст|см|ср|им|թթ?)\.$"
)
_LONGEST_ABBREVIATION: Final = 10


def read_plain_blocks(text: str, resolve: Resolve) -> Blocks | None:
    """The paragraphs of a text; None if it may be more than paragraphs."""
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if not line.strip(" "):
            paragraphs.append([])
        elif (_NEXT_LINE if paragraphs[-1] else _FIRST_LINE).match(line):
            paragraphs[-1].append(line)
        else:
            return None
    contents = ["\n".join(lines).strip() for lines in paragraphs if lines]
    if not all(map(_is_plain, contents)):
        return None
    return tuple(Paragraph(_inlines(content, resolve)) for content in contents)


def read_plain_inlines(text: str, resolve: Resolve) -> Inlines | None:
    """The nodes of one line of text; None if it may be more than text."""
    line = " ".join(text.split())
    return _inlines(line, resolve) if _is_plain(line) else None


def begins_sentence(text: str) -> bool:
    """Whether what follows the text begins a sentence."""
    said = text.rstrip(" \u00a0\u202f“”„«»¿¡\"'(⁰¹²³⁴⁵⁶⁷⁸⁹")
    if not said or said[-1] in "!?։":
        return True
    start = max(0, len(said) - _LONGEST_ABBREVIATION)
    return said[-1] == "." and _ABBREVIATION.search(said, start) is None


def _is_plain(content: str) -> bool:
    return _SIGNS.search(MARK.sub("", content)) is None


def _inlines(content: str, resolve: Resolve) -> Inlines:
    nodes: list[Inline] = []
    said = ""
    end = 0
    for match in MARK.finditer(content):
        said += _add_text(nodes, content[end : match.start()])
        nodes.append(resolve(match[0], begins_sentence(said)))
        said += plain_text((nodes[-1],))
        end = match.end()
    _add_text(nodes, content[end:])
    return joined(nodes)


def _add_text(nodes: list[Inline], raw: str) -> str:
    text = _LINE_END.sub(" ", raw)
    if text:
        nodes.append(Text(text))
    return text


def joined(nodes: Sequence[Inline]) -> Inlines:
    """The nodes with neighbouring texts as one, because a mark may resolve to its own text."""
    merged: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + node.text)
        elif not (isinstance(node, Text) and not node.text):
            merged.append(node)
    return tuple(merged)
