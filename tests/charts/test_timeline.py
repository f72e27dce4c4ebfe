"""Timelines: all events or those that are listed, and what happens where they are many."""

from __future__ import annotations

from pathlib import Path

import pytest

from factpress.build.preparation import prepare
from factpress.charts.model import Chart
from factpress.exhibits.model import ChartExhibit
from factpress.problems import ProblemsFound

HEAD = """\
factpress: 1
title: Events
date: 2024-03-01
bottom_line: Much happened.
sources:
  book: {title: The book}
events:
"""
SOME = """\
  - {date: 2023-05, text: A room opens, source: "book, page 1"}
  - {date: 2021, text: A wall is built, source: "book, page 2"}
  - {date: not reported, text: A door is painted, source: "book, page 3"}
  - {date: 2023-05, text: A window opens, source: "book, page 4"}
"""
FOOT = """\
sections:
  - headline: Much happened
    chart: {kind: timeline%s}
"""


def many(count: int) -> str:
    return "".join(
        f'  - {{date: {1900 + number}, text: A year passes, source: "book, page 1"}}\n'
        for number in range(count)
    )


def charts(path: Path) -> dict[str, Chart]:
    exhibits = prepare(path).exhibits
    return {
        name: exhibit.chart
        for name, exhibit in exhibits.items()
        if isinstance(exhibit, ChartExhibit)
    }


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("", ["A wall is built", "A room opens", "A window opens", "A door is painted"]),
        (", events: 2021", ["A wall is built"]),
        (", events: [2023-05, 2021]", ["A wall is built", "A room opens", "A window opens"]),
        (", events: [not reported, 2021]", ["A wall is built", "A door is painted"]),
    ],
)
def test_a_timeline_shows_the_events_that_are_listed(write_facts, option, expected) -> None:
    chart = charts(write_facts(HEAD + SOME + FOOT % option))["figure-1"]
    assert [entry.text for entry in chart.plan.entries] == expected
    assert [row[1] for row in chart.data.rows] == expected
    assert all(text in chart.alt for text in expected)
    assert ("3" in chart.source) == ("A door is painted" in expected)


def test_many_events_stand_in_several_annexes(write_facts) -> None:
    path = write_facts(HEAD + many(53) + FOOT % ", events: [1900, 1950]")
    shown = charts(path)
    assert [len(chart.plan.entries) for chart in shown.values()] == [2, 18, 18, 17]
    headings = [section.headline for section in prepare(path).story.annexes]
    assert "(2 of 3)" in str(headings)


@pytest.mark.parametrize(
    ("events", "option", "place", "code", "message", "hint"),
    [
        (many(25), "", (35, 19), "FP068", "room for 24 events, not 25", "[1900, 1901, ...]'."),
        (many(25), f", events: [{', '.join(str(1900 + n) for n in range(25))}]", (35, 29), "FP068",
         "not 25", "Name those"),
        (SOME, ", events: [2021, 2022]", (14, 44), "FP064", "no event with the date '2022'",
         "2023-05, 2021, not reported."),
        (SOME, ", events: []", (14, 29), "FP064", "lists nothing", "all without it"),
    ],
)  # fmt: skip
def test_what_no_timeline_can_show_is_told(
    write_facts, events, option, place, code, message, hint
) -> None:
    with pytest.raises(ProblemsFound) as caught:
        prepare(write_facts(HEAD + events + FOOT % option))
    (problem,) = (each for each in caught.value.problems if each.code == code)
    assert (problem.position.line, problem.position.column) == place
    assert message in problem.message
    assert hint in problem.hint
