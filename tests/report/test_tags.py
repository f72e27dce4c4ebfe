"""The structure of the report: whole, in order, and with nothing beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from factpress.build.pipeline import Document, build
from factpress.build.preparation import prepare
from tests.conftest import ARMENIA, SMALL, Built
from tests.report.random_facts import random_facts
from tests.report.story_text import story_lines
from tests.report.tag_checks import faults_of
from tests.report.tagged_pdf import Node, TaggedPdf


def built(path: Path) -> bytes:
    build(path, path.parent, (Document.REPORT,), lambda _: None)
    return path.with_suffix(".pdf").read_bytes()


def read_lines(tagged: TaggedPdf) -> list[tuple[str, str]]:
    """The blocks of a report; of the ledger's items their first lines, exhibits behind prose.

    An exhibit stands behind a paragraph of its section, which one depends on the layout.
    """
    assert tagged.tree is not None
    lines: list[tuple[str, str]] = []
    for part in tagged.tree.children:
        if part.role != "Sect":
            lines += tagged.lines(part)
            continue
        exhibits = [child for child in part.children if child.role == "Div"]
        others = [child for child in part.children if child.role != "Div"]
        for child in (*others, *exhibits):
            lines += _lines_of(tagged, child)
    return [
        (re.sub("H[3-6]", "H", role), text.rpartition(" ")[0] if role == "Reference" else text)
        for role, text in lines
    ]


def _lines_of(tagged: TaggedPdf, node: Node) -> list[tuple[str, str]]:
    if node.role == "L" and tagged.text(node).strip().startswith("F1"):
        ledger = [(item.children[0], *item.children[1].children[:2]) for item in node.children]
        return [line for item in ledger for each in item for line in tagged.lines(each)]
    return list(tagged.lines(node))


def expected_lines(path: Path) -> list[tuple[str, str]]:
    return [(role, " ".join(text.split())) for role, text in story_lines(prepare(path))]


@pytest.fixture(scope="module")
def briefing(armenia: Built) -> TaggedPdf:
    """The Armenia report, read once."""
    return TaggedPdf(armenia.report)


def test_the_tree_says_what_the_story_says_in_its_order(briefing):
    for role, text in briefing.lines():
        print(f"{role:8} {text}")
    assert read_lines(briefing) == expected_lines(ARMENIA)


def test_the_briefing_is_tagged_without_fault(briefing):
    assert faults_of(briefing) == []


def test_words_are_kept_apart_where_lines_end(briefing):
    text = " ".join(text for _, text in briefing.lines())
    assert "has asked that the document on aid to Armenia be taken off the agenda" in text
    assert "Collective Security Treaty Organization (CSTO)" in text


@pytest.mark.parametrize(
    "seed", [*range(2), *(pytest.param(n, marks=pytest.mark.slow) for n in range(2, 60))]
)
def test_random_stories(write_facts, seed):
    path = write_facts(random_facts(seed))
    tagged = TaggedPdf(built(path))
    assert faults_of(tagged) == []
    assert read_lines(tagged) == expected_lines(path)
    assert named_pages(tagged) == linked_pages(tagged)


def linked_pages(tagged: TaggedPdf) -> set[tuple[str, int]]:
    """The marks of figures and the pages that print them: in linked text, or in a chart.

    Notes in the margin print no value, and the ledger is no place that it names itself.
    """
    assert tagged.tree is not None
    items = list(ledger_items(tagged))
    found = set()
    for part in tagged.tree.children:
        if part.role == "Sect" and tagged.text(part).startswith("Ledger of figures"):
            break
        for node in part.nodes():
            if node.role == "Link" and node.parent is not None and node.parent.role != "Note":
                mark = re.match(r"F\d+ ", str(node.annotations[0].Contents))
                found |= {(mark[0].strip(), page + 1) for page, _ in node.places} if mark else set()
            if node.role == "Figure":
                ((page, _),) = node.places
                words = tagged.text(node)
                found |= {(mark, page + 1) for mark, label, _ in items if f"{label}:" in words}
    return found


def named_pages(tagged: TaggedPdf) -> set[tuple[str, int]]:
    """The marks of figures with the pages that their entries in the ledger name."""
    return {
        (mark, int(page))
        for mark, _, told in ledger_items(tagged)
        for pages in re.findall(r"Pages: ([0-9, ]+)", told)
        for page in pages.split(",")
    }


def ledger_items(tagged: TaggedPdf) -> Iterator[tuple[str, str, str]]:
    """Mark, label and details of each figure in the ledger."""
    assert tagged.tree is not None
    for node in tagged.tree.nodes():
        if node.role == "LI" and re.match(r"\s*F\d", tagged.text(node.children[0])):
            label, _, details = node.children[1].children[:3]
            mark, what, told = (
                " ".join(tagged.text(each).split()) for each in (node.children[0], label, details)
            )
            yield mark, what, told


@pytest.mark.parametrize(
    ("levels", "roles"),
    [([1, 2, 3], "H3 H4 H5"), ([3, 1, 4], "H3 H3 H4"), ([1, 2, 3, 4, 5, 6], "H3 H4 H5 H6 H6 H6")],
)
def test_no_level_of_headings_is_left_out(write_facts, levels, roles):
    text = "".join(f"      {'#' * level} Words\n\n      More words.\n\n" for level in levels)
    tagged = TaggedPdf(built(write_facts(f"{SMALL}    text: |\n{text}")))
    assert [role for role, text in tagged.lines() if text == "Words"] == roles.split()


def test_links_say_where_they_lead(write_facts):
    text = "text: 'See [the *words* of {spending}](https://example.org/ü?a=b) [@report, page 3].'"
    tagged = TaggedPdf(built(write_facts(f"{SMALL}    {text}\n")))
    assert tagged.tree is not None
    links = [node for node in tagged.tree.nodes() if node.role == "Link"]
    told = {tagged.text(link).strip(): str(link.annotations[0].Contents) for link in links}
    assert told["the words of"] == "https://example.org/%C3%BC?a=b"
    assert told["5 million euros"] == told["F1"] == "F1 Spending"
    assert told["S1, page 3"] == "S1 The report."
