"""What matplotlib makes of a layout: the same drawing and pixels, every time."""

from __future__ import annotations

import io

import matplotlib as mpl
import numpy as np
import pytest
from lxml import etree
from PIL import Image

from factpress.charts.drawing import PathMark, TextMark
from factpress.charts.rendering import drawing, picture
from factpress.charts.sheet import Box, Sheet
from factpress.charts.style import ChartStyle
from factpress.charts.svg import path_data, svg
from factpress.typefaces.family import FACTPRESS_SANS

STYLE = ChartStyle(width=100, height=50)


def layout():
    sheet = Sheet(STYLE)
    sheet.rectangle(Box(10, 5, 40, 15), fill="#0B6BA8")
    sheet.line([(0, 25), (100, 25)], stroke="#17212B", stroke_width=2, dash=(4, 2))
    sheet.disc(80, 10, 5, fill="#C8500A", clip=Box(75, 5, 80, 15))
    sheet.text("Price: $5 & <more>", 10, 40)
    return sheet.finish(50)


def test_a_drawing_has_paths_and_texts_in_points_from_the_lower_left():
    recorded = drawing(layout())
    box, line, disc, text = recorded.marks
    assert box == PathMark(
        path="10 45 m 40 45 l 40 35 l 10 35 l h",
        fill="#0b6ba8", stroke=None, stroke_width=0, dash=(), cap=0, join=0, clip=None,
    )  # fmt: skip
    assert isinstance(line, PathMark)
    assert (line.stroke, line.stroke_width, line.dash) == ("#17212b", 2, (4, 2))
    assert isinstance(disc, PathMark)
    assert disc.clip == "75 45 m 80 45 l 80 35 l 75 35 l h"
    assert text == TextMark("Price: $5 & <more>", 10, 10, 8.5, "regular", "#17212b")


def test_a_dollar_is_a_dollar_and_no_formula():
    sheet = Sheet(STYLE)
    sheet.text("$5 to $9", 10, 40)
    (text,) = drawing(sheet.finish(50)).marks
    assert isinstance(text, TextMark)
    assert text.text == "$5 to $9"


def test_the_same_layout_gives_the_same_bytes():
    assert picture(layout(), 150) == picture(layout(), 150)
    assert svg(drawing(layout())) == svg(drawing(layout()))


def test_drawing_leaves_no_trace_in_matplotlib():
    before = dict(mpl.rcParams)
    picture(layout(), 100)
    assert dict(mpl.rcParams) == before


def test_the_png_shows_the_shapes_where_they_were_laid():
    png = picture(layout(), 144)
    shown = Image.open(io.BytesIO(png)).convert("RGB")
    assert shown.size == (200, 100)
    assert shown.getpixel((50, 20)) == (0x0B, 0x6B, 0xA8)
    assert shown.getpixel((156, 20)) == (0xC8, 0x50, 0x0A)
    assert shown.getpixel((165, 20)) == (255, 255, 255)


def test_the_png_shows_texts_as_wide_as_they_were_measured():
    sheet = Sheet(STYLE)
    sheet.text("HHHHHHHH", 10, 40)
    png = picture(sheet.finish(50), 720)
    ink = np.asarray(Image.open(io.BytesIO(png)).convert("L")) < 128
    columns, rows = np.flatnonzero(ink.any(axis=0)) / 10, np.flatnonzero(ink.any(axis=1)) / 10
    face = FACTPRESS_SANS.face("regular")
    side = 8.5 * 90 / face.units_per_em  # the space before a stem of an H, and after one
    width = 8 * face.width("H", 8.5)
    assert (columns[0], columns[-1]) == pytest.approx((10 + side, 10 + width - side), abs=0.15)
    assert rows[-1] == pytest.approx(40, abs=0.15)


def test_a_letter_that_the_font_lacks_is_drawn_as_its_missing_glyph():
    sheet = Sheet(STYLE)
    sheet.text("a\u0301\u4e00", 10, 40)
    laid = sheet.finish(50)
    assert picture(laid, 72).startswith(b"\x89PNG")
    assert svg(drawing(laid)).count(b"<use") == 3


def test_settings_of_matplotlib_change_no_byte():
    before = drawing(layout()), picture(layout(), 100)
    own = {"path.sketch": (5, 20, 2), "patch.antialiased": False, "path.simplify": True,
           "text.usetex": True, "path.snap": False}  # fmt: skip
    with mpl.rc_context(own):
        assert (drawing(layout()), picture(layout(), 100)) == before


def test_each_shape_of_a_picture_is_clipped_by_its_own_box():
    sheet = Sheet(STYLE)
    for x in range(0, 100, 5):
        sheet.rectangle(Box(0, 0, 100, 50), fill="#000000", clip=Box(x, 10, x + 2, 40))
    pixels = Image.open(io.BytesIO(picture(sheet.finish(50), 72))).convert("L")
    dark = {x for x in range(100) if pixels.getpixel((x, 25)) == 0}
    assert dark == {x + more for x in range(0, 100, 5) for more in (0, 1)}


def test_outlines_close_at_their_first_corner():
    sheet = Sheet(STYLE)
    sheet.line([(10, 10), (40, 10), (40, 30), (10, 30), (10, 10)], stroke="#000000", stroke_width=4)
    laid = sheet.finish(50)
    recorded, png = drawing(laid), picture(laid, 72)
    assert [mark.path.split()[-1] for mark in recorded.marks] == ["h"]
    assert Image.open(io.BytesIO(png)).convert("L").getpixel((8, 8)) == 0


def test_a_png_without_ground_is_clear_where_nothing_is_drawn():
    png = picture(layout(), 144, has_ground=False)
    shown = Image.open(io.BytesIO(png))
    assert shown.mode == "RGBA"
    assert shown.getpixel((165, 20))[3] == 0
    assert shown.getpixel((50, 20)) == (0x0B, 0x6B, 0xA8, 255)


def test_the_svg_is_well_formed_and_needs_no_font():
    root = etree.fromstring(svg(drawing(layout())))
    names = {etree.QName(element).localname for element in root.iter()}
    assert "text" not in names
    assert {"path", "use", "clipPath"} <= names
    assert (root.get("width"), root.get("height")) == ("100pt", "50pt")


@pytest.mark.parametrize(
    ("path", "data"),
    [("0 0 m 10 0 l h", "M0 0L10 0Z"), ("0 0 m 1 2 3 4 5 6 c", "M0 0C1 2 3 4 5 6")],
)
def test_paths_become_svg_paths(path, data):
    assert path_data(path) == data
