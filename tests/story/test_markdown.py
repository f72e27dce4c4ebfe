from __future__ import annotations

import pytest

from factpress.story.markdown import read_blocks, read_inlines
from factpress.story.model import (
    Code,
    Emphasis,
    FigureMark,
    LineBreak,
    ListBlock,
    Paragraph,
    Quote,
    Strong,
    Subheading,
    TableBlock,
    TableColumn,
    Text,
    WebLink,
    figures_in_blocks,
    plain_text,
)


def resolve(mark, begins_sentence):
    return FigureMark(f"<{mark}{'^' if begins_sentence else ''}>", mark.strip("{}"), 1)


def inlines(text):
    return read_inlines(text, resolve)


def blocks(text):
    return read_blocks(text, resolve)


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("plain", (Text("plain"),)),
        ("*a* **b**", (Emphasis((Text("a"),)), Text(" "), Strong((Text("b"),)))),
        ("`x < y`", (Code("x < y"),)),
        ("[site](https://e.org)", (WebLink((Text("site"),), "https://e.org"),)),
        ("<b>bold</b>", (Text("<b>bold</b>"),)),
        ("[x](javascript:alert(1))", (Text("[x](javascript:alert(1))"),)),
        ("[x](file:///etc/passwd)", (Text("[x](file:///etc/passwd)"),)),
        ("![x](https://e.org/a.png)", (Text("!"), WebLink((Text("x"),), "https://e.org/a.png"))),
        (r"\{not_a_mark\}", (Text("{not_a_mark}"),)),
        ("snake_case_words", (Text("snake_case_words"),)),
        ("$5 & 3 < 4", (Text("$5 & 3 < 4"),)),
    ],
)
def test_inline_markdown(text, nodes):
    assert inlines(text) == nodes


def test_marks_are_resolved_and_know_where_sentences_begin():
    nodes = inlines("{a_b} is more than {c}. {d}, *{e}*.")
    assert plain_text(nodes) == "<{a_b}^> is more than <{c}>. <{d}^>, <{e}>."


def test_paragraphs_lists_quotes_and_headings():
    assert blocks("# Head\n\nOne\ntwo\\\nthree\n\n- a\n- b\n\n3. c\n\n> said\n") == (
        Subheading(1, (Text("Head"),)),
        Paragraph((Text("One two"), LineBreak(), Text("three"))),
        ListBlock(((Paragraph((Text("a"),)),), (Paragraph((Text("b"),)),)), False, 1),
        ListBlock(((Paragraph((Text("c"),)),),), True, 3),
        Quote((Paragraph((Text("said"),)),)),
    )


def test_tables():
    assert blocks("| a | b |\n|---|--:|\n| x | {y} |\n") == (
        TableBlock(
            (TableColumn("a", "left"), TableColumn("b", "right")),
            (((Text("x"),), (FigureMark("<{y}^>", "y", 1),)),),
        ),
    )


def test_html_blocks_are_text():
    (paragraph,) = blocks("<script>alert(1)</script>")
    assert paragraph == Paragraph((Text("<script>alert(1)</script>"),))


def test_figures_are_found_in_all_blocks():
    text = "{a}\n\n- {b}\n\n> {c}\n\n| h |\n|---|\n| {d} |\n"
    assert figures_in_blocks(blocks(text)) == ("a", "b", "c", "d")
