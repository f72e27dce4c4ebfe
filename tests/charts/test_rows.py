"""Charts of many figures: what is asked wrongly, the order, the labels, the texts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factpress.build.preparation import prepare
from factpress.charts.spreading import spread
from factpress.charts.ticks import nice_ticks
from tests.charts.samples import chart_of, rows_file, slope_file
from tests.conftest import problems_of

NAMES = ["North", "South", "East", "West"]
PAIRS = [("4 EUR", "5 EUR"), ("7 EUR", "6..8 EUR")]


@pytest.mark.parametrize("kind", ["bars", "dots"])
@pytest.mark.parametrize(
    ("values", "options", "expected"),
    [
        (["4 EUR", "5 USD"], "", [(12, 39, "FP072")]),
        (["4 EUR", "6th"], "", [(12, 39, "FP073")]),
        (["4 EUR", "5 EUR"], ", order: size", [(12, 51, "FP075")]),
        (["4 EUR", "5 EUR"], ", highlight: [f9]", [(12, 56, "FP030")]),
        (["4 EUR", "5 EUR"], ", bars: 3", [(12, 44, "FP060")]),
    ],
)
def test_what_is_asked_wrongly_is_told_with_its_place(
    write_facts, kind, values, options, expected
) -> None:
    path = write_facts(rows_file(values, NAMES, kind, options))
    assert problems_of(lambda: prepare(path)) == expected


@pytest.mark.parametrize("kind", ["bars", "dots"])
def test_lists_are_neither_empty_nor_endless(write_facts, kind) -> None:
    text = rows_file(["4 EUR"], NAMES, kind)
    path = write_facts(text.replace("figures: [f0]}", "figures: []}"))
    assert problems_of(lambda: prepare(path)) == [(11, 25, "FP064")]
    names = [f"Town {'abcdefgh'[i % 8] * (i // 8 + 1)}" for i in range(61)]
    many = rows_file(["4 EUR"] * 61, names, kind)
    path = write_facts(many)
    assert [code for _, _, code in problems_of(lambda: prepare(path))] == ["FP068"]


def test_a_figure_to_highlight_has_to_be_shown(write_facts) -> None:
    text = rows_file(["4 EUR", "5 EUR"], NAMES, "bars", ", highlight: f1")
    path = write_facts(text.replace("[f0, f1]", "[f0]"))
    assert problems_of(lambda: prepare(path)) == [(12, 51, "FP075")]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("to: [b0, b1]", "to: [b0]"), "FP074"),
        (("from: [a0, a1], to: [b0, b1]", "from: [], to: []"), "FP064"),
        (('period: 2022, value: "7', 'period: 2021, value: "7'), "FP074"),
        (('value: "7 EUR"', 'value: "7 USD"'), "FP072"),
    ],
)
def test_slopes_that_cannot_be_drawn_are_told(write_facts, change, code) -> None:
    text = slope_file(PAIRS, NAMES)
    assert change[0] in text
    path = write_facts(text.replace(*change))
    assert {found for _, _, found in problems_of(lambda: prepare(path))} == {code}


def test_the_heads_of_a_slope_can_be_given() -> None:
    text = slope_file(PAIRS, NAMES, ", from_label: Before, to_label: After")
    chart = chart_of(text.replace('period: 2022, value: "7', 'period: 2021, value: "7'))
    assert chart.plan.heads == ("Before", "After")


def test_the_largest_is_first_and_what_is_not_reported_last() -> None:
    values = ["4 EUR", "not reported", "3..9 EUR", "~7 EUR"]
    assert chart_of(rows_file(values, NAMES, "bars")).figures == ("f3", "f0", "f2", "f1")
    given = chart_of(rows_file(values, NAMES, "bars", ", order: given"))
    assert given.figures == ("f0", "f1", "f2", "f3")


def test_labels_say_once_what_they_share() -> None:
    labels = ["Loans, North", "Loans, South", "Loans, East"]
    chart = chart_of(rows_file(["4 EUR", "3 EUR", "2 EUR"], labels, "bars"))
    assert chart.subtitle == "Loans, euros"
    assert [row.label for row in chart.plan.rows] == ["North", "South", "East"]


@pytest.mark.parametrize("kind", ["bars", "dots"])
def test_alt_text_and_data_hold_every_number(kind) -> None:
    values = ["~1.4 billion USD", "700..800 million USD", "not reported"]
    chart = chart_of(rows_file(values, NAMES, kind))
    assert "North: about 1.4 billion US dollars" in chart.alt.replace("\u00a0", " ")
    assert "South: 700 to 800 million US dollars; East: not reported" in chart.alt.replace(
        "\u00a0", " "
    )
    assert chart.data.rows == (
        ("North", "about\u00a01,400"), ("South", "700–800"), ("East", "not reported")
    )  # fmt: skip


def test_alt_text_of_a_slope_says_both_ends() -> None:
    chart = chart_of(slope_file(PAIRS, NAMES))
    alt = chart.alt.replace("\u00a0", " ")
    assert "North: 4 euros (2022), 5 euros (2024); South: 7 euros (2022), 6 to 8 euros" in alt
    assert chart.data.rows[1] == ("South", "7", "6–8")


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("0", "1400", "0 500 1000 1500"),
        ("41", "44.5", "41 42 43 44 45"),
        ("-8", "12.5", "-10 -5 0 5 10 15"),
        ("0.001", "0.004", "0.000 0.001 0.002 0.003 0.004"),
        ("5", "5", "0 1 2 3 4 5"),
        ("0", "0", "0.0 0.2 0.4 0.6 0.8 1.0"),
    ],
)
def test_ticks_are_round(low, high, ticks) -> None:
    assert nice_ticks(Decimal(low), Decimal(high), 6) == tuple(map(Decimal, ticks.split()))


def test_texts_move_apart_and_no_farther() -> None:
    assert spread([10, 40], [10, 10], 0, 100) == [10, 40]
    assert spread([10, 12, 80], [10, 10, 10], 0, 100) == [6, 16, 80]
    assert spread([12, 10], [10, 10], 0, 100) == [16, 6]
    assert spread([-5, 98], [10, 10], 0, 100) == [0, 90]
