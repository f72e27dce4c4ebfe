"""Numbers, dates and names in the words of a language.

Every writer prints these texts verbatim, so report, deck and charts cannot disagree, and
read-back can compare exact strings. Formats are those of the Unicode CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from factpress.frozen import frozen
from factpress.geography.countries import country_name
from factpress.quantities.moments import Day, Moment, Precision
from factpress.quantities.notation import ordinal_numeral
from factpress.quantities.quantity import Form, Quantity, plain
from factpress.quantities.units import Unit, UnitKind
from factpress.words import TABLES, Words
from factpress.words.formats import Formats, formats_of

LANGUAGES = frozenset(TABLES)
"""ISO 639-1 codes of the languages that factpress has words for."""

NO_BREAK = "\u00a0"


def is_language(language: str) -> bool:
    """Whether CLDR knows the language, with the region that it may name."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", language):
        return False
    if language in TABLES:
        return True
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


@frozen
class Phrase:
    """A quantity in parts: `about`, `1.4 billion`, `US dollars`."""

    prefix: str
    amount: str
    unit: str


@dataclass(frozen=True)
class Wording:
    """How a language says quantities, dates and countries.

    `language` is an ISO 639-1 code, optionally with a region: `en-US`. Its first part must
    be in LANGUAGES.
    """

    language: str

    @cached_property
    def words(self) -> Words:
        """The words that factpress itself prints."""
        return TABLES[self.language.partition("-")[0]]

    @cached_property
    def formats(self) -> Formats:
        """The formats of the language, in the region that it names or the usual one."""
        region = self.language.partition("-")[2]
        name = f"{self.language.partition('-')[0]}_{region}" if region else self.words.locale
        return formats_of(name)

    # Quantities

    def quantity(self, quantity: Quantity) -> str:
        """A quantity in full: `700 to 800 million US dollars`."""
        phrase = self.phrase(quantity, joint=self.words.range_of)
        tight = phrase.unit == "%"
        amount = f"{phrase.amount}%" if tight else f"{phrase.amount} {phrase.unit}"
        return NO_BREAK.join(part for part in (phrase.prefix, amount.strip()) if part)

    def phrase(self, quantity: Quantity, joint: str = "{low}–{high}") -> Phrase:
        """A quantity in parts; `joint` says how the ends of a range are joined."""
        words = self.words
        quantity = quantity.rounded()
        form = quantity.form
        if form is Form.NOT_REPORTED:
            return Phrase("", words.not_reported, "")
        if form is Form.ORDINAL:
            return Phrase("", self.ordinal(int(quantity.low)), "")
        prefixes = {
            Form.ABOUT: words.about,
            Form.MORE_THAN: words.more_than,
            Form.AT_LEAST: words.at_least,
            Form.LESS_THAN: words.less_than,
            Form.AT_MOST: words.at_most,
        }
        numbers = self._numbers(quantity, quantity.scale, joint)
        scale = words.scales.get(quantity.scale, "")
        amount = f"{numbers}{NO_BREAK}{scale}" if scale else numbers
        return Phrase(prefixes.get(form, ""), amount, self.unit(quantity.unit, quantity))

    def bare(self, quantity: Quantity, scale: int) -> str:
        """A quantity without its unit, in a common scale, for charts: `about 1,400`."""
        quantity = quantity.rounded()
        phrase = self.phrase(quantity)
        if quantity.form in {Form.NOT_REPORTED, Form.ORDINAL}:
            return phrase.amount
        numbers = self._numbers(quantity, scale, "{low}–{high}")
        sign = "%" if quantity.unit.kind is UnitKind.PERCENT else ""
        return (
            f"{phrase.prefix}{NO_BREAK}{numbers}{sign}".strip() if phrase.prefix else numbers + sign
        )

    def number(self, value: Decimal) -> str:
        """A number with the digits it has and the language's marks: `1,400`."""
        return self.formats.number(plain(value))

    def ordinal(self, place: int) -> str:
        """A place in words up to the tenth, else as a numeral."""
        words = self.words.ordinals
        return words[place - 1] if 0 < place <= len(words) else ordinal_numeral(place)

    def unit(self, unit: Unit, quantity: Quantity | None = None) -> str:
        """A unit as it stands behind its number: `US dollars`, `%`, `times`."""
        match unit.kind:
            case UnitKind.MONEY:
                one = quantity is not None and quantity.known_ends == (Decimal(1),)
                return self.formats.currency(unit.name, one=one)
            case UnitKind.PERCENT:
                return "%"
            case UnitKind.POINTS:
                return self.words.percentage_points
            case UnitKind.RATIO:
                return self.words.times
            case UnitKind.COUNT:
                return unit.name
            case UnitKind.NUMBER | UnitKind.ORDINAL:
                return ""

    def scaled_unit(self, unit: Unit, scale: int) -> str:
        """A unit with its scale, for the subtitle of a chart: `million US dollars`."""
        name = self.words.per_cent if unit.kind is UnitKind.PERCENT else self.unit(unit)
        return " ".join(part for part in (self.words.scales.get(scale, ""), name) if part)

    def _numbers(self, quantity: Quantity, scale: int, joint: str) -> str:
        def shown(value: Decimal) -> str:
            return self.number(value.scaleb(-scale))

        if quantity.form is Form.PLUS_MINUS and quantity.centre is not None:
            deviation = quantity.high - quantity.centre
            return f"{shown(quantity.centre)}{NO_BREAK}±{NO_BREAK}{shown(deviation)}"
        if quantity.form is Form.RANGE:
            # A dash beside a minus sign is read as neither.
            joint = joint if quantity.low >= 0 else self.words.range_of
            return joint.format(low=shown(quantity.low), high=shown(quantity.high))
        end = quantity.high if quantity.form in {Form.LESS_THAN, Form.AT_MOST} else quantity.low
        return shown(end)

    # Dates

    def date(self, day: date) -> str:
        """A day in full: `21 November 2023`."""
        return self.formats.long_date(day)

    def moment(self, moment: Moment, *, short: bool = False) -> str:
        """A moment as exactly as it is known: `November 2023, before 21 November`."""
        if not moment.is_reported:
            return self.words.date_unknown
        period = ""
        if moment.start:
            period = self._day(moment.start, short=short)
            if moment.end:
                period = f"{period}–{self._day(moment.end, short=short)}"
        bound = ""
        for day, words in ((moment.before, self.words.before), (moment.after, self.words.after)):
            if day:
                inside = moment.start is not None and day.first.year == moment.start.first.year
                bound = words.format(date=self._day(day, short=short, year=not inside))
        if period and bound:
            return self.words.within.format(period=period, bound=bound)
        return period or _capitalised(bound)

    def _day(self, day: Day, *, short: bool, year: bool = True) -> str:
        if day.precision is Precision.DAY and year and not short:
            return self.date(day.first)
        month = "MMM" if short else "MMMM"
        skeleton = {
            Precision.DAY: f"{'y' if year else ''}{month}d",
            Precision.MONTH: f"{'y' if year else ''}{month}",
            Precision.YEAR: "y",
        }[day.precision]
        return self.formats.part_of_date(skeleton, day.first)

    # Names and lists

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 alpha-2 code."""
        return country_name(code, self.language.partition("-")[0])

    def list(self, items: Sequence[str]) -> str:
        """Items as a phrase: `France, India and Georgia`."""
        return self.formats.phrase(items) if items else ""


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
