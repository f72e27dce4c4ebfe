"""Names that hold digits: Ground Master 200, Section 907, G7, COVID-19. They are no figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factpress.drafting.spans import Spans, matches
from factpress.drafting.vocabulary import Vocabulary
from factpress.geography.countries import find_country
from factpress.quantities.units import CURRENCIES

_LETTERS = r"[^\W\d_]{1,40}"
_CAPITALISED = rf"[A-Z](?:{_LETTERS})?(?:[-'’]{_LETTERS}){{0,3}}\.?"
_WITH_DIGITS = re.compile(
    r"(?<![\w$€£.,-])(?=[^\W\d_]{0,40}[A-Z])(?P<letters>[^\W\d_]{1,40})-?\d{1,9}"
    r"(?:[-/][A-Z0-9]{1,9}|[A-Za-z]{1,20}){0,3}\b(?!%)"
)
_DIGITS_FIRST = re.compile(r"(?<![\w$€£.,-])\d{1,3}(?P<letters>[A-Z][A-Za-z]{0,20})\b")
_NUMBERED = re.compile(
    rf"(?<![\w.-])(?P<words>(?:{_CAPITALISED}\s){{1,3}})(?:\([A-Z]{{2,6}}\)\s)?[‘'\"“]?"
    r"(?P<number>\d{1,5}(?:-\d{1,5})?[A-Z]?(?:/(?:\d{1,5}|[A-Z]{2,10})\b){0,3})\b"
    r"(?![.,:]?\d|\s?%|['’]s\b)"
)

_COUNTED = re.compile(r"\s+(?:[a-z-]{1,40}\s+)?[a-z-]{1,40}s\b")


def find_names(
    text: str, taken: Spans, vocabulary: Vocabulary, counts: re.Pattern[str]
) -> Iterator[str]:
    """The names of a paragraph; `counts` matches what makes a number before it a figure."""
    for match in _WITH_DIGITS.finditer(text):
        letters = match["letters"]
        is_money = letters in CURRENCIES and re.fullmatch(r"[A-Z]+\d[\dkmbn]*", match[0])
        is_quarter = re.fullmatch(r"Q[1-4]", match[0]) is not None
        if not (is_money or is_quarter) and taken.take(match.start(), match.end()):
            yield match[0]
    units = set(vocabulary.unit_symbols)
    for match in _DIGITS_FIRST.finditer(text):
        if match["letters"] not in units and taken.take(match.start(), match.end()):
            yield match[0]
    for match in _NUMBERED.finditer(text):
        words = _name_words(match["words"], vocabulary)
        if not words or counts.match(text, match.end()):
            continue
        is_country = find_country(" ".join(words)) is not None
        if is_country and _COUNTED.match(text, match.end()):
            continue
        start = match.end("words") - len(match["words"].split(maxsplit=_dropped(match, words))[-1])
        if taken.take(start, match.end()):
            yield re.sub(r"[‘'\"“]", "", " ".join(text[start : match.end()].split()))


def _name_words(text: str, vocabulary: Vocabulary) -> list[str]:
    """The words directly before the number that can belong to a name."""
    words: list[str] = []
    for word in reversed(text.split()):
        folded = word.lower().rstrip(".")
        broken = folded in vocabulary.name_breakers or folded in vocabulary.months
        if broken or word in CURRENCIES or folded.endswith("ly"):
            break
        words.insert(0, word)
    return words


def _dropped(match: re.Match[str], words: list[str]) -> int:
    return len(match["words"].split()) - len(words)


_NO_FIGURES = re.compile(
    r"""\b(?:https?://|www\.|mailto:)\S+ | (?<!\S)[^\s@]{1,64}@\S{1,200}  # addresses
    |\b\d{1,2}(?::\d{2}){1,2}\b(?:\s*[ap]\.?m\b)?               # times
    |\b\d{1,2}(?:\.\d{2})?\s*(?:[ap]m\b|[ap]\.m\.|o['’]clock)
    |\b\d{1,9}:\d{1,9}\b | \b24/7\b | \b9/11\b                  # scores and sayings
    |\b(?!\d\d?\.\d\d?\.\d{4}\b)\d{1,9}(?:\.\d{1,9}){2,}\b(?<!\.\d{3})  # versions
    |\+\d[\d ()-]{6,20}\d                                     # telephones
    |(?:\bNos?\.|\bpp?\.|\#|§)\s*\d+(?:[-–]\d+)? | \[\d+\]      # places in other texts
    """,
    re.VERBOSE,
)


def skip_what_counts_nothing(text: str, taken: Spans) -> None:
    """Takes the stretches whose digits are no figures: addresses, times, references."""
    for _ in matches(_NO_FIGURES, text, taken):
        pass
