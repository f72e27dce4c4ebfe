"""A facts file of a stranger: it gives problems or documents, and nothing else happens."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner

from factpress.build.pipeline import Document, build
from factpress.build.preparation import prepare, problems_of
from factpress.cli import main
from factpress.problems import ProblemsFound, Severity
from tests.conftest import SMALL, build_bytes

INJECTED = 'x" href="file:///etc/passwd"></a><img src="/etc/hostname"/><a href="'


def codes(path: Path) -> list[str]:
    """The codes of a file's errors."""
    return [each.code for each in problems_of(path) if each.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "id_", [INJECTED, "a b", "&amp;", "A", "1a", "x-y", "é", "and", "x" * 81, "a/../b"]
)
def test_ids_that_are_no_names_are_refused(write_facts, id_):
    quoted = id_.replace("\\", "\\\\").replace('"', '\\"')
    text = SMALL.replace("  spending:\n", f'  "{quoted}":\n').replace("{spending}", "known")
    assert "FP036" in codes(write_facts(text))


@pytest.mark.parametrize("id_", [INJECTED, "a b", "&amp;", "1a"])
def test_ids_of_sources_that_are_no_names_are_refused(write_facts, id_):
    quoted = id_.replace('"', '\\"')
    text = SMALL.replace("  report: {title", f'  "{quoted}": {{title')
    assert "FP036" in codes(write_facts(text))


MARKUP = [
    "<b>bold</b>", "&amp;", "]]>", "<img src='/etc/hostname'/>", "<a href='file:///x'>y</a>",
    "%s %d", "$x$", "\\\\", "=1+1", "{{}}", "[x](javascript:alert(1))", "[x](file:///etc/passwd)",
]  # fmt: skip


@pytest.mark.parametrize("text", MARKUP)
def test_text_is_printed_and_never_interpreted(write_facts, tmp_path, text):
    quoted = text.replace("'", "''")
    path = write_facts(
        SMALL.replace("title: Small", f"title: '{quoted}'").replace(
            "label: Spending", f"label: '{quoted}'"
        )
        + f"    text: 'See {quoted} there'\n    points: ['{quoted}']\n"
    )
    refused = codes(path)
    assert set(refused) <= {"FP101", "FP034"}
    if refused:
        return
    built = build_bytes(path, tmp_path)
    reader = pypdf.PdfReader(io.BytesIO(built.report))
    assert [image for page in reader.pages for image in page.images] == []
    annotations = [a.get_object() for page in reader.pages for a in page.get("/Annots", ())]
    assert [each for each in annotations if "/A" in each] == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("label: Spending", f"label: {'word ' * 200}", "FP012"),
        ("title: Small", f"title: {'x' * 500}", "FP012"),
        ("bottom_line: Spending is {spending}.", f"bottom_line: {'word ' * 500}", "FP012"),
        ("date: 2024-01-31", f"date: 2024-01-31\nmarking: {'x' * 200}", "FP012"),
        ("source: report, page 3", f"source: report, {'page ' * 100}", "FP012"),
        ("headline: Spending is reported", 'headline: "   "', "FP012"),
        ("headline: Spending is reported", 'headline: "a\\u0001b"', "FP002"),
        ("label: Spending", "label: السلام عليكم", "FP035"),
        ("label: Spending", "label: 🚀", "FP035"),
        ("label: Spending", 'label: "{spending}"', "FP034"),
        ("date: 2024-01-31", 'date: 2024-01-31\nlanguage: "en-<b>"', "FP023"),
        ("date: 2024-01-31", "date: 2024-01-31\nlanguage: en-ZZ", None),
        ("value: 5 million EUR", f"value: {'9' * 30}", None),
        ("value: 5 million EUR", f"value: {'9' * 31}", "FP021"),
        ("value: 5 million EUR", "value: 1,5 %", "FP021"),
        ("value: 5 million EUR", "value: 700 to 800 EUR", "FP021"),
        ("value: 5 million EUR", "value: 2th", "FP021"),
    ],
)
def test_what_fits_no_page_is_refused_with_its_line(write_facts, old, new, code):
    assert old in SMALL
    found = codes(write_facts(SMALL.replace(old, new)))
    assert found == ([code] if code else [])


FORMULAS = {
    "x - x": "FP040",
    "x + y": "FP040",
    "*".join(["spending / 1 EUR"] * 30): "FP040",
    "*".join(["9"] * 999): "FP022",
    "(" * 60 + "spending" + ")" * 60: "FP022",
    " * ".join(["9999999999999999999"] * 90): "FP040",
    "spending / 0": "FP040",
}


@pytest.mark.parametrize(("formula", "code"), FORMULAS.items(), ids=[k[:20] for k in FORMULAS])
def test_formulas_of_every_sort_give_a_value_or_a_problem(write_facts, formula, code):
    figures = (
        "figures:\n"
        '  x: {label: X, value: "> 3 EUR", source: "report, page 1"}\n'
        '  y: {label: Y, value: "< 3 EUR", source: "report, page 1"}\n'
        f"  derived: {{label: D, formula: {formula}}}\n"
    )
    text = SMALL.replace("figures:\n", figures).replace("{spending}.", "{spending} {derived}.")
    assert codes(write_facts(text)) == ([code] if code else [])


def test_guards_on_what_has_no_bounds_are_told(write_facts):
    text = SMALL.replace(
        "figures:\n", 'figures:\n  x: {label: X, value: "> 3 EUR", source: "report, page 1"}\n'
    )
    text += "    holds: x - x < 1\n    points: ['{x}']\n"
    problems = problems_of(write_facts(text))
    assert [problem.code for problem in problems] == ["FP051"]


def test_guards_on_numbers_beyond_all_counting_are_told(write_facts):
    text = SMALL + f"    holds: {' * '.join(['9' * 19] * 50)} > 1\n"
    assert codes(write_facts(text)) == ["FP040"]


def test_headlines_are_guarded_by_the_value_and_not_by_its_rounding(write_facts):
    text = SMALL.replace(
        "figures:\n",
        "figures:\n"
        "  a: {label: A, value: 1.0 billion EUR, source: 'report, page 1'}\n"
        "  b: {label: B, value: 1.996 billion EUR, source: 'report, page 1'}\n"
        "  g: {label: G, formula: b / a}\n",
    )
    text += "    holds: g >= 2\n    points: ['{g}']\n"
    assert codes(write_facts(text)) == ["FP050"]


def test_a_derived_figure_of_a_derived_figure_is_as_precise(write_facts):
    text = SMALL.replace(
        "figures:\n",
        "figures:\n"
        "  a: {label: A, value: 700..800 million EUR, source: 'report, page 1'}\n"
        "  b: {label: B, value: ~1.4 billion EUR, source: 'report, page 1'}\n"
        "  d: {label: D, formula: b - a}\n"
        "  one: {label: One, formula: (b - a) / a}\n"
        "  two: {label: Two, formula: d / a}\n",
    )
    text += "    points: ['{one} {two}']\n"
    ledger = {entry.figure: entry.printed for entry in prepare(write_facts(text)).story.ledger}
    assert ledger["one"] == ledger["two"]


@pytest.mark.parametrize("opener", ["[", "- ", "{a: ", "? "])
def test_deep_nesting_is_refused_before_it_is_built(tmp_path, opener):
    path = tmp_path / "deep.yaml"
    path.write_text(opener * 60_000, "utf-8")
    with pytest.raises(ProblemsFound) as caught:
        prepare(path)
    assert caught.value.problems[0].code in {"FP002", "FP004"}


def test_characters_that_end_lines_elsewhere_are_told_on_their_line(tmp_path):
    path = tmp_path / "facts.yaml"
    path.write_text(SMALL.replace("date:", "\u2028date:", 1), "utf-8")
    (problem,) = problems_of(path)
    assert (problem.position.line, problem.position.column, problem.code) == (3, 1, "FP002")


def test_devices_and_pipes_are_refused(tmp_path):
    assert codes(Path("/dev/zero")) == ["FP001"]
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert codes(pipe) == ["FP001"]


def test_claims_that_print_nothing_are_told(write_facts):
    text = SMALL.replace("headline: Spending is reported", 'headline: "[](https://x.y)"')
    text += '    points: ["[](https://x.y)"]\n'
    assert codes(write_facts(text)) == ["FP043", "FP043"]


def test_tables_that_no_page_is_wide_enough_for_are_told(write_facts):
    table = f"      {'|h' * 30}|\n      {'|-' * 30}|\n      {'|c' * 30}|\n"
    assert codes(write_facts(SMALL + f"    text: |\n{table}")) == ["FP042"]


def test_marks_that_are_broken_over_lines_are_told(write_facts):
    text = SMALL + "    text: |\n      > see {\n      > nosuch } and [@\n      > nosource]\n"
    assert set(codes(write_facts(text))) == {"FP030", "FP031"}


def test_a_facts_file_is_never_overwritten(tmp_path):
    facts = tmp_path / "self.pdf"
    facts.write_text(SMALL, "utf-8")
    done = CliRunner().invoke(main, ["build", str(facts), "-o", str(tmp_path)])
    assert done.exit_code == 1
    assert facts.read_text("utf-8") == SMALL


def test_escape_sequences_do_not_reach_the_terminal(write_facts):
    text = SMALL.replace("title: Small", 'titl\u00e9: "x"\ntitle: Small')
    text = text.replace("value: 5 million EUR", 'value: "x\\n/etc/passwd:1:1: error FP000: spoof"')
    done = CliRunner().invoke(main, ["build", str(write_facts(text))])
    assert "\x1b" not in done.stderr
    assert "\n/etc/passwd" not in done.stderr


def test_many_rows_and_long_words_are_laid_out(write_facts, tmp_path):
    rows = "\n".join(f"      | row | {'word ' * 30} |" for _ in range(80))
    text = SMALL + f"    text: |\n      | a | b |\n      |---|---|\n{rows}\n"
    path = write_facts(text)
    built = build(path, tmp_path, (Document.REPORT, Document.DECK), lambda _: None)
    assert all(output.pages > 3 for output in built.outputs)


def test_letters_and_their_accents_are_composed_wherever_they_come_from(tmp_path):
    text = """\
factpress: 1
title: Caf\u0065\u0301
date: 2024-01-31
bottom_line: It is {r.last}.
sources:
  book: {title: The book}
series:
  r: {label: "Caf\u0065\u0301", file: "caf\u0065\u0301.csv", period: year, value: n, unit: EUR,
      source: "book, page 1"}
sections:
  - headline: Caf\u0065\u0301 prices rise
    chart: {kind: line, series: [r]}
"""
    (tmp_path / "facts.yaml").write_text(text, "utf-8")
    (tmp_path / "cafe\u0301.csv").write_text("year,n\n2021,1\n2022,2\n", "utf-8")
    built = build(tmp_path / "facts.yaml", tmp_path / "out", tuple(Document), lambda _: None)
    assert built.record.content["title"] == "Caf\u00e9"
    assert built.record.content["series"][0]["label"] == "Caf\u00e9"
