"""Charts of supplies by stage and by category: what they say, and what they refuse."""

from __future__ import annotations

import pytest

from factpress.build.preparation import prepare
from factpress.charts.pictures import lay_out
from factpress.charts.style import REPORT
from factpress.exhibits.model import ChartExhibit
from tests.conftest import problems_of

FACTS = """\
factpress: 1
title: Supplies
date: 2024-01-31
bottom_line: Supplies are told.
sources:
  report: {{title: The report}}
supplies:
{supplies}
sections:
  - headline: Supplies are told
    chart: {{{chart}}}
"""
RADAR = "{supplier: FR, recipient: AM, item: GM 200, kind: radars, status: signed in May, "
RADAR += "stage: ordered, source: report}"
ROCKET = "{supplier: IN, recipient: AM, item: Pinaka, kind: rockets, status: acquired, "
ROCKET += "source: report}"
ADVICE = "{supplier: FR, recipient: AM, item: Officer, kind: advice on defence, "
ADVICE += "category: advice, status: sent, stage: delivered, source: report}"


def facts(chart: str, *supplies: str) -> str:
    return FACTS.format(supplies="\n".join(f"  - {each}" for each in supplies), chart=chart)


def chart_of(path):
    return next(
        each.chart
        for each in prepare(path).exhibits.values()
        if isinstance(each, ChartExhibit) and each.chart.kind in {"status", "grid"}
    )


def test_a_supply_stands_at_its_stage_and_one_without_it_last(write_facts):
    chart = chart_of(write_facts(facts("kind: status", ROCKET, RADAR, ADVICE)))
    assert chart.data.rows == (
        ("France", "GM 200 radars", "contract signed", "signed in May"),
        ("France", "Officer advice on defence", "delivered", "sent"),
        ("India", "Pinaka rockets", "Stage not reported", "acquired"),
    )
    layout = lay_out(chart, REPORT)
    marks = {shape.name for shape in layout.shapes if shape.name.startswith("stage:")}
    assert marks == {"stage:2", "stage:4"}
    assert all(word in chart.alt for row in chart.data.rows for word in row)


def test_a_stage_is_never_guessed_from_the_words_of_the_status(write_facts):
    delivered = ROCKET.replace("acquired", "delivered in full")
    chart = chart_of(write_facts(facts("kind: status", RADAR, delivered)))
    assert ("India", "Pinaka rockets", "Stage not reported", "delivered in full") in chart.data.rows
    marks = [shape.name for shape in lay_out(chart, REPORT).shapes if "stage:" in shape.name]
    assert marks == ["stage:2"]


def test_a_grid_groups_by_category_and_else_by_kind_in_the_order_of_the_file(write_facts):
    more = RADAR.replace("GM 200", "GM 400")
    chart = chart_of(write_facts(facts("kind: grid", ROCKET, RADAR, ADVICE, more)))
    assert chart.plan.suppliers == ("India", "France")
    assert chart.plan.categories == ("Rockets", "Radars", "Advice")
    assert chart.data.rows == (
        ("India", "Rockets", "Pinaka"),
        ("France", "Radars", "GM 200; GM 400"),
        ("France", "Advice", "Officer"),
    )
    assert "Blank: nothing reported." in chart.note
    assert "France, Radars: GM 200; GM 400" in chart.alt
    assert chart.source == "Source: The report"


@pytest.mark.parametrize("kind", ["status", "grid"])
def test_suppliers_and_recipients_can_be_chosen(write_facts, kind):
    other = RADAR.replace("AM", "GE").replace("GM 200", "GM 60")
    supplies = (RADAR, ROCKET, other)
    chosen = f"kind: {kind}, supplier: [France], recipient: GE"
    chart = chart_of(write_facts(facts(chosen, *supplies)))
    assert len(chart.data.rows) == 1
    assert "GM 60" in chart.alt


LONG = ROCKET.replace("kind: rockets", "kind: " + "rockets " * 9)


@pytest.mark.parametrize(
    ("chart", "supplies", "problem"),
    [
        ("kind: status", [ROCKET], (11, 5, "FP064")),
        ("kind: status, supplier: DE", [RADAR], (11, 5, "FP064")),
        ("kind: status, supplier: Atlantis", [RADAR], (11, 37, "FP029")),
        ("kind: status", [RADAR] * 41, (51, 5, "FP068")),
        ("kind: status", [RADAR.replace("ordered", "promised")], (8, 93, "FP012")),
        ("kind: grid, recipient: DE", [RADAR], (11, 5, "FP064")),
        ("kind: grid", [RADAR] * 151, (161, 5, "FP068")),
        ("kind: grid", [LONG], (8, 5, "FP078")),
        ("kind: grid", [RADAR.replace("radars", f"radars {'x' * n}") for n in range(1, 14)],
         (23, 5, "FP068")),
        ("kind: grid, colour: red", [RADAR], (11, 25, "FP060")),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_a_problem_with_its_place(write_facts, chart, supplies, problem):
    path = write_facts(facts(chart, *supplies))
    assert problem in problems_of(lambda: prepare(path))


@pytest.mark.parametrize("kind", ["status", "grid"])
def test_a_file_without_supplies_has_nothing_to_show(write_facts, kind):
    text = facts(f"kind: {kind}").replace("supplies:\n\n", "")
    assert [each[2] for each in problems_of(lambda: prepare(write_facts(text)))] == ["FP064"]
