"""The CI recipes: every step of theirs is run in a fresh clone, as a user's runner would."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT, SMALL
from tests.recipes.runner import Run, run_action, run_gitlab, run_workflow

pytestmark = pytest.mark.slow

ARMENIA = "facts/armenia-2023-11-21.yaml"
DOCUMENTS = ["armenia-2023-11-21.json", "armenia-2023-11-21.pdf", "armenia-2023-11-21.pptx"]
SMALL_DOCUMENTS = ["small.json", "small.pdf", "small.pptx"]
GUARDED = SMALL.replace("is reported", "is reported\n    holds: spending > 6 million EUR")
OVERDUE = SMALL.replace("report, page 3", "report, page 3\n    review_by: 2024-06-30")
CHANGED = """\
### What changed

- figure france\\_ally: 40.2% → 41.1%
"""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it is, in a repository whose last commit corrects a figure."""
    folder = tmp_path_factory.mktemp("recipes") / "repository"
    ours = shutil.ignore_patterns(".git", ".venv", "*cache*", ".hypothesis", "build", "dist")
    for name in ("src", "facts", "output", ".github", "ci"):
        source = shutil.ignore_patterns("__pycache__") if name == "src" else ours
        shutil.copytree(PROJECT / name, folder / name, ignore=source)
    for name in ("action.yml", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(PROJECT / name, folder / name)
    facts = folder / ARMENIA
    now = facts.read_text("utf-8")
    assert now.count("41.1 %") == 1
    git(folder, "init", "--quiet")
    for text in (now.replace("41.1 %", "40.2 %"), now):
        facts.write_text(text, "utf-8")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", "Facts")
    return folder


@pytest.fixture
def clone(repository: Path, tmp_path: Path) -> Path:
    git(tmp_path, "clone", "--quiet", "--depth", "2", repository.as_uri(), "clone")
    return tmp_path / "clone"


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True)


def small(clone: Path, text: str) -> str:
    (clone / "facts" / "small.yaml").write_text(text, "utf-8")
    return "facts/small.yaml"


def test_a_push_builds_the_briefing_and_tells_what_changed(clone: Path, tmp_path: Path) -> None:
    run = run_workflow(clone, tmp_path, inputs=None)
    assert (run.failed, run.installs) == ([], 1)
    assert run.uploaded == DOCUMENTS
    assert run.printed["Check the facts"].startswith(f"::notice file={ARMENIA},line=")
    assert run.summary.startswith("## Armenia looks beyond its old alliance\n")
    assert "| 41.1% |" in run.summary
    assert CHANGED in run.summary


def test_a_guard_that_fails_is_annotated_and_nothing_is_kept(clone: Path, tmp_path: Path) -> None:
    run = run_workflow(clone, tmp_path, {"facts": small(clone, GUARDED)})
    assert run.failed == [
        "Check the facts",
        "List the figures and what changed",
        "Build the documents",
    ]
    assert run.printed["Check the facts"].startswith(
        "::error file=facts/small.yaml,line=14,col=12,endLine=14,endColumn=36,title=FP050::"
    )
    assert run.uploaded == []


def test_an_overdue_fact_fails_the_run_and_the_documents_are_kept(
    clone: Path, tmp_path: Path
) -> None:
    run = run_workflow(clone, tmp_path, {"facts": small(clone, OVERDUE)})
    assert run.failed == ["Check the facts"]
    assert "::warning file=facts/small.yaml,line=8," in run.printed["Check the facts"]
    assert "title=FP130::" in run.printed["Check the facts"]
    assert run.uploaded == SMALL_DOCUMENTS
    assert (
        "There is nothing to compare with: no earlier state of this briefing is there."
        in run.summary
    )


def test_who_is_not_strict_is_only_warned(clone: Path, tmp_path: Path) -> None:
    run = run_workflow(clone, tmp_path, {"facts": small(clone, OVERDUE), "strict": False})
    assert run.failed == []
    assert "title=FP130::" in run.printed["Check the facts"]


def test_the_action_takes_patterns_and_texts_of_sources(clone: Path, tmp_path: Path) -> None:
    excerpt = SMALL.replace("report, page 3", "report, page 3\n    excerpt: five millions")
    (clone / "facts" / "other.yaml").write_text(SMALL, "utf-8")
    small(clone, excerpt)
    (clone / "texts").mkdir()
    (clone / "texts" / "report.txt").write_text("Nothing was spent.", "utf-8")
    inputs = {"facts": "facts/s*.yaml facts/other.yaml", "sources": "texts", "strict": "false"}
    run = run_action(clone, tmp_path, inputs)
    assert run.failed == ["Check the facts"]
    assert "title=FP132::" in run.printed["Check the facts"]
    assert {*SMALL_DOCUMENTS, "other.pdf"} <= set(run.uploaded)


@pytest.mark.parametrize(
    ("text", "strict", "failed", "kept"),
    [
        (SMALL, "true", [], SMALL_DOCUMENTS),
        (OVERDUE, "true", ["script"], SMALL_DOCUMENTS),
        (OVERDUE, "false", [], SMALL_DOCUMENTS),
        (GUARDED, "true", ["script"], []),
    ],
)
def test_gitlab_keeps_what_can_be_built(
    clone: Path, tmp_path: Path, text: str, strict: str, failed: list[str], kept: list[str]
) -> None:
    run = run_gitlab(clone, tmp_path, {"FACTS": small(clone, text), "STRICT": strict})
    assert (run.failed, run.installs) == (failed, 1)
    assert run.uploaded == sorted([*kept, "figures.md"] if kept else [])


def test_gitlab_tells_what_changed(clone: Path, tmp_path: Path) -> None:
    run: Run = run_gitlab(clone, tmp_path, {})
    assert run.failed == []
    assert run.uploaded == [*DOCUMENTS, "figures.md"]
    assert CHANGED in run.summary


def test_a_first_commit_has_nothing_before_it(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "clone")
    run = run_gitlab(tmp_path / "clone", tmp_path, {})
    assert run.failed == []
    assert (
        "There is nothing to compare with: no earlier state of this briefing is there."
        in run.summary
    )


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-workflows", ".github/workflows/briefing.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/briefing.yml"),
        ("vendor.github-actions", "action.yml"),
        ("vendor.gitlab-ci", "ci/gitlab.yml"),
    ],
)
def test_the_recipes_have_the_shape_of_their_schemas(schema: str, path: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, path]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
