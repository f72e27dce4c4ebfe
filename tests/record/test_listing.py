"""`factpress figures`: the figures as a list, and what changed among them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from factpress.build.pipeline import Document, build
from factpress.cli import main
from tests.conftest import PROJECT, SMALL

FACTS = """\
factpress: 1
title: Trade in *2023*
date: 2024-03-01
bottom_line: Together {both}.
sources:
  office: {title: The office}
  bank: {title: A | B <b>bank</b>}
figures:
  aid: {label: "Aid | all_of_it", value: 2 million EUR, period: 2023, source: "office, table 3"}
  budget: {label: Budget, value: ~5 million EUR, source: [office, "bank, page 2"]}
  both: {label: "Both", formula: aid + budget}
names: ["2023"]
sections:
  - headline: Aid and budget are known
    chart: {kind: bars, figures: [aid, budget]}
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["figures", *map(str, arguments)])


def spaced(text: str) -> str:
    """The text with plain spaces where factpress keeps a number with its unit."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def facts(write_facts: Callable[[str, str], Path]) -> Path:
    return write_facts(FACTS, "trade.yaml")


def test_figures_are_listed_as_printed_with_period_and_source(facts: Path) -> None:
    done = run(facts)
    assert done.exit_code == 0, done.output
    assert spaced(done.stdout) == (
        "Trade in 2023\n"
        "\n"
        "    Figure           Value                  Period  Source\n"
        "F1  Aid | all_of_it  2 million euros        2023    S1, table 3\n"
        "F2  Budget           about 5 million euros          S1; S2, page 2\n"
        "F3  Both             about 7 million euros          computed from F1 and F2\n"
        "\n"
        "S1: The office.\n"
        "S2: A | B <b>bank</b>.\n"
    )


def cells(markdown: str) -> list[list[str]]:
    """The cells of the tables, as a reader of Markdown that we did not write finds them."""
    rows: list[list[str]] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            rows.append([])
        if before.type in {"th_open", "td_open"}:
            inline = token.children or []
            rows[-1].append("".join(each.content for each in inline))
            assert {each.type for each in inline} <= {"text", "text_special"}
    return rows


def test_markdown_says_the_same_whatever_the_facts_contain(facts: Path) -> None:
    done = run(facts, "--format", "markdown")
    assert done.exit_code == 0, done.output
    assert cells(spaced(done.stdout)) == [
        ["", "Figure", "Value", "Period", "Source"],
        ["F1", "Aid | all_of_it", "2 million euros", "2023", "S1, table 3"],
        ["F2", "Budget", "about 5 million euros", "", "S1; S2, page 2"],
        ["F3", "Both", "about 7 million euros", "", "computed from F1 and F2"],
    ]
    assert "&lt;b&gt;bank&lt;/b&gt;" in MarkdownIt("commonmark").render(done.stdout)


def test_a_briefing_without_figures_has_an_empty_list(
    write_facts: Callable[[str], Path],
) -> None:
    text = SMALL[: SMALL.index("figures:")] + SMALL[SMALL.index("sections:") :]
    path = write_facts(text.replace("Spending is {spending}.", "Nothing is known."))
    done = run(path, "--format", "markdown")
    assert done.exit_code == 0, done.output
    assert cells(done.stdout) == [["", "Figure", "Value", "Period", "Source"]]


def test_figures_are_compared_with_a_record_its_folder_and_a_checkout(
    facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = build(facts, tmp_path / "out", (Document.DECK,), lambda _: None).record.path
    before = tmp_path / "before" / facts.name
    before.parent.mkdir()
    before.write_text(FACTS, "utf-8")
    facts.write_text(FACTS.replace("2 million", "3 million"), "utf-8")
    monkeypatch.chdir(tmp_path)
    for against in (record, record.parent, before.parent):
        done = run(facts.name, "--against", against)
        assert done.exit_code == 0, done.output
        assert spaced(done.stdout).split("bank</b>.\n\n")[1] == (
            "bottom line: Together about 7 million euros. → Together about 8 million euros.\n"
            "figure aid: 2 million euros → 3 million euros\n"
            "figure both: about 7 million euros → about 8 million euros\n"
            "Figure 1: data of 'Aid and budget are known'\n"
        )


@pytest.mark.parametrize(
    ("earlier", "told"),
    [
        (FACTS, "Nothing that is printed has changed.\n"),
        (None, "There is nothing to compare with: no earlier state of this briefing is there.\n"),
        ("factpress: 1\n", "nothing to compare with: the earlier facts have problems.\n"),
    ],
)
def test_where_nothing_changed_or_is_known_that_is_said(
    facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, earlier: str | None, told: str
) -> None:
    (tmp_path / "before").mkdir()
    if earlier:
        (tmp_path / "before" / facts.name).write_text(earlier, "utf-8")
    monkeypatch.chdir(tmp_path)
    done = run(facts.name, "--against", "before")
    assert done.exit_code == 0, done.output
    assert done.stdout.endswith(told)


def damaged(change: Callable[[dict[str, Any]], object]) -> str:
    record = json.loads((PROJECT / "output" / "armenia-2023-11-21.json").read_bytes())
    change(record)
    return json.dumps(record)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("title: no JSON", "no record: this is no JSON"),
        ("[" * 100_000, "no record: this is no JSON"),
        ("[1]", "no record, or one of another version of factpress"),
        (damaged(lambda record: record.update(record=2)), "no record, or one of another"),
        (damaged(lambda record: record.pop("title")), "no record, or one of another"),
        (damaged(lambda record: record.update(sections={})), "no record, or one of another"),
        (damaged(lambda record: record["figures"][0].pop("id")), "no record, or one of another"),
        (damaged(lambda record: record["figures"][0].update(poll=3)), "no record, or one"),
    ],
)
def test_what_is_no_record_is_refused(facts: Path, tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "old.json").write_text(content, "utf-8")
    done = run(facts, "--against", tmp_path / "old.json")
    assert done.exit_code == 2
    assert f"'--against': {tmp_path / 'old.json'}: {told}" in re.sub(r"\s+", " ", done.stderr)


def test_a_file_with_problems_does_not_stop_the_others(
    facts: Path, write_facts: Callable[[str, str], Path]
) -> None:
    bad = write_facts(SMALL.replace("{spending}", "{spendin}"), "bad.yaml")
    done = run(bad, facts, facts)
    assert done.exit_code == 1
    assert f"{bad}:4:26: error" in done.stderr
    assert done.stdout.count("Trade in 2023\n") == 2


def test_several_files_are_not_compared_with_one(facts: Path, tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("{}", "utf-8")
    done = run(facts, facts, "--against", tmp_path / "old.json")
    assert done.exit_code == 2
    assert "Several facts files are compared with a folder, not with a file." in done.stderr
