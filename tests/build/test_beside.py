"""Charts drawn by a process beside: the same as drawn here, whatever becomes of the process."""

from __future__ import annotations

import errno
import os
import signal
import sys
from dataclasses import replace

import pytest

from factpress.build import beside
from factpress.build.asked import Document
from factpress.build.beside import _Turns, drawer_beside
from factpress.build.pipeline import build
from factpress.build.preparation import prepare
from factpress.cache.drawings import DrawnHere
from factpress.cache.orders import DrawingOrder, drawn, for_report, for_slide
from factpress.charts.model import Chart
from factpress.exhibits.model import ChartExhibit
from factpress.theme import DARK, LIGHT
from tests.companions import DEJAVU
from tests.conftest import ARMENIA, GALLERY

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a fork that is safe")


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    monkeypatch.setattr(beside, "cores", lambda: 2)
    monkeypatch.setattr(beside, "_has_threads", lambda: False)


@pytest.fixture(scope="module")
def charts() -> list[Chart]:
    exhibits = prepare(GALLERY).exhibits.values()
    return [each.chart for each in exhibits if isinstance(each, ChartExhibit)]


@pytest.fixture
def orders(charts) -> dict[str, DrawingOrder]:
    """A chart of each kind for the report, some for slides."""
    orders = {chart.kind: for_report(chart, 450, None, LIGHT) for chart in charts}
    for chart in charts[:3]:
        orders[f"{chart.kind} on a slide"] = for_slide(chart, 500, 300, DARK, has_ground=False)
    return orders


def test_every_kind_is_drawn_as_it_is_here(orders):
    with drawer_beside() as drawer:
        for name, order in orders.items():
            drawer.begin(name, order)
        for name, order in reversed(orders.items()):
            assert drawer.pieces(name, order) == drawn(order)


def test_more_may_be_begun_than_is_held(orders, monkeypatch):
    monkeypatch.setattr(beside, "_AHEAD", 2)
    with drawer_beside() as drawer:
        for name, order in orders.items():
            drawer.begin(name, order)
            drawer.begin(name, order)
            assert len(drawer._under_way) <= 2
        assert len(drawer._waiting) == len(orders) - 2
        assert [drawer.pieces(name, order) for name, order in orders.items()] == [
            drawn(order) for order in orders.values()
        ]


def test_what_was_not_begun_is_drawn_when_it_is_asked_for(orders):
    order = orders["change"]
    with drawer_beside() as drawer:
        drawer.begin("supply-map", orders["supply-map"])
        assert drawer.pieces("change", order) == drawn(order)
        assert drawer.pieces("change", order) == drawn(order)


def test_it_is_another_process_which_ends_with_the_drawer(orders, monkeypatch):
    order = orders["change"]
    monkeypatch.setattr(beside, "drawn", lambda _: pytest.fail("drawn here"))
    with drawer_beside() as drawer:
        drawer.start()
        assert drawer.pieces("change", order)
        process = drawer._process
        os.kill(process, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.parametrize("moment", ["idle", "begun", "asked for"])
def test_a_process_that_dies_is_done_without(orders, moment, monkeypatch):
    with drawer_beside() as drawer:
        drawer.start()
        if moment == "begun":
            for name, order in orders.items():
                drawer.begin(name, order)
        if moment == "asked for":
            receive = drawer._connection.receive

            def dying():
                os.kill(drawer._process, signal.SIGKILL)
                return receive()

            monkeypatch.setattr(drawer._connection, "receive", dying)
        else:
            os.kill(drawer._process, signal.SIGKILL)
        for name, order in orders.items():
            assert drawer.pieces(name, order) == drawn(order)


def test_what_fails_there_fails_here(charts):
    order = for_report(replace(charts[0], plan=None), 450, None, LIGHT)
    good = for_report(charts[0], 450, None, LIGHT)
    with drawer_beside() as drawer:
        drawer.begin("bad", order)
        with pytest.raises(AttributeError):
            drawer.pieces("bad", order)
        assert drawer.pieces("good", good) == drawn(good)


def test_what_cannot_be_sent_is_drawn_here(charts):
    good = for_report(charts[0], 450, None, LIGHT)
    unsent = replace(good, chart=replace(charts[0], figures=(lambda: None,)))  # type: ignore[arg-type]
    with drawer_beside() as drawer:
        drawer.begin("good", good)
        drawer.begin("unsent", unsent)
        assert drawer.pieces("unsent", unsent) == drawn(unsent)
        assert drawer.pieces("good", good) == drawn(good)


def test_an_interrupt_is_not_for_it(orders):
    with drawer_beside() as drawer:
        drawer.start()
        assert drawer.pieces("change", orders["change"])
        os.kill(drawer._process, signal.SIGINT)
        assert drawer.pieces("share", orders["share"]) == drawn(orders["share"])
        os.kill(drawer._process, 0)


def test_what_is_waited_for_is_drawn_first(orders):
    turns = _Turns()
    turns.add("report", orders["share"], first=False)
    turns.add("slide", orders["change on a slide"], first=False)
    turns.add("asked for", orders["change"], first=True)
    done = []
    while turns:
        if (drawn_now := turns.step()) is not None:
            done.append(drawn_now[0])
    assert done == ["asked for", "report", "slide"]


@pytest.mark.parametrize("call", ["fork", "pipe"])
def test_where_no_process_can_be_begun_charts_are_drawn_here(orders, call, monkeypatch):
    def refuse() -> None:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(os, call, refuse)
    with drawer_beside() as drawer:
        drawer.start()
        drawer.begin("change", orders["change"])
        assert drawer.pieces("change", orders["change"]) == drawn(orders["change"])


def test_children_that_the_system_takes_away_are_not_waited_for(orders):
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with drawer_beside() as drawer:
            assert drawer.pieces("change", orders["change"]) == drawn(orders["change"])
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_one_core_and_threads_do_without(monkeypatch):
    monkeypatch.setattr(beside, "cores", lambda: 1)
    with drawer_beside() as drawer:
        assert isinstance(drawer, DrawnHere)
    monkeypatch.setattr(beside, "cores", lambda: 2)
    monkeypatch.setattr(beside, "_has_threads", lambda: True)
    with drawer_beside() as drawer:
        assert isinstance(drawer, DrawnHere)


@pytest.mark.parametrize("look", ["shipped", "house"])
def test_documents_are_the_same(tmp_path, look, monkeypatch):
    every = tuple(Document)
    theme = None
    monkeypatch.setattr(beside, "drawn", lambda _: pytest.fail("drawn here"))
    if look == "house":
        (tmp_path / "sans.ttf").write_bytes(DEJAVU.read_bytes())
        (tmp_path / "house.yaml").write_text("fonts: {regular: sans.ttf}\n")
        theme = str(tmp_path / "house.yaml")
    for way in (False, True):
        build(ARMENIA, tmp_path / str(way), every, lambda _: None, theme, beside=way)
    here, there = (
        {file.name: file.read_bytes() for file in (tmp_path / str(way)).iterdir()}
        for way in (False, True)
    )
    assert len(here) == 4
    assert {name for name in here if here[name] != there[name]} == set()
