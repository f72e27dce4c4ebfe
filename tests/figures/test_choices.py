"""Wordings that the figures choose, values as mappings, and digits by hand."""

from __future__ import annotations

import pytest

from factpress.build.preparation import prepare
from factpress.problems import ProblemsFound, Severity
from factpress.story.model import plain_text

FACTS = """\
factpress: 1
title: Choices
date: 2024-01-31
bottom_line: "{{growth}}"
sources: {{one: {{title: One}}}}
figures:
  a: {{label: A, value: 4..5 million EUR, source: "one, page 1"}}
  b: {{label: B, value: {b}, source: "one, page 2"}}
  growth: {{label: Growth, formula: b / a}}
sections:
  - headline:
      - {{when: growth >= 3, say: It triples}}
      - {{when: growth > 1.5, say: "It grows to {{b}}"}}
      - otherwise: It does not grow by half
"""


def headline(path) -> str:
    return plain_text(prepare(path).story.sections[0].headline).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("b", "chosen"),
    [
        ("20 million EUR", "It triples"),
        ("10 million EUR", "It grows to 10 million euros"),
        ("5 million EUR", "It does not grow by half"),
    ],
)
def test_the_first_wording_that_is_true_is_chosen(write_facts, b, chosen):
    assert headline(write_facts(FACTS.format(b=b))) == chosen


def test_what_holds_for_part_of_the_range_is_told_and_not_chosen(write_facts):
    path = write_facts(FACTS.format(b="13 million EUR"))
    assert headline(path) == "It grows to 13 million euros"
    (problem,) = prepare(path).problems
    assert (problem.code, problem.position.line) == ("FP053", 12)
    assert problem.message == (
        "The condition holds for only part of the range: 2.6\u00a0to\u00a03.2 times >= 3; "
        "'It grows to {b}' is printed"
    )
    assert problem.severity is Severity.WARNING


def test_otherwise_is_no_way_out_of_what_is_undecided(write_facts):
    with pytest.raises(ProblemsFound) as caught:
        prepare(write_facts(FACTS.format(b="7 million EUR")))
    (problem,) = caught.value.problems
    assert (problem.code, problem.position.line, problem.severity) == ("FP053", 13, "error")
    assert problem.message == (
        "The condition holds for only part of the range: 1.4\u00a0to\u00a01.8 times > 1.5; "
        "'It does not grow by half' is printed"
    )
    assert problem.hint == "Give the undecided range a wording of its own, before 'otherwise'."


def test_no_wording_that_is_true_is_an_error(write_facts):
    text = FACTS.format(b="1 million EUR").replace(
        "      - otherwise: It does not grow by half\n", ""
    )
    with pytest.raises(ProblemsFound) as caught:
        prepare(write_facts(text))
    assert [problem.code for problem in caught.value.problems] == ["FP052"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("{when: growth >= 3, say: It triples}", "{when: growth >= 3}", 12),
        ("{when: growth >= 3, say: It triples}", "{otherwise: It triples}", 12),
        ("otherwise: It does", "otherwise: x, say: It does", None),
    ],
)
def test_malformed_wordings_are_told(write_facts, old, new, line):
    text = FACTS.format(b="10 million EUR")
    assert old in text
    with pytest.raises(ProblemsFound) as caught:
        prepare(write_facts(text.replace(old, new)))
    if line:
        assert ("FP033", line) in {(p.code, p.position.line) for p in caught.value.problems}


def test_unknown_figures_in_conditions_are_told(write_facts):
    text = FACTS.format(b="10 million EUR").replace("growth >= 3", "groth >= 3")
    with pytest.raises(ProblemsFound) as caught:
        prepare(write_facts(text))
    (problem,) = caught.value.problems
    assert (problem.code, problem.position.line, problem.position.column) == ("FP030", 12, 16)


@pytest.mark.parametrize(
    ("mapping", "printed"),
    [
        ("{low: 4, high: 5, unit: million EUR}", "4 to 5 million euros"),
        ("{exact: 41.1, unit: '%'}", "41.1%"),
        ("{exact: 12, plus_minus: 3, unit: '%'}", "12 ± 3%"),
        ("{about: 1.4, unit: billion USD}", "about 1.4 billion US dollars"),
        ("{more_than: 30, unit: years}", "more than 30 years"),
        ("{at_least: 30, unit: years}", "at least 30 years"),
        ("{less_than: 9}", "less than 9"),
        ("{at_most: 9}", "at most 9"),
    ],
)
def test_values_may_be_written_as_mappings(write_facts, mapping, printed):
    text = FACTS.format(b=mapping).replace("formula: b / a", "formula: a / a")
    entry = prepare(write_facts(text)).story.ledger[1]
    assert entry.printed.replace("\u00a0", " ") == printed


@pytest.mark.parametrize(
    "mapping", ["{low: 4, unit: EUR}", "{unit: EUR}", "{about: 4, exact: 5}", "{low: 5, high: 4}"]
)
def test_mappings_that_make_no_value_are_told(write_facts, mapping):
    with pytest.raises(ProblemsFound) as caught:
        prepare(write_facts(FACTS.format(b=mapping)))
    assert ("FP021", 8) in {(p.code, p.position.line) for p in caught.value.problems}


@pytest.mark.parametrize(
    ("digits", "printed"),
    [("1", "about 2 times"), ("2", "2 to 2.5 times"), ("4", "2 to 2.5 times")],
)
def test_digits_can_be_set_by_hand(write_facts, digits, printed):
    text = FACTS.format(b="10 million EUR").replace(
        "formula: b / a", f"formula: b / a, digits: {digits}"
    )
    entry = prepare(write_facts(text)).story.ledger[2]
    assert entry.printed.replace("\u00a0", " ") == printed
