"""Charts taken from the cache: the same as drawn, and drawn anew when anything changes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from factpress.build.preparation import prepare
from factpress.cache.drawings import Drawings
from factpress.cache.keys import key_of
from factpress.cache.store import Store
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
    drawn = Drawings().for_slide(chart, 550, 340, LIGHT, has_ground=True)
    assert drawn.png.startswith(b"\x89PNG")
    assert Drawings(store).for_slide(chart, 550, 340, LIGHT, has_ground=True) == drawn
    assert Drawings(store).for_slide(chart, 550, 340, LIGHT, has_ground=True) == drawn


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
    # Its alt text is not drawn.
    drawings.for_report(replace(chart, alt="Another."), 450, None, LIGHT)
    assert store.kept().values == 7


def test_the_key_of_a_chart_is_the_same_in_each_process():
    script = (
        "from factpress.build.preparation import prepare\n"
        "from factpress.cache.keys import key_of\n"
        "from tests.conftest import GALLERY\n"
        "print(*(key_of(each.chart) for each in prepare(GALLERY).exhibits.values()"
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
    assert len({key_of(value) for value in different}) == len(different)
    assert key_of("a", "b") != key_of("ab")
    assert key_of(("a",), ("b",)) != key_of(("a", "b"))
    assert key_of(frozenset(["a", "b"])) == key_of(frozenset(["b", "a"]))


def test_what_has_no_value_has_no_key():
    with pytest.raises(TypeError, match="a function has no value that can be told"):
        key_of(lambda: None)
