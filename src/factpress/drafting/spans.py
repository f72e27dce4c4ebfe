"""Stretches of a paragraph that are spoken for."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_WORD = re.compile(r"\S+")
_MOST_WORDS = 8


@dataclass(slots=True)
class Spans:
    """Stretches that do not overlap, in the order of the text."""

    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)

    def take(self, start: int, end: int) -> bool:
        """Takes a stretch; False when a part of it is taken already."""
        index = bisect.bisect_right(self._starts, start)
        if not self.is_free(start, end):
            return False
        self._starts.insert(index, start)
        self._ends.insert(index, end)
        return True

    def is_free(self, start: int, end: int) -> bool:
        """Whether no part of the stretch is taken."""
        index = bisect.bisect_right(self._starts, start)
        if index and self._ends[index - 1] > start:
            return False
        return index == len(self._starts) or self._starts[index] >= end


def matches(pattern: re.Pattern[str], text: str, taken: Spans) -> Iterator[re.Match[str]]:
    """The matches of a pattern that are free, each taken before it is given."""
    for match in pattern.finditer(text):
        if taken.take(match.start(), match.end()):
            yield match


def excerpt(text: str, start: int, end: int) -> str:
    """The words of a stretch, whole, and eight of them at most."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    words = [match[0] for match in _WORD.finditer(text, start, end)][:_MOST_WORDS]
    return " ".join(words).strip("\"“”„«»()[].,;:!?–—'‘’… ")
