from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factpress.quantities.interval import INFINITY, Interval
from factpress.quantities.notation import (
    NotationError,
    ordinal_numeral,
    read_quantity,
    write_quantity,
)
from factpress.quantities.quantity import Form, Quantity
from factpress.quantities.units import ORDINAL, PERCENT, count, money

MILLION = Decimal(10) ** 6


@pytest.mark.parametrize(
    ("text", "form", "low", "high", "unit"),
    [
        ("41.1 %", Form.EXACT, "41.1", "41.1", PERCENT),
        ("41.1%", Form.EXACT, "41.1", "41.1", PERCENT),
        ("700..800 million USD", Form.RANGE, "700000000", "800000000", money("USD")),
        ("900 million..1.4 billion EUR", Form.RANGE, "9e8", "1.4e9", money("EUR")),
        ("~1.4 billion USD", Form.ABOUT, "1400000000", "1400000000", money("USD")),
        ("12 ± 3 %", Form.PLUS_MINUS, "9", "15", PERCENT),
        ("6th", Form.ORDINAL, "6", "6", ORDINAL),
        ("-3 systems", Form.EXACT, "-3", "-3", count("systems")),
    ],
)
def test_values_are_read_as_given(text, form, low, high, unit):
    quantity = read_quantity(text)
    assert quantity.form is form
    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(high))
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "form", "interval"),
    [
        ("> 30 years", Form.MORE_THAN, Interval(Decimal(30), INFINITY, low_open=True)),
        (">= 30 years", Form.AT_LEAST, Interval(Decimal(30), INFINITY)),
        ("< 9", Form.LESS_THAN, Interval(-INFINITY, Decimal(9), high_open=True)),
        ("<= 5 %", Form.AT_MOST, Interval(-INFINITY, Decimal(5))),
    ],
)
def test_bounds_leave_the_other_end_open(text, form, interval):
    quantity = read_quantity(text)
    assert quantity.form is form
    assert quantity.interval == interval


def test_what_is_not_reported_has_no_interval():
    assert read_quantity("not reported") == Quantity(None)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("1,400 USD", "'1,400' groups its digits", "Write '1400 USD'."),
        ("700-800 million USD", "A range is written with two dots", "'700..800 million USD'"),
        ("800..700 USD", "The range runs from high to low", "Write '700..800 USD'."),
        ("5 $", "'$' does not say which currency", "Write '5 USD', if US dollars are meant."),
        ("~5..6 USD", "'~' cannot stand before a range", "Write '5..6 USD'."),
        ("many", "'many' is not a value", "Write a number and its unit"),
        ("1" * 40, "more than 30 digits", "scale word"),
    ],
)
def test_what_is_no_value_is_refused_with_a_hint(text, message, hint):
    with pytest.raises(NotationError) as caught:
        read_quantity(text)
    assert message in str(caught.value)
    assert hint in caught.value.hint


def test_41_1_stays_41_1():
    assert write_quantity(read_quantity("41.1 %")) == "41.1 %"


def test_ordinals_are_numbered_in_english():
    assert [ordinal_numeral(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 101, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "101st", "111th",
    ]  # fmt: skip


numbers = st.decimals(
    min_value=0, max_value=10**6, places=2, allow_nan=False, allow_infinity=False
).map(lambda value: f"{value:f}")
units = st.sampled_from(["USD", "million EUR", "billion USD", "%", "years", "times", ""])


@st.composite
def value_texts(draw: st.DrawFn) -> str:
    form = draw(st.sampled_from(["", "~", "> ", ">= ", "< ", "<= ", "..", " ± "]))
    first, second = sorted((draw(numbers), draw(numbers)), key=Decimal)
    unit = draw(units)
    text = f"{first}{form}{second}" if form in {"..", " ± "} else f"{form}{first}"
    return f"{text} {unit}".strip()


@given(value_texts())
def test_writing_and_reading_are_inverse(text):
    quantity = read_quantity(text)
    assert read_quantity(write_quantity(quantity)) == quantity


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("48..55 milion EUR", "'milion' is not a scale", "Did you mean 'million EUR'?"),
        ("3 bilion USD", "'bilion' is not a scale", "Did you mean 'billion USD'?"),
        ("~2 milliom lanes", "'milliom' is not a scale", "Did you mean 'million lanes'?"),
        ("5 million EUR (estimated)", "'EUR (estimated)' is not a unit", "say the rest in 'note'"),
    ],
)
def test_money_is_never_read_as_a_count(text, message, hint):
    with pytest.raises(NotationError) as refused:
        read_quantity(text)
    assert str(refused.value) == message
    assert hint in refused.value.hint


@pytest.mark.parametrize("noun", ["missions", "millionaires", "pensions", "EURopalettes", "lions"])
def test_nouns_that_look_like_scales_are_counted(noun):
    assert str(read_quantity(f"3 {noun}").unit) == noun
