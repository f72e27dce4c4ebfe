"""The manual against the rules: every rule has its page, and the tables are the code's."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from factpress.checks.rules import RULES
from factpress.checks.words import ENGLISH, allowance, qualified_allowance
from tests.conftest import PROJECT

PAGE = (PROJECT / "docs" / "checks.md").read_text("utf-8")
IDS = [rule.code for rule in RULES]


def module_of(rule) -> ModuleType:
    return sys.modules[rule.check.__module__]


def rows(heading: str) -> list[tuple[str, ...]]:
    """The cells of the table under a heading of the page."""
    part = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[2:]]


def test_codes_are_unique_and_in_order():
    assert sorted(set(IDS)) == IDS


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_a_rule_has_its_manual_page(rule):
    manual = module_of(rule).__doc__ or ""
    assert manual.startswith(f"{rule.code}: ")
    assert "Passes: " in manual
    assert "Fails: " in manual
    assert module_of(rule).__name__.rpartition(".")[2].startswith(rule.code.lower())
    assert rule.summary.endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_a_rule_stands_in_the_table(rule):
    told = {row[0]: row[1:] for row in rows("Rules")}
    assert f"`{rule.code}`" in told, "add it to docs/checks.md"
    severity, summary, _ = told[f"`{rule.code}`"]
    assert (severity.split()[0].strip(","), summary) == (rule.severity.value, rule.summary)


def test_the_table_of_words_is_that_of_the_code():
    assert rows("Words") == [
        (word.shown, f"`{word.code}`", allowance(word), word.why) for word in ENGLISH.words
    ]


def test_the_table_of_qualifiers_is_that_of_the_code():
    assert rows("Words before them") == [
        (qualifier.shown, qualified_allowance(qualifier), qualifier.why)
        for qualifier in ENGLISH.qualifiers
    ]
