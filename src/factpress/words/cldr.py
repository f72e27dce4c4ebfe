"""The formats of any locale, by babel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from functools import cached_property

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_name

# More than any value holds, so that formatting never rounds.
_DIGITS = 80


@dataclass(frozen=True)
class Cldr:
    """The formats of the locale with this CLDR name."""

    name: str

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
        pattern = f"#,##0.{'#' * decimals}" if decimals else "#,##0"
        with localcontext(prec=_DIGITS):
            return str(format_decimal(value, format=pattern, locale=self._locale))

    def currency(self, code: str, *, one: bool) -> str:
        """The name of a currency."""
        return str(get_currency_name(code, count=1 if one else 2, locale=self._locale))

    def long_date(self, day: date) -> str:
        """A day in full."""
        return str(format_date(day, "long", self._locale))

    def part_of_date(self, skeleton: str, day: date) -> str:
        """The parts of a date that a skeleton names."""
        return str(format_skeleton(skeleton, day, locale=self._locale))

    def phrase(self, items: Sequence[str]) -> str:
        """Items as a phrase."""
        return str(format_list(list(items), locale=self._locale))
