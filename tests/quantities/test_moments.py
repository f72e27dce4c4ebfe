from __future__ import annotations

from datetime import date

import pytest

from factpress.quantities.moments import NOT_REPORTED, read_moment
from factpress.wording import Wording


@pytest.mark.parametrize(
    ("text", "printed", "short", "span"),
    [
        ("2023-11-20", "20 November 2023", "20 Nov 2023", (date(2023, 11, 20),) * 2),
        ("2023-10", "October 2023", "Oct 2023", (date(2023, 10, 1), date(2023, 10, 31))),
        ("2024-2", "February 2024", "Feb 2024", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2022", "2022", "2022", (date(2022, 1, 1), date(2022, 12, 31))),
        (
            "2023-11, before 2023-11-21",
            "November 2023, before 21 November",
            "Nov 2023, before 21 Nov",
            (date(2023, 11, 1), date(2023, 11, 21)),
        ),
        (
            "before 2023-11-21",
            "Before 21 November 2023",
            "Before 21 Nov 2023",
            (date(2023, 11, 21),) * 2,
        ),
        ("after 2023", "After 2023", "After 2023", (date(2023, 12, 31),) * 2),
        ("2022..2024", "2022–2024", "2022–2024", (date(2022, 1, 1), date(2024, 12, 31))),
    ],
)
def test_dates_are_as_exact_as_they_are_known(text, printed, short, span):
    moment = read_moment(text)
    wording = Wording("en")
    assert wording.moment(moment) == printed
    assert wording.moment(moment, short=True) == short
    assert moment.span == span


def test_a_date_may_not_be_reported():
    assert read_moment("not reported") == NOT_REPORTED
    assert Wording("en").moment(NOT_REPORTED) == "Date not reported"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2023-13", "There is no date '2023-13' in the calendar"),
        ("2023-02-30", "There is no date '2023-02-30' in the calendar"),
        ("yesterday", "'yesterday' is not a date"),
        ("2024..2022", "ends before it begins"),
        ("", "is not a date"),
    ],
)
def test_what_is_no_date_is_refused(text, message):
    with pytest.raises(ValueError, match=message):
        read_moment(text)


def test_american_dates_follow_the_region():
    assert Wording("en-US").date(date(2023, 11, 21)) == "November 21, 2023"
