"""Text in several scripts: broken into lines, and each line put in order.

A line is a row of runs, each of one font, size and direction, with its place; they are told in
the order of reading.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import Any

from factpress.frozen import frozen
from factpress.typefaces.bidi import END, ISOLATE, is_right_to_left, levels, mirrored, visual_order
from factpress.typefaces.companions import JOINERS, Companion, companions_for
from factpress.typefaces.measure import Typeface
from factpress.typefaces.scripts import line_ends, may_be_cut, scripts_of
from factpress.typefaces.shaping import Glyph, shaped

_FORCED = "\n"
PLACE = "\u2060"
"""A place in a text that has no width, and no line ends there: its run has no text."""

_NO_JOINERS = dict.fromkeys(map(ord, JOINERS))
_UNSEEN = frozenset({ISOLATE, END, _FORCED})


@frozen
class Setting:
    """How a stretch of text is set: a face, what prints what it lacks, and a size."""

    face: Typeface
    companions: tuple[Companion, ...]
    size: float


@frozen
class Run:
    """A stretch of a line in one setting, font and direction.

    `setting` is the index of its setting. Lengths are in the unit of sizes, `left` from the
    line's left edge. From left to right a companion shows `glyphs`, and the face `shown`.
    """

    text: str
    shown: str
    setting: int
    level: int
    companion: Companion | None
    glyphs: tuple[Glyph, ...]
    width: float
    left: float = 0


@frozen
class Line:
    """A line: its runs, and which characters of the text are its own."""

    runs: tuple[Run, ...]
    width: float
    start: int
    end: int


class MixedText:
    """A text in several scripts; `of` has the index of the setting of each character.

    Its direction is that of its first letter, unless it is given. Lines end at `\\n`. What
    stands between FSI and PDI is isolated.
    """

    def __init__(
        self, text: str, settings: Sequence[Setting], of: Sequence[int],
        right_to_left: bool | None = None,
    ) -> None:  # fmt: skip
        self._text, self._settings, self._of = text, settings, of
        self.right_to_left = is_right_to_left(text) if right_to_left is None else right_to_left
        flat = text.replace(_FORCED, " ")
        self._levels = levels(flat, right_to_left=self.right_to_left)
        self._scripts = scripts_of(flat)
        self._companions = list(self._chosen())

    @property
    def least_width(self) -> float:
        """The width of the widest stretch that should not be broken."""
        return max((self._width(*each) for each in self._unbroken), default=0)

    def lines(self, first: float, others: float) -> list[Line]:
        """The lines, as full as fits the first measure, and the other for all but the first."""
        lines: list[Line] = []
        begin = end = 0
        used = 0.0
        waiting = list(reversed(self._unbroken))
        while waiting:
            start, stop = waiting.pop()
            width = self._width(start, stop)
            if begin < start and used + width > (others if lines else first):
                lines.append(self._line(begin, end))
                begin, used = start, 0.0
            if begin == start and (cut := self._cut(start, stop, others if lines else first)):
                waiting += [(cut, stop), (start, cut)]
                continue
            end, used = stop, used + self._width(start, stop, trimmed=False)
            if self._text[stop - 1] == _FORCED:
                lines.append(self._line(begin, end))
                begin, used = stop, 0.0
        if begin < end:
            lines.append(self._line(begin, end))
        return lines

    @cached_property
    def _unbroken(self) -> list[tuple[int, int]]:
        """The stretches between two places where a line may end."""
        forced = [index + 1 for index, each in enumerate(self._text) if each == _FORCED]
        ends = sorted({*line_ends(self._text), *forced, len(self._text)} - {0})
        return list(zip([0, *ends], ends, strict=False))

    def _chosen(self) -> Iterator[Companion | None]:
        for index, group in groupby(range(len(self._text)), self._of.__getitem__):
            setting = self._settings[index]
            text = "".join(self._text[place] for place in group)
            yield from companions_for(text, setting.face, setting.companions)

    def _cut(self, start: int, stop: int, measure: float) -> int:
        """Where a stretch that is wider than the measure is cut; 0 where it is not."""
        if self._width(start, stop) <= measure:
            return 0
        places = [index for index in range(start + 1, stop) if may_be_cut(self._text, index)]
        fitting = bisect_right(places, measure, key=lambda place: self._width(start, place))
        return places[max(fitting - 1, 0)] if places else 0

    def _width(self, start: int, stop: int, *, trimmed: bool = True) -> float:
        """The width of a stretch; the spaces behind it have no place at the end of a line."""
        end = self._trimmed(start, stop) if trimmed else stop
        return sum(run.width for run in self._runs(start, end))

    def _trimmed(self, start: int, stop: int) -> int:
        while stop > start and self._text[stop - 1] in " \n\u200b":
            stop -= 1
        return stop

    def _runs(self, start: int, stop: int) -> Iterator[Run]:
        """The runs of a stretch in the order of reading, without their places."""
        for (index, companion, level, *_), group in groupby(range(start, stop), self._kind):
            places = list(group)
            begin, end = places[0], places[-1] + 1
            text, setting = self._text[begin:end], self._settings[index]
            if text[0] in _UNSEEN:
                continue
            if text[0] == PLACE:
                yield Run("", "", index, level, None, (), 0)
            elif companion is None:
                shown = (mirrored(text) if level % 2 else text).translate(_NO_JOINERS)
                width = setting.face.width(shown, setting.size)
                yield Run(text, shown, index, level, None, (), width)
            else:
                backwards = level % 2 == 1
                glyphs = shaped(companion, self._text, begin, end, right_to_left=backwards)
                width = sum(glyph.advance for glyph in glyphs) * setting.size
                yield Run(text, "", index, level, companion, glyphs, width)

    def _kind(self, index: int) -> tuple[Any, ...]:
        """What is one in all characters of a run."""
        character, companion = self._text[index], self._companions[index]
        return (
            self._of[index],
            companion,
            self._levels[index],
            self._scripts[index] if companion else "",
            character if character in _UNSEEN or character == PLACE else "",
        )

    def _line(self, start: int, stop: int) -> Line:
        runs = list(self._runs(start, self._trimmed(start, stop)))
        reached = 0.0
        for index in visual_order([run.level for run in runs]):
            runs[index] = replace(runs[index], left=reached)
            reached += runs[index].width
        return Line(tuple(runs), reached, start, stop)
