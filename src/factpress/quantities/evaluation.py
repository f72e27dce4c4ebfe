"""The value of a formula and the truth of a guard, over quantities.

Precision: a sum is known to the digit place of its least precise term, a product or a
quotient to as many significant digits as its least precise factor (ISO 80000-1:2009,
annex B; Taylor, An Introduction to Error Analysis, 2nd ed., section 2.2). A result known
to fewer than three digits keeps one more, as the GUM advises against rounding error that
the reader would carry on (JCGM 100:2008, 7.2.6): 1.4 billion over 700 to 800 million is
1.75 to 2, not 1.8 to 2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import reduce

from factpress.frozen import frozen
from factpress.quantities.formula import (
    Call,
    Comparison,
    FormulaError,
    Guard,
    Literal,
    Name,
    Negative,
    Node,
    Operation,
    names,
)
from factpress.quantities.interval import Interval, Truth, largest, smallest
from factpress.quantities.quantity import Quantity
from factpress.quantities.units import NUMBER, PERCENT, RATIO, SCALES, Unit, UnitKind

_MOST_POWER = 40
_BARE = {UnitKind.NUMBER, UnitKind.RATIO}
_HUNDRED = Quantity(Interval.point(Decimal(100)))


@frozen
class Verdict:
    """The truth of one comparison, with the values that were compared."""

    comparison: Comparison
    truth: Truth
    values: tuple[Quantity, ...]


def evaluate(node: Node, values: Mapping[str, Quantity], digits: int | None = None) -> Quantity:
    """The value of a formula, not yet rounded; raises FormulaError at the part that fails.

    Every name in the tree must be a key of `values`. `digits` overrides the rule for the
    number of significant digits.
    """
    result = _value(node, values)
    if not result.known_ends:
        raise FormulaError(
            "Nothing is known of the result: its ends have no bounds",
            node.start,
            node.end,
            "Give the figures bounds on the sides that matter.",
        )
    _refuse_extremes(result, node)
    if digits is not None:
        result = replace(result, exponent=_top(result) - digits + 1)
    given = [values[name.name] for name in names(node)]
    return replace(result, scale=_fitting_scale(result, given), derived=digits is None)


def judge(guard: Guard, values: Mapping[str, Quantity]) -> tuple[Verdict, ...]:
    """Whether each comparison of a guard holds; raises FormulaError."""
    return tuple(_judge(comparison, values) for comparison in guard.comparisons)


def _judge(comparison: Comparison, values: Mapping[str, Quantity]) -> Verdict:
    found = [_value(term, values) for term in comparison.terms]
    for each in found:
        _refuse_extremes(each, comparison)
    unit = next((each.unit for each in found if each.unit.kind not in _BARE), None)
    # A bare number is read in the unit of the figure it is compared with.
    read = [
        replace(each, unit=unit)
        if unit and isinstance(term, Literal | Negative) and each.unit.kind is UnitKind.NUMBER
        else each
        for term, each in zip(comparison.terms, found, strict=True)
    ]
    truth = Truth.ALWAYS
    for index, operator in enumerate(comparison.operators):
        left, right = read[index], read[index + 1]
        _require_like(left, right, comparison)
        truth = _weaker(truth, _compare(operator, _interval(left), _interval(right)))
    return Verdict(comparison, truth, tuple(read))


def _compare(operator: str, left: Interval, right: Interval) -> Truth:
    match operator:
        case "<":
            return left.below(right, or_equal=False)
        case "<=":
            return left.below(right, or_equal=True)
        case ">":
            return right.below(left, or_equal=False)
        case ">=":
            return right.below(left, or_equal=True)
        case "==":
            return left.equals(right)
    opposite = {Truth.ALWAYS: Truth.NEVER, Truth.NEVER: Truth.ALWAYS}
    equal = left.equals(right)
    return opposite.get(equal, equal)


def _weaker(one: Truth, other: Truth) -> Truth:
    order = (Truth.NEVER, Truth.SOMETIMES, Truth.ALWAYS)
    return min(one, other, key=order.index)


def _value(node: Node, values: Mapping[str, Quantity]) -> Quantity:
    match node:
        case Literal(value=value):
            return replace(value, exponent=None)
        case Name(name=name):
            value = values[name]
            if value.interval is None or value.unit.kind is UnitKind.ORDINAL:
                state = "is not reported" if value.interval is None else "is an ordinal"
                raise FormulaError(
                    f"'{name}' {state}; it cannot be calculated with",
                    node.start,
                    node.end,
                    f"Give '{name}' a value with a unit, or leave it out of the formula.",
                )
            return value
        case Negative(operand=operand):
            inner = _value(operand, values)
            return replace(inner, interval=-_interval(inner), centre=None)
        case Operation():
            return _operate(node, _value(node.left, values), _value(node.right, values))
        case Call():
            return _call(node, [_value(argument, values) for argument in node.arguments])


def _refuse_extremes(result: Quantity, at: Node | Comparison) -> None:
    """Refuses numbers that nothing counts and no page holds."""
    if any(end and abs(end.adjusted()) > _MOST_POWER for end in result.known_ends):
        hint = "Check the operators and the scales: no number has more than 40 digits."
        raise FormulaError("The result is too large or too small", at.start, at.end, hint)


def _operate(node: Operation, left: Quantity, right: Quantity) -> Quantity:
    if node.operator in {"+", "-"}:
        return _add(left, right, node, subtract=node.operator == "-")
    if node.operator == "*":
        return _multiply(left, right, node)
    return _divide(left, right, node)


def _call(node: Call, arguments: list[Quantity]) -> Quantity:
    first = arguments[0]
    match node.function:
        case "share":
            part = _divide(first, arguments[1], node)
            return replace(_multiply(part, _HUNDRED, node), unit=PERCENT)
        case "change":
            difference = _divide(arguments[1], first, node)
            one = Quantity(Interval.point(Decimal(1)), difference.unit)
            growth = _add(difference, one, node, subtract=True)
            return replace(_multiply(growth, _HUNDRED, node), unit=PERCENT)
        case "sum" | "mean":
            total = reduce(lambda one, other: _add(one, other, node), arguments)
            if node.function == "sum":
                return total
            number = Quantity(Interval.point(Decimal(len(arguments))))
            return _divide(total, number, node)
    for argument in arguments[1:]:
        _require_like(first, argument, node)
    choose = smallest if node.function == "min" else largest
    return _result(choose([_interval(each) for each in arguments]), first.unit, arguments)


def _add(left: Quantity, right: Quantity, at: Node, *, subtract: bool = False) -> Quantity:
    _require_like(left, right, at)
    a, b = _interval(left), _interval(right)
    unit = right.unit if left.unit == NUMBER else left.unit
    return _result(a - b if subtract else a + b, unit, [left, right])


def _multiply(left: Quantity, right: Quantity, at: Node) -> Quantity:
    if left.unit.kind not in _BARE and right.unit.kind not in _BARE:
        raise FormulaError(
            f"{_article(left.unit)} cannot be multiplied by {_article(right.unit)}",
            at.start,
            at.end,
            "One of the two must be a ratio or a plain number.",
        )
    unit = right.unit if left.unit.kind in _BARE else left.unit
    interval = _interval(left) * _interval(right)
    return _scaled(interval, unit, left, right)


def _divide(left: Quantity, right: Quantity, at: Node) -> Quantity:
    if right.unit.kind in _BARE:
        unit = left.unit
    else:
        _require_like(left, right, at)
        unit = RATIO
    try:
        interval = _interval(left) / _interval(right)
    except ZeroDivisionError:
        raise FormulaError(
            "The divisor can be zero",
            at.start,
            at.end,
            "Divide by what is never zero: a range needs both its ends on one side of zero.",
        ) from None
    return _scaled(interval, unit, left, right)


def _scaled(interval: Interval, unit: Unit, left: Quantity, right: Quantity) -> Quantity:
    result = _result(interval, unit, [left, right])
    digits = [each.digits for each in (left, right) if each.digits is not None]
    ends = [abs(end) for end in result.known_ends if end]
    if not digits or not ends:
        return replace(result, exponent=None if not digits else result.exponent)
    return replace(result, exponent=max(ends).adjusted() - min(digits) + 1)


def _result(interval: Interval, unit: Unit, inputs: list[Quantity]) -> Quantity:
    exponents = [each.exponent for each in inputs if each.exponent is not None]
    return Quantity(
        interval,
        unit,
        exponent=max(exponents) if exponents else None,
        approximate=any(each.approximate for each in inputs),
    )


def _require_like(left: Quantity, right: Quantity, at: Node | Comparison) -> None:
    bare = left.unit.kind in _BARE and right.unit.kind in _BARE
    if left.unit != right.unit and not bare:
        raise FormulaError(
            f"{_article(left.unit)} and {_article(right.unit)} are unlike units",
            at.start,
            at.end,
            "Only values in the same unit can be added, compared or divided by each other; a "
            "number in a formula has its unit behind it: '5 EUR', '5 %'.",
        )


def _article(unit: Unit) -> str:
    match unit.kind:
        case UnitKind.MONEY:
            return f"an amount in {unit.name}"
        case UnitKind.PERCENT:
            return "a percentage"
        case UnitKind.COUNT:
            return f"a number of {unit.name}"
        case UnitKind.POINTS:
            return "a number of percentage points"
        case UnitKind.ORDINAL:
            return "an ordinal"
        case UnitKind.NUMBER | UnitKind.RATIO:
            return "a plain number"


def _interval(quantity: Quantity) -> Interval:
    assert quantity.interval is not None
    return quantity.interval


def _top(quantity: Quantity) -> int:
    """The power of ten of the first digit of the largest end; 0 when it is zero."""
    ends = [abs(end) for end in quantity.known_ends if end]
    return max(ends).adjusted() if ends else 0


def _fitting_scale(quantity: Quantity, given: Sequence[Quantity]) -> int:
    """The largest scale in which the smallest known end is at least one.

    The largest end is enough in the scale of what it is calculated from, if that is one: 1.2 to
    1.3 billion less 0.2 to 0.3 billion is 0.9 to 1.1 billion.
    """
    if quantity.unit.kind not in {UnitKind.MONEY, UnitKind.COUNT, UnitKind.NUMBER}:
        return 0
    ends = [abs(end) for end in quantity.known_ends if end]
    if not ends:
        return 0
    powers = [power for power in SCALES.values() if power >= 6 and min(ends).adjusted() >= power]
    scales = {each.scale for each in given if each.unit == quantity.unit}
    powers += [power for power in scales if len(scales) == 1 and max(ends).adjusted() >= power]
    return max(powers, default=0)
