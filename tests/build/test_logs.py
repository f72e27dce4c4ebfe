"""What a build tells: to people line by line or live, to machines as JSON."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import click.utils
import pytest
from click.testing import CliRunner
from click.testing import Result as Ran
from rich.console import Console

from factpress.build.asked import Asked, Document
from factpress.build.outcome import Order, Result, outcome_of
from factpress.cli import main
from factpress.commands.logs import choosing
from factpress.commands.logs.lines import LineLog, StageLog
from factpress.commands.logs.live import LiveLog
from factpress.commands.logs.model import Row, Summary
from factpress.commands.logs.table import table_lines
from tests.conftest import PROJECT, SMALL

BROKEN = SMALL.replace("{spending}", "{spendin}")


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two facts files in `facts`, the first of which has a problem."""
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.yaml").write_text(BROKEN, "utf-8")
    (tmp_path / "facts" / "b.yaml").write_text(SMALL, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Ran:
    return CliRunner().invoke(main, ["build", *arguments])


def timeless(text: str) -> list[str]:
    return [re.sub(r"\d+\.\d+", "0.0", line) for line in text.splitlines()]


@pytest.mark.usefixtures("folder")
def test_a_line_for_each_file_and_a_table() -> None:
    done = run("facts", "-j", "1")
    assert done.exit_code == 1
    assert timeless(done.stdout) == [
        "[1/2] facts/a.yaml: failed, 0.0 s",
        "[2/2] facts/b.yaml: built, 1 page, 5 slides, 0.0 s",
        "file          result       pages  slides   seconds",
        "facts/a.yaml  failed                           0.0",
        "facts/b.yaml  built            1       5       0.0",
        "2 files       1 built          1       5       0.0",
        "1 failed",
    ]
    assert done.stderr.splitlines()[0].startswith("facts/a.yaml:4:26: error FP030: ")
    assert done.stderr.splitlines()[-1] == "facts/a.yaml: nothing written"


@pytest.mark.usefixtures("folder")
def test_files_that_are_up_to_date_are_told_and_not_built_again() -> None:
    run("facts/b.yaml", "-q")
    done = run("facts")
    assert timeless(done.stdout)[:5] == [
        "[1/2] facts/b.yaml: up to date",
        "[2/2] facts/a.yaml: failed, 0.0 s",
        "file          result       pages  slides   seconds",
        "facts/a.yaml  failed                           0.0",
        "facts/b.yaml  up to date                          ",
    ]
    done = run("facts/b.yaml", "--log-format", "json")
    assert [json.loads(line) for line in done.stdout.splitlines()][1]["result"] == "up to date"
    assert run("facts/b.yaml", "-q").stdout == ""


@pytest.mark.usefixtures("folder")
def test_quiet_tells_problems_alone() -> None:
    done = run("facts/b.yaml", "--quiet")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    done = run("facts/a.yaml", "-q")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "FP030" in done.stderr


@pytest.mark.usefixtures("folder")
def test_verbose_tells_how_long_each_stage_took() -> None:
    assert timeless(run("facts/b.yaml", "--verbose").stdout)[:8] == [
        "facts/b.yaml: reading the facts",
        "facts/b.yaml: writing the deck",
        "facts/b.yaml: writing the report",
        "facts/b.yaml: writing the files",
        "    0.0 s  reading the facts",
        "    0.0 s  writing the deck",
        "    0.0 s  writing the report",
        "    0.0 s  writing the files",
    ]


def test_quiet_and_verbose_exclude_each_other() -> None:
    assert run("facts/b.yaml", "-q", "-v").exit_code == 2


def test_files_that_were_not_begun_are_left_out_of_the_sums() -> None:
    rows = (
        Row(Path("a.yaml"), Result.FAILED, seconds=1),
        Row(Path("long-name.yaml"), Result.LEFT_OUT),
    )
    assert list(table_lines(Summary(rows, 1.25)))[2:] == [
        "long-name.yaml  \x1b[33mleft out  \x1b[0m                          ",
        "\x1b[1m2 files         0 built          0       0       1.2\x1b[0m",
        "\x1b[31m\x1b[1m1 failed\x1b[0m",
        "1 left out, as a file before them failed",
    ]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("variables", "is_coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": ""}, False),
    ],
)
def test_colours_are_a_matter_of_the_environment(
    variables: dict[str, str], is_coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("facts/a.yaml").stderr) == is_coloured


def live(*, is_verbose: bool, names: list[str]) -> str:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=120, no_color=True)
    order = Order(Path("out"), Asked((Document.DECK,)))
    with LiveLog(console, is_verbose=is_verbose) as log:
        log.begin(len(names), 2)
        for name in names:
            log.file(outcome_of(Path(name), order))
    return re.sub(r"\x1b\[[?\d;]*[A-Za-z]", "", stream.getvalue())


@pytest.mark.usefixtures("folder")
def test_a_live_bar_counts_files_under_their_problems() -> None:
    shown = live(is_verbose=False, names=["facts/a.yaml", "facts/b.yaml"])
    assert "2/2" in shown
    assert "facts/a.yaml:4:26: error FP030" in shown
    assert "[1/2]" not in shown
    shown = live(is_verbose=True, names=["facts/a.yaml", "facts/b.yaml"])
    assert "[2/2] facts/b.yaml: built, 5 slides" in shown


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["facts/a.yaml", "facts/b.yaml"])
def test_a_single_file_shows_its_stage_in_one_line(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(click.utils, "should_strip_ansi", lambda *_: False)
    monkeypatch.setenv("COLUMNS", "24")
    outcome = outcome_of(Path(name), Order(Path("out"), Asked((Document.DECK,))))
    with StageLog(is_verbose=False) as log:
        log.begin(1, 1)
        log.stage(Path(name), "reading the facts")
        log.stage(Path(name), "writing the deck")
        log.file(outcome)
    told = capsys.readouterr()
    shown = f"\r\x1b[K{name}: reading t\r\x1b[K{name}: writing t\r\x1b[K"
    assert told.err.startswith(shown)
    if name == "facts/a.yaml":
        assert f"{name}:4:26" in told.err.removeprefix(shown)
    else:
        assert told.err == shown
        assert told.out.split()[0] == "out/b.pptx"


@pytest.mark.parametrize(("files", "kind"), [(1, StageLog), (2, LiveLog)])
def test_a_terminal_gets_a_live_log(
    files: int, kind: type[LineLog], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "_is_live", lambda _: True)
    assert type(choosing.log_for("text", files, is_quiet=False, is_verbose=False)) is kind


def events_of(text: str) -> list[dict[str, object]]:
    """The events of a log, with what differs from build to build taken out."""
    told = re.sub(r'("seconds": )[\d.]+', r"\g<1>0.0", text)
    told = re.sub(r'("sha256": )"\w+"', r'\1""', re.sub(r'("bytes": )\d+', r"\g<1>0", told))
    return [json.loads(line) for line in told.splitlines()]


@pytest.mark.usefixtures("folder")
def test_the_log_for_machines_is_as_the_manual_shows_it() -> None:
    page = (PROJECT / "docs" / "many.md").read_text("utf-8")
    example = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert example
    done = run("facts", "-j", "1", "--log-format", "json")
    assert done.exit_code == 1
    assert done.stderr == ""
    assert events_of(done.stdout) == events_of(example[1])


@pytest.mark.usefixtures("folder")
def test_digests_in_the_log_are_those_of_the_files() -> None:
    from hashlib import sha256

    lines = run("facts/b.yaml", "--log-format", "json").stdout.splitlines()
    (file,) = [event for event in map(json.loads, lines) if event["event"] == "file"]
    contents = [Path(each["path"]).read_bytes() for each in file["outputs"]]
    assert [each["bytes"] for each in file["outputs"]] == list(map(len, contents))
    digests = [sha256(content).hexdigest() for content in contents]
    assert [each["sha256"] for each in file["outputs"]] == digests
