"""Builds with nothing to do, and how they know."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factpress.build import making, uptodate
from factpress.build.asked import Asked, Document
from factpress.build.preparation import prepare
from factpress.build.uptodate import reasons_to_build, versions
from factpress.cli import main
from tests.conftest import PROJECT, SMALL
from tests.record.test_record import sourced

HEAVY = set("matplotlib numpy reportlab pptx pydantic_core yaml babel lxml rich".split())
REPORT = Asked((Document.REPORT,))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def small(folder: Path) -> Path:
    path = folder / "small.yaml"
    path.write_text(SMALL, "utf-8")
    return path


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A facts file with its report in the folder `out`; theme, data and a text beside it."""
    path = sourced(tmp_path)
    done = run("build", path, "-o", tmp_path / "out", "--only", "report")
    assert done.exit_code == 0, done.output
    return path


def reasons(path: Path, asked: Asked = REPORT) -> list[str]:
    folder = path.parent
    return [
        each.replace(f"{folder}{os.sep}", "")
        for each in reasons_to_build(path, folder / "out", asked)
    ]


def test_nothing_is_built_twice(built):
    done = run("build", built, "-o", built.parent / "out", "--only", "report")
    assert (done.exit_code, done.output) == (0, f"{built}: up to date\n")
    assert reasons(built) == []


def test_it_loads_none_of_the_libraries_to_say_so(built, tmp_path):
    program = (
        "import sys\n"
        "from factpress.cli import main\n"
        f"main(['build', {str(built)!r}, '-o', {str(tmp_path / 'out')!r}, '--only', 'report'],\n"
        "     standalone_mode=False)\n"
        "print(*{name.split('.')[0] for name in sys.modules})\n"
        "print(*sorted(name for name in sys.modules if name.startswith('factpress.')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    told, loaded, own = done.stdout.splitlines()
    assert told == f"{built}: up to date"
    assert set(loaded.split()) & HEAVY == set()
    assert own.split() == [
        "factpress.build",
        "factpress.build.asked",
        "factpress.build.recorded",
        "factpress.build.uptodate",
        "factpress.cli",
        "factpress.commands",
        "factpress.commands.build",
        "factpress.commands.choices",
        "factpress.commands.exits",
        "factpress.commands.naming",
        "factpress.installed",
    ]


@pytest.mark.parametrize(
    "name", ["trade.yaml", "house.yaml", "logo.png", "data/trade.csv", "office.txt"]
)
def test_a_changed_input_is_noticed(built, name):
    file = built.parent / name
    file.write_bytes(file.read_bytes() + b"\n")
    assert reasons(built) == [f"{name} has changed"]
    file.unlink()
    assert reasons(built) == [f"{name} is gone"]


def test_a_text_of_a_source_that_comes_later_is_noticed(tmp_path):
    path = sourced(tmp_path)
    text = tmp_path / "office.txt"
    content = text.read_bytes()
    text.unlink()
    run("build", path, "-o", tmp_path / "out", "--only", "report")
    assert reasons(path) == []
    text.write_bytes(content)
    assert reasons(path) == ["office.txt is new"]


def test_data_saved_while_a_build_goes_on_is_taken_by_the_next(built, monkeypatch):
    def prepare_and_save(path, **asked):
        prepared = prepare(path, **asked)
        data = path.parent / "data" / "trade.csv"
        # Clocks of disks go in steps.
        later = time.time_ns() + 20_000_000
        time.sleep(0.05)
        data.write_bytes(data.read_bytes() + b"\n")
        os.utime(data, ns=(later, later))
        return prepared

    monkeypatch.setattr(making, "prepare", prepare_and_save)
    run("build", built, "-o", built.parent / "out", "--only", "report", "--force")
    assert reasons(built) == ["data/trade.csv is new"]
    monkeypatch.undo()
    run("build", built, "-o", built.parent / "out", "--only", "report")
    assert reasons(built) == []


def test_another_version_is_noticed(built):
    record = built.parent / "out" / "trade.json"
    told = json.loads(record.read_bytes())
    told["build"]["versions"] |= {"factpress": "0.0.9", "reportlab": "4.9"}
    record.write_text(json.dumps(told), "utf-8")
    now = versions(with_scripts=False)
    assert reasons(built) == [
        f"factpress is {now['factpress']}, and was 0.0.9",
        f"reportlab is {now['reportlab']}, and was 4.9",
    ]


def test_versions_are_those_that_the_libraries_have():
    from importlib.metadata import version

    found = versions(with_scripts=True)
    assert found.pop("factpress") == version("factpress")
    assert found == {name: version(name) for name in found}


def test_libraries_whose_versions_are_compared_are_those_of_the_project():
    text = (PROJECT / "pyproject.toml").read_text("utf-8")
    needed = text.split("[project.optional-dependencies]")[0]
    named = set(re.findall(r'^  "([a-z0-9-]+)[~>=]', needed, re.M))
    # These read the facts or run the program, and shape no bytes.
    named -= {"click", "platformdirs", "pydantic-core", "pyyaml", "rich", "watchfiles"}
    assert set(versions(with_scripts=False)) - {"factpress"} == named


def test_other_options_are_noticed(built, monkeypatch):
    (built.parent / "house.potx").write_bytes(b"")
    template = built.parent / "house.potx"
    assert reasons(built, Asked((Document.REPORT,), "dark", template)) == [
        "the theme asked for is dark, and was none",
        "the template asked for is house.potx, and was none",
    ]
    assert reasons(built, Asked((Document.REPORT, Document.DECK))) == ["out/trade.pptx is missing"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700524800")
    assert reasons(built) == ["SOURCE_DATE_EPOCH is 1700524800, and was none"]


def test_fewer_documents_than_were_built_are_up_to_date(tmp_path):
    path = small(tmp_path)
    run("build", path, "-o", tmp_path / "out")
    assert run("build", path, "-o", tmp_path / "out", "--only", "deck").stdout == (
        f"{path}: up to date\n"
    )


def test_a_document_of_another_build_is_not_up_to_date(tmp_path):
    path = small(tmp_path)
    run("build", path, "-o", tmp_path / "out")
    path.write_text(SMALL.replace("5 million", "6 million"), "utf-8")
    run("build", path, "-o", tmp_path / "out", "--only", "report")
    asked = Asked((Document.REPORT, Document.DECK))
    assert reasons(path, asked) == ["out/small.pptx is not of the last build"]


def test_a_missing_or_edited_document_is_noticed(built):
    report = built.parent / "out" / "trade.pdf"
    report.write_bytes(b"%PDF")
    assert reasons(built) == ["out/trade.pdf was edited after it was built"]
    report.unlink()
    assert reasons(built) == ["out/trade.pdf is missing"]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (None, "there is no record out/trade.json"),
        (b"{", "out/trade.json is not a record that can be read"),
        (b'{"outputs": []}', "out/trade.json does not tell what it was built from"),
        (
            b'{"outputs": [], "build": {"older": [], "files": 3}}',
            "out/trade.json does not tell what it was built from",
        ),
    ],
)
def test_a_record_that_does_not_tell_is_said_so(built, record, reason):
    file = built.parent / "out" / "trade.json"
    file.unlink()
    if record is not None:
        file.write_bytes(record)
    assert reasons(built) == [reason]


def test_a_build_that_was_broken_off_is_noticed(built):
    (built.parent / "out" / ".trade.json.journal").write_text("{}")
    assert reasons(built) == ["the last build was broken off"]


def test_newer_code_is_noticed_in_a_working_copy(built, tmp_path, monkeypatch):
    package = tmp_path / "copy" / "src" / "factpress"
    (package / "deck").mkdir(parents=True)
    for name in ("__init__.py", "deck/model.py"):
        (package / name).write_text("")
        os.utime(package / name, (1_000_000_000, 1_000_000_000))
    monkeypatch.setattr("factpress.__file__", str(package / "__init__.py"))
    (tmp_path / "copy" / "pyproject.toml").write_text("")
    assert reasons(built) == []
    os.utime(package / "deck" / "model.py", (4_000_000_000, 4_000_000_000))
    uptodate._newest.cache_clear()
    assert reasons(built) == ["the code of factpress is newer than the record"]
    (tmp_path / "copy" / "pyproject.toml").unlink()
    assert reasons(built) == []


# The command


def test_a_check_builds_nothing_and_tells_why(tmp_path):
    good, bad = small(tmp_path), tmp_path / "other.yaml"
    bad.write_text(SMALL, "utf-8")
    run("build", good, bad, "-o", tmp_path / "out")
    bad.write_text(SMALL.replace("5 million", "6 million"), "utf-8")
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    done = run("build", good, bad, "-o", tmp_path / "out", "--check")
    assert done.exit_code == 1
    assert done.stdout == f"{good}: up to date\n"
    assert done.stderr == f"{bad}: not up to date\n  {bad} has changed\n"
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert run("build", good, "-o", tmp_path / "out", "--check").exit_code == 0


def test_a_check_of_what_was_never_built_makes_no_folder(tmp_path):
    done = run("build", small(tmp_path), "-o", tmp_path / "out", "--check")
    assert done.exit_code == 1
    assert f"  there is no record {tmp_path / 'out' / 'small.json'}\n" in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_edited_document_is_kept_and_named(tmp_path):
    path, deck = small(tmp_path), tmp_path / "out" / "small.pptx"
    run("build", path, "-o", tmp_path / "out")
    deck.write_bytes(deck.read_bytes() + b" ")
    path.write_text(SMALL.replace("5 million", "6 million"), "utf-8")
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    done = run("build", path, "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert done.stderr == (
        f"{deck}: was edited after it was built\n"
        "  hint: Keep it under another name, or write over it with 'factpress build --force'.\n"
    )
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert run("build", path, "-o", tmp_path / "out", "--force").exit_code == 0
    assert run("build", path, "-o", tmp_path / "out", "--check").exit_code == 0


def test_a_document_that_an_earlier_build_left_is_named(tmp_path):
    path, handout = small(tmp_path), tmp_path / "out" / "small-slides.pdf"
    run("build", path, "-o", tmp_path / "out", "--handout")
    path.write_text(SMALL.replace("5 million", "6 million"), "utf-8")
    told = f"{handout} is of an earlier build: build it again, too, or delete it\n"
    assert told in run("build", path, "-o", tmp_path / "out").stderr
    assert run("build", path, "-o", tmp_path / "out").stderr == told
    check = run("build", path, "-o", tmp_path / "out", "--check")
    assert (check.exit_code, check.stderr) == (1, f"{path}: not up to date\n  {told}")
    assert run("build", path, "-o", tmp_path / "out", "--handout").exit_code == 0
    assert run("build", path, "-o", tmp_path / "out", "--check").exit_code == 0


def test_paths_in_the_record_are_those_of_no_machine(tmp_path, monkeypatch):
    """A theme elsewhere and a template, both named from the working folder."""
    from pptx import Presentation

    (tmp_path / "a" / "facts").mkdir(parents=True)
    path = small(tmp_path / "a" / "facts")
    (tmp_path / "a" / "house.yaml").write_text("paper: Letter\n", "utf-8")
    Presentation().save(str(tmp_path / "a" / "house.pptx"))
    monkeypatch.chdir(tmp_path / "a")
    told = {}
    for facts in (Path("facts/small.yaml"), path):
        look = ["--theme", "house.yaml", "--template", "house.pptx"]
        done = run("build", facts, "-o", "out", "--force", *look)
        assert done.exit_code == 0, done.output
        told[facts] = json.loads(Path("out/small.json").read_bytes())["build"]
    one, other = told.values()
    assert one == other
    assert one["theme"] == "../house.yaml"
    assert one["template"] == "../house.pptx"
    assert [each["path"] for each in one["files"]] == [
        "small.yaml",
        "../house.yaml",
        "../house.pptx",
    ]


@pytest.mark.parametrize("text", ["today", "-1", "1.5", "²", "253402300800"])
def test_a_date_of_files_that_is_none_is_wrong_usage(tmp_path, monkeypatch, text):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    done = run("build", small(tmp_path), "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert run("charts", small(tmp_path), "-o", tmp_path / "out").exit_code == 2
    assert f"SOURCE_DATE_EPOCH is '{text}', which is no date" in done.stderr


def test_the_command_shows_and_clears_what_is_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("FACTPRESS_CACHE", str(tmp_path / "kept"))
    assert run("cache").output == f"{tmp_path / 'kept'}: 0 exhibits, 0 kB\n"
    from factpress.cache.store import user_store

    user_store().put("ab" + "0" * 62, b"x" * 4968)
    assert run("cache").output == f"{tmp_path / 'kept'}: 1 exhibit, 5 kB\n"
    assert run("cache", "--clear").output == f"{tmp_path / 'kept'}: 1 exhibit, 5 kB, cleared\n"
    assert run("cache").output == f"{tmp_path / 'kept'}: 0 exhibits, 0 kB\n"


def test_a_changed_story_is_noticed(tmp_path):
    """One story of many facts files: all of them are built again."""
    head, _, rest = SMALL.partition("bottom_line")
    (tmp_path / "stories").mkdir()
    story = tmp_path / "stories" / "small.yaml"
    story.write_text(f"factpress-story: 1\nbottom_line{rest}", "utf-8")
    path = tmp_path / "small.yaml"
    path.write_text(f"{head}story: stories/small.yaml\n", "utf-8")
    done = run("build", path, "-o", tmp_path / "out", "--only", "report")
    assert done.exit_code == 0, done.output
    assert reasons(path) == []
    story.write_text(story.read_text("utf-8").replace("5 million", "6 million"), "utf-8")
    assert reasons(path) == ["stories/small.yaml has changed"]
