"""Rules about sources: overdue facts, changed texts, excerpts and their numbers."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from factpress.build.preparation import problems_of

TEXT = (
    "Budgets rose. The sum was between 700 and\n800 million dollars, the minister\u2019s aide said."
)
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()

FACTS = """\
factpress: 1
title: Evidence
date: 2024-01-31
bottom_line: The budget is {budget}.
sources:
  one:
    title: One
    issued: 2024-01-30
figures:
  budget:
    label: Budget
    value: 700..800 million USD
    source: one, paragraph 2
    excerpt: between 700 and 800 million dollars
sections:
  - headline: The budget is known
"""


def told(tmp_path: Path, facts: str, today: date | None = None) -> list[tuple[int, int, str]]:
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    path = tmp_path / "facts.yaml"
    path.write_text(facts, "utf-8")
    return [
        (problem.position.line, problem.position.column, problem.code)
        for problem in problems_of(path, tmp_path, today)
    ]


def test_what_the_source_says_passes(tmp_path):
    assert told(tmp_path, FACTS) == []


@pytest.mark.parametrize(
    ("excerpt", "codes"),
    [
        ("between 700 and 800 million", []),
        ("Between  700 and 800 million", []),
        ("the minister's aide", [(14, 14, "FP133")]),
        ("between 700 and 900 million dollars", [(14, 14, "FP132"), (14, 14, "FP133")]),
        ("from 700 to 800 million dollars", [(14, 14, "FP132")]),
    ],
)
def test_excerpts_stand_in_the_source_and_hold_the_number(tmp_path, excerpt, codes):
    old = "between 700 and 800 million dollars"
    assert told(tmp_path, FACTS.replace(old, excerpt)) == codes


def test_the_nearest_words_are_offered(tmp_path):
    old = "between 700 and 800 million dollars"
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS.replace(old, "between 700 und 800 million dollars"), "utf-8")
    (problem,) = problems_of(path, tmp_path)
    assert problem.hint == "The nearest words are 'between 700 and 800 million dollars,'."


@pytest.mark.parametrize(
    ("value", "excerpt", "passes"),
    [
        ("2.5 hours", "without power for 2½ hours", True),
        ("0.75 hours", "for ¾ of an hour", True),
        ("2.75 hours", "without power for 2½ hours", False),
        ("~1.4 billion USD", "approximately 1.4 billion dollars", True),
        ("~1.5 billion USD", "approximately 1.4 billion dollars", False),
        ("41.1 %", "41.1% of respondents", True),
        ("41.1 %", "41,1 Prozent", True),
        ("6th", "its sixth proposal", True),
        ("7 systems", "seven systems", True),
        ("8 systems", "seven systems", False),
        ("12000 troops", "12,000 troops", True),
        ("1.2 million people", "1,200,000 people", True),
        ("> 30 years", "more than 30 years", True),
        ("12 ± 3 %", "12 per cent", True),
    ],
)
def test_numbers_are_understood_as_they_are_written(tmp_path, value, excerpt, passes):
    text = FACTS.replace("value: 700..800 million USD", f'value: "{value}"')
    text = text.replace("excerpt: between 700 and 800 million dollars", f"excerpt: {excerpt}")
    codes = {code for _, _, code in told(tmp_path, text)}
    assert ("FP133" not in codes) is passes


@pytest.mark.parametrize(("digest", "codes"), [(DIGEST, []), ("0" * 64, [(6, 3, "FP131")])])
def test_a_text_that_changed_is_noticed(tmp_path, digest, codes):
    text = FACTS.replace(
        "    issued: 2024-01-30\n", f"    issued: 2024-01-30\n    sha256: {digest}\n"
    )
    assert told(tmp_path, text) == codes


@pytest.mark.parametrize(
    ("today", "codes"),
    [
        (None, []),
        (date(2024, 6, 30), []),
        (date(2024, 7, 1), [(10, 3, "FP130")]),
    ],
)
def test_facts_are_overdue_on_the_day_after_their_review(tmp_path, today, codes):
    text = FACTS.replace("    label: Budget\n", "    label: Budget\n    review_by: 2024-06-30\n")
    assert told(tmp_path, text, today) == codes
