"""The shipped files, read back with other libraries than the one that wrote them."""

from io import BytesIO
from typing import Any

import matplotlib as mpl
import pytest
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.textpath import TextToPath
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase import ttfonts as reportlab_fonts
from reportlab.pdfgen.canvas import Canvas

from factpress.typefaces import font_file, typeface

STYLES = ["regular", "semibold", "bold", "italic"]

CLAIMED = (
    "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)]))
    + "ȘșȚțẞƏə"
    + "‐‑‒–—―‘’‚“”„†‡•‣…‰′″‹›⁄\u2009\u202f"
    + "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉½⅓⅔¼¾"
    + "€₽֏₾₹₴₺₸£¥№™℮ℓ"
    + "×÷−±≈≤≥≠←↑→↓▪■▲▼●○✓✗"
    + "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
    + "ҐґЄєІіЇїЈјЉљЊњЋћЂђЏџЎўҒғҚқҢңӘәӨөҰұҮүҺһ"
    + "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
    + "".join(map(chr, [*range(0x531, 0x557), *range(0x559, 0x58B)]))
    + "".join(map(chr, [*range(0x10D0, 0x1100), *range(0x1C90, 0x1CBB), *range(0x1CBD, 0x1CC0)]))
)

SAMPLE = "AVATAR To. Größe 1234 affi Հայաստան, և՛ საქართველო ₾ Київ"


@pytest.fixture(params=STYLES)
def style(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def font(style: str) -> TTFont:
    return TTFont(font_file(style))


def test_all_claimed_characters_are_there(style: str, font: TTFont) -> None:
    assert [c for c in CLAIMED if ord(c) not in font.getBestCmap()] == []
    assert typeface(style=style).missing(CLAIMED) == ""


def test_every_drawn_character_has_an_outline(font: TTFont) -> None:
    blank = {
        code
        for code, glyph in font.getBestCmap().items()
        if font["glyf"][glyph].numberOfContours == 0
    }
    assert {chr(code) for code in blank} == set(" \u00a0\u2007\u2009\u200a\u202f")


def test_digits_are_tabular(font: TTFont) -> None:
    cmap = font.getBestCmap()
    assert len({font["hmtx"][cmap[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_width_table_agrees_with_the_font(style: str, font: TTFont) -> None:
    face = typeface(style=style)
    widths = {c: font["hmtx"][g][0] for c, g in font.getBestCmap().items() if c != 0xAD}
    assert {c: w for c, w in face.unit_advances.items() if c not in (0x0A, 0x0D, 0xAD)} == widths
    assert face.units_per_em == font["head"].unitsPerEm
    assert face.ascent * face.units_per_em == font["hhea"].ascent
    assert face.descent * face.units_per_em == -font["hhea"].descent
    assert face.unit_advances[0x6F22] == font["hmtx"][".notdef"][0]


def test_tables_and_size(style: str, font: TTFont) -> None:
    assert font.sfntVersion == "\x00\x01\x00\x00"
    assert not {"GSUB", "GPOS", "kern", "fpgm", "prep", "cvt "} & set(font.keys())
    assert font_file(style).stat().st_size < 150_000


def test_names_keep_the_notices_and_leave_the_reserved_name(style: str, font: TTFont) -> None:
    names = {record.nameID: record.toUnicode() for record in font["name"].names}
    assert names.get(16, names[1]) == "Factpress Sans"
    assert names[4] == f"Factpress Sans {style.title()}"
    assert "Adobe" in names[0]
    assert "Noto Project Authors" in names[0]
    assert "SIL Open Font License" in names[13]
    assert not [number for number in (1, 3, 4, 6, 16) if "Source" in names.get(number, "")]
    assert font["head"].created == font["head"].modified


def test_classes(style: str, font: TTFont) -> None:
    weights = {"regular": 400, "semibold": 600, "bold": 700, "italic": 400}
    assert font["OS/2"].usWeightClass == weights[style]
    assert bool(font["OS/2"].fsSelection & 1) == (style == "italic")
    assert (font["post"].italicAngle != 0) == (style == "italic")
    assert font["OS/2"].fsType == 0  # installable embedding


def test_matplotlib_loads_and_measures_alike(style: str) -> None:
    path = str(font_file(style))
    assert FT2Font(path).family_name.startswith("Factpress Sans")
    properties = FontProperties(fname=path, size=10)
    width, _, _ = TextToPath().get_text_width_height_descent(SAMPLE, properties, False)
    assert width == pytest.approx(typeface(style=style).width(SAMPLE, 10), abs=0.02)


def test_matplotlib_embeds_it_as_truetype(style: str) -> None:
    figure = Figure()
    figure.text(0.1, 0.5, SAMPLE, fontproperties=FontProperties(fname=str(font_file(style))))
    stream = BytesIO()
    with mpl.rc_context({"pdf.fonttype": 42}):
        figure.savefig(stream, format="pdf")
    assert SAMPLE in PdfReader(stream).pages[0].extract_text()


def test_reportlab_embeds_and_measures_alike(style: str) -> None:
    name = f"test-{style}"
    pdfmetrics.registerFont(reportlab_fonts.TTFont(name, str(font_file(style))))
    assert pdfmetrics.stringWidth(SAMPLE, name, 10) == pytest.approx(
        typeface(style=style).width(SAMPLE, 10)
    )
    stream = BytesIO()
    canvas = Canvas(stream)
    canvas.setFont(name, 10)
    canvas.drawString(50, 500, SAMPLE)
    canvas.save()
    page = PdfReader(stream).pages[0]
    assert SAMPLE in page.extract_text()
    resources: Any = page["/Resources"]
    fonts = [entry.get_object() for entry in resources["/Font"].values()]
    assert any("/FontFile2" in f.get("/FontDescriptor", {}) for f in fonts)


def test_licence_names_both_sources() -> None:
    text = (font_file().parent / "OFL.txt").read_text("utf-8")
    assert "Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'" in text
    assert "The Noto Project Authors (https://github.com/notofonts/armenian)" in text
    assert "The Noto Project Authors (https://github.com/notofonts/georgian)" in text
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "PERMISSION & CONDITIONS" in text
