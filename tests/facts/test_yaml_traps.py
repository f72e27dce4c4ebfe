"""What YAML makes of texts elsewhere, and what a facts file makes of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factpress.build.preparation import prepare, problems_of
from factpress.facts.reading import read_facts
from factpress.facts.shape import FactsShape
from factpress.facts.yaml_causes import KEYS_OF_FILES
from factpress.quantities.notation import read_quantity
from tests.facts.test_problems import GOOD

# Booleans, nulls, numbers, times and dates for one YAML reader or another.
WORDS = [
    "NO", "no", "No", "on", "On", "off", "yes", "y", "n", "true", "False", "none", "=", ".inf",
    ".nan", "1_000", "12:30", "12:30:45", "2022", "2023-11-21", "1e3", "0x1F", "0o17", "010",
    "1.10", "+1", "2023-11-21T10:00:00Z",
]  # fmt: skip


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


@pytest.mark.parametrize("word", WORDS)
def test_a_text_stays_as_it_is_written(write_facts, word):
    facts, _ = read_facts(write_facts(changed("who: Somebody", f"who: {word}")))
    assert facts.statements[0].who == word


@pytest.mark.parametrize("word", WORDS)
def test_a_text_in_quotation_marks_is_no_other(write_facts, word):
    facts, _ = read_facts(write_facts(changed("who: Somebody", f'who: "{word}"')))
    assert facts.statements[0].who == word


@pytest.mark.parametrize("word", ["null", "Null", "NULL", "~"])
def test_null_is_no_text_without_quotation_marks(write_facts, word):
    (told,) = problems_of(write_facts(changed("who: Somebody", f"who: {word}")))
    assert (told.code, told.position.line, told.position.column) == ("FP012", 30, 11)
    assert told.hint == f'Put the text in quotation marks: "{word}"'
    facts, _ = read_facts(write_facts(changed("who: Somebody", f'who: "{word}"')))
    assert facts.statements[0].who == word


@pytest.mark.parametrize("word", ["null", "~"])
def test_null_is_nothing_where_a_key_may_be_left_out(write_facts, word):
    facts, problems = read_facts(write_facts(changed("period: 2022", f"note: {word}")))
    assert facts.figures["before"].note == ""
    assert [problem.code for problem in problems] == []


@pytest.mark.parametrize("id_", ["on", "off", "yes", "no", "y", "null", "true"])
def test_such_words_are_ids(write_facts, id_):
    text = changed("  share:\n", f"  {id_}:\n").replace("{share}", f"{{{id_}}}")
    assert prepare(write_facts(text)).problems == ()


def test_no_is_norway(write_facts):
    facts, problems = read_facts(write_facts(changed("supplier: FR", "supplier: NO")))
    assert (facts.supplies[0].supplier, problems) == ("NO", ())


def test_on_is_a_word(write_facts):
    facts, problems = read_facts(write_facts(changed("status: x", "status: on")))
    assert (facts.supplies[0].status, problems) == ("on", ())


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("2022", "2022"),
        ("41.10 %", "41.10 %"),
        ("010", "10"),
        ("1.10", "1.10"),
        ('"7 EUR"', "7 EUR"),
    ],
)
def test_numbers_keep_their_digits_and_are_never_octal(write_facts, text, same_as):
    facts, problems = read_facts(write_facts(changed("value: 41.1 %", f"value: {text}")))
    assert facts.figures["share"].value == read_quantity(same_as)
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1_000", "Write '1000'."),
        ("1_000 EUR", "Write '1000 EUR'."),
        ("1,000 EUR", "Write '1000 EUR'."),
        ("1e3", "Write '1000'."),
        ("1.5E3 EUR", "Write '1500 EUR'."),
        ("12:30", "Write it in one unit: '750 minutes'."),
        ("2023-11-21", "Write 'period: 2023-11-21' for the date, and behind 'value' the number."),
        ("NO", "Write a number and its unit: '41.1 %', '700..800 million USD', '~12 systems', "
               "or 'not reported'."),
        ("0x1F", "A unit is an ISO 4217 code ('USD'), '%', 'percentage points', or the noun of "
                 "what is counted ('systems')."),
    ],
)  # fmt: skip
def test_what_is_a_number_for_yaml_alone_is_told(write_facts, text, hint):
    (told,) = problems_of(write_facts(changed("value: 41.1 %", f"value: {text}")))
    assert (told.code, told.position.line, told.position.column) == ("FP021", 23, 12)
    assert told.position.end_column == 12 + len(text)
    assert told.hint == hint


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2023-11", date(2023, 11, 1), date(2023, 11, 30)),
        ("2023-11-21", date(2023, 11, 21), date(2023, 11, 21)),
        ('"2023-11-21"', date(2023, 11, 21), date(2023, 11, 21)),
    ],
)
def test_dates_are_dates_where_a_date_is_wanted(write_facts, text, first, last):
    facts, problems = read_facts(write_facts(changed("period: 2022", f"period: {text}")))
    assert facts.figures["before"].period.span == (first, last)
    assert [each.code for each in problems] == []


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "hint"),
    [
        ("title: A briefing", "title: A briefing\ntitle: B", 3, 1, "in line 2"),
        ("    label: Growth", "    label: Growth\n    label: Growth", 20, 5, "in line 19"),
        ("  report: {title", "  report: {title: B, title", 7, 22, "in line 7"),
        ("  share:\n", "  after:\n", 21, 3, "in line 14"),
    ],
)
def test_a_key_that_stands_twice_is_told_with_the_line_of_the_first(
    write_facts, old, new, line, column, hint
):
    (told,) = (each for each in problems_of(write_facts(changed(old, new))) if each.code == "FP007")
    assert (told.position.line, told.position.column) == (line, column)
    assert hint in told.hint


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ("  report: {", "\treport: {", 7, 1),
        ("    label: Growth", "  \tlabel: Growth", 19, 3),
        ("  - headline", "\t- headline", 32, 1),
    ],
)
def test_a_tab_is_no_indentation(write_facts, old, new, line, column):
    (told,) = problems_of(write_facts(changed(old, new)))
    assert (told.code, told.position.line, told.position.column) == ("FP002", line, column)
    assert told.hint == "Indent with spaces, never with tabs."


@pytest.mark.parametrize(
    "text", ["title:\tA briefing", "title: A briefing\t", "title: A briefing \t# x"]
)
def test_a_tab_between_words_does_no_harm(write_facts, text):
    facts, problems = read_facts(write_facts(changed("title: A briefing", text)))
    assert (facts.title.text, problems) == ("A briefing", ())


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_byte_order_marks_and_line_ends_change_neither_meaning_nor_places(tmp_path, mark, end):
    path = tmp_path / "facts.yaml"
    path.write_bytes(mark + GOOD.replace("\n", end).encode())
    assert prepare(path).problems == ()
    broken = GOOD.replace("factpress: 1", "factpres: 1").replace("{after}.", "{afer}.")
    path.write_bytes(mark + broken.replace("\n", end).encode())
    places = [(each.code, each.position.line, each.position.column) for each in problems_of(path)]
    assert places == [("FP010", 1, 1), ("FP030", 4, 32)]


def test_a_block_of_text_keeps_its_lines_with_the_line_ends_of_windows(tmp_path):
    path = tmp_path / "facts.yaml"
    path.write_bytes(GOOD.replace("\n", "\r\n").encode())
    facts, _ = read_facts(path)
    assert facts.sections[0].text is not None
    assert "\r" not in facts.sections[0].text.text


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        ("title: caf\u00e9".encode("latin-1"), 1, 11, "The byte 0xE9 is not UTF-8 text"),
        ("a: b\ntitle: \u201cx\u201d".encode("cp1252"), 2, 8, "The byte 0x93 is not UTF-8 text"),
        ("title: \u00e9\n".encode() + b"b: \xff", 2, 4, "The byte 0xFF is not UTF-8 text"),
        ("title: A".encode("utf-16"), 1, 1, "The file is encoded in UTF-16"),
        ("title: A".encode("utf-16-le"), 1, 1, "The file is encoded in UTF-16"),
        (b"title: caf\xc3", 1, 11, "The byte 0xC3 is not UTF-8 text"),
        (b"title: \xed\xa0\x80", 1, 8, "The byte 0xED is not UTF-8 text"),
    ],
)
def test_other_encodings_are_told_at_their_first_byte(tmp_path, content, line, column, message):
    path: Path = tmp_path / "facts.yaml"
    path.write_bytes(content)
    (told,) = problems_of(path)
    assert (told.code, told.position.line, told.position.column) == ("FP001", line, column)
    assert told.message == message
    assert told.hint == "Save the file with the encoding UTF-8."


def test_the_keys_of_a_file_are_those_of_its_shape():
    keys = {field.alias or name for name, field in FactsShape.model_fields.items()}
    assert keys == KEYS_OF_FILES
