"""SARIF logs of the command `check`, judged by Microsoft's validator and its schema.

The variable SARIF_MULTITOOL names the folder of the npm package
`@microsoft/sarif-multitool-linux`; `.ci/run` installs it. Without it these tests are skipped.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from factpress.cli import main
from tests.facts.test_problems import GOOD

TOOL = os.environ.get("SARIF_MULTITOOL", "")

pytestmark = [
    pytest.mark.sarif,
    pytest.mark.skipif(not TOOL, reason="SARIF_MULTITOOL names no validator"),
]

# One error of reading, one of a rule, one warning and one note; odd characters in messages.
FAULTY = (
    GOOD.replace("title: A briefing", 'title: A "briefing" \u2192 {afer}')
    .replace("It was {before}", "It was 5 and {before}")
    .replace("source: report, page 5", "source: report")
    .replace("date: 2024-01-31", "date: 2024-01-31\nignore: {FP001: no such rule}")
)
# The tool would like to know a page about the program, and there is none.
EXPECTED = {"SARIF2005"}


def log_of(*files: Path) -> str:
    return CliRunner().invoke(main, ["check", *map(str, files), "--format", "sarif"]).stdout


def judged(log: str, folder: Path) -> list[tuple[str, str]]:
    """The rule and message of each error and warning that the tool finds in a log."""
    (folder / "log.sarif").write_text(log, "utf-8")
    subprocess.run(
        [
            Path(TOOL) / "Sarif.Multitool", "validate", folder / "log.sarif",
            "--output", folder / "verdict.sarif", "--rule-kind", "Sarif;Ghas",
        ],
        check=True,
        capture_output=True,
        timeout=120,
        # It asks for no tables of languages, which a slim machine lacks.
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
    )  # fmt: skip
    (run,) = json.loads((folder / "verdict.sarif").read_text("utf-8-sig"))["runs"]
    return [(each["ruleId"], str(each["message"])) for each in run["results"]]


def schema_faults(log: str) -> list[str]:
    from jsonschema import Draft202012Validator

    schema = json.loads((Path(TOOL) / "sarif-2.1.0.json").read_text("utf-8-sig"))
    found = Draft202012Validator(schema).iter_errors(json.loads(log))
    return [f"{error.json_path}: {error.message}" for error in found]


@pytest.fixture
def logs(write_facts, tmp_path: Path) -> dict[str, str]:
    faulty = write_facts(FAULTY, "with b#la\u00f1ks.yaml")
    broken = write_facts("a: 'open", "broken.yaml")
    absent = tmp_path / "absent.yaml"
    return {
        "clean": log_of(write_facts(GOOD, "clean.yaml")),
        "faulty": log_of(faulty),
        "several": log_of(faulty, broken, absent),
    }


def results(log: str) -> list[dict[str, Any]]:
    (run,) = json.loads(log)["runs"]
    found: list[dict[str, Any]] = run["results"]
    return found


def test_the_logs_hold_what_is_to_be_judged(logs):
    assert results(logs["clean"]) == []
    assert {each["level"] for each in results(logs["faulty"])} == {"error", "warning", "note"}
    assert {each["ruleId"] for each in results(logs["several"])} >= {"FP001", "FP002", "FP030"}


@pytest.mark.parametrize("name", ["clean", "faulty", "several"])
def test_the_validator_finds_no_fault(logs, tmp_path, name):
    assert [each for each in judged(logs[name], tmp_path) if each[0] not in EXPECTED] == []


@pytest.mark.parametrize("name", ["clean", "faulty", "several"])
def test_the_log_follows_the_schema(logs, name):
    assert schema_faults(logs[name]) == []


def test_the_validator_tells_a_log_that_is_wrong(logs, tmp_path):
    log = json.loads(logs["faulty"])
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    log["runs"][0]["unknown"] = 1
    found = {rule for rule, _ in judged(json.dumps(log), tmp_path)}
    assert found >= {"JSON1005", "JSON1008"}
