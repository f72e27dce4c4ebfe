from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factpress.quantities.evaluation import evaluate, judge
from factpress.quantities.formula import FormulaError, parse_formula, parse_guard
from factpress.quantities.interval import Interval, Truth
from factpress.quantities.notation import read_quantity, write_quantity
from factpress.wording import Wording

VALUES = {
    name: read_quantity(text)
    for name, text in {
        "before": "700..800 million USD",
        "after": "~1.4 billion USD",
        "share_a": "41.1 %",
        "years": "> 30 years",
        "place": "6th",
        "unknown": "not reported",
        "zero": "-1..1 million USD",
        "systems": "12 systems",
    }.items()
}


@pytest.mark.parametrize(
    ("formula", "printed"),
    [
        ("after / before", "about 1.75 to 2 times"),
        ("after - before", "about 600 to 700 million US dollars"),
        ("before + before", "1.4 to 1.6 billion US dollars"),
        ("share(before, after)", "about 50 to 57.1%"),
        ("change(before, after)", "about 75 to 100%"),
        ("100 % - share_a", "58.9%"),
        ("systems * 2", "24 systems"),
        ("-(systems + systems)", "−24 systems"),
        ("max(before, after)", "about 1.4 billion US dollars"),
        ("mean(before, after)", "about 1.05 to 1.1 billion US dollars"),
        ("sum(systems, systems)", "24 systems"),
        ("systems / 5", "2.4 systems"),
    ],
)
def test_formulas_print_no_more_than_their_inputs_allow(formula, printed):
    value = evaluate(parse_formula(formula), VALUES)
    assert Wording("en").quantity(value).replace("\u00a0", " ") == printed


@pytest.mark.parametrize(
    ("formula", "message", "start"),
    [
        ("after + share_a", "an amount in USD and a percentage are unlike units", 0),
        ("after * before", "cannot be multiplied", 0),
        ("systems / (before / zero)", "The divisor can be zero", 11),
        ("1 + unknown", "'unknown' is not reported", 4),
        ("place + 1", "'place' is an ordinal", 0),
    ],
)
def test_what_cannot_be_calculated_is_told_at_its_column(formula, message, start):
    with pytest.raises(FormulaError) as caught:
        evaluate(parse_formula(formula), VALUES)
    assert message in str(caught.value)
    assert caught.value.start == start


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("a +", "ends where a figure or a number is wanted"),
        ("a b", "'b' stands where the formula should end"),
        ("(a", "')' is missing"),
        ("median(a)", "There is no function 'median'"),
        ("share(a)", "'share' takes 2 figures, not 1"),
        ("a ; b", "';' has no meaning in a formula"),
        ("a < b", "'<' stands where the formula should end"),
        ("(" * 50 + "a" + ")" * 50, "nested deeper than"),
        ("__import__('os')", "has no meaning"),
    ],
)
def test_what_is_no_formula_is_refused(formula, message):
    with pytest.raises(FormulaError) as caught:
        parse_formula(formula)
    assert message in str(caught.value)


def test_a_decimal_comma_is_told_as_one():
    with pytest.raises(FormulaError) as caught:
        parse_guard("after / before > 2,1")
    assert str(caught.value) == "',' stands where the formula should end"
    assert caught.value.hint == "Write a decimal point: '2.1'."


@pytest.mark.parametrize(
    ("guard", "truth"),
    [
        ("after / before >= 1.7", Truth.ALWAYS),
        ("after / before > 1.75", Truth.SOMETIMES),
        ("after / before > 2", Truth.NEVER),
        ("1.7 <= after / before <= 2", Truth.ALWAYS),
        ("after >= 1 billion USD", Truth.ALWAYS),
        ("share_a < 50 %", Truth.ALWAYS),
        ("share_a < 50", Truth.ALWAYS),
        ("years > 30", Truth.ALWAYS),
        ("years > 40", Truth.SOMETIMES),
        ("years <= 30", Truth.NEVER),
        ("systems == 12", Truth.ALWAYS),
        ("systems != 12", Truth.NEVER),
        ("before == 750 million USD", Truth.SOMETIMES),
    ],
)
def test_guards_hold_for_all_some_or_none_of_the_range(guard, truth):
    (verdict,) = judge(parse_guard(guard), VALUES)
    assert verdict.truth is truth


def test_conditions_are_judged_one_by_one():
    verdicts = judge(parse_guard("systems > 5 and systems > 20"), VALUES)
    assert [each.truth for each in verdicts] == [Truth.ALWAYS, Truth.NEVER]


def test_comparing_unlike_units_is_an_error():
    with pytest.raises(FormulaError, match="unlike units"):
        judge(parse_guard("after > share_a"), VALUES)


ends = st.decimals(min_value=-1000, max_value=1000, places=2, allow_nan=False)


@st.composite
def intervals_with_a_point(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    low, point, high = sorted(draw(ends) for _ in range(3))
    return Interval(low, high), point


@given(intervals_with_a_point(), intervals_with_a_point())
def test_the_interval_of_a_result_holds_every_result_of_points(one, other):
    (a, x), (b, y) = one, other
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b


@given(intervals_with_a_point(), intervals_with_a_point(), st.sampled_from([1001, -1001]))
def test_the_interval_of_a_quotient_holds_every_quotient(one, other, shift):
    (a, x), (b, y) = one, other
    b, y = b + Interval.point(Decimal(shift)), y + shift  # away from zero
    quotient = a / b
    tolerance = Decimal("1e-30")
    assert quotient.low - tolerance <= x / y <= quotient.high + tolerance


@given(intervals_with_a_point(), intervals_with_a_point())
def test_comparisons_agree_with_their_points(one, other):
    (a, x), (b, y) = one, other
    truth = a.below(b, or_equal=False)
    if truth is Truth.ALWAYS:
        assert x < y
    if truth is Truth.NEVER:
        assert not x < y


def test_dividing_by_an_interval_that_holds_zero_fails():
    with pytest.raises(ZeroDivisionError):
        Interval.point(Decimal(1)) / Interval(Decimal(-1), Decimal(1))


def test_approximate_inputs_make_an_approximate_result():
    doubled = evaluate(parse_formula("after * 2"), VALUES)
    assert write_quantity(doubled) == "~2.80 billion USD"
