"""Typefaces of themes: measured, drawn, embedded and named; what cannot be used is told."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from fontTools.ttLib import TTFont

from factpress.build.chart_files import PictureFormat, draw_charts
from factpress.build.pipeline import Document, build
from factpress.charts.style import REPORT, ChartStyle
from factpress.problems import Problem, ProblemsFound, Severity
from factpress.theme import LIGHT
from factpress.themes.reading import read_theme
from factpress.typefaces import font_file, typeface
from factpress.typefaces.family import STYLES, Family
from tests.conftest import PROJECT, SMALL, problems_of
from tests.typefaces import making

OURS = "fonts: {regular: town.ttf}\n"


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a theme file and fonts beside it."""

    def write_theme(text: str = OURS, name: str = "house.yaml", **fonts: bytes | str) -> Path:
        (tmp_path / name).write_text(text, "utf-8")
        for stem, content in {"town": making.town_sans(), **fonts}.items():
            data = content.encode() if isinstance(content, str) else content
            (tmp_path / f"{stem}.ttf").write_bytes(data)
        return tmp_path / name

    return write_theme


def family_in(path: Path) -> Family:
    return read_theme(path)[0].theme.family


def test_a_font_is_measured_by_its_own_widths(write):
    family = family_in(write())
    assert family.name == making.FAMILY
    for text in ("Spending 2024", "Größe", making.ADDED):
        wanted = typeface().width(text.replace(making.ADDED, "ê"), 10) * making.WIDER
        assert family.face().width(text, 10) == pytest.approx(wanted, rel=0.005)


def test_what_it_lacks_comes_from_the_shipped_typeface(write):
    face = family_in(write()).face()
    shipped = "".join(map(chr, typeface().advances))
    assert face.missing(shipped) == ""
    assert face.missing(making.ADDED + "漢א") == "漢א"
    assert face.width(making.LACKING, 10) == pytest.approx(typeface().width(making.LACKING, 10))


@pytest.mark.parametrize("style", STYLES)
def test_measures_are_those_of_the_font_that_is_embedded(write, style):
    italic = making.town_sans("italic")
    family = family_in(write("fonts: {regular: town.ttf, italic: slanted.ttf}\n", slanted=italic))
    content = family.font(style)
    assert isinstance(content, bytes)
    font = TTFont(io.BytesIO(content))
    metrics = font["hmtx"].metrics
    face = family.face(style)
    assert set(font.keys()).isdisjoint({"GSUB", "GPOS", "kern", "fpgm"})
    for code, glyph in font.getBestCmap().items():
        if code != 0xAD:
            assert face.unit_advances[code] == metrics[glyph][0], chr(code)
    assert set(face.advances) <= {*font.getBestCmap(), *map(ord, "\n\r\u00ad")}
    outline = font["glyf"][font.getBestCmap()[ord(making.LACKING)]]
    assert outline.numberOfContours > 0


def test_faces_that_are_not_given_are_stood_in_for(write):
    bold = making.town_sans("bold", wider=1.3)
    family = family_in(write("fonts: {regular: town.ttf, bold: heavy.ttf}\n", heavy=bold))
    widths = {style: family.face(style).width("n", 1) for style in STYLES}
    assert widths["semibold"] == widths["bold"] != widths["regular"] == widths["italic"]
    assert family.font_name("semibold") == family.font_name("bold")
    assert family_in(write()).font_name("bold") == family_in(write()).font_name()


def test_a_letter_that_one_face_lacks_is_not_printed(write):
    text = "fonts: {regular: town.ttf, bold: heavy.ttf}\n"
    family = family_in(write(text, heavy=font_file("bold").read_bytes()))
    assert family.face().missing(making.ADDED) == making.ADDED


def test_the_deck_has_its_family_and_estimates_what_it_lacks(write):
    theme = read_theme(write("fonts: {regular: town.ttf, family: Town Pro}\n"))[0].theme
    assert theme.office_family.name == "Town Pro"
    face = theme.office_family.face("bold")
    assert face.width("Spending", 10) == theme.family.face().width("Spending", 10)
    assert face.missing(f"a{making.LACKING}") == making.LACKING
    assert face.width(making.LACKING, 10) > typeface().width(making.LACKING, 10)


def test_a_dark_theme_is_printed_in_its_typeface(write):
    theme = read_theme(write("colours: {paper: '#101820'}\n" + OURS))[0].theme
    assert theme.printed.ink == LIGHT.ink
    assert theme.printed.family is theme.family


def test_a_chart_takes_its_faces_from_the_theme(write):
    theme = read_theme(write())[0].theme
    assert REPORT.face("bold") is typeface(style="bold")
    assert ChartStyle(width=100, theme=theme).face("bold") is theme.family.face("bold")


# What cannot be used


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "text": (lambda: b"Town Sans", "no TrueType"),
    "empty": (lambda: b"", "no TrueType"),
    "truncated": (lambda: making.town_sans()[:20_000], "damaged"),
    "header alone": (lambda: making.town_sans()[:4], "damaged"),
    "noise": (lambda: b"\0\1\0\0" + bytes(range(256)) * 9, "no table"),
    "postscript": (making.postscript, "CFF"),
    "variable": (making.variable, "variable"),
    "web font": (lambda: b"wOF2" + b"\0" * 99, "WOFF2"),
    "collection": (lambda: b"ttcf" + b"\0" * 99, "collection"),
    "restricted": (lambda: making.with_tables({"OS/2": {"fsType": 2}}), "forbids"),
    "no part": (lambda: making.with_tables({"OS/2": {"fsType": 0x100}}), "a part"),
    "bitmaps": (lambda: making.with_tables({"OS/2": {"fsType": 0x200}}), "bitmaps"),
    "no table": (lambda: making.with_tables({}, ("hmtx",)), "'hmtx'"),
    "no widths": (lambda: making.town_sans(wider=0), "width"),
    "tall": (lambda: making.with_tables({"hhea": {"ascent": 32_000}}), "height"),
    "circle": (making.in_a_circle, "circle"),
    "exploding": (making.exploding, "parts"),
    "large": (lambda: making.town_sans() + b"\0" * 10_000_000, "10 MB"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_fonts_are_refused(write, kind):
    make, told = HOSTILE[kind]
    path = write("paper: A4\nfonts:\n  regular: bad.ttf\n", bad=make())
    with pytest.raises(ProblemsFound) as found:
        read_theme(path)
    (problem,) = found.value.problems
    assert (problem.position.line, problem.position.column, problem.code) == (3, 12, "FP095")
    assert told in problem.message
    assert problem.hint


def test_fonts_that_may_be_embedded_are_taken(write):
    for flags in (0, 4, 8, 6):
        font = making.with_tables({"OS/2": {"fsType": flags}})
        assert family_in(write(OURS.replace("town", "free"), free=font)).fonts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fonts: {regular: absent.ttf}\n", [(1, 18, "FP095")]),
        ("fonts: {regular: ../town.ttf}\n", [(1, 18, "FP095")]),
        ("fonts: {regular: /etc/passwd}\n", [(1, 18, "FP095")]),
        ("fonts: {regular: .}\n", [(1, 18, "FP095")]),
        ("fonts:\n  regular: a.ttf\n  bold: b.ttf\n", [(2, 12, "FP095"), (3, 9, "FP095")]),
        ("fonts: {bold: town.ttf}\n", [(1, 1, "FP011")]),
        ("fonts: {base: Lato}\n", [(1, 9, "FP010")]),
        ("fonts: {}\n", [(1, 1, "FP011")]),
        ("fonts: {regular: town.ttf, family: '<b>'}\n", [(1, 36, "FP012")]),
    ],
)
def test_every_problem_has_its_line(write, text, expected):
    assert sorted(problems_of(lambda: read_theme(write(text)))) == sorted(expected)


def test_a_font_names_no_family_that_could_do_harm(write):
    font = making.town_sans(family="<script>&\u202e")
    assert family_in(write(OURS, town=font)).name == "town"


# A brand's file


BRAND = """\
color: {primary: "#00707A"}
typography:
  fonts:
    - source: file
      family: Town Sans
      files:
        - {path: town.ttf, weight: 400, style: normal}
        - {path: heavy.ttf, weight: bold}
        - slanted-Italic.ttf
    - {source: google, family: Lato}
  base: {family: Town Sans, size: 11pt}
  headings: Town Sans
"""


def branded(write: Any, text: str) -> tuple[Family, list[tuple[int, str, Severity]]]:
    heavy, slanted = making.town_sans("bold", wider=1.3), making.town_sans("italic", wider=1.05)
    path = write(text, "_brand.yml", heavy=heavy, **{"slanted-Italic": slanted})
    style, problems = read_theme(path)
    return style.theme.family, [(p.position.line, p.code, p.severity) for p in problems]


def test_a_brand_has_the_files_of_its_family(write):
    family, problems = branded(write, BRAND)
    assert problems == []
    assert family.name == "Town Sans"
    widths = {style: family.face(style).width("n", 1) for style in STYLES}
    assert len(set(widths.values())) == 3
    assert widths["semibold"] == widths["bold"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("base: {family: Town Sans", "base: {family: Lato", 11),
        ("source: file", "source: bunny", 11),
        ("path: town.ttf", "path: absent.ttf", 7),
        ("path: town.ttf", "path: ../town.ttf", 7),
        ("path: town.ttf", "path: heavy.ttf", None),
        ("headings: Town Sans", "headings: Lato", 12),
    ],
)
def test_what_a_brand_cannot_give_is_a_warning(write, old, new, line):
    family, problems = branded(write, BRAND.replace(old, new))
    expected = [(line, "FP095", Severity.WARNING)] if line else []
    assert problems == expected
    assert bool(family.fonts) == (line in {None, 12})


# Documents


CHARTED = SMALL.replace(
    "  - headline: Spending is reported\n",
    "  - headline: Spending is reported\n    chart: {kind: bars, figures: [spending]}\n"
    "    text: Tiếng is one *word* of **many**.\n",
)


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A facts file with a theme beside it, and the documents of it in the folder `out`."""
    folder = tmp_path_factory.mktemp("themed")
    for style in STYLES:
        (folder / f"town-{style}.ttf").write_bytes(making.town_sans(style))
    faces = ", ".join(f"{style}: town-{style}.ttf" for style in STYLES)
    (folder / "house.yaml").write_text(f"fonts: {{{faces}}}\n")
    path = folder / "facts.yaml"
    path.write_text("theme: house.yaml\n" + CHARTED, "utf-8")
    build(path, folder / "out", (Document.REPORT, Document.DECK), lambda _: None)
    return path


def fonts_of(report: Path) -> list[Any]:
    fonts = {}
    for page in pypdf.PdfReader(report).pages:
        resources: Any = page["/Resources"]
        for reference in resources["/Font"].values():
            font = reference.get_object()
            fonts[font["/BaseFont"]] = font
    return list(fonts.values())


def test_the_report_embeds_the_font_and_nothing_else(themed):
    fonts = fonts_of(themed.parent / "out" / "facts.pdf")
    names = {re.sub(r"^\w{6}\+|-\w{8}$", "", font["/BaseFont"].lstrip("/")) for font in fonts}
    assert names == {f"TownSans-{style.capitalize()}" for style in STYLES}
    for font in fonts:
        style = font["/BaseFont"].split("-")[1].lower()
        told, wanted = font["/Widths"][ord("n")], typeface(style=style).width("n", 1000)
        assert float(told) == pytest.approx(wanted * making.WIDER, abs=1)
        embedded = TTFont(io.BytesIO(font["/FontDescriptor"]["/FontFile2"].get_object().get_data()))
        assert embedded["maxp"].numGlyphs > 10


def test_the_report_has_letters_that_the_font_adds(themed):
    pages = pypdf.PdfReader(themed.parent / "out" / "facts.pdf").pages
    assert f"Ti{making.ADDED}ng" in pages[0].extract_text()


def test_the_deck_names_the_family(themed):
    with zipfile.ZipFile(themed.parent / "out" / "facts.pptx") as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
        drawings = [archive.read(each) for each in archive.namelist() if each.endswith(".svg")]
    assert set(re.findall(r'<a:latin typeface="([^"]*)"', theme)) == {making.FAMILY}
    assert len(drawings) == 1


def test_the_svg_has_the_outlines_and_advances_of_the_font(themed, tmp_path):
    drawn = draw_charts(themed, tmp_path, PictureFormat.SVG, None, None)
    svg = drawn.pictures[0].path.read_text("utf-8")
    # The second letter of `Spending` begins where the first one, a sixth wider, ends.
    first = re.search(r'<g fill="[^"]*"[^>]*>(<use [^>]*/><use [^>]*/>)', svg)
    assert first
    places = [int(x) for x in re.findall(r'x="(\d+)"', first[1])]
    faces = [typeface(style=style) for style in STYLES]
    starts = {round(face.unit_advances[ord("S")] * making.WIDER) for face in faces}
    assert places[0] == 0
    assert places[1] in starts


@pytest.mark.parametrize("format_", [PictureFormat.PNG, PictureFormat.PDF])
def test_other_pictures_are_drawn_with_the_font(themed, tmp_path, format_):
    wide = draw_charts(themed, tmp_path / "a", format_, None, None).pictures[0].path
    facts = tmp_path / "facts.yaml"
    facts.write_text(CHARTED.replace(making.ADDED, "e"), "utf-8")
    usual = draw_charts(facts, tmp_path / "b", format_, "light", None).pictures[0].path
    assert wide.read_bytes() != usual.read_bytes()
    if format_ is PictureFormat.PDF:
        assert all("TownSans" in font["/BaseFont"] for font in fonts_of(wide))


@pytest.mark.slow
def test_other_processes_give_the_same_bytes(themed, tmp_path):
    command = [sys.executable, "-m", "factpress", "build", str(themed), "-o", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, env={"PYTHONHASHSEED": "7",
        "FACTPRESS_CACHE": "", "PYTHONPATH": str(PROJECT / "src")})  # fmt: skip
    for suffix in ("pdf", "pptx"):
        first = (themed.parent / "out" / f"facts.{suffix}").read_bytes()
        assert first == (tmp_path / f"facts.{suffix}").read_bytes()


def test_two_fonts_of_one_name_do_not_meet_in_a_process(tmp_path):
    """ReportLab knows a font by its name, and would take the first for the second."""
    for wider, folder in ((1.05, "narrow"), (1.25, "wide")):
        target = tmp_path / folder
        target.mkdir()
        (target / "town.ttf").write_bytes(making.town_sans(wider=wider))
        (target / "house.yaml").write_text(OURS)
        path = target / "facts.yaml"
        path.write_text("theme: house.yaml\n" + CHARTED, "utf-8")
        build(path, target, (Document.REPORT,), lambda _: None)
        (font,) = fonts_of(target / "facts.pdf")
        expected = typeface().width("n", 1000) * wider
        assert float(font["/Widths"][ord("n")]) == pytest.approx(expected, abs=1)


def test_characters_are_judged_by_the_typeface_of_the_theme(themed, tmp_path):
    facts = tmp_path / "facts.yaml"
    facts.write_text(CHARTED, "utf-8")
    call = lambda theme: build(facts, tmp_path, (Document.DECK,), lambda _: None, theme)  # noqa: E731
    assert problems_of(lambda: call(None)) == [(15, 13, "FP035")]
    assert call(str(themed.parent / "house.yaml")).outputs
    facts.write_text(CHARTED.replace("Tiếng", "漢"), "utf-8")
    with pytest.raises(ProblemsFound) as found:
        call(str(themed.parent / "house.yaml"))
    problem: Problem = found.value.problems[0]
    assert problem.message.startswith("Neither Town Sans nor Factpress Sans has '漢'")


def test_a_font_that_joins_letters_prints_no_more_scripts(write):
    font = TTFont(io.BytesIO(making.town_sans()))
    cmap = dict(font.getBestCmap()) | {ord(each): "A" for each in "אبहก\u0301"}
    from fontTools.fontBuilder import FontBuilder

    names = {code: name if name in font["glyf"] else ".notdef" for code, name in cmap.items()}
    FontBuilder(font=font).setupCharacterMap(names)
    family = family_in(write(OURS, town=making.saved(font)))
    assert family.face().missing("אبहก\u0301") == "אبहก\u0301"
