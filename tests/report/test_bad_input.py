"""What nobody should write in a facts file, and somebody will: a good page, or a problem."""

from __future__ import annotations

import pytest

from factpress.build.pipeline import Document, build
from factpress.build.preparation import prepare
from tests.conftest import SMALL, problems_of
from tests.reading import report_text, words_outside
from tests.report.tag_checks import faults_of
from tests.report.tagged_pdf import TaggedPdf

WORD = "longwords" * 33 + "end"
"""A word of 300 letters."""

EVERYWHERE = f"""\
factpress: 1
title: {WORD[:150]}
date: 2024-01-31
publisher: {WORD[:150]}
marking: {WORD[:40]}
bottom_line: {WORD} is {{spending}}.
sources:
  report: {{title: {WORD}, author: {WORD}, note: {WORD}, URL: "https://example.org/{WORD}"}}
figures:
  spending:
    label: {WORD[:150]}
    value: 5 million EUR
    source: report, {WORD[:140]}
    excerpt: {WORD}
    note: {WORD}
statements:
  - {{who: {WORD[:150]}, says: {WORD}, source: report}}
sections:
  - headline: {WORD[:120]}
    chart: {{kind: bars, figures: [spending], title: {WORD}, note: {WORD}}}
    text: |
      {WORD} {{spending}} *{WORD}* [{WORD}](https://example.org/{WORD}) `{WORD}`[^note]

      # {WORD}

      - {WORD}
        1. **{WORD}**

      > > {WORD}

      | {WORD} | b |
      |---|--:|
      | {WORD} | {WORD} {{spending}} |

      ```
      {WORD} {WORD}
      ```

      [^note]: {WORD} {{spending}}
"""


def report(write_facts, text: str, *documents: Document) -> bytes:
    path = write_facts(text)
    build(path, path.parent, (Document.REPORT, *documents), lambda _: None)
    return path.with_suffix(".pdf").read_bytes()


def with_text(text: str) -> str:
    lines = "".join(f"      {line}".rstrip() + "\n" for line in text.splitlines())
    return f"{SMALL}    text: |\n{lines}"


def test_a_word_of_300_letters_stays_within_the_margins(write_facts):
    content = report(write_facts, EVERYWHERE, Document.DECK)
    assert words_outside(content) == []
    assert faults_of(TaggedPdf(content)) == []
    text = report_text(content).replace(" ", "")
    assert text.count(WORD) >= 15


NESTED = "\n".join(f"{'  ' * level}- level {'abcdefghijkl'[level]}" for level in range(12))
UNUSUAL = (
    ("| alone |\n|---|\n|  |", "alone"),
    ("| heads |\n|---|", "heads"),
    (f"{'| heading ' * 12}|\n{'|---' * 12}|\n{'| words ' * 12}|", "words words words words"),
    ("-\n-\n\n1.\n2. last", "2. last"),
    (NESTED, "level l"),
    ("> " * 12 + "deep", "deep"),
    ("# One\n## Two\n### Three\n#### Four", "One Two Three Four"),
    ("```\n```", ""),
    ("---", ""),
    ("[a]: https://example.org", ""),
    ("<img src=x onerror=alert(x)> &amp; <!-- none -->", "<img src=x onerror=alert(x)> &"),
    ("words[^a]\n\n[^a]: - so\n    - on", "so • on"),
    ("long[^a]\n\n[^a]: " + "very many words " * 400, "very many"),
    ("Do\u00adnau\u00addampf\u00adschiff wei\u00adter " * 60, "Donaudampfschiff weiter"),
    ("a `[^x]` and `![y](z)`\n\n```\n[^x]: so\n![y](z)\n```", "[^x]: so ![y](z)"),
    ("", ""),
)
"""Texts that are unusual, and what of them is read on the page."""


def test_unusual_prose_makes_good_pages(write_facts):
    sections = "".join(
        with_text(text).replace(SMALL, "  - headline: Spending is reported\n") if text
        else "  - headline: Nothing is said\n"
        for text, _ in UNUSUAL
    )  # fmt: skip
    content = report(write_facts, SMALL + sections, Document.DECK)
    assert words_outside(content) == []
    assert faults_of(TaggedPdf(content)) == []
    text = report_text(content)
    assert [printed for _, printed in UNUSUAL if printed not in text] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "Considerable documentation of words, and so on. " * 720,
        "| a | b |\n|---|--:|\n" + "| row | {spending} |\n" * 400,
    ],
    ids=["5,000 words", "400 rows"],
)
def test_what_is_very_long_goes_on_over_pages(write_facts, text):
    content = report(write_facts, with_text(text))
    assert words_outside(content) == []
    assert faults_of(TaggedPdf(content)) == []


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        (SMALL.replace("title: Small", f"title: {WORD}"), 2, 8, "FP012"),
        (SMALL.replace("label: Spending", f"label: {WORD}"), 9, 12, "FP012"),
        (SMALL.replace("date:", f"marking: {WORD}\ndate:"), 3, 10, "FP012"),
        (SMALL.replace("date:", f"publisher: {WORD}\ndate:"), 3, 12, "FP012"),
        (with_text(f"a\n\n{'|h' * 30}|\n{'|-' * 30}|"), 14, 11, "FP042"),
        (with_text("a ![Room](room.png)"), 15, 9, "FP045"),
        (with_text("a\n\nb ![Room][r]"), 17, 9, "FP045"),
        (with_text("a\n\nb[^nowhere]"), 17, 8, "FP044"),
        (with_text("a[^x]\n\n[^x]:"), 17, 7, "FP044"),
        (with_text("a[^x] b\n\n[^x]: One.\n\n[^x]: Two."), 19, 7, "FP044"),
        (with_text("a[^x]\n\n[^x]: Of {nothing} [@nobody, page 3]."), 17, 16, "FP030"),
        (with_text("a[^x]\n\n[^x]: Of {nothing} [@nobody, page 3]."), 17, 26, "FP031"),
        (with_text("|a|\n|-|\n|{nothing}|"), 17, 8, "FP030"),
        (with_text("a[^x]\n\n[^x]: It was 7 million."), 17, 20, "FP101"),
        (with_text("".join(f"{'  ' * level}- a\n" for level in range(13))), 14, 11, "FP047"),
        (SMALL + '    text: "a\\u0001"\n', 14, 11, "FP002"),
        (SMALL + '    text: "a\\u202eb"\n', 14, 11, "FP035"),
    ],
)
def test_what_no_page_can_hold_is_told_at_its_line(write_facts, text, line, column, code):
    assert (line, column, code) in problems_of(lambda: prepare(write_facts(text)))
