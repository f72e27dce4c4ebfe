import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factpress.typefaces import FACES, UnknownTypefaceError, font_file, typeface

TEXT = st.text(st.sampled_from("abc ÄßЖщΩթևაᲐ−–1234567890€\u00a0\u00ad"), max_size=40)


@pytest.mark.parametrize(
    ("family", "style", "text", "width"),
    [
        ("Factpress Sans", "regular", "", 0),
        ("Factpress Sans", "regular", "0123456789", 49.7),
        ("Factpress Sans", "semibold", "0123456789", 51.3),
        ("Factpress Sans", "bold", "0123456789", 52.8),
        ("Factpress Sans", "italic", "0123456789", 48.0),
        ("Factpress Sans", "regular", "1\u00ad1\n", 9.94),
        # Widths that Calibri and Arial are known for: digits of 1038 and 1139 in 2048.
        ("Calibri", "regular", "00", 20 * 1038 / 2048),
        ("Calibri", "regular", "A\u00a0A", 20 * 1185 / 2048 + 10 * 463 / 2048),
        ("Arial", "regular", "00", 20 * 1139 / 2048),
        ("Arial", "bold", "AA", 20 * 1479 / 2048),
    ],
)
def test_width_at_ten_points(family: str, style: str, text: str, width: float) -> None:
    assert typeface(family, style).width(text, 10) == pytest.approx(width)


@pytest.mark.parametrize(("family", "style"), FACES)
def test_no_break_space_and_space_have_one_width(family: str, style: str) -> None:
    face = typeface(family, style)
    assert face.width("\u00a0", 1) == face.width(" ", 1)


@pytest.mark.parametrize(("family", "style"), FACES)
@given(left=TEXT, right=TEXT)
def test_widths_add_up(family: str, style: str, left: str, right: str) -> None:
    face = typeface(family, style)
    assert face.units(left + right) == face.units(left) + face.units(right)
    assert face.width(left + right, 7) == pytest.approx(face.width(left, 7) + face.width(right, 7))


def test_vertical_measures() -> None:
    face = typeface()
    assert (face.ascent, face.descent, face.line_gap) == (1.0, 0.326, 0.0)
    assert (face.cap_height, face.x_height) == (0.66, 0.486)
    assert face.line_height == pytest.approx(1.326)
    assert typeface("Calibri").line_height == pytest.approx(1.2207, abs=1e-4)
    assert typeface("Arial").line_height == pytest.approx(1.1499, abs=1e-4)


def test_missing_characters() -> None:
    assert typeface().missing("Երևան, თბილისი: 漢字 × 字\u00ad\n") == "漢字"
    assert typeface("Calibri").missing("Київ Երև ₽\u00a0‑") == "Երև₽"


def test_missing_characters_still_have_a_width() -> None:
    assert typeface("Calibri").width("漢", 10) == 10
    assert typeface().width("漢", 10) > 0


@pytest.mark.parametrize("style", ["regular", "bold", "italic"])
@pytest.mark.parametrize("family", ["Calibri", "Arial"])
def test_estimates_are_a_tenth_wider_than_factpress_sans(family: str, style: str) -> None:
    text = "Հայաստան საქართველო"
    letters = text.replace(" ", "")
    estimate = typeface(family, style).width(letters, 100)
    assert estimate == pytest.approx(1.1 * typeface(style=style).width(letters, 100), rel=1e-3)


def test_faces_are_cached() -> None:
    assert typeface("Calibri", "bold") is typeface("Calibri", "bold")
    assert {typeface(): 1}[typeface()] == 1


def test_unknown_faces_are_named_with_the_known_ones() -> None:
    with pytest.raises(KeyError) as caught:
        typeface("Calibri", "semibold")
    assert str(caught.value).startswith(
        "There is no typeface 'Calibri' in style 'semibold'; known are: Factpress Sans regular, "
    )
    with pytest.raises(UnknownTypefaceError):
        font_file("black")


def test_measuring_imports_no_font_library() -> None:
    code = (
        "import sys, json, factpress.typefaces as t; t.typeface().width('a', 1);"
        "print(json.dumps(sorted({m.partition('.')[0] for m in sys.modules})))"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not {"fontTools", "matplotlib", "numpy", "reportlab"} & set(json.loads(run.stdout))
