"""FP199: texts that still say todo."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from factpress.build.preparation import prepare
from factpress.build.preparation import problems_of as all_problems
from factpress.checks.rules import RULES
from factpress.cli import main
from tests.conftest import SMALL, problems_of


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("title: Small", "title: todo", (2, 8)),
        ("title: Small", "title: 'TODO the title'", (2, 8)),
        ("bottom_line: Spending", "bottom_line: 'Todo: spending", (4, 14)),
        ("{title: The report}", "{title: 'todo: its title'}", (6, 19)),
        ("label: Spending", "label: 'todo: of what?'", (9, 12)),
        ("5 million EUR", "5 million todo", (10, 22)),
        ("headline: Spending is reported", "headline: 'todo: the finding'", (13, 15)),
        (
            "is reported\n",
            "is reported\n    text: |\n      Some prose.\n      todo: more.\n",
            (16, 7),
        ),
    ],
)
def test_a_text_that_says_todo_is_an_error(write_facts, old, new, place):
    text = SMALL.replace(old, new).replace(
        "{spending}.", "{spending}.'" if "bottom" in old else "{spending}."
    )
    found = problems_of(lambda: prepare(write_facts(text)))
    assert (*place, "FP199") in found


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        (
            "label: Spending",
            "label: 'todo: of what?'",
            "The label of the figure 'spending' still says todo",
            "Write what the number is, with its year: 'Budget, 2024'.",
        ),
        (
            "5 million EUR",
            "5 million todo",
            "The unit of the figure 'spending' still says todo",
            "Write what is counted, or the code of the currency: '12 ships', '5 million USD'.",
        ),
        (
            "headline: Spending is reported",
            "headline: TODO",
            "The headline of the section still says todo",
            "Write what the figures of the section show, as a sentence.",
        ),
        (
            "{title: The report}",
            "{title: TODO}",
            "The title of the source 'report' still says todo",
            "Write the title of the source, as it stands there.",
        ),
    ],
)
def test_it_says_which_text_and_what_to_write_there(write_facts, old, new, message, hint):
    told = [
        each for each in all_problems(write_facts(SMALL.replace(old, new))) if each.code == "FP199"
    ]
    assert [(each.message, each.hint) for each in told] == [(message, hint)]


def test_ten_of_a_code_are_printed_and_the_others_counted(tmp_path):
    figures = "".join(
        f"  f{number}: {{label: 'todo: what?', value: {number} ships, source: 'report, page 1'}}\n"
        for number in range(31)
    )
    path = tmp_path / "facts.yaml"
    path.write_text(SMALL.replace("figures:\n", "figures:\n" + figures), "utf-8")
    done = CliRunner().invoke(main, ["check", str(path)])
    assert done.stdout.count(" error FP199: ") == 10
    more = "… and 21 more of FP199; 'factpress check --format json' tells all"
    assert f"{path}: {more}" in done.stdout.splitlines()
    assert "31 errors" in done.stdout.splitlines()[-1]
    for format_ in ("json", "github", "sarif"):
        done = CliRunner().invoke(main, ["check", str(path), "--format", format_])
        assert done.stdout.count("' still says todo") == 31
    built = CliRunner().invoke(main, ["build", str(path), "-o", str(tmp_path / "out")])
    assert more in built.stderr


@pytest.mark.parametrize("words", ["Todo el gasto", "The todos are gone", "A mastodon is reported"])
def test_other_words_are_left_alone(write_facts, words):
    text = SMALL.replace("headline: Spending is reported", f"headline: {words}")
    assert "FP199" not in {problem.code for problem in prepare(write_facts(text)).problems}


def test_the_rule_is_listed():
    assert "FP199" in [rule.code for rule in RULES]
