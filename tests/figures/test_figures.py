from __future__ import annotations

import pytest

from factpress.facts.reading import read_facts
from factpress.figures.derivation import derive_figures
from factpress.figures.guards import guard_problems
from factpress.problems import ProblemsFound
from factpress.quantities.notation import write_quantity
from factpress.wording import Wording

FACTS = """\
factpress: 1
title: Figures
date: 2024-01-31
bottom_line: All is derived.
sources:
  one: {{title: One}}
  two: {{title: Two}}
figures:
{figures}
sections:
  - headline: All is derived
    holds: {holds}
"""


def facts_with(write_facts, figures: list[str], holds: str = "a > 0"):
    lines = "\n".join(f"  {line}" for line in figures)
    facts, problems = read_facts(write_facts(FACTS.format(figures=lines, holds=holds)))
    assert problems == ()
    return facts


A = "a: {label: A, value: 10..20 EUR, source: 'one, page 1'}"
B = "b: {label: B, value: ~5 EUR, source: ['two, page 2', 'one, page 1']}"


def test_figures_are_derived_in_the_order_of_their_dependence(write_facts):
    facts = facts_with(
        write_facts,
        ["d: {label: D, formula: c + c}", "c: {label: C, formula: a + b}", A, B],
    )
    figures = derive_figures(facts.figures)
    assert list(figures) == ["d", "c", "a", "b"]
    assert write_quantity(figures["c"].value) == "15.0..25.0 EUR"
    assert write_quantity(figures["d"].value) == "30.0..50.0 EUR"


def test_a_derived_figure_inherits_sources_once_and_about(write_facts):
    facts = facts_with(write_facts, [A, B, "c: {label: C, formula: a + b}"])
    figure = derive_figures(facts.figures)["c"]
    assert figure.inputs == ("a", "b")
    assert [(each.source, each.locator) for each in figure.citations] == [
        ("one", "page 1"),
        ("two", "page 2"),
    ]
    assert figure.value.approximate


def test_circles_are_told_at_each_figure_of_them(write_facts):
    facts = facts_with(
        write_facts,
        [
            A,
            "x: {label: X, formula: y + a}",
            "y: {label: Y, formula: z + a}",
            "z: {label: Z, formula: x + a}",
            "outside: {label: O, formula: x + a}",
        ],
    )
    with pytest.raises(ProblemsFound) as caught:
        derive_figures(facts.figures)
    assert [problem.message for problem in caught.value.problems] == [
        "The figure 'x' depends on itself: x → y → z → x",
        "The figure 'y' depends on itself: y → z → x → y",
        "The figure 'z' depends on itself: z → x → y → z",
    ]


def test_long_chains_of_figures_are_no_trouble(write_facts):
    chain = [f"f{n}: {{label: F, formula: f{n + 1} + a}}" for n in range(2000)]
    facts = facts_with(write_facts, [A, *chain, "f2000: {label: F, formula: a + a}"])
    assert derive_figures(facts.figures)["f0"].value.interval is not None


@pytest.mark.parametrize(
    ("holds", "told"),
    [
        ("a >= 10", []),
        ("a > 15 EUR", [("warning", "FP051", "10 to 20 euros > 15 EUR")]),
        ("a > 20", [("error", "FP050", "10 to 20 euros > 20")]),
        ("a > 5 %", [("error", "FP040", "unlike units")]),
        (
            "a > 5 and b > 9",
            [("error", "FP050", "about 5 euros > 9")],
        ),
    ],
)
def test_guards_tell_what_no_longer_holds_with_its_values(write_facts, holds, told):
    facts = facts_with(write_facts, [A, B], holds)
    figures = derive_figures(facts.figures)
    problems = list(guard_problems(facts, figures, Wording("en").quantity))
    assert [(p.severity.value, p.code) for p in problems] == [each[:2] for each in told]
    for problem, (_, _, words) in zip(problems, told, strict=True):
        assert words in problem.message.replace("\u00a0", " ")
