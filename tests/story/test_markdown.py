from __future__ import annotations

import pytest

from factpress.story.contents import figures_in_blocks
from factpress.story.markdown import read_blocks, read_inlines
from factpress.story.model import (
    Code,
    CodeBlock,
    Emphasis,
    FigureMark,
    Footnote,
    FootnoteMark,
    Footnotes,
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
            (TableColumn("a", "left", 6.0), TableColumn("b", "right", 6.0)),
            (((Text("x"),), (FigureMark("<{y}^>", "y", 1),)),),
        ),
    )


def paragraph(*nodes):
    return Paragraph(tuple(Text(node) if isinstance(node, str) else node for node in nodes))


def test_cells_are_aligned_and_hold_what_prose_holds():
    (table,) = blocks("|a|b|c|\n|:--|:-:|--:|\n|*x*|`y`||\n")
    assert [column.align for column in table.columns] == ["left", "center", "right"]
    assert table.rows == (((Emphasis((Text("x"),)),), (Code("y"),), ()),)


def test_columns_are_as_wide_as_what_they_say():
    (table,) = blocks(f"|a|b|c|\n|-|-|-|\n|x|{'word ' * 5}|{'word ' * 20}|\n")
    assert [column.weight for column in table.columns] == [6, 24, 40]


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("- a\n- b", False),
        ("- a\n\n- b", True),
        ("- a\n\n  b", True),
        ("- a\n  - b\n\n  - c", False),
    ],
)
def test_lists_are_loose_where_blank_lines_part_their_items(text, loose):
    (list_,) = blocks(text)
    assert list_.loose is loose


def test_items_hold_blocks_and_may_be_empty():
    (list_,) = blocks("3. a\n\n   b\n4.\n5. - c\n\n      > d\n")
    assert list_ == ListBlock(
        (
            (paragraph("a"), paragraph("b")),
            (),
            (ListBlock(((paragraph("c"), Quote((paragraph("d"),))),), False, 1, True),),
        ),
        True,
        3,
        True,
    )


def test_lines_of_code_are_kept():
    assert blocks("```\ndef x():\n    {a}\n\n    <b>\n```\n") == (
        CodeBlock(("def x():", "    {a}", "", "    <b>")),
    )


def test_footnotes_are_read_where_they_are_marked_and_told_at_the_end():
    text = "One.[^b] {a}[^a] two.[^b]\n\n[^a]: Of {c}.\n\n    - d\n\n[^b]: Then *e*.\n"
    assert read_blocks(text, resolve, 7) == (
        paragraph(
            "One.", FootnoteMark(7, True), " ", FigureMark("<{a}^>", "a", 1), FootnoteMark(8, True),
            " two.", FootnoteMark(7, False),
        ),
        Footnotes(
            (
                Footnote(7, (paragraph("Then ", Emphasis((Text("e"),)), "."),)),
                Footnote(
                    8,
                    (
                        paragraph("Of ", FigureMark("<{c}>", "c", 1), "."),
                        ListBlock(((paragraph("d"),),), False, 1),
                    ),
                ),
            )
        ),
    )  # fmt: skip


def test_one_line_has_no_footnotes():
    assert inlines("One[^a] ^[b]") == (Text("One[^a] ^[b]"),)


@pytest.mark.parametrize("depth", [12, 40])
def test_deep_nesting_is_read(depth):
    listed = blocks("".join(f"{'  ' * level}- {level}\n" for level in range(depth)))
    assert "11" in str(listed)


def test_html_blocks_are_text():
    (paragraph,) = blocks("<script>alert(1)</script>")
    assert paragraph == Paragraph((Text("<script>alert(1)</script>"),))


def test_figures_are_found_in_all_blocks():
    text = "{a}[^1]\n\n- {b}\n\n> {c}\n\n| h |\n|---|\n| {d} |\n\n[^1]: {e}\n"
    assert figures_in_blocks(blocks(text)) == ("a", "b", "c", "d", "e")
