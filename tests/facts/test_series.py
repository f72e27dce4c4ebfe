"""Series: values by period, from the facts file or a CSV file beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factpress.build.preparation import Prepared, prepare
from factpress.problems import ProblemsFound
from factpress.quantities.notation import write_quantity
from factpress.story.model import plain_text

FACTS = """\
factpress: 1
title: Trade
date: 2024-03-01
bottom_line: Exports reach {exports.last} in {period:exports.last}.
sources:
  book: {title: The book}
series:
  exports:
    label: Exports
    unit: million EUR
    values: {2021: 600..640, 2020: 512, 2022: not reported, 2023: ~1400}
    source: book, table 3
figures:
  growth: {label: Growth, formula: exports.last / exports.first}
sections:
  - headline: Exports rise to {growth} those of {period:exports.first}
    holds: exports.2023 > exports.2020
    chart: {kind: change, from: exports.first, to: exports.last}
"""

CSV = """\
country;year;low;high;usd_m
Armenia;2023;9;11;10.5
Armenia;2021;7;7;7.0
Georgia;2021;1;2;"1.5"
Armenia;2022;..;..;
"""

FROM_FILE = """\
    file: data/trade.csv
    period: year
    value: usd_m
    where: {country: Armenia}
"""


ABOUT = "about\u00a01,400\u00a0million euros"


@pytest.fixture
def write_trade(write_facts: Callable[[str], Path]) -> Callable[..., Path]:
    """Writes the facts with the series in a CSV file; `old` in the facts becomes `new`."""

    def write(csv: str | bytes = CSV, old: str = "", new: str = "") -> Path:
        written = FACTS.replace(
            "    values: {2021: 600..640, 2020: 512, 2022: not reported, 2023: ~1400}\n", FROM_FILE
        ).replace("exports.2020", "exports.2021")
        assert old in written
        path = write_facts(written.replace(old, new, 1) if old else written)
        (path.parent / "data").mkdir(exist_ok=True)
        content = csv if isinstance(csv, bytes) else csv.encode()
        (path.parent / "data" / "trade.csv").write_bytes(content)
        return path

    return write


def values_of(prepared: Prepared, series: str = "exports") -> dict[str, str]:
    points = prepared.reader.facts.series[series].points
    return {point.key: write_quantity(point.value) for point in points}


def told(path: Path) -> list[tuple[str, int, int, str, str, str]]:
    """File, line, column, code, message and hint of each problem."""
    with pytest.raises(ProblemsFound) as caught:
        prepare(path)
    return [
        (
            Path(p.position.file).name,
            p.position.line,
            p.position.column,
            p.code,
            p.message,
            p.hint,
        )
        for p in caught.value.problems
    ]


def test_points_are_in_order_of_time_and_gaps_stay_gaps(write_facts) -> None:
    assert values_of(prepare(write_facts(FACTS))) == {
        "2020": "512 million EUR",
        "2021": "600..640 million EUR",
        "2022": "not reported",
        "2023": "~1400 million EUR",
    }


def test_points_that_are_named_are_figures_with_their_ledger_entry(write_facts) -> None:
    story = prepare(write_facts(FACTS)).story
    assert [(each.figure, each.label, each.printed, each.given) for each in story.ledger] == [
        ("growth", "Growth", "about\u00a02.73 times", ""),
        ("exports.2020", "Exports, 2020", "512\u00a0million euros", "512 million EUR"),
        ("exports.2023", "Exports, 2023", ABOUT, "~1400 million EUR"),
    ]
    assert {each.citations[0].text for each in story.ledger} == {"S1, table 3"}


def test_first_and_last_name_the_points_that_are_reported(write_facts) -> None:
    text = FACTS.replace("2023: ~1400", "2023: ~1400, 2024: not reported")
    story = prepare(write_facts(text)).story
    assert (
        plain_text(story.bottom_line)
        == "Exports reach about\u00a01,400\u00a0million euros in 2023."
    )
    assert plain_text(story.sections[0].headline) == (
        "Exports rise to about\u00a02.73 times those of 2020"
    )


def test_a_year_of_a_series_may_be_typed_in_prose(write_facts) -> None:
    path = write_facts(FACTS + "    text: In 2021 exports were {exports.2021}.\n")
    assert prepare(path).problems == ()


def test_a_sentence_about_a_point_keeps_its_place_in_the_file(write_facts) -> None:
    text = FACTS.replace("exports.2023 > exports.2020", "exports.last > exports.2025")
    assert ("facts.yaml", 17, 27, "FP030") in [each[:4] for each in told(write_facts(text))]


def test_rows_of_a_csv_file_are_chosen_and_ordered(write_trade) -> None:
    prepared = prepare(write_trade())
    assert values_of(prepared) == {
        "2021": "7.0 million EUR",
        "2022": "not reported",
        "2023": "10.5 million EUR",
    }
    last = next(each for each in prepared.story.ledger if each.figure == "exports.2023")
    assert last.given == "10.5 million EUR (data/trade.csv, 2)"


def test_two_columns_give_ranges(write_trade) -> None:
    prepared = prepare(write_trade(CSV, "    value: usd_m\n", "    low: low\n    high: high\n"))
    assert values_of(prepared) == {
        "2021": "7 million EUR",
        "2022": "not reported",
        "2023": "9..11 million EUR",
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_csv_files_of_every_office_program_are_read(write_trade, delimiter, line_end, mark) -> None:
    text = mark + CSV.replace(";", delimiter).replace("\n", line_end)
    assert len(values_of(prepare(write_trade(text)))) == 3


@pytest.mark.parametrize("gap", ["", "..", "-", "–", "NA", "n/a", "NaN", "not reported"])
def test_what_tables_write_for_a_missing_value_is_a_gap(write_trade, gap) -> None:
    text = CSV.replace("Armenia;2022;..;..;", f"Armenia;2022;..;..;{gap}")
    assert values_of(prepare(write_trade(text)))["2022"] == "not reported"


# What is changed in the facts; line and column there, code, part of the message and the hint.
FACTS_FAULTS = [
    ("2020: 512", "2020: 512 million EUR", 11, 36, "FP021", "has a unit", "Write the number alone"),
    ("2020: 512", "2020: '5,5'", 11, 36, "FP021", "decimal comma", "Write '5.5'."),
    ("2020: 512", "2020: 3rd", 11, 36, "FP021", "not ordinals", "how many"),
    ("2020: 512, 2022", "2020: 512 \u6771, 2022", 11, 36, "FP021", "has a unit", "alone"),
    ("2020: 512", "2020-05: 512", 11, 30, "FP083", "is a month, but 2021 is a year", "same kind"),
    ("2020: 512", "20: 512", 11, 30, "FP020", "'20' is not a date", "2023-11-20"),
    ("2020: 512", "before 2020: 512", 11, 30, "FP020", "no period", "2023-11-20"),
    ("2020: 512", "2020: ''", 11, 36, "FP012", "'2020' is empty", "text"),
    ("    unit: million EUR\n", "", 10, 40, "FP083", "no unit", "same unit"),
    ("    values:", "    where: {a: b}\n    values:", 11, 5, "FP082", "no 'file'", "Add 'file'"),
    ("    source: book, table 3\n", "", 8, 3, "FP011", "'source'", "source: book, page 4"),
    ("book, table 3", "bok, table 3", 12, 13, "FP031", "no source 'bok'", "'book'"),
    ("label: Exports", "label: ", 9, 11, "FP012", "'label' is empty", ""),
    ("  exports:\n    label", "  Exports:\n    label", 8, 3, "FP036", "id of a series", "letters"),
    ("  growth: {", "  exports: {label: A, formula: growth}\n  growth: {", 8, 3, "FP036",
     "id of a figure already", "Rename"),
    ("{exports.last} in", "{exports.lst} in", 4, 28, "FP030", "no point 'exports.lst'", "last"),
    ("{exports.last} in", "{exports} in", 4, 28, "FP030", "is a series", "exports.2023"),
    ("{exports.last} in", "{exprts.last} in", 4, 28, "FP030", "no figure 'exprts.last'", ""),
    ("exports.last / exports.first", "exports.last / exports.2019", 14, 51, "FP030",
     "no point 'exports.2019'", "It has 2020 to 2023"),
    ("exports.last / exports.first", "exports.last / exports.2022", 14, 51, "FP040",
     "'exports.2022' is not reported", ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "column", "code", "message", "hint"), FACTS_FAULTS)
def test_a_fault_of_a_series_is_told(write_facts, old, new, line, column, code, message, hint):
    assert old in FACTS
    text = FACTS.replace(old, new, 1)
    if "unit" in old:
        text = text.replace("2021: 600..640", "2021: 600..640 EUR")
    problems = told(write_facts(text))
    found = [each for each in problems if each[1:4] == (line, column, code)]
    assert found, problems
    assert message in found[0][4]
    assert hint in found[0][5]


def test_a_series_with_no_values_is_told(write_facts) -> None:
    text = FACTS.replace(
        "    values: {2021: 600..640, 2020: 512, 2022: not reported, 2023: ~1400}\n", ""
    )
    problems = told(write_facts(text))
    assert problems[0][1:5] == (8, 3, "FP082", "The series 'exports' has no values")


# What is changed in the CSV file; line and column there, code, part of the message and hint.
CSV_FAULTS = [
    ("10.5", "10,5", 2, 19, "FP021", "decimal comma", "Write '10.5'."),
    ("10.5", "1 000", 2, 19, "FP021", "groups its digits", "Write '1000'"),
    ("10.5", "10.5*", 2, 19, "FP021", "'*' does not belong to a number",
     "Write '10.5', and move the remark to the series' 'note'."),
    ("10.5", "10.5 (p)", 2, 19, "FP021", "'(p)' does not belong to a number", "Write '10.5'"),
    ("10.5", "10.5 e", 2, 19, "FP021", "'e' does not belong to a number", "Write '10.5'"),
    ("10.5", "ten", 2, 19, "FP021", "'ten", "Write a number"),
    ("Armenia;2021", "Armenia;2023", 3, 9, "FP083", "stands twice, first in line 2", "where"),
    ("Armenia;2021", "Armenia;21", 3, 9, "FP020", "'21' is not a date", "2023"),
    ("Armenia;2021;7;7;7.0", "Armenia;2021;7;7", 3, 1, "FP080", "Row 3 has 4 cells", "every cell"),
    ("country;year", "year;year", 1, 6, "FP080", "Two columns have the heading 'year'", "own"),
    ('"1.5"', '"1.5', 5, 1, "FP080", "This is not CSV", "quotation mark"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "column", "code", "message", "hint"), CSV_FAULTS)
def test_a_fault_of_a_csv_file_is_told(write_trade, old, new, line, column, code, message, hint):
    assert old in CSV
    problems = told(write_trade(CSV.replace(old, new, 1)))
    found = [each for each in problems if each[:4] == ("trade.csv", line, column, code)]
    assert found, problems
    assert message in found[0][4]
    assert hint in found[0][5]


# What is changed in the facts that name the file; line, column, code, message, hint.
NAMING_FAULTS = [
    ("data/trade.csv", "data/none.csv", 11, 11, "FP080", "no such file", "path"),
    ("data/trade.csv", "../trade.csv", 11, 11, "FP080", "leads out of the folder", "folder"),
    ("data/trade.csv", "/etc/passwd", 11, 11, "FP080", "its path is absolute", "folder"),
    ("value: usd_m", "value: usd", 13, 12, "FP081", "no column 'usd'", "'usd_m'"),
    ("country: Armenia", "land: Armenia", 14, 13, "FP081", "no column 'land'", "'country'"),
    ("country: Armenia", "country: Armenien", 14, 22, "FP081", "no 'Armenien'", "'Armenia'?"),
    ("    value: usd_m\n", "", 11, 5, "FP082", "which columns", "'low' and 'high'"),
    ("    period: year\n", "    values: {2020: 5}\n    period: year\n", 12, 5, "FP082", "a 'file'",
     "Keep one"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "column", "code", "message", "hint"), NAMING_FAULTS)
def test_a_fault_in_naming_a_file_is_told(write_trade, old, new, line, column, code, message, hint):
    problems = told(write_trade(CSV, old, new))
    found = [each for each in problems if each[:4] == ("facts.yaml", line, column, code)]
    assert found, problems
    assert message in found[0][4]
    assert hint in found[0][5]


@pytest.mark.parametrize(
    ("row", "place", "message", "other"),
    [
        ("Armenia;2023;9;;", (2, 16), "'high' is empty in this row", "9"),
        ("Armenia;2023;;11;", (2, 14), "'low' is empty in this row", "11"),
        ("Armenia;2023;..;11;", (2, 14), "'low' is '..' in this row", "11"),
    ],
)
def test_half_a_range_is_told_at_its_cell_and_mended_by_the_other(
    write_trade, row, place, message, other
) -> None:
    named = ("value: usd_m", "low: low\n    high: high")
    broken = CSV.replace("Armenia;2023;9;11;10.5", row)
    found = [each for each in told(write_trade(broken, *named)) if each[3] == "FP021"]
    assert [each[:5] for each in found] == [("trade.csv", *place, "FP021", message)]
    assert found[0][5] == (
        f"Write the number; '{other}' again if the value is exact. "
        "Where the value is not known, empty both cells."
    )
    mended = CSV.replace("Armenia;2023;9;11;10.5", f"Armenia;2023;{other};{other};")
    assert prepare(write_trade(mended, *named)).problems == ()


def test_a_value_of_where_that_its_column_lacks_is_told_with_the_nearest(write_trade) -> None:
    first = told(write_trade(CSV, "country: Armenia", "country: armenia"))[0]
    assert first[:4] == ("facts.yaml", 14, 22, "FP081")
    assert first[4:] == ("The column 'country' has no 'armenia'", "Did you mean 'Armenia'?")
    first = told(write_trade(CSV, "country: Armenia", "country: France"))[0]
    assert first[5] == "It has 'Armenia' and 'Georgia'."
    both = ("country: Armenia", "country: Georgia, year: 2023")
    assert told(write_trade(CSV, *both))[0][4] == "No row of the file has all that 'where' says"


def test_a_csv_file_that_is_no_text_is_told(write_trade) -> None:
    problems = told(write_trade(b"country;year;usd_m\nArmenia;2020;\xff\n"))
    assert problems[0][:5] == ("trade.csv", 2, 1, "FP080", "The byte 0xFF is not UTF-8 text")


def test_an_empty_csv_file_is_told(write_trade) -> None:
    assert told(write_trade(""))[0][:5] == ("facts.yaml", 11, 11, "FP080", "The file has no rows")


def test_faults_elsewhere_hide_no_unknown_series(write_facts) -> None:
    chart = "    chart: {kind: line, series: [exports, import]}\n"
    text = FACTS.replace(
        "    chart: {kind: change, from: exports.first, to: exports.last}\n", chart
    )
    text = text.replace("figures:\n", "publishr: Nobody\nfigures:\n")
    assert {(code, message) for _, _, _, code, message, _ in told(write_facts(text))} >= {
        ("FP010", "There is no key 'publishr' here"),
        ("FP030", "There is no series 'import'"),
    }


def test_a_series_that_cannot_be_read_makes_no_year_a_typed_number(write_trade) -> None:
    path = write_trade(old="headline: Exports rise", new="headline: Since 2021 exports rise")
    assert prepare(path).problems == ()
    (path.parent / "data" / "trade.csv").unlink()
    assert [each[3] for each in told(path)] == ["FP080"]


def test_a_series_that_nothing_uses_is_a_warning(write_facts) -> None:
    more = "  unused: {label: Unused, values: {2020: 5}, source: 'book, page 1'}\nfigures:\n"
    problems = prepare(write_facts(FACTS.replace("figures:\n", more))).problems
    assert [(p.position.line, p.code, p.message) for p in problems] == [
        (13, "FP102", "The series 'unused' is never used")
    ]


def test_a_point_that_only_an_unused_formula_names_is_told_with_it(write_facts) -> None:
    more = "key_figures: [growth]\nfigures:\n"
    more += "  idle: {label: Idle, formula: exports.2021 / exports.2020}\n"
    problems = prepare(write_facts(FACTS.replace("figures:\n", more))).problems
    assert [(p.code, p.message) for p in problems] == [("FP102", "The figure 'idle' is never used")]


def test_a_series_overdue_for_review_is_told_once(write_facts) -> None:
    from datetime import date

    text = FACTS.replace("    source: book", "    review_by: 2024-01-31\n    source: book")
    problems = prepare(write_facts(text), today=date(2024, 2, 1)).problems
    assert [(p.code, p.message) for p in problems] == [
        ("FP130", "The series 'exports' was to be reviewed by 2024-01-31")
    ]


def test_a_file_and_a_column_are_mended_as_the_hints_say(write_trade) -> None:
    assert told(write_trade(CSV, "data/trade.csv", "data/none.csv"))[0][5] == "Check the path."
    assert told(write_trade(CSV, "value: usd_m", "value: usd"))[0][5] == "Did you mean 'usd_m'?"
    assert prepare(write_trade()).problems == ()


def test_a_unit_in_letters_that_no_page_has_is_told(write_facts) -> None:
    text = FACTS.replace("    unit: million EUR\n", "").replace("2020: 512", "2020: 512 \u6771")
    found = [each for each in told(write_facts(text)) if each[3] == "FP035"]
    assert [each[:5] for each in found] == [
        ("facts.yaml", 10, 36, "FP035", "The typeface has no '\u6771'")
    ]
    assert "letters that it has" in found[0][5]


def test_a_folder_in_place_of_a_csv_file_is_told(write_trade) -> None:
    path = write_trade()
    (path.parent / "data" / "trade.csv").unlink()
    (path.parent / "data" / "trade.csv").mkdir()
    problems = told(path)
    assert problems[0][:5] == (
        "facts.yaml", 11, 11, "FP080", "The file cannot be read: Is a directory",
    )  # fmt: skip
    assert problems[0][5]
