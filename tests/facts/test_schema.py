"""The JSON Schema of a facts file, with an independent validator and plain PyYAML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from factpress.cli import main
from tests.conftest import ARMENIA, PROJECT, SMALL

SCHEMA_FILE = PROJECT / "facts" / "facts.schema.json"
README = (PROJECT / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
TEXTS = [ARMENIA.read_text("utf-8"), *EXAMPLES]
POINTER = re.compile(r"^# yaml-language-server: \$schema=(\S+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    done = CliRunner().invoke(main, ["schema"])
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def faults(schema: dict[str, Any], text: str) -> list[str]:
    """Where the validator finds a facts file wrong."""
    from jsonschema import Draft202012Validator

    # JSON has no dates: a reader of YAML that makes them is undone.
    content = json.loads(json.dumps(yaml.safe_load(text), default=str))
    found = Draft202012Validator(schema).iter_errors(content)
    return sorted("/".join(map(str, error.absolute_path)) for error in found)


def test_it_is_a_schema(schema):
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].startswith("urn:")


def test_the_committed_schema_is_up_to_date(schema):
    written = json.loads(SCHEMA_FILE.read_text("utf-8"))
    assert written == schema, "run: factpress schema > facts/facts.schema.json"


@pytest.mark.parametrize("text", [*TEXTS, SMALL])
def test_the_examples_are_valid(schema, text):
    assert faults(schema, text) == []


@pytest.mark.parametrize("path", sorted((PROJECT / "facts").glob("*.yaml")), ids=str)
def test_each_facts_file_points_to_it(path: Path):
    match = POINTER.match(path.read_text("utf-8"))
    assert match is not None
    assert (path.parent / match[1]).samefile(SCHEMA_FILE)


def test_the_readme_example_points_to_it():
    assert [POINTER.match(text)[1] for text in EXAMPLES] == [SCHEMA_FILE.name]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("title: Small", "titel: Small", [""]),
        ("title: Small", "title: [Small]", ["title"]),
        ("title: Small", "title: ''", ["title"]),
        ("factpress: 1", "factpress: 2", ["factpress"]),
        ("    label: Spending\n", "", ["figures/spending"]),
        ("source: report, page 3", "source: {report: 3}", ["figures/spending/source"]),
        (
            "Spending is reported",
            "S\n    chart: {kind: cake}",
            ["sections/0/chart", "sections/0/chart/kind"],
        ),
        ("Spending is reported", "S\n    chart: {kind: change, from: a}", ["sections/0/chart"]),
        ("Spending is reported", "S\n    points: [a, b, c, d, e]", ["sections/0/points"]),
    ],
)
def test_broken_files_are_not(schema, old, new, where):
    assert old in SMALL
    found = faults(schema, SMALL.replace(old, new, 1))
    assert set(found) == set(where)


@pytest.mark.parametrize("country", ["NO", "Norway", "578"])
def test_a_scalar_is_a_text_however_yaml_reads_it(schema, country):
    keys = f"supplier: {country}, recipient: AM, item: 155, kind: x, status: on, source: report"
    assert faults(schema, f"{SMALL}supplies: [{{{keys}}}]\n") == []


def nodes(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        yield path, schema
        for key, value in schema.items():
            yield from nodes(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for index, value in enumerate(schema):
            yield from nodes(value, f"{path}/{index}")


def test_every_key_is_described_and_no_mapping_takes_others(schema):
    for path, node in nodes(schema):
        if node.get("type") != "object" or "properties" not in node:
            continue
        assert node.get("additionalProperties") is False or "oneOf" in node, path
        for name, key in node["properties"].items():
            target = schema["$defs"][key["$ref"].rpartition("/")[2]] if "$ref" in key else {}
            assert key.get("description") or target.get("description"), f"{path}: {name}"


def test_there_is_no_noise(schema):
    text = json.dumps(schema)
    assert '"null"' not in text
    assert "Shape" not in text
