"""Drawn lengths against the values they stand for: the lie factor is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factpress.build.preparation import prepare
from factpress.charts.drawing import PathMark
from factpress.charts.pictures import lay_out
from factpress.charts.rendering import drawing
from factpress.charts.style import REPORT, SLIDE, WIDE_SLIDE, ChartStyle
from factpress.exhibits.model import ChartExhibit
from tests.charts.samples import chart_of as chart_of_text
from tests.charts.samples import rows_file, slope_file

STYLES = [REPORT, SLIDE, WIDE_SLIDE]

FACTS = """\
factpress: 1
title: Lengths
date: 2024-01-31
bottom_line: Lengths are measured.
sources:
  report: {{title: The report}}
figures:
  first:
    label: Spending, first
    short: First
    value: "{first}"
    source: report
  last:
    label: Spending, last
    short: Last
    value: "{last}"
    source: report
sections:
  - headline: Lengths are measured
    chart: {{kind: {chart}}}
"""
CHANGE = "change, from: first, to: last"


def chart_of(path: Path):
    (exhibit,) = prepare(path).exhibits.values()
    assert isinstance(exhibit, ChartExhibit)
    return exhibit.chart


def drawn(layout) -> Iterator[tuple[str, list[float], list[float]]]:
    """The name of each shape that stands for a value, and where it is drawn, across and up."""
    painted = [each for each in layout.shapes if each.fill or each.stroke]
    shapes = sorted(painted, key=lambda shape: shape.layer)
    paths = [mark for mark in drawing(layout).marks if isinstance(mark, PathMark)]
    for shape, mark in zip(shapes, paths, strict=True):
        numbers = [float(each) for each in mark.path.split() if each not in "mlch"]
        if shape.name:
            yield shape.name, numbers[::2], numbers[1::2]


def extents(layout) -> dict[str, tuple[float, float]]:
    """Left and right end, in points, of each shape that stands for a value."""
    found: dict[str, tuple[float, float]] = {}
    for name, across, _ in drawn(layout):
        left, right = found.get(name, (across[0], across[0]))
        found[name] = (min(left, *across), max(right, *across))
    return found


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        ("700..800 million USD", "~1.4 billion USD", {"first:high": 800, "last:about": 1400}),
        ("5 systems", "20 systems", {"first:low": 5, "last:low": 20}),
        ("0.001 EUR", "0.004 EUR", {"first:low": 1, "last:low": 4}),
        ("12 ± 3 %", ">= 20 %", {"first:high": 15, "last:low": 20}),
        ("<= 8 %", "16 %", {"first:high": 8, "last:low": 16}),
    ],
)
def test_bars_are_as_long_as_their_values(write_facts, style: ChartStyle, first, last, ends):
    chart = chart_of(write_facts(FACTS.format(first=first, last=last, chart=CHANGE)))
    measured = extents(lay_out(chart, style))
    zero = min(left for left, _ in measured.values())
    lengths = {name: measured[name][1] - zero for name in ends}
    per_unit = {name: lengths[name] / ends[name] for name in ends}
    one, other = per_unit.values()
    assert one == pytest.approx(other, rel=1e-3)


def test_a_range_is_solid_to_its_low_end_and_striped_to_its_high_end(write_facts):
    text = FACTS.format(first="700..800 million USD", last="~1.4 billion USD", chart=CHANGE)
    measured = extents(lay_out(chart_of(write_facts(text)), REPORT))
    zero, low = measured["first:low"]
    start, high = measured["first:high"]
    assert start == pytest.approx(low)
    assert (low - zero) / (high - zero) == pytest.approx(700 / 800, rel=1e-3)


def test_nothing_is_drawn_at_the_middle_of_a_range(write_facts):
    text = FACTS.format(first="700..800 million USD", last="1000..1600 million USD", chart=CHANGE)
    chart = chart_of(write_facts(text))
    assert "750" not in str(chart.data) + chart.alt
    measured = extents(lay_out(chart, REPORT))
    zero = measured["last:low"][0]
    per_million = (measured["last:high"][1] - zero) / 1600
    ends = {round((right - zero) / per_million) for _, right in measured.values()}
    assert ends == {700, 800, 1000, 1600}


def test_what_is_not_reported_is_a_word_and_no_bar(write_facts):
    chart = chart_of(write_facts(FACTS.format(first="not reported", last="5 EUR", chart=CHANGE)))
    layout = lay_out(chart, REPORT)
    assert "not reported" in [label.text for label in layout.labels]
    assert not any(shape.name.startswith("first") for shape in layout.shapes)
    assert chart.plan.growth == ""


@pytest.mark.parametrize("style", STYLES)
def test_shares_fill_their_part_of_the_whole(write_facts, style: ChartStyle):
    chart = chart_of(
        write_facts(
            FACTS.format(first="41.1 %", last="20..30 %", chart="share, figures: [first, last]")
        )
    )
    measured = extents(lay_out(chart, style))
    left, right = measured["first:low"]
    assert (right - left) / style.width == pytest.approx(0.411, rel=1e-3)
    left, right = measured["last:low"]
    assert (right - left) / style.width == pytest.approx(0.20, rel=1e-3)
    assert measured["last:high"][1] == pytest.approx(0.711 * style.width, rel=1e-3)
    left, right = measured["remainder"]
    assert (right - left) / style.width == pytest.approx(1 - 0.711, rel=1e-3)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("first", "last", "chart"),
    [
        ("0.001 EUR", "1000000000000 EUR", CHANGE),
        ("1 trillion EUR", "1 EUR", CHANGE),
        ("0 EUR", "0 EUR", CHANGE),
        ("0 EUR", "5 EUR", CHANGE),
        ("5 EUR", "5 EUR", CHANGE),
        ("not reported", "not reported", CHANGE),
        ("> 5 EUR", "< 9 EUR", CHANGE),
        ("0.1 %", "99.9 %", "share, figures: [first, last]"),
        ("50 %", "50 %", "share, figures: [first, last]"),
        ("0.4 %", "0.3 %", "share, figures: [first, last]"),
        ("~30 %", "<= 20 %", "share, figures: [first, last]"),
    ],
)
def test_extreme_values_neither_overlap_nor_leave_the_page(
    write_facts, style: ChartStyle, first, last, chart
):
    text = FACTS.format(first=first, last=last, chart=chart)
    layout = lay_out(chart_of(write_facts(text)), style)
    assert list(layout.faults()) == []
    assert layout.height > 0


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "label",
    [
        "Rüstungsbeschaffungsgesamtausgaben der Bundesrepublik einschließlich Sondervermögen",
        "Պաշտպանության բյուջեն հաջորդ տարվա համար, ըստ կառավարության",
        "Расходы на оборону согласно проекту государственного бюджета",
    ],
)
def test_long_labels_neither_overlap_nor_leave_the_page(write_facts, style: ChartStyle, label):
    for chart in (CHANGE, "share, figures: [first, last]"):
        text = FACTS.format(first="30 %", last="40 %", chart=chart)
        text = text.replace("short: First", f"short: {label}").replace("short: Last", "short: B")
        layout = lay_out(chart_of(write_facts(text)), style)
        assert list(layout.faults()) == []


def test_alt_text_and_data_hold_every_number(write_facts):
    text = FACTS.format(first="700..800 million USD", last="~1.4 billion USD", chart=CHANGE)
    chart = chart_of(write_facts(text))
    alt = chart.alt.replace("\u00a0", " ")
    assert "First: 700 to 800 million US dollars; Last: about 1.4 billion US dollars" in alt
    assert "1.75 to 2 times as high" in alt
    assert chart.data.rows == (("First", "700–800"), ("Last", "about\u00a01,400"))


def middles(layout) -> dict[str, tuple[float, float]]:
    """The middle, in points from the lower left, of each shape that stands for a value."""
    return {
        name: ((min(across) + max(across)) / 2, (min(up) + max(up)) / 2)
        for name, across, up in drawn(layout)
    }


VALUES = ["700..800 million USD", "~1.4 billion USD", ">= 950 million USD", "<= 600 million USD",
          "500 ± 60 million USD", "1210 million USD", "not reported"]  # fmt: skip
SIGNED = ["12 %", "-4..-2 %", "~-8 %", "-3..5 %", "<= -6 %", ">= -5 %", "not reported", "2 ± 1 %"]
NAMES = ["North", "South", "East", "West", "Upper", "Lower", "Harbour", "Old town"]
WAYS = [*STYLES, replace(REPORT, width=218)]


@pytest.mark.parametrize("style", WAYS)
def test_listed_bars_are_as_long_as_their_values(style: ChartStyle):
    measured = extents(lay_out(chart_of_text(rows_file(VALUES, NAMES, "bars")), style))
    zero = measured["axis"][0]
    ends = {"f0:low": 700, "f0:high": 800, "f1:about": 1400, "f2:low": 950, "f3:high": 600,
            "f4:low": 440, "f4:high": 560, "f5:low": 1210}  # fmt: skip
    per_unit = (measured["f5:low"][1] - zero) / 1210
    assert {name: (measured[name][1] - zero) / per_unit for name in ends} == pytest.approx(
        ends, rel=1e-3
    )
    starts = {"f0:high": 700, "f4:high": 440, "f3:high": 0}
    assert {name: (measured[name][0] - zero) / per_unit for name in starts} == pytest.approx(
        starts, rel=1e-3, abs=0.5
    )
    assert not any(name.startswith("f6") for name in measured)


@pytest.mark.parametrize("style", WAYS)
def test_bars_below_zero_go_left_of_it(style: ChartStyle):
    layout = lay_out(chart_of_text(rows_file(SIGNED, NAMES, "bars")), style)
    measured = extents(layout)
    zero = measured["axis"][0]
    per_unit = (measured["f0:low"][1] - zero) / 12
    spans = {"f0:low": (0, 12), "f1:low": (-2, 0), "f1:high": (-4, -2), "f3:high": (-3, 5),
             "f4:low": (-6, 0), "f5:high": (-5, 0), "f7:low": (0, 1),
             "f7:high": (1, 3)}  # fmt: skip
    for name, (low, high) in spans.items():
        left, right = measured[name]
        assert (left - zero) / per_unit == pytest.approx(low, abs=0.02), name
        assert (right - zero) / per_unit == pytest.approx(high, abs=0.02), name
    assert (measured["f2:about"][0] - zero) / per_unit == pytest.approx(-8, abs=0.02)
    texts = {label.text.replace("\u00a0", " "): label.box for label in layout.labels}
    assert texts["−4 to −2%"].right < measured["f1:high"][0]
    assert texts["12%"].left > measured["f0:low"][1]


@pytest.mark.parametrize("count", [9, 60])
def test_bars_in_columns_have_one_scale(count):
    values = [f"{1000 - 16 * index} EUR" for index in range(count)]
    names = [f"Town {'abcdefgh'[i % 8]}{'rstuvwxy'[i // 8]}" for i in range(count)]
    text = rows_file(values, names, "bars")
    measured = extents(lay_out(chart_of_text(text), SLIDE))
    lengths = {name: right - left for name, (left, right) in measured.items() if name != "axis"}
    assert len(lengths) == count
    for index in range(count):
        ratio = lengths[f"f{index}:low"] / lengths["f0:low"]
        drawn_to = 0.01 / lengths["f0:low"]
        assert ratio == pytest.approx((1000 - 16 * index) / 1000, rel=1e-3, abs=drawn_to)


@pytest.mark.parametrize("style", WAYS)
@pytest.mark.parametrize(
    ("values", "places"),
    [
        (VALUES, {"f0:low": 700, "f0:high": 800, "f1:about": 1400, "f2:low": 950, "f3:high": 600,
                  "f4:low": 440, "f4:centre": 500, "f4:high": 560, "f5:low": 1210}),
        (SIGNED, {"f0:low": 12, "f1:low": -4, "f1:high": -2, "f2:about": -8, "f4:high": -6,
                  "f5:low": -5}),
        (["41.1 %", "43.8 %", "42..42.6 %"], {"f0:low": 41.1, "f1:low": 43.8, "f2:high": 42.6}),
    ],
)  # fmt: skip
def test_dots_stand_at_their_values(style: ChartStyle, values, places):
    scale = 1_000_000 if "USD" in values[0] else 1
    measured = middles(lay_out(chart_of_text(rows_file(values, NAMES, "dots")), style))
    ticks = {float(name[5:]): x for name, (x, _) in measured.items() if name.startswith("tick")}
    assert len(ticks) > 1
    (low, left), (high, right) = min(ticks.items()), max(ticks.items())
    for name, value in places.items():
        share = (value * scale - low) / (high - low)
        assert (measured[name][0] - left) / (right - left) == pytest.approx(share, abs=1e-3), name


def test_no_dot_stands_in_a_range():
    layout = lay_out(chart_of_text(rows_file(["700..800 EUR", "600 EUR"], NAMES, "dots")), REPORT)
    names = sorted(shape.name for shape in layout.shapes if shape.name.startswith("f0"))
    assert names == ["f0:high", "f0:low", "f0:range"]


@pytest.mark.parametrize("style", WAYS)
def test_ends_of_slopes_stand_at_their_values(style: ChartStyle):
    pairs = [("700..800 EUR", "~1400 EUR"), ("900 EUR", "1210 EUR"), (">= 950 EUR", "<= 600 EUR"),
             ("not reported", "430 EUR"), ("500 ± 60 EUR", "480 EUR")]  # fmt: skip
    measured = middles(lay_out(chart_of_text(slope_file(pairs, NAMES)), style))
    places = {"a0:low": 700, "a0:high": 800, "b0:about": 1400, "a1:low": 900, "b1:low": 1210,
              "a2:low": 950, "b2:high": 600, "b3:low": 430, "a4:low": 440, "a4:centre": 500,
              "a4:high": 560, "b4:low": 480}  # fmt: skip
    per_unit = (measured["b1:low"][1] - measured["b3:low"][1]) / (1210 - 430)
    heights = {name: 430 + (measured[name][1] - measured["b3:low"][1]) / per_unit
               for name in places}  # fmt: skip
    assert heights == pytest.approx(places, abs=1)
    assert "a0 to b0:band" in measured
    assert "a1 to b1:band" not in measured
    assert not any(name.startswith("a3 to") for name in measured)


STACK = """\
factpress: 1
title: Parts
date: 2024-01-31
bottom_line: Parts are measured.
sources:
  report: {{title: The report}}
figures:
  a: {{label: Wages, value: "{a}", source: report}}
  b: {{label: Arms, value: "{b}", source: report}}
  c: {{label: Roads, value: "{c}", source: report}}
  t: {{label: Budget, value: "{t}", source: report}}
sections:
  - headline: Parts are measured
    chart: {{kind: stack, figures: [a, b, c]{total}}}
"""


@pytest.mark.parametrize("style", [*STYLES, replace(REPORT, width=218)])
@pytest.mark.parametrize(
    ("a", "b", "c", "t", "lengths"),
    [
        ("520 EUR", "310 EUR", "90 EUR", "1200 EUR",
         {"a:low": 520, "b:low": 310, "c:low": 90, "remainder": 280, "t:low": 1200}),
        ("450..520 EUR", "~310 EUR", ">= 90 EUR", "1400 EUR",
         {"a:low": 450, "a:high": 70, "b:about": 0, "c:low": 90, "remainder": 480}),
        ("<= 40 EUR", "12 ± 3 EUR", "50..80 EUR", "100..200 EUR",
         {"a:high": 40, "b:low": 9, "b:high": 6, "c:low": 50, "c:high": 30, "t:low": 100,
          "t:high": 100, "remainder:high": 65}),
        ("0.001 EUR", "0.004 EUR", "0.002 EUR", "0.01 EUR",
         {"a:low": 1, "b:low": 4, "c:low": 2, "remainder": 3}),
        ("10 %", "20..25 %", "30 %", "80 %",
         {"a:low": 10, "b:low": 20, "b:high": 5, "c:low": 30, "remainder": 15}),
    ],
)  # fmt: skip
def test_parts_of_a_stack_are_as_long_as_their_amounts(
    write_facts, style: ChartStyle, a, b, c, t, lengths
):
    chart = chart_of(write_facts(STACK.format(a=a, b=b, c=c, t=t, total=", total: t")))
    measured = extents(lay_out(chart, style))
    drawn = {name: measured[name][1] - measured[name][0] for name in lengths}
    most = max(lengths, key=lambda name: lengths[name])
    per_unit = drawn[most] / lengths[most]
    for name, length in lengths.items():
        assert drawn[name] == pytest.approx(length * per_unit, rel=1e-3, abs=0.02), name


def test_a_stack_is_solid_to_its_lowest_sum_and_striped_to_its_highest(write_facts):
    text = STACK.format(a="450..520 EUR", b="100..200 EUR", c="90 EUR", t="2000 EUR", total="")
    measured = extents(lay_out(chart_of(write_facts(text)), REPORT))
    order = ["a:low", "b:low", "c:low", "a:high", "b:high"]
    assert [measured[name][0] for name in order[1:]] == pytest.approx(
        [measured[name][1] for name in order[:-1]]
    )
    assert measured["b:high"][1] == pytest.approx(REPORT.width)
    assert measured["c:low"][1] / REPORT.width == pytest.approx(640 / 810, rel=1e-3)


def test_a_part_that_is_not_reported_is_a_word_and_no_bar(write_facts):
    text = STACK.format(a="not reported", b="5 EUR", c="2 EUR", t="9 EUR", total=", total: t")
    chart = chart_of(write_facts(text))
    layout = lay_out(chart, REPORT)
    assert "not reported" in [label.text for label in layout.labels]
    assert not any(shape.name.startswith("a:") for shape in layout.shapes)
    assert ("The rest", "2") in chart.data.rows


def test_the_growth_that_a_chart_prints_is_one_of_its_figures(write_facts):
    text = FACTS.format(first="2 EUR", last="5 EUR", chart=CHANGE)
    derived = (
        "  growth: {label: Growth, formula: last / first}\n"
        "  sum: {label: Sum, formula: last + first}\n"
    )
    chart = chart_of(write_facts(text.replace("figures:\n", f"figures:\n{derived}", 1)))
    assert chart.figures == ("first", "last", "growth")
