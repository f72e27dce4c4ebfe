"""All problems of a file at once, those behind faults of its shape too, and no others."""

from __future__ import annotations

import pytest

from factpress.build.preparation import problems_of
from tests.facts.test_problems import GOOD

WRONG_ID = ("{after} after", "{aftr} after")
TOLD = (35, "FP030", "There is no figure 'aftr'", "Did you mean 'after'?")


def told(write_facts, *changes: tuple[str, str]) -> list[tuple[int, str, str, str]]:
    text = GOOD
    for good, broken in changes:
        assert good in text, good
        text = text.replace(good, broken, 1)
    problems = problems_of(write_facts(text))
    return [(each.position.line, each.code, each.message, each.hint) for each in problems]


def test_a_key_a_mark_and_a_kind_are_told_at_once(write_facts) -> None:
    changes = (("label: Spending since", "lable: Spending since"), ("kind: change", "kind: bar"))
    assert told(write_facts, *changes, WRONG_ID) == [
        (15, "FP010", "There is no key 'lable' here", "Did you mean 'label'?"),
        (34, "FP063", "There is no kind of chart called 'bar'", "Did you mean 'bars'?"),
        TOLD,
    ]


@pytest.mark.parametrize(
    ("good", "broken", "codes"),
    [
        ("    label: Spending since\n", "", ["FP011"]),
        ("label: Spending since", "label: [Spending, since]", ["FP012"]),
        ("  after:\n    label: Spending since\n    value: 7 million EUR\n"
         "    source: report, page 4\n", "  after: 7 million EUR\n", ["FP012"]),
        ("  report: {title: The report}", "  report: The report", ["FP012"]),
        ("sources:\n", "sorces:\n", ["FP010"]),
        ("sources:\n  report: {title: The report}\n", "", ["FP011"]),
        ("figures:\n", "figurs:\n", ["FP010"]),
        ("period: 2022", "perid: 2022", ["FP010"]),
        ("title: A briefing", "title:", ["FP012"]),
        ("date: 2024-01-31", "date:", ["FP012"]),
        ("title: A briefing", "title: A briefing\ncolour: red", ["FP010"]),
        ("text: A contract is signed", "text: [a, b]", ["FP012"]),
        ("{date: 2023-10, ", "{", ["FP011"]),
        ("who: Somebody, ", "", ["FP011"]),
        ("recipient: AM, ", "", ["FP011"]),
        ("  - headline: Spending rises\n    holds", "  - holds", ["FP011"]),
        ('"{share} of it"', "{share}", ["FP012"]),
        ("[before, after]", "[before, after, share, growth, before]", ["FP012"]),
        ("bottom_line: Spending rises to {after}.\n", "", ["FP011"]),
        ("    value: 41.1 %", "    value: [41.1 %]", ["FP012"]),
    ],
)  # fmt: skip
def test_a_fault_of_the_shape_hides_no_other_and_makes_none(
    write_facts, good, broken, codes
) -> None:
    found = told(write_facts, (good, broken), WRONG_ID)
    assert sorted(each[1] for each in found) == sorted([*codes, "FP030"])
    assert [each[2:] for each in found if each[1] == "FP030"] == [TOLD[2:]]


def test_faults_under_a_key_that_is_misspelt_are_told_in_their_places(write_facts) -> None:
    changes = (("figures:\n", "figurs:\n"), ("label: Growth", "lable: Growth"))
    assert [each[:2] for each in told(write_facts, *changes)] == [(8, "FP010"), (19, "FP010")]


def test_places_behind_an_item_that_is_taken_out_stay(write_facts) -> None:
    first = (
        "  - {date: 2023-10, ",
        "  - {text: x, source: 'report, page 1'}\n  - {date: 2023-13, ",
    )
    assert [each[:2] for each in told(write_facts, first)] == [(28, "FP011"), (29, "FP020")]


def test_digits_are_not_told_where_their_date_could_not_be_read(write_facts) -> None:
    changes = (("{date: 2023-10, ", "{dat: 1, dates: 2023-10, "), ("It was", "In 2023 it was"))
    assert "FP101" not in [each[1] for each in told(write_facts, *changes)]
