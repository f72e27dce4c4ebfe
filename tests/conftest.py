"""What several tests need: facts files written for the test, and the built briefing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from factpress.build.pipeline import Document, build
from factpress.problems import ProblemsFound
from tests.deck.accessibility import findings
from tests.deck.package_checks import package_faults
from tests.reading import deck_text, page_texts

PROJECT = Path(__file__).parent.parent
ARMENIA = PROJECT / "facts" / "armenia-2023-11-21.yaml"
GALLERY = PROJECT / "facts" / "gallery.yaml"

SMALL = """\
factpress: 1
title: Small
date: 2024-01-31
bottom_line: Spending is {spending}.
sources:
  report: {title: The report}
figures:
  spending:
    label: Spending
    value: 5 million EUR
    source: report, page 3
sections:
  - headline: Spending is reported
"""


@dataclass(frozen=True)
class Built:
    """The bytes of a report, its deck and their record."""

    report: bytes
    deck: bytes
    record: bytes


@pytest.fixture(scope="session", autouse=True)
def nothing_is_kept() -> Iterator[None]:
    """Tests draw what they look at, and leave the cache of who runs them alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTPRESS_CACHE", "")
        yield


@pytest.fixture(scope="session", autouse=True)
def every_deck_is_sound() -> Iterator[None]:
    """No test builds a deck without its being valid and accessible, whatever else it asks."""
    from factpress.deck.package import DeckPackage

    to_bytes = DeckPackage.to_bytes

    def checked(package: DeckPackage) -> bytes:
        deck = to_bytes(package)
        assert package_faults(deck) == []
        assert findings(deck) == []
        return deck

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DeckPackage, "to_bytes", checked)
        yield


@pytest.fixture
def write_facts(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a facts file and returns its path."""

    def write(text: str, name: str = "facts.yaml") -> Path:
        path = tmp_path / name
        path.write_text(dedent(text), "utf-8")
        return path

    return write


def build_bytes(path: Path, folder: Path) -> Built:
    """Both documents of a facts file, and their record."""
    build(path, folder, (Document.REPORT, Document.DECK), lambda _: None)
    return built_files(folder / path.stem)


def built_files(stem: Path) -> Built:
    """What was built, at a path without its suffix."""
    return Built(*(stem.with_suffix(each).read_bytes() for each in (".pdf", ".pptx", ".json")))


@pytest.fixture(scope="session")
def armenia(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The Armenia briefing, built once."""
    return build_bytes(ARMENIA, tmp_path_factory.mktemp("armenia"))


@dataclass(frozen=True)
class Texts:
    """What a reader of a report and of its deck reads, spaces folded."""

    pages: tuple[str, ...]
    deck: str

    @property
    def report(self) -> str:
        """The report, page after page."""
        return " ".join(self.pages)


def texts_of(built: Built) -> Texts:
    """The texts of both documents."""
    return Texts(tuple(page_texts(built.report)), deck_text(built.deck))


@pytest.fixture(scope="session")
def armenia_texts(armenia: Built) -> Texts:
    """The texts of the Armenia briefing, read once."""
    return texts_of(armenia)


def problems_of(call: Callable[[], object]) -> list[tuple[int, int, str]]:
    """Line, column and code of the problems that a call raises; empty when it raises none."""
    try:
        call()
    except ProblemsFound as found:
        return [(p.position.line, p.position.column, p.code) for p in found.problems]
    return []
