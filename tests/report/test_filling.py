"""Pages are filled: read back from finished reports, and from flowables of known heights."""

from __future__ import annotations

import io
import re
from datetime import datetime
from functools import partial
from pathlib import Path

import pypdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, Frame, PageTemplate

from factpress.build.pipeline import Document, build
from factpress.charts.drawing import Drawing
from factpress.report.canvas import ReportCanvas
from factpress.report.filling import FillingTemplate
from factpress.report.flowables import BalancedParagraph, Prose
from factpress.report.page import Page
from factpress.report.places import Places
from factpress.report.stacks import Barrier, ChartDrawing, ExhibitRule, Stack
from factpress.report.tagging.structure import Element
from factpress.report.tagging.text import TaggedParagraph
from factpress.report.typography import type_for
from factpress.theme import LIGHT
from tests.conftest import GALLERY
from tests.deck.samples import WORDING, story
from tests.report.page_filling import white_at_foot
from tests.report.random_facts import random_facts

PAGE = Page()
MOST_WHITE = 0.25
STYLES = type_for(LIGHT)


def built_report(path: Path, folder: Path) -> bytes:
    (output,) = build(path, folder, (Document.REPORT,), lambda _: None).outputs
    return output.path.read_bytes()


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return built_report(GALLERY, tmp_path_factory.mktemp("gallery"))


def most_white(content: bytes) -> float:
    """The largest share that a page but the last leaves white at its foot."""
    return max(white_at_foot(content, PAGE.top, PAGE.bottom)[:-1])


def test_the_briefing_leaves_little_white(armenia):
    assert most_white(armenia.report) <= MOST_WHITE


def test_the_gallery_leaves_little_white(gallery):
    assert most_white(gallery) <= MOST_WHITE


@pytest.mark.parametrize(
    "seed", [0, 3, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 2, 4, 5, 6, 7))]
)
def test_random_stories_leave_little_white(tmp_path, seed):
    path = tmp_path / "random.yaml"
    path.write_text(random_facts(seed), "utf-8")
    assert most_white(built_report(path, tmp_path)) <= MOST_WHITE


@pytest.mark.slow
def test_hardly_any_page_of_many_stories_has_much_white(tmp_path):
    path = tmp_path / "random.yaml"
    shares = []
    for seed in range(8, 60):
        path.write_text(random_facts(seed), "utf-8")
        content = built_report(path, tmp_path)
        shares += white_at_foot(content, PAGE.top, PAGE.bottom)[:-1]
    assert len(shares) > 300
    assert sum(share > MOST_WHITE for share in shares) <= len(shares) / 100


def test_exhibits_stand_in_order_on_the_page_of_their_mention_or_the_next(gallery):
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(gallery)).pages]
    # The list of exhibits names them first.
    captions = {
        int(number): page
        for page, text in enumerate(pages)
        for number in re.findall(r"^Figure (\d+)", text, re.M)
    }
    assert list(captions) == list(range(1, 13))
    assert sorted(captions.values()) == list(captions.values())
    headline = max(page for page, text in enumerate(pages) if "overtake their old" in text)
    assert captions[9] - headline in {0, 1}


# Flowables of known heights


class Sheet:
    """Makes flowables of known heights, and lays them out."""

    def __init__(self) -> None:
        self._document = Element("Document")

    def prose(self, name: str, lines: int = 1, style: object = STYLES.body) -> Prose:
        """A paragraph of some lines, each of which says its name."""
        text = "<br/>".join([name] * lines)
        return Prose(TaggedParagraph(text, style, self._new("P")), (), PAGE.text, PAGE.gutter)

    def head(self, name: str) -> Prose:
        """A headline."""
        return self.prose(name, style=STYLES.headline)

    def stack(
        self, name: str, height: float, heights: tuple[float, float] = (1, 1),
        series: str = "figure", *, stays: bool = False,
    ) -> Stack:  # fmt: skip
        """An exhibit that says its name above a chart of some height."""

        def drawn(high: float) -> Drawing:
            return Drawing(PAGE.measure, high, LIGHT.paper, (), LIGHT.family)

        label = TaggedParagraph(name, STYLES.small, self._new("P"))
        chart = ChartDrawing(drawn(height), heights, drawn, self._new("Figure"), ())
        return Stack(
            [label, chart], LIGHT.rule, series=series, may_float=True, stays_in_section=stays
        )

    def pages(self, *flowables: Flowable) -> list[list[str]]:
        """The names that stand on each page, from top to bottom, each once."""
        stream = io.BytesIO()
        height = A4[1] - PAGE.top - PAGE.bottom
        frame = Frame(PAGE.left, PAGE.bottom, PAGE.measure, height, 0, 0, 0, 0)
        template = FillingTemplate(stream, pagesize=A4, lang="en-GB")
        template.addPageTemplates([PageTemplate("page", [frame])])
        canvas = partial(
            ReportCanvas,
            document=self._document,
            places=Places(story(), (), WORDING.words),
            moment=datetime(2024, 1, 31),
            family=LIGHT.family,
        )
        template.build([*flowables, Barrier()], canvasmaker=canvas)  # type: ignore[arg-type]
        pages = pypdf.PdfReader(io.BytesIO(stream.getvalue())).pages
        return [list(dict.fromkeys(page.extract_text().split())) for page in pages]

    def _new(self, role: str) -> Element:
        return self._document.add(role, alt="" if role == "P" else "A chart.")


@pytest.fixture
def sheet() -> Sheet:
    return Sheet()


def test_text_of_this_and_the_next_section_goes_before_an_exhibit_that_waits(sheet):
    assert sheet.pages(
        sheet.prose("before", 40),
        sheet.stack("exhibit", 300),
        sheet.prose("behind"),
        sheet.head("next"),
        sheet.prose("text", 2),
    ) == [["before", "behind", "next", "text"], ["exhibit"]]


def test_an_exhibit_that_waits_stands_at_the_top_and_interrupts_a_paragraph(sheet):
    pages = sheet.pages(
        sheet.prose("before", 40), sheet.stack("exhibit", 300), sheet.prose("behind", 20)
    )
    assert pages == [["before", "behind"], ["exhibit", "behind"]]


def test_an_exhibit_of_the_same_series_waits_for_those_before_it(sheet):
    small = sheet.stack("second", 20)
    pages = sheet.pages(
        sheet.prose("before", 40), sheet.stack("first", 300), small, sheet.prose("behind")
    )
    assert pages == [["before", "behind"], ["first", "second"]]


def test_a_table_does_not_wait_for_a_figure(sheet):
    table = sheet.stack("table", 20, series="table")
    pages = sheet.pages(
        sheet.prose("before", 40), sheet.stack("figure", 300), table, sheet.prose("behind")
    )
    assert pages == [["before", "table", "behind"], ["figure"]]


def test_no_more_exhibits_wait_than_the_next_page_holds(sheet):
    stacks = [sheet.stack(name, 330) for name in ("one", "two", "three")]
    pages = sheet.pages(sheet.prose("before", 40), *stacks, sheet.prose("behind"))
    assert pages == [["before"], ["one", "two"], ["three", "behind"]]


def test_a_caption_that_says_nothing_alone_stays_in_its_section(sheet):
    waiting = sheet.stack("exhibit", 300, stays=True)
    pages = sheet.pages(
        sheet.prose("before", 40),
        waiting,
        sheet.prose("behind"),
        sheet.head("next"),
        sheet.prose("text"),
    )
    assert pages == [["before", "behind"], ["exhibit", "next", "text"]]


def test_an_exhibit_does_not_leave_its_headline(sheet):
    pages = sheet.pages(
        sheet.prose("before", 40),
        sheet.head("head"),
        sheet.stack("exhibit", 300),
        sheet.prose("behind"),
    )
    assert pages == [["before"], ["head", "exhibit", "behind"]]


def test_no_exhibit_passes_the_end_of_the_sections(sheet):
    pages = sheet.pages(
        sheet.prose("before", 40), sheet.stack("exhibit", 300), Barrier(), sheet.prose("annex")
    )
    assert pages == [["before"], ["exhibit", "annex"]]


def test_a_chart_is_drawn_lower_where_that_is_enough(sheet):
    low = sheet.stack("exhibit", 200, heights=(0.5, 1))
    assert sheet.pages(sheet.prose("before", 42), low) == [["before", "exhibit"]]


def test_a_chart_above_white_that_nothing_fills_is_drawn_higher(sheet):
    high = sheet.stack("exhibit", 200, heights=(1, 1.5))
    text = (sheet.prose("before", 15), high)
    sheet.pages(*text, sheet.head("head"), sheet.stack("other", 400))
    assert high.stretch == pytest.approx(0, abs=0.1)


def test_a_chart_keeps_its_height_where_text_fills_the_page(sheet):
    high = sheet.stack("exhibit", 200, heights=(1, 1.5))
    sheet.pages(sheet.prose("before", 15), high, sheet.prose("behind", 60))
    assert high.stretch == 100


@pytest.mark.parametrize("lines", range(45, 50))
def test_a_headline_stays_with_a_table_that_runs_over_pages(sheet, lines):
    rule = ExhibitRule(LIGHT.rule)
    table = (Barrier("table"), rule, sheet.head("caption"), sheet.prose("table", 6))
    pages = sheet.pages(sheet.prose("before", lines), sheet.head("head"), *table)
    with_head = next(page for page in pages if "head" in page)
    assert with_head[-3:] == ["head", "caption", "table"]


def test_a_table_that_runs_over_pages_waits_for_tables_and_not_for_figures():
    def pages(series: str) -> list[list[str]]:
        sheet = Sheet()
        waiting = sheet.stack("waiting", 300, series=series)
        table = (Barrier("table"), sheet.prose("table", 2))
        return sheet.pages(sheet.prose("before", 40), waiting, sheet.head("head"), *table)

    assert pages("figure") == [["before", "head", "table"], ["waiting"]]
    assert pages("table") == [["before"], ["waiting", "head", "table"]]


@pytest.mark.parametrize("lines", range(45, 50))
def test_a_headline_has_two_lines_behind_it_or_starts_a_page(sheet, lines):
    pages = sheet.pages(sheet.prose("before", lines), sheet.head("head"), sheet.prose("text", 6))
    with_head = next(page for page in pages if "head" in page)
    assert with_head[-2:] == ["head", "text"]


def widths_of(paragraph: TaggedParagraph, width: float) -> list[float]:
    """How wide each line of a paragraph is, in points."""
    paragraph.wrap(width, 1000)
    face, size = LIGHT.family.face("bold"), paragraph.style.fontSize
    return [face.width(" ".join(words), size) for _, words in paragraph.blPara.lines]  # type: ignore[attr-defined]


def test_no_word_of_a_headline_stands_alone():
    words = "Armenia looks beyond its old alliance"
    plain = widths_of(TaggedParagraph(words, STYLES.headline), 240)
    balanced = widths_of(BalancedParagraph(words, STYLES.headline), 240)
    assert (len(plain), len(balanced)) == (2, 2)
    assert plain[1] < plain[0] / 3
    assert balanced[1] > balanced[0] * 0.6
