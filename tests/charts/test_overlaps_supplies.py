"""Stacks, stages and grids: no text over another, outside, missing or too small, anywhere."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from factpress.build.preparation import prepare
from factpress.charts.model import Chart
from factpress.charts.pictures import lay_out
from factpress.charts.style import REPORT, SLIDE, WIDE_SLIDE, ChartStyle
from factpress.exhibits.model import ChartExhibit
from factpress.facts.model import Stage
from factpress.geography.countries import country_name

HALF = replace(REPORT, width=218)
STYLES = {"report": REPORT, "half": HALF, "slide": SLIDE, "wide": WIDE_SLIDE}
SUPPLIERS = (
    "BA VC GS CF US GB AE DO TT KN FR IN DE PL CZ EE FI GR IT LT NL NO RO ES SE CA AU JP KR TR"
).split()
ITEMS = {
    "English": (
        "Air-defence missile systems", "Ground Master radars", "Multi-purpose armoured vehicles",
        "Training for the armed forces", "Night-vision devices",
    ),
    "German": (
        "Panzerabwehrlenkwaffensystem Mittelstreckenausführung",
        "Rüstungsbeschaffungsgesamtausgabenermittlungsverfahren",
        "Minenräumpanzerfahrzeug", "Nachtsichtgerätesatz", "Feldlazarettcontainerausstattung",
    ),
    "Armenian": (
        "Հակաօդային պաշտպանության հրթիռային համակարգեր", "Ռադիոտեղորոշիչ կայաններ",
        "Բազմաֆունկցիոնալ զրահամեքենաներ", "Զինված ուժերի վարժանքներ", "Գիշերային տեսանելիություն",
    ),
}  # fmt: skip
STAGES = {
    "English": None,
    "German": ("angeboten", "angekündigt", "Vertrag unterzeichnet", "wird ausgeliefert",
               "geliefert"),
    "Armenian": ("առաջարկված", "հայտարարված", "պայմանագիրը կնքված", "մատակարարվում է",
                 "մատակարարված"),
}  # fmt: skip

FACTS = """\
factpress: 1
title: Overlaps
date: 2024-01-31
bottom_line: Nothing overlaps.
sources:
  report: {title: The report}
"""
SECTION = """\
sections:
  - headline: Nothing overlaps
    chart: {%s}
"""


@cache
def planned(facts: str, chart: str) -> Chart:
    """The chart of some facts, planned once for all the styles that it is drawn in."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.yaml"
        path.write_text(FACTS + facts + SECTION % chart, "utf-8")
        exhibits = prepare(path).exhibits.values()
    return next(
        exhibit.chart
        for exhibit in exhibits
        if isinstance(exhibit, ChartExhibit) and f"kind: {exhibit.chart.kind}" in chart
    )


def supplies(suppliers: int, items: int, names: Sequence[str]) -> str:
    lines = ["supplies:"]
    for index, code in enumerate(SUPPLIERS[:suppliers]):
        for number in range(items):
            name = names[(index + number) % len(names)]
            stage = list(Stage)[(index + number) % len(Stage)]
            told = f", stage: {stage}" if (index + number) % 4 != 3 else ""
            lines.append(
                f"  - {{supplier: {code}, recipient: UA, item: {name} {'ABCDE'[number]}, "
                f"kind: {name}, status: as {stage} by the ministry{told}, "
                f"source: 'report, page {index + 1}'}}"
            )
    return "\n".join(lines) + "\n"


def cases(*sizes: tuple[int, int]) -> list[object]:
    """Languages and sizes; of the large ones all but the longest words are slow."""
    return [
        pytest.param(
            *(language, suppliers, items),
            marks=[pytest.mark.slow] if suppliers > 2 and language != "German" else [],
        )
        for language in ITEMS
        for suppliers, items in sizes
    ]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize(
    ("language", "suppliers", "items"),
    cases((1, 1), (1, 5), (2, 5), (6, 3), (6, 5), (15, 1), (20, 2), (30, 1)),
)
def test_stages(style: ChartStyle, language: str, suppliers: int, items: int):
    text = supplies(suppliers, items, ITEMS[language])
    chart = planned(text, "kind: status")
    if stages := STAGES[language]:
        chart = replace(chart, plan=replace(chart.plan, stages=stages))
    layout = lay_out(chart, style)
    assert list(layout.faults()) == []
    assert layout.height <= 640


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize(
    ("language", "suppliers", "items"),
    cases((1, 1), (1, 5), (2, 5), (6, 5), (15, 2), (15, 5), (30, 1), (30, 5)),
)
def test_grids(style: ChartStyle, language: str, suppliers: int, items: int):
    chart = planned(supplies(suppliers, items, ITEMS[language]), "kind: grid")
    layout = lay_out(chart, style)
    assert list(layout.faults()) == []
    assert layout.height <= 640


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize(("count", "length"), [(12, 40), (6, 60)])
def test_grids_of_the_longest_categories(style: ChartStyle, count: int, length: int):
    heavy = "Heavy anti-tank weapons with ammunition and spare parts for years"
    names = [f"{heavy[: length - 2]} {letter}" for letter in "ABCDEFGHIJKL"[:count]]
    chart = planned(supplies(30, 5, names), "kind: grid")
    assert len(chart.plan.categories) == count
    assert list(lay_out(chart, style).faults()) == []


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_forty_supplies_with_the_longest_names(style: ChartStyle):
    text = supplies(20, 2, ITEMS["English"])
    text = text.replace("item: ", f"item: {'Guided weapons and their spare parts, ' * 2}")
    chart = planned(text.replace("parts, ", "parts and "), "kind: status")
    assert list(lay_out(chart, style).faults()) == []


VALUES = {
    "exact": ("520 million EUR", "310 million EUR", "90 million EUR", "1.2 billion EUR"),
    "ranges": ("450..520 million EUR", "~310 million EUR", ">= 90 million EUR", "~1.4 billion EUR"),
    "bounds": ("<= 5 EUR", "> 9 EUR", "12 ± 3 EUR", ">= 40 EUR"),
    "tiny": ("0.001 EUR", "0.002 EUR", "0.003 EUR", "0.01 EUR"),
    "far apart": ("0.001 EUR", "1000000000000 EUR", "1 EUR", "1000000000002 EUR"),
    "huge": ("1 trillion EUR", "2 trillion EUR", "3 trillion EUR", "9 trillion EUR"),
    "nothing": ("0 EUR", "0 EUR", "0 EUR", "0 EUR"),
    "not reported": ("not reported", "5 EUR", "not reported", "9 EUR"),
    "wide total": ("5 EUR", "6 EUR", "7 EUR", "16..40 EUR"),
    "counts": ("1 system", "2 system", "0 system", "<= 5 system"),
    "per cent": ("10 %", "20..25 %", "< 3 %", "60 %"),
}
OPTIONS = ("figures: [a, b, c], total: t", "figures: [a, b, c, t]", "figures: b, total: t")
LABELS = {
    "short": ("Wages", "Arms", "Roads", "Budget"),
    "German": (*ITEMS["German"][:3], "Verteidigungshaushalt einschließlich Sondervermögen"),
    "Armenian": (*ITEMS["Armenian"][:3], "Պաշտպանության բյուջեն հաջորդ տարվա համար"),
    "longest": tuple(
        f"{which} part of what the government intends to spend on the armed forces and their "
        "equipment, with everything that the ministry has announced since"
        for which in ("first", "second", "third", "whole")
    ),
}


def figures(values: Sequence[str], labels: Sequence[str]) -> str:
    return "figures:\n" + "".join(
        f'  {id_}: {{label: "{label}", value: "{value}", source: "report, page 3"}}\n'
        for id_, label, value in zip("abct", labels, values, strict=True)
    )


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS)
@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_stacks(style: ChartStyle, labels: Sequence[str], values: Sequence[str]):
    for option in OPTIONS:
        chart = planned(figures(values, labels), f"kind: stack, {option}")
        assert list(lay_out(chart, style).faults()) == [], option


def test_every_supplier_is_drawn():
    for kind in ("status", "grid"):
        chart = planned(supplies(15, 2, ITEMS["English"]), f"kind: {kind}")
        drawn = " ".join(label.text for label in lay_out(chart, REPORT).labels)
        assert all(country_name(code) in drawn for code in SUPPLIERS[:15])
