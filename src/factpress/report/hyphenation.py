"""Words hyphenated in the language of the document, by the patterns that pyphen carries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from string import digits

from pyphen import LANGUAGES, HyphDict, language_fallback

Hyphenate = Callable[[str], Iterator[tuple[str, str]]]
"""Gives the parts of a word on either side of each place for a hyphen, the last place first."""

_LEAST_BEHIND = 3


def hyphenator(language: str, least_before: int) -> Hyphenate | None:
    """Hyphenates words of a language, with at least so many letters before the hyphen.

    Names and abbreviations stay whole: words with capitals, but for the first letters of German
    nouns. None where there are no patterns for the language, as for Armenian.
    """
    known = language_fallback(language)
    if known is None:
        return None
    patterns = patterns_of(LANGUAGES[known])
    has_capital_nouns = known.startswith("de")

    def hyphenate(word: str) -> Iterator[tuple[str, str]]:
        letters = word[1:] if has_capital_nouns else word
        if not (letters.isalpha() and letters.islower()):
            return
        last = len(word) - _LEAST_BEHIND
        for place in reversed(patterns.positions(word)):
            # With data the word would be spelt in another way.
            if least_before <= place <= last and place.data is None:
                yield word[:place], word[place:]

    return hyphenate


@cache
def patterns_of(path: Path) -> HyphDict:
    """The patterns of a file of hunspell's hyphenation (hyphen, README.hyphen)."""
    encoding, _, content = path.read_bytes().partition(b"\n")
    text = content.decode(encoding.strip().decode("ascii"))
    return HyphDict(path) if _UNUSUAL.search(text) else _Patterns(text)


_UNUSUAL = re.compile(r"\^\^|^[^%#\n]*/.*=", re.MULTILINE)
"""Characters by their codes, and words that a hyphen spells in another way."""
_PATTERN = re.compile(
    r"^[ \t]*(?![%#]|(?:COMPOUND)?(?:LEFT|RIGHT)HYPHENMIN)(.*[1-9].*?)[ \t\r]*$",
    re.MULTILINE,
)
"""A line with a pattern in which any value is not 0."""


class _Patterns(HyphDict):  # type: ignore[misc]
    """Patterns of which each is parsed when a word has its letters.

    To parse all of them first, as pyphen does, takes up to ten times as long as to set a report.
    """

    def __init__(self, text: str) -> None:
        lines = _PATTERN.findall(text)
        letters = "\n".join(lines)
        for digit in digits:
            letters = letters.replace(digit, "")
        written = dict(zip(letters.split("\n"), lines, strict=True))
        self.maxlen = max(map(len, written))
        self.patterns = _Parsed(written)
        self.cache: dict[str, list[int]] = {}


class _Parsed:
    """Values between the letters of patterns, from the first that is not 0 to the last."""

    def __init__(self, written: Mapping[str, str]) -> None:
        self._written = written

    def get(self, letters: str) -> tuple[int, tuple[int, ...]] | None:
        """The number of letters before the first value, and the values; None for no pattern."""
        line = self._written.get(letters)
        if not line:
            return None
        values = [int(digit or "0") for digit, _ in re.findall(r"(\d?)(\D?)", line)]
        used = [index for index, value in enumerate(values) if value]
        return used[0], tuple(values[used[0] : used[-1] + 1])
