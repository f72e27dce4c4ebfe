"""What other places write for values and dates, and what the hint says to write here."""

from __future__ import annotations

import pytest

from factpress.quantities.moments import MomentError, read_moment
from factpress.quantities.notation import NotationError, read_quantity


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("12,000 EUR", "Write '12000 EUR'."),
        ("1,250,000", "Write '1250000'."),
        ("1.250.000 EUR", "Write '1250000 EUR'."),
        ("12 345 EUR", "Write '12345 EUR'."),
        ("1_000", "Write '1000'."),
        ("1.234,5 EUR", "Write '1234.5 EUR'."),
        ("1,5 %", "Write '1.5 %'."),
        ("1e3", "Write '1000'."),
        ("1.5e9 USD", "Write '1500000000 USD'."),
        ("+7 EUR", "Write '7 EUR'."),
        (".5 EUR", "Write '0.5 EUR'."),
        ("7. EUR", "Write '7 EUR'."),
        ("700-800 million USD", "Write '700..800 million USD'."),
        ("7 to 8 million EUR", "Write '7..8 million EUR'."),
        ("between 7 and 8 million EUR", "Write '7..8 million EUR'."),
        ("100,000 to 200,000 people", "Write '100000..200000 people'."),
        ("8 million..700 thousand EUR", "Write the lower end first."),
        ("about 7 million EUR", "Write '~7 million EUR'."),
        ("at least 30 years", "Write '\">= 30 years\"'."),
        ("over 30 years", "Write '\"> 30 years\"'."),
        ("up to 5 %", "Write '<= 5 %'."),
        ("7 ± -1 EUR", "Write '7 ± 1 EUR'."),
        ("$7 million", "Write '7 million USD', if US dollars are meant."),
        ("US$7 million", "Write '7 million USD'."),
        ("7 €", "Write '7 EUR'."),
        ("EUR 7 million", "Write '7 million EUR'."),
        ("7 million eur", "Write '7 million EUR'."),
        ("7 mn EUR", "Write '7 million EUR'."),
        ("7m EUR", "Write '7 million EUR'."),
        ("7 Billions USD", "Write '7 billion USD'."),
        ("12:30", "Write it in one unit: '750 minutes'."),
        (
            "2023-11-21",
            "Write 'period: 2023-11-21' for the date, and behind 'value' the number.",
        ),
    ],
)
def test_the_hint_says_how_a_value_is_written_here(text, hint):
    with pytest.raises(NotationError) as caught:
        read_quantity(text)
    assert caught.value.hint == hint


@pytest.mark.parametrize("text", ["3 cup", "7 m", "5 top", "12 mills", "2022", "9 millimetres"])
def test_nouns_that_look_like_scales_or_currencies_are_counted(text):
    assert read_quantity(text).unit.name == text.partition(" ")[2]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("21 November 2023", "Write '2023-11-21'."),
        ("November 21, 2023", "Write '2023-11-21'."),
        ("21. Nov 2023", "Write '2023-11-21'."),
        ("October 2023", "Write '2023-10'."),
        ("31.1.2024", "Write '2024-01-31'."),
        ("2024/1/31", "Write '2024-01-31'."),
        ("2024-31-01", "Write the month, from 01 to 12, before the day: '2024-01-31'."),
        ("2024-13", "Write the month, from 01 to 12, before the day."),
        ("2023-02-30", "Write a day from 01 to 28: '2023-02-28' is the last."),
        ("2024..2022", "Write the earlier one first: '2022..2024'."),
        ("31/1/2024", "Write 2023-11-20, 2023-11, 2023, 'before 2023-11-21' or 'not reported'."),
        ("soon", "Write 2023-11-20, 2023-11, 2023, 'before 2023-11-21' or 'not reported'."),
    ],
)
def test_the_hint_says_how_a_date_is_written_here(text, hint):
    with pytest.raises(MomentError) as caught:
        read_moment(text)
    assert caught.value.hint == hint
