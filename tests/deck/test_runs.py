"""Inline nodes as runs."""

import pytest

from factpress.deck.model import SlideLink, TextRun, Tone, WebAddress
from factpress.deck.runs import Targets, TextStyle, clean, inline_runs, split_runs
from factpress.story.model import (
    CitationMark,
    Emphasis,
    FigureMark,
    LineBreak,
    Strong,
    Text,
    WebLink,
)

TARGETS = Targets({"cost": "ledger"}, {"plan": "sources"}, {})
STYLE = TextStyle(20)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b\x0bc\x1f", "abc"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\ud800\ufffe\uffff", ""),
        ("soft\u00adhyphen", "softhyphen"),
        ("no\u00a0break", "no\u00a0break"),
        ("<b>&amp;</b> {{x}} =1+1", "<b>&amp;</b> {{x}} =1+1"),
    ],
)
def test_only_what_a_slide_cannot_hold_is_dropped(text, cleaned):
    assert clean(text) == cleaned


def test_a_figure_leads_to_the_ledger_and_names_its_figure():
    (run,) = inline_runs((FigureMark("about 2", "cost", 1),), STYLE, TARGETS)
    assert run == TextRun("about 2", 20, link=SlideLink("ledger"), figure="cost")


def test_a_citation_is_bracketed_and_quiet():
    runs = inline_runs((Text("So it is"), CitationMark("S1, page 3", "plan")), STYLE, TARGETS)
    assert "".join(run.text for run in runs) == "So it is [S1, page 3]"
    assert runs[-1].link == SlideLink("sources")
    assert runs[-1].colour is Tone.MUTED


def test_styles_nest_and_links_hold_them():
    nodes = (Strong((Text("a"), Emphasis((Text("b"),)))), WebLink((Text("c"),), "mailto:x@y.z"))
    runs = inline_runs(nodes, STYLE, TARGETS)
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("a", True, False),
        ("b", True, True),
        ("c", False, False),
    ]
    assert runs[2].link == WebAddress("mailto:x@y.z")


def test_a_forced_line_end_stays():
    runs = inline_runs((Text("a"), LineBreak(), Text("b")), STYLE, TARGETS)
    assert [run.text for run in runs] == ["a", "\n", "b"]


def test_runs_are_split_at_a_place_in_their_text():
    runs = (TextRun("one two ", 20), TextRun("three four", 20, bold=True))
    head, tail = split_runs(runs, 13)
    assert [run.text for run in head] == ["one two ", "three"]
    assert tail == (TextRun("four", 20, bold=True),)
