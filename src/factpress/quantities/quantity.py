"""A quantity: what a source says about a number, and no more than that.

An exact value, a range, an approximate value, a bound or the words "not reported" are
one type. Nothing here turns a range into its midpoint.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from enum import StrEnum

from factpress.frozen import frozen
from factpress.quantities.interval import INFINITY, Interval
from factpress.quantities.units import NUMBER, Unit, UnitKind

_DIGITS_ENOUGH = 3
# More digits than a facts file can write, so that nothing is rounded but on purpose.
_CONTEXT = Context(prec=80)


class Form(StrEnum):
    """How a quantity is known; each form has its own wording and its own mark in charts."""

    EXACT = "exact"
    RANGE = "range"
    ABOUT = "about"
    PLUS_MINUS = "plus or minus"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    AT_MOST = "at most"
    ORDINAL = "ordinal"
    NOT_REPORTED = "not reported"


@frozen
class Quantity:
    """An interval in a unit, with what is known of its precision.

    `interval` is in the unit itself (dollars, not millions); None when not reported.
    `scale` is the power of ten that the source speaks in: 6 for millions.
    `exponent` is the power of ten of the last known digit: 1.4 billion has 8. None means
    exactly known, as the 2 in `a / 2` is.
    `approximate` marks "about"; `centre` is the middle of a value given as a ± b.
    `derived` values are kept as they were computed and rounded where they are printed, so
    that guards and further formulas see the value itself.
    """

    interval: Interval | None
    unit: Unit = NUMBER
    scale: int = 0
    exponent: int | None = None
    approximate: bool = False
    centre: Decimal | None = None
    derived: bool = False

    @property
    def form(self) -> Form:
        """How the quantity is known."""
        if self.interval is None or not self.known_ends:
            return Form.NOT_REPORTED
        if self.unit.kind is UnitKind.ORDINAL:
            return Form.ORDINAL
        if self.interval.high == INFINITY:
            return Form.MORE_THAN if self.interval.low_open else Form.AT_LEAST
        if self.interval.low == -INFINITY:
            return Form.LESS_THAN if self.interval.high_open else Form.AT_MOST
        if self.centre is not None:
            return Form.PLUS_MINUS
        if not self.interval.is_point:
            return Form.RANGE
        return Form.ABOUT if self.approximate else Form.EXACT

    @property
    def known_ends(self) -> tuple[Decimal, ...]:
        """The finite ends, lowest first; one for a single value, none if not reported."""
        if self.interval is None:
            return ()
        ends = (self.interval.low, self.interval.high)
        return tuple(dict.fromkeys(end for end in ends if end.is_finite()))

    @property
    def low(self) -> Decimal:
        """The lowest known value; raises ValueError when none is known."""
        if not self.known_ends:
            raise ValueError("a quantity that is not reported has no ends")
        return self.known_ends[0]

    @property
    def high(self) -> Decimal:
        """The highest known value; raises ValueError when none is known."""
        if not self.known_ends:
            raise ValueError("a quantity that is not reported has no ends")
        return self.known_ends[-1]

    @property
    def digits(self) -> int | None:
        """Significant digits of the largest end; None when exactly known."""
        if self.exponent is None or not self.known_ends:
            return None
        top = max((abs(end) for end in self.known_ends), default=Decimal(0))
        return max(1, top.adjusted() - self.exponent + 1) if top else 1

    @property
    def printed_exponent(self) -> int | None:
        """The power of ten of the last printed digit; None prints every digit.

        A derived value known to fewer than three digits keeps one more.
        """
        if self.exponent is None or self.digits is None:
            return self.exponent
        return self.exponent - (self.derived and self.digits < _DIGITS_ENOUGH)

    def rounded(self) -> Quantity:
        """The quantity with its ends rounded to the last printed digit.

        Trailing zeros that rounding leaves are dropped: 2.00 becomes 2. A range whose ends
        become one number is that number, approximately.
        """
        exponent = self.printed_exponent
        if self.interval is None or exponent is None:
            return self
        interval = replace(
            self.interval,
            low=round_to(self.interval.low, exponent),
            high=round_to(self.interval.high, exponent),
        )
        collapsed = interval.is_point and not self.interval.is_point
        return replace(self, interval=interval, approximate=self.approximate or collapsed)


def common_scale(values: Iterable[Quantity]) -> int:
    """The smallest scale that the values are given in, so that none gains a fraction."""
    return min((value.scale for value in values if value.known_ends), default=0)


def round_to(value: Decimal, exponent: int) -> Decimal:
    """The value rounded half to even at a power of ten, without trailing zeros."""
    if not value.is_finite():
        return value
    with localcontext(_CONTEXT):
        quantum = Decimal(1).scaleb(exponent)
        return plain((value / quantum).to_integral_value(ROUND_HALF_EVEN) * quantum)


def plain(value: Decimal) -> Decimal:
    """The value without trailing zeros behind the point, and never in powers of ten."""
    with localcontext(_CONTEXT):
        if value == value.to_integral_value():
            return value.quantize(Decimal(1))
        return value.normalize()
