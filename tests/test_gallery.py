"""The gallery: its facts pass, its page and pictures are what the script makes of them."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest
from click.testing import CliRunner

from factpress.charts.kinds import CHART_KINDS
from factpress.cli import main
from tests.conftest import GALLERY, PROJECT, Built, build_bytes
from tests.reading import link_places, slide_titles

DOCS = PROJECT / "docs"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_gallery", DOCS / "make_gallery.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_its_facts_have_no_problem() -> None:
    done = CliRunner().invoke(main, ["check", "--strict", str(GALLERY)])
    assert (done.exit_code, done.output) == (0, "no problems in 1 file\n")


def test_page_and_pictures_are_what_the_script_makes(script: ModuleType) -> None:
    made = script.gallery()
    assert {path.stem for path in made if path.suffix == ".svg"} == {*CHART_KINDS}
    assert set((DOCS / "charts").iterdir()) == made.keys() - {DOCS / "charts.md"}
    stale = [path.name for path, content in made.items() if path.read_bytes() != content]
    assert stale == [], "run 'make documents', look at the pictures, and commit them"


def test_the_page_tells_every_kind(script: ModuleType) -> None:
    text = (DOCS / "charts.md").read_text("utf-8")
    for name, kind in CHART_KINDS.items():
        assert f"\n## {name}\n" in text
        assert f"kind: {name}\n" in text
        assert all(script.WORDS[name])
        assert all(f"| `{option}` |" in text for option in kind.options)


def test_the_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in (DOCS / "charts").iterdir()) < 1_500_000


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_bytes(GALLERY, tmp_path_factory.mktemp("gallery"))


def test_both_documents_have_a_chart_of_every_kind(built: Built) -> None:
    pages = link_places(built.report)
    last = len(CHART_KINDS)
    assert [page.number for page in pages if page.find(f"Figure {last}")]
    assert not [page.number for page in pages if page.find(f"Figure {last + 1}")]
    assert "Most crossings leave on time" in slide_titles(built.deck)
