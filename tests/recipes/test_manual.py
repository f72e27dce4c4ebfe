"""docs/ci.md against the recipes: inputs, outputs, hooks and snippets."""

from __future__ import annotations

import re
from typing import Any

import yaml

from tests.conftest import PROJECT

PAGE = (PROJECT / "docs" / "ci.md").read_text("utf-8")
ACTION: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text("utf-8"))
WORKFLOW = (PROJECT / ".github" / "workflows" / "briefing.yml").read_text("utf-8")


def table(heading: str) -> dict[str, list[str]]:
    """The rows of the table with a heading, by what stands first in them."""
    match = re.search(rf"^\| {heading} \|.*\n\|[- |]+\n((?:\|.*\n)+)", PAGE, re.M)
    assert match
    rows = ([cell.strip() for cell in line.split("|")[1:-1]] for line in match[1].splitlines())
    return {row[0].strip("`"): row[1:] for row in rows}


def snippets() -> list[Any]:
    return [yaml.safe_load(text) for text in re.findall(r"^```yml\n(.*?)^```", PAGE, re.M | re.S)]


def test_every_input_and_output_is_told() -> None:
    assert table("input") == {
        name: [
            "required" if told.get("required") else f"`{told['default']}`".replace("``", "none"),
            told["description"],
        ]
        for name, told in ACTION["inputs"].items()
    }
    assert table("output") == {
        name: [told["description"]] for name, told in ACTION["outputs"].items()
    }


def test_the_snippets_use_what_there_is() -> None:
    workflow, own, hooks = snippets()
    for step in (workflow[0], own[1]):
        assert step["uses"] == "OWNER/factpress@COMMIT"
        assert set(step["with"]) <= set(ACTION["inputs"])
    assert f"uses: {own[0]['uses']}" in WORKFLOW
    assert own[2]["run"].split(".")[-1].startswith(tuple(ACTION["outputs"]))
    [known] = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks["repos"][0]["hooks"]] == [known["id"]]


def test_the_recipes_ask_for_no_more_than_reading() -> None:
    workflow = yaml.safe_load(WORKFLOW)
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())
    checkout = workflow["jobs"]["briefing"]["steps"][0]
    assert checkout["with"]["persist-credentials"] is False


def test_the_workflow_runs_on_push_every_week_and_by_hand() -> None:
    # PyYAML reads the key `on` as YAML 1.1 does: as true.
    triggers = yaml.safe_load(WORKFLOW)[True]
    assert set(triggers) == {"push", "schedule", "workflow_dispatch"}
    assert re.fullmatch(r"\d+ \d+ \* \* 1", triggers["schedule"][0]["cron"])
