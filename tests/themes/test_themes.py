"""Theme files: read with every problem at its line, completed, and used by the documents."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import combinations
from pathlib import Path

import pypdf
import pytest
from PIL import Image, PngImagePlugin
from pptx import Presentation

from factpress.build.pipeline import Document, build
from factpress.colour import LEAST_DIFFERENCE, least_difference
from factpress.problems import ProblemsFound, Severity
from factpress.theme import DARK, LIGHT, contrast
from factpress.themes.reading import read_theme
from factpress.themes.shape import ColoursShape, FontsShape, LayoutsShape, LogoShape, ThemeShape
from tests.conftest import PROJECT, SMALL, problems_of
from tests.report.tag_checks import faults_of
from tests.report.tagged_pdf import TaggedPdf
from tests.test_manual import documented, rows
from tests.typefaces import making

MANUAL = (PROJECT / "docs" / "themes.md").read_text("utf-8")


def picture(size=(300, 100), mode="RGBA", **options) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size, (27, 122, 67, 255)[: len(mode)]).save(
        stream, **{"format": "PNG", **options}
    )
    return stream.getvalue()


@pytest.fixture
def write(tmp_path: Path):
    def write_theme(text: str, name: str = "house.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        (tmp_path / "logo.png").write_bytes(picture())
        (tmp_path / "fonts").mkdir(exist_ok=True)
        for style in ("Regular", "SemiBold", "Bold", "Italic"):
            font = making.town_sans(style.lower())
            (tmp_path / "fonts" / f"Lato-{style}.ttf").write_bytes(font)
            (tmp_path / "fonts" / f"NotoNaskhArabic-{style}.ttf").write_bytes(font)
        (tmp_path / "fonts" / "NotoSansJP-Regular.otf").write_bytes(making.postscript())
        return path

    return write_theme


def told(path: Path) -> list[tuple[int, int, str]]:
    return problems_of(lambda: read_theme(path))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("colours: {accents: []}\nacsents: []\n", [(2, 1, "FP010")]),
        ("colours:\n  inc: '#000000'\n", [(2, 3, "FP010")]),
        ("colours:\n  ink: #000000\n", [(2, 3, "FP091")]),
        ("colours:\n  ink: reddish\n", [(2, 8, "FP091")]),
        ("colours:\n  ink: '#00000080'\n", [(2, 8, "FP091")]),
        ("colours:\n  muted: '#99AAAA'\n", [(2, 10, "FP092")]),
        ("colours:\n  ink: '#888'\n  paper: '#FFF'\n  muted: '#555'\n", [(2, 8, "FP092")]),
        ("colours:\n  axis: '#DDDDDD'\n", [(2, 9, "FP092")]),
        ("colours:\n  panel: '#777777'\n", [(2, 10, "FP092"), (2, 10, "FP092")]),
        ("colours:\n  accents: ['#1B7A43', '#F0E68C']\n", [(2, 24, "FP092")]),
        ("colours:\n  accents: ['#1B7A43', '#B4540A']\n", [(2, 24, "FP093")]),
        ("colours:\n  accents: ['#1', '#2', '#3', '#4', '#5']\n", [(2, 12, "FP012")]),
        ("paper: Legal\n", [(1, 8, "FP012")]),
        ("logo: {path: logo.png}\n", [(1, 1, "FP011")]),
        ("- x\n", [(1, 1, "FP003")]),
        ("", [(1, 1, "FP003")]),
    ],
)
def test_every_problem_has_its_line(write, text, expected):
    assert told(write(text)) == expected


def test_hints_name_what_would_do(write):
    with pytest.raises(ProblemsFound) as found:
        read_theme(write("colours:\n  muted: '#99AAAA'\n"))
    (problem,) = found.value.problems
    better = re.match(r"#\w{6}", problem.hint)
    assert better
    assert contrast(better[0], "#FFFFFF") >= 4.5


@pytest.mark.parametrize(
    "accents",
    ["#1B7A43", "#B4540A", "#447099", "#00707A", "#7A2E6E", "#555555", "#0B6BA8", "#8A6A00"],
)
def test_one_accent_becomes_four_that_can_be_told_apart(write, accents):
    style, _ = read_theme(write(f"colours: {{accents: ['{accents}']}}\n"))
    assert style.theme.accents[0] == accents
    for one, other in combinations(style.theme.accents, 2):
        assert least_difference(one, other).amount >= LEAST_DIFFERENCE
    assert all(contrast(each, "#FFFFFF") >= 3 for each in style.theme.accents)


def test_what_is_not_given_follows(write):
    style, _ = read_theme(write("colours: {paper: '#101820'}\n"))
    assert style.theme.is_dark
    assert style.theme.accents == DARK.accents
    assert contrast(style.theme.muted, style.theme.panel) >= 4.5
    assert read_theme(write("paper: Letter\n"))[0].theme == LIGHT


BRAND = """\
meta: {name: Acme}
color:
  palette: {teal: "#00707A", sand: "#F3EDE2", circle: circle}
  foreground: {light: "#1B1B1B", dark: "#FFFFFF"}
  background: white
  primary: teal
  secondary: sand
  tertiary: "#66265C"
typography: {base: Lato}
logo: {medium: main, images: {main: {path: logo.png}}}
defaults: {anything: [1, 2]}
"""


def test_a_brand_file_is_a_theme(write):
    style, problems = read_theme(write(BRAND, "_brand.yml"))
    assert [(each.position.line, each.code, each.severity) for each in problems] == [
        (9, "FP095", Severity.WARNING)
    ]
    assert style.theme.ink == "#1B1B1B"
    assert style.theme.accents[:2] == ("#00707A", "#66265C")
    assert style.logo is not None
    assert style.logo.alt == "Acme"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("primary: teal", "primary: sand", (6, 12, "FP092")),
        ("primary: teal", "primary: tael", (6, 12, "FP091")),
        ("primary: teal", "primary: circle", (6, 12, "FP091")),
        ("path: logo.png", "path: ../logo.png", (10, 44, "FP094")),
    ],
)
def test_problems_of_a_brand_have_their_line(write, old, new, expected):
    assert expected in told(write(BRAND.replace(old, new), "_brand.yml"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", b"GIF89a"),
        ("logo.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("logo.png", picture()[:60]),
        ("logo.png", picture(format="GIF", mode="RGB")),
        ("logo.png", picture((4001, 2000))),
        ("logo.png", picture((1300, 100))),
        ("logo.png", picture() + b"x" * 2_000_000),
        ("absent.png", b""),
        ("/etc/passwd", b""),
        ("../logo.png", b""),
        ("a\\b.png", b""),
    ],
)
def test_hostile_logos_are_refused(write, tmp_path, name, content):
    path = write(f"paper: A4\nlogo: {{path: '{name}', alt: Acme}}\n")
    if name == "logo.png":
        (tmp_path / name).write_bytes(content)
    assert told(path) == [(2, 14, "FP094")]


def test_a_logo_is_drawn_anew_without_its_metadata(write, tmp_path):
    path = write("logo: {path: logo.png, alt: Acme}\n")
    about = PngImagePlugin.PngInfo()
    about.add_text("Comment", "secret place")
    (tmp_path / "logo.png").write_bytes(picture((3000, 900), pnginfo=about) + b"trailer")
    logo = read_theme(path)[0].logo
    assert logo is not None
    assert (logo.width, logo.height) == (1200, 360)
    assert b"secret" not in logo.png
    assert b"trailer" not in logo.png
    assert logo.png == read_theme(path)[0].logo.png


THEMED = "theme: themes/house.yaml\n" + SMALL


@pytest.fixture
def themed(tmp_path: Path):
    """A facts file and its theme, in the folder `themes` beside it."""
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "logo.png").write_bytes(picture())
    (tmp_path / "themes" / "house.yaml").write_text(
        "colours: {accents: ['#1B7A43']}\npaper: Letter\nlogo: {path: logo.png, alt: Acme}\n"
    )
    path = tmp_path / "facts.yaml"
    path.write_text(THEMED)
    return path


def built(path: Path, folder: Path, theme: str | None = None) -> tuple[bytes, bytes]:
    build(path, folder, (Document.REPORT, Document.DECK), lambda _: None, theme)
    return (folder / "facts.pdf").read_bytes(), (folder / "facts.pptx").read_bytes()


def test_the_documents_take_paper_colours_and_logo(themed, tmp_path):
    report, deck = built(themed, tmp_path / "out")
    page = pypdf.PdfReader(io.BytesIO(report)).pages[0]
    assert tuple(map(float, page.mediabox[2:])) == (612, 792)
    assert len(page.images) == 1
    tagged = TaggedPdf(report)
    assert faults_of(tagged) == []
    assert next(tagged.lines()) == ("Figure", "Acme")
    title = Presentation(io.BytesIO(deck)).slides[0]
    (logo,) = [shape for shape in title.shapes if shape.shape_type == 13]
    assert logo._element.nvPicPr.cNvPr.get("descr") == "Acme"
    assert all(
        logo.top + logo.height <= each.top or logo.left + logo.width <= each.left
        for each in title.shapes
        if each.shape_id != logo.shape_id
    )
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        assert b'val="1B7A43"' in archive.read("ppt/theme/theme1.xml")
    assert (report, deck) == built(themed, tmp_path / "again")


def test_the_option_wins_over_the_file(themed, tmp_path):
    report, deck = built(themed, tmp_path / "out", "dark")
    page = pypdf.PdfReader(io.BytesIO(report)).pages[0]
    assert float(page.mediabox[3]) == pytest.approx(841.89, abs=0.01)
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        assert b'bg1="dk1"' in archive.read("ppt/slideMasters/slideMaster1.xml")
        assert b'bg1="lt1"' in archive.read("ppt/notesMasters/notesMaster1.xml")


@pytest.mark.parametrize(
    "theme", ["themes/absent.yaml", "../house.yaml", "/etc/passwd", "drak", "themes"]
)
def test_a_theme_that_cannot_be_taken_is_told_at_its_line(themed, tmp_path, theme):
    themed.write_text(THEMED.replace("themes/house.yaml", theme))
    call = lambda: built(themed, tmp_path / "out")  # noqa: E731
    assert problems_of(call) == [(1, 8, "FP090")]


def test_problems_of_a_theme_name_its_file(themed, tmp_path):
    house = tmp_path / "themes" / "house.yaml"
    house.write_text("paper: A5\n")
    with pytest.raises(ProblemsFound) as found:
        built(themed, tmp_path / "out")
    (problem,) = found.value.problems
    assert (problem.position.file, problem.position.line) == (str(house), 1)


@pytest.mark.parametrize(
    ("heading", "shape"),
    [
        ("The file", ThemeShape),
        ("Colours", ColoursShape),
        ("Typeface", FontsShape),
        ("Logo", LogoShape),
        ("Layouts", LayoutsShape),
    ],
)
def test_every_key_is_told_with_its_type_and_default(heading, shape):
    match = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", MANUAL, re.M | re.S)
    assert match
    keys = {key: cells[:2] for key, cells in rows(match[1]).items()}
    assert keys == documented(shape)
    assert "```yml" in match[1]


@pytest.mark.parametrize("text", re.findall(r"^```yml\n(.*?)^```", MANUAL, re.M | re.S))
def test_every_example_is_a_theme(write, text):
    name = "_brand.yml" if text.startswith("# _brand.yml") else "house.yaml"
    assert read_theme(write(text, name))[1] == ()
