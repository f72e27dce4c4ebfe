"""A vocabulary as patterns: numbers, their units, and the words around them."""

from __future__ import annotations

import re
from functools import cache

from factpress.drafting.vocabulary import Vocabulary, choice
from factpress.frozen import frozen
from factpress.quantities.units import CURRENCIES, SCALES

FRACTIONS = {"½": "5", "¼": "25", "¾": "75", "⅛": "125", "⅜": "375", "⅝": "625", "⅞": "875"}
"""Fractions in one character that decimals say exactly, and the digits behind the point."""

_FRACTION = f"[{''.join(FRACTIONS)}]"
_DIGITS = (
    rf"\d{{1,6}}\s?{_FRACTION}|{_FRACTION}|\d{{1,3}}\s1/[24]"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]\d)|\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d{1,15}(?:\.\d{1,12})?"
)
AT_START = r"(?:(?<![\w.,/:])(?<!\w[-–])|(?<=\b[A-Z]{3}))"
_BEHIND = r"(?!\d|(?:st|nd|rd|th)\b|[/:,]\d|['’]?s\b)"


@frozen
class Patterns:
    """The vocabulary of a language as patterns."""

    number: re.Pattern[str]
    number_here: re.Pattern[str]
    hundred: re.Pattern[str]
    joint: re.Pattern[str]
    opening: re.Pattern[str]
    symbol: re.Pattern[str]
    scale: re.Pattern[str]
    unit: re.Pattern[str]
    symbol_before: re.Pattern[str]
    sign: re.Pattern[str]
    sign_behind: re.Pattern[str]
    ordinal: re.Pattern[str]
    not_counting: re.Pattern[str]
    vague: re.Pattern[str]
    counts: re.Pattern[str]


@cache
def patterns(words: Vocabulary) -> Patterns:
    """The patterns of a language."""
    gap = r"(?:\s?-?|\s)"
    scales = rf"(?P<scale>(?i:{choice(tuple(words.scales))}))\b"
    glued = rf"(?P<glued>{choice(tuple(words.glued_scales))})\b"
    money = choice((*words.currency_words, *sorted(CURRENCIES)))
    codes = choice(tuple(sorted(CURRENCIES)))
    names = choice(tuple(words.currency_words))
    unit = (
        rf"\s?-?(?P<points>(?i:{choice(words.points)}))(?!\w)"
        rf"|\s?-?(?P<percent>(?i:{choice(words.percent)}))(?!\w)"
        rf"|\s?-?(?P<money>(?i:{names})|{codes})\b"
        rf"|\s?(?P<money_symbol>[$€£₽₺₴₾֏])"
        rf"|\s?-?(?P<symbol>{choice(tuple(words.unit_symbols))})(?!\w)"
    )
    spelled = choice(tuple(words.numbers))
    decimal_comma = rf"\d{{1,6}},\d{{1,2}}(?={gap}(?i:{choice((*words.scales, *words.percent))}))"
    number = (
        rf"(?:(?P<digits>{decimal_comma}|{_DIGITS}){_BEHIND}"
        rf"|(?P<word>(?i:{spelled}))\b"
        rf"|(?P<article>(?i:an?))(?=\s+(?i:{choice(tuple(SCALES))})\b))"
    )
    return Patterns(
        number=re.compile(AT_START + number),
        number_here=re.compile(number),
        hundred=re.compile(rf"\s+{words.hundred}\b"),
        joint=re.compile(
            rf"\s?(?P<dash>[-–—])\s?|\s+(?P<word>{words.and_}|{words.to})\s+"
            rf"|\s*(?P<deviation>±|\+/-|{words.plus_or_minus})\s*"
        ),
        opening=re.compile(
            rf"\b(?P<word>(?i:{words.between}|{words.from_}))\s+(?:[^\s\d,;.]+\s+){{0,2}}$"
        ),
        symbol=re.compile(rf"(?:(?i:{choice(tuple(words.currency_symbols))})\s?)?"),
        scale=re.compile(rf"{gap}{scales}|{glued}"),
        unit=re.compile(unit),
        symbol_before=re.compile(
            rf"(?:(?<![\w$])(?P<money>(?i:{choice(tuple(words.currency_symbols))}))\s?"
            rf"|\b(?P<code>{codes})\s?)$"
        ),
        sign=re.compile(
            rf"(?:(?<!\w)(?P<sign>(?i:{choice(tuple(words.signs))}))\s*)(?:(?:an?|the)\s+)?$"
        ),
        sign_behind=re.compile(rf"\s+(?P<sign>{choice(tuple(words.signs_behind))})\b"),
        ordinal=re.compile(
            rf"(?<![\w.,-])(?:(?P<numeral>\d{{1,4}})(?:st|nd|rd|th)"
            rf"|(?P<word>(?i:{choice(tuple(words.ordinals))})))\b(?!-)"
        ),
        not_counting=re.compile(rf"\b(?i:{'|'.join(words.no_count)})\b"),
        vague=re.compile(rf"\b(?i:{'|'.join(words.vague)})"),
        counts=re.compile(rf"{gap}(?:{scales})|\s?(?i:{money})\b|{unit}"),
    )
