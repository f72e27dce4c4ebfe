"""Charts described for presentation programs: their numbers, labels and marks, without a file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factpress.charts.native.kinds import native_chart
from factpress.charts.native.model import Fill, NativeChart, NativeSeries
from factpress.charts.style import SLIDE, WIDE_SLIDE, ChartStyle
from factpress.theme import LIGHT
from factpress.typefaces.family import CALIBRI
from factpress.wording import Wording
from tests.charts.samples import HEAD, chart_of, rows_file

ENGLISH = Wording("en")
OFFICE = replace(LIGHT, family=CALIBRI)
GIVEN = ", order: given"
NAMES = ["Ore", "Coal", "Oil", "Gas", "Peat", "Wood", "Wind"]
VALUES = ["7..8 EUR", "~5 EUR", ">= 4 EUR", "<= 3 EUR", "6 ± 1 EUR", "not reported", "9 EUR"]


def described(text: str, style: ChartStyle = WIDE_SLIDE) -> NativeChart | None:
    native = native_chart(chart_of(text), replace(style, theme=OFFICE), ENGLISH)
    assert native is None or isinstance(native, NativeChart)
    return native


def native_of(text: str, style: ChartStyle = WIDE_SLIDE) -> NativeChart:
    native = described(text, style)
    assert native is not None
    return native


def values(native: NativeChart) -> dict[str, tuple[float | None, ...]]:
    """The columns of the sheet."""
    return {
        each.name: each.values for each in native.series if not (each.is_hidden or each.is_over)
    }


def labels(series: NativeSeries) -> dict[int, str]:
    return {index: " ".join(label.lines) for index, label in series.labels.items()}


def named(native: NativeChart, name: str) -> NativeSeries:
    return next(each for each in native.series if each.name == name)


def fills(series: NativeSeries) -> dict[int, Fill]:
    return {index: paint.fill for index, paint in series.paints.items()}


# Bars


def test_a_bar_has_the_numbers_that_the_source_gives() -> None:
    native = native_of(rows_file(VALUES, NAMES, "bars", GIVEN))
    assert native.categories == (*NAMES[:5], "Wood: not reported", "Wind")
    assert values(native) == {
        "Upper end": (8, None, None, 3, 7, None, None),
        "Middle value": (None, None, None, None, 6, None, None),
        "Value or lower end": (7, 5, 4, None, 5, None, 9),
    }


def test_bars_are_labelled_as_in_the_picture_with_arrows_for_bounds() -> None:
    native = native_of(rows_file(VALUES, NAMES, "bars", GIVEN))
    assert labels(named(native, "Upper end")) == {
        0: "7–8",
        3: "← at most\u00a03",
        4: "6\u00a0±\u00a01",
    }
    assert labels(named(native, "Value or lower end")) == {
        1: "about\u00a05",
        2: "→ at least\u00a04",
        6: "9",
    }


def test_what_is_not_certain_is_striped_and_what_is_approximate_fades() -> None:
    native = native_of(rows_file(VALUES, NAMES, "bars", GIVEN))
    assert fills(named(native, "Upper end")) == dict.fromkeys([0, 3, 4], Fill.STRIPED)
    assert fills(named(native, "Middle value")) == {4: Fill.OUTLINED}
    solid = fills(named(native, "Value or lower end"))
    assert solid == {**dict.fromkeys([0, 2, 4, 6], Fill.SOLID), 1: Fill.FADED}


def test_exact_values_need_one_column() -> None:
    native = native_of(rows_file(["4 million EUR", "2.5 million EUR"], NAMES, "bars"))
    assert values(native) == {"Value": (4, 2.5)}


def test_below_zero_the_nearer_end_is_painted_last() -> None:
    text = rows_file(["-5..-2 EUR", "-3..4 EUR", ">= -4 EUR"], NAMES, "bars", GIVEN)
    native = native_of(text)
    assert [(each.name, each.values) for each in native.series] == [
        ("Upper end", (None, 4, None)),
        ("Value or lower end", (-5, -3, -4)),
        ("Upper end", (-2, None, None)),
    ]
    assert fills(native.series[1]) == dict.fromkeys([0, 1, 2], Fill.STRIPED)
    assert fills(native.series[2]) == {0: Fill.SOLID}
    assert native.scale.low < -5
    assert native.scale.high > 4


@pytest.mark.parametrize("kind", ["bars", "dots"])
def test_too_many_rows_stay_a_picture(kind: str) -> None:
    names = [f"Town {'abcdefgh'[i % 8] * (i // 8 + 1)}" for i in range(40)]
    assert described(rows_file(["4 EUR"] * 40, names, kind)) is None


@pytest.mark.parametrize("kind", ["bars", "dots"])
def test_nothing_reported_stays_a_picture(kind: str) -> None:
    assert described(rows_file(["not reported"], NAMES, kind)) is None


@pytest.mark.parametrize("count", range(1, 20))
@pytest.mark.parametrize("kind", ["bars", "dots"])
def test_type_is_never_too_small(kind: str, count: int) -> None:
    names = [f"The town of {'abcdefgh'[i % 8] * (i + 1)}" for i in range(count)]
    native = described(rows_file([f"{i + 1} EUR" for i in range(count)], names, kind), SLIDE)
    assert native is None or native.size >= 12


def test_growth_stands_beside_a_change() -> None:
    text = rows_file(["5..6 EUR", "~9 EUR"], ["Cost, old", "Cost, new"], "bars")
    native = native_of(
        text.replace("kind: bars, figures: [f0, f1]", "kind: change, from: f0, to: f1")
    )
    assert native.aside
    assert native.aside.lines == ("about 1.5–1.8×", "about 3–4 more")
    assert values(native) == {"Upper end": (6, None), "Value or lower end": (5, 9)}


# Parts


def test_a_share_is_its_lower_end_and_what_it_may_have_on_top() -> None:
    native = native_of(rows_file(["41.1 %", "20..25 %"], ["One", "Two"], "share"))
    assert values(native) == {
        "One": (41.1,),
        "Two": (20,),
        "Two, up to the upper end": (5,),
        "The rest": (33.9,),
    }
    assert labels(named(native, "Two")) == {0: "20–25%"}
    assert (native.scale.low, native.scale.high) == (0, 100)


def test_where_a_part_is_too_short_for_its_label_the_legend_says_the_values() -> None:
    native = native_of(rows_file(["61 %", "2 %"], ["One", "Two"], "share"))
    assert list(values(native)) == ["One: 61%", "Two: 2%", "The rest: 37%"]
    assert not any(each.labels for each in native.series)


def test_parts_and_total_have_a_row_each() -> None:
    text = rows_file([">= 4 EUR", "3..5 EUR", "20 EUR"], ["One", "Two", "All"], "stack")
    native = native_of(text.replace("[f0, f1, f2]", "[f0, f1], total: f2"))
    assert native.categories == ("Parts", "All: 20")
    assert values(native) == {
        "One": (4, None),
        "Two": (3, None),
        "Two, up to the upper end": (2, None),
        "The rest": (11, None),
        "All": (None, 20),
    }
    assert labels(named(native, "One")) == {0: "at least\u00a04 →"}


# Points


def test_dots_join_the_ends_of_a_range() -> None:
    native = native_of(rows_file(VALUES[:6], NAMES, "dots", GIVEN))
    assert values(native) == {
        "Upper end": (8, None, None, None, 7, None),
        "Value or lower end": (7, 5, 4, 3, 5, None),
        "Middle value": (None, None, None, None, 6, None),
    }
    joined = [
        (join.row, native.series[join.first].name, native.series[join.last].name)
        for join in native.joins
    ]
    assert joined == [
        (0, "Upper end", "Value or lower end"),
        (4, "Upper end", "Value or lower end"),
    ]
    (ring,) = [each for each in native.series if each.is_over]
    assert list(ring.markers) == [1]
    hidden = [labels(each) for each in native.series if each.is_hidden]
    assert hidden == [dict(enumerate(NAMES[:6])), {5: "not reported"}]


# Lines


def line_file(*series: str, options: str = "") -> str:
    text = HEAD.replace("figures:", "series:")
    for index, points in enumerate(series):
        text += (
            f"  s{index}: {{label: Sales of {'abc'[index]}, unit: EUR, source: 'report, page 1', "
        )
        text += f"values: {{{points}}}}}\n"
    ids = ", ".join(f"s{index}" for index in range(len(series)))
    return (
        f"{text}sections:\n  - headline: Values are shown\n"
        f"    chart: {{kind: line, series: [{ids}]{options}}}\n"
    )


def test_a_range_interrupts_its_line_and_a_gap_stays_a_gap() -> None:
    points = "2019: 4, 2020: 5..7, 2021: 6, 2022: not reported, 2023: '>= 8', 2024: ~9"
    native = native_of(line_file(points))
    assert native.categories == ("2019", "2020", "2021", "2022", "2023", "2024")
    assert values(native) == {
        "Sales of a, lower end": (4, 5, 6, None, None, None),
        "Sales of a, upper end": (4, 7, 6, None, None, None),
        "Sales of a": (4, None, 6, None, 8, 9),
    }
    line = named(native, "Sales of a")
    assert labels(line) == {0: "4", 4: "↑", 5: "about\u00a09"}
    assert line.dashed == {4, 5}
    whiskers = named(native, "Sales of a, lower end").whiskers
    assert whiskers
    assert whiskers.lengths == (0, 2, 0, 0, 0, 0)
    assert not native.spans_gaps


def test_labels_that_would_touch_go_into_the_legend() -> None:
    native = native_of(line_file("2019: 4, 2020: 9", "2018: 3..4, 2019: 5, 2020: ~9.1"))
    assert native.legend > 0
    listed = [each.name for each in native.series if each.in_legend]
    assert listed == ["Sales of a: 9", "Sales of b: about\u00a09.1"]
    assert not any(each.labels for each in native.series)


def test_a_period_that_another_series_has_is_no_gap() -> None:
    native = native_of(line_file("2019: 4, 2020: 5, 2021: 9", "2019: 1, 2021: 2"))
    assert native.spans_gaps
    assert values(native)["Sales of b"] == (1, None, 2)


@pytest.mark.parametrize(
    "series",
    [
        ("2019: 4, 2020: 5, 2024: 9",),
        ("2019: 4, 2020: not reported, 2021: 9", "2019: 1, 2021: 2"),
        ("2019: 4, 2020: 5..6, 2021: 9", "2019: 1, 2021: 2"),
    ],
)
def test_lines_that_would_say_something_else_stay_pictures(series: tuple[str, ...]) -> None:
    assert described(line_file(*series)) is None
