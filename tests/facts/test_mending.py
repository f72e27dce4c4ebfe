"""Broken facts files whose hints, followed to the letter, mend them.

A case of the files in `mending/` is the code, line and column of the problem, what is broken
in the good file (`-` becomes `+`), a part of the hint (`?`), and what a user types who follows
it (`=` in place of `+`; without it the change is part of the case, not of the fault).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from factpress.build.pipeline import Document, build
from factpress.build.preparation import problems_of
from factpress.problems import ProblemsFound, Severity
from tests.conftest import PROJECT
from tests.facts.test_problems import GOOD

FOLDER = Path(__file__).parent / "mending"
HEAD = re.compile(r"(FP\d{3}) (\d+):(\d+)")


class Change(NamedTuple):
    """What stands in the good file, in the broken one, and in the mended one."""

    good: str
    broken: str
    mended: str


class Case(NamedTuple):
    code: str
    line: int
    column: int
    changes: tuple[Change, ...]
    hint: str

    @property
    def broken(self) -> str:
        text = GOOD
        for change in self.changes:
            assert change.good in text, change.good
            text = text.replace(change.good, change.broken, 1)
        return text

    @property
    def mended(self) -> str:
        text = GOOD
        for change in self.changes:
            text = text.replace(change.good, change.mended, 1)
        return text


def cases() -> list[Case]:
    """The cases of every file, in the order of their codes."""
    blocks = [
        block.splitlines()
        for path in FOLDER.glob("*.txt")
        for block in path.read_text("utf-8").split("\n\n")
        if HEAD.match(block)
    ]
    return sorted(map(read_case, blocks))


def read_case(lines: list[str]) -> Case:
    head = HEAD.fullmatch(lines[0])
    assert head, lines[0]
    changes: list[dict[str, list[str]]] = []
    for line in lines[1:]:
        sign, text = line[:1], line[2:]
        if sign == "-" and (not changes or "+" in changes[-1]):
            changes.append({})
        if sign != "?":
            changes[-1].setdefault(sign, []).append(text)
    (hint,) = (line[2:] for line in lines if line.startswith("?"))
    read = []
    for change in changes:
        broken = "\n".join(change["+"])
        mended = "\n".join(change["="]) if "=" in change else broken
        read.append(Change("\n".join(change["-"]), broken, mended))
    return Case(head[1], int(head[2]), int(head[3]), tuple(read), hint)


CASES = cases()


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{case.code}-{case.changes[-1].broken.strip()[:30]}" for case in CASES]
)
def test_the_hint_mends_the_file(write_facts, case: Case) -> None:
    told = problems_of(write_facts(case.broken))
    places = {(p.code, p.position.line, p.position.column): p.hint for p in told}
    assert (case.code, case.line, case.column) in places, told
    assert case.hint in places[case.code, case.line, case.column]
    assert [problem for problem in told if not problem.hint] == []
    left = problems_of(write_facts(case.mended, "mended.yaml"))
    assert [
        problem
        for problem in left
        if problem.severity is Severity.ERROR or problem.code == case.code
    ] == []


def test_there_are_sixty_cases_and_more() -> None:
    assert len(set(CASES)) == len(CASES) >= 60


def test_bytes_of_another_encoding_are_mended_by_saving_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    text = GOOD.replace("title: A briefing", "title: Un café")
    path.write_bytes(text.encode("latin-1"))
    (told,) = problems_of(path)
    assert (told.code, told.position.line, told.position.column) == ("FP001", 2, 14)
    assert told.hint == "Save the file with the encoding UTF-8."
    path.write_bytes(text.encode("utf-8"))
    assert problems_of(path) == ()


@pytest.mark.parametrize("text", ["", "# Nothing but a comment\n", "- factpress: 1\n", "text\n"])
def test_what_is_no_mapping_is_mended_by_beginning_it_as_the_hint_says(write_facts, text) -> None:
    (told,) = problems_of(write_facts(text))
    assert (told.code, told.position.line, told.position.column) == ("FP003", 1, 1)
    assert "'factpress: 1'" in told.hint
    assert GOOD.startswith("factpress: 1\ntitle: ")


def test_words_that_no_slide_has_room_for_are_mended_by_fewer(write_facts, tmp_path) -> None:
    long = "Spending rises" + " as it has done in every year that anybody can remember" * 8
    path = write_facts(GOOD.replace("headline: Spending rises", f"headline: {long}"))
    with pytest.raises(ProblemsFound) as caught:
        build(path, tmp_path, (Document.DECK,), lambda _: None)
    (told,) = caught.value.problems
    assert (told.code, told.position.line, told.position.column) == ("FP070", 32, 15)
    assert told.hint == "Shorten them: a headline is one sentence with one finding."
    assert build(write_facts(GOOD), tmp_path, (Document.DECK,), lambda _: None).outputs


def test_a_facts_file_named_as_a_document_is_mended_by_another_name(write_facts, tmp_path) -> None:
    with pytest.raises(ProblemsFound) as caught:
        build(write_facts(GOOD, "facts.pptx"), tmp_path, (Document.DECK,), lambda _: None)
    (told,) = caught.value.problems
    assert told.code == "FP071"
    assert told.hint == "Write to another folder with -o, or rename the facts file."
    assert build(
        write_facts(GOOD, "facts.yaml"), tmp_path, (Document.DECK,), lambda _: None
    ).outputs


def test_every_code_of_the_manual_below_the_rules_is_mended_here() -> None:
    manual = (PROJECT / "docs" / "facts.md").read_text("utf-8")
    codes = set(re.findall(r"^\| `(FP0\d\d)`", manual, re.MULTILINE))
    # Faults of CSV files are mended in test_series.py, those of stories in test_stories.py, those
    # of themes in tests/themes, those of templates in tests/build/test_templates.py.
    elsewhere = {"FP048", "FP049", "FP080", "FP081", *(f"FP09{digit}" for digit in range(8))}
    mended = {case.code for case in CASES} | elsewhere
    assert codes - mended == {"FP001", "FP003", "FP070", "FP071"}
