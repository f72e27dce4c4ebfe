"""Tables: widths, heights, splitting."""

import pytest

from factpress.deck.model import SlideParagraph, TextRun
from factpress.deck.tables import column_widths, lay_table
from factpress.typefaces.family import CALIBRI


def grid(*rows):
    def make(size):
        return tuple(
            tuple((SlideParagraph((TextRun(cell, size),)),) for cell in row) for row in rows
        )

    return make


def texts(page):
    return [[cell.paragraphs[0].text for cell in row.cells] for row in page.rows]


def test_widths_add_up_and_follow_the_content():
    make = grid(("No.", "What", "Value"), ("F1", "a long description " * 8, "700 euros"))
    widths = column_widths(make(16), CALIBRI, 800)
    assert sum(widths) == pytest.approx(800)
    assert widths[0] < widths[2] < widths[1]


def test_a_short_column_is_not_broken():
    make = grid(("Item", "What"), ("MARG 155", "an armoured self-propelled howitzer " * 6))
    (page,) = lay_table(make, (18,), CALIBRI, 500, 400)
    assert page.widths[0] > 18 * 4


def test_a_table_that_fits_is_one_piece_at_the_largest_size():
    (page,) = lay_table(grid(("A", "B"), ("1", "2")), (18, 16, 14), CALIBRI, 400, 300)
    assert page.rows[0].cells[0].paragraphs[0].size == 18
    assert page.height == pytest.approx(sum(row.height for row in page.rows))


def test_a_long_table_is_split_with_its_head():
    rows = [(f"row {number}", "text") for number in range(30)]
    pages = lay_table(grid(("A", "B"), *rows), (18, 14), CALIBRI, 400, 300)
    assert [texts(page)[0] for page in pages] == [["A", "B"]] * len(pages)
    assert [row for page in pages for row in texts(page)[1:]] == [list(row) for row in rows]
    assert all(page.height <= 300 for page in pages)


def test_a_row_higher_than_a_slide_is_cut():
    text = " ".join(f"word{number}" for number in range(200))
    pages = lay_table(grid(("A", "B"), ("short", text)), (14,), CALIBRI, 300, 200)
    assert len(pages) > 1
    assert all(page.height <= 200 for page in pages)
    assert " ".join(row[1].strip() for page in pages for row in texts(page)[1:]) == text
    assert [row[0] for page in pages for row in texts(page)[1:]][:2] == ["short", ""]


def test_a_word_wider_than_its_column_does_not_widen_the_table():
    (page,) = lay_table(grid(("A", "B"), ("x" * 200, "y" * 200)), (14,), CALIBRI, 300, 400)
    assert sum(page.widths) == pytest.approx(300)
