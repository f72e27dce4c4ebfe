"""The pre-commit hook: its manifest is valid, and it runs on the facts files of a commit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import PROJECT, SMALL

pytestmark = pytest.mark.slow

MANIFEST = PROJECT / ".pre-commit-hooks.yaml"
BROKEN = SMALL.replace("{spending}", "{spendin}")


def pre_commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PRE_COMMIT_HOME": str(folder / "home"),
    }
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_manifest_is_valid(tmp_path: Path) -> None:
    done = pre_commit(tmp_path, "validate-manifest", str(MANIFEST))
    assert done.returncode == 0, done.stdout


def test_only_facts_files_are_checked(tmp_path: Path) -> None:
    """The hook as it is, but for its language: that of a user installs factpress."""
    [hook] = yaml.safe_load(MANIFEST.read_text("utf-8"))
    configuration = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system"}]}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration), "utf-8")
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "good.yaml").write_text(SMALL, "utf-8")
    (tmp_path / "facts" / "notes.txt").write_text("no facts", "utf-8")
    (tmp_path / "other.yaml").write_text("no: facts\n", "utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(
        ["git", "add", "facts", "other.yaml", ".pre-commit-config.yaml"], cwd=tmp_path, check=True
    )
    done = pre_commit(tmp_path, "run", "--verbose")
    assert done.returncode == 0, done.stdout
    assert "no problems in 1 file" in done.stdout
    (tmp_path / "facts" / "bad.yaml").write_text(BROKEN, "utf-8")
    subprocess.run(["git", "add", "facts"], cwd=tmp_path, check=True)
    done = pre_commit(tmp_path, "run")
    assert done.returncode == 1
    assert "facts/bad.yaml:4:26: error FP0" in done.stdout
    assert "1 error in 2 files" in done.stdout
