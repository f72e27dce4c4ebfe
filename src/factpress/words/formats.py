"""How a locale writes numbers, dates, money and lists: the formats of the Unicode CLDR.

babel knows them all, but to load it takes longer than most checks of a facts file; the
locale that most briefings are written in is therefore at hand without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol


class Formats(Protocol):
    """The formats of one locale."""

    @property
    def tag(self) -> str:
        """The locale as BCP 47 names it: `en-GB`."""

    def number(self, value: Decimal) -> str:
        """A number with all the digits that it has: `1,400.5`."""

    @property
    def percent(self) -> str:
        """The percent sign as it stands behind its number, with the space before it, if any."""

    def plural(self, value: Decimal) -> str:
        """The plural category of a noun behind a number: `one`, `few`, `many`, `other`."""

    def currency(self, code: str, category: str) -> str:
        """The name of a currency by its ISO 4217 code and plural category: `US dollars`."""

    def long_date(self, day: date) -> str:
        """A day in full: `21 November 2023`."""

    def part_of_date(self, skeleton: str, day: date) -> str:
        """The parts of a date that a skeleton of CLDR names: `yMMMM` gives `November 2023`.

        Behind `before` or `after` the skeleton is called `bound yMMMM`.
        """

    def phrase(self, items: Sequence[str]) -> str:
        """Items, at least one, as a phrase: `France, India and Georgia`."""


def formats_of(locale: str, date_patterns: Mapping[str, str]) -> Formats:
    """The formats of a locale by its CLDR name, such as `en_GB`.

    `date_patterns` go before those of CLDR.
    """
    if locale == "en_GB":
        from factpress.words.british import British

        return British()
    from factpress.words.cldr import Cldr

    return Cldr(locale, date_patterns)
