"""Figures, dates and names found in a text, and nothing that the text does not say."""

from __future__ import annotations

import pytest

from factpress.drafting.article import read_article
from factpress.drafting.writing import write_draft
from factpress.quantities.moments import read_moment
from factpress.quantities.notation import read_quantity


def values(text: str) -> list[str]:
    return [figure.value for figure in read_article(text).figures]


def dates(text: str) -> list[str]:
    return [event.date for event in read_article(text).events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost 1,250,000 euros.", ["1250000 EUR"]),
        ("It cost between 60 and 70 million dollars.", ["60..70 million USD"]),
        ("It cost €5bn to €7bn.", ["5..7 billion EUR"]),
        ("It cost $700-800 million.", ["700..800 million USD"]),
        ("It cost 700 million to 1.2 billion US dollars.", ["700 million..1.2 billion USD"]),
        ("About US$6.2 billion was paid.", ["~6.2 billion USD"]),
        ("More than £1.2m was paid.", ["> 1.2 million GBP"]),
        (
            "USD 5 million, 6 million AMD and EUR5m.",
            ["5 million USD", "6 million AMD"] + ["5 million EUR"],
        ),
        ("Rents cost 500 francs.", ["500 todo"]),
        ("Some 300 people and up to 12 ships.", ["~300 people", "<= 12 ships"]),
        ("At least four trucks; nearly 30 years.", [">= 4 trucks", "~30 years"]),
        ("12 people or more; fewer than 9 days.", [">= 12 people", "< 9 days"]),
        ("41.1% of readers, 48.5 per cent, 3 percent.", ["41.1 %", "48.5 %", "3 %"]),
        ("It fell by 2.5 percentage points.", ["2.5 percentage points"]),
        ("Between 3% and 5% of homes.", ["3..5 %"]),
        ("It takes from 3 to 5 years, or 3-5 visits.", ["3..5 years", "3..5 visits"]),
        ("Sales rose from 3 to 5 million euros.", ["3 million EUR", "5 million EUR"]),
        ("It fell from 15 to 12 ferries.", ["15 ferries", "12 ferries"]),
        ("It rose from 900 to 1.2 million euros.", ["900 EUR", "1.2 million EUR"]),
        ("It rose from $3 to $5 million.", ["3 million USD", "5 million USD"]),
        ("The margin is 12 % plus or minus 3 %.", ["12 ± 3 %"]),
        ("Its sixth proposal and the 11th round.", ["6th", "11th"]),
        ("Twenty-five ships and two hundred people.", ["25 ships", "200 people"]),
        ("A million people in 3 hundred towns.", ["1 million people", "300 towns"]),
        ("A 30-year lease for a 120-seat ferry.", ["30 years", "120 seats"]),
        ("1.200.000 people, 10 000 people.", ["1200000 people", "10000 people"]),
        ("It was -5 °C, and 12.5km of road.", ["-5 degrees Celsius", "12.5 km"]),
        ("12 other new members; Seven Dutch sailors.", ["12 members", "7 Dutch sailors"]),
        ("A third of homes, dozens of ships, one in five.", ["not reported"] * 3),
        ("Half a million tonnes and two-thirds of members.", ["not reported"] * 2),
        ("The vote was 5 to 3.", ["5", "3"]),
        ("1,5 million people came.", ["1.5 million people"]),
        ("The talks took 2½ hours.", ["2.5 hours"]),
        (
            "It costs ½ million euros, 3¼ per cent, or 1 ¾ tonnes.",
            ["0.5 million EUR", "3.25 %", "1.75 tonnes"],
        ),
        ("They waited 2 1/2 hours and 10 1/4 days.", ["2.5 hours", "10.25 days"]),
        ("¾ of homes, 2⅓ hours, 1/2 of it.", ["not reported"] * 3),
        ("3-5 per cent of homes, or 3–5%, or 3 to 5 per cent.", ["3..5 %"] * 3),
        (
            "Prices are twice the price of 2020, one in every five homes is empty.",
            ["not reported"] * 2,
        ),
        (
            "Exports rose from 0.3 to 1.3 billion cubic metres between 2018 and 2023.",
            ["0.3 billion cubic metres", "1.3 billion cubic metres"],
        ),
        ("Between 6 and 14 ships came.", ["6..14 ships"]),
        ("1,250.5 tonnes came.", ["1250.5 tonnes"]),
    ],
)
def test_a_figure_is_written_as_the_text_says_it(text: str, expected: list[str]) -> None:
    assert values(text) == expected
    assert all(read_quantity(value) for value in expected)


@pytest.mark.parametrize(
    "text",
    [
        "The two sides agreed, and no one came.",
        "One of them left; both of these three are gone.",
        "Call +49 30 1234567 or see https://example.org/2022/5 at 10:30 or 5 pm.",
        "See No. 5, p. 12, §3 and [4]; version 2.10.3.",
        "A third country, third parties, the 21st century, 24/7.",
        "May has come in March.",
        "Nothing at all.",
    ],
)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The ‘Sea Runner 300’ ferry and a MARG 12 engine.", ("Sea Runner 300", "MARG 12")),
        ("Under Section 12 of the law, Resolution 9 applies.", ("Section 12", "Resolution 9")),
        (
            "The G7, COVID-19, an F-16, 5G and a Boeing 737.",
            ("G7", "COVID-19", "F-16", "5G", "Boeing 737"),
        ),
        (
            "Directive 2009/73/EC and Regulation (EU) 2017/1938 apply, as Decision 2001/822/EC.",
            ("Directive 2009/73/EC", "Regulation (EU) 2017/1938", "Decision 2001/822/EC"),
        ),
        ("UN Resolution 2231/2015 and the A320/A321.", ("A320/A321", "UN Resolution 2231/2015")),
        ("From France 12 ships came, in USD 500 each.", ()),
        ("Only 12 came. Around 30 left. On Monday 5 boats sank.", ()),
    ],
)
def test_numbers_in_names_are_names(text: str, names: tuple[str, ...]) -> None:
    draft = read_article(text)
    assert draft.names == names
    assert bool(draft.figures) is not bool(names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On June 19, 2023 and 3 May 2022.", ["2023-06-19", "2022-05-03"]),
        (
            "It was 2023-06-19, 21/11/2023 or 21.11.2022.",
            ["2023-06-19", "2023-11-21", "2022-11-21"],
        ),
        ("It was 03/04/2023.", [""]),
        ("From 19-21 June 2023; in October 2020.", ["2023-06-19..2023-06-21", "2020-10"]),
        (
            "Before June 2024, from 2014 to 2020, in the 1990s.",
            ["before 2024-06", "2014..2020", "1990..1999"],
        ),
        ("Q3 2023 and 2022-23.", ["2023-07..2023-09", "2022..2023"]),
        ("On 30 February 2023, on November 20, last month.", ["", "", ""]),
        ("Then 2000 people came.", []),
        ("Voting ran between 6 and 14 November 2023.", ["2023-11-06..2023-11-14"]),
        ("Voting ran from the 6th to the 14th of November 2023.", ["2023-11-06..2023-11-14"]),
        ("Open 6 to 14 November 2023.", ["2023-11-06..2023-11-14"]),
        ("From 28 November to 3 December 2023.", ["2023-11-28..2023-12-03"]),
        ("From 28 December 2022 to 3 January 2023.", ["2022-12-28..2023-01-03"]),
        ("From November 6 to November 14, 2023.", ["2023-11-06..2023-11-14"]),
        ("Between November 6 and 14, 2023.", ["2023-11-06..2023-11-14"]),
        ("Between June and August 2023.", ["2023-06..2023-08"]),
        ("Between 6 and 14 November.", [""]),
        ("Between 30 and 2 November 2023.", [""]),
    ],
)
def test_dates_become_events(text: str, expected: list[str]) -> None:
    assert dates(text) == expected
    assert all(read_moment(date) for date in expected if date)


def test_a_date_without_year_takes_that_of_the_text_and_says_so() -> None:
    draft = read_article("Lisbon, 3 May 2022. The ferry sails on November 20.")
    assert draft.date == "2022-05-03"
    assert [(event.date, event.is_assumed) for event in draft.events] == [("2022-11-20", True)]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("It lent 12 books in 2022 and 15 books in 2023.", ["2022", "2023"]),
        ("In 2022 it had 12 boats and in 2023 it had 15 boats.", ["2022", "2023"]),
        ("While it was 7 million euros in 2022, in 2024, it will be 9 million.", ["2022", "2024"]),
        ("It rose from 3% to 5% in 2023.", ["", "2023"]),
        ("In 2020 it closed. It had 30 rooms.", [""]),
        ("The drop of nearly 30 per cent is the largest since 1998.", [""]),
        ("Since 1998 it has 40 ships.", [""]),
        ("It will have 40 ships by 2030, and 12 cranes until the end of 2031.", ["", ""]),
        ("It paid 5 million euros up to 2022; by early 2023 it owed 3 million.", ["", ""]),
        ("In the year to March 2023 it earned 5 million euros.", [""]),
        ("In 2022 it had 12 ships, the most since 1998.", ["2022"]),
        ("Exports rose from 3 to 5 tonnes between 2018 and 2023.", ["", ""]),
        ("Between 2018 and 2023 exports rose by 12 per cent.", ["2018..2023"]),
        ("Between 1 and 3 May 2023 5 ships came.", ["2023-05-01..2023-05-03"]),
    ],
)
def test_a_year_in_the_clause_is_the_period(text: str, periods: list[str]) -> None:
    assert [figure.period for figure in read_article(text).figures] == periods


def test_a_change_between_two_years_asks_which_value_is_of_which() -> None:
    draft = read_article("Exports rose from 0.3 to 1.3 billion cubic metres between 2018 and 2023.")
    asked = (
        "a range, or a change from one value to the other? "
        "If a change: is the first value for 2018, the second for 2023?"
    )
    assert [figure.doubts[0] for figure in draft.figures] == [asked] * 2
    assert "cubic_metres_2018" not in write_draft(draft, "article", "", "2024-03-01")
    assert [event.date for event in draft.events] == ["2018..2023"]


@pytest.mark.parametrize(
    ("head", "edition"),
    [
        ("The ferries are late again\n15 February 2024\n", "2024-02-15"),
        ("The ferries are late again\nBy A. Writer, 15 February 2024\n", "2024-02-15"),
        ("Harbour news\nThe ferries\nUpdated: on Thursday, 15 February 2024\n", "2024-02-15"),
        ("A\nB\nC\nD\nLisbon, February 15, 2024 - It\n", "2024-02-15"),
        ("The ferries sank on 15 February 2024.\n", ""),
    ],
)
def test_the_first_full_date_of_the_first_lines_gives_dates_their_year(head, edition) -> None:
    draft = read_article(f"{head}The next one sails on November 20.")
    assert draft.date == edition
    last = draft.events[-1]
    assert (last.date, last.is_assumed) == ("2024-11-20", True)


def test_a_date_behind_the_first_five_lines_gives_none_its_year() -> None:
    draft = read_article("A\nB\nC\nD\nE\n15 February 2024\nIt sails on November 20.")
    assert (draft.date, draft.events[-1].date) == ("", "")


def test_an_event_of_several_days_has_no_figure() -> None:
    draft = read_article("15 February 2024\nVoting ran between 6 and 14 November.")
    assert draft.figures == ()
    assert [(each.date, each.excerpt) for each in draft.events] == [
        ("2024-11-06..2024-11-14", "between 6 and 14 November")
    ]


def test_a_year_that_is_a_period_is_no_event() -> None:
    assert dates("It lent 12 books in 2022; since 1994 it is free.") == ["1994"]


def test_paragraphs_are_the_lines_that_are_not_empty() -> None:
    draft = read_article("Title\n\n  \r\nIt has 12 boats.\n\nAnd 3 cranes.\n")
    assert [(figure.paragraph, figure.excerpt) for figure in draft.figures] == [
        (2, "12 boats"),
        (3, "3 cranes"),
    ]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("It cost 5 dollars.", "US dollars?"),
        ("It cost ¥5.", "which currency?"),
        ("It is 12.", "what is counted"),
        ("Over five years passed.", "'over'"),
        ("From 3 to 5 years.", "a range, or a change"),
        ("Half of it.", "no number"),
    ],
)
def test_what_is_unsure_is_asked(text: str, doubt: str) -> None:
    (figure,) = read_article(text).figures
    assert doubt in " ".join(figure.doubts)


def test_excerpts_are_words_of_the_text_and_never_more_than_eight() -> None:
    text = (
        "The plan, between approximately 700 million United States of Some dollars and nothing, "
        "costs from 12 per cent of all homes to roughly 15 per cent of all the homes there are."
    )
    for figure in read_article(text).figures:
        assert figure.excerpt in text
        assert len(figure.excerpt.split()) <= 8
