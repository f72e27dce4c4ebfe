"""Text in several scripts: its direction, its fonts, its lines and its widths."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from factpress.typefaces import typeface
from factpress.typefaces.accompanied import line_height_of
from factpress.typefaces.bidi import END, ISOLATE, is_right_to_left, levels, visual_order
from factpress.typefaces.companions import companions_for, in_order
from factpress.typefaces.family import CALIBRI, FACTPRESS_SANS, Family
from factpress.typefaces.mixed import MixedText, Setting
from factpress.typefaces.scripts import language_of, line_ends, may_be_cut
from factpress.typefaces.shaping import shaped
from factpress.typefaces.wrapping import wrap
from tests.companions import DEJAVU, DEVANAGARI, JAPANESE, THAI, companion, needs_fonts


def seen(text: str, *, right_to_left: bool = False) -> str:
    """The text as it stands from left to right, without mirrored signs."""
    order = visual_order(levels(text, right_to_left=right_to_left))
    return "".join(text[index] for index in order if text[index] not in {ISOLATE, END})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("car אבג", "car גבא"),
        ("car אבג 12 דה", "car הד 12 גבא"),
        ("אבג car 12", "car 12 גבא"),
        ("سنة 2023 قرش", "شرق 2023 ةنس"),
        (f"אבג {ISOLATE}700 to 800 EUR{END} דה", "הד 700 to 800 EUR גבא"),
        (f"car {ISOLATE}אבג (EUR) דה{END} end", "car הד )EUR( גבא end"),
        (f"אב {ISOLATE}car {ISOLATE}גד{END} x{END} ה", "ה car דג x בא"),
    ],
)
def test_text_stands_in_the_order_of_the_algorithm(text, expected):
    assert seen(text, right_to_left=is_right_to_left(text)) == expected


@given(st.text("אבגع ab12,.-+%", max_size=20))
def test_the_order_is_that_of_another_implementation(text):
    for base in ("L", "R"):
        assert seen(text, right_to_left=base == "R") == get_display(text, base_dir=base)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 אב ab", True),
        ("ab אב", False),
        ("12 (%)", False),
        (f"{ISOLATE}EUR 5{END} אב", True),
    ],
)
def test_the_first_letter_tells_the_direction(text, expected):
    assert is_right_to_left(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("שלום", "he"),
        ("ภาษาไทย", "th"),
        ("日本の水", "ja"),
        ("水道", "und-Hani"),
        ("مرحبا", "und-Arab"),
        ("हिन्दी", "und-Deva"),
        ("!", "und"),
    ],
)
def test_the_script_tells_the_language_where_it_can(text, expected):
    assert language_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ab cd", "ab |cd"),
        ("水は「高い」。", "水|は|「高|い」。"),
        ("水 UNICEFが", "水 |UNICEF|が"),
        ("กระทรวงใช้เงินสำหรับน้ำ", "กระทรวง|ใช้|เงิน|สำหรับ|น้ำ"),
        ("ab\u200bcd", "ab\u200b|cd"),
    ],
)
def test_lines_end_between_words(text, expected):
    ends = [0, *sorted(line_ends(text)), len(text)]
    parts = [text[start:end] for start, end in pairwise(ends)]
    assert "|".join(parts) == expected


def test_a_long_word_is_not_cut_within_a_letter():
    text = "क्षिa"
    assert [index for index in range(1, len(text)) if may_be_cut(text, index)] == [4]


def fonts_of(text: str) -> str:
    """`c` for each character that a companion prints, `.` for the face."""
    chosen = companions_for(text, typeface(), (companion(DEJAVU),))
    return "".join("c" if each else "." for each in chosen)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ab שלום", "...cccc"),
        ("שלום עולם.", "cccccccccc"),
        ("שלום 12 עולם", "cccc....cccc"),
        ("(שלום)", ".cccc."),
        ("שָׁלוֹם", "ccccccc"),
    ],
)
def test_a_phrase_is_set_in_one_font(text, expected):
    assert fonts_of(text) == expected


def test_bold_text_asks_bold_companions_first():
    light, bold = companion(DEJAVU), companion(DEJAVU.with_name("DejaVuSans-Bold.ttf"))
    assert in_order((light, bold), "bold") == (bold, light)
    assert in_order((bold, light), "italic") == (light, bold)


def mixed(text: str, direction: bool | None = None) -> MixedText:
    setting = Setting(typeface(), (companion(DEJAVU),), 10)
    return MixedText(text, [setting], [0] * len(text), direction)


def test_runs_are_told_in_the_order_of_reading_and_stand_in_that_of_the_line():
    (line,) = mixed("שלום UNICEF 12 עולם").lines(math.inf, math.inf)
    assert [run.text for run in line.runs] == ["שלום", " ", "UNICEF 12", " ", "עולם"]
    lefts = [run.left for run in line.runs]
    assert lefts == sorted(lefts, reverse=True)
    assert line.runs[0].left + line.runs[0].width == pytest.approx(line.width)


def test_signs_are_mirrored_where_the_line_runs_backwards():
    (line,) = mixed("שלום (UNICEF) עולם").lines(math.inf, math.inf)
    shown = {run.text: run.shown for run in line.runs}
    assert shown[" ("] == ") "
    assert shown[") "] == " ("


def test_arabic_letters_join():
    font = companion(DEJAVU)
    alone = {glyph.id for each in "مرحبا" for glyph in shaped(font, each, 0, 1, right_to_left=True)}
    joined = {glyph.id for glyph in shaped(font, "مرحبا", 0, 5, right_to_left=True)}
    assert joined - alone


def test_letters_join_across_a_change_of_style():
    whole = shaped(companion(DEJAVU), "مرحبا", 0, 5, right_to_left=True)
    parts = [
        *shaped(companion(DEJAVU), "مرحبا", 2, 5, right_to_left=True),
        *shaped(companion(DEJAVU), "مرحبا", 0, 2, right_to_left=True),
    ]
    assert [glyph.id for glyph in whole] == [glyph.id for glyph in parts]


def test_scripts_of_one_font_are_shaped_apart():
    runs = mixed("שלום مرحبا").lines(math.inf, math.inf)[0].runs
    assert [run.text.strip() for run in runs if run.text.strip()] == ["שלום", "مرحبا"]


@pytest.mark.parametrize("measure", [30, 60, 200])
def test_lines_fit_and_hold_all_of_the_text(measure):
    text = "كلمة عربية UNICEF 2023, שלום עולם " * 4 + "ك" * 40
    lines = mixed(text).lines(measure, measure)
    assert all(line.width <= measure + 1e-6 for line in lines)
    assert "".join(text[line.start : line.end] for line in lines) == text


def test_marks_of_direction_are_not_shown():
    (line,) = mixed("ab\u200e cd").lines(math.inf, math.inf)
    assert [run.shown for run in line.runs if run.companion is None] == ["ab", " cd"]


def test_a_forced_end_is_no_text():
    lines = mixed("שלום\nעולם").lines(math.inf, math.inf)
    assert [[run.text for run in line.runs] for line in lines] == [["שלום"], ["עולם"]]


def accompanied_family(*paths: Path) -> Family:
    return Family(FACTPRESS_SANS.name, companions=tuple(map(companion, paths)))


def test_a_text_is_as_wide_as_its_shaped_letters():
    family, font = accompanied_family(DEJAVU), companion(DEJAVU)
    glyphs = shaped(font, "مرحبا", 0, 5, right_to_left=True)
    assert family.face().width("مرحبا", 10) == pytest.approx(
        10 * sum(glyph.advance for glyph in glyphs), abs=0.01
    )
    assert family.face().width("Spending", 10) == typeface().width("Spending", 10)


def test_only_what_no_font_has_is_missing():
    face = accompanied_family(DEJAVU).face()
    assert face.missing("abc שלום مرحبا \u200d 漢") == "漢"


def test_what_an_office_program_sets_is_an_estimate():
    family = Family(CALIBRI.name, companions=(companion(DEJAVU),), is_named_only=True)
    assert family.face().missing("ab שלום") == "שלום"
    assert family.face().width("שלום", 10) > 0


def test_lines_are_as_high_as_their_tallest_font():
    face = accompanied_family(DEJAVU).face()
    assert line_height_of(face, "abc") == typeface().line_height
    assert line_height_of(typeface(), "abc") == typeface().line_height
    tall = companion(DEJAVU)
    height = (tall.ascent + tall.descent) / tall.units_per_em
    assert line_height_of(face, "שלום") == max(height, typeface().line_height)


@pytest.mark.fonts
@needs_fonts
def test_devanagari_is_put_in_order_and_stacked():
    glyphs = shaped(companion(DEVANAGARI), "कि", 0, 2, right_to_left=False)
    nominal = [
        shaped(companion(DEVANAGARI), each, 0, 1, right_to_left=False)[0].id for each in "कि"
    ]
    assert nominal[0] == glyphs[1].id, "the vowel stands before the consonant"
    conjunct = shaped(companion(DEVANAGARI), "क्ष", 0, 3, right_to_left=False)
    assert len(conjunct) == 1


@pytest.mark.fonts
@needs_fonts
def test_slides_break_japanese_between_letters():
    face = accompanied_family(JAPANESE, THAI).face()
    lines = wrap("水への支出は「限られている」と省は述べた。", face, 10, 70)
    assert lines == ("水への支出は", "「限られている」", "と省は述べた。")
