"""The manual of the facts file against the program: keys, options, codes, and what runs."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest

from factpress.build.preparation import prepare
from factpress.charts.kinds import CHART_KINDS
from factpress.charts.model import OptionRule
from factpress.exhibits.schema import exhibit_schemas
from factpress.exhibits.tables import TABLE_KINDS
from factpress.facts import shape as shapes
from factpress.facts.declaration import Declared, Shape
from factpress.formats.codes import CODES
from factpress.problems import Severity
from factpress.quantities.formula import FUNCTIONS
from factpress.quantities.moments import read_moment
from factpress.quantities.notation import read_quantity
from factpress.story.model import Block, Inline
from tests.conftest import PROJECT

MANUAL = (PROJECT / "docs" / "facts.md").read_text("utf-8")

HEADINGS: Mapping[str, type[Shape]] = {
    "The file": shapes.FactsShape,
    "Deck": shapes.DeckShape,
    "Sources": shapes.SourceShape,
    "Figures": shapes.FigureShape,
    "Values as mappings": shapes.ValueShape,
    "Rival values": shapes.RivalShape,
    "Polls": shapes.PollShape,
    "Series": shapes.SeriesShape,
    "Supplies": shapes.SupplyShape,
    "Places": shapes.ViaShape,
    "Events": shapes.EventShape,
    "Statements": shapes.StatementShape,
    "Sections": shapes.SectionShape,
    "Points": shapes.PointShape,
    "Bottom line": shapes.BottomLineShape,
    "Wordings": shapes.ChoiceShape,
}


def chapter(heading: str) -> str:
    """The text under a heading, up to the next heading."""
    match = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", MANUAL, re.M | re.S)
    assert match, f"docs/facts.md has no heading '{heading}'"
    return match[1]


def rows(text: str) -> dict[str, list[str]]:
    """The rows of the tables in a text, by the code in their first cell."""
    found = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if cells and (key := re.fullmatch(r"`([^`]+)`", cells[0])):
            found[key[1]] = cells[1:]
    return found


def type_text(kind: Any) -> str:
    """A type as the manual says it: text, list of texts, mapping."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return type_text(arguments[0])
    if origin in {Union, types.UnionType}:
        parts = [type_text(each) for each in arguments if each is not type(None)]
        return " or ".join(dict.fromkeys(parts))
    if origin is Literal:
        return " or ".join(f"`{each}`" for each in arguments)
    if origin is list:
        return f"list of {plural(type_text(arguments[0]))}"
    if origin is dict:
        if arguments[1] is Any:
            return "mapping"
        return f"{plural(type_text(arguments[1]))} by name"
    if isinstance(kind, type) and issubclass(kind, Shape):
        return "mapping"
    return {str: "text", int: "whole number", float: "number"}[kind]


def plural(words: str) -> str:
    return " or ".join(f"{word}s" for word in words.split(" or "))


def default_text(field: Declared) -> str:
    if field.is_required():
        return "required"
    return f"`{field.default}`" if isinstance(field.default, str) else "none"


def documented(model: type[Shape]) -> dict[str, list[str]]:
    """What the table of a model says: type and default of each key."""
    return {
        field.alias or name: [type_text(field.annotation), default_text(field)]
        for name, field in model.model_fields.items()
    }


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_key_is_told_with_its_type_and_default(heading: str) -> None:
    told = {key: cells[:2] for key, cells in rows(chapter(heading)).items()}
    assert told == documented(HEADINGS[heading])


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_key_has_a_meaning_and_every_chapter_an_example(heading: str) -> None:
    text = chapter(heading)
    assert all(cells[2] for cells in rows(text).values())
    assert "```y" in text


def test_every_shape_has_its_chapter() -> None:
    models = {
        each
        for each in vars(shapes).values()
        if isinstance(each, type) and issubclass(each, Shape) and each is not Shape
    }
    assert models == set(HEADINGS.values())


def options_of(rules: Mapping[str, OptionRule]) -> dict[str, list[str]]:
    return {
        name: [
            "text or list of texts" if rule.many else "text",
            "required" if rule.required else "none",
        ]
        for name, rule in rules.items()
    }


@pytest.mark.parametrize(("what", "kinds"), [("chart", CHART_KINDS), ("table", TABLE_KINDS)])
def test_every_kind_of_exhibit_is_told_with_its_options(
    what: str, kinds: Mapping[str, Any]
) -> None:
    told: dict[str, dict[str, list[str]]] = {}
    for line in chapter("Charts" if what == "chart" else "Tables").splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 5 and cells[0].startswith("`"):
            options = told.setdefault(cells[0].strip("`"), {})
            if cells[1] != "none":
                options[cells[1].strip("`")] = cells[2:4]
    assert told == {name: options_of(kind.options) for name, kind in kinds.items()}


def test_the_options_of_every_exhibit_are_told() -> None:
    told = set(rows(chapter("Exhibits")))
    for key, kinds in (("chart", CHART_KINDS), ("table", TABLE_KINDS)):
        for name, schema in zip(kinds, exhibit_schemas()[key]["oneOf"], strict=True):
            shared = set(schema["properties"]) - set(kinds[name].options)
            assert shared == (told if key == "chart" else told - {"size"})


def nodes_of(node: object) -> Iterator[object]:
    """A node of a story and all in it."""
    yield node
    if isinstance(node, tuple):
        inner = list(node)
    else:
        names = (field.name for field in fields(node)) if is_dataclass(node) else ()
        inner = [getattr(node, name) for name in names]
    for each in inner:
        yield from nodes_of(each)


def test_the_example_of_markdown_has_every_form_of_prose(tmp_path: Path) -> None:
    (fragment,) = re.findall(r"^```yml\n(.*?)^```", chapter("Markdown"), re.M | re.S)
    path = tmp_path / "facts.yaml"
    path.write_text(embedded(fragment), "utf-8")
    body = prepare(path).story.sections[0].body
    assert {type(each) for each in nodes_of(body)} >= {*get_args(Block), *get_args(Inline)}


def test_every_code_of_a_problem_is_listed() -> None:
    source = PROJECT / "src" / "factpress"
    used = {
        code
        for path in source.rglob("*.py")
        if path.name != "codes.py"
        for code in re.findall(r'"(FP\d{3})"', path.read_text("utf-8"))
    }
    assert set(rows(chapter("Problems"))) == used


def test_the_meaning_of_a_code_is_that_of_the_manual() -> None:
    told = {code: cells[0].replace("`", "'") for code, cells in rows(chapter("Problems")).items()}
    assert dict(CODES) == {code: meaning for code, meaning in told.items() if code < "FP1"}


def test_every_value_and_date_in_the_tables_can_be_read() -> None:
    assert len(rows(chapter("Values"))) > 12
    for text in rows(chapter("Values")):
        assert read_quantity(text)
    for text in rows(chapter("Dates")):
        assert read_moment(text) is not None


def test_every_function_is_told() -> None:
    told = {key.partition("(")[0] for key in rows(chapter("Formulas and guards")) if "(" in key}
    assert told == set(FUNCTIONS)


PLAIN = """\
factpress: 1
title: Plain
date: 2024-03-01
bottom_line: It is {budget}.
sources:
  yearbook: {title: Yearbook}
  survey: {title: Survey}
figures:
  budget: {label: Budget, value: 5 million EUR, source: "yearbook, page 1"}
  loans_2022: {label: Loans, period: 2022, value: 1.1..1.2 million, source: "yearbook, page 2"}
  loans_2023: {label: Loans, period: 2023, value: ~1.5 million, source: "yearbook, page 2"}
  growth: {label: Growth, formula: loans_2023 / loans_2022}
  satisfied: {label: Satisfied, value: 87 %, source: "survey, page 2", poll: {pollster: Library}}
supplies:
  - {supplier: FR, recipient: PT, item: A, kind: shelf, status: sent, source: "yearbook, page 9"}
events:
  - {date: 2023-05, text: A room opens, source: "yearbook, page 3"}
statements:
  - {who: Librarian, says: is content, source: "yearbook, page 1"}
sections:
  - headline: The budget is known
"""


def embedded(fragment: str) -> str:
    """A plain facts file with the keys of the fragment in place of its own, or beside them."""
    text = PLAIN
    for block in re.findall(r"^\w+:.*?(?=^\w|\Z)", fragment, re.M | re.S):
        key = block.partition(":")[0]
        own = re.search(rf"^{key}:.*?(?=^\w|\Z)", text, re.M | re.S)
        if own is None:
            text += block
        elif key in {"figures", "sources"}:
            inner = block.partition("\n")[2]
            for id_ in re.findall(r"^  (\w+):", inner, re.M):
                text = re.sub(rf"^  {id_}: \{{.*\n", "", text, flags=re.M)
            text = text.replace(f"{key}:\n", f"{key}:\n{inner}")
        else:
            text = text.replace(own[0], block)
    return text


@pytest.mark.parametrize("fragment", re.findall(r"^```yml\n(.*?)^```", MANUAL, re.M | re.S))
def test_every_fragment_can_be_used(tmp_path: Path, fragment: str) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(embedded(fragment), "utf-8")
    told = prepare(path).problems
    assert [each for each in told if each.severity is Severity.ERROR] == []
