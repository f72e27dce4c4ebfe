"""The colours of what is drawn: every text and every mark that carries data can be seen."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from PIL import Image

from factpress.build.preparation import prepare
from factpress.charts.model import Chart
from factpress.charts.pictures import lay_out
from factpress.charts.rendering import picture
from factpress.charts.sheet import Label, Layout, Shape
from factpress.charts.style import HALF, REPORT, SLIDE, WIDE_SLIDE
from factpress.exhibits.model import ChartExhibit
from factpress.theme import DARK, LIGHT, Theme, contrast
from tests.conftest import GALLERY

STYLES = {"report": REPORT, "half": HALF, "slide": SLIDE, "wide": WIDE_SLIDE}
CHARTS: dict[str, Chart] = {
    exhibit.chart.kind: exhibit.chart
    for exhibit in prepare(GALLERY).exhibits.values()
    if isinstance(exhibit, ChartExhibit)
}
EVERY = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
DATA = ("low", "high", "about", "line", "centre", "stage", "event", "count", "supply", "flow")
DOTS_PER_INCH = 72


@cache
def drawn(kind: str, theme: Theme) -> Mapping[str, Layout]:
    styles = {name: replace(style, theme=theme) for name, style in STYLES.items()}
    return {name: lay_out(CHARTS[kind], style) for name, style in styles.items()}


def least_contrast(label: Label) -> float:
    """WCAG 2.2, 1.4.3: large text is of 18 points, or of 14 in bold."""
    is_large = label.size >= 18 or (label.face == "bold" and label.size >= 14)
    return 3.0 if is_large else 4.5


@EVERY
@pytest.mark.parametrize("kind", CHARTS)
def test_every_text_can_be_read_on_its_ground(kind: str, theme: Theme) -> None:
    faint = {
        f"{name}: {label.text} in {label.colour} on {label.ground}"
        for name, layout in drawn(kind, theme).items()
        for label in layout.labels
        if contrast(label.colour, label.ground) < least_contrast(label)
    }
    assert faint == set()


@EVERY
@pytest.mark.parametrize("kind", CHARTS)
def test_every_text_can_be_read_on_what_is_drawn_below_it(kind: str, theme: Theme) -> None:
    """The middle colour of the pixels below a text; thin lines may cross it."""
    layout = drawn(kind, theme)["report"]
    png = picture(replace(layout, labels=()), DOTS_PER_INCH)
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))
    faint = set()
    for label in layout.labels:
        left, right = round(label.box.left), round(label.box.right)
        below = pixels[round(label.box.top) : round(label.box.bottom) + 1, left : right + 1]
        ground = "#{:02X}{:02X}{:02X}".format(*np.median(below.reshape(-1, 3), axis=0).astype(int))
        if contrast(label.colour, ground) < least_contrast(label):
            faint.add(f"{label.text} in {label.colour} on {ground}")
    assert faint == set()


def colours(shape: Shape) -> set[str]:
    return {colour for colour in (shape.fill, shape.stroke) if colour}


def within(shape: Shape, other: Shape) -> bool:
    """Whether a shape is drawn over another and does not leave it."""
    low, high = (np.asarray(other.vertices, float).min(0), np.asarray(other.vertices, float).max(0))
    places = np.asarray(shape.vertices, float)
    return bool(((places >= low - 0.5) & (places <= high + 0.5)).all())


def is_data(shape: Shape) -> bool:
    return any(word in DATA for word in shape.name.replace(":", " ").split())


@EVERY
@pytest.mark.parametrize("kind", CHARTS)
def test_every_mark_of_a_value_can_be_seen(kind: str, theme: Theme) -> None:
    """WCAG 2.2, 1.4.11; a pale mark counts by the outline that is drawn around it."""
    faint, seen = set(), 0
    for name, layout in drawn(kind, theme).items():
        for shape in layout.shapes:
            if not is_data(shape):
                continue
            seen += 1
            painted = {
                each
                for other in layout.shapes
                if other is shape or (other.stroke and within(other, shape))
                for each in colours(other)
            }
            if max(contrast(each, theme.paper) for each in painted) < 3:
                faint.add(f"{name}: {shape.name} in {sorted(painted)}")
    assert faint == set()
    assert seen or kind == "grid", "marks of values have names"


@EVERY
@pytest.mark.parametrize("kind", CHARTS)
def test_no_more_than_four_colours_mean_something(kind: str, theme: Theme) -> None:
    for layout in drawn(kind, theme).values():
        marked = {each for shape in layout.shapes if is_data(shape) for each in colours(shape)}
        meant = marked & {*theme.accents, *theme.soft_accents} - {theme.paper}
        series = {theme.accents.index(each) for each in meant & {*theme.accents}}
        assert len(series) <= 4
        assert not {each for each in marked if _is_strange(each, theme)}


def _is_strange(colour: str, theme: Theme) -> bool:
    """Whether a colour is none of the theme's, and no mixture of one with the paper."""
    bases = (*theme.accents, *theme.soft_accents, theme.axis, theme.ink, theme.muted)
    point, paper = _channels(colour), _channels(theme.paper)
    for base in map(_channels, bases):
        way = base - paper
        share = float(np.clip((point - paper) @ way / (way @ way), 0, 1))
        if np.abs(paper + share * way - point).max() <= 2:
            return False
    return True


def _channels(colour: str) -> np.ndarray:
    return np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], float)
