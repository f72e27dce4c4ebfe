"""Two records compared: what is told as changed, and in which words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from factpress.build.pipeline import Document, build
from factpress.record.comparing import (
    Change,
    ChangedPart,
    change_lines,
    changed_documents,
    changes,
)

FACTS = """\
factpress: 1
title: Trade
date: 2024-03-01
bottom_line: The budget is {budget}.
sources:
  office: {title: The office}
figures:
  aid: {label: Aid, value: 2 million EUR, source: "office, table 3"}
  budget: {label: Budget, value: 5 million EUR, source: "office, table 2"}
  both: {label: Both, formula: aid + budget}
series:
  exports: {label: Exports, unit: million EUR, values: {2021: 3, 2022: 5, 2023: ~7},
            source: "office, table 1"}
sections:
  - headline: Exports are known
    chart: {kind: line, series: exports}
  - headline: The budget is known
    chart: {kind: bars, figures: [aid, budget]}
    points: ["{budget} for the budget"]
    text: Both are {both}.
    notes: Say it slowly.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("compared")


def record_of(text: str, folder: Path) -> Mapping[str, Any]:
    path = folder / "trade.yaml"
    path.write_text(text, "utf-8")
    built = build(path, folder / "out", (Document.DECK,), lambda _: None)
    record: Mapping[str, Any] = json.loads(built.record.path.read_bytes())
    return record


@pytest.fixture(scope="module")
def old(folder: Path) -> Mapping[str, Any]:
    return record_of(FACTS, folder)


def told(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return [line.replace("\u00a0", " ") for line in change_lines(changes(old, new))]


def test_the_same_record_has_no_changes(old) -> None:
    assert changes(old, old) == ()
    assert changed_documents(old, old) == ()


@pytest.mark.parametrize(
    ("replaced", "by", "expected"),
    [
        (
            "value: 5 million",
            "value: 6 million",
            [
                "bottom line: The budget is 5 million euros. → The budget is 6 million euros.",
                "figure budget: 5 million euros → 6 million euros",
                "figure both: 7 million euros → 8 million euros",
                "section 2: points, text of 'The budget is known'",
                "Figure 2: data of 'The budget is known'",
            ],
        ),
        ("  aid: {label: Aid,", "  aid: {label: Aid, note: By post,", ["figure aid: note"]),
        (
            "Both are {both}.",
            "Both together are {both}.",
            ["section 2: text of 'The budget is known'"],
        ),
        (
            "headline: Exports are known",
            "headline: Exports are counted",
            [
                "section 1: Exports are known → Exports are counted",
                "Figure 1: Exports are known → Exports are counted",
            ],
        ),
        (
            "sections:\n",
            "sections:\n  - headline: First things first\n",
            ["section 1 is new: First things first"],
        ),
        (
            "    points:",
            "  - headline: More is known\n    points:",
            [
                "section 2: points, text of 'The budget is known'",
                "section 3 is new: More is known",
            ],
        ),
        ("kind: bars", "kind: dots", ["Figure 2: kind of 'The budget is known'"]),
        (
            "2022: 5, 2023: ~7",
            "2022: 4, 2024: 9",
            [
                "series exports.2022: 5 million euros → 4 million euros",
                "series exports.2024 is new: 9 million euros",
                "series exports.2023 is gone: about 7 million euros",
                "Figure 1: data of 'Exports are known'",
            ],
        ),
        (
            "title: The office}",
            "title: The bureau}",
            ["source office: The office. → The bureau."],
        ),
        (
            "title: Trade\n",
            "title: More trade\nmarking: TLP:CLEAR\n",
            ["title: Trade → More trade", "marking: none → TLP:CLEAR"],
        ),
        ("slowly", "fast", []),
    ],
)
def test_a_change_is_told_where_it_is_printed(old, folder, replaced, by, expected) -> None:
    assert FACTS.count(replaced) == 1
    assert told(old, record_of(FACTS.replace(replaced, by), folder)) == expected


def test_a_change_is_data(old, folder) -> None:
    new = record_of(FACTS.replace("{label: Aid, value: 2", "{label: Help, value: 3"), folder)
    assert changes(old, new)[0] == Change(
        ChangedPart.FIGURE,
        "aid",
        "2\u00a0million euros",
        "3\u00a0million euros",
        ("label",),
    )


def test_a_document_whose_bytes_differ_is_named(old, folder) -> None:
    new = record_of(FACTS.replace("slowly", "fast"), folder)
    assert changes(old, new) == ()
    assert changed_documents(old, new) == ("trade.pptx",)


def test_files_of_data_and_look_are_named(old) -> None:
    (facts,) = old["inputs"]
    look = {"role": "theme", "name": "house.yaml", "sha256": "1"}
    data = {"role": "data", "name": "data/trade.csv", "sha256": "2"}
    before = {**old, "inputs": [{**facts, "sha256": "0"}, look]}
    after = {**old, "inputs": [facts, data, {**look, "sha256": "3"}]}
    assert told(before, after) == ["file data/trade.csv is new", "file house.yaml"]


def test_long_words_stand_in_lines_of_their_own(old) -> None:
    before, after = ("Trade is " + "very " * many + "brisk" for many in (10, 11))
    assert told({**old, "bottom_line": before}, {**old, "bottom_line": after}) == [
        "bottom line",
        "  before: Trade is very very very very very very very very very very brisk",
        "  after:  Trade is very very very very very very very very very very very brisk",
    ]


def test_many_changes_are_counted() -> None:
    found = [
        Change(ChangedPart.SERIES, f"rain.{year}", "1 mm", "2 mm") for year in range(2000, 2020)
    ]
    assert list(change_lines(found, most=2)) == [
        "series rain.2000: 1 mm → 2 mm",
        "series rain.2001: 1 mm → 2 mm",
        "series: 18 more",
    ]
