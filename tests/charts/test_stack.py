"""Stacks: what is refused, where, and what a remainder says."""

from __future__ import annotations

import pytest

from factpress.build.preparation import prepare
from tests.charts.test_honesty import chart_of
from tests.conftest import problems_of

FACTS = """\
factpress: 1
title: Parts
date: 2024-01-31
bottom_line: Parts are measured.
sources:
  report: {{title: The report}}
figures:
{figures}
sections:
  - headline: Parts are measured
    chart: {{kind: stack, {options}}}
"""


def facts(options: str, **values: str) -> str:
    lines = [
        f'  {id_}: {{label: Value {id_}, value: "{value}", source: report}}'
        for id_, value in values.items()
    ]
    return FACTS.format(figures="\n".join(lines), options=options)


@pytest.mark.parametrize(
    ("options", "values", "problem"),
    [
        ("figures: [a, x]", {"a": "1 EUR"}, (11, 39, "FP030")),
        ("figures: [a, b], total: x", {"a": "1 EUR", "b": "2 EUR"}, (12, 50, "FP030")),
        ("figures: [a, b]", {"a": "1 EUR", "b": "2 USD"}, (12, 39, "FP076")),
        ("figures: [a, b]", {"a": "1 EUR", "b": "2 systems"}, (12, 39, "FP076")),
        ("figures: [a, b]", {"a": "1 EUR", "b": "-2 EUR"}, (12, 39, "FP076")),
        ("figures: [a, b]", {"a": "1st", "b": "2nd"}, (12, 36, "FP076")),
        ("figures: [a, a]", {"a": "1 EUR"}, (11, 39, "FP076")),
        ("figures: [a, b], total: a", {"a": "1 EUR", "b": "2 EUR"}, (12, 36, "FP076")),
        ("figures: [a], total: t", {"a": "1 EUR", "t": "not reported"}, (12, 47, "FP076")),
        ("figures: [a]", {"a": "1 EUR"}, (11, 26, "FP061")),
        ("figures: [a, b]", {"a": "not reported", "b": "not reported"}, (12, 26, "FP064")),
        ("figures: [a, b], total: t", {"a": "6 EUR", "b": "5..9 EUR", "t": "10 EUR"},
         (13, 26, "FP077")),
        ("figures: [a, b, c, d, e]", dict.fromkeys("abcde", "1 EUR"), (15, 26, "FP068")),
        ("figures: [a, b], totals: t", {"a": "1 EUR", "b": "1 EUR"}, (12, 43, "FP060")),
    ],
)  # fmt: skip
def test_what_cannot_be_stacked_is_a_problem_with_its_place(write_facts, options, values, problem):
    path = write_facts(facts(options, **values))
    assert problem in problems_of(lambda: prepare(path))


@pytest.mark.parametrize(
    ("values", "remainder"),
    [
        (("3 million EUR", "2 million EUR", "9 million EUR"), "4"),
        (("3 million EUR", "2..4 million EUR", "9 million EUR"), "2–4"),
        (("3 million EUR", "2..4 million EUR", "6 million EUR"), "0–1"),
        (("3 million EUR", ">= 2 million EUR", "9 million EUR"), "at most 4"),
        (("3 million EUR", "<= 2 million EUR", "9 million EUR"), "4–6"),
        (("3 million EUR", "~2 million EUR", "~9 million EUR"), "about 4"),
        (("3 million EUR", "2 million EUR", ">= 9 million EUR"), "at least 4"),
        (("3 million EUR", "not reported", "9 million EUR"), "6"),
        (("3 million EUR", "6 million EUR", "9 million EUR"), None),
        (("3 million EUR", ">= 2 million EUR", ">= 9 million EUR"), None),
        (("3 %", "2.5 %", "9 %"), "3.5%"),
    ],
)
def test_a_remainder_is_computed_and_as_exact_as_its_parts(write_facts, values, remainder):
    named = dict(zip(("a", "b", "t"), values, strict=True))
    chart = chart_of(write_facts(facts("figures: [a, b], total: t", **named)))
    rows = dict(chart.data.rows)
    found = rows.get("The rest")
    assert (found and found.replace("\u00a0", " ")) == remainder


def test_the_alternative_text_has_every_number(write_facts):
    values = {"a": "450..520 million EUR", "b": "~310 million EUR", "t": "1.4 billion EUR"}
    chart = chart_of(write_facts(facts("figures: [a, b], total: t", **values)))
    alt = chart.alt.replace("\u00a0", " ")
    for text in ("450 to 520 million euros", "about 310 million euros", "1.4 billion euros",
                 "570 to 640 million euros"):  # fmt: skip
        assert text in alt
    assert chart.figures == ("a", "b", "t")
    assert "Striped" in chart.note
    assert "Faded end" in chart.note
