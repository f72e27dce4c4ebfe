"""Ticks of an axis: round numbers in steps of 1, 2 or 5 times a power of ten."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext

# More digits than any end has, so that every tick is the round number that it says it is.
_CONTEXT = Context(prec=80)
_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))

_ZERO_SHARE = Decimal("0.4")
"""Values that all lie this near to zero, as a share of the largest, are shown from zero on."""

_OVERSHOOT = Decimal("0.6")
"""The part of a step that a last tick may lie beyond the last value."""


def nice_ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    """At most `most` round ticks, two at least, about the values from `low` to `high`.

    The first is not above `low`; the last may be below `high`, by less than half a step.
    """
    with localcontext(_CONTEXT):
        low, high = scale_ends(low, high)
        step = Decimal(1).scaleb((high - low).adjusted() - 1)
        while True:
            for factor in _STEPS[:3]:
                ticks = _between(low, high, step * factor)
                if len(ticks) <= max(2, most):
                    return ticks
            step = step.scaleb(1)


def scale_ends(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """The ends of a scale for values between two: with zero where it is near, never the same."""
    if low >= 0 and low <= high * _ZERO_SHARE:
        low = Decimal(0)
    if high <= 0 and high >= low * _ZERO_SHARE:
        high = Decimal(0)
    if low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    return (low, high) if low < high else (low, low + 1)


def _between(low: Decimal, high: Decimal, step: Decimal) -> tuple[Decimal, ...]:
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    if last - high / step > _OVERSHOOT and last - first > 1:
        last -= 1
    return tuple((first + index) * step for index in range(int(last - first) + 1))
