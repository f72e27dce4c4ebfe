from __future__ import annotations

from factpress.charts.sheet import Box, Sheet
from factpress.charts.style import ChartStyle

STYLE = ChartStyle(width=100, height=50, least_size=6.5)


def faults(*texts, wanted=()):
    sheet = Sheet(STYLE)
    for text, x, y, options in texts:
        sheet.text(text, x, y, **options)
    sheet.wanted += wanted
    return list(sheet.finish(50).faults())


def test_a_clean_layout_has_no_faults():
    assert faults(("One", 5, 20, {}), ("Two", 5, 40, {}), wanted=["One"]) == []


def test_overlapping_labels_are_found():
    assert faults(("One", 5, 20, {}), ("Two", 8, 22, {})) == ["overlap: One | Two"]


def test_a_label_outside_is_found():
    assert faults(("Too far right", 80, 20, {})) == ["outside: Too far right"]


def test_a_label_that_is_too_small_is_found():
    assert faults(("One", 5, 20, {"size": 5})) == ["too small: One at 5.0 pt"]


def test_a_label_that_vanished_is_found():
    assert faults(("One", 5, 20, {}), wanted=["Two"]) == ["missing: Two"]


def test_text_is_measured_whatever_its_alignment():
    sheet = Sheet(STYLE)
    left = sheet.text("Width", 10, 20)
    right = sheet.text("Width", 10 + left.width, 20, align="right")
    middle = sheet.text("Width", 10 + left.width / 2, 20, align="centre")
    assert round(left.left, 6) == round(right.left, 6) == round(middle.left, 6) == 10


def test_boxes_that_only_touch_do_not_overlap():
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 20, 10))
    assert Box(0, 0, 10, 10).overlaps(Box(9, 9, 20, 20))
