"""Paragraphs of ReportLab's as text in several scripts.

ReportLab's paragraphs set words one behind the other, which is not enough where lines run in
two directions or letters join.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfmetrics import getFont

from factpress.frozen import frozen
from factpress.report.scripts.fonts import FaceFont
from factpress.typefaces.bidi import END, ISOLATE
from factpress.typefaces.mixed import PLACE, Line, MixedText, Run, Setting

_SPACES = re.compile("[ \t\r\n]+")
_SOFT_HYPHEN = "\u00ad"


@frozen
class MixedLine:
    """A line: its runs, each with the fragment that it is of, and the fragments that make it
    anew. Lengths are in points.

    A fragment is ReportLab's: a stretch of text with font, size, colour, rise and links.
    """

    runs: tuple[tuple[Run, Any], ...]
    fragments: tuple[Any, ...]
    width: float
    right_to_left: bool


class MixedParagraph:
    """The text of a paragraph of these fragments.

    Its direction is that of its first letter, unless it is given: a part of a paragraph runs
    as the whole does. With `isolates_links` a link has a direction of its own: a number and its
    unit stay together in a text that runs the other way.
    """

    def __init__(
        self, fragments: Sequence[Any], right_to_left: bool | None = None, *,
        isolates_links: bool = True,
    ) -> None:  # fmt: skip
        self._fragments = tuple(fragments)
        letters = list(_letters(self._fragments, isolates_links=isolates_links))
        kept = [
            letter
            for place, letter in enumerate(letters)
            if letter[0] != " " or (place and letters[place - 1][0] not in " \n")
        ]
        self._text = "".join(character for character, _ in kept)
        self._of = [index for _, index in kept]
        settings = list(map(_setting, self._fragments))
        self._mixed = MixedText(self._text, settings, self._of, right_to_left)

    @property
    def right_to_left(self) -> bool:
        """Whether the paragraph runs from right to left."""
        return self._mixed.right_to_left

    @property
    def least_width(self) -> float:
        """The width of the widest stretch that should not be broken."""
        return self._mixed.least_width

    def lines(self, first: float, others: float) -> list[MixedLine]:
        """The lines, as full as fits the first measure, and the other for all but the first."""
        return [self._line(line) for line in self._mixed.lines(first, others)]

    def _line(self, line: Line) -> MixedLine:
        runs = [(run, self._fragments[run.setting]) for run in line.runs]
        if runs and self._text[line.end - 1] == " ":
            runs.append(self._space_behind(line))
        fragments = tuple(self._anew(line.start, line.end))
        return MixedLine(tuple(runs), fragments, line.width, self.right_to_left)

    def _space_behind(self, line: Line) -> tuple[Run, Any]:
        """A space at the end of a line: else its last word and the next one are read as one."""
        last = line.runs[-1].setting
        setting = _setting(self._fragments[last])
        width = setting.face.width(" ", setting.size)
        left = -width if self.right_to_left else line.width
        return Run(" ", " ", last, 0, None, (), width, left), self._fragments[last]

    def _anew(self, start: int, end: int) -> Iterator[Any]:
        for index, group in groupby(range(start, end), self._of.__getitem__):
            fragment = self._fragments[index]
            if hasattr(fragment, "lineBreak") or hasattr(fragment, "cbDefn"):
                yield fragment
                continue
            text = "".join(self._text[place] for place in group)
            yield fragment.clone(text=text.replace(ISOLATE, "").replace(END, ""))


def _setting(fragment: Any) -> Setting:
    font = getFont(fragment.fontName)
    assert isinstance(font, FaceFont), "every font of the report is one"
    return Setting(font.metrics, font.companions, fragment.fontSize)


def _letters(fragments: Sequence[Any], *, isolates_links: bool) -> Iterator[tuple[str, int]]:
    """The characters with the index of their fragment."""
    for link, group in groupby(enumerate(fragments), lambda each: tuple(each[1].link)):
        run = list(group)
        if link and isolates_links:
            yield ISOLATE, run[0][0]
        for index, fragment in run:
            for character in _text_of(fragment):
                yield character, index
        if link and isolates_links:
            yield END, run[-1][0]


def _text_of(fragment: Any) -> str:
    if hasattr(fragment, "lineBreak"):
        return "\n"
    if hasattr(fragment, "cbDefn"):
        return PLACE
    return _SPACES.sub(" ", fragment.text).replace(_SOFT_HYPHEN, "")
