from __future__ import annotations

from factpress.build.preparation import prepare
from factpress.story.model import ExhibitMark, FigureMark, Paragraph, Text, plain_text

FACTS = """\
factpress: 1
title: A briefing
date: 2024-01-31
bottom_line: "{rise} is the growth."
sources:
  one: {title: First source, issued: 2024-01-02, author: A. Author}
  two: {title: Second source, URL: "https://example.org"}
figures:
  before: {label: Spending then, value: 4..5 million EUR, source: "one, page 3"}
  after: {label: Spending now, value: 10 million EUR, source: ["two, page 4", "two, page 12"]}
  rise: {label: Growth, formula: after / before}
  poll:
    label: Approval
    value: 41.1 %
    source: one
    poll: {pollster: Institute, population: adults}
sections:
  - headline: Spending doubles at least
    holds: rise >= 2
    chart: {kind: change, from: before, to: after}
    points: ["{after} now"]
    text: "{rise} ({figure:rise}) [@two, page 4]."
"""


def story(write_facts):
    return prepare(write_facts(FACTS)).story


def test_figures_are_worded_numbered_and_capitalised(write_facts):
    told = story(write_facts)
    assert told.bottom_line == (
        FigureMark("2\u00a0to\u00a02.5 times", "rise", 3),
        Text(" is the growth."),
    )
    (section,) = told.sections
    assert section.points[0][0] == FigureMark("10\u00a0million euros", "after", 2)
    assert section.figures == ("after", "rise")


def test_exhibits_are_named_where_they_are_mentioned(write_facts):
    (section,) = story(write_facts).sections
    (paragraph,) = section.body
    assert isinstance(paragraph, Paragraph)
    assert ExhibitMark("Figure 1", "figure-1") in paragraph.children
    assert section.exhibit is not None
    assert plain_text(section.exhibit.title) == "Spending doubles at least"


def test_tables_and_annexes_are_mentioned_by_their_kind_or_by_a_figure_that_they_print(write_facts):
    facts = FACTS.replace(
        "sections:",
        """\
events: [{date: 2023, text: A law is passed, source: one}]
statements: [{who: A minister, says: "praises {poll}", source: one}]
sections:""",
    ).replace("({figure:rise})", "({figure:timeline}, {figure:statements}, {figure:poll})")
    (section,) = prepare(write_facts(facts)).story.sections
    (paragraph,) = section.body
    assert [node for node in paragraph.children if isinstance(node, ExhibitMark)] == [
        ExhibitMark("Figure 2", "figure-2"),
        ExhibitMark("Table 1", "table-1"),
        ExhibitMark("Table 1", "table-1"),
    ]


def test_the_ledger_says_where_each_number_comes_from(write_facts):
    before, after, rise, poll = story(write_facts).ledger
    assert [citation.text for citation in before.citations] == ["S1, page 3"]
    assert [citation.text for citation in after.citations] == ["S2, pages 4 and 12"]
    assert plain_text(rise.formula) == "F2 ÷ F1"
    assert before.used_for == (FigureMark("F3", "rise", 3),)
    assert rise.used_for == ()
    assert rise.calculation.replace("\u00a0", " ") == "(10 million euros) ÷ (4 to 5 million euros)"
    assert [citation.text for citation in rise.citations] == ["S1, page 3", "S2, pages 4 and 12"]
    assert poll.poll.startswith("Institute; population asked: adults; not disclosed: sample size")


def test_what_a_poll_does_not_disclose_is_listed(write_facts):
    (undisclosed,) = story(write_facts).undisclosed
    assert undisclosed.items == (
        "sample size", "fieldwork dates", "margin of error", "question wording", "other answers",
    )  # fmt: skip


def test_sources_are_described_and_numbered(write_facts):
    one, two = story(write_facts).sources
    assert one.text == "A. Author, First source, published 2 January 2024."
    assert (two.number, two.text, two.url) == (2, "Second source.", "https://example.org")


def test_without_key_figures_those_of_the_bottom_line_come_first(write_facts):
    told = story(write_facts)
    assert [figure.figure for figure in told.key_figures] == ["rise", "before", "after", "poll"]
    assert told.key_figures[3].amount == "41.1%"
    assert (told.key_figures[1].amount, told.key_figures[1].unit) == ("4–5\u00a0million", "euros")
