"""Broken facts files: one fault each, reported at its line and column with a hint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factpress.build.preparation import prepare
from factpress.problems import ProblemsFound

GOOD = """\
factpress: 1
title: A briefing
date: 2024-01-31
bottom_line: Spending rises to {after}.
key_figures: [before, after]
sources:
  report: {title: The report}
figures:
  before:
    label: Spending, 2022
    value: 5 million EUR
    period: 2022
    source: report, page 3
  after:
    label: Spending since
    value: 7 million EUR
    source: report, page 4
  growth:
    label: Growth
    formula: after / before
  share:
    label: A share
    value: 41.1 %
    source: report, page 5
supplies:
  - {supplier: FR, recipient: AM, item: Radar, kind: radars, status: x, source: "report, page 6"}
events:
  - {date: 2023-10, text: A contract is signed, source: "report, page 7"}
statements:
  - {who: Somebody, says: says something, source: "report, page 8"}
sections:
  - headline: Spending rises
    holds: growth > 1
    chart: {kind: change, from: before, to: after}
    points: ["{before} before", "{after} after", "{share} of it"]
    text: |
      It was {before} and is {after} [@report, page 4], as {figure:after} shows.
"""

# What is changed in the good file; line, column and code of the problem; part of its
# message; part of its hint.
FAULTS = [
    ("title: A briefing", "titel: A briefing", 2, 1, "FP010", "no key 'titel'", "'title'"),
    ("    label: Growth\n", "", 18, 3, "FP011", "'label' is missing", "label: ..."),
    ("title: A briefing", "title:", 2, 7, "FP012", "'title' is empty", "a text"),
    ("    points: [", "    points: x #[", 35, 13, "FP012", "must be a list", ""),
    ("title: A briefing", "title: A: briefing", 2, 9, "FP002", "not YAML", "quotation marks"),
    ("  report: {title", "\treport: {title", 7, 1, "FP002", "not YAML", "never with tabs"),
    ("factpress: 1\n", "factpress: 1\ntitle: B\n", 3, 1, "FP007", "stands twice", "line 2"),
    ("factpress: 1", "factpress: 2", 1, 12, "FP012", "no version '2'", "factpress: 1"),
    ("title: A briefing", "title: !!python/name:os A", 2, 8, "FP005", "tag", "Delete"),
    ("date: 2024-01-31", "date: 2024-01-32", 3, 7, "FP020", "no date '2024-01-32'", "2024-01-31"),
    ("date: 2024-01-31", "date: 2024-01", 3, 7, "FP020", "needs a full date", "2024-01-01"),
    ("value: 7 million EUR", "value: 7,000 EUR", 16, 12, "FP021", "groups", "7000"),
    ("value: 7 million EUR", "value: 7 $", 16, 12, "FP021", "which currency", "'7 USD'"),
    ("after / before", "after / (before", 20, 22, "FP022", "')' is missing", "Add ')'"),
    ("after / before", "after / bfore", 20, 22, "FP030", "no figure 'bfore'", "'before'"),
    ("after / before", "after / share", 20, 14, "FP040", "unlike units", "same unit"),
    ("after / before", "after / growth", 20, 14, "FP041", "depends on itself", "own"),
    ("{after}.", "{afer}.", 4, 32, "FP030", "no figure 'afer'", "'after'"),
    ("is {after} [", "is {aftr} [", 37, 30, "FP030", "no figure 'aftr'", "'after'"),
    ("[@report, page 4]", "[@reprt, page 4]", 37, 38, "FP031", "no source 'reprt'", "'report'"),
    ("source: report, page 5", "source: raport, page 5", 24, 13, "FP031", "'raport'", "'report'"),
    ("{figure:after}", "{figure:share}", 37, 60, "FP032", "No exhibit shows 'share'", ""),
    ("[before, after]", "[before, aftr]", 5, 23, "FP030", "no figure 'aftr'", "'after'"),
    ("to: after}", "to: aftr}", 34, 45, "FP030", "no figure 'aftr'", "'after'"),
    ("kind: change", "kind: chnge", 34, 19, "FP063", "chart called 'chnge'", "'change'"),
    ("from: before", "form: before", 34, 5, "FP061", "needs 'from'", "'from: ...'"),
    ("to: after}", "to: share}", 34, 45, "FP040", "unlike units", "same unit"),
    ("supplier: FR", "supplier: Frence", 26, 16, "FP029", "no country 'Frence'", "France"),
    ("recipient: AM", "recipient: ARMY", 26, 31, "FP029", "no country 'ARMY'", ""),
    ("holds: growth > 1", "holds: growth > 2", 33, 12, "FP050", "1.4 times > 2 is false", "words"),
    ("holds: growth > 1", "holds: growth", 33, 12, "FP022", "A condition compares", "growth >="),
    ("It was {before}", "It was 5 and {before}", 37, 14, "FP101", "number '5' is typed", "braces"),
    ("A contract is", "3 contracts are", 28, 27, "FP101", "number '3' is typed", "figure"),
    ("    value: 7 million EUR\n", "", 14, 3, "FP025", "no value and no formula", "'value'"),
    ("    source: report, page 4\n", "", 14, 3, "FP026", "has no source", "source: report"),
    ("date: 2024-01-31\n", "date: 2024-01-31\nlanguage: xx\n", 4, 11, "FP023", "'xx'", "en"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "code", "message", "hint"),
    FAULTS,
    ids=[f"{fault[4]}-{fault[1].strip()[:24] or 'deleted'}" for fault in FAULTS],
)
def test_a_fault_is_told_where_it_stands(write_facts, old, new, line, column, code, message, hint):
    assert old in GOOD
    with pytest.raises(ProblemsFound) as caught:
        prepare(write_facts(GOOD.replace(old, new, 1)))
    told = {(p.position.line, p.position.column, p.code): p for p in caught.value.problems}
    assert (line, column, code) in told, list(told)
    problem = told[line, column, code]
    assert message in problem.message
    assert hint in problem.hint


def test_the_good_file_has_no_problems(write_facts):
    assert prepare(write_facts(GOOD)).problems == ()


def test_all_faults_of_a_file_are_told_at_once(write_facts):
    broken = GOOD
    for old, new in [
        ("{after}.", "{one}."),
        ("[before, after]", "[two, after]"),
        ("source: report, page 3", "source: three, page 3"),
        ("value: 41.1 %", "value: four"),
        ("formula: after / before", "formula: after / five"),
        ("supplier: FR", "supplier: Sixland"),
        ("{date: 2023-10,", "{date: seventh,"),
        ("says: says something", 'says: "says {eight}"'),
        ("holds: growth > 1", "holds: nine > 1"),
        ("It was {before}", "It was 10 {before}"),
    ]:
        assert old in broken
        broken = broken.replace(old, new, 1)
    with pytest.raises(ProblemsFound) as caught:
        prepare(write_facts(broken))
    assert [problem.position.line for problem in caught.value.problems] == [
        4, 5, 13, 20, 23, 26, 28, 30, 33, 37,
    ]  # fmt: skip


def test_a_guard_that_holds_for_part_of_the_range_is_a_warning(write_facts):
    text = GOOD.replace("value: 7 million EUR", "value: 4..9 million EUR")
    (problem,) = (p for p in prepare(write_facts(text)).problems if p.code == "FP051")
    assert (problem.severity, problem.code) == ("warning", "FP051")
    assert "0.8\u00a0to\u00a01.8 times > 1" in problem.message


@pytest.mark.parametrize(
    ("content", "line", "column", "code", "message"),
    [
        (b"", 1, 1, "FP003", "The file is empty"),
        (b"- a\n- b\n", 1, 1, "FP003", "A facts file is a mapping"),
        (b"title: caf\xe9\n", 1, 11, "FP001", "The byte 0xE9 is not UTF-8 text"),
        (b"a: &x [*x]\n", 1, 4, "FP004", "nests deeper"),
        (b"title: a\x00b\n", 1, 9, "FP002", "not YAML"),
        (b"a: 'open\n", 1, 4, "FP002", "not YAML"),
        (b"? [a, b]\n: c\n", 1, 3, "FP006", "A key must be a word"),
    ],
)
def test_what_is_no_facts_file_is_refused(
    tmp_path: Path, content: bytes, line: int, column: int, code: str, message: str
) -> None:
    path = tmp_path / "facts.yaml"
    path.write_bytes(content)
    with pytest.raises(ProblemsFound) as caught:
        prepare(path)
    problem = caught.value.problems[0]
    assert problem.code == code
    assert message in problem.message
    assert (problem.position.line, problem.position.column) == (line, column)


def test_a_missing_file_gets_the_nearest_that_is_there(write_facts: Callable[..., Path]) -> None:
    path = write_facts(GOOD, "armenia-2023.yaml")
    with pytest.raises(ProblemsFound) as caught:
        prepare(path.with_name("armenia-2032.yaml"))
    (problem,) = caught.value.problems
    assert problem.message == "There is no such file"
    assert "armenia-2023.yaml" in problem.hint


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert prepare(path).problems == ()


def test_norway_is_a_country_and_on_a_word(write_facts):
    text = GOOD.replace("supplier: FR", "supplier: NO").replace("status: x", "status: on")
    story = prepare(write_facts(text)).story
    assert story.annexes[0].name == "annex-supplies"


@pytest.mark.slow
def test_many_aliases_are_refused(write_facts):
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for one, other in zip("abcdefg", "bcdefgh", strict=True):
        bomb += f"{other}: &{other} [{', '.join(['*' + one] * 10)}]\n"
    with pytest.raises(ProblemsFound) as caught:
        prepare(write_facts(bomb))
    assert "FP004" in {problem.code for problem in caught.value.problems}
