"""Many files at once: which they are, and that none is in the way of another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from click.testing import CliRunner

from factpress.build.asked import Asked, Document
from factpress.build.choosing import NoFactsFile, facts_files
from factpress.build.many import build_many
from factpress.build.outcome import Order, Outcome
from factpress.build.worker import work
from factpress.cli import main
from tests.conftest import SMALL, build_bytes, built_files

BROKEN = "factpress: 1\ntitle: [\n"


def written(folder: Path, texts: Mapping[str, str]) -> Path:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with two facts files, one that cannot be parsed, and files of other kinds."""
    texts = {
        "b.yaml": SMALL,
        "a.yml": "# A comment first\n" + SMALL,
        "broken.yaml": BROKEN,
        "theme.yaml": "colours: {paper: white}\n",
        "record.json": '{"factpress": 1}',
        "notes.txt": SMALL,
        "old/c.yaml": SMALL,
        "old/nested.yaml": "tool:\n  factpress: 1\n",
    }
    return written(tmp_path / "facts", texts)


def test_a_folder_gives_its_facts_files(mixed: Path) -> None:
    assert facts_files([mixed]) == (mixed / "a.yml", mixed / "b.yaml", mixed / "broken.yaml")


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.yaml", ["b.yaml", "broken.yaml"]),
        ("[a-b].y*", ["a.yml", "b.yaml"]),
        ("**/*.yaml", ["b.yaml", "broken.yaml", "old/c.yaml"]),
    ],
)
def test_a_pattern_gives_the_facts_files_that_fit(
    mixed: Path, pattern: str, names: list[str]
) -> None:
    assert facts_files([mixed / pattern]) == tuple(mixed / name for name in names)


def test_a_file_that_is_named_is_taken_as_it_is_and_once(mixed: Path) -> None:
    theme = mixed / "theme.yaml"
    assert facts_files([theme, mixed, theme, mixed / "b.yaml"])[0] == theme
    assert len(facts_files([theme, mixed, theme, mixed / "b.yaml"])) == 4


@pytest.mark.parametrize(
    "top", ["factpress: 1", '"factpress" : 1', "{factpress: 1, title: x}", "\ufefffactpress: 1"]
)
def test_ways_to_write_the_key_of_a_facts_file(tmp_path: Path, top: str) -> None:
    written(tmp_path, {"facts.yaml": top})
    assert facts_files([tmp_path]) == (tmp_path / "facts.yaml",)


@pytest.mark.parametrize("name", ["", "*.yml"])
def test_what_leads_to_no_facts_file_is_wrong_usage(tmp_path: Path, name: str) -> None:
    written(tmp_path, {"theme.yaml": "colours: {}\n"})
    with pytest.raises(NoFactsFile):
        facts_files([tmp_path / name])
    done = CliRunner().invoke(main, ["build", str(tmp_path / name)])
    assert done.exit_code == 2
    assert "no facts file" in done.stderr


def test_files_that_would_overwrite_each_other_are_refused(tmp_path: Path) -> None:
    folder = written(tmp_path / "facts", {"a.yaml": SMALL, "a-slides.yaml": SMALL})
    arguments = ["build", str(folder), "-o", str(tmp_path / "out"), "--handout"]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert "would both be written to 'a-slides.pdf'" in done.stderr


def order_for(folder: Path) -> Order:
    return Order(folder, Asked((Document.REPORT, Document.DECK)))


def test_processes_write_the_same_bytes_and_one_bad_file_stops_no_other(
    mixed: Path, tmp_path: Path
) -> None:
    files = facts_files([mixed])
    outcomes = {each.path: each for each in build_many(files, order_for(tmp_path / "out"), 2)}
    assert set(outcomes) == set(files)
    assert [outcomes[path].result for path in files] == ["built", "built", "failed"]
    assert [each.code for each in outcomes[files[2]].problems] == ["FP002"]
    assert outcomes[files[1]].pages == 1
    assert built_files(tmp_path / "out" / "b") == build_bytes(files[1], tmp_path / "alone")


def test_paths_are_fetched_as_processes_become_free(mixed: Path, tmp_path: Path) -> None:
    fetched = []
    paths = (fetched.append(number) or mixed / "broken.yaml" for number in range(50))
    outcomes = build_many(paths, order_for(tmp_path), 2)
    next(outcomes)
    assert len(fetched) <= 4
    outcomes.close()


def test_fail_fast_begins_nothing_after_a_failure(mixed: Path, tmp_path: Path) -> None:
    files = [mixed / "broken.yaml", mixed / "a.yml", mixed / "b.yaml"]
    outcomes = list(build_many(files, order_for(tmp_path / "out"), 1, fail_fast=True))
    assert [each.path for each in outcomes] == files[:1]
    assert not (tmp_path / "out").exists()


def work_and_die(
    connection: Connection, order: Order, folder: Path, environment: Mapping[str, str]
) -> None:
    """Works, but for a path that kills the process, as a lack of memory would, and one that
    meets a fault of the program."""

    class Watched:
        def recv(self) -> Path:
            path: Path = connection.recv()
            if path.stem == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            return None if path.stem == "faulty" else path  # type: ignore[return-value]

        def send(self, outcome: Outcome) -> None:
            connection.send(outcome)

    work(Watched(), order, folder, environment)  # type: ignore[arg-type]


def test_a_process_that_dies_costs_its_file_alone(
    mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factpress.build.many.work", work_and_die)
    monkeypatch.setattr("factpress.build.many.FILES_OF_A_WORKER", 2)
    files = [Path("killed.yaml"), Path("faulty.yaml"), *facts_files([mixed]), Path("killed.yaml")]
    outcomes = list(build_many(files, order_for(tmp_path), 1))
    killed = (
        "killed.yaml: cannot be built: its process was ended by SIGKILL; is there memory enough?"
    )
    reasons = [each.reason for each in outcomes]
    assert [reasons[0], *reasons[2:]] == [killed, "", "", "", killed]
    assert reasons[1].startswith("None: cannot be built: AttributeError: 'NoneType' object has")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX's")
@pytest.mark.parametrize("delay", [0.0, 0.4, 0.8, 1.6])
def test_an_interrupt_leaves_no_process_and_no_torn_file(tmp_path: Path, delay: float) -> None:
    facts = written(tmp_path / "facts", {f"{number}.yaml": SMALL for number in range(400)})
    out = tmp_path / "out"
    process = subprocess.Popen(
        [sys.executable, "-m", "factpress", "build", str(facts), "-o", str(out), "-j", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(0.5 + delay)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    assert told.decode().split() == ["Aborted!"]
    assert is_gone(process.pid)
    names = {path.name for path in out.iterdir()} if out.exists() else set()
    assert not {name for name in names if name.startswith(".")}
    stems = {name.partition(".")[0] for name in names}
    assert names == {f"{stem}.{end}" for stem in stems for end in ("pdf", "pptx", "json")}


def is_gone(group: int) -> bool:
    """Whether a process group ends within some seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
