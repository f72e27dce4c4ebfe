"""How values and dates are written elsewhere, and how a facts file writes them.

What these functions give is a proposal: the caller reads it before it is shown, so that a
hint never names what cannot be read either. They are needed where something is wrong, and
imported there, so that what is right is read the sooner.
"""

from __future__ import annotations

import calendar
import re
from decimal import Decimal

from factpress.quantities.units import (
    CURRENCIES,
    CURRENCY_NAMES,
    LETTERS,
    SCALES,
    SHARED_NAMES,
    SPELLINGS,
    is_odd_unit,
)

_SYMBOLS = {"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_SYMBOL = "|".join(map(re.escape, _SYMBOLS))
_SIGN = r"[~<>=≥≤]*\s*"
_SCALE_WRITTEN = re.compile(
    "|".join(
        [rf"(?:{words.replace(' ', '|')})\b\.?" for words in SPELLINGS.values()]
        + [r"[kmb](?=\s+[A-Z]{3}$)"]
    ),
    re.IGNORECASE,
)
_CURRENCY_NAMED = re.compile(
    rf"(.*\d.*?)\s*({'|'.join(map(re.escape, (*CURRENCY_NAMES, *SHARED_NAMES)))})", re.IGNORECASE
)
_QUALIFIERS = {
    "~": r"about|around|approximately|approx\.?|roughly|some|circa|ca\.?|c\.",
    "> ": r"more than|over|above",
    ">= ": r"at least|no less than",
    "< ": r"less than|fewer than|under|below",
    "<= ": r"at most|up to|no more than",
}
_MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
}
_DATES = (
    re.compile(r"(?P<day>\d{1,2})\.?\s+(?P<month>[^\W\d_]+)\.?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<month>[^\W\d_]+)\.?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})"),
)


def corrected_value(text: str) -> str:
    """The text with what other places write replaced by the notation of a facts file."""
    text = " ".join(text.split())
    for sign, words in _QUALIFIERS.items():
        text = re.sub(rf"(?:{words})\s*(?=[\d$€£¥A-Z])", sign, text, count=1)
    text = re.sub(r"^(?:between|from)\s+(?=\d)", "", text)
    text = _currency_behind(text)
    text = re.sub(r"(?<=\d)[,'’_ ](?=\d{3}(?!\d))", "", text)
    text = re.sub(r"\d{1,3}(?:\.\d{3}){2,}(?!\d)", lambda match: match[0].replace(".", ""), text)
    text = re.sub(r"(?<=\d)\.(?=\d{3}(?:\.\d{3})*,\d)", "", text)
    text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    text = re.sub(r"\d+(?:\.\d+)?[eE][+-]?\d{1,2}(?!\d)", _without_exponent, text)
    text = re.sub(rf"(?<=\d)\s*({_SCALE_WRITTEN.pattern})", _scale, text, flags=re.IGNORECASE)
    text = re.sub(rf"(\d(?:\s*(?:{'|'.join(SCALES)}))?)\s*(?:to|and|bis|à|[-–—])\s*(?=\d)",
                  r"\1..", text)  # fmt: skip
    text = re.sub(rf"^({_SIGN})\+(?=\d)", r"\1", text)
    text = re.sub(rf"^({_SIGN})\.(?=\d)", r"\g<1>0.", text)
    text = re.sub(r"(?<=\d)\.(?=\s|$)", "", text)
    text = re.sub(r"±\s*[-−]", "± ", text)
    text = re.sub(rf"^{_SIGN}(?=-?\d[\d.]*\s*\.\.)", "", text)
    return _in_order(text)


def corrected_date(text: str) -> str:
    """The date in the order of a facts file, or the text where it is none that is known.

    Days and months in figures with strokes between them are left alone: 1/2 is January in
    one country and February in another.
    """
    text = " ".join(text.split())
    for pattern in _DATES:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        named = match["month"]
        month = int(named) if named.isdigit() else _MONTHS.get(named.casefold())
        if month is None:
            continue
        day = match.groupdict().get("day")
        return f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else "")
    return text


def _currency_behind(text: str) -> str:
    before = re.fullmatch(rf"({_SIGN})({_SYMBOL}|[A-Z]{{3}})\s*(\d.*)", text)
    if before and (before[2] in _SYMBOLS or before[2] in CURRENCIES):
        return f"{before[1]}{before[3]} {_SYMBOLS.get(before[2], before[2])}"
    behind = re.fullmatch(rf"(.*\d.*?)\s*({_SYMBOL})", text)
    if behind:
        return f"{behind[1]} {_SYMBOLS[behind[2]]}"
    small = re.fullmatch(r"(.*\d.*?)\s+([A-Za-z]{3})", text)
    if small and is_odd_unit(small[2]):
        return f"{small[1]} {small[2].upper()}"
    named = _CURRENCY_NAMED.fullmatch(text)
    if named:
        name = named[2].casefold()
        return f"{named[1]} {CURRENCY_NAMES.get(name) or SHARED_NAMES[name]}"
    return text


def _without_exponent(match: re.Match[str]) -> str:
    return f"{Decimal(match[0]):f}"


def _scale(match: re.Match[str]) -> str:
    written = match[1].casefold().rstrip(".")
    spelt = (scale for scale, words in SPELLINGS.items() if written in words.split())
    return f" {next(spelt, LETTERS.get(written, written))}"


def _in_order(text: str) -> str:
    match = re.fullmatch(r"(-?\d[\d.]*?)\.\.(-?\d+(?:\.\d+)?)(.*)", text)
    if (
        match
        and re.fullmatch(r"-?\d+(?:\.\d+)?", match[1])
        and Decimal(match[1]) > Decimal(match[2])
    ):
        return f"{match[2]}..{match[1]}{match[3]}"
    return text
