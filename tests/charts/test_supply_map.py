"""The supply map: complete, legible, and every flow at its end."""

import subprocess
import sys
from dataclasses import replace
from functools import lru_cache
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
from factpress.charts.style import REPORT, SLIDE, WIDE_SLIDE
from factpress.geography.border_views import BORDER_VIEWS, BorderView
from factpress.geography.countries import country_name
from factpress.theme import DARK, LIGHT, contrast
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
            vias=(POTI.name,),
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
    name = country_name(recipient)
    return SupplyMapPlan(recipient, name, suppliers, (), "en", elsewhere="Items: Table 1.")


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


STYLES = {"report": REPORT, "slide": SLIDE, "wide": WIDE_SLIDE}
# Of cases of a kind the others are slow; CI runs them.
QUICK = {
    ("Armenia", "report"), ("Armenia", "slide"), ("Armenia", "wide"), ("world 6", "report"),
    ("world 30", "report"), ("world 30", "slide"), ("Europe 4, one far away", "report"),
    ("Europe 10", "report"), ("Europe 15", "slide"), ("small island", "slide"),
}  # fmt: skip
CASES = [
    pytest.param(name, style, marks=[] if (name, style) in QUICK else [pytest.mark.slow])
    for name in PLANS
    for style in STYLES
]


@lru_cache(maxsize=64)
def drawn(name: str, style: str) -> Layout:
    """One of the plans, drawn once for all tests."""
    return draw_map(PLANS[name], CAPTIONS, STYLES[style])


@pytest.mark.parametrize(("name", "style"), CASES)
def test_no_faults(name: str, style: str) -> None:
    layout = drawn(name, style)
    assert list(faults(layout)) == []
    assert layout.height <= 631


@pytest.mark.parametrize(("name", "style"), CASES)
def test_flows_end_at_the_recipient(name: str, style: str) -> None:
    plan, layout = PLANS[name], drawn(name, style)
    (recipient,) = [
        shape for shape in shapes(layout, f"recipient {plan.recipient}") if shape.layer < 12
    ]
    end, radius = middle(recipient), box_of(recipient).width / 2
    heads = {shape.name: shape.vertices[0] for shape in shapes(layout, "head of flow")}
    assert heads.keys() == {f"head of flow {supplier.code}" for supplier in plan.suppliers}
    for x, y in heads.values():
        assert hypot(x - end[0], y - end[1]) == pytest.approx(radius, abs=0.5)


@pytest.mark.parametrize("style", STYLES)
def test_flow_passes_through_the_site(style: str) -> None:
    layout = drawn("Armenia", style)
    (site,) = shapes(layout, f"place {POTI.name}")
    (inset,) = shapes(layout, "inset")[-1:]
    assert box_of(site).inside(box_of(inset))
    (flow,) = [shape for shape in layout.shapes if shape.name == "inset flow FR"]
    nearest = np.hypot(*(np.asarray(flow.vertices) - middle(site)).T).min()
    assert nearest < 0.5


def test_locator_shows_what_the_inset_holds() -> None:
    layout = drawn("Armenia", "report")
    (locator,) = shapes(layout, "locator")
    (inset,) = [shape for shape in layout.shapes if shape.name == "inset"]
    recipient = next(shape for shape in shapes(layout, "recipient AM") if shape.layer < 12)
    assert box_of(recipient).inside(box_of(locator))
    assert box_of(locator).width < box_of(inset).width / 2
    ratios = [box.width / box.height for box in (box_of(locator), box_of(inset))]
    assert ratios[0] == pytest.approx(ratios[1], rel=0.01)


@pytest.mark.parametrize(("name", "style"), CASES)
def test_every_name_and_item_is_printed(name: str, style: str) -> None:
    plan, layout = PLANS[name], drawn(name, style)
    # A label's lines follow each other, so an item reads on over its line breaks.
    printed = " ".join(label.text for label in layout.labels).replace("\u00a0", " ")
    assert plan.recipient_name in printed
    says_where = "Items: Table 1." in printed
    assert not says_where or (style != "report" and len(plan.suppliers) > 5)
    for supplier in plan.suppliers:
        assert supplier.name in printed
        items = "; ".join(supplier.items)
        assert says_where or items in printed or " ".join(supplier.items) in printed
    for site in plan.sites:
        assert f"{site.name} {site.note}" in printed


def test_numbers_of_the_key_stand_on_the_map() -> None:
    layout = drawn("world 30", "slide")
    count = len(PLANS["world 30"].suppliers)
    numbers = sorted(int(label.text) for label in layout.labels if label.text.isdigit())
    assert numbers == sorted([*range(1, count + 1)] * 2)
    assert {shape.name for shape in shapes(layout, "badge ")} == {
        f"badge {supplier.code}" for supplier in PLANS["world 30"].suppliers
    }


def test_without_a_table_the_missing_items_are_faults() -> None:
    plan = replace(PLANS["world 30"], elsewhere="")
    found = list(faults(draw_map(plan, CAPTIONS, SLIDE)))
    assert found
    assert all(fault.startswith("missing: ") for fault in found)


BANDAR = Site("Bandar Abbas, Iran", "transit", latitude=27.19, longitude=56.28)
AGULHAS = Site("Cape Agulhas, at sea", "", latitude=-36.0, longitude=20.0)


@pytest.mark.parametrize("style", ["report", "slide"])
def test_a_supplier_may_have_several_ways(style: str) -> None:
    sites = (POTI, BANDAR, AGULHAS)
    france = replace(ARMENIA.suppliers[0], vias=tuple(site.name for site in sites))
    plan = replace(ARMENIA, suppliers=(france, ARMENIA.suppliers[1]), sites=sites)
    layout = draw_map(plan, CAPTIONS, STYLES[style])
    assert list(faults(layout)) == []
    heads = [shape for shape in layout.shapes if shape.name == "head of flow FR"]
    assert len(heads) == 3
    # The inset shows what is near; the others stand on the map.
    for site in sites[1:]:
        (dot,) = shapes(layout, f"place {site.name}")
        assert dot.layer < 12
        ways = [shape for shape in layout.shapes if shape.name == "flow FR"]
        nearest = min(np.hypot(*(np.asarray(way.vertices) - middle(dot)).T).min() for way in ways)
        assert nearest < 1


ODD = {
    "opposite ends of the Earth": ("NZ", ["ES"]),
    "all from one country": ("FJ", ["US"]),
    "the smallest": ("MC", ["VA", "SM", "NR"]),
    "beyond the map": ("AQ", ["GB", "AR"]),
    "across 180°": ("FJ", ["KI", "WS", "TO"]),
    "neighbours within": ("LS", ["ZA"]),
    "half a view": ("EH", ["MA", "RU", "IL"]),
}


@pytest.mark.parametrize("borders", BORDER_VIEWS)
@pytest.mark.parametrize(
    ("recipient", "codes"),
    [pytest.param(*ends, id=name, marks=[] if name == "the smallest" else [pytest.mark.slow])
     for name, ends in ODD.items()],
)  # fmt: skip
def test_odd_maps_have_no_faults(recipient: str, codes: list[str], borders: BorderView) -> None:
    plan = replace(sample(recipient, codes), borders=borders)
    for style in (REPORT, SLIDE):
        assert list(faults(draw_map(plan, CAPTIONS, style))) == []


def test_texts_can_be_read_on_their_ground() -> None:
    for theme in (LIGHT, DARK):
        for plan in (ARMENIA, PLANS["Europe 10"]):
            layout = draw_map(plan, CAPTIONS, replace(REPORT, theme=theme))
            assert list(faults(layout)) == []
            for label in layout.labels:
                assert contrast(label.colour, label.ground) >= 4.5, label.text


def test_wide_label_does_not_vanish_from_the_inset() -> None:
    long = Site("Poti on the Black Sea coast of Georgia", "port of all deliveries", 42.15, 41.67)
    france, india = ARMENIA.suppliers
    via = replace(france, vias=(long.name,))
    plan = SupplyMapPlan("AM", "Armenia", (via, india), (long,), "en")
    for style in (REPORT, SLIDE):
        layout = draw_map(plan, CAPTIONS, style)
        assert list(faults(layout)) == []
        assert long.name in " ".join(label.text for label in layout.labels)


def test_distant_supplier_enters_from_the_edge() -> None:
    layout = drawn("Europe 4, one far away", "report")
    assert "supplier US" not in {shape.name for shape in layout.shapes}
    (flow,) = [shape for shape in layout.shapes if shape.name == "flow US"]
    x, y = flow.vertices[0]
    panel = box_of(layout.shapes[0])
    assert min(x - panel.left, panel.right - x, y - panel.top, panel.bottom - y) < 0.1


def test_map_fills_the_measure() -> None:
    for name, style in STYLES.items():
        sea = box_of(drawn("Armenia", name).shapes[0])
        assert (sea.left, sea.right) == (0, style.width)


def test_countries_have_their_colours() -> None:
    layout = drawn("Armenia", "report")
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
    layout = drawn("Armenia", "slide")
    dashed = [shape for shape in layout.shapes if shape.dash]
    assert dashed
    for shape in dashed:
        for x, y in np.asarray(shape.vertices):
            assert not any(
                label.box.left < x < label.box.right and label.box.top < y < label.box.bottom
                for label in layout.labels
            )
