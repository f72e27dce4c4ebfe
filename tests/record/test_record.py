"""The record: what it says of a briefing, what it is made from, and where it travels."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from factpress.build.pipeline import Document, build
from factpress.cli import main
from tests.conftest import PROJECT, SMALL, Built

PAGE = (PROJECT / "docs" / "record.md").read_text("utf-8")

SOURCED = """\
factpress: 1
title: Trade
date: 2024-03-01
attach: {attach}
theme: house.yaml
bottom_line: Exports are {{exports.last}}.
sources:
  office: {{title: The office, text: office.txt}}
series:
  exports: {{label: Exports, file: data/trade.csv, period: year, value: out, unit: million EUR,
            source: "office, table 1"}}
  imports: {{label: Imports, file: more/trade.csv, period: year, value: in, unit: million EUR,
            source: "office, table 2"}}
sections:
  - headline: Exports and imports are known
    chart: {{kind: line, series: [exports, imports]}}
    notes: Say it slowly.
"""
FILES = {
    "house.yaml": b"paper: Letter\nlogo: {path: logo.png, alt: Office}\n",
    "data/trade.csv": b"year,out\n2022,5\n2023,~7\n",
    "more/trade.csv": b"year,in\n2021,2\n2022,\n2023,3\n",
    "office.txt": b"What the office says of 5 million.",
}


def sourced(folder: Path, attach: str = "facts") -> Path:
    """A facts file with data, a theme with a logo, and the local copy of a source."""
    from PIL import Image

    for name, content in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    Image.new("RGB", (90, 30), (27, 122, 67)).save(folder / "logo.png")
    path = folder / "trade.yaml"
    path.write_text(SOURCED.format(attach=attach), "utf-8")
    return path


def record_of(path: Path, documents: tuple[Document, ...] = (Document.REPORT,)) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(
        build(path, path.parent / "out", documents, lambda _: None).record.path.read_bytes()
    )
    return record


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    done = CliRunner().invoke(main, ["schema", "record"])
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.output)
    Draft202012Validator.check_schema(found)
    return found


def test_the_record_of_the_briefing_has_the_shape_of_the_schema(
    armenia: Built, schema: dict[str, Any]
) -> None:
    record = json.loads(armenia.record)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(record)] == []
    assert [figure["printed"].replace("\u00a0", " ") for figure in record["figures"]] == [
        "700 to 800 million US dollars",
        "about 1.4 billion US dollars",
        "about 1.75 to 2 times",
        "about 600 to 700 million US dollars",
        "41.1%",
        "more than 30 years",
        "sixth",
    ]
    assert record["figures"][2]["formula"] == "budget_2024 / budget_2022"
    assert record["figures"][2]["inputs"] == ["budget_2024", "budget_2022"]
    assert [exhibit["label"] for exhibit in record["exhibits"]][:3] == [
        "Figure 1",
        "Figure 2",
        "Table 1",
    ]
    assert record["exhibits"][0]["rows"] == [["2022", "700–800"], ["2024", "about\u00a01,400"]]


def test_it_has_the_words_of_the_sections_and_not_what_is_spoken(tmp_path: Path) -> None:
    text = "    text: |\n      So it is [@office, table 1].\n\n      - {exports.last}, *about*\n"
    path = sourced(tmp_path)
    path.write_text(path.read_text("utf-8") + text, "utf-8")
    record = record_of(path)
    assert record["bottom_line"] == "Exports are about\u00a07\u00a0million euros."
    assert record["sections"] == [
        {
            "name": "section-1",
            "headline": "Exports and imports are known",
            "exhibit": "figure-1",
            "points": [],
            "text": [
                "So it is [S1, table 1].",
                "• About\u00a07\u00a0million euros, about",
            ],
        }
    ]


def test_it_is_written_alike(armenia: Built) -> None:
    text = armenia.record.decode("utf-8")
    assert text.startswith('{\n  "bottom_line": "Armenia is ')
    assert text.endswith("}\n")
    assert "\r" not in text
    assert "\\u" not in text


@pytest.mark.parametrize(
    ("value", "qualifier", "low", "high", "centre"),
    [
        ("41.1 %", "exact", "41.1", "41.1", None),
        ("700..800 million USD", "range", "700000000", "800000000", None),
        ("~1.4 billion USD", "about", "1400000000", "1400000000", None),
        ("12 ± 3 %", "plus or minus", "9", "15", "12"),
        ("> 30 years", "more than", "30", None, None),
        (">= 12 systems", "at least", "12", None, None),
        ("< 9", "less than", None, "9", None),
        ("<= 5 %", "at most", None, "5", None),
        ("6th", "ordinal", "6", "6", None),
        ("not reported", "not reported", None, None, None),
    ],
)
def test_a_value_is_told_as_it_is_known(write_facts, value, qualifier, low, high, centre) -> None:
    path = write_facts(SMALL.replace("value: 5 million EUR", f'value: "{value}"'))
    (figure,) = record_of(path)["figures"]
    assert figure["given"] == value
    told = figure["value"]
    assert (told["qualifier"], told["low"], told["high"], told["centre"]) == (
        qualifier,
        low,
        high,
        centre,
    )


def test_a_computed_value_has_no_digits_that_nobody_knows(write_facts: Callable[..., Path]) -> None:
    third = "figures:\n  third: {label: A third, formula: spending / 3}\n"
    path = write_facts(SMALL.replace("figures:\n", third))
    (third_, _) = record_of(path)["figures"]
    assert third_["value"]["low"] == "1666666.66666667"
    assert third_["sources"] == [{"source": "report", "locator": "page 3"}]


def test_it_names_the_files_that_it_is_made_from(tmp_path: Path) -> None:
    path = sourced(tmp_path)
    names = {"facts": ["trade.yaml"], "data": ["data/trade.csv", "more/trade.csv"],
             "theme": ["house.yaml", "logo.png"]}  # fmt: skip
    expected = [
        {
            "role": role,
            "name": name,
            "sha256": hashlib.sha256((tmp_path / name).read_bytes()).hexdigest(),
        }
        for role, group in names.items()
        for name in group
    ]
    record = record_of(path)
    assert record["inputs"] == expected
    assert record["theme"] == "house.yaml"
    exports, imports = record["series"]
    assert [point["period"] for point in exports["points"]] == ["2022", "2023"]
    assert imports["points"][1]["value"]["qualifier"] == "not reported"


def test_it_has_the_digests_of_the_documents(tmp_path: Path, write_facts) -> None:
    record = record_of(write_facts(SMALL), (Document.REPORT, Document.DECK))
    assert record["outputs"] == [
        {
            "name": name,
            "sha256": hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest(),
        }
        for name in ("facts.pdf", "facts.pptx")
    ]


def attached(report: bytes) -> dict[str, tuple[str, bytes]]:
    """The relationship and the bytes of each file within a report, by name."""
    with pikepdf.open(io.BytesIO(report)) as pdf:
        return {
            name: (str(file.relationship), file.get_file().read_bytes())
            for name, file in pdf.attachments.items()
        }


def test_facts_data_and_record_travel_and_texts_of_sources_do_not(tmp_path: Path) -> None:
    path = sourced(tmp_path)
    record = record_of(path)
    files = attached((tmp_path / "out" / "trade.pdf").read_bytes())
    content = json.loads(files["trade.json"][1])
    assert content == {
        key: value for key, value in record.items() if key not in {"outputs", "build"}
    }
    del files["trade.json"]
    assert files == {
        "trade.yaml": ("/Source", path.read_bytes()),
        "trade.csv": ("/Data", FILES["data/trade.csv"]),
        "trade-2.csv": ("/Data", FILES["more/trade.csv"]),
    }


@pytest.mark.parametrize(("attach", "names"), [("record", ["trade.json"]), ("none", [])])
def test_less_travels_where_less_is_wanted(tmp_path: Path, attach: str, names: list[str]) -> None:
    record_of(sourced(tmp_path, attach))
    report = (tmp_path / "out" / "trade.pdf").read_bytes()
    files = attached(report)
    assert list(files) == names
    assert not any(b"slowly" in content for _, content in files.values())


def test_documents_are_not_written_without_their_record(tmp_path: Path, write_facts) -> None:
    (tmp_path / "out" / "facts.json").mkdir(parents=True)
    done = CliRunner().invoke(main, ["build", str(write_facts(SMALL)), "-o", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["facts.json"]


def test_facts_are_never_written_over_by_their_record(tmp_path: Path, write_facts) -> None:
    path = write_facts(SMALL, "facts.json")
    done = CliRunner().invoke(main, ["build", str(path), "-o", str(tmp_path)])
    assert "FP071: The facts file has the name of the record" in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["facts.json"]


def test_the_example_of_the_manual_is_what_a_record_says(tmp_path: Path) -> None:
    facts, figure = (
        re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S)[0]
        for language in ("yaml", "json")
    )
    (tmp_path / "facts.yaml").write_text(facts, "utf-8")
    (told,) = record_of(tmp_path / "facts.yaml")["figures"]
    assert json.dumps(told, indent=2, sort_keys=True).replace("\\u00a0", " ") + "\n" == figure


def documented(heading: str) -> dict[str, str]:
    """What the table of a chapter says of each key."""
    chapter = re.split(rf"^#+ {heading}$", PAGE, flags=re.M)[1].partition("\n#")[0]
    return dict(re.findall(r"^\| `([a-z0-9_]+)` \|.*\| (.*) \|$", chapter, re.M))


def test_the_manual_tells_every_key(schema: dict[str, Any]) -> None:
    for heading, shape in {"Its keys": schema, **schema["$defs"]}.items():
        told = documented(heading)
        assert list(told) == list(shape["properties"])
        for key, value in shape["properties"].items():
            assert told[key] == value.get("description", told[key]), key
        assert set(shape["required"]) == set(shape["properties"]) - {"outputs", "build"}
