"""Labels in other scripts: outlines beside the text that the typeface has letters for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from factpress.charts.drawing import PathMark, TextMark
from factpress.charts.outlines import outlined
from factpress.charts.rendering import drawing
from factpress.charts.sheet import Box, Sheet
from factpress.charts.style import REPORT
from factpress.charts.svg import svg
from factpress.theme import LIGHT
from factpress.typefaces.family import FACTPRESS_SANS, Family
from tests.companions import DEJAVU, companion

FAMILY = Family(FACTPRESS_SANS.name, companions=(companion(DEJAVU),))
STYLE = replace(REPORT, theme=replace(LIGHT, family=FAMILY))


def sheet_with(text: str) -> tuple[Sheet, Box]:
    sheet = Sheet(STYLE)
    return sheet, sheet.text(text, 100, 50, size=10)


def test_a_label_is_text_and_outlines_within_its_box():
    sheet, box = sheet_with("Water מים end")
    (label,) = sheet.labels
    labels, shapes = outlined(label, FAMILY)
    assert [each.text for each in labels] == ["Water ", " end"]
    (shape,) = shapes
    vertices = np.asarray(shape.vertices)
    assert labels[0].x < vertices[:, 0].min() < vertices[:, 0].max() < labels[1].x < box.right
    assert box.top - 1 < vertices[:, 1].min() < vertices[:, 1].max() <= label.y + 1
    assert shape.fill == label.colour


def test_a_label_that_begins_with_hebrew_runs_from_right_to_left():
    sheet, box = sheet_with("מים 12")
    labels, (shape,) = outlined(sheet.labels[0], FAMILY)
    assert [each.text for each in labels] == [" ", "12"]
    assert labels[1].x == box.left
    assert labels[1].x < labels[0].x < np.asarray(shape.vertices)[:, 0].min()


@pytest.mark.parametrize("text", ["Water", "Größe 5"])
def test_what_the_typeface_has_is_drawn_as_ever(text):
    with_companions, _ = sheet_with(text)
    without = Sheet(REPORT)
    without.text(text, 100, 50, size=10)
    drawn, expected = (drawing(sheet.finish(100)) for sheet in (with_companions, without))
    assert drawn.marks == expected.marks


def test_every_output_has_the_same_outlines():
    sheet, _ = sheet_with("Water مياه")
    drawn = drawing(sheet.finish(100))
    assert [type(mark) for mark in drawn.marks] == [TextMark, PathMark]
    picture = svg(drawn).decode()
    assert picture.count("<path d=") == 1
    assert "مياه" not in picture
