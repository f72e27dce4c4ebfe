"""Charts that can be edited, read back: the chart with python-pptx, its workbook with openpyxl."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from itertools import combinations, count
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Emu

from factpress.build.pipeline import Document, build
from factpress.build.preparation import Prepared, prepare
from factpress.charts.native.kinds import native_chart
from factpress.charts.native.model import NativeChart, NativeForm
from factpress.charts.sheet import Sheet
from factpress.charts.style import SLIDE, ChartStyle
from factpress.deck.model import ChartBox, Frame, PictureBox, ShapesBox
from factpress.deck.native.paint import Palette
from factpress.deck.native.shapes import group as group_element
from factpress.deck.planning import plan_deck, plan_in_style
from factpress.exhibits.model import ChartExhibit
from factpress.theme import DARK, HouseStyle
from tests.charts.samples import rows_file
from tests.conftest import ARMENIA, GALLERY
from tests.deck import validators
from tests.deck.accessibility import findings
from tests.deck.house_templates import TEMPLATES
from tests.deck.package_checks import package_faults
from tests.deck.samples import build_deck, draw

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
ARROWS = re.compile("^[←→] | →$")
REST = "The rest"

# The children of elements, in the order of the schema (ISO/IEC 29500-1, annex A.5.1).
ORDERS = {
    "chartSpace": "date1904 roundedCorners chart spPr txPr externalData",
    "chart": "autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "plotArea": "layout barChart lineChart scatterChart catAx valAx spPr",
    "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    "lineChart": "grouping varyColors ser marker axId",
    "scatterChart": "scatterStyle varyColors ser axId",
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls errBars cat val xVal yVal smooth",
    "dPt": "idx invertIfNegative marker bubble3D spPr",
    "dLbls": "dLbl showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    "dLbl": "idx tx spPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
    "showBubbleSize",
    "errBars": "errDir errBarType errValType noEndCap plus minus spPr",
    "catAx": "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr "
    "crossAx crosses auto lblAlgn lblOffset tickLblSkip noMultiLvlLbl",
    "valAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark "
    "tickLblPos spPr txPr crossAx crosses crossBetween majorUnit",
    "scaling": "orientation max min",
    "legend": "legendPos legendEntry layout overlay txPr",
}
# What a program takes for the places of labels: PowerPoint offers a repair for any other.
SIDES = {
    "clustered": {"outEnd", "ctr", "inEnd"},
    "stacked": {"ctr", "inEnd"},
    "standard": {"r", "l", "t", "b"},
    "lineMarker": {"r", "l", "t", "b"},
}


@pytest.fixture(scope="module")
def gallery() -> Prepared:
    return prepare(GALLERY)


def deck_of(prepared: Prepared, style: HouseStyle | None = None) -> bytes:
    style = style or prepared.style
    told = (prepared.story, prepared.exhibits, prepared.wording)
    plan, canvas = plan_in_style(*told, style, "editable")
    return build_deck(plan, canvas, prepared.exhibits, draw, style)


@pytest.fixture(scope="module")
def deck(gallery: Prepared) -> bytes:
    return deck_of(gallery)


@pytest.fixture(scope="module")
def charts(deck: bytes) -> Mapping[str, Any]:
    """The charts of the deck by their names."""
    slides = Presentation(io.BytesIO(deck)).slides
    return {
        shape.name: shape.chart for slide in slides for shape in slide.shapes if shape.has_chart
    }


def planned(gallery: Prepared) -> Iterator[tuple[str, ChartExhibit, NativeChart]]:
    """The exhibits that have a native chart."""
    for exhibit in gallery.exhibits.values():
        if isinstance(exhibit, ChartExhibit):
            native = native_chart(exhibit.chart, SLIDE, gallery.wording)
            if isinstance(native, NativeChart):
                yield exhibit.slot.label, exhibit, native


def test_six_kinds_are_charts_and_the_map_is_a_group(gallery, charts, deck):
    kinds = [exhibit.chart.kind for _, exhibit, _ in planned(gallery)]
    assert sorted(kinds) == ["bars", "change", "dots", "line", "share", "stack"]
    assert len(charts) == 6
    slides = Presentation(io.BytesIO(deck)).slides
    assert sum(shape.shape_type == 6 for slide in slides for shape in slide.shapes) == 1


def test_the_package_is_sound_and_the_same_on_every_build(gallery, deck):
    assert package_faults(deck) == []
    assert deck_of(gallery) == deck


@pytest.fixture(scope="module")
def armenian_deck() -> bytes:
    return deck_of(prepare(ARMENIA))


def test_the_decks_are_accessible(deck, armenian_deck):
    assert findings(deck) == []
    assert findings(armenian_deck) == []
    assert package_faults(armenian_deck) == []


@pytest.mark.slow
@pytest.mark.openxml
@pytest.mark.skipif(
    not validators.are_installed(), reason="needs ooxml-validator and openxml-audit"
)
def test_the_decks_are_valid(deck, armenian_deck, tmp_path):
    paths = [tmp_path / "gallery.pptx", tmp_path / "armenia.pptx"]
    for path, content in zip(paths, (deck, armenian_deck), strict=True):
        path.write_bytes(content)
    assert validators.sdk_faults(paths) == [[], []]
    assert validators.audit_faults(paths) == [[], []]


@pytest.mark.slow
@pytest.mark.parametrize("name", TEMPLATES)
def test_house_templates_lend_their_colours_and_fonts(name, tmp_path):
    template, facts = tmp_path / "house.pptx", tmp_path / "gallery.yaml"
    template.write_bytes(TEMPLATES[name]())
    text = GALLERY.read_text("utf-8")
    facts.write_text(text.replace("\nbottom_line:", "\ndeck: {charts: editable}\nbottom_line:", 1))
    build(facts, tmp_path, (Document.DECK,), lambda _: None, template=template)
    deck = (tmp_path / "gallery.pptx").read_bytes()
    assert package_faults(deck) == []
    assert findings(deck) == []


# Numbers


def workbook(chart: Any) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))


def table(chart: Any) -> tuple[tuple[Any, ...], list[tuple[Any, ...]]]:
    """The heads and the rows of the page of values."""
    heads, *rows = workbook(chart).worksheets[0].iter_rows(values_only=True)
    return heads, rows


def numbers(text: str) -> set[float]:
    """The numbers that a cell of a data table tells."""
    text = text.replace("\u00a0", " ").replace(",", "").replace("−", "-").replace("%", "")
    found = [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", text)]
    if "±" in text:
        middle, reach = found
        return {middle - reach, middle, middle + reach}
    return set(found)


def known(cells: Any) -> set[float]:
    return {float(cell) for cell in cells if cell is not None}


def test_rows_hold_the_numbers_of_the_data_table(gallery, charts):
    checked = 0
    for label, exhibit, native in planned(gallery):
        if native.form not in {NativeForm.BARS, NativeForm.POINTS}:
            continue
        heads, rows = table(charts[label])
        data = exhibit.chart.data.rows
        skipped = {0, *(index for index, head in enumerate(heads) if head == "Row")}
        for (name, text), row in zip(data, rows, strict=True):
            cells = [cell for index, cell in enumerate(row) if index not in skipped]
            assert row[0].startswith(name)
            assert known(cells) == numbers(text), name
            checked += len(numbers(text))
    assert checked > 20


def test_lines_hold_the_numbers_of_the_data_table(gallery, charts):
    (found,) = [each for each in planned(gallery) if each[2].form is NativeForm.LINES]
    label, exhibit, _ = found
    heads, rows = table(charts[label])
    for column, name in enumerate(["Northern routes", "Southern routes"], start=1):
        mine = [
            index
            for index, head in enumerate(heads)
            if head.startswith(name) and not head.endswith("length of the range")
        ]
        for data, row in zip(exhibit.chart.data.rows, rows, strict=True):
            assert row[0] == data[0]
            assert known(row[index] for index in mine) == numbers(data[column]), data[0]


def test_parts_hold_the_numbers_of_the_data_table(gallery, charts):
    checked = 0
    for label, exhibit, native in planned(gallery):
        if native.form is not NativeForm.STACK:
            continue
        heads, rows = table(charts[label])
        totals = [sum(known(row[1:])) for row in rows]
        for name, text in exhibit.chart.data.rows:
            cells = {
                head: next((row[index] for row in rows if row[index] is not None), None)
                for index, head in enumerate(heads)
                if head.startswith(name)
            }
            extra = cells.pop(f"{name}, up to the upper end", 0)
            (sure,) = cells.values()
            if name != REST:
                assert {sure, sure + extra} == numbers(text), name
                checked += 1
        # What is left fills the bar.
        assert len(set(totals)) == 1
    assert checked == 8


def test_cached_values_are_those_of_the_workbook(charts):
    checked = 0
    for chart in charts.values():
        page = workbook(chart).worksheets[0]
        root = etree.fromstring(chart.part.blob)
        for formula in root.iter(f"{C}f"):
            name, _, address = formula.text.rpartition("!")
            assert name == f"'{page.title}'"
            found = page[address]
            rows = found if isinstance(found, tuple) else ((found,),)
            cells = [cell.value for row in rows for cell in row]
            cache = formula.getnext()
            assert int(cache.find(f"{C}ptCount").get("val")) == len(cells)
            points = {int(each.get("idx")): each[0].text for each in cache.iter(f"{C}pt")}
            for index, cell in enumerate(cells):
                if isinstance(cell, str):
                    assert points[index] == cell
                else:
                    assert (float(points[index]) if index in points else None) == cell
            checked += 1
    assert checked > 50


def test_the_texts_are_those_of_the_picture(gallery, charts):
    for label, exhibit, native in planned(gallery):
        root = etree.fromstring(charts[label].part.blob)
        shown = [
            ARROWS.sub("", "".join(text.itertext())) for text in root.iter(f"{C}rich", f"{C}v")
        ]
        shown += [part for text in shown for part in text.split(": ")]
        rows = exhibit.chart.data.rows
        if native.form is NativeForm.LINES:
            # A line has its last value written beside it, or in the legend.
            shown = [" ".join(shown)]
            assert all(text in shown[0] for text in rows[-1][1:])
            continue
        for cells in rows:
            assert [cell for cell in cells if cell not in shown] == []


def test_alt_texts_are_the_same_in_both_modes(gallery):
    told = []
    for mode in ("picture", "editable"):
        plan = plan_deck(gallery.story, gallery.exhibits, gallery.wording, charts=mode)
        kinds = PictureBox | ChartBox | ShapesBox
        boxes = [box for slide in plan.slides for box in slide.boxes if isinstance(box, kinds)]
        told.append([(box.name, box.alt) for box in boxes])
    assert told[0] == told[1]
    assert len(told[0]) == 12


def test_charts_and_groups_have_their_alt_text(deck):
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(deck)).read("ppt/slides/slide5.xml"))
    (group,) = root.iter(f"{P}grpSp")
    assert group[0][0].get("descr").startswith("Figure 3. Ships and engines come from")
    for shape in group.iter(f"{P}sp"):
        named = shape[0][0]
        decorative = shape.find(".//{*}decorative") is not None
        assert named.get("descr") or decorative or "".join(shape.itertext()).strip()


# The workbook


def test_figures_stand_beside_the_values_with_their_sources(charts):
    book = workbook(charts["Figure 7"])
    assert book.sheetnames == ["Figure 7", "Sources"]
    rows = list(book["Sources"].iter_rows(values_only=True))
    assert ("Dunes route", "410–470", None, None) in rows
    told = ("Carried in 2024, Dunes route", "410\u00a0to\u00a0470\u00a0thousand passengers", None)
    assert (*told, "S1, page 9") in rows


def test_workbooks_have_no_date_but_the_edition_and_no_author(deck):
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    assert len(books) == 6
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            core = archive.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2025-03-01T00:00:00Z"}
        assert "<dc:creator></dc:creator>" in core


def test_texts_of_the_facts_are_never_formulas(write_facts):
    names = ["=1+1", "https://example.org/a", "@SUM", "+up", "-down"]
    text = rows_file([f"{index + 1} EUR" for index in range(5)], names, "bars", ", order: given")
    prepared = prepare(write_facts(text.replace("sources:", "names: ['=1+1']\nsources:", 1)))
    slide = next(
        slide
        for slide in Presentation(io.BytesIO(deck_of(prepared))).slides
        if any(shape.has_chart for shape in slide.shapes)
    )
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert list(chart.plots[0].categories) == names
    book = workbook(chart)
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)


# The parts


def test_elements_stand_in_the_order_of_the_schema(charts):
    for chart in charts.values():
        for element in etree.fromstring(chart.part.blob).iter(etree.Element):
            order = ORDERS.get(etree.QName(element).localname, "").split()
            if order and element.tag.startswith(C) and len(element):
                places = [order.index(etree.QName(child).localname) for child in element]
                if etree.QName(element).localname == "plotArea":
                    places = [min(place, 4) for place in places[:-1]]
                assert places == sorted(places), element.tag


def test_labels_stand_where_the_chart_allows_them(charts):
    for chart in charts.values():
        root = etree.fromstring(chart.part.blob)
        kind = next(root.iter(f"{C}grouping", f"{C}scatterStyle")).get("val")
        assert {each.get("val") for each in root.iter(f"{C}dLblPos")} <= SIDES[kind]


def test_ids_are_positive_and_series_count_up(charts):
    for chart in charts.values():
        root = etree.fromstring(chart.part.blob)
        ids = [int(each.get("val")) for each in root.iter(f"{C}axId", f"{C}crossAx")]
        assert min(ids) > 0
        order = sorted(int(each.find(f"{C}order").get("val")) for each in root.iter(f"{C}ser"))
        assert order == list(range(len(order)))


def test_no_text_is_smaller_than_12_points(deck):
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        names = [name for name in archive.namelist() if name.startswith("ppt/charts/chart")]
        roots = [etree.fromstring(archive.read(name)) for name in names]
        slide = etree.fromstring(archive.read("ppt/slides/slide5.xml"))
    roots.append(next(slide.iter(f"{P}grpSp")))
    sizes = [int(each.get("sz")) for root in roots for each in root.iter() if each.get("sz")]
    assert len(sizes) > 100
    assert min(sizes) >= 1200


@pytest.mark.parametrize(("style", "ink"), [(HouseStyle(), "dk1"), (HouseStyle(DARK), "lt1")])
def test_colours_are_those_of_the_theme(write_facts, style, ink):
    data = deck_of(prepare(write_facts(rows_file(["4 EUR"], ["Ore"], "bars"))), style)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("ppt/charts/chart1.xml"))
    text = root.find(f"{C}txPr").find(f".//{A}schemeClr")
    assert text.get("val") == ink
    colours = {each.get("val") for each in root.iter(f"{A}schemeClr")}
    assert "accent1" in colours


# The map


@pytest.fixture(scope="module")
def group(deck: bytes) -> Any:
    slide = Presentation(io.BytesIO(deck)).slides[4]
    return next(shape for shape in slide.shapes if shape.shape_type == 6)


def test_every_country_is_a_shape_with_its_name(group):
    names = [shape.name for shape in group.shapes]
    for name in ("Portugal", "Norway", "Italy", "France", "Ukraine"):
        assert name in names
    assert "Norway → Portugal" in names
    fills = {
        shape.name: etree.tostring(shape._element.spPr.find(f"{A}solidFill"))
        for shape in group.shapes
        if shape.name in {"Norway", "Italy", "France", "Spain"}
        and shape._element.spPr.find(f"{A}solidFill") is not None
    }
    assert fills["France"] == fills["Spain"] != fills["Italy"]


def test_texts_of_the_map_are_boxes_that_do_not_overlap(group):
    boxes = [shape for shape in group.shapes if shape.has_text_frame and shape.text_frame.text]
    texts = [shape.text_frame.text for shape in boxes]
    assert "Norway\nMåne electric ferries\nNatt charging tower" in texts
    for one, other in combinations(boxes, 2):
        apart = (
            one.left + one.width <= other.left
            or other.left + other.width <= one.left
            or one.top + one.height <= other.top + Emu(40_000)
            or other.top + other.height <= one.top + Emu(40_000)
        )
        assert apart, (one.text_frame.text, other.text_frame.text)


def test_shapes_lie_within_the_group(group):
    for shape in group.shapes:
        assert shape.left >= group.left - 60_000
        assert shape.top >= group.top - 60_000
        assert shape.left + shape.width <= group.left + group.width + 60_000
        assert shape.top + shape.height <= group.top + group.height + 60_000


def test_a_number_on_a_disc_is_the_text_of_the_disc():
    sheet = Sheet(ChartStyle(width=100, height=100))
    sheet.disc(50, 50, 9, fill="#075D96", name="Norway")
    sheet.text("1", 50, 54, size=12, colour="#FFFFFF", align="centre", ground="#075D96")
    sheet.text("Norway", 70, 54, size=12)
    box = ShapesBox("Map", Frame(0, 0, 100, 100), "figure-1", "A map.", sheet.finish(100))
    made = group_element(box, count(1), Palette({}), "en")
    shapes = [(shape[0][0].get("name"), "".join(shape.itertext())) for shape in made.iter(f"{P}sp")]
    assert shapes == [("Norway", "1"), ("Norway", "Norway")]
