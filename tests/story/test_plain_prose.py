"""Plain prose read without the parser is what the parser reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factpress.story.markdown import read_blocks, read_inlines
from factpress.story.model import FigureMark, Inline, Text
from factpress.story.plain_prose import (
    begins_sentence,
    read_plain_blocks,
    read_plain_inlines,
)

PIECES = [
    "word", "Two words", " ", "  ", "\n", "\n\n", "\n   ", "\n\n     ", ".", ". ", "! ", "? ",
    ", ", "{a}", "{ a }", "{figure:a}", "{unknown}", "[@s, page 7]", "[@s]", "\n[@s]", "{", "}",
    "(", ")", "“", "”", "’", "'", '"', "U.S. ", "vs. ", "2023", "1. ", "1) ", "41.1", "\n2. x",
    "- ", "\n- ", "+ ", "# ", "\n# ", "> ", "\n> ", "*", "_", "`", "~~~\n", "```\n", "|", "\n|-|",
    "\n---", "\n===", "[", "]", "](x)", "[a]: b", "<", ">", "<b>", "&amp;", "&", "\\", "\\{a}",
    "\t", "\u00a0", "\u2028", "é", "日本", "—", "–", "€5", "$", "@", "https://example.org", ":",
    ";", "=", "%", "!",
]  # fmt: skip


def resolve(mark: str, begins_sentence: bool) -> Inline:
    if "unknown" in mark:
        return Text(mark)
    return FigureMark(f"{mark}!" if begins_sentence else mark, "a", 1)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_both_read_the_same(text: str) -> None:
    blocks = read_plain_blocks(text, resolve)
    assert blocks is None or blocks == read_blocks(text, resolve)
    inlines = read_plain_inlines(text, resolve)
    assert inlines is None or inlines == read_inlines(text, resolve)


@pytest.mark.parametrize(
    "text",
    ["One {a}.\nTwo\n[@s, page 7]. {a}\n\nThree", "{a} in 2022", "About 2023: “{a}”, and so on"],
)
def test_usual_prose_is_plain(text: str) -> None:
    assert read_plain_blocks(text, resolve) == read_blocks(text, resolve)


@pytest.mark.parametrize(
    "text", ["*a*", "# a", "- a", "1. a", "a  \nb", "[a](b)", "a\n---", "\\{a}", "> a", "a\tb"]
)
def test_markdown_is_left_to_the_parser(text: str) -> None:
    assert read_plain_blocks(text, resolve) is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("", True),
        ("Расходы выросли. ", True),
        ("Расходы выросли на ", False),
        ("Это 5 млн. ", False),
        ("В 2023 г. ", False),
        ("Բյուջեն հաստատվել է։ ", True),
        ("Gemäß Art. ", False),
        ("«Oui. » ", True),
        ("Fin\u202f! ", True),
        ("Il s’agit de M. ", False),
        ("¿", True),
        ("The U.S. ", False),
    ],
)
def test_sentences_of_other_languages(text: str, begins: bool) -> None:
    assert begins_sentence(text) is begins
