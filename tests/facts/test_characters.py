"""A character that no font has is a problem at its place, wherever it would be printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from factpress.build.preparation import prepare, problems_of
from factpress.problems import ProblemsFound
from factpress.typefaces import FACES, typeface

WHOLE = """\
factpress: 1
title: Water
date: 2024-05-01
language: en-GB
marking: Internal
publisher: Institute
bottom_line:
  text: [{when: water > bread, say: 'Water costs {water}.'}, {otherwise: Bread costs more.}]
sources:
  report:
    title: Report
    author: Ann
    publisher: House
    container-title: Journal
    URL: https://example.org/a
    note: Good.
  second: {title: Second}
figures:
  water:
    label: Water
    short: Wat
    value: {low: '700', high: '800', unit: million USD}
    source: report, p. 4
    excerpt: between 700 and 800 million USD
    note: Note.
    rivals:
      - {value: 600 million USD, source: [second], excerpt: 600 million, note: Other year.}
  bread: {label: Bread, value: 400 million USD, source: [report, 'second, p. 2']}
  loaves: {label: Loaves, value: 30 loaves, source: second}
  poll:
    label: Like it
    value: 40 %
    source: 'second, p. 2'
    poll: {pollster: Poll, population: All, sample_size: '1000', fieldwork: May,
           margin_of_error: 3 points, question: 'Is it good?', other_answers: None.,
           mode: phone, sponsor: House, weighting: none}
series:
  all: {label: Series, short: Ser, unit: million USD, source: report, note: Rough.,
        values: {'2021': '3', '2022': '4', '2023': '5'}}
supplies:
  - supplier: France
    recipient: Armenia
    item: Radar
    kind: radar
    label: Rad
    category: Air
    status: announced
    amount: three
    maker: Thales
    via: {name: Poti, country: Georgia, at: ['42.1', '41.6'], note: port}
    source: report, p. 6
events:
  - {date: '2023-01-02', text: Rain, source: report}
statements:
  - {who: Ann, role: Minister, says: It rains., source: report}
sections:
  - headline: Water costs {water}
    chart: {kind: bars, figures: [water, bread], title: Finding, note: Mind.}
    points: ['Bread costs {bread}.', {text: 'Water costs {water}.'}]
    text: It costs {water} [@report, p. 9]. {poll} like it; {loaves}.
    notes: Say it.
  - headline: Series go up
    chart: {kind: line, series: [all]}
  - headline: Radars come
    table: {kind: supplies, title: T, note: N}
"""

# What is no text that is printed, and is read in another way.
READ = {
    "factpress", "date", "language", "when", "low", "high", "supplier", "recipient", "country",
    "at", "kind", "figures", "series", "values",
}  # fmt: skip


def texts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all texts."""
    match value:
        case dict():
            for key, inner in value.items():
                yield from texts(inner, (*path, key))
        case list():
            for index, inner in enumerate(value):
                yield from texts(inner, (*path, index))
        case _:
            yield path


def printed() -> list[tuple[Any, ...]]:
    parsed = yaml.safe_load(WHOLE)
    return [
        path
        for path in texts(parsed)
        if path[-1] != "kind" or path[0] == "supplies"
        if path[:1] not in {("factpress",), ("date",), ("language",)}
        if not set(path[1:]) & (READ - {"kind"})
    ]


def changed(path: tuple[Any, ...]) -> str:
    """The file with a sign behind one text that no font has."""
    parsed = yaml.safe_load(WHOLE)
    parent = parsed
    for key in path[:-1]:
        parent = parent[key]
    parent[path[-1]] += " 漢"
    return str(yaml.safe_dump(parsed, allow_unicode=True, sort_keys=False, width=1000))


def test_the_whole_file_can_be_printed(write_facts):
    assert told(write_facts(WHOLE)) == []
    assert prepare(write_facts(WHOLE))


@pytest.mark.parametrize("path", printed(), ids=lambda path: ".".join(map(str, path)))
def test_each_text_is_checked_where_it_stands(write_facts, path):
    text = changed(path)
    expected = next(
        (number, line.index("漢") + 1)
        for number, line in enumerate(text.splitlines(), start=1)
        if "漢" in line
    )
    assert expected in told(write_facts(text))


def told(path: Path) -> list[tuple[int, int]]:
    try:
        problems = prepare(path).problems
    except ProblemsFound as found:
        problems = tuple(found.problems)
    return [
        (problem.position.line, problem.position.column)
        for problem in problems
        if problem.code == "FP035"
    ]


def test_the_hint_for_an_address_is_another_one(write_facts):
    address = "https://example.org/水"
    path = write_facts(WHOLE.replace("https://example.org/a", address))
    (problem,) = [each for each in problems_of(path) if each.code == "FP035"]
    assert "'%E6%B0%B4'" in problem.hint


@pytest.mark.parametrize(
    ("alphabet", "letters"),
    [
        ("Latin", "ABCXYZabcxyzÀÉÎÕÜßàéîõüñçøåæœłđšžğıİőűțșŵŷ"),
        ("Cyrillic", "АБВЭЮЯабвэюяЁёЄєІіЇїҐґЎўЈјЉљЊњЋћЏџҚқҢңӘә"),
        ("Greek", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωΆΈΉΊΌΎΏΪΫάέήίόύώϊϋΐΰ"),
        (
            "Armenian",
            "ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև՝՞՛",
        ),
        ("Georgian", "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰᲐᲑᲒᲓᲔᲕᲖ"),
    ],
)
def test_five_alphabets_are_shipped_in_every_style(alphabet, letters):
    for family, style in FACES:
        if family == "Factpress Sans":
            assert typeface(family, style).missing(letters) == "", (alphabet, style)
