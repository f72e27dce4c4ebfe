"""The command: exit codes, messages, and that nothing is half written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from factpress.build.writing import write_all
from factpress.cli import main
from tests.build.test_replacing import read_only
from tests.conftest import SMALL


def run(*arguments: object):
    return CliRunner().invoke(main, list(map(str, arguments)))


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_build_tells_what_it_wrote(write_facts, tmp_path):
    done = run("build", write_facts(SMALL, "small.yaml"), "-o", tmp_path / "out")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].endswith("small.yaml: reading the facts")
    assert lines[1].endswith("small.yaml: writing the deck")
    assert lines[2].endswith("small.yaml: writing the report")
    assert lines[3].endswith("small.yaml: writing the files")
    assert lines[4].split()[0] == str(tmp_path / "out" / "small.pdf")
    assert lines[4].endswith("1 page")
    assert lines[5].endswith("slides")
    assert lines[6].split()[0] == str(tmp_path / "out" / "small.json")
    assert lines[6].endswith("1 figure")
    assert names_in(tmp_path / "out") == ["small.json", "small.pdf", "small.pptx"]


@pytest.mark.parametrize(("only", "written"), [("report", "small.pdf"), ("deck", "small.pptx")])
def test_only_one_of_the_two(write_facts, tmp_path, only, written):
    facts = write_facts(SMALL, "small.yaml")
    assert run("build", facts, "-o", tmp_path / "out", "--only", only).exit_code == 0
    assert names_in(tmp_path / "out") == ["small.json", written]


def test_problems_are_told_with_their_line_and_nothing_is_written(write_facts, tmp_path):
    facts = write_facts(SMALL.replace("{spending}", "{spendin}"), "small.yaml")
    done = run("build", facts, "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        f"{facts}:4:26: error FP030: There is no figure 'spendin'",
        "  4 | bottom_line: Spending is {spendin}.",
        "    |                          ^^^^^^^^^",
        "  hint: Did you mean 'spending'?",
        f"{facts}: nothing written",
    ]
    assert not (tmp_path / "out").exists()


def test_old_documents_stay_when_the_facts_are_broken(write_facts, tmp_path):
    facts = write_facts(SMALL, "small.yaml")
    run("build", facts, "-o", tmp_path)
    before = (tmp_path / "small.pdf").read_bytes()
    facts.write_text("title: [", "utf-8")
    assert run("build", facts, "-o", tmp_path).exit_code == 1
    assert (tmp_path / "small.pdf").read_bytes() == before


def test_one_bad_file_does_not_stop_the_others(write_facts, tmp_path):
    bad, good = write_facts("x: 1", "bad.yaml"), write_facts(SMALL, "good.yaml")
    done = run("build", bad, good, "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert names_in(tmp_path / "out") == ["good.json", "good.pdf", "good.pptx"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["build", "x.yaml", "--only", "slides"],
        ["bild"],
        ["build", "a/x.yaml", "b/x.yaml"],
    ],
)
def test_wrong_usage_exits_with_two(arguments):
    assert run(*arguments).exit_code == 2


def test_a_missing_file_is_a_problem_and_no_traceback(tmp_path):
    done = run("build", tmp_path / "absent.yaml")
    assert done.exit_code == 1
    assert "There is no such file" in done.stderr


def test_a_folder_that_cannot_be_written_to_is_told(open_folder):
    facts = open_folder / "x.yaml"
    facts.write_text(SMALL, "utf-8")
    run("build", facts, "-o", open_folder)
    facts.write_text(SMALL.replace("5 million", "6 million"), "utf-8")
    before = names_in(open_folder)
    with read_only(open_folder):
        done = run("build", facts, "-o", open_folder)
    assert done.exit_code == 1
    assert done.stderr == f"{open_folder / 'x.json'}: cannot be written: Permission denied\n"
    assert names_in(open_folder) == before


def test_an_output_folder_that_is_a_file_is_told(write_facts, tmp_path):
    (tmp_path / "out").write_text("")
    done = run("build", write_facts(SMALL), "-o", tmp_path / "out" / "deeper")
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


def test_files_are_written_all_or_none(tmp_path):
    first, second = tmp_path / "first", tmp_path / "folder"
    first.write_bytes(b"old")
    second.mkdir()
    with pytest.raises(IsADirectoryError):
        write_all({first: b"new", second: b"never"})
    assert first.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "folder"]


def test_facts_that_cannot_be_read_are_told(tmp_path, monkeypatch):
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, "utf-8")

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    done = CliRunner().invoke(main, ["build", str(path), "-o", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert f"{path}:1:1: error FP001: The file cannot be read: Permission denied" in done.stderr


def test_written_files_have_the_usual_permissions(tmp_path: Path):
    write_all({tmp_path / "file": b"content"})
    plain = tmp_path / "plain"
    plain.write_bytes(b"content")
    assert (tmp_path / "file").stat().st_mode == plain.stat().st_mode


def test_help_reads_well():
    text = run("--help").output
    assert "Turn one facts file into a PDF report and a PowerPoint briefing deck." in text
    assert run("build", "-h").exit_code == 0
    assert run("--version").output.startswith("factpress, version ")
