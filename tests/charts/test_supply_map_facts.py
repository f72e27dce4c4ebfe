"""The supply map and its facts file: what it is asked, what it says, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from factpress.build.preparation import prepare
from factpress.charts.maps.checks import faults
from factpress.charts.model import Chart
from factpress.charts.pictures import lay_out
from factpress.charts.style import HALF, SLIDE
from factpress.exhibits.model import ChartExhibit
from factpress.geography.countries import country_name
from factpress.problems import ProblemsFound
from factpress.words import TABLES

HEAD = """\
factpress: 1
title: Supplies
date: 2024-01-31
language: {language}
bottom_line: Supplies are told.
sources:
  report: {{title: The report}}
supplies:
"""
FOOT = """\
sections:
  - headline: Supplies are told
    chart: {chart}
"""
POTI = "{name: Poti, country: GE, at: [42.15, 41.67]}"
BATUMI = "{name: Batumi, country: GE, at: [41.65, 41.64]}"
ASTARA = "{name: Astara, country: IR, at: [38.43, 48.87]}"
AT_SEA = "{name: Point Nemo, country: NZ, at: [-48.88, -123.39]}"
FAR = "{name: Ushuaia, country: AR, at: [-54.8, -68.3]}"


def supply(supplier: str = "FR", recipient: str = "AM", via: str = "") -> str:
    place = f", via: {via}" if via else ""
    return (
        f"  - {{supplier: {supplier}, recipient: {recipient}, item: GM 200, kind: radars, "
        f"status: signed{place}, source: 'report, page 1'}}\n"
    )


def facts_file(
    folder: Path, *supplies: str, chart: str = "{kind: supply-map}", language: str = "en"
) -> Path:
    path = folder / "facts.yaml"
    text = HEAD.format(language=language) + "".join(supplies) + FOOT.format(chart=chart)
    path.write_text(text, "utf-8")
    return path


def chart_of(path: Path) -> Chart:
    return next(
        exhibit.chart
        for exhibit in prepare(path).exhibits.values()
        if isinstance(exhibit, ChartExhibit) and exhibit.chart.kind == "supply-map"
    )


REFUSED = [
    ([supply("AM")], "", (9, "FP069", "no flow from Armenia to itself", "Name another")),
    (
        [supply(via=POTI), supply(via=BATUMI), supply(via=ASTARA), supply(via=FAR)],
        "",
        (12, "FP069", "The supplies of France go by way of 4 places", "leave out a 'via'"),
    ),
    (
        [supply(via=POTI), supply("IN", via=POTI.replace("42.15", "52.15"))],
        "",
        (10, "FP069", "Poti, Georgia lies elsewhere", "Write 'at: [42.15, 41.67]'"),
    ),
    ([supply("Frankreihc")], "", (9, "FP029", "no country 'Frankreihc'", "France")),
    ([supply("Atlantis")], "", (9, "FP029", "no country 'Atlantis'", "ISO 3166")),
    (
        [supply()],
        ", borders: natural_earth",
        (12, "FP075", "not 'natural_earth'", "Did you mean 'natural-earth'?"),
    ),
    ([supply()], ", borders: india", (12, "FP075", "not 'india'", "Write 'borders: un'")),
    ([supply()], ", recipient: Armenai", (12, "FP029", "no country 'Armenai'", "Armenia")),
]


@pytest.mark.parametrize(("supplies", "options", "expected"), REFUSED)
def test_what_is_refused(
    tmp_path: Path, supplies: list[str], options: str, expected: tuple[int, str, str, str]
):
    path = facts_file(tmp_path, *supplies, chart=f"{{kind: supply-map{options}}}")
    with pytest.raises(ProblemsFound) as raised:
        prepare(path)
    (problem,) = raised.value.problems
    assert (problem.position.line, problem.code) == expected[:2]
    assert expected[2] in problem.message
    assert expected[3] in problem.hint


@pytest.mark.parametrize("name", ["FR", "FRA", "France", "Frankreich", "Francia", "Франция",
                                  "Ֆրանսիա", "the french republic"])  # fmt: skip
def test_countries_are_found_in_six_languages(tmp_path: Path, name: str):
    path = facts_file(tmp_path, supply(name))
    if name == "the french republic":
        with pytest.raises(ProblemsFound):
            prepare(path)
    else:
        assert chart_of(path).plan.suppliers[0].code == "FR"


@pytest.mark.parametrize("places", [(AT_SEA,), (FAR,), (POTI, BATUMI, ASTARA)])
def test_ways_that_are_long_or_many(tmp_path: Path, places: tuple[str, ...]):
    chart = chart_of(facts_file(tmp_path, *(supply(via=place) for place in places), supply("IN")))
    assert len(chart.plan.suppliers[0].vias) == len(places)
    for style in (HALF, SLIDE):
        assert list(faults(lay_out(chart, style))) == []


def test_a_place_of_two_suppliers_is_one_place(tmp_path: Path):
    noted = POTI.replace("}", ", note: port of delivery}")
    chart = chart_of(facts_file(tmp_path, supply(via=POTI), supply("IN", via=noted)))
    (site,) = chart.plan.sites
    assert (site.name, site.note) == ("Poti, Georgia", "port of delivery")
    assert [supplier.vias for supplier in chart.plan.suppliers] == [(site.name,)] * 2


@pytest.mark.parametrize("language", list(TABLES))
def test_the_note_tells_the_view_of_borders(tmp_path: Path, language: str):
    words = TABLES[language]
    views = {"un": words.map_borders_un, "natural-earth": words.map_borders_natural_earth}
    for view, said in views.items():
        chart = f"{{kind: supply-map, borders: {view}}}"
        drawn = chart_of(facts_file(tmp_path, supply(), chart=chart, language=language))
        assert said in drawn.note
        assert drawn.plan.borders == view
    assert views["un"] in chart_of(facts_file(tmp_path, supply(), language=language)).note


def test_a_crowded_slide_says_which_table_has_the_items(tmp_path: Path):
    codes = "PL DE FR IT GB ES SE FI NL BE NO DK CZ RO GR LT LV EE PT IE".split()
    path = facts_file(tmp_path, *(supply(code) for code in codes for _ in range(3)))
    layout = lay_out(chart_of(path), SLIDE)
    assert list(faults(layout)) == []
    printed = " ".join(label.text for label in layout.labels).replace("\u00a0", " ")
    assert "Items: Table 1." in printed
    assert all(country_name(code) in printed for code in codes)


def test_a_table_of_a_section_comes_before_the_annex(tmp_path: Path):
    path = facts_file(tmp_path, supply())
    tables = "  - headline: One\n    table: {kind: supplies, supplier: FR}\n"
    tables += "  - headline: All\n    table: {kind: supplies}\n"
    path.write_text(path.read_text("utf-8") + tables, "utf-8")
    assert chart_of(path).plan.elsewhere == "Items: Table 2."
