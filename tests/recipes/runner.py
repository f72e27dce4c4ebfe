"""The steps of CI recipes, run as the runners of GitHub and GitLab run them.

What a runner does itself is left out, and said here: a step that installs factpress from an index
or from its own folder is replaced, as the environment of the tests has all libraries already; the
program is then that of the clone, by PYTHONPATH. Actions of others are not run: a checkout is the
clone itself, and what would be uploaded is looked up.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

INSTALL = re.compile(r"python -m pip install --quiet \"\$\w+\"")
EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
RUNS_ON = "!cancelled() && steps.install.outcome == 'success'"


@dataclass
class Run:
    """What came of a run: its steps by name, what they printed, the files it left."""

    failed: list[str] = field(default_factory=list)
    printed: dict[str, str] = field(default_factory=dict)
    summary: str = ""
    uploaded: list[str] = field(default_factory=list)
    installs: int = 0


def load(path: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def bash(script: str, clone: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Exit code and output of a script, run as both runners do: it ends with its first failure."""
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=clone,
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def environment_in(clone: Path, home: Path) -> dict[str, str]:
    """The variables of every step: no more of the machine's than a runner has."""
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONPATH": str(clone / "src"),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "CI": "true",
    }


def run_workflow(clone: Path, work: Path, inputs: Mapping[str, object] | None) -> Run:
    """Runs the workflow's job in a clone; with `inputs` by hand, else for a push."""
    workflow = load(clone / ".github" / "workflows" / "briefing.yml")
    # PyYAML reads the key `on` as YAML 1.1 does: as true.
    defaults = {
        key: told["default"] for key, told in workflow[True]["workflow_dispatch"]["inputs"].items()
    }
    given = {**defaults, **inputs} if inputs is not None else {}
    [job] = workflow["jobs"].values()
    checkout, used = job["steps"]
    assert PINNED.fullmatch(checkout["uses"])
    assert used["uses"] == "./"
    values = {
        f"inputs.facts || '{defaults['facts']}'": given.get("facts") or defaults["facts"],
        "github.event_name != 'workflow_dispatch' || inputs.strict": str(
            inputs is None or bool(given["strict"])
        ).lower(),
    }
    return run_action(
        clone, work, {key: filled(text, values) for key, text in used["with"].items()}
    )


def run_action(clone: Path, work: Path, inputs: Mapping[str, str]) -> Run:
    """Runs the steps of the action in a clone, with inputs as `with:` gives them."""
    action = load(clone / "action.yml")
    assert {name for name, told in action["inputs"].items() if told.get("required")} <= set(inputs)
    assert set(inputs) <= set(action["inputs"])
    values = {
        f"inputs.{name}": inputs.get(name, told.get("default", ""))
        for name, told in action["inputs"].items()
    }
    values |= {"runner.os": "Linux", "runner.arch": "X64"}
    files = {name: work / name.lower() for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
    environment = environment_in(clone, work) | {
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(clone),
        "GITHUB_WORKSPACE": str(clone),
        "RUNNER_TEMP": str(work / "temp"),
        **{name: str(path) for name, path in files.items()},
    }
    (work / "temp").mkdir()
    run = Run()
    for step in action["runs"]["steps"]:
        condition = filled(step.get("if", ""), {RUNS_ON: "goes on"})
        if run.failed and condition != "goes on":
            continue
        if "uses" in step:
            assert PINNED.fullmatch(step["uses"])
            given = {key: filled(text, values) for key, text in step["with"].items()}
            if step["uses"].startswith("actions/upload-artifact@"):
                run.uploaded = found(given["path"])
            continue
        assert step["shell"] == "bash"
        assert not EXPRESSION.search(step["run"]), "what is put into a script could be a script"
        script, replaced = INSTALL.subn(":", step["run"])
        run.installs += replaced
        for path in files.values():
            path.touch()
        own = {key: filled(text, values) for key, text in step.get("env", {}).items()}
        code, run.printed[step["name"]] = bash(script, clone, {**environment, **own})
        if code:
            run.failed.append(step["name"])
        for line in files["GITHUB_OUTPUT"].read_text("utf-8").splitlines():
            key, _, value = line.partition("=")
            values[f"steps.{step['id']}.outputs.{key}"] = value
        files["GITHUB_OUTPUT"].unlink()
    run.summary = files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
    return run


def run_gitlab(clone: Path, work: Path, variables: Mapping[str, str]) -> Run:
    """Runs the GitLab job's script in a clone, with variables as a pipeline by hand gives them."""
    recipe = load(clone / "ci" / "gitlab.yml")
    job = recipe["briefing"]
    defaults = {name: told["value"] for name, told in recipe["variables"].items()}
    assert set(variables) <= set(defaults)
    environment = {
        **environment_in(clone, work),
        "GITLAB_CI": "true",
        "CI_PROJECT_DIR": str(clone),
        **defaults,
        **variables,
    }
    for name, value in job["variables"].items():
        environment[name] = value.replace("$CI_PROJECT_DIR", str(clone))
    run = Run()
    script, run.installs = INSTALL.subn(":", "\n".join(job["script"]))
    code, run.printed["script"] = bash(script, clone, environment)
    if code:
        run.failed.append("script")
    run.uploaded = found("\n".join(str(clone / path / "*") for path in job["artifacts"]["paths"]))
    listed = clone / "briefing" / "figures.md"
    run.summary = listed.read_text("utf-8") if listed.exists() else ""
    return run


def filled(text: object, values: Mapping[str, str]) -> str:
    """A text with its expressions replaced; a KeyError for one that nobody foresaw."""
    return EXPRESSION.sub(lambda match: values[match[1]], str(text))


def found(patterns: str) -> list[str]:
    """Names of the files that patterns of absolute paths lead to, a pattern to a line."""
    paths = (Path(pattern) for pattern in patterns.split())
    return sorted(each.name for path in paths for each in path.parent.glob(path.name))
