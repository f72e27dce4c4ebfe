"""Figures traced back: where each is printed, and what leads there: links, lists, bookmarks."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest
from pptx import Presentation

from factpress.build.pipeline import Document, build
from factpress.build.preparation import prepare
from factpress.problems import ProblemsFound
from factpress.report.building import build_report
from tests.conftest import SMALL, Built, build_bytes
from tests.reading import link_places, report_text
from tests.report.harbour import LONG, SHORT
from tests.report.tag_checks import faults_of
from tests.report.tagged_pdf import Node, TaggedPdf


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return written(SHORT, tmp_path_factory.mktemp("short"))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return written(LONG, tmp_path_factory.mktemp("long"))


def written(facts: str, folder: Path) -> Built:
    path = folder / "harbour.yaml"
    path.write_text(facts, "utf-8")
    return build_bytes(path, folder)


def report_alone(path: Path) -> bytes:
    (output,) = build(path, path.parent, (Document.REPORT,), lambda _: None).outputs
    return output.path.read_bytes()


def nodes(tagged: TaggedPdf, role: str) -> list[Node]:
    assert tagged.tree is not None
    return [node for node in tagged.tree.nodes() if node.role == role]


def details(report: bytes, mark: str) -> str:
    """What the ledger tells of the figure with a mark."""
    tagged = TaggedPdf(report)
    for item in nodes(tagged, "LI"):
        if tagged.text(item.children[0]).strip() == mark:
            return tagged.text(item.children[1]).split("As given")[-1].split("Formula")[-1]
    raise AssertionError(mark)


def numbers(report: bytes, mark: str, what: str) -> list[int]:
    """The pages or slides that the ledger names for a figure."""
    found = re.search(rf"{what}: ([0-9, ]+)", details(report, mark))
    return [int(number) for number in found[1].split(",")] if found else []


def ledger_start(report: bytes) -> int:
    """The number of the page on which the ledger begins."""
    return next(page for page, heading in headings(report) if heading == "Ledger of figures")


def headings(report: bytes) -> list[tuple[int, str]]:
    tagged = TaggedPdf(report)
    return [(page_of(node), tagged.text(node).strip()) for node in nodes(tagged, "H2")]


def page_of(node: Node) -> int:
    return next(place for each in node.nodes() for place in each.places)[0] + 1


@pytest.mark.parametrize(("mark", "words"), [("F1", "417"), ("F2", "139"), ("F4", "3 times")])
def test_the_ledger_names_every_page_that_prints_a_figure(long, mark, words):
    pages = link_places(long.report)[: ledger_start(long.report) - 1]
    assert len(pages) >= 4
    printed = [page.number + 1 for page in pages if page.find(words)]
    assert numbers(long.report, mark, "Pages") == printed != []


def test_a_figure_is_printed_by_charts_lists_captions_headlines_cells_and_notes(short):
    """F1 also on page two: in an event, a headline and a cell; F2 in the note of a table."""
    assert [numbers(short.report, mark, "Pages") for mark in ("F1", "F2", "F3", "F4", "F5")] == [
        [1, 2],
        [1, 2],
        [1, 2],
        [1],
        [],
    ]


def test_each_number_of_a_page_leads_to_what_prints_the_figure(long):
    pages = link_places(long.report)
    ledger = pages[ledger_start(long.report) - 1]
    line = ledger.find("Pages:")[0]
    links = [
        link for link in ledger.links if abs(link.bottom - line.bottom) < 3 < link.left - line.left
    ]
    targets = sorted((link.target_page + 1, link.target_top) for link in links)
    assert [page for page, _ in targets] == numbers(long.report, "F1", "Pages")
    for page, top in targets:
        # A line of text, or a chart that has the number further below its top.
        charts = ("One boat in three has a crew", "Two things happened")
        room = 130 if any(map(pages[page - 1].find, charts)) else 24
        assert any(0 <= top - place.top < room for place in pages[page - 1].find("417"))


def test_contents_name_the_pages_of_headings_and_exhibits(long, armenia):
    for report in (long.report, armenia.report):
        tagged = TaggedPdf(report)
        places = {text: page for page, text in headings(report)}
        for caption in nodes(tagged, "Caption"):
            places[" ".join(tagged.text(caption).split())] = page_of(caption)
        lines = [" ".join(tagged.text(node).split()) for node in nodes(tagged, "TOCI")]
        listed = {title: int(page) for title, _, page in (line.rpartition(" ") for line in lines)}
        assert listed == {title: places[title] for title in listed}
        assert len(listed) == (8 if report is long.report else 20)


def test_a_line_of_the_contents_leads_where_it_says(long):
    tagged = TaggedPdf(long.report)
    for node in nodes(tagged, "TOCI"):
        (reference,) = node.children
        (link,) = reference.children
        (annotation,) = link.annotations
        title, _, page = " ".join(tagged.text(node).split()).rpartition(" ")
        assert str(annotation.Contents) == title
        assert tagged.pages[annotation.Dest[0].objgen] + 1 == int(page)


def test_bookmarks_have_exhibits_below_their_sections(short):
    assert outline(pypdf.PdfReader(io.BytesIO(short.report)).outline) == [
        "The boats are many",
        ["Figure 1 One boat in three has a crew"],
        "Their crews are few",
        "What happened is soon told",
        ["Figure 2 Two things happened"],
        "The mayor is proud of 417 boats",
        ["Table 1 What the mayor says"],
        "The nets are not told",
        "What the source does not disclose",
        "Ledger of figures",
        "Sources",
    ]


def outline(entries: list) -> list:
    return [outline(each) if isinstance(each, list) else each.title for each in entries]


def test_a_short_report_needs_no_contents(write_facts):
    four = SMALL + "".join(f"  - headline: Heading {letter}\n" for letter in "abc")
    assert nodes(TaggedPdf(report_alone(write_facts(four))), "TOC") == []
    five = f"{four}  - headline: Heading d\n"
    tagged = TaggedPdf(report_alone(write_facts(five)))
    assert [tagged.text(node).strip() for node in nodes(tagged, "TOCI")] == [
        "Spending is reported 1",
        "Heading a 1",
        "Heading b 1",
        "Heading c 1",
        "Heading d 1",
        "Ledger of figures 1",
        "Sources 2",
    ]


def test_contents_of_many_sections_run_over_pages(write_facts):
    sections = "".join(f"  - headline: Heading {'x' * n}\n" for n in range(1, 91))
    report = report_alone(write_facts(SMALL + sections))
    assert faults_of(TaggedPdf(report)) == []
    tagged = TaggedPdf(report)
    lines = nodes(tagged, "TOCI")
    assert len(lines) == 93
    assert [page_of(lines[0]), page_of(lines[-1])] == [1, 3]
    assert tagged.text(lines[-1]).strip() == f"Sources {len(tagged.pages)}"


def test_report_and_deck_name_the_same_slides(short):
    told = {f"F{n}": numbers(short.report, f"F{n}", "Slides") for n in range(1, 6)}
    assert told == {
        "F1": [2, 3, 5, 6],
        "F2": [2, 3, 4, 6],
        "F3": [3],
        "F4": [4],
        "F5": [],
    }
    presentation = Presentation(io.BytesIO(short.deck))
    (ledger,) = [
        shape.table
        for slide in presentation.slides
        if slide.shapes.title.text_frame.text == "Sources of the figures"
        for shape in slide.shapes
        if shape.has_table
    ]
    rows = [[cell.text for cell in row.cells] for row in ledger.rows]
    assert rows[0][-1] == "Slides"
    assert {row[0]: row[-1] for row in rows[1:]} == {
        mark: ", ".join(map(str, slides)) for mark, slides in told.items()
    }


def test_the_report_is_the_same_without_the_deck(tmp_path, short):
    path = tmp_path / "harbour.yaml"
    path.write_text(SHORT, "utf-8")
    assert report_alone(path) == short.report


def test_an_entry_may_run_over_pages(write_facts):
    prepared = prepare(write_facts(SMALL))
    many = {"spending": range(1, 5000)}
    report, _ = build_report(
        prepared.story, prepared.exhibits, prepared.wording, prepared.style, unused, slides=many
    )
    assert faults_of(TaggedPdf(report)) == []
    assert numbers(report, "F1", "Slides") == [*range(1, 5000)]
    assert headings(report)[-1][0] > ledger_start(report) + 1


def unused(*_):
    raise AssertionError("there is no chart")


def test_a_headline_too_long_for_slides_stops_the_deck_alone(write_facts):
    path = write_facts(SMALL.replace("Spending is reported", "Spending of {spending} " + "x" * 300))
    report = report_alone(path)
    assert numbers(report, "F1", "Pages") == [1]
    assert "Slides:" not in report_text(report)
    with pytest.raises(ProblemsFound) as found:
        build(path, path.parent, tuple(Document), lambda _: None)
    assert [problem.code for problem in found.value.problems] == ["FP070"]
