"""Fonts for other scripts, as a theme names them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factpress.problems import ProblemsFound
from factpress.theme import Theme
from factpress.themes import fonts
from factpress.themes.reading import read_theme
from factpress.typefaces.opentype import open_companion
from factpress.typefaces.shaping import glyphs_alone, shaped
from factpress.typefaces.truetype import FontRefused
from tests.companions import DEJAVU
from tests.conftest import problems_of
from tests.typefaces import making

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a theme file and fonts beside it, by the names of their files."""

    def write_theme(text: str, files: dict[str, bytes]) -> Path:
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        path = tmp_path / "house.yaml"
        path.write_text(text, "utf-8")
        return path

    return write_theme


def theme_in(path: Path) -> Theme:
    return read_theme(path)[0].theme


ONE = "fonts: {also: [one.ttf]}\n"


def test_a_companion_stands_beside_the_shipped_typeface(write):
    theme = theme_in(write(ONE, {"one.ttf": DEJAVU.read_bytes()}))
    assert (theme.family.name, theme.office_family.name) == ("Factpress Sans", "Calibri")
    assert theme.family.face().missing("abc שלום مرحبا 漢") == "漢"
    assert [each.family for each in theme.office_family.companions] == ["DejaVu Sans"]


def test_a_companion_stands_beside_the_fonts_of_a_theme(write):
    text = "fonts: {regular: town.ttf, also: [one.ttf]}\n"
    theme = theme_in(write(text, {"town.ttf": making.town_sans(), "one.ttf": DEJAVU.read_bytes()}))
    assert theme.family.name == making.FAMILY
    assert theme.family.face().missing(f"{making.ADDED} שלום") == ""


@pytest.mark.parametrize(
    ("content", "outlines"),
    [
        (making.town_sans(), False),
        (making.postscript(), True),
        (making.collection(), False),
    ],
)
def test_every_form_of_font_is_taken(write, content, outlines):
    (companion,) = theme_in(write(ONE, {"one.ttf": content})).family.companions
    assert companion.has_postscript_outlines is outlines
    assert ord("A") in companion.advances


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"wOF2" + bytes(40), "web font"),
        (b"%PDF-1.7", "no font"),
        (b"\0\1\0\0" + bytes(40), "no table 'head'"),
        (making.town_sans()[:400], "damaged"),
        (making.variable(), "variable font"),
        (making.in_a_circle(), "lead in a circle"),
        (making.exploding(), "too many parts"),
        (making.with_tables({"OS/2": {"fsType": 2}}), "licence"),
        (making.with_tables({}, drop=("cmap",)), "no table 'cmap'"),
        (making.with_tables({}, drop=("glyf",)), "no outlines"),
    ],
)
def test_what_cannot_be_used_is_told_at_its_line(write, content, told):
    path = write("fonts:\n  also:\n    - one.ttf\n", {"one.ttf": content})
    with pytest.raises(ProblemsFound) as found:
        read_theme(path)
    (problem,) = found.value.problems
    assert (problem.position.line, problem.position.column, problem.code) == (3, 7, "FP095")
    assert told in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fonts: {also: [absent.ttf, ../x.ttf]}\n", [(1, 16, "FP095"), (1, 28, "FP095")]),
        ("fonts: {regular: a.ttf, also: [b.ttf]}\n", [(1, 18, "FP095"), (1, 32, "FP095")]),
        ("fonts: {bold: one.ttf, also: [one.ttf]}\n", [(1, 1, "FP011")]),
        ("fonts: {family: Lato, also: [one.ttf]}\n", [(1, 1, "FP011")]),
        ("fonts: {also: []}\n", [(1, 1, "FP011")]),
        ("fonts: {also: one.ttf}\n", [(1, 15, "FP012")]),
    ],
)
def test_every_problem_has_its_line(write, text, expected):
    path = write(text, {"one.ttf": DEJAVU.read_bytes()})
    assert sorted(problems_of(lambda: read_theme(path))) == expected


def test_it_is_told_how_to_install_what_shapes_letters(write, monkeypatch):
    monkeypatch.setattr(fonts, "find_spec", lambda _: None)
    with pytest.raises(ProblemsFound) as found:
        read_theme(write(ONE, {"one.ttf": DEJAVU.read_bytes()}))
    (problem,) = found.value.problems
    assert (problem.position.column, problem.code) == (16, "FP097")
    assert "pip install 'factpress[scripts]'" in problem.hint


@pytest.mark.slow
def test_damaged_fonts_are_refused_and_never_crash():
    """Files with a byte overwritten: what is accepted can be shaped and embedded."""
    good = making.postscript()
    taken = 0
    for place in range(0, len(good), 3):
        try:
            font = open_companion(good[:place] + bytes([255 - good[place]]) + good[place + 1 :])
        except FontRefused:
            continue
        taken += 1
        glyphs = shaped(font, "A", 0, 1, right_to_left=False)
        assert glyphs_alone(font, frozenset(glyph.id for glyph in glyphs))
    assert 0 < taken < len(good)
