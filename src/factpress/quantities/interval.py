"""Closed, open and half-bounded intervals of decimal numbers, and their arithmetic.

The rules are those of interval arithmetic (Moore, Kearfott, Cloud: Introduction to
Interval Analysis, SIAM 2009, chapter 2): the result holds every value that the operation
gives for points of its operands. Ends are `Decimal`, so 41.1 stays 41.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, localcontext
from enum import Enum

from factpress.frozen import frozen

INFINITY = Decimal("Infinity")
_ZERO = Decimal(0)
# Twice the digits any reported figure carries; the figures' own precision is applied later.
_CONTEXT = Context(prec=40, Emax=9_999, Emin=-9_999, traps=[InvalidOperation, DivisionByZero])


_End = tuple[Decimal, bool]
"""An end of an interval, and whether it is itself left out."""


class Truth(Enum):
    """Whether a comparison holds for all, some or no points of its operands."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NEVER = "never"


@frozen
class Interval:
    """All numbers from `low` to `high`; an open end is itself left out."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """The interval that holds one number."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Whether it holds exactly one number."""
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.low.is_finite() and self.high.is_finite()

    def __contains__(self, value: Decimal) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        with localcontext(_CONTEXT):
            return Interval(
                self.low + other.low,
                self.high + other.high,
                self.low_open or other.low_open,
                self.high_open or other.high_open,
            )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        with localcontext(_CONTEXT):
            return _hull(
                [(_product(a[0], b[0]), a, b) for a in self._ends() for b in other._ends()]
            )

    def __truediv__(self, other: Interval) -> Interval:
        """Raises ZeroDivisionError when the divisor holds zero or ends there."""
        if other.low <= _ZERO <= other.high:
            raise ZeroDivisionError
        with localcontext(_CONTEXT):
            one = Decimal(1)
            inverse = Interval(
                one / other.high,
                one / other.low,
                other.high_open or not other.high.is_finite(),  # nothing divides to zero
                other.low_open or not other.low.is_finite(),
            )
            # Dividing the ends directly keeps 1.4 / 0.8 at 1.75 instead of 1.4 * 1.25.
            if self.is_bounded and other.is_bounded:
                return _hull([(a[0] / b[0], a, b) for a in self._ends() for b in other._ends()])
            return self * inverse

    def below(self, other: Interval, *, or_equal: bool) -> Truth:
        """Whether every number here is less than (or equal to) every number there."""
        touching_excluded = self.high_open or other.low_open
        if self.high < other.low or (self.high == other.low and (or_equal or touching_excluded)):
            return Truth.ALWAYS
        reach_excluded = self.low_open or other.high_open
        if self.low > other.high or (self.low == other.high and (not or_equal or reach_excluded)):
            return Truth.NEVER
        return Truth.SOMETIMES

    def equals(self, other: Interval) -> Truth:
        """Whether the numbers here and there are the same number."""
        if self.is_point and other.is_point and self.low == other.low:
            return Truth.ALWAYS
        apart = (
            self.below(other, or_equal=False) is Truth.ALWAYS
            or other.below(self, or_equal=False) is Truth.ALWAYS
        )
        return Truth.NEVER if apart else Truth.SOMETIMES

    def _ends(self) -> tuple[_End, _End]:
        return (self.low, self.low_open), (self.high, self.high_open)


def smallest(intervals: Sequence[Interval]) -> Interval:
    """The interval of the least of one number from each."""
    low = min(intervals, key=lambda each: (each.low, each.low_open))
    high = min(intervals, key=lambda each: (each.high, not each.high_open))
    return Interval(low.low, high.high, low.low_open, high.high_open)


def largest(intervals: Sequence[Interval]) -> Interval:
    """The interval of the greatest of one number from each."""
    return -smallest([-each for each in intervals])


def _product(a: Decimal, b: Decimal) -> Decimal:
    # An end at infinity means "no bound is known", and zero times any number is zero.
    return _ZERO if _ZERO in (a, b) else a * b


def _hull(found: Sequence[tuple[Decimal, _End, _End]]) -> Interval:
    """The interval from the least to the greatest of what an operation made of pairs of ends."""
    low = min(value for value, _, _ in found)
    high = max(value for value, _, _ in found)
    return Interval(
        low,
        high,
        all(_is_open(*each) for each in found if each[0] == low),
        all(_is_open(*each) for each in found if each[0] == high),
    )


def _is_open(value: Decimal, a: _End, b: _End) -> bool:
    """Whether an operation comes as near as one likes to a value, but not to it."""
    if not value.is_finite():
        return False
    if value == _ZERO:  # zero times whatever the other number is
        return not any(end == _ZERO and not is_open for end, is_open in (a, b))
    return a[1] or b[1]
