"""Drawn lengths against the values they stand for: the lie factor is one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.patches import PathPatch

from factpress.build.preparation import prepare
from factpress.charts.pictures import lay_out
from factpress.charts.rendering import figure
from factpress.charts.style import REPORT, SLIDE, WIDE_SLIDE, ChartStyle
from factpress.exhibits.model import ChartExhibit

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


def extents(layout) -> dict[str, tuple[float, float]]:
    """Left and right end, in points, of each shape that stands for a value."""
    with mpl.rc_context():
        drawn = figure(layout)
        found: dict[str, tuple[float, float]] = {}
        for artist in drawn.findobj(PathPatch):
            if name := artist.get_gid():
                box = artist.get_path().get_extents(artist.get_transform())
                left, right = found.get(name, (box.x0, box.x1))
                found[name] = (min(left, box.x0), max(right, box.x1))
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
