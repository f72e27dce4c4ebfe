"""Reading and writing quantities in the notation of the facts file.

700..800 million USD     a range            ~1.4 billion USD      about
41.1 %                   exact              >= 12 systems         at least
> 30 years               more than          <= 5 %                at most
12 ± 3 %                 plus or minus      < 9                   less than
6th                      ordinal            not reported
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from factpress.problems import enumeration
from factpress.quantities.interval import INFINITY, Interval
from factpress.quantities.quantity import Form, Quantity, plain
from factpress.quantities.units import (
    CURRENCIES,
    CURRENCY_NAMES,
    NUMBER,
    ORDINAL,
    PERCENT,
    POINTS,
    RATIO,
    SCALES,
    SHARED_NAMES,
    Unit,
    UnitKind,
    count,
    is_odd_unit,
    money,
)

NOT_REPORTED = "not reported"
_NUMBER = r"[-−]?\d+(?:\.\d+)?"
_SCALE = r"(?:\s*(?P<{name}>" + "|".join(SCALES) + r")\b)?"
_VALUE = re.compile(
    rf"""\s*(?P<prefix>~|>=|<=|>|<|≥|≤)?\s*
    (?P<low>{_NUMBER}){_SCALE.format(name="low_scale")}
    (?:\s*(?P<joint>\.\.|±|\+/-)\s*(?P<high>{_NUMBER}){_SCALE.format(name="high_scale")})?
    \s*(?P<unit>.*?)\s*""",
    re.VERBOSE,
)
_ORDINAL = re.compile(r"\s*(\d{1,6})(st|nd|rd|th)\s*")
_GROUPED = re.compile(r"\d+(?:[,'’_ ]\d{3})+(?!\d)")
_DATE_OR_TIME = re.compile(
    r"\d{4}-\d{1,2}(?:-\d{1,2})?|(?P<hours>\d{1,2}):(?P<minutes>\d{2})", re.ASCII
)
_MOST_CHARACTERS = 200
_MOST_DIGITS = 30
_UNIT_WORDS = {
    "": NUMBER,
    "%": PERCENT,
    "per cent": PERCENT,
    "percent": PERCENT,
    "percentage points": POINTS,
    "times": RATIO,
}
_PREFIXES = {
    Form.ABOUT: "~",
    Form.MORE_THAN: "> ",
    Form.AT_LEAST: ">= ",
    Form.LESS_THAN: "< ",
    Form.AT_MOST: "<= ",
}


_PARTS = {
    frozenset({"exact"}): "{exact}",
    frozenset({"exact", "plus_minus"}): "{exact} ± {plus_minus}",
    frozenset({"low", "high"}): "{low}..{high}",
    frozenset({"about"}): "~{about}",
    frozenset({"more_than"}): "> {more_than}",
    frozenset({"at_least"}): ">= {at_least}",
    frozenset({"less_than"}): "< {less_than}",
    frozenset({"at_most"}): "<= {at_most}",
}


class NotationError(ValueError):
    """The text is no value; `hint` says how to write one."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def read_quantity(text: str) -> Quantity:
    """The quantity that the text stands for; raises NotationError.

    Where the text is written as it is elsewhere, the hint says how it is written here.
    """
    try:
        return _read(text)
    except NotationError as error:
        raise NotationError(str(error), _correction(text) or error.hint) from None


def _correction(text: str) -> str:
    """What to write for the text; empty where nothing that can be read is known."""
    from factpress.quantities.corrections import corrected_value

    if len(text) > _MOST_CHARACTERS:
        return ""
    better = corrected_value(text)
    try:
        _read(better)
    except NotationError:
        return ""
    if better == text or _DATE_OR_TIME.fullmatch(text.strip()):
        return ""
    written = f'"{better}"' if better[0] in ">=" else better
    if "$" in text and "US$" not in text:
        return f"Write '{written}', if US dollars are meant."
    code = written.strip('"').split()[-1]
    if _is_shared(text) and code in SHARED_NAMES.values():
        weight = f", or '{written.replace(code, 'lb')}' for a weight" if code == "GBP" else ""
        return f"Write '{written}', with '{code}' or another code{weight}."
    return f"Write '{written}'."


def _is_shared(text: str) -> bool:
    """Whether a text ends in a name that several currencies have."""
    folded = " ".join(text.split()).casefold()
    return folded.endswith(tuple(SHARED_NAMES)) and not folded.endswith(tuple(CURRENCY_NAMES))


def _read(text: str) -> Quantity:
    if text.strip() == NOT_REPORTED:
        return Quantity(None)
    if ordinal := _ORDINAL.fullmatch(text):
        place = Decimal(ordinal[1])
        if text.strip() != ordinal_numeral(int(place)):
            right = ordinal_numeral(int(place))
            raise NotationError(f"'{text.strip()}' is no ordinal", f"Write '{right}'.")
        return Quantity(Interval.point(place), ORDINAL, exponent=0)
    match = _VALUE.fullmatch(text)
    if match is None:
        raise NotationError(
            f"'{text.strip()}' is not a value",
            "Write a number and its unit: '41.1 %', '700..800 million USD', '~12 systems', "
            "or 'not reported'.",
        )
    _refuse_dates(text)
    _refuse_grouping(text)
    _refuse_joints(match)
    _refuse_length(match["low"], match["high"] or "")
    return _quantity(match)


def notation_of(parts: Mapping[str, str]) -> str:
    """The notation of a value given in parts; raises NotationError when they do not agree.

    The parts are `exact` (with `plus_minus`), `low` and `high`, `about`, `more_than`,
    `at_least`, `less_than` or `at_most`, and `unit`.
    """
    unit = parts.get("unit", "")
    numbers = frozenset(parts) - {"unit"}
    for names, pattern in _PARTS.items():
        if numbers == names:
            return f"{pattern.format(**parts)} {unit}".strip()
    raise NotationError(
        f"The parts {enumeration(sorted(numbers))} make no value"
        if numbers
        else "The value has no number",
        "Give 'low' and 'high', or one of 'exact', 'about', 'more_than', 'at_least', "
        "'less_than', 'at_most'; 'plus_minus' goes with 'exact'.",
    )


def read_unit(text: str) -> Unit:
    """The unit that the words stand for; raises NotationError."""
    words = " ".join(text.split())
    if words in _UNIT_WORDS:
        return _UNIT_WORDS[words]
    if words.upper() in CURRENCIES and words.isupper():
        return money(words)
    if words in {"$", "€", "£", "US$"}:
        raise NotationError(
            f"'{words}' does not say which currency is meant",
            "Write the ISO 4217 code behind the number: '1.4 billion USD'.",
        )
    if words.casefold() in CURRENCY_NAMES or words.casefold() in SHARED_NAMES:
        code = CURRENCY_NAMES.get(words.casefold()) or SHARED_NAMES[words.casefold()]
        raise NotationError(
            f"'{words}' is a currency, which is written by its code",
            f"Write the ISO 4217 code for it: '{code}'"
            + ("." if words.casefold() in CURRENCY_NAMES else " or another code."),
        )
    has_digits = any(character.isdigit() for character in words)
    if has_digits or not words[0].isalpha() or is_odd_unit(words):
        raise NotationError(
            f"'{words}' is not a unit",
            "A unit is an ISO 4217 code ('USD'), '%', 'percentage points', or the noun of what "
            "is counted ('systems').",
        )
    _refuse_misspelt(words)
    return count(words)


def _differ_by_a_letter(word: str, other: str) -> bool:
    """Whether one letter is missing, one too many, or another one."""
    start = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), -1)
    if start < 0:
        return abs(len(word) - len(other)) == 1
    rest, others = word[start:], other[start:]
    return rest[1:] in {others, others[1:]} or rest == others[1:]


def _refuse_misspelt(words: str) -> None:
    """A noun that is nearly a scale, or that holds a currency: money would be read as a count."""
    first, *others = words.split()
    for scale in SCALES:
        if _differ_by_a_letter(first.casefold(), scale):
            meant = " ".join([scale, *others])
            raise NotationError(f"'{first}' is not a scale", f"Did you mean '{meant}'?")
    for word in (first, *others):
        if word in CURRENCIES:
            raise NotationError(
                f"'{words}' is not a unit",
                f"Behind a number, a scale and '{word}' is all there is to write; say the rest in "
                "'note'.",
            )


def write_quantity(quantity: Quantity) -> str:
    """The notation that `read_quantity` reads back as the same quantity."""
    quantity = quantity.rounded()
    form = quantity.form
    if form is Form.NOT_REPORTED:
        return NOT_REPORTED
    if form is Form.ORDINAL:
        return ordinal_numeral(int(quantity.low))
    unit = _unit_words(quantity)
    if form is Form.PLUS_MINUS and quantity.centre is not None:
        deviation = quantity.high - quantity.centre
        numbers = f"{_number(quantity.centre, quantity)} ± {_number(deviation, quantity)}"
    elif form is Form.RANGE:
        numbers = f"{_number(quantity.low, quantity)}..{_number(quantity.high, quantity)}"
    else:
        end = quantity.high if form in {Form.LESS_THAN, Form.AT_MOST} else quantity.low
        numbers = _PREFIXES.get(form, "") + _number(end, quantity)
    return f"{numbers} {unit}".strip()


def ordinal_numeral(place: int) -> str:
    """The English numeral of a place: 1st, 2nd, 11th."""
    if place % 100 in {11, 12, 13}:
        return f"{place}th"
    return f"{place}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th') }"


def _quantity(match: re.Match[str]) -> Quantity:
    unit = read_unit(match["unit"])
    scale = SCALES.get(match["high_scale"] or match["low_scale"] or "", 0)
    low = _decimal(match["low"]).scaleb(SCALES.get(match["low_scale"] or "", scale))
    if match["high"] is None:
        return _single(match["prefix"], low, unit, scale)
    if match["prefix"]:
        raise NotationError(
            f"'{match['prefix']}' cannot stand before a range",
            "A range already says that the value is not exact; leave the sign out.",
        )
    high = _decimal(match["high"]).scaleb(scale)
    exponent = min(_exponent(low), _exponent(high))
    if match["joint"] == "..":
        if low > high:
            raise NotationError(
                "The range runs from high to low",
                "Write the lower end first.",
            )
        return Quantity(Interval(low, high), unit, scale, exponent)
    if high < 0:
        raise NotationError("The deviation behind '±' is negative", "Write it without the sign.")
    interval = Interval(low - high, low + high)
    return Quantity(interval, unit, scale, exponent, centre=low)


def _single(prefix: str | None, value: Decimal, unit: Unit, scale: int) -> Quantity:
    intervals = {
        ">": Interval(value, INFINITY, low_open=True),
        ">=": Interval(value, INFINITY),
        "≥": Interval(value, INFINITY),
        "<": Interval(-INFINITY, value, high_open=True),
        "<=": Interval(-INFINITY, value),
        "≤": Interval(-INFINITY, value),
    }
    interval = intervals.get(prefix or "", Interval.point(value))
    return Quantity(interval, unit, scale, _exponent(value), approximate=prefix == "~")


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace("−", "-"))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def _refuse_dates(text: str) -> None:
    match = _DATE_OR_TIME.fullmatch(text.strip())
    if match and match["hours"]:
        minutes = int(match["hours"]) * 60 + int(match["minutes"])
        raise NotationError(
            f"'{match[0]}' is a time, not a value", f"Write it in one unit: '{minutes} minutes'."
        )
    if match:
        raise NotationError(
            f"'{match[0]}' is a date, not a value",
            f"Write 'period: {match[0]}' for the date, and behind 'value' the number.",
        )


def _refuse_grouping(text: str) -> None:
    if grouped := _GROUPED.search(text):
        raise NotationError(
            f"'{grouped[0]}' groups its digits, which readers of other languages misread",
            "Write the digits without marks between them.",
        )


def _refuse_joints(match: re.Match[str]) -> None:
    """Ways of writing that other places use: 1,5 and 700-800 and "700 to 800"."""
    if re.match(r",\d", match["unit"]):
        raise NotationError("A decimal comma stands in the number", "Write a point for it.")
    # A dash between two numbers is read as a minus sign by some and a range by others.
    if re.match(rf"(?:[-–—]|(?:to|bis|à|and)\b)\s*{_NUMBER}", match["unit"]):
        raise NotationError("A range is written with two dots", "Write '700..800 million USD'.")


def _refuse_length(*numbers: str) -> None:
    if max(map(len, numbers)) > _MOST_DIGITS:
        raise NotationError(
            f"The number has more than {_MOST_DIGITS} digits", "Use a scale word: million, billion."
        )


def _number(value: Decimal, quantity: Quantity) -> str:
    scaled = value.scaleb(-quantity.scale)
    exponent = quantity.printed_exponent
    if exponent is None:
        return f"{plain(scaled):f}"
    decimals = max(0, quantity.scale - exponent)
    return f"{scaled:.{decimals}f}"


def _unit_words(quantity: Quantity) -> str:
    scale = next((word for word, power in SCALES.items() if power == quantity.scale), "")
    names = {UnitKind.NUMBER: "", UnitKind.PERCENT: "%", UnitKind.RATIO: "times"}
    unit = names.get(quantity.unit.kind, str(quantity.unit))
    return f"{scale} {unit}".strip()
