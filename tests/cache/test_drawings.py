"""Charts taken from the cache: the same as drawn, and drawn anew when anything changes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from factpress.build.preparation import prepare
from factpress.cache.drawings import Drawings, DrawnHere
from factpress.cache.keys import name_of
from factpress.cache.orders import DrawingOrder
from factpress.cache.store import Store
from factpress.charts.drawing import Drawing
from factpress.charts.model import Chart
from factpress.exhibits.model import ChartExhibit
from factpress.theme import DARK, LIGHT
from factpress.typefaces.family import FACTPRESS_SANS, Family
from tests.companions import DEJAVU, companion
from tests.conftest import GALLERY


@pytest.fixture(scope="module")
def charts() -> list[Chart]:
    """A chart of every kind."""
    exhibits = prepare(GALLERY).exhibits.values()
    return [each.chart for each in exhibits if isinstance(each, ChartExhibit)]


def test_every_kind_comes_from_the_cache_as_it_was_drawn(tmp_path, charts):
    store = Store(tmp_path)
    for chart in charts:
        drawn = Drawings().for_report(chart, 450, None, LIGHT)
        assert Drawings(store).for_report(chart, 450, None, LIGHT) == drawn
        assert Drawings(store).for_report(chart, 450, None, LIGHT) == drawn
    assert store.kept().values == len(charts)


def test_a_slide_has_its_png_from_the_cache(tmp_path, charts):
    store, chart = Store(tmp_path), charts[0]

    def shown(drawings: Drawings) -> tuple[bytes, bytes, Drawing, float, float]:
        picture = drawings.for_slide(chart, 550, 340, LIGHT, has_ground=True)
        return picture.png, picture.svg, picture.drawing, picture.width, picture.height

    drawn = shown(Drawings())
    assert drawn[0].startswith(b"\x89PNG")
    assert drawn[3:] == (550, 340) == (drawn[2].width, drawn[2].height)
    assert shown(Drawings(store)) == drawn
    assert shown(Drawings(store)) == drawn


def test_what_is_kept_is_not_begun_again(tmp_path, charts):
    class Noting(DrawnHere):
        def __init__(self) -> None:
            self.begun: list[str] = []

        def begin(self, _name: str, order: DrawingOrder, /) -> None:
            self.begun.append(order.chart.kind)

    store, (first, second) = Store(tmp_path), charts[:2]
    Drawings(store).for_report(first, 450, None, LIGHT)
    drawer = Noting()
    drawings = Drawings(store, drawer)
    for chart in (first, second):
        drawings.expect_for_report(chart, 450, LIGHT)
        drawings.for_slide(chart, 550, 340, LIGHT, has_ground=True)
        drawings.for_slide(chart, 550, 340, LIGHT, has_ground=True)
    assert drawer.begun == [first.kind, second.kind, second.kind]


def test_whatever_is_drawn_otherwise_is_kept_by_itself(tmp_path, charts):
    store = Store(tmp_path)
    drawings, chart = Drawings(store), charts[0]
    for variant in (
        chart,
        replace(chart, note="Another note."),
        replace(chart, plan=charts[1].plan, kind=charts[1].kind),
    ):
        drawings.for_report(variant, 450, None, LIGHT)
    drawings.for_report(chart, 451, None, LIGHT)
    drawings.for_report(chart, 450, 200, LIGHT)
    drawings.for_report(chart, 450, None, DARK)
    family = Family(FACTPRESS_SANS.name, companions=(companion(DEJAVU),))
    drawings.for_report(chart, 450, None, replace(LIGHT, family=family))
    assert store.kept().values == 7
    for has_ground in (True, False):
        assert drawings.for_slide(chart, 550, 340, LIGHT, has_ground=has_ground).png
    assert store.kept().values == 9
    # Its alt text is not drawn.
    drawings.for_report(replace(chart, alt="Another."), 450, None, LIGHT)
    assert store.kept().values == 9


def test_the_name_of_a_chart_is_the_same_in_each_process():
    script = (
        "from factpress.build.preparation import prepare\n"
        "from factpress.cache.keys import name_of\n"
        "from tests.conftest import GALLERY\n"
        "print(*(name_of(each.chart) for each in prepare(GALLERY).exhibits.values()"
        " if hasattr(each, 'chart')))\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True, capture_output=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1


def test_values_of_different_types_have_different_keys():
    values: list[object] = [
        None,
        "",
        "1",
        1,
        1.0,
        True,
        b"1",
        ("1",),
        [],
        (),
        {"1": ()},
        frozenset(),
    ]
    different = [value for value in values if value != []]
    assert len({name_of(value) for value in different}) == len(different)
    assert name_of("a", "b") != name_of("ab")
    assert name_of(("a",), ("b",)) != name_of(("a", "b"))
    assert name_of(frozenset(["a", "b"])) == name_of(frozenset(["b", "a"]))


def test_what_has_no_value_has_no_key():
    with pytest.raises(TypeError, match="a function has no value that can be told"):
        name_of(lambda: None)
