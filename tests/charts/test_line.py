"""Lines over time: places against values, bands and gaps, labels that never overlap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from factpress.build.preparation import prepare
from factpress.charts.model import Chart
from factpress.charts.pictures import lay_out
from factpress.charts.sheet import Layout, Shape
from factpress.charts.style import REPORT, SLIDE, WIDE_SLIDE, ChartStyle
from factpress.charts.time_axis import TimeTick, time_ticks
from factpress.exhibits.model import ChartExhibit
from factpress.problems import ProblemsFound
from factpress.quantities.moments import Precision
from factpress.wording import Wording

HALF = replace(REPORT, width=218)
STYLES = {"report": REPORT, "half": HALF, "slide": SLIDE, "wide": WIDE_SLIDE}

FACTS = """\
factpress: 1
title: Lines
date: 2024-03-01
bottom_line: Values are shown.
sources:
  book: {title: The book}
series:
  a: {label: Exports, unit: million EUR, values: {2020: 100, 2021: 150..200, 2022: not reported,
      2023: ~250, 2024: 300}, source: "book, page 1"}
  b: {label: Imports, unit: million EUR, values: {2020: 80, 2021: 60, 2022: "> 90", 2023: "< 70",
      2024: 40 ± 10}, source: "book, page 2"}
  c: {label: Share, unit: "%", values: {2020: 5, 2021: 6}, source: "book, page 3"}
  d: {label: One, unit: million EUR, values: {2020: 5, 2021: not reported}, source: "book, page 4"}
events:
  - {date: 2021-06, text: A treaty begins, source: "book, page 5"}
  - {date: 2023-01-15, text: A border closes, source: "book, page 5"}
sections:
  - headline: Values are shown
    chart: {kind: line, series: [a, b], events: [2021-06, 2023-01-15]}
"""


def chart_of(path: Path) -> Chart:
    exhibit = prepare(path).exhibits["figure-1"]
    assert isinstance(exhibit, ChartExhibit)
    return exhibit.chart


def drawn(layout: Layout) -> dict[str, list[Shape]]:
    """The shapes by their names."""
    found: dict[str, list[Shape]] = {}
    for shape in layout.shapes:
        found.setdefault(shape.name, []).append(shape)
    return found


def middle(shape: Shape) -> tuple[float, float]:
    points = np.asarray(shape.vertices, float)
    return tuple((points.min(axis=0) + points.max(axis=0)) / 2)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_marks_stand_where_their_values_are(write_facts, style: ChartStyle) -> None:
    shapes = drawn(lay_out(chart_of(write_facts(FACTS)), style))
    ticks = {
        float(name.partition(":")[2]): middle(each[0])[1]
        for name, each in shapes.items()
        if name.startswith("tick:")
    }
    (low, low_y), *_, (high, high_y) = sorted(ticks.items())
    per_unit = (low_y - high_y) / (high - low)
    values = {
        "a.2020:low": 100, "a.2021:low": 150, "a.2021:high": 200, "a.2023:about": 250,
        "a.2024:low": 300, "b.2021:low": 60, "b.2022:low": 90, "b.2023:high": 70,
        "b.2024:low": 30, "b.2024:high": 50, "b.2024:centre": 40,
    }  # fmt: skip
    for name, value in values.items():
        measured = low + (low_y - middle(shapes[name][0])[1]) / per_unit
        assert measured / 1e6 == pytest.approx(value, rel=1e-6), name


def test_years_are_as_far_apart_as_they_are_long(write_facts) -> None:
    shapes = drawn(lay_out(chart_of(write_facts(FACTS)), REPORT))
    x = [middle(shapes[f"b.{year}:low"][0])[0] for year in (2020, 2021, 2022)]
    # 2020 has a day more than 2021: from middle to middle half a day more.
    assert (x[1] - x[0]) / (x[2] - x[1]) == pytest.approx(365.5 / 365)


def test_no_line_runs_through_a_range_or_over_a_gap(write_facts) -> None:
    shapes = drawn(lay_out(chart_of(write_facts(FACTS)), REPORT))
    lines = [np.asarray(each.vertices) for each in shapes["a:line"]]
    assert [len(line) for line in lines] == [2]  # from 2023 to 2024 alone
    assert lines[0][0, 0] == pytest.approx(middle(shapes["a.2023:about"][0])[0])
    bands = [name for name in shapes if name.endswith(":band")]
    assert bands == ["a.2020:band"]


def test_a_line_to_a_bound_is_dashed(write_facts) -> None:
    shapes = drawn(lay_out(chart_of(write_facts(FACTS)), REPORT))
    assert [(bool(each.dash), len(each.vertices)) for each in shapes["b:line"]] == [
        (False, 2), (True, 4),
    ]  # fmt: skip


def test_the_alt_text_and_the_table_have_every_value(write_facts) -> None:
    chart = chart_of(write_facts(FACTS))
    assert chart.alt.replace("\u00a0", " ") == (
        "Line chart. Million euros. Exports: 2020 100 million euros; 2021 150 to 200 million "
        "euros; 2022 not reported; 2023 about 250 million euros; 2024 300 million euros. Imports: "
        "2020 80 million euros; 2021 60 million euros; 2022 more than 90 million euros; 2023 less "
        "than 70 million euros; 2024 40 ± 10 million euros."
    )
    assert chart.data.headings == ("Period", "Exports", "Imports")
    assert chart.data.rows[1] == ("2021", "150–200", "60")
    assert chart.data.rows[2] == ("2022", "not reported", "more than\u00a090")
    assert chart.note.replace("\u00a0", " ") == (
        "Bands: ranges given by the source. Ring: approximate value. Dashed line with arrow: only "
        "a bound is known. Gap in a line: not reported."
    )


def test_a_scale_that_does_not_start_at_zero_says_so(write_facts) -> None:
    text = FACTS.replace("[a, b]", "c").replace(", events: [2021-06, 2023-01-15]", "")
    assert chart_of(write_facts(text)).note == "The scale does not start at zero."


def test_a_value_older_than_the_axis_says_of_when_it_is(write_facts) -> None:
    text = FACTS.replace("2024: 40 ± 10", "2024: not reported")
    labels = [label.text for label in lay_out(chart_of(write_facts(text)), REPORT).labels]
    assert "2023: less than\u00a070" in labels
    assert "300" in labels


def test_one_line_has_its_first_value_beside_it(write_facts) -> None:
    text = FACTS.replace("[a, b]", "a").replace(", events: [2021-06, 2023-01-15]", "")
    layout = lay_out(chart_of(write_facts(text)), REPORT)
    label = [label for label in layout.labels if label.text == "100"][-1]
    _, y = middle(drawn(layout)["a.2020:low"][0])
    assert not label.box.top <= y <= label.box.bottom


def test_all_events_of_a_date_are_marked(write_facts) -> None:
    more = '  - {date: 2021-06, text: A second treaty begins, source: "book, page 5"}\nsections:'
    chart = chart_of(write_facts(FACTS.replace("sections:", more)))
    assert [mark.text for mark in chart.plan.events] == [
        "A treaty begins", "A second treaty begins", "A border closes",
    ]  # fmt: skip
    for style in STYLES.values():
        assert list(lay_out(chart, style).faults()) == []


FAULTS = [
    ("[a, b]", "[a, e]", (19, 37), "FP030", "no series 'e'"),
    ("[a, b]", "[a, c]", (19, 37), "FP040", "'c' is in another unit (%) than 'a' (EUR)"),
    ("[a, b]", "[a, d]", (19, 37), "FP064", "'d' has one value, and a line needs two"),
    ("[a, b]", "[a, a]", (19, 37), "FP068", "stands twice"),
    ("[a, b]", "[a, b, a, b, a]", (19, 25), "FP068", "4 series apart, not 5"),
    ("2021-06, 2023", "2021-07, 2023", (19, 50), "FP064", "no event with the date '2021-07'"),
    ("2021-06, 2023", "soon, 2023", (19, 50), "FP064", "no event with the date 'soon'"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "code", "message"), FAULTS)
def test_what_no_line_can_show_is_told(write_facts, old, new, place, code, message) -> None:
    with pytest.raises(ProblemsFound) as caught:
        prepare(
            write_facts(
                FACTS.replace(f"series: {old}", f"series: {new}", 1)
                if old == "[a, b]"
                else FACTS.replace(f"[{old}", f"[{new}", 1)
            )
        )
    told = {(p.position.line, p.position.column, p.code): p.message for p in caught.value.problems}
    assert (*place, code) in told, told
    assert message in told[(*place, code)]


LABELS = {
    "German": ["Kraftfahrzeughaftpflichtversicherung", "Ausfuhr von Rüstungsgütern", "Ein", "Zwei"],
    "Armenian": ["Պաշտպանության ծախսերը", "Արտահանում", "Ներմուծում դրամով", "Այլ"],
}
EVENTS = "Der Vertrag über die Zusammenarbeit tritt in Kraft"


def many(write_facts: Callable[[str], Path], series: int, points: int, labels: list[str],
         values: Callable[[int], str], events: int) -> Chart:  # fmt: skip
    """A chart of some series with some points each."""
    written = "".join(
        f'  s{number}: {{label: "{labels[number]}", source: "book, page 1", values: {{'
        + ", ".join(f'{1600 + year}: "{values(number * points + year)}"' for year in range(points))
        + "}}\n"
        for number in range(series)
    )
    years = [1600 + index * max(1, points // 7) for index in range(events)]
    listed = "".join(
        f'  - {{date: {year}, text: {EVENTS}, source: "book, page 2"}}\n' for year in years
    )
    ids = ", ".join(f"s{number}" for number in range(series))
    more = f", events: {years}" if events else ""
    return chart_of(
        write_facts(
            "factpress: 1\ntitle: T\ndate: 2024-03-01\nbottom_line: It is.\n"
            f"sources: {{book: {{title: Book}}}}\nseries:\n{written}"
            + (f"events:\n{listed}" if events else "")
            + "sections:\n  - headline: It is\n"
            f"    chart: {{kind: line, series: [{ids}]{more}}}\n"
        )
    )


SCALES = {
    "tiny": lambda index: f"{(index * 7 % 11 + 1) / 1000:.3f} EUR",
    "huge": lambda index: f"{index * 7 % 11 + 1} trillion EUR",
    "equal": lambda _: "5 systems",
    "negative": lambda index: f"{index * 7 % 11 - 5} %",
    "mixed": lambda index: (
        "not reported", "~12 EUR", "3..9 EUR", ">= 4 EUR", "<= 8 EUR", "7 EUR", "6 ± 2 EUR",
    )[index % 7],
}  # fmt: skip


SERIES_POINTS_EVENTS = [(1, 2, 0), (1, 400, 6), (2, 12, 2), (3, 7, 6), (4, 60, 3)]
# Mixed values in every size, and every scale in one size; the others are slow.
CASES = [
    pytest.param(
        *(language, scale, *size),
        marks=[] if scale == "mixed" or size == (3, 7, 6) else [pytest.mark.slow],
    )
    for language, scale in [
        ("German", "tiny"), ("Armenian", "huge"), ("German", "equal"), ("Armenian", "negative"),
        ("German", "mixed"), ("Armenian", "mixed"),
    ]
    for size in SERIES_POINTS_EVENTS
]  # fmt: skip


@pytest.mark.parametrize(("language", "scale", "series", "points", "events"), CASES)
def test_no_text_of_a_line_chart_overlaps(
    write_facts, language, scale, series, points, events
) -> None:
    if scale == "mixed":
        points = max(points, 7)
    chart = many(write_facts, series, points, LABELS[language], SCALES[scale], events)
    faults = {
        name: list(lay_out(chart, style, "A finding").faults()) for name, style in STYLES.items()
    }
    assert faults == {name: [] for name in STYLES}


@pytest.mark.parametrize(
    ("first", "last", "precision", "most", "expected"),
    [
        (date(2012, 7, 1), date(2024, 7, 1), Precision.YEAR, 13, ["2012", "2013", "2014"]),
        (date(2012, 7, 1), date(2024, 7, 1), Precision.YEAR, 3, ["2015", "2020"]),
        (date(2012, 7, 1), date(2024, 7, 1), Precision.YEAR, 4, ["2012", "2016", "2020"]),
        (date(2023, 1, 16), date(2023, 12, 16), Precision.MONTH, 4, ["Jan 2023", "Apr 2023"]),
        (date(2023, 1, 16), date(2029, 12, 16), Precision.MONTH, 8, ["2023", "2024", "2025"]),
        (date(2023, 1, 1), date(2023, 1, 9), Precision.DAY, 5, ["1 Jan 2023", "3 Jan 2023"]),
    ],
)
def test_ticks_of_time_are_as_many_as_fit(first, last, precision, most, expected) -> None:
    def fits(ticks: tuple[TimeTick, ...]) -> bool:
        return len(ticks) <= most

    ends = (first.toordinal(), last.toordinal() + 1)
    ticks = time_ticks(*ends, precision, Wording("en"), fits)
    assert [tick.text for tick in ticks][: len(expected)] == expected
