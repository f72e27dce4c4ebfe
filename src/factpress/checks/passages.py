"""What a briefing claims, passage by passage and sentence by sentence, with its positions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from factpress.facts.footnotes import FOOTNOTE_MARK
from factpress.facts.model import Claim, Condition, Facts, Prose, ReferenceKind, Section
from factpress.facts.prose import MARK
from factpress.frozen import frozen
from factpress.problems import Position

_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|‘[^’]*’(?!\w)|\"[^\"]*\"|`[^`]*`")
_LINK_TARGET = re.compile(r"(?<=\])\([^)]*\)")
# The end of a sentence: a stop before a capital, a mark or a quotation; a semicolon; a
# blank line; the next item of a list.
_END = re.compile(
    r"""[.!?](?<![\s.(][A-Z]\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\b(?:Mr|Dr|No|vs|St)\.)(?<!\bMrs\.)
    ["”’)\]*_]*(?=\s+["“‘(*_]*[A-Z{\[])
    |[.!?]\s*$|;(?=\s)|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)""",
    re.VERBOSE,
)


class Part(Enum):
    """Where in the briefing a passage stands."""

    BOTTOM_LINE = "bottom line"
    HEADLINE = "headline"
    TITLE = "title of the exhibit"
    POINT = "point"
    PROSE = "prose"


@frozen
class Sentence:
    """A sentence; `start` and `end` are where it stands in the prose.

    `text` is as written. `asserted` is as long, in small letters, with quotations, citations,
    code, marks of footnotes and the addresses of links blanked: what is left, the briefing
    says in its own voice.
    `figures` are the ids of the figures that it prints.
    """

    prose: Prose
    start: int
    end: int
    text: str
    asserted: str
    figures: tuple[str, ...]

    @property
    def is_question(self) -> bool:
        """Whether it asks and so claims nothing."""
        return self.text.rstrip().endswith("?")

    def part(self, start: int, end: int) -> Position:
        """The position of the characters from `start` to `end` of the sentence."""
        return position_in(self.prose, self.start + start, self.start + end, self)


@frozen
class Passage:
    """A headline, point, bottom line, title or prose; `section` is None for the bottom line.

    `condition` is what guards it: its `holds`, or the `when` that chose its wording.
    """

    part: Part
    prose: Prose
    section: Section | None
    condition: Condition | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of it."""
        return sentences_of(self.prose)


def passages_of(facts: Facts) -> Iterator[Passage]:
    """Every passage in which the briefing speaks in its own voice, in the order of the file."""
    yield _claimed(Part.BOTTOM_LINE, facts.bottom_line, None)
    for section in facts.sections:
        yield _claimed(Part.HEADLINE, section.headline, section)
        if section.exhibit and section.exhibit.title:
            yield Passage(Part.TITLE, section.exhibit.title, section)
        for point in section.points:
            yield _claimed(Part.POINT, point, section)
        for prose in (section.text, section.notes):
            if prose:
                yield Passage(Part.PROSE, prose, section)


def _claimed(part: Part, claim: Claim, section: Section | None) -> Passage:
    chosen = (choice.when for choice in claim.choices if choice.prose is claim.prose)
    return Passage(part, claim.prose, section, claim.holds or next(chosen, None))


@lru_cache(maxsize=4096)
def sentences_of(prose: Prose) -> tuple[Sentence, ...]:
    """The sentences of a text; semicolons part them too, as each half can be false alone."""
    return tuple(_sentences(prose))


def _sentences(prose: Prose) -> Iterator[Sentence]:
    asserted = _asserted(prose.text)
    start = 0
    for match in _END.finditer(asserted):
        yield from _sentence(prose, asserted, start, match.end())
        start = match.end()
    yield from _sentence(prose, asserted, start, len(prose.text))


def _sentence(prose: Prose, asserted: str, start: int, end: int) -> Iterator[Sentence]:
    written = prose.text[start:end]
    start += len(written) - len(written.lstrip())
    end = start + len(written.strip())
    if start >= end:
        return
    text = prose.text[start:end]
    figures = dict.fromkeys(
        match["id"] for match in MARK.finditer(text) if match["id"] and not match["kind"]
    )
    small = _in_small_letters(asserted[start:end])
    yield Sentence(prose, start, end, text, small, tuple(figures))


def _asserted(text: str) -> str:
    """The text with what it does not say in its own voice blanked, of the same length."""
    masked = MARK.sub(lambda match: match[0] if match["id"] else " " * len(match[0]), text)
    for pattern in (FOOTNOTE_MARK, _LINK_TARGET, _QUOTED):
        masked = pattern.sub(lambda match: " " * len(match[0]), masked)
    return masked


def _in_small_letters(text: str) -> str:
    """The text in small letters, of the same length."""
    small = text.lower()
    if len(small) == len(text):
        return small
    # A few capitals have small letters of two characters; they stay, so that places agree.
    return "".join(each if len(each.lower()) > 1 else each.lower() for each in text)


def position_in(prose: Prose, start: int, end: int, sentence: Sentence | None = None) -> Position:
    """The position of a part of prose, as near as it is known.

    Exact for a text on one line, and in a literal block (`|`) whose marks show how it lies.
    In folded text it is the sentence's first mark, or else the whole text.
    """
    at, length = prose.at, len(prose.text)
    width = at.end_column - at.column
    if at.line == at.end_line and width in {length, length + 2}:
        column = at.column + start + (width - length) // 2
        return at.part(at.line, column, at.line, column + max(1, end - start))
    return _in_literal_block(prose, start, end) or _first_mark(prose, sentence) or at


def _in_literal_block(prose: Prose, start: int, end: int) -> Position | None:
    """The position in a text that keeps its lines; None when no mark proves that it does."""
    proof = False
    indents = set()
    for match, reference in zip(MARK.finditer(prose.text), prose.references, strict=False):
        line, column = _line_and_column(prose.text, match.start())
        if reference.at.line != prose.at.line + 1 + line:
            return None
        indents.add(reference.at.column - column)
        proof = proof or line > 0
    if not proof or len(indents) != 1:
        return None
    indent = indents.pop()
    line, column = _line_and_column(prose.text, start)
    last, end_column = _line_and_column(prose.text, end)
    above = prose.at.line + 1
    return prose.at.part(above + line, column + indent, above + last, end_column + indent)


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1


def _first_mark(prose: Prose, sentence: Sentence | None) -> Position | None:
    if sentence is None:
        return None
    for match, reference in zip(MARK.finditer(prose.text), prose.references, strict=False):
        if sentence.start <= match.start() < sentence.end and (
            reference.kind is not ReferenceKind.SOURCE
        ):
            return reference.at
    return None
