"""Small multiples: one scale for all panels, drawn true to the values, and clean everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

import pytest

from factpress.charts.pictures import lay_out
from factpress.charts.sheet import Layout
from factpress.charts.style import REPORT, SLIDE, WIDE_SLIDE, ChartStyle
from factpress.problems import ProblemsFound
from factpress.theme import DARK
from tests.charts.samples import FOOT, HEAD, chart_of
from tests.charts.test_honesty import extents, middles

STYLES = {
    "report": REPORT,
    "half": replace(REPORT, width=218),
    "slide": SLIDE,
    "wide": WIDE_SLIDE,
}


def lines_file(
    labels: Sequence[str],
    points: int,
    value: Callable[[int], str],
    options: str = "",
    start: int = 1600,
) -> str:
    """Series `s0`, `s1` ... with some points each, in a chart of multiples."""
    series = "".join(
        f'  s{number}: {{label: "{label}", source: "report, page 1", values: {{'
        + ", ".join(f'{start + at}: "{value(number * points + at)}"' for at in range(points))
        + "}}\n"
        for number, label in enumerate(labels)
    )
    ids = ", ".join(f"s{number}" for number in range(len(labels)))
    chart = f"{{kind: multiples, series: [{ids}]{options}}}\n"
    return HEAD.replace("figures:", "series:") + series + FOOT + chart


def bars_file(
    labels: Sequence[str], names: Sequence[str], value: Callable[[int], str], options: str = ""
) -> str:
    """Figures `f0_0`, `f0_1` ... in a chart of multiples, a panel to a label."""
    figures, ids = [], []
    for one, label in enumerate(labels):
        for other, name in enumerate(names):
            ids.append(f"f{one}_{other}")
            figures.append(
                f'  {ids[-1]}: {{label: "{label}, {name}", source: "report, page 1", '
                f'value: "{value(one * len(names) + other)}"}}\n'
            )
    chart = f"{{kind: multiples, figures: [{', '.join(ids)}]{options}}}\n"
    return HEAD + "".join(figures) + FOOT + chart


# Honesty

LINES = [
    "100 EUR", "150..200 EUR", "not reported", "~250 EUR", "300 EUR",
    "80 EUR", "60 EUR", "> 90 EUR", "< 70 EUR", "40 ± 10 EUR",
    "-20 EUR", "-30..-10 EUR", "not reported", "10 EUR", "~-25 EUR",
]  # fmt: skip


@pytest.mark.parametrize("style", [*STYLES.values(), replace(SLIDE, theme=DARK)])
def test_marks_of_every_panel_stand_at_their_values_on_one_scale(style: ChartStyle) -> None:
    text = lines_file(["Wine", "Beer", "Milk"], 5, LINES.__getitem__, ", highlight: s1", 2020)
    layout = lay_out(chart_of(text), style)
    measured = middles(layout)
    tops: dict[str, list[float]] = {}
    for shape in layout.shapes:
        if shape.name.startswith("tick:"):
            tops.setdefault(shape.name, []).append(layout.height - shape.vertices[0][1])
    ends = [float(name[5:]) for name in tops]
    assert all(len(places) == 3 for places in tops.values()), "the same ticks in every panel"
    low, high = min(ends), max(ends)
    values = {
        "s0": {"2020:low": 100, "2023:about": 250, "2024:low": 300},
        "s1": {"2020:low": 80, "2022:low": 90, "2023:high": 70, "2024:low": 30, "2024:high": 50},
        "s2": {"2020:low": -20, "2023:low": 10, "2024:about": -25},
    }
    for number, (series, marks) in enumerate(values.items()):
        bottom, top = tops[f"tick:{low:g}"][number], tops[f"tick:{high:g}"][number]
        for name, value in marks.items():
            share = (measured[f"{series}.{name}"][1] - bottom) / (top - bottom)
            assert low + share * (high - low) == pytest.approx(value, abs=0.4), (series, name)


def test_no_line_of_a_panel_runs_through_a_range_or_over_a_gap() -> None:
    layout = lay_out(
        chart_of(lines_file(["Wine", "Beer", "Milk"], 5, LINES.__getitem__, "", 2020)), REPORT
    )
    lines = [len(shape.vertices) for shape in layout.shapes if shape.name == "s0:line"]
    assert lines == [2]
    dashes = [bool(shape.dash) for shape in layout.shapes if shape.name == "s1:line"]
    assert dashes == [False, True]
    bands = {shape.name for shape in layout.shapes if shape.name.endswith(":band")}
    assert bands == {"s0.2020:band", "s2.2020:band"}
    assert not any(shape.name.startswith("s0.2022") for shape in layout.shapes)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_bars_of_every_panel_have_one_scale(style: ChartStyle) -> None:
    values = ["700..800 USD", "~1400 USD", ">= 950 USD", "<= 600 USD", "500 ± 60 USD",
              "1210 USD", "not reported", "-120 USD", "20 USD"]  # fmt: skip
    text = bars_file(["Wine", "Beer", "Milk"], ["before", "between", "after"], values.__getitem__)
    layout = lay_out(chart_of(text), style)
    measured = extents(layout)
    lengths = {"f0_0:low": 700, "f0_0:high": 100, "f0_2:low": 950, "f1_0:high": 600,
               "f1_1:low": 440, "f1_1:high": 120, "f1_2:low": 1210, "f2_1:low": 120,
               "f2_2:low": 20}  # fmt: skip
    per_unit = (measured["f1_2:low"][1] - measured["f1_2:low"][0]) / 1210
    for name, length in lengths.items():
        left, right = measured[name]
        assert (right - left) / per_unit == pytest.approx(length, rel=1e-3, abs=1), name
    about = (measured["f0_1:about"][0] - measured["f0_0:low"][0]) / per_unit
    assert about == pytest.approx(1400, abs=1)
    assert not any(name.startswith("f2_0") for name in measured)
    assert "not reported" in [label.text for label in layout.labels]


def test_the_alt_text_and_the_table_have_every_value() -> None:
    values = ["700..800 USD", "~1400 USD", "not reported", "<= 600 USD"]
    chart = chart_of(
        bars_file(["Cost, Wine", "Cost, Beer"], ["before", "after"], values.__getitem__)
    )
    assert chart.alt.replace("\u00a0", " ") == (
        "Small multiples, panels: 2. Cost, US dollars. Cost, Wine, before: 700 to 800 US dollars; "
        "Cost, Wine, after: about 1,400 US dollars; Cost, Beer, before: not reported; Cost, Beer, "
        "after: at most 600 US dollars."
    )
    assert chart.data.headings == ("Cost", "before", "after")
    assert chart.data.rows == (
        ("Wine", "700–800", "about\u00a01,400"), ("Beer", "not reported", "at most\u00a0600"),
    )  # fmt: skip
    chart = chart_of(lines_file(["Wine", "Beer"], 5, LINES.__getitem__, "", 2020))
    for text in ("150 to 200 euros", "not reported", "more than 90", "40 ± 10"):
        assert text in chart.alt.replace("\u00a0", " ")
    assert chart.data.headings == ("Period", "Wine", "Beer")
    assert len(chart.data.rows) == 5
    assert chart.note.startswith("All panels have one scale.")


def test_panels_stand_in_the_order_that_is_asked_for() -> None:
    labels = ["Wine", "Beer", "Milk"]
    lasts = [3, 9, 5]

    def value(index: int) -> str:
        return f"{lasts[index // 2]} EUR"

    for options, expected in (("", labels), (", order: value", ["Beer", "Milk", "Wine"])):
        for text in (
            lines_file(labels, 2, value, options),
            bars_file(labels, ["before", "after"], value, options),
        ):
            assert [panel.title for panel in chart_of(text).plan.panels] == expected


def test_highlighted_panels_are_in_the_accent() -> None:
    text = lines_file(["Wine", "Beer"], 3, LINES.__getitem__, ", highlight: s1")
    layout = lay_out(chart_of(text), REPORT)
    colours = {shape.name: shape.stroke for shape in layout.shapes if shape.name.endswith(":line")}
    assert colours == {"s1:line": REPORT.theme.accents[0]} | {
        name: REPORT.theme.axis for name in colours if name.startswith("s0")
    }


# What cannot be shown

SERIES = lines_file(["Wine", "Beer"], 3, LINES.__getitem__)
FIGURES = bars_file(["Wine", "Beer"], ["before", "after"], lambda index: f"{index} EUR")


@pytest.mark.parametrize(
    ("text", "old", "new", "code", "message", "hint"),
    [
        (SERIES, ", series: [s0, s1]", "", "FP061", "'series' or 'figures'", "lines"),
        (FIGURES, "f1_1]}", "f1_1], series: [s0]}", "FP079", "not both", "Delete one"),
        (SERIES, "[s0, s1]", "[s0]", "FP079", "needs two panels", "'line'"),
        (SERIES, "[s0, s1]", "[s0, s1, s0]", "FP068", "stands twice", "Drop"),
        (SERIES, "s1]}", "s1], order: size}", "FP075", "value or given", "'given'"),
        (SERIES, "s1]}", "s1], highlight: wine}", "FP075", "does not show 'wine'", "s0 and s1"),
        (FIGURES, "f1_1]}", "f1_1], highlight: f1}", "FP075", "does not show 'f1'", "f0_0"),
        (FIGURES, ", f1_0, f1_1]", "]", "FP079", "needs two panels", "'bars'"),
        (FIGURES, ", f1_1]", "]", "FP079", "no 'Beer, after'", "not reported"),
        (FIGURES, "f0_0, f0_1, f1_0, f1_1", "f0_0, f1_0", "FP079", "one bar", "'bars'"),
        (FIGURES, "Beer, after", "Beer after", "FP079", "no comma", "'Beer after, 2023'"),
        (FIGURES, "Beer, after", "Beer, before", "FP079", "same label", "last comma"),
        (FIGURES, "3 EUR", "3 %", "FP072", "not in the unit", "One scale"),
    ],
)
def test_what_no_panels_can_show_is_told(text, old, new, code, message, hint) -> None:
    assert old in text
    with pytest.raises(ProblemsFound) as caught:
        chart_of(text.replace(old, new, 1))
    told = [each for each in caught.value.problems if each.code == code]
    assert any(message in each.message and hint in each.hint for each in told), told


def test_more_than_twelve_panels_are_too_many() -> None:
    labels = [f"Wine {letter}" for letter in "ABCDEFGHIJKLM"]
    with pytest.raises(ProblemsFound) as caught:
        chart_of(lines_file(labels, 2, lambda _: "4 EUR"))
    assert [each.code for each in caught.value.problems] == ["FP068"]


# Nothing overlaps

LABELS = {
    "short": ["North", "South", "Upper valley", "Harbour"],
    "German": [
        "Rüstungsbeschaffungsgesamtausgaben der Bundesrepublik einschließlich Sondervermögen",
        "Kraftfahrzeughaftpflichtversicherungsbeiträge", "Verteidigung",
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente je Empfängerin",
    ],
    "Armenian": [
        "Պաշտպանության բյուջեն հաջորդ տարվա համար", "Հայաստան",
        "Ռազմատեխնիկական համագործակցություն և սպառազինությունների մատակարարում",
    ],
}  # fmt: skip
SPREADS: dict[str, Callable[[int], str]] = {
    "tiny": lambda index: f"{(index * 7 % 11 + 1) / 1000:.3f} EUR",
    "extreme": lambda index: ["0.001 EUR", "1000000000000 EUR", "~12.5 EUR", "1..2 EUR"][index % 4],
    "equal": lambda _: "5 systems",
    "negative": lambda index: f"{index * 7 % 11 - 5} %",
    "mixed": lambda index: ["~12 EUR", "not reported", "3..9 EUR", ">= 4 EUR", "<= 8 EUR",
                            "7 EUR", "6 ± 2 EUR"][index % 7],
}  # fmt: skip


def numbered(labels: Sequence[str], count: int) -> list[str]:
    return [
        f"{labels[index % len(labels)]} {'ABCDEFGHIJKL'[index]}" if count > 1 else labels[index]
        for index in range(count)
    ]


def crossings(layout: Layout) -> list[str]:
    """Labels that a line of a track runs through."""
    found = []
    for shape in layout.shapes:
        if not shape.name.endswith(":line"):
            continue
        for (x0, y0), (x1, y1) in zip(shape.vertices, shape.vertices[1:], strict=False):
            for label in layout.labels:
                box = label.box
                for share in (step / 20 for step in range(21)):
                    x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
                    if box.left < x < box.right and box.top < y < box.bottom:
                        found.append(label.text)
    return found


def faults(text: str) -> dict[str, list[str]]:
    chart = chart_of(text)
    layouts = {name: lay_out(chart, style) for name, style in STYLES.items()}
    for layout in layouts.values():
        assert layout.height < 700
    return {
        name: found
        for name, layout in layouts.items()
        if (found := [*layout.faults(), *crossings(layout)])
    }


DEFAULT = {
    (2, 7, "mixed", "German"), (6, 7, "negative", "Armenian"), (12, 7, "extreme", "German"),
    (2, 3, "negative", "German"), (6, 3, "mixed", "Armenian"), (12, 3, "mixed", "German"),
}  # fmt: skip
"""Cases that stand for the others where these, which repeat, are left out."""


def cases(panels: Sequence[int], counts: Sequence[int], spreads: Sequence[str]) -> list[object]:
    return [
        pytest.param(*each, marks=[] if each in DEFAULT else [pytest.mark.slow])
        for each in product(panels, counts, spreads, LABELS)
    ]


@pytest.mark.parametrize(
    ("panels", "points", "spread", "labels"), cases((2, 5, 6, 12), (2, 7, 60), [*SPREADS])
)
def test_panels_of_lines_are_clean(panels: int, points: int, spread: str, labels: str) -> None:
    value = SPREADS[spread]
    if spread == "mixed" and points == 2:
        value = lambda index: SPREADS["mixed"](2 + index % 5)  # noqa: E731  two must be known
    text = lines_file(numbered(LABELS[labels], panels), points, value)
    assert faults(text) == {}


@pytest.mark.parametrize(
    ("panels", "names", "spread", "labels"),
    cases((2, 6, 12), (2, 3, 8), [*SPREADS, "not reported"]),
)
def test_panels_of_bars_are_clean(panels: int, names: int, spread: str, labels: str) -> None:
    value = SPREADS.get(spread, lambda _: "not reported")
    bars = numbered(["before", "Nach der Änderung des Gesetzes", "պատերազմից հետո"], names)
    text = bars_file(numbered(LABELS[labels], panels), bars, value)
    assert faults(text) == {}


def test_what_has_no_room_is_said() -> None:
    text = bars_file(
        numbered(LABELS["German"], 12),
        numbered(["Nach der Änderung des Gesetzes über die Steuern"], 12),
        SPREADS["mixed"],
        ", highlight: f11_0",
    )
    layout = lay_out(chart_of(text), SLIDE)
    printed = " ".join(label.text for label in layout.labels).replace("\u00a0", " ")
    assert re.search(r"Panels shown: \d+ of 12\.", printed)
    assert any(shape.name.startswith("f11_5") for shape in layout.shapes), "the accent is kept"
