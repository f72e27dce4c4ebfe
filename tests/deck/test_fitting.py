"""Text in frames: measured, made smaller, split."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factpress.deck.fitting import (
    balanced_pages,
    cut,
    line_count,
    set_text,
    split,
    text_height,
    with_narrow_links,
)
from factpress.deck.model import SlideLink, SlideParagraph, TextRun
from factpress.typefaces.family import CALIBRI

LINE = 20 * 1.220703125
"""The distance of two lines of Calibri at 20 points."""


def text(words: str, size: float = 20, **more) -> SlideParagraph:
    return SlideParagraph((TextRun(words, size),), **more)


def test_the_height_of_one_line_is_that_of_the_font():
    assert text_height([text("Word")], CALIBRI, 300) == pytest.approx(LINE)


def test_the_space_above_the_first_paragraph_does_not_count():
    paragraphs = [text("Word", before=10), text("Word", before=10)]
    assert text_height(paragraphs, CALIBRI, 300) == pytest.approx(2 * LINE + 10)


def test_letters_that_calibri_lacks_get_more_room():
    armenian = text_height([text("Հայաստան")], CALIBRI, 300)
    assert armenian == pytest.approx(20 * 1.36)


def test_an_exact_leading_is_kept():
    assert text_height([text("Հայաստան", leading=25)], CALIBRI, 300) == 25


def test_a_link_counts_as_one_word_where_that_takes_more_lines():
    runs = (TextRun("It costs ", 20), TextRun("700 to 800 million euros", 20, link=SlideLink("x")))
    runs = (*runs, TextRun(" now", 20))
    free = SlideParagraph(tuple(TextRun(run.text, 20) for run in runs))
    assert line_count(free, CALIBRI, 230) == 2
    assert line_count(SlideParagraph(runs), CALIBRI, 230) == 3


def test_a_link_wider_than_its_line_is_several():
    link = SlideLink("x")
    run = TextRun("1,4\u00a0Milliarden US-Dollar", 20, link=link, figure="budget")
    paragraph = SlideParagraph((TextRun("Es sind ", 20), run, TextRun("", 20)))
    assert with_narrow_links(paragraph, CALIBRI, 400) == paragraph
    narrow = with_narrow_links(paragraph, CALIBRI, 150)
    assert [(each.text, each.link) for each in narrow.runs] == [
        ("Es sind ", None),
        ("1,4\u00a0Milliarden", link),
        (" ", None),
        ("US-Dollar", link),
        ("", None),
    ]
    assert narrow.text == paragraph.text
    assert {each.figure for each in narrow.runs[1:4]} == {"budget"}


def test_the_largest_size_that_fits_is_taken():
    def make(size):
        return (text("word " * 40, size),)

    (page,) = set_text(make, (20, 19, 18), CALIBRI, 300, 200)
    assert page[0].size == 20
    (page,) = set_text(make, (20, 19, 18), CALIBRI, 300, 166)
    assert page[0].size == 19


def test_below_the_floor_the_text_is_split_evenly():
    pages = set_text(
        lambda size: tuple(text("word " * 20, size) for _ in range(6)),
        (20, 19, 18),
        CALIBRI,
        300,
        270,
    )
    assert [len(page) for page in pages] == [3, 3]


def test_a_paragraph_higher_than_the_frame_is_cut_between_lines():
    words = " ".join(f"word{number}" for number in range(60))
    pieces = cut(text(words, bullet=True), CALIBRI, 200, 3 * LINE)
    assert len(pieces) > 2
    assert [piece.bullet for piece in pieces] == [True] + [False] * (len(pieces) - 1)
    assert " ".join(piece.text.strip() for piece in pieces) == words


def test_a_cut_keeps_style_and_link_of_each_run():
    link = SlideLink("ledger")
    runs = (TextRun("before " * 20, 20), TextRun("700 euros", 20, link=link, figure="cost"))
    pieces = cut(SlideParagraph(runs), CALIBRI, 200, 2 * LINE)
    assert pieces[-1].runs[-1] == TextRun("700 euros", 20, link=link, figure="cost")


def test_nothing_to_split_is_one_empty_page():
    assert split((), CALIBRI, 100, 100) == ((),)


@given(st.lists(st.floats(1, 100), max_size=30), st.floats(100, 300))
def test_pages_hold_every_item_once_and_never_more_than_their_room(heights, room):
    pages = balanced_pages(heights, room)
    assert [index for page in pages for index in page] == list(range(len(heights)))
    assert all(sum(heights[index] for index in page) <= room + 1e-6 for page in pages)


def test_pages_are_evenly_filled():
    assert [len(page) for page in balanced_pages([10] * 10, 80)] == [5, 5]
