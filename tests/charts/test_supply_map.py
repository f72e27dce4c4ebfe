"""The supply map: complete, legible, and every flow at its end."""

import re
import subprocess
import sys
from itertools import pairwise
from math import hypot

import numpy as np
import pytest

from factpress.charts.frame import Captions
from factpress.charts.maps.checks import faults
from factpress.charts.maps.columns import _tops
from factpress.charts.maps.drawing import draw_map
from factpress.charts.maps.plan import Site, Supplier, SupplyMapPlan
from factpress.charts.sheet import Box, Layout, Shape
from factpress.charts.style import REPORT, SLIDE, WIDE_SLIDE, ChartStyle
from factpress.geography.countries import country_name
from factpress.typefaces.family import FACTPRESS_SANS

POTI = Site("Poti, Georgia", "port of delivery", latitude=42.15, longitude=41.67)
ARMENIA = SupplyMapPlan(
    recipient="AM",
    recipient_name="Armenia",
    suppliers=(
        Supplier(
            "FR",
            "France",
            (
                "Mistral air-defence missile systems",
                "Ground Master 200 radars",
                "Bastion armoured vehicles",
                "Defence consultant",
                "Training for the armed forces",
            ),
            via=POTI.name,
        ),
        Supplier(
            "IN", "India", ("Pinaka rocket system", "Zen anti-drone system", "MARG 155 howitzers")
        ),
    ),
    sites=(POTI,),
    language="en",
)
CAPTIONS = Captions(
    title="",
    subtitle="Reported supplies, by supplier",
    note="Lines link suppliers with the recipient; they are not transport routes. Dashed "
    "borders are disputed; no position on the legal status of any territory is implied. "
    "Map data: Natural Earth.",
    source="Source: news analysis, paragraphs 6 to 15",
)
WORLD = (
    "US JP FJ BR ZA NZ SG MT BH CA KR AU FR IN NO CL KE MX EG TH DE ES PL TR PK CO NG VN SE IT"
).split()
EUROPE = "CZ EE FI FR DE GR IT LT NL NO PL RO ES SE GB".split()
ITEMS = ("radars", "armoured vehicles", "155 mm howitzers", "night-vision devices")


def sample(recipient: str, codes: list[str]) -> SupplyMapPlan:
    suppliers = tuple(
        Supplier(code, country_name(code), ITEMS[number % 4 : number % 4 + 1 + number % 2])
        for number, code in enumerate(codes)
    )
    return SupplyMapPlan(recipient, country_name(recipient), suppliers, (), "en")


PLANS = {
    "Armenia": ARMENIA,
    "world 2": sample("AM", WORLD[:2]),
    "world 6": sample("AM", WORLD[:6]),
    "world 15": sample("AM", WORLD[:15]),
    "world 30": sample("AM", WORLD),
    "Europe 4, one far away": sample("UA", ["PL", "DE", "FR", "US"]),
    "Europe 5": sample("UA", EUROPE[:5]),
    "Europe 10": sample("UA", EUROPE[:10]),
    "Europe 15": sample("UA", EUROPE),
    "small island": sample("MT", ["IT", "FR", "DE"]),
}


def shapes(layout: Layout, prefix: str) -> list[Shape]:
    return [shape for shape in layout.shapes if shape.name.startswith(prefix)]


def box_of(shape: Shape) -> Box:
    vertices = np.asarray(shape.vertices, dtype=float)
    (left, top), (right, bottom) = vertices.min(axis=0), vertices.max(axis=0)
    return Box(float(left), float(top), float(right), float(bottom))


def middle(shape: Shape) -> tuple[float, float]:
    box = box_of(shape)
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


@pytest.mark.parametrize("style", [REPORT, SLIDE, WIDE_SLIDE], ids=["report", "slide", "wide"])
def test_armenia_has_no_faults(style: ChartStyle) -> None:
    assert list(faults(draw_map(ARMENIA, CAPTIONS, style))) == []


@pytest.mark.parametrize("name", PLANS)
def test_report_has_no_faults(name: str) -> None:
    layout = draw_map(PLANS[name], CAPTIONS, REPORT)
    assert list(faults(layout)) == []
    assert layout.height <= 1.5 * layout.width


@pytest.mark.parametrize("name", [name for name in PLANS if "15" not in name and "30" not in name])
def test_slide_has_no_faults(name: str) -> None:
    assert list(faults(draw_map(PLANS[name], CAPTIONS, SLIDE))) == []


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("style", [REPORT, WIDE_SLIDE], ids=["report", "wide"])
def test_flows_end_at_the_recipient(name: str, style: ChartStyle) -> None:
    plan = PLANS[name]
    layout = draw_map(plan, CAPTIONS, style)
    (recipient,) = [
        shape for shape in shapes(layout, f"recipient {plan.recipient}") if shape.layer < 12
    ]
    end, radius = middle(recipient), box_of(recipient).width / 2
    heads = {shape.name: shape.vertices[0] for shape in shapes(layout, "head of flow")}
    assert heads.keys() == {f"head of flow {supplier.code}" for supplier in plan.suppliers}
    for x, y in heads.values():
        assert hypot(x - end[0], y - end[1]) == pytest.approx(radius, abs=0.5)


@pytest.mark.parametrize("style", [REPORT, SLIDE, WIDE_SLIDE], ids=["report", "slide", "wide"])
def test_flow_passes_through_the_site(style: ChartStyle) -> None:
    layout = draw_map(ARMENIA, CAPTIONS, style)
    (site,) = shapes(layout, f"place {POTI.name}")
    (inset,) = shapes(layout, "inset")[-1:]
    assert box_of(site).inside(box_of(inset))
    (flow,) = [shape for shape in layout.shapes if shape.name == "inset flow FR"]
    nearest = np.hypot(*(np.asarray(flow.vertices) - middle(site)).T).min()
    assert nearest < 0.5


def test_locator_shows_what_the_inset_holds() -> None:
    layout = draw_map(ARMENIA, CAPTIONS, REPORT)
    (locator,) = shapes(layout, "locator")
    (inset,) = [shape for shape in layout.shapes if shape.name == "inset"]
    recipient = next(shape for shape in shapes(layout, "recipient AM") if shape.layer < 12)
    assert box_of(recipient).inside(box_of(locator))
    assert box_of(locator).width < box_of(inset).width / 2
    ratios = [box.width / box.height for box in (box_of(locator), box_of(inset))]
    assert ratios[0] == pytest.approx(ratios[1], rel=0.01)


@pytest.mark.parametrize("name", PLANS)
def test_every_name_and_item_is_printed(name: str) -> None:
    plan = PLANS[name]
    layout = draw_map(plan, CAPTIONS, REPORT)
    # A label's lines follow each other, so an item reads on over its line breaks.
    printed = " ".join(label.text for label in layout.labels)
    assert plan.recipient_name in printed
    for supplier in plan.suppliers:
        assert supplier.name in printed
        items = "; ".join(supplier.items)
        assert items in printed or " ".join(supplier.items) in printed
    for site in plan.sites:
        assert f"{site.name} {site.note}" in printed


def test_crowded_slide_keeps_names_and_says_what_is_missing() -> None:
    plan = PLANS["world 30"]
    layout = draw_map(plan, CAPTIONS, SLIDE)
    found = list(faults(layout))
    assert found
    assert all(re.match("missing: ", fault) for fault in found)
    printed = {label.text for label in layout.labels}
    assert {supplier.name for supplier in plan.suppliers} <= printed


def test_wide_label_does_not_vanish_from_the_inset() -> None:
    long = Site("Poti on the Black Sea coast of Georgia", "port of all deliveries", 42.15, 41.67)
    france, india = ARMENIA.suppliers
    via = Supplier(france.code, france.name, france.items, long.name)
    plan = SupplyMapPlan("AM", "Armenia", (via, india), (long,), "en")
    for style in (REPORT, SLIDE):
        layout = draw_map(plan, CAPTIONS, style)
        assert list(faults(layout)) == []
        assert long.name in " ".join(label.text for label in layout.labels)


def test_distant_supplier_enters_from_the_edge() -> None:
    layout = draw_map(PLANS["Europe 4, one far away"], CAPTIONS, REPORT)
    assert "supplier US" not in {shape.name for shape in layout.shapes}
    (flow,) = [shape for shape in layout.shapes if shape.name == "flow US"]
    x, y = flow.vertices[0]
    panel = box_of(layout.shapes[0])
    assert min(x - panel.left, panel.right - x, y - panel.top, panel.bottom - y) < 0.1


def test_map_fills_the_measure() -> None:
    for style in (REPORT, SLIDE, WIDE_SLIDE):
        sea = box_of(draw_map(ARMENIA, CAPTIONS, style).shapes[0])
        assert (sea.left, sea.right) == (0, style.width)


def test_countries_have_their_colours() -> None:
    layout = draw_map(ARMENIA, CAPTIONS, REPORT)
    fills = {shape.name: shape.fill for shape in shapes(layout, "country ")}
    assert fills["country FR"] == fills["country IN"]
    assert fills["country AM"] != fills["country FR"]


def test_context_names_follow_the_language() -> None:
    german = SupplyMapPlan("AM", "Armenien", ARMENIA.suppliers, ARMENIA.sites, "de")
    printed = {label.text for label in draw_map(german, CAPTIONS, REPORT).labels}
    assert "Russland" in printed
    assert "Russia" not in printed


def test_same_plan_gives_the_same_layout() -> None:
    def fingerprint() -> list[object]:
        layout = draw_map(ARMENIA, CAPTIONS, SLIDE)
        vertices = [np.asarray(shape.vertices).tolist() for shape in layout.shapes]
        return [layout.labels, layout.height, vertices]

    assert fingerprint() == fingerprint()


def test_column_keeps_order_and_stays_in_the_panel() -> None:
    from factpress.charts.maps.blocks import make_block

    blocks = [make_block("Name", ["item"], 10, 100, FACTPRESS_SANS)] * 3
    panel = Box(0, 100, 200, 250)
    tops = _tops([110, 112, 240], blocks, panel, 5)
    assert tops[0] >= panel.top
    assert tops[2] + blocks[2].height <= panel.bottom + 0.01
    assert all(b - a >= blocks[0].height + 4.99 for a, b in pairwise(tops))


def test_importing_the_kind_does_not_load_numpy() -> None:
    code = "import sys, factpress.charts.supply_map; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_disputed_borders_do_not_run_behind_labels():
    layout = draw_map(ARMENIA, CAPTIONS, SLIDE)
    dashed = [shape for shape in layout.shapes if shape.dash]
    assert dashed
    for shape in dashed:
        for x, y in np.asarray(shape.vertices):
            assert not any(
                label.box.left < x < label.box.right and label.box.top < y < label.box.bottom
                for label in layout.labels
            )
