"""Charts on half the measure: every kind draws clean, and the report sets the caption beside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factpress.build.pipeline import Document, build
from factpress.build.preparation import prepare
from factpress.charts.pictures import lay_out
from factpress.charts.style import HALF
from factpress.exhibits.model import ChartExhibit
from tests.charts.test_honesty import CHANGE, FACTS, chart_of, extents
from tests.conftest import ARMENIA, problems_of
from tests.reading import link_places


def clean(chart) -> None:
    for drawn in (chart, replace(chart, note="", source="")):
        assert list(lay_out(drawn, HALF).faults()) == []
        assert list(lay_out(drawn, HALF, "A finding in the picture, said in full").faults()) == []


def test_every_kind_of_the_briefing_draws_clean():
    charts = [each.chart for each in prepare(ARMENIA).exhibits.values()
              if isinstance(each, ChartExhibit)]  # fmt: skip
    assert {chart.kind for chart in charts} >= {"change", "share", "supply-map", "timeline"}
    for chart in charts:
        clean(chart)


@pytest.mark.parametrize(
    ("first", "last", "chart"),
    [
        ("700..800 million USD", "~1.4 billion USD", CHANGE),
        ("0.001 EUR", "1000000000000 EUR", CHANGE),
        ("0 EUR", "5 EUR", CHANGE),
        ("not reported", "not reported", CHANGE),
        ("> 5 EUR", "< 9 EUR", CHANGE),
        ("0.1 %", "99.9 %", "share, figures: [first, last]"),
        ("~30 %", "<= 20 %", "share, figures: [first, last]"),
    ],
)
def test_extreme_values_draw_clean(write_facts, first, last, chart):
    clean(chart_of(write_facts(FACTS.format(first=first, last=last, chart=chart))))


def test_bars_are_as_long_as_their_values(write_facts):
    text = FACTS.format(first="700..800 million USD", last="~1.4 billion USD", chart=CHANGE)
    measured = extents(lay_out(chart_of(write_facts(text)), HALF))
    zero = measured["first:low"][0]
    lengths = measured["first:high"][1] - zero, measured["last:about"][1] - zero
    assert lengths[0] / 800 == pytest.approx(lengths[1] / 1400, rel=1e-3)


HALVED = FACTS.format(first="5 EUR", last="20 EUR", chart=CHANGE + ", size: half")


def test_the_caption_stands_beside_a_half(write_facts, tmp_path):
    build(write_facts(HALVED), tmp_path, (Document.REPORT,), lambda _: None)
    (page,) = link_places((tmp_path / "facts.pdf").read_bytes())[:1]
    (caption,), (difference,) = page.find("Figure 1"), page.find("15 more")
    assert caption.left > difference.right
    assert caption.top > difference.top


@pytest.mark.parametrize("size", ["quarter", "[half]", "''"])
def test_another_size_is_a_problem_with_its_line(write_facts, size):
    path = write_facts(HALVED.replace("size: half", f"size: {size}"))
    line = HALVED[: HALVED.index("size:")].count("\n") + 1
    found = problems_of(lambda: prepare(path))
    assert [code for at, _, code in found if at == line] == ["FP012"]


def test_tables_have_no_size(write_facts):
    text = HALVED.replace(
        "chart: {kind: change, from: first, to: last", "table: {kind: undisclosed"
    )
    problems = problems_of(lambda: prepare(write_facts(text)))
    assert "FP060" in [code for _, _, code in problems]
