"""FP199: texts that still say todo."""

from __future__ import annotations

import pytest

from factpress.build.preparation import prepare
from factpress.checks.rules import RULES
from tests.conftest import SMALL, problems_of


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("title: Small", "title: todo", (2, 8)),
        ("title: Small", "title: 'TODO the title'", (2, 8)),
        ("bottom_line: Spending", "bottom_line: 'Todo: spending", (4, 14)),
        ("{title: The report}", "{title: 'todo: its title'}", (6, 3)),
        ("label: Spending", "label: 'todo: of what?'", (8, 3)),
        ("5 million EUR", "5 million todo", (8, 3)),
        ("headline: Spending is reported", "headline: 'todo: the finding'", (13, 15)),
    ],
)
def test_a_text_that_says_todo_is_an_error(write_facts, old, new, place):
    text = SMALL.replace(old, new).replace(
        "{spending}.", "{spending}.'" if "bottom" in old else "{spending}."
    )
    found = problems_of(lambda: prepare(write_facts(text)))
    assert (*place, "FP199") in found


@pytest.mark.parametrize("words", ["Todo el gasto", "The todos are gone", "A mastodon is reported"])
def test_other_words_are_left_alone(write_facts, words):
    text = SMALL.replace("headline: Spending is reported", f"headline: {words}")
    assert "FP199" not in {problem.code for problem in prepare(write_facts(text)).problems}


def test_the_rule_is_listed():
    assert "FP199" in [rule.code for rule in RULES]
