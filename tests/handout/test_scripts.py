"""Other scripts on slides as pages: in order, in place, and tagged."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from factpress.build.preparation import prepare
from factpress.deck.planning import plan_in_style
from factpress.handout.building import build_handout
from tests.companions import DEJAVU, JAPANESE, needs_fonts
from tests.report.tag_checks import faults_of
from tests.report.tagged_pdf import TaggedPdf
from tests.report.test_scripts import FACTS, written

POINTS = "    points: ['עמוד {water} ביום, והמים יקרים', Only Latin here]\n    text: |\n"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("handout")
    return handout(written(folder, FACTS.replace("    text: |\n", POINTS), [DEJAVU]))


def handout(path: Path) -> bytes:
    briefing = prepare(path)
    plan, _ = plan_in_style(briefing.story, {}, briefing.wording, briefing.style)
    return build_handout(plan, {}, briefing.style, briefing.style.theme.office_family)[0]


def test_it_reads_as_a_person_would(content):
    tagged = TaggedPdf(content)
    lines = [text for _, text in tagged.lines()]
    assert "עמוד 700 to 800 litres ביום, והמים יקרים" in lines
    assert "Only Latin here" in lines
    assert faults_of(tagged) == []


@pytest.mark.fonts
@needs_fonts
def test_lines_of_japanese_are_read_without_spaces(tmp_path):
    text = "日本語「水道」のお茶" * 12
    points = f"    points: [{text}]\n    text: |\n"
    facts = written(tmp_path, FACTS.replace("    text: |\n", points), [DEJAVU, JAPANESE])
    lines = [told for _, told in TaggedPdf(handout(facts)).lines()]
    assert text in lines


def test_points_run_from_the_right_where_they_begin_with_hebrew(content):
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        words = text.get_text_range()
        if "עמוד" in words and "ביום," in words and "Only Latin" in words:
            hebrew = text.get_charbox(words.index("עמוד"))
            later = text.get_charbox(words.index("ביום"))
            latin = text.get_charbox(words.index("Only Latin"))
            assert latin[0] < later[2] < hebrew[0]
            return
    pytest.fail("no slide has the points")
