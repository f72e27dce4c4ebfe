"""The kinds of the gallery in every style: no faults, no crowding, nothing said twice."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from factpress.charts.pictures import lay_out
from factpress.charts.style import SLIDE, SLIDE_ALONE
from factpress.words.english import WORDS
from tests.charts.samples import chart_of, rows_file, slope_file
from tests.charts.test_drawn_colours import CHARTS, STYLES
from tests.charts.test_supply_map import box_of

EVERY = {**STYLES, "alone": replace(SLIDE_ALONE, width=918, height=498)}
LEAST_GAP = 0.3
"""Between two texts on one line, in em."""


@pytest.mark.parametrize("style", EVERY)
@pytest.mark.parametrize("kind", CHARTS)
def test_texts_are_whole_and_stand_apart(kind: str, style: str) -> None:
    layout = lay_out(CHARTS[kind], EVERY[style])
    assert list(layout.faults()) == []
    close = [
        (one.text, other.text)
        for one, other in combinations(sorted(layout.labels, key=lambda each: each.x), 2)
        if abs(one.y - other.y) < 0.5
        and other.box.left - one.box.right < LEAST_GAP * min(one.size, other.size)
    ]
    # A number of the key and its word, and the words before a value, are one text in two faces.
    assert [pair for pair in close if not pair[0].endswith("\u00a0")] == []


@pytest.mark.parametrize("kind", CHARTS)
def test_texts_on_slides_can_be_read_from_afar(kind: str) -> None:
    for style in ("slide", "wide", "alone"):
        assert min(label.size for label in lay_out(CHARTS[kind], EVERY[style]).labels) >= 12


@pytest.mark.parametrize("style", EVERY)
def test_what_an_inset_shows_is_marked_within_the_map(style: str) -> None:
    layout = lay_out(CHARTS["supply-map"], EVERY[style])
    (locator,) = [box_of(each) for each in layout.shapes if each.name == "locator"]
    clips = [each.clip for each in layout.shapes if each.clip]
    assert locator.inside(max(clips, key=lambda clip: clip.width * clip.height), 0)


def test_a_unit_that_names_what_is_measured_says_it_alone() -> None:
    assert CHARTS["change"].subtitle == "Million passengers"
    assert CHARTS["share"].subtitle == "Crossings, per cent"


def test_a_share_shows_what_is_not_exact() -> None:
    chart = chart_of(rows_file(["30..35 %", "~20 %"], ["Here", "There"], "share"))
    layout = lay_out(chart, SLIDE)
    assert {"f0:low", "f0:high", "f1:low", "f1:about"} <= {each.name for each in layout.shapes}
    assert WORDS.striped in chart.note
    assert WORDS.faded in chart.note
    assert ". ." not in chart.alt


def test_the_end_of_a_change_that_is_not_reported_is_named_at_its_beginning() -> None:
    chart = chart_of(slope_file([("5 %", "7 %"), ("3 %", "not reported")], ["North", "South"]))
    named = [label for label in lay_out(chart, SLIDE).labels if label.text == "South"]
    assert sorted(label.x < SLIDE.width / 2 for label in named) == [False, True]
    assert {label.face for label in named} == {"regular"}
