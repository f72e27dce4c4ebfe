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
from factpress.quantities.quantity import Form, Quantity, plain
from factpress.quantities.units import Unit, UnitKind
from factpress.words import TABLES, Forms, Words
from factpress.words.formats import Formats, formats_of

LANGUAGES = frozenset(TABLES)
"""ISO 639-1 codes of the languages that factpress has words for."""

NO_BREAK = "\u00a0"
MINUS = "\u2212"
"""The minus sign of print, as wide as a plus; a hyphen is shorter, and breaks lines."""

_WIDE_DASH = f"{NO_BREAK}–{NO_BREAK}"

_LONGEST_KEPT = 10
"""Letters of a word that stays on the line of its number."""

_SEVERAL = Decimal(5)
"""A number that every language takes for several."""

_BOUNDS = frozenset({Form.MORE_THAN, Form.AT_LEAST, Form.LESS_THAN, Form.AT_MOST})


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
    """A quantity in parts: `about`, `1.4 billion`, `US dollars`.

    `glue` stands between amount and unit: a space, nothing before `%` in English.
    """

    prefix: str
    amount: str
    unit: str
    glue: str = " "

    @property
    def joined(self) -> Phrase:
        """The phrase with a unit that is joined to its number, such as `%`, in its amount."""
        if self.glue == " ":
            return self
        return Phrase(self.prefix, f"{self.amount}{self.glue}{self.unit}", "")

    def __str__(self) -> str:
        amount = f"{self.amount}{self.glue}{self.unit}" if self.unit else self.amount
        return _prefixed(self.prefix, amount)


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
        return formats_of(name, self.words.date_patterns)

    @property
    def is_english(self) -> bool:
        """Whether readers understand the notation of the facts file, which is English."""
        return self.words.locale.startswith("en")

    # Quantities

    def quantity(self, quantity: Quantity) -> str:
        """A quantity in full: `700 to 800 million US dollars`."""
        joint = self.words.range_of
        if self.unit(quantity.unit, quantity).startswith("-"):
            joint = joint.replace("{low}", "{low}-")
        return str(self.phrase(quantity, joint))

    def phrase(self, quantity: Quantity, joint: str = "{low}–{high}") -> Phrase:
        """A quantity in parts; `joint` says how the ends of a range are joined."""
        words = self.words
        quantity = quantity.rounded()
        form = quantity.form
        if form is Form.NOT_REPORTED:
            return Phrase("", words.not_reported, "")
        if form is Form.ORDINAL:
            return Phrase("", self.ordinal(int(quantity.low)), "")
        scale = self.told_scale(quantity.scale)
        amount = self._numbers(quantity, scale, joint)
        if scale:
            category = self._category(quantity, scale)
            amount += NO_BREAK + _form(words.scales[scale], category)
        unit = self.unit(quantity.unit, quantity)
        glue = " "
        if quantity.unit.kind is UnitKind.PERCENT:
            glue = self.formats.percent.removesuffix("%")
        elif unit.startswith("-"):
            glue = ""
        return Phrase(self._prefix(quantity), amount, unit, glue)

    def bare(self, quantity: Quantity, scale: int) -> str:
        """A quantity without its unit, in a common scale, for charts: `about 1,400`."""
        quantity = quantity.rounded()
        form = quantity.form
        if form in {Form.NOT_REPORTED, Form.ORDINAL}:
            return self.phrase(quantity).amount
        numbers = self._numbers(quantity, self.told_scale(scale), "{low}–{high}")
        sign = self.formats.percent if quantity.unit.kind is UnitKind.PERCENT else ""
        return _prefixed(self._prefix(quantity), numbers + sign)

    def number(self, value: Decimal) -> str:
        """A number with the digits it has and the language's marks: `1,400`, `−5`."""
        return self.formats.number(plain(value)).replace("-", MINUS)

    @property
    def decimal_sign(self) -> str:
        """What stands before the decimals of a number."""
        return self.number(Decimal("0.1"))[1]

    def ordinal(self, place: int) -> str:
        """A place in words where these are right for every gender, else as a numeral."""
        return self.words.ordinals.get(place) or self.words.ordinal_numeral(place)

    def told_scale(self, scale: int) -> int:
        """The largest power of ten with a word of its own, up to the one that is given."""
        return max((each for each in self.words.scales if each <= scale), default=0)

    def unit(self, unit: Unit, quantity: Quantity | None = None) -> str:
        """A unit as it stands behind its number: `US dollars`, `%`, `times`."""
        scale = self.told_scale(quantity.scale) if quantity else 0
        if scale:
            category = self.formats.plural(Decimal(1).scaleb(scale))
        elif quantity:
            category = self._category(quantity, 0)
        else:
            category = self.formats.plural(_SEVERAL)
        name = self._noun(unit, category)
        # "1 000 000 de dollars": French and Spanish hear the noun in round millions too.
        is_linked = scale or (quantity and category == "many")
        return self.words.of_unit(name) if name and is_linked else name

    def scaled_unit(self, unit: Unit, scale: int) -> str:
        """A unit with its scale, for the subtitle of a chart: `million US dollars`."""
        if unit.kind is UnitKind.PERCENT:
            return self.words.per_cent
        scale = self.told_scale(scale)
        if not scale:
            return self.unit(unit).removeprefix("-")
        name = self._noun(unit, self.formats.plural(Decimal(1).scaleb(scale)))
        linked = self.words.of_unit(name.removeprefix("-")) if name else ""
        return " ".join(part for part in (self.words.scale_units[scale], linked) if part)

    def _noun(self, unit: Unit, category: str) -> str:
        match unit.kind:
            case UnitKind.MONEY:
                return self.formats.currency(unit.name, category)
            case UnitKind.PERCENT:
                return "%"
            case UnitKind.POINTS:
                return _form(self.words.percentage_points, category)
            case UnitKind.RATIO:
                return _form(self.words.times, category)
            case UnitKind.COUNT:
                return unit.name
            case UnitKind.NUMBER | UnitKind.ORDINAL:
                return ""

    def _category(self, quantity: Quantity, scale: int) -> str:
        """The plural category that a noun has behind the printed numbers of a quantity."""
        numbers = [plain(each.scaleb(-scale)) for each in _printed_numbers(quantity)]
        if not numbers:
            return self.formats.plural(_SEVERAL)
        first, last = self.formats.plural(numbers[0]), self.formats.plural(numbers[-1])
        # Of two numbers, the one before the noun decides; "0 to 1" is several all the same.
        category = first if last == "one" else last
        is_bound = quantity.form in _BOUNDS
        return self.words.genitive.get(category, category) if is_bound else category

    def _prefix(self, quantity: Quantity) -> str:
        words = self.words
        if quantity.form is Form.RANGE and quantity.approximate:
            return words.about  # a range that is calculated from an approximate value
        return {
            Form.ABOUT: words.about,
            Form.MORE_THAN: words.more_than,
            Form.AT_LEAST: words.at_least,
            Form.LESS_THAN: words.less_than,
            Form.AT_MOST: words.at_most,
        }.get(quantity.form, "")

    def _numbers(self, quantity: Quantity, scale: int, joint: str) -> str:
        numbers = [self.number(each.scaleb(-scale)) for each in _printed_numbers(quantity)]
        if quantity.form is Form.PLUS_MINUS:
            return f"{NO_BREAK}±{NO_BREAK}".join(numbers)
        if quantity.form is Form.RANGE:
            # A dash beside a minus sign is read as neither.
            joint = joint if quantity.low >= 0 else self.words.range_of.replace("–", _WIDE_DASH)
            return joint.format(low=numbers[0], high=numbers[1])
        return numbers[0]

    # Dates

    def date(self, day: date) -> str:
        """A day in full: `21 November 2023`."""
        return self._first_of_month(self.formats.long_date(day), day.day)

    def moment(self, moment: Moment, *, short: bool = False) -> str:
        """A moment as exactly as it is known: `November 2023, before 21 November`."""
        words = self.words
        if not moment.is_reported:
            return words.date_unknown
        period = ""
        if moment.start:
            period = self._day(moment.start, short=short)
            if moment.end:
                ends = (period, self._day(moment.end, short=short))
                joint = words.span if any(" " in end for end in ends) else "{start}–{end}"
                period = joint.format(start=ends[0], end=ends[1])
        bound = ""
        for day, on_day, otherwise in (
            (moment.before, words.before_day, words.before),
            (moment.after, words.after_day, words.after),
        ):
            if day:
                inside = moment.start is not None and day.first.year == moment.start.first.year
                date = self._day(day, short=short, year=not inside, kind="bound ")
                told = on_day if day.precision is Precision.DAY else otherwise
                bound = told.format(date=date)
        if period and bound:
            return words.within.format(period=period, bound=bound)
        return period or _capitalised(bound)

    def _day(self, day: Day, *, short: bool, year: bool = True, kind: str = "") -> str:
        if day.precision is Precision.DAY and year and not short:
            return self.date(day.first)
        month = "MMM" if short else "MMMM"
        skeleton = {
            Precision.DAY: f"{'y' if year else ''}{month}d",
            Precision.MONTH: f"{'y' if year else ''}{month}",
            Precision.YEAR: "y",
        }[day.precision]
        text = self.formats.part_of_date(kind + skeleton, day.first)
        return self._first_of_month(text, day.first.day) if day.precision is Precision.DAY else text

    def _first_of_month(self, text: str, day: int) -> str:
        first = self.words.first_of_month
        return re.sub(r"(?<!\d)1(?!\d)", first, text, count=1) if day == 1 else text

    # Names, lists and sentences

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 alpha-2 code."""
        return country_name(code, self.language.partition("-")[0])

    def list(self, items: Sequence[str]) -> str:
        """Items as a phrase: `France, India and Georgia`."""
        return self.formats.phrase(items) if items else ""

    def sentence(self, text: str) -> str:
        """The text with a full stop, unless it ends with one: `1 марта 2023 г.`"""
        return text if text.endswith(self.words.stop) else text + self.words.stop


def _prefixed(prefix: str, amount: str) -> str:
    """The two joined; a line may end behind a word that would leave it half empty."""
    if not prefix:
        return amount
    is_short = max(map(len, prefix.split())) <= _LONGEST_KEPT
    return f"{prefix}{NO_BREAK if is_short else ' '}{amount}"


def _form(forms: Forms, category: str) -> str:
    return forms.get(category, forms["other"])


def _printed_numbers(quantity: Quantity) -> tuple[Decimal, ...]:
    """The one or two numbers that are printed, in the order in which they are read."""
    match quantity.form:
        case Form.NOT_REPORTED:
            return ()
        case Form.PLUS_MINUS if quantity.centre is not None:
            return quantity.centre, quantity.high - quantity.centre
        case Form.RANGE:
            return quantity.low, quantity.high
        case Form.LESS_THAN | Form.AT_MOST:
            return (quantity.high,)
        case _:
            return (quantity.low,)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
