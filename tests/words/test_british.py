"""British English without babel says what babel says."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factpress.quantities.quantity import plain
from factpress.quantities.units import CURRENCIES
from factpress.words.british import British
from factpress.words.cldr import Cldr
from factpress.words.formats import formats_of

OURS, THEIRS = British(), Cldr("en_GB")
SKELETONS = ["y", "MMM", "MMMM", "yMMM", "yMMMM", "MMMd", "MMMMd", "yMMMd", "bound yMMMM"]


def test_the_locale_decides():
    assert isinstance(formats_of("en_GB", {}), British)
    assert isinstance(formats_of("en_US", {}), Cldr)
    assert OURS.tag == THEIRS.tag == "en-GB"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_numbers(value: Decimal):
    exact = plain(value)
    assert OURS.number(exact) == THEIRS.number(exact)


@pytest.mark.parametrize("category", ["one", "other"])
def test_currencies(category: str):
    for code in CURRENCIES:
        assert OURS.currency(code, category) == THEIRS.currency(code, category)


def test_per_cent():
    assert OURS.percent == THEIRS.percent == "%"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9))
def test_plurals(value: Decimal):
    exact = plain(value)
    assert OURS.plural(exact) == THEIRS.plural(exact)


@pytest.mark.parametrize("skeleton", SKELETONS)
def test_parts_of_dates(skeleton: str):
    for first in (date(987, 1, 1), date(2024, 1, 1)):
        for day in (first + timedelta(days=number) for number in range(366)):
            assert OURS.part_of_date(skeleton, day) == THEIRS.part_of_date(skeleton, day)


@given(st.dates())
def test_dates(day: date):
    assert OURS.long_date(day) == THEIRS.long_date(day)


@given(st.lists(st.text(min_size=1), min_size=1, max_size=6))
def test_lists(items: list[str]):
    assert OURS.phrase(items) == THEIRS.phrase(items)
