"""Supply maps: no text over another or over a flow, none outside, missing or too small.

Mapped with 2 to 30 suppliers of one item or five, whatever the language and the place.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factpress.charts.frame import Captions
from factpress.charts.ladder import PAGE
from factpress.charts.maps.checks import faults
from factpress.charts.maps.drawing import draw_map
from factpress.charts.maps.plan import Supplier, SupplyMapPlan
from factpress.charts.style import ChartStyle
from factpress.geography.countries import country_name
from factpress.theme import DARK
from factpress.words import TABLES
from tests.charts.test_overlaps_supplies import ITEMS, STYLES, SUPPLIERS

EUROPE = (
    "CZ EE FI FR DE GR IT LT NL NO PL RO ES SE GB AT BE BG HR DK HU IE LV LU PT SK SI CH MK AL"
).split()
CODES = {"English": "en", "German": "de", "Armenian": "hy"}
SETS = {"all over the world": SUPPLIERS, "Europe": EUROPE}
# Those that take most room; of cases of a kind the others are slow, and CI runs them.
QUICK = {
    ("Europe", 6, 5, "German", "half"), ("Europe", 30, 5, "English", "report"),
    ("all over the world", 2, 5, "German", "half"),
    ("all over the world", 30, 5, "Armenian", "slide"),
}  # fmt: skip


def cases() -> Iterator[object]:
    for place in SETS:
        for suppliers in (2, 6, 15, 30):
            for items in (1, 5):
                for language in CODES:
                    for style in STYLES:
                        case = (place, suppliers, items, language, style)
                        yield pytest.param(*case, marks=[] if case in QUICK else pytest.mark.slow)


def plan_of(place: str, suppliers: int, items: int, language: str) -> SupplyMapPlan:
    code, names = CODES[language], ITEMS[language]
    words = TABLES[code]
    return SupplyMapPlan(
        recipient="UA",
        recipient_name=country_name("UA", code),
        suppliers=tuple(
            Supplier(
                supplier,
                country_name(supplier, code),
                tuple(f"{names[(index + item) % 5]} {'ABCDE'[item]}" for item in range(items)),
            )
            for index, supplier in enumerate(SETS[place][:suppliers])
        ),
        sites=(),
        language=code,
        elsewhere=words.map_items.format(exhibit=words.table.format(number=1)),
    )


def captions(language: str) -> Captions:
    words = TABLES[CODES[language]]
    note = words.map_note.format(borders=words.map_borders_un)
    return Captions("", words.map_subtitle, note, words.source.format(source="S, 4"))


@pytest.mark.parametrize(("place", "suppliers", "items", "language", "style"), list(cases()))
def test_supply_maps(place: str, suppliers: int, items: int, language: str, style: str):
    plan = plan_of(place, suppliers, items, language)
    layout = draw_map(plan, captions(language), STYLES[style])
    assert list(faults(layout)) == []
    assert layout.height <= PAGE + 1


@pytest.mark.slow
@pytest.mark.parametrize("height", [250, 300, 400, 600])
@pytest.mark.parametrize("place", SETS)
def test_heights_that_a_page_has_left(place: str, height: float):
    for suppliers, items in ((2, 1), (6, 5), (15, 5), (30, 5)):
        plan = plan_of(place, suppliers, items, "German")
        style = ChartStyle(width=453.5, height=height, theme=DARK)
        assert list(faults(draw_map(plan, captions("German"), style))) == []
