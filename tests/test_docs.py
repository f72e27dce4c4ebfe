"""The documentation against the program: every example in it runs."""

from __future__ import annotations

import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from factpress.build.preparation import prepare
from factpress.charts.kinds import CHART_KINDS
from factpress.cli import main
from factpress.exhibits.tables import TABLE_KINDS
from tests.conftest import PROJECT

PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]


def blocks(language: str) -> list[tuple[str, str]]:
    """The fenced blocks of a language, each with the name of its page."""
    pattern = re.compile(rf"^```{language}\n(.*?)^```", re.DOTALL | re.MULTILINE)
    return [
        (page.name, block) for page in PAGES for block in pattern.findall(page.read_text("utf-8"))
    ]


@pytest.mark.parametrize(("page", "text"), blocks("yaml"))
def test_every_facts_file_in_the_docs_builds(tmp_path: Path, page: str, text: str) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(text, "utf-8")
    assert prepare(path).problems == (), page
    done = CliRunner().invoke(main, ["build", str(path), "-o", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(("page", "text"), blocks("sh"))
def test_every_command_in_the_docs_exists(page: str, text: str) -> None:
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    for line in text.splitlines():
        words = shlex.split(line)
        if words[0] == "make":
            assert f"\n{words[1]}:" in makefile, page
        elif words[0] == "factpress":
            assert words[1] in main.commands, page
            for path in words[2:]:
                assert path.startswith("-") or (PROJECT / path).exists(), page
        else:
            pytest.fail(f"{page}: nothing checks '{line}'")


def test_every_module_that_the_docs_run_is_there() -> None:
    named = {
        (page.name, name)
        for page in PAGES
        for name in re.findall(r"python -m (tests[\w.]*\w)", page.read_text("utf-8"))
    }
    assert ("performance.md", "tests.benchmarks.many") in named
    for page, name in named:
        assert find_spec(name) is not None, f"{page}: {name}"


def test_the_readme_names_every_kind_and_option() -> None:
    text = (PROJECT / "README.md").read_text("utf-8")
    for name in (*CHART_KINDS, *TABLE_KINDS):
        assert f"`{name}`" in text
    options = re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", text)
    known = {
        option
        for command in main.commands.values()
        for parameter in command.params
        for option in parameter.opts
    }
    assert {option for option in options if option not in {"-m"}} <= known


def test_links_in_the_docs_lead_to_files() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_architecture_names_every_room() -> None:
    text = (PROJECT / "docs" / "architecture.md").read_text("utf-8")
    rooms = {path.name for path in (PROJECT / "src" / "factpress").iterdir()}
    for room in rooms - {"__init__.py", "__main__.py", "__pycache__", "py.typed"}:
        assert f"`{room}`" in text or f"`{room}/`" in text, room
