"""The formats of any locale, by babel."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext
from functools import cached_property

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_name

# More than any value holds, so that formatting never rounds.
_DIGITS = 80
# Between them they have every plural category of every language.
_COUNTS = tuple(map(Decimal, ("1", "2", "5", "1.5", "1000000", "0", "3", "11", "100")))
# What babel leaves out of CLDR: locales that group no digits in numbers of four.
_GROUPING_FROM_FIVE = {"es", "es_ES", "pl", "pt_PT"}
# "España e Italia", but "agua y hielo": before the sound of i, "y" becomes "e".
_SPANISH_I = re.compile(r"h?[ií](?![aeoáéó])", re.IGNORECASE)


@dataclass(frozen=True)
class Cldr:
    """The formats of the locale with this CLDR name; `date_patterns` go before CLDR's."""

    name: str
    date_patterns: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self.name)

    @property
    def tag(self) -> str:
        """The locale as BCP 47 names it."""
        return str(self._locale).replace("_", "-")

    def number(self, value: Decimal) -> str:
        """A number with all the digits that it has."""
        decimals = max(0, -int(value.as_tuple().exponent))
        whole = "#,##0"
        if self.name in _GROUPING_FROM_FIVE and abs(value) < 10_000:
            whole = "0"
        pattern = f"{whole}.{'#' * decimals}" if decimals else whole
        with localcontext(prec=_DIGITS):
            return str(format_decimal(value, format=pattern, locale=self._locale))

    @cached_property
    def percent(self) -> str:
        """The percent sign, with the space before it, if any."""
        return str(self._locale.percent_formats[None].suffix[0])

    def plural(self, value: Decimal) -> str:
        """The plural category of a noun behind a number."""
        return str(self._locale.plural_form(value))

    def currency(self, code: str, category: str) -> str:
        """The name of a currency."""
        count = next((each for each in _COUNTS if self.plural(each) == category), _COUNTS[1])
        name = str(get_currency_name(code, count=count, locale=self._locale))
        if self._locale.language == "de":
            # CLDR's names stand alone; within a sentence an adjective has a small letter.
            name = re.sub(r"^(\w+ische[rsn]?|Neue[rs]?|Konvertible)\b", _small, name)
        return name

    def long_date(self, day: date) -> str:
        """A day in full."""
        return str(format_date(day, self.date_patterns.get("long", "long"), self._locale))

    def part_of_date(self, skeleton: str, day: date) -> str:
        """The parts of a date that a skeleton names."""
        known = skeleton.removeprefix("bound ")
        pattern = self.date_patterns.get(skeleton) or self.date_patterns.get(known)
        if pattern is None and known == "MMMM":
            pattern = "LLLL"  # which babel would shorten
        if pattern is not None:
            return str(format_date(day, pattern, self._locale))
        return str(format_skeleton(known, day, locale=self._locale))

    def phrase(self, items: Sequence[str]) -> str:
        """Items as a phrase."""
        text = str(format_list(list(items), locale=self._locale))
        if self._locale.language == "es" and len(items) > 1 and _SPANISH_I.match(items[-1]):
            head = text.removesuffix(items[-1])
            text = head.removesuffix("y ") + "e " + items[-1]
        return text


def _small(match: re.Match[str]) -> str:
    return match[0][:1].lower() + match[0][1:]
