"""Prose in the report: hyphens, lines kept together, lists, footnotes, other languages."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from pyphen import LANGUAGES, HyphDict, language_fallback

from factpress.build.pipeline import Document, build
from factpress.report.flowables import Prose
from factpress.report.hyphenation import hyphenator, patterns_of
from factpress.report.markup import Markup
from factpress.report.tables import tables_of
from factpress.report.tagging.structure import Element
from factpress.report.tagging.text import TaggedParagraph
from factpress.report.typography import GRID, type_for
from factpress.story.model import FigureMark, Strong, TableBlock, TableColumn, Text
from factpress.theme import LIGHT
from tests.conftest import SMALL
from tests.reading import report_text
from tests.report.tag_checks import faults_of
from tests.report.tagged_pdf import Node, TaggedPdf

LONG = (
    "The administration notwithstanding considerable documentation of infrastructure, "
    "representatives of parliamentary committees (internationally acknowledged) recommended "
    "comprehensive telecommunications and transportation modernisation. "
)


def report(write_facts, text: str) -> bytes:
    path = write_facts(text)
    build(path, path.parent, (Document.REPORT,), lambda _: None)
    return path.with_suffix(".pdf").read_bytes()


def with_text(text: str, facts: str = SMALL) -> str:
    lines = "".join(f"      {line}".rstrip() + "\n" for line in text.splitlines())
    return f"{facts}    text: |\n{lines}"


# Hyphens


@pytest.mark.parametrize(
    ("language", "word", "parts"),
    [
        ("en-GB", "administration", "admin-is-tra-tion"),
        ("fr", "investissement", "inves-tis-se-ment"),
        ("de-DE", "Verteidigungsausgaben", "Vertei-di-gungs-aus-ga-ben"),
        ("es-MX", "administración", "admi-nis-tra-ción"),
        ("ru", "правительство", "прави-тель-ство"),
        ("en-GB", "Organization", "Organization"),
        ("de-DE", "NATO", "NATO"),
        ("en-GB", "self-determination", "self-determination"),
        ("en-GB", "form", "form"),
    ],
)
def test_words_are_hyphenated_in_their_language(language, word, parts):
    hyphenate = hyphenator(language, 4)
    assert hyphenate is not None
    heads = [len(head) for head, _ in hyphenate(word)]
    assert all(head + tail == word for head, tail in hyphenate(word))
    found = "".join(("-" if index in heads else "") + each for index, each in enumerate(word))
    assert found == parts


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "hu"])
def test_patterns_that_are_parsed_when_needed_are_those_of_pyphen(language):
    path = LANGUAGES[language_fallback(language)]
    ours, theirs = patterns_of(path), HyphDict(path)
    assert ours.maxlen == max(map(len, theirs.patterns))
    assert {letters: ours.patterns.get(letters) for letters in theirs.patterns} == theirs.patterns
    assert [ours.patterns.get(letters) for letters in ("", "qqqq", "%")] == [None] * 3


def test_a_language_without_patterns_is_not_hyphenated():
    assert hyphenator("hy", 4) is None
    assert hyphenator("", 4) is None


def test_running_text_is_hyphenated_and_what_is_large_is_not():
    styles = type_for(LIGHT, "en-GB")
    hyphenated = {name for name, style in vars_of(styles) if style.hyphenationLang}
    assert hyphenated == {"body", "quote", "footnote", "margin", "cell", "head"}


def vars_of(styles):
    return [(name, getattr(styles, name)) for name in styles.__dataclass_fields__]


@pytest.mark.parametrize("face", ["{}", "*It*: {}"])
def test_words_are_whole_for_who_reads_them(write_facts, face):
    content = report(write_facts, with_text(face.format(LONG * 4)))
    raw = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert "\u00ad" in raw
    assert not re.search(r"[a-z]-\s", raw)
    assert " ".join(LONG.split()) in report_text(content)
    assert any(LONG.strip() in text for _, text in TaggedPdf(content).lines())
    assert faults_of(TaggedPdf(content)) == []


def test_names_of_figures_and_addresses_are_not_hyphenated():
    hyphenated = 0
    for text in (FigureMark("considerable", "a", 1), Text("considerable")):
        for width in range(60, 140, 3):
            paragraph = TaggedParagraph(
                Markup(LIGHT).of((Strong((Text("It is of some "),)), text, Text(" weight"))),
                type_for(LIGHT, "en-GB").body,
            )
            paragraph.wrap(width, 1000)
            lines = ["".join(word.text for word in line.words) for line in paragraph.blPara.lines]
            broken = any(line.endswith("-") for line in lines)
            assert not (broken and isinstance(text, FigureMark)), width
            hyphenated += broken
    assert hyphenated


@pytest.mark.parametrize("width", [30, 45, 70, 340])
@pytest.mark.parametrize("word", ["considerable" * 25, "considerable" + "x" * 288])
def test_no_part_of_a_word_sticks_out(width, word):
    style = type_for(LIGHT, "en-GB").cell
    for text in (word, f"a <b>b</b> https://example.org/{word} {word}, and"):
        paragraph = TaggedParagraph(text, style)
        paragraph.wrap(width, 10_000)
        broken = paragraph.blPara
        spaces = [line.extraSpace if broken.kind else line[0] for line in broken.lines]
        assert min(spaces) >= -0.01


def test_a_word_alone_is_hyphenated_rather_than_cut():
    paragraph = TaggedParagraph("considerable", type_for(LIGHT, "en-GB").cell)
    paragraph.wrap(30, 1000)
    assert ["".join(words) for _, words in paragraph.blPara.lines] == ["consid-", "erable"]


def test_the_rest_of_a_word_is_never_the_last_line():
    style = type_for(LIGHT, "en-GB").body
    for width in range(100, 340, 7):
        paragraph = TaggedParagraph("Some words are said of an administration.", style)
        paragraph.wrap(width, 1000)
        assert not paragraph.blPara.lines[-1][1][-1].startswith(("tion", "istration", "tration"))


# Lines kept together


@pytest.mark.parametrize("style", ["body", "quote", "footnote"])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 9])
def test_two_lines_stay_together_at_the_foot_and_the_head_of_a_page(style, count):
    text = "<br/>".join(["words"] * count)
    look = getattr(type_for(LIGHT), style)
    for room in range(1, count):
        element = Element("Document").add("P")
        prose = Prose(TaggedParagraph(text, look, element), (), 300, 10)
        height = room * look.leading + 1
        assert prose.wrap(400, height)[1] == pytest.approx(count * look.leading)
        parts = prose.split(400, height)
        lines = [round(part.wrap(400, 10_000)[1] / look.leading) for part in parts]
        assert lines == [] or (sum(lines) == count and min(lines) >= 2), (count, room)
        assert bool(lines) is (count >= 4 and room >= 2)


def test_a_subheading_stays_with_the_first_lines_and_pages_are_full(write_facts):
    text = "\n".join(f"## Heading\n\n{'Some more words. ' * (40 + 13 * n)}\n" for n in range(14))
    content = report(write_facts, with_text(text))
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    split = 0
    for page in pages[1:-2]:
        lines = [line.strip() for line in page.extract_text().splitlines() if line.strip()]
        body = [line for line in lines if re.match(r"Heading|.*\b(Some|more|words)\b", line)]
        assert "Heading" not in body[-2:]
        assert len(body) >= 42
        split += body[0] != "Heading"
    assert split


# Lists, quotations, code


def test_blocks_within_blocks_are_set_in(write_facts):
    text = "Base\n\n> Quoted\n>\n> - listed\n>\n>   > within\n\n9. nine\n10. ten\n\n    > so\n"
    content = report(write_facts, with_text(text))
    lefts: dict[str, float] = {}
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:

        def visit(words, _matrix, text_matrix, _font, _size):
            lefts.setdefault(words.strip(), round(text_matrix[4]))

        page.extract_text(visitor_text=visit)
    base = lefts["Base"]
    steps = {word: lefts[word] - base for word in ("Quoted", "listed", "within", "ten", "so")}
    assert steps["Quoted"] == GRID
    assert steps["listed"] == 2 * GRID
    assert steps["within"] == 3 * GRID
    assert steps["ten"] > GRID
    assert steps["so"] == pytest.approx(steps["ten"] + GRID, abs=1)


def test_marks_of_items_are_never_lost(write_facts):
    text = "98. > a\n99.\n100. - b\n101. c\n"
    content = report(write_facts, with_text(text))
    read = [(role, words) for role, words in TaggedPdf(content).lines() if role in {"Lbl", "P"}]
    start = read.index(("Lbl", "98."))
    assert read[start : start + 8] == [
        ("Lbl", "98."), ("P", "a"), ("Lbl", "99."), ("Lbl", "100."), ("Lbl", "•"), ("P", "b"),
        ("Lbl", "101."), ("P", "c"),
    ]  # fmt: skip
    assert faults_of(TaggedPdf(content)) == []


def test_lines_of_code_end_where_they_are_written(write_facts):
    content = report(write_facts, with_text("```\nfirst line\n    second\n\nthird\n```"))
    page = pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert re.search(r"first line\s*\n\s*second\s*\n\s*third", page)


# Tables


def right_ends(cells: list[str], sign: str = ".") -> list[float]:
    """Where the cells of a column of numbers end, in points from its right edge."""
    rows = tuple(((Text("a"),), (Text(cell),)) for cell in cells)
    block = TableBlock((TableColumn("A"), TableColumn("B", "right")), rows)
    element = Element("Document").add("Table")
    styles = type_for(LIGHT)
    (table,) = tables_of(block, 300, element, styles, Markup(LIGHT), LIGHT, sign)
    return [row[1].style.rightIndent for row in table._cellvalues[1:]]


def test_numbers_stand_below_each_other_at_their_decimal_signs():
    width = LIGHT.family.face().width
    size = type_for(LIGHT).cell.fontSize
    assert right_ends(["5", "1.25", "1,400.5"]) == [
        pytest.approx(width(".25", size)),
        0,
        pytest.approx(width(".25", size) - width(".5", size)),
    ]
    assert right_ends(["5,5", "1.400,25"], ",")[0] == pytest.approx(width("5", size), abs=0.5)
    assert right_ends(["12.5 %", "3 %", "none", "1 to 2 %"]) == [
        0, pytest.approx(width(".5", size)), 0, 0,
    ]  # fmt: skip


@pytest.mark.parametrize(("columns", "width"), [(3, 300), (9, 450), (40, 450)])
def test_a_table_of_prose_takes_the_margin_where_its_words_need_it(columns, width):
    heads = tuple(TableColumn("heading") for _ in range(columns))
    block = TableBlock(heads, (((Text("words"),),) * columns,))
    element = Element("Document").add("Table")
    (table,) = tables_of(block, 300, element, type_for(LIGHT), Markup(LIGHT), LIGHT, ".", 450)
    assert sum(table._colWidths) == pytest.approx(width)


def test_amounts_in_unlike_units_end_at_the_edge():
    assert right_ends(["1.25 million euros", "3 systems"]) == [0, 0]
    assert right_ends(["none", ""]) == [0, 0]


# Footnotes


FOOTNOTED = with_text(
    "One {spending}.[^a] Two.[^b] Again.[^a]\n\n| h |\n|---|\n| x[^b] {spending} |\n\n"
    "[^a]: It is {spending} [@report, page 3], *stressed*.\n\n    And more.\n\n[^b]: Short."
) + (
    "  - headline: Another section\n    text: |\n      Three.[^a]\n\n      [^a]: Last.\n"
    "    notes: |\n      Spoken.[^a]\n\n      [^a]: Unprinted.\n"
)


@pytest.fixture(scope="module")
def footnoted(tmp_path_factory) -> TaggedPdf:
    path = tmp_path_factory.mktemp("footnotes") / "facts.yaml"
    path.write_text(FOOTNOTED, "utf-8")
    build(path, path.parent, (Document.REPORT,), lambda _: None)
    return TaggedPdf(path.with_suffix(".pdf").read_bytes())


def footnotes_of(tagged: TaggedPdf) -> list[Node]:
    assert tagged.tree is not None
    notes = [node for node in tagged.tree.nodes() if node.role == "Note"]
    return [note for note in notes if note.children and note.children[0].role == "Lbl"]


def test_footnotes_are_notes_at_the_end_of_their_section_numbered_through(footnoted):
    notes = footnotes_of(footnoted)
    assert [" ".join(footnoted.text(note).split()) for note in notes] == [
        "1 It is 5 million euros F1 [S1, page 3], stressed. And more.",
        "2 Short.",
        "3 Last.",
    ]
    assert all("/ID" in note.source for note in notes)
    assert "Unprinted" not in str(list(footnoted.lines()))


def test_the_marks_of_footnotes_are_references_that_lead_there_and_back(footnoted):
    references = [node for node in footnoted.tree.nodes() if node.role == "Reference"]
    assert [footnoted.text(each).strip() for each in references] == ["1", "2", "1", "2", "3"]
    links = [each.children[0].annotations[0] for each in references]
    assert [str(link.Contents) for link in links] == [
        f"Footnote {number}" for number in (1, 2, 1, 2, 3)
    ]
    back = [note.children[0].children[0].annotations[0] for note in footnotes_of(footnoted)]
    assert [str(link.Contents) for link in back] == [
        f"Footnote {number} in the text" for number in (1, 2, 3)
    ]
    for mark, home in ((links[0], back[0]), (links[1], back[1]), (links[4], back[2])):
        (top,), (low,) = ([float(mark.Dest[3])], [float(mark.Rect[3])])
        assert float(mark.Dest[3]) >= float(home.Rect[3]) - 2
        assert float(home.Dest[3]) >= float(mark.Rect[3]) - 2
        assert top < low


# Other languages


def test_an_excerpt_in_another_language_says_so(write_facts):
    facts = SMALL.replace("{title: The report}", "{title: Le rapport, language: fr-CA}")
    excerpt = "    excerpt: " + "cinq millions d’euros, 5 " * 9
    text = facts.replace("    source: report, page 3\n", f"    source: report, page 3\n{excerpt}\n")
    tagged = TaggedPdf(report(write_facts, text))
    assert tagged.tree is not None
    (span,) = (node for node in tagged.tree.nodes() if node.role == "Span")
    assert str(span.source.Lang) == "fr-CA"
    assert (
        " ".join(tagged.text(span).split()) == f"“{'cinq millions d’euros, 5 ' * 9}".strip() + "”"
    )
    same = TaggedPdf(report(write_facts, text.replace("fr-CA", "en-US")))
    assert same.tree is not None
    assert [node for node in same.tree.nodes() if node.role == "Span"] == []
