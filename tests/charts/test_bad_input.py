"""What no chart can show well: a problem with its line, or a sensible chart; nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factpress.build.preparation import prepare, problems_of
from factpress.charts.kinds import CHART_KINDS
from factpress.charts.pictures import lay_out
from factpress.charts.style import REPORT, SLIDE
from factpress.exhibits.model import ChartExhibit
from factpress.problems import ProblemsFound, Severity

FACTS = """\
factpress: 1
title: Odd values
date: 2024-01-31
bottom_line: Values are odd.
sources:
  report: {{title: The report}}
figures:
  a: {{label: "Budget, 2022", period: 2022, value: "{a}", source: "report, page 1"}}
  b: {{label: "Budget, 2023", period: 2023, value: "{b}", source: "report, page 1"}}
  c: {{label: "Debt, 2022", period: 2022, value: "{b}", source: "report, page 1"}}
  d: {{label: "Debt, 2023", period: 2023, value: "{a}", source: "report, page 1"}}
series:
  s: {{label: Budget, values: {{2021: "{a}", 2022: "{b}", 2023: "{a}"}}, source: "report, page 2"}}
supplies:
  - {{supplier: FR, recipient: AM, item: Radar, kind: radars, status: signed, stage: ordered,
     source: "report, page 3"}}
events:
  - {{date: 2023-05, text: A thing happens, source: "report, page 4"}}
sections:
  - headline: Values are odd
    chart: {{{chart}}}
"""
SERIES_LINE, CHART_LINE = 13, 21

CHARTS = {
    "bars": "kind: bars, figures: [a, b]",
    "change": "kind: change, from: a, to: b",
    "dots": "kind: dots, figures: [a, b]",
    "grid": "kind: grid",
    "line": "kind: line, series: s",
    "multiples": "kind: multiples, figures: [a, b, c, d]",
    "share": "kind: share, figures: [a, b]",
    "slope": "kind: slope, from: a, to: b",
    "stack": "kind: stack, figures: [a, b]",
    "status": "kind: status",
    "supply-map": "kind: supply-map",
    "timeline": "kind: timeline",
}

ODD = {
    "equal": ("5 million EUR", "5 million EUR"),
    "zero": ("0 EUR", "0 EUR"),
    "not reported": ("not reported", "not reported"),
    "one not reported": ("not reported", "5 million EUR"),
    "negative": ("-5 million EUR", "-2 million EUR"),
    "over zero": ("-5..5 million EUR", "-2 million EUR"),
    "over the whole": ("80 %", "70 %"),
    "far over the whole": ("180 %", "70 %"),
    "huge and tiny": ("0.000001 EUR", "999 trillion EUR"),
    "unlike units": ("5 EUR", "5 %"),
    "ordinals": ("1st", "2nd"),
    "bounds": ("> 5 EUR", "< 3 EUR"),
}


def test_every_kind_is_tried() -> None:
    assert set(CHARTS) == set(CHART_KINDS)


@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("odd", ODD)
def test_odd_values_give_a_problem_or_a_chart(write_facts, kind: str, odd: str) -> None:
    a, b = ODD[odd]
    text = FACTS.format(a=a, b=b, chart=CHARTS[kind])
    if kind != "line":  # a series tells its own faults
        text = text.replace("series:\n  s: {", "# series:\n  # s: {")
    path = write_facts(text)
    try:
        exhibit = prepare(path).exhibits["figure-1"]
    except ProblemsFound as found:
        problems = [each for each in found.problems if each.severity is Severity.ERROR]
        assert [each for each in problems if not each.hint] == []
        assert {each.position.line for each in problems} <= {8, 9, SERIES_LINE, CHART_LINE}
        return
    assert isinstance(exhibit, ChartExhibit)
    for style in (REPORT, replace(REPORT, width=218), SLIDE):
        layout = lay_out(exhibit.chart, style)
        assert list(layout.faults()) == []
        assert layout.shapes
        assert any(label.text for label in layout.labels)


EMPTY = ["bars, figures: []", "share, figures: []", "stack, figures: []", "line, series: []",
         "slope, from: [], to: []", "multiples, series: []", "timeline, events: []",
         "grid, supplier: []", "dots, figures: [a], highlight: []"]  # fmt: skip


@pytest.mark.parametrize("chart", EMPTY)
def test_a_list_of_nothing_is_told(write_facts, chart: str) -> None:
    path = write_facts(FACTS.format(a="5 EUR", b="6 EUR", chart=f"kind: {chart}"))
    errors = [each for each in problems_of(path) if each.severity is Severity.ERROR]
    assert {(each.position.line, each.code) for each in errors} == {(CHART_LINE, "FP064")}
    assert all(each.message.endswith("lists nothing") and each.hint for each in errors)


MISSING = {
    "bars": "kind: bars, figures: [a, x]",
    "change": "kind: change, from: a, to: x",
    "dots": "kind: dots, figures: x",
    "grid": "kind: grid, supplier: Atlantis",
    "line": "kind: line, series: x",
    "share": "kind: share, figures: [x]",
    "slope": "kind: slope, from: x, to: b",
    "stack": "kind: stack, figures: [a, x]",
    "status": "kind: status, recipient: Atlantis",
    "supply-map": "kind: supply-map, recipient: Atlantis",
    "timeline": "kind: timeline, events: [x]",
}


@pytest.mark.parametrize("kind", MISSING)
def test_what_is_not_there_is_told_at_its_place(write_facts, kind: str) -> None:
    path = write_facts(FACTS.format(a="5 EUR", b="6 EUR", chart=MISSING[kind]))
    with pytest.raises(ProblemsFound) as caught:
        prepare(path)
    assert [(p.position.line, bool(p.hint)) for p in caught.value.problems] == [(CHART_LINE, True)]
