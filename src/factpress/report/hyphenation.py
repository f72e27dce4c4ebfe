"""Words hyphenated in the language of the document, by the patterns that pyphen carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyphen import Pyphen, language_fallback

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
    patterns = Pyphen(lang=known, left=least_before, right=_LEAST_BEHIND)
    has_capital_nouns = known.startswith("de")

    def hyphenate(word: str) -> Iterator[tuple[str, str]]:
        letters = word[1:] if has_capital_nouns else word
        if not (letters.isalpha() and letters.islower()):
            return
        for place in reversed(patterns.positions(word)):
            if place.data is None:  # else the word would be spelt in another way
                yield word[:place], word[place:]

    return hyphenate
