"""The watch: when a build is due, which files count, and what the command tells."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from factpress.build.sources import files_of
from factpress.build.watching import due_builds, system_wakes
from factpress.cli import main
from tests.conftest import SMALL

Action = Callable[[], object]


def waking_after(*actions: Action) -> Callable[[Sequence[Path]], Iterator[None]]:
    """Does the next thing, and then wakes; when all is done, the watch ends."""
    remaining = iter(actions)

    def wakes(_: Sequence[Path]) -> Iterator[None]:
        for action in remaining:
            action()
            yield None

    return wakes


def nothing() -> None:
    """Wakes for something else in the folder."""


class Folder:
    """A folder whose files are written longer each time, so that no clock matters."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._written = 0

    def __truediv__(self, name: str) -> Path:
        return self.path / name

    def saving(self, *names: str) -> Action:
        def save() -> None:
            for name in names:
                self._written += 1
                (self.path / name).write_text("." * self._written)

        return save

    def removing(self, name: str) -> Action:
        return (self.path / name).unlink


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path)
    made.saving("facts.yaml", "data.csv")()
    return made


def turns(folder: Folder, *actions: Action) -> list[list[str]]:
    """The names of the files of each turn, of three that are watched."""
    named = [folder / name for name in ("facts.yaml", "data.csv", "later.csv")]
    found = due_builds(lambda: named, waking_after(*actions))
    return [[file.name for file in changed] for changed in found]


ALL = ["facts.yaml", "data.csv", "later.csv"]


def test_a_build_is_due_at_once_and_on_every_save(folder: Folder) -> None:
    saved = [folder.saving("data.csv"), nothing, folder.saving("facts.yaml")]
    assert turns(folder, *saved) == [ALL, ["data.csv"], ["facts.yaml"]]


def test_other_files_are_no_matter(folder: Folder) -> None:
    assert turns(folder, folder.saving("facts.pdf"), nothing) == [ALL]


def test_quick_saves_make_one_build(folder: Folder) -> None:
    saved = folder.saving("data.csv", "facts.yaml", "data.csv")
    assert turns(folder, saved, nothing) == [ALL, ["facts.yaml", "data.csv"]]


def test_a_file_that_was_not_there_yet_counts(folder: Folder) -> None:
    assert turns(folder, folder.saving("later.csv"), nothing) == [ALL, ["later.csv"]]


def test_a_file_that_goes_and_comes_back_makes_one_build(folder: Folder) -> None:
    saved = [folder.removing("facts.yaml"), folder.saving("facts.yaml"), nothing]
    assert turns(folder, *saved) == [ALL, ["facts.yaml"]]


def test_a_file_that_stays_away_makes_a_build_too(folder: Folder) -> None:
    assert turns(folder, folder.removing("data.csv"), nothing, nothing) == [ALL, ["data.csv"]]


def test_a_save_during_a_build_is_not_missed(folder: Folder) -> None:
    named = [folder / "facts.yaml"]
    builds = due_builds(lambda: named, waking_after(nothing))
    next(builds)
    folder.saving("facts.yaml")()
    assert next(builds) == (folder / "facts.yaml",)
    assert list(builds) == []


def test_files_that_are_named_later_are_watched_from_then_on(folder: Folder) -> None:
    named = [folder / "facts.yaml"]
    actions = [folder.saving("data.csv"), folder.saving("facts.yaml"), folder.saving("data.csv")]
    builds = due_builds(lambda: list(named), waking_after(*actions))
    next(builds)
    named.append(folder / "data.csv")
    assert list(builds) == [(folder / "facts.yaml",), (folder / "data.csv",)]


def test_where_the_system_watches_no_more_folders_files_are_looked_at(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Iterator[None]:
        raise OSError("OS file watch limit reached")
        yield

    monkeypatch.setattr("watchfiles.watch", refuse)
    monkeypatch.setattr("factpress.build.watching.sleep", lambda _: folder.saving("facts.yaml")())
    builds = due_builds(lambda: [folder / "facts.yaml"], system_wakes)
    next(builds)
    assert next(builds) == (folder / "facts.yaml",)


NAMING = """\
factpress: 1
title: Trade
date: 2024-03-01
theme: look/house.yaml
template: house.potx
bottom_line: Exports are {exports.last}.
sources:
  office: {title: The office, text: office.txt}
series:
  exports: {label: Exports, file: data/trade.csv, period: year, value: out, unit: million EUR,
            source: "office, table 1"}
  more: {label: More, file: ../trade.csv, period: year, value: out, unit: million EUR,
         source: "office, table 2"}
sections:
  - headline: Exports are known
"""
THEME = """\
logo: {path: logo.png, alt: The house}
fonts: {regular: fonts/house.ttf, also: [fonts/other.ttf]}
template: slides.potx
"""


def names(folder: Path, *given: Any) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in files_of(folder / "trade.yaml", *given)]


@pytest.fixture
def trade(tmp_path: Path) -> Path:
    """A facts file whose theme is there; all else that the two name is not."""
    (tmp_path / "look").mkdir()
    (tmp_path / "look" / "house.yaml").write_text(THEME)
    (tmp_path / "trade.yaml").write_text(NAMING)
    return tmp_path


def test_all_that_is_named_counts_whether_or_not_it_is_there(trade: Path) -> None:
    assert names(trade) == [
        "trade.yaml",
        "data/trade.csv",
        "office.txt",
        "look/house.yaml",
        "look/logo.png",
        "look/fonts/house.ttf",
        "look/fonts/other.ttf",
        "look/slides.potx",
        "house.potx",
    ]


def test_what_a_story_names_counts_too(trade: Path) -> None:
    (trade / "stories").mkdir()
    (trade / "trade.yaml").write_text(
        "story: stories/trade.yaml\nterms: {code: PT}\nsources: {office: {text: office.txt}}\n"
    )
    assert names(trade) == ["trade.yaml", "stories/trade.yaml", "office.txt"]
    (trade / "stories" / "trade.yaml").write_text(
        "factpress-story: 1\ntheme: ../dark.yaml\nseries: {exports: {file: '{code}.csv'}}\n"
    )
    assert names(trade) == [
        "trade.yaml",
        "stories/trade.yaml",
        "stories/PT.csv",
        "office.txt",
        "dark.yaml",
    ]


def test_what_the_command_gives_counts_instead(trade: Path) -> None:
    given = ["trade.yaml", "data/trade.csv", "office.txt"]
    assert names(trade, "dark") == [*given, "house.potx"]
    assert names(trade, "light", trade / "own.potx") == [*given, "own.potx"]
    (trade / "_brand.yml").write_text("logo: brand.png\n")
    assert names(trade, str(trade / "_brand.yml"), trade / "own.potx") == [
        *given,
        "_brand.yml",
        "brand.png",
        "own.potx",
    ]


def test_files_that_cannot_be_read_name_none(trade: Path) -> None:
    (trade / "look" / "house.yaml").write_text("logo: [")
    assert names(trade)[3:] == ["look/house.yaml", "house.potx"]
    odd = "theme: [a]\ntemplate: {b: c}\nseries: [d]\nsources: {e: f, g: {text: [h]}}\n"
    (trade / "trade.yaml").write_text(odd)
    assert names(trade) == ["trade.yaml"]
    (trade / "trade.yaml").write_text("theme: dark\n")
    assert names(trade) == ["trade.yaml"]
    (trade / "trade.yaml").write_text("title: [")
    assert names(trade, None, trade / "own.potx") == ["trade.yaml", "own.potx"]


def watched(
    monkeypatch: pytest.MonkeyPatch, *arguments: object, actions: Sequence[Action]
) -> Result:
    """What the command does while these things happen, until it is interrupted."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("factpress.build.watching.system_wakes", waking_after(*actions, interrupt))
    return CliRunner().invoke(main, ["watch", *map(str, arguments)])


def test_the_command_tells_what_changed_and_goes_on_after_problems(
    write_facts: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts, deck = write_facts(SMALL, "small.yaml"), tmp_path / "out" / "small.pptx"
    kept: list[bytes] = []

    def break_it() -> None:
        kept.append(deck.read_bytes())
        facts.write_text(SMALL.replace("{spending}", "{spendin}"), "utf-8")

    def take_away() -> None:
        kept.append(deck.read_bytes())
        facts.unlink()

    def mend() -> None:
        facts.write_text(SMALL.replace("5 million", "6.5 million"), "utf-8")

    done = watched(
        monkeypatch,
        facts,
        "-o",
        deck.parent,
        "--only",
        "deck",
        actions=[break_it, take_away, nothing, mend],
    )
    assert done.exit_code == 0
    assert kept[0] == kept[1] != deck.read_bytes()
    assert [line for line in done.stderr.splitlines() if "error" in line or "waited" in line] == [
        f"{facts}:4:26: error FP030: There is no figure 'spendin'",
        f"{facts}: nothing written; the next save is waited for",
        f"{facts}:1:1: error FP001: There is no such file",
        f"{facts}: nothing written; the next save is waited for",
    ]
    lines = done.stdout.replace("\u00a0", " ").splitlines()
    assert lines[0] == f"{facts} and the files that it names are watched; Ctrl-C ends the watch"
    assert lines[1].startswith(str(deck))
    assert lines[3].startswith("built in ")
    assert lines[4].startswith("small.yaml saved: small.pptx changed, built in ")
    assert lines[5:] == [
        "  bottom line: Spending is 5 million euros. → Spending is 6.5 million euros.",
        "  figure spending: 5 million euros → 6.5 million euros",
        "",
    ]


def test_an_interrupt_that_a_library_catches_ends_the_watch_too(
    write_facts: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = write_facts(SMALL, "small.yaml")

    def interrupt_and_save() -> None:
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        facts.write_text(SMALL.replace("5 million", "6.5 million"), "utf-8")

    def never() -> None:
        pytest.fail("The watch goes on")

    arguments = (facts, "-o", tmp_path / "out", "--only", "report")
    done = watched(monkeypatch, *arguments, actions=[interrupt_and_save, never])
    assert done.exit_code == 0, done.output
    assert done.stdout.count("built in") == 2
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.slow
def test_a_save_is_seen_and_an_interrupt_ends_the_watch(
    write_facts: Callable[..., Path], tmp_path: Path
) -> None:
    facts = write_facts(SMALL, "small.yaml")
    environment = {**os.environ, "FACTPRESS_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "factpress", "watch", facts, "-o", tmp_path / "out"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as watch:
        assert watch.stdout is not None
        told = iter(watch.stdout.readline, "")
        assert any(line.startswith("built in") for line in told)
        # As editors do: a new file takes the name of the old one.
        waiting = tmp_path / "small.yaml~"
        waiting.write_text(SMALL.replace("5 million", "6.5 million"), "utf-8")
        waiting.replace(facts)
        assert any("figure spending: 5" in line for line in told)
        watch.send_signal(signal.SIGINT)
        assert watch.wait(timeout=30) == 0
