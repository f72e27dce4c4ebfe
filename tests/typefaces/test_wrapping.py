import pytest
from hypothesis import given
from hypothesis import strategies as st

from factpress.typefaces import balance, typeface, wrap

FACE = typeface()
SIZE = 10.0

LETTERS = "abclmАбվԵგSß0159"
TEXT = st.text(st.sampled_from(LETTERS + "  \n--–—/\u00a0\u202f\u2011\u00ad.,"), max_size=80)
MEASURE = st.floats(1, 300)


def columns(text: str) -> float:
    """A measure that holds exactly ``text``."""
    return FACE.width(text, SIZE)


def letters(text: str) -> str:
    """What must come through the wrapping unchanged: all but breaks and shown hyphens."""
    return "".join(c for c in text if c not in " \n\u00ad-֊")


@pytest.mark.parametrize(
    ("text", "widest", "lines"),
    [
        ("", "x", ()),
        (" \n ", "x", ()),
        ("one", "one", ("one",)),
        ("one two three", "one two", ("one two", "three")),
        ("one two   three", "one two", ("one two", "three")),
        ("one  two", "one  two", ("one  two",)),
        ("one\ntwo", "one two", ("one", "two")),
        ("one\n\ntwo", "one two", ("one", "", "two")),
        ("one\r\ntwo", "one two", ("one", "two")),
        # No-break spaces and the no-break hyphen hold.
        ("up to 1\u202f234\u00a0kg", "up to 1\u202f234", ("up to", "1\u202f234\u00a0kg")),
        ("an e\u2011mail", "an e\u2011m", ("an", "e\u2011mail")),
        # Hyphens, dashes and slashes let go behind them, but not from a number.
        ("well-known", "known-", ("well-", "known")),
        ("and/or", "and/", ("and/", "or")),
        ("2019–2024", "2019–2", ("2019–", "2024")),
        ("that—this", "that—t", ("that—", "this")),
        ("is -5", "is -", ("is", "-5")),
        ("in 2024-01", "in 2024-0", ("in", "2024-01")),
        ("at 1/2", "at 1/", ("at", "1/2")),
        ("(pre-), post", "(pre-),", ("(pre-),", "post")),
        # Soft hyphens show only where they break.
        ("Bevölke\u00adrung", "Bevölkerung", ("Bevölkerung",)),
        ("Bevölke\u00adrung", "Bevölke-", ("Bevölke-", "rung")),
        ("Bevöl\u00adke\u00adrung", "Bevölke", ("Bevöl-", "kerung")),
        ("Bevölkerungs-\u00adzahl", "Bevölkerungs-", ("Bevölkerungs-", "zahl")),
        ("բնակչու\u00adթյուն", "բնակչու֊", ("բնակչու֊", "թյուն")),
        # Last resort: inside the word.
        ("Donaudampfschiff", "Donau", ("Donau", "dampf", "schiff")),
        ("a Donau", "Don", ("a", "Don", "au")),
        ("Численность населения", "Численность", ("Численность", "населения")),
        ("Հայաստանի բնակչություն", "Հայաստանի բ", ("Հայաստանի", "բնակչություն")),
    ],
)
def test_wrap(text: str, widest: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, FACE, SIZE, columns(widest)) == lines


def test_a_measure_below_one_character_gives_one_character_a_line() -> None:
    assert wrap("abc", FACE, SIZE, 0.1) == ("a", "b", "c")


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert wrap("e\u0301e\u0301", FACE, SIZE, 0.1) == ("e\u0301", "e\u0301")


@pytest.mark.parametrize("family", ["Factpress Sans", "Calibri", "Arial"])
@given(text=TEXT, measure=MEASURE)
def test_each_line_fits_or_is_one_character(family: str, text: str, measure: float) -> None:
    face = typeface(family)
    for line in wrap(text, face, SIZE, measure):
        assert face.width(line, SIZE) <= measure + 1e-6 or len(line) == 1


@given(text=TEXT, measure=MEASURE)
def test_nothing_is_lost_and_nothing_is_added(text: str, measure: float) -> None:
    for lines in (wrap(text, FACE, SIZE, measure), balance(text, FACE, SIZE, measure)):
        assert letters("".join(lines)) == letters(text) or not text.strip()
        assert not any(set("\n\u00ad") & set(line) or line != line.strip(" ") for line in lines)


@given(words=st.lists(st.text(st.sampled_from(LETTERS), min_size=1, max_size=8), min_size=1))
def test_joined_lines_give_the_words_back(words: list[str]) -> None:
    measure = max(map(columns, words)) * 1.5
    assert " ".join(wrap(" ".join(words), FACE, SIZE, measure)).split() == words


@given(text=TEXT.filter(lambda text: "\n" not in text and bool(text.strip())))
def test_a_text_fits_its_own_width(text: str) -> None:
    assert len(wrap(text, FACE, SIZE, columns(text))) == 1


@given(text=TEXT, measure=MEASURE)
def test_balance_needs_no_more_lines_and_no_more_room(text: str, measure: float) -> None:
    even = balance(text, FACE, SIZE, measure)
    greedy = wrap(text, FACE, SIZE, measure)
    assert len(even) == len(greedy)
    assert max(map(columns, even), default=0) <= max(map(columns, greedy), default=0)


@pytest.mark.parametrize(
    ("text", "widest", "lines"),
    [
        (
            "Most regions grew faster than the capital in 2024",
            "Most regions grew faster than the capital in",
            ("Most regions grew faster", "than the capital in 2024"),
        ),
        ("one", "one two", ("one",)),
        ("Title\na longer note", "a longer note", ("Title", "a longer note")),
        # It does not hyphenate a word that wrap left whole.
        ("Bevölke\u00adrung ab cd", "Bevölkerung ab", ("Bevölkerung", "ab cd")),
        # A word too wide for any line is broken as in wrap.
        ("a Donaudampf", "Donau", ("a", "Donau", "dampf")),
    ],
)
def test_balance(text: str, widest: str, lines: tuple[str, ...]) -> None:
    assert balance(text, FACE, SIZE, columns(widest)) == lines
