"""Laws of quantities: what holds for numbers holds for intervals of them and their units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factpress.quantities.evaluation import evaluate, judge
from factpress.quantities.formula import (
    Call,
    FormulaError,
    Literal,
    Name,
    Negative,
    Node,
    Operation,
    parse_formula,
    parse_guard,
)
from factpress.quantities.interval import INFINITY, Interval, Truth, largest, smallest
from factpress.quantities.notation import read_quantity, write_quantity
from factpress.quantities.quantity import Quantity
from factpress.quantities.units import PERCENT, RATIO, money

few = settings(max_examples=40, deadline=None)
TINY = Decimal("1e-25")
numbers = st.decimals(-100, 100, places=1, allow_nan=False)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals with ends that are closed, open or without bound."""
    low, high = sorted([draw(numbers), draw(numbers)])
    low = draw(st.sampled_from([low, low, low, -INFINITY]))
    high = draw(st.sampled_from([high, high, high, INFINITY]))
    if low == high:
        return Interval.point(low)
    opens = (draw(st.booleans()) and low.is_finite(), draw(st.booleans()) and high.is_finite())
    return Interval(low, high, *opens)


def point_of(draw: st.DrawFn, interval: Interval) -> Decimal:
    """A number within the interval, often one of its ends."""
    low = interval.low if interval.low.is_finite() else min(Decimal(-200), interval.high - 200)
    high = interval.high if interval.high.is_finite() else max(Decimal(200), low + 200)
    shares = [low, high, *(low + (high - low) * part / 4 for part in (1, 2, 3))]
    return draw(st.sampled_from([each for each in shares if each in interval]))


@st.composite
def intervals_with_a_point(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    interval = draw(intervals())
    return interval, point_of(draw, interval)


@st.composite
def divisors_with_a_point(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """Intervals on one side of zero."""
    low, high = sorted([abs(draw(numbers)) + 1, abs(draw(numbers)) + 1])
    high = draw(st.sampled_from([high, high, INFINITY]))
    opens = (draw(st.booleans()) and low != high, draw(st.booleans()) and low != high < INFINITY)
    interval = Interval(low, high, *opens)
    interval = draw(st.sampled_from([interval, -interval]))
    return interval, point_of(draw, interval)


class TestIntervals:
    """The arithmetic of ends, open and closed, bounded and not."""

    @few
    @given(intervals_with_a_point(), intervals_with_a_point())
    def test_results_of_points_lie_within(self, one, other):
        (a, x), (b, y) = one, other
        assert x + y in a + b
        assert x - y in a - b
        assert x * y in a * b
        assert -x in -a
        assert min(x, y) in smallest([a, b])
        assert max(x, y) in largest([a, b])

    @few
    @given(intervals_with_a_point(), divisors_with_a_point())
    def test_quotients_of_points_lie_within(self, one, other):
        (a, x), (b, y) = one, other
        quotient = a / b
        assert quotient.low - TINY <= x / y <= quotient.high + TINY

    @few
    @given(intervals(), intervals(), intervals())
    def test_sums_and_products_commute_and_associate(self, a, b, c):
        assert a + b == b + a
        assert a * b == b * a
        assert (a + b) + c == a + (b + c)
        assert (a * b) * c == a * (b * c)

    @few
    @given(intervals())
    def test_zero_and_one_change_nothing(self, a):
        zero, one = Interval.point(Decimal(0)), Interval.point(Decimal(1))
        assert a + zero == a - zero == a * one == a / one == a
        assert a * zero == zero
        assert zero - (zero - a) == a

    @pytest.mark.parametrize(
        ("formula", "zero", "more", "truth"),
        [
            ("zero * more >= 0", "0..5", "> 2", Truth.ALWAYS),
            ("zero * more > 0", "0..5", "> 2", Truth.SOMETIMES),
            ("zero * more == 0", "0", "> 2", Truth.ALWAYS),
            ("1 / more > 0", "0", ">= 2", Truth.ALWAYS),
            ("zero / more > 0", "1..5", ">= 2", Truth.ALWAYS),
            ("zero / more < 3", "0..5", "> 2", Truth.ALWAYS),
        ],
    )
    def test_zero_is_reached_by_factors_and_never_by_quotients(self, formula, zero, more, truth):
        values = {"zero": read_quantity(zero), "more": read_quantity(more)}
        assert judge(parse_guard(formula), values)[0].truth is truth

    @few
    @given(intervals(), intervals_with_a_point(), intervals_with_a_point())
    def test_a_product_of_a_sum_lies_within_the_sum_of_products(self, a, one, other):
        """Moore's subdistributivity: more may be known of the factored form, never less."""
        (b, _), (c, _) = one, other
        narrow, wide = a * (b + c), a * b + a * c
        assert wide.low <= narrow.low <= narrow.high <= wide.high

    @few
    @given(intervals(), intervals(), intervals())
    def test_a_part_gives_a_part(self, a, b, c):
        """Inclusion isotonicity: what is known more exactly gives what is known more exactly."""
        hull = Interval(min(a.low, b.low), max(a.high, b.high))
        for part, whole in ((a + c, hull + c), (a * c, hull * c), (a - c, hull - c)):
            assert whole.low <= part.low <= part.high <= whole.high


class TestComparisons:
    """The truth of a comparison is that of the points."""

    @few
    @given(intervals_with_a_point(), intervals_with_a_point())
    def test_what_always_or_never_holds_does_so_for_points(self, one, other):
        (a, x), (b, y) = one, other
        for or_equal in (False, True):
            is_below = x < y or (or_equal and x == y)
            wanted = {Truth.ALWAYS: True, Truth.NEVER: False, Truth.SOMETIMES: is_below}
            assert is_below == wanted[a.below(b, or_equal=or_equal)]
        assert (x == y) == {Truth.ALWAYS: True, Truth.NEVER: False}.get(a.equals(b), x == y)

    @few
    @given(intervals(), intervals())
    def test_what_sometimes_holds_has_points_for_which_it_does_and_does_not(self, a, b):
        assume(a.below(b, or_equal=False) is Truth.SOMETIMES)
        near, far = Decimal("0.001"), Decimal(1000)
        least = a.low if a.low.is_finite() else min(a.high, b.low, Decimal(0)) - far
        most = a.high if a.high.is_finite() else max(a.low, b.high, Decimal(0)) + far
        others = (
            b.low if b.low.is_finite() else min(b.high, least) - far,
            b.high if b.high.is_finite() else max(b.low, most) + far,
        )
        xs = [x for end in (least, most) for x in (end, end - near, end + near) if x in a]
        ys = [y for end in others for y in (end, end - near, end + near) if y in b]
        assert {x < y for x in xs for y in ys} == {True, False}

    @few
    @given(intervals(), intervals())
    def test_comparisons_are_consistent(self, a, b):
        less, at_most = a.below(b, or_equal=False), a.below(b, or_equal=True)
        if less is Truth.ALWAYS:
            assert at_most is Truth.ALWAYS
            assert a.equals(b) is Truth.NEVER
            assert b.below(a, or_equal=True) is Truth.NEVER
        if at_most is Truth.NEVER:
            assert less is Truth.NEVER
            assert b.below(a, or_equal=False) is Truth.ALWAYS
        assert a.equals(b) is b.equals(a)

    @few
    @given(intervals(), intervals(), intervals())
    def test_the_order_is_transitive(self, a, b, c):
        for or_equal in (False, True):
            if a.below(b, or_equal=or_equal) is b.below(c, or_equal=or_equal) is Truth.ALWAYS:
                assert a.below(c, or_equal=or_equal) is Truth.ALWAYS

    @few
    @given(numbers, numbers)
    def test_of_two_numbers_one_of_three_things_is_true(self, x, y):
        values = {"x": Quantity(Interval.point(x)), "y": Quantity(Interval.point(y))}
        truths = [judge(parse_guard(f"x {sign} y"), values)[0].truth for sign in ("<", "==", ">")]
        assert sorted(truth.value for truth in truths) == ["always", "never", "never"]
        opposites = (("<", ">="), (">", "<="), ("==", "!="))
        for one, other in opposites:
            both = [judge(parse_guard(f"x {sign} y"), values)[0].truth for sign in (one, other)]
            assert set(both) == {Truth.ALWAYS, Truth.NEVER}


NAMES = ("a", "b", "c")


def nodes() -> st.SearchStrategy[str]:
    """Formulas over three figures, as texts."""
    leaves = st.sampled_from([*NAMES, *NAMES, "2", "0.5", "10"])

    def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.one_of(
            st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
            st.builds("{} {} {}".format, inner, st.sampled_from("+-*/"), inner),
            st.builds("-{}".format, inner),
            st.builds(
                "{}({}, {})".format, st.sampled_from(["min", "max", "sum", "mean"]), inner, inner
            ),
        )

    return st.recursive(leaves, grown, max_leaves=6)


def written(node: Node) -> str:
    """The text of a tree, every part in parentheses."""
    match node:
        case Literal(text=text):
            return text
        case Name(name=name):
            return name
        case Negative(operand=operand):
            return f"(-{written(operand)})"
        case Operation(operator=operator, left=left, right=right):
            return f"({written(left)} {operator} {written(right)})"
        case Call(function=function, arguments=arguments):
            return f"{function}({', '.join(map(written, arguments))})"


def plainly(node: Node, values: dict[str, Decimal]) -> Decimal:
    """The value of a tree for numbers, by the arithmetic of Decimal."""
    match node:
        case Literal(value=value):
            return value.low
        case Name(name=name):
            return values[name]
        case Negative(operand=operand):
            return -plainly(operand, values)
        case Operation(operator=operator, left=left, right=right):
            one, other = plainly(left, values), plainly(right, values)
            return {"+": one + other, "-": one - other, "*": one * other}.get(operator) or (
                one / other if operator == "/" else Decimal(0)
            )
        case Call(function=function, arguments=arguments):
            found = [plainly(each, values) for each in arguments]
            totals = {"min": min(found), "max": max(found), "sum": sum(found, Decimal(0))}
            return totals.get(function, sum(found, Decimal(0)) / len(found))


class TestFormulas:
    """A formula of ranges holds the formula of every number in them."""

    @settings(max_examples=100, deadline=None)
    @given(nodes(), st.lists(intervals_with_a_point(), min_size=3, max_size=3))
    def test_the_interval_of_a_formula_holds_every_result_of_points(self, text, figures):
        tree = parse_formula(text)
        values = {
            name: Quantity(interval) for name, (interval, _) in zip(NAMES, figures, strict=True)
        }
        points = {name: point for name, (_, point) in zip(NAMES, figures, strict=True)}
        try:
            result = evaluate(tree, values).interval
        except FormulaError:
            return  # divided by a range that holds zero, or nothing is known of the result
        exact = plainly(tree, points)
        assert result is not None
        slack = TINY * max(1, abs(exact))
        assert result.low - slack <= exact <= result.high + slack

    @few
    @given(divisors_with_a_point(), intervals_with_a_point())
    def test_shares_and_changes_of_points_lie_within(self, one, other):
        (a, x), (b, y) = one, other
        values = {"a": Quantity(a, money("EUR")), "b": Quantity(b, money("EUR"))}
        for text, exact in (("share(b, a)", 100 * y / x), ("change(a, b)", 100 * (y / x - 1))):
            try:
                result = evaluate(parse_formula(text), values)
            except FormulaError:
                continue  # nothing is known of the result, or it is beyond all counting
            assert result.unit == PERCENT
            assert result.interval is not None
            slack = TINY * max(1, abs(exact))
            assert result.interval.low - slack <= exact <= result.interval.high + slack

    @few
    @given(nodes())
    def test_a_tree_that_is_written_is_read_as_the_same_tree(self, text):
        tree = parse_formula(text)
        again = parse_formula(written(tree))
        assert written(again) == written(tree)

    @few
    @given(nodes())
    def test_a_part_stands_where_its_position_says(self, text):
        waiting: list[Node] = [parse_formula(text)]
        while waiting:
            node = waiting.pop()
            part = text[node.start : node.end]
            match node:
                case Name(name=name):
                    assert part == name
                case Literal(text=literal):
                    assert part == literal
                case Negative(operand=operand):
                    assert part.startswith("-")
                    waiting.append(operand)
                case Operation(left=left, right=right, operator=operator):
                    assert operator in part
                    waiting += [left, right]
                case Call(function=function, arguments=arguments):
                    assert part.startswith(f"{function}(")
                    assert part.endswith(")")
                    waiting += arguments


amounts = st.builds(
    "{} {}".format, st.integers(1, 999), st.sampled_from(["", "thousand", "million"])
)


class TestUnits:
    """Units go through a formula as they do through a calculation by hand."""

    @few
    @given(amounts, amounts, st.sampled_from(["EUR", "%", "systems", "percentage points"]))
    def test_like_units_add_commute_and_divide_to_a_ratio(self, one, other, unit):
        values = {"a": read_quantity(f"{one} {unit}"), "b": read_quantity(f"{other} {unit}")}
        kind = values["a"].unit
        total = evaluate(parse_formula("a + b"), values)
        assert total == evaluate(parse_formula("b + a"), values)
        assert total.unit == evaluate(parse_formula("a - b"), values).unit == kind
        assert evaluate(parse_formula("a * 2"), values).unit == kind
        assert evaluate(parse_formula("2 * a"), values) == evaluate(parse_formula("a * 2"), values)
        assert evaluate(parse_formula("a / 2"), values).unit == kind
        assert evaluate(parse_formula("max(a, b)"), values).unit == kind
        assert evaluate(parse_formula("a / b"), values).unit == RATIO
        assert evaluate(parse_formula("a / b * b"), values).unit == kind
        assert evaluate(parse_formula("share(a, b)"), values).unit == PERCENT

    @pytest.mark.parametrize(
        "formula", ["a + b", "a - b", "a / b", "a * b", "min(a, b)", "mean(a, b)", "change(a, b)"]
    )
    @pytest.mark.parametrize(("a", "b"), [("EUR", "USD"), ("EUR", "%"), ("%", "systems")])
    def test_unlike_units_never_meet(self, formula, a, b):
        values = {"a": read_quantity(f"2 {a}"), "b": read_quantity(f"3 {b}")}
        with pytest.raises(FormulaError):
            evaluate(parse_formula(formula), values)

    @few
    @given(st.integers(1, 999_999))
    def test_a_scale_is_a_way_of_writing_and_no_unit(self, number):
        small, large = read_quantity(f"{number} EUR"), read_quantity(f"{number}000 thousand EUR")
        values = {"small": small, "large": large}
        assert judge(parse_guard("small * 1000000 == large"), values)[0].truth is Truth.ALWAYS


units = st.sampled_from(["USD", "million EUR", "billion USD", "%", "years", "times", ""])


class TestNotation:
    """What is written is read as the same, and what is read is written as the same."""

    @few
    @given(intervals(), units, st.booleans())
    def test_every_interval_that_can_be_written_is_read_as_itself(self, interval, unit, about):
        assume(interval.low.is_finite() or interval.high.is_finite())
        if interval.low.is_finite() and interval.high.is_finite():
            interval = Interval(interval.low, interval.high)
        first = read_quantity(write_quantity(Quantity(interval, read_quantity(f"1 {unit}").unit)))
        assert first.interval == interval
        again = read_quantity(write_quantity(first))
        assert again == first
        if about and interval.is_point:
            text = f"~{write_quantity(first)}"
            assert read_quantity(write_quantity(read_quantity(text))) == read_quantity(text)
