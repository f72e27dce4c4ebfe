"""The shipped themes against what they ask of others."""

from __future__ import annotations

from itertools import combinations

import pytest

from factpress.colour import LEAST_DIFFERENCE, VISIONS, chroma, difference, least_difference
from factpress.theme import DARK, LIGHT, Theme, contrast

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@THEMES
def test_text_and_graphics_of_the_shipped_themes_can_be_read(theme: Theme):
    for ground in (theme.paper, theme.panel):
        assert contrast(theme.ink, ground) >= 4.5
        assert contrast(theme.muted, ground) >= 4.5
        assert contrast(theme.link, ground) >= 4.5
    assert min(contrast(each, theme.paper) for each in (*theme.accents, theme.axis)) >= 3


@THEMES
@pytest.mark.parametrize("vision", VISIONS)
def test_accents_of_the_shipped_themes_can_be_told_apart(theme: Theme, vision: str):
    for one, other in combinations(theme.accents, 2):
        assert difference(one, other, vision) >= LEAST_DIFFERENCE


def test_differences_are_those_of_cielab():
    assert difference("#000000", "#FFFFFF") == pytest.approx(100, abs=0.01)
    # Lab of pure red and green in sRGB, D65: 53.24, 80.09, 67.20 and 87.73, -86.18, 83.18.
    assert difference("#FF0000", "#00FF00") == pytest.approx(170.6, abs=0.1)
    assert chroma("#808080") == pytest.approx(0, abs=0.01)


def test_red_and_green_come_near_without_one_kind_of_cones():
    red, green = "#D04030", "#708020"
    assert difference(red, green) > 60
    assert least_difference(red, green).vision in {"deuteranopia", "protanopia", "greyscale"}
    assert least_difference(red, green).amount < 20


def test_a_dark_theme_is_printed_as_the_light_one():
    assert DARK.is_dark
    assert DARK.printed == LIGHT
    assert LIGHT.printed == LIGHT
