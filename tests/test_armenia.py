"""The Armenia briefing: everything that its facts say, and no number besides."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from tests.conftest import ARMENIA, Built, Texts, build_bytes, built_files, texts_of
from tests.reading import folded, link_places, slide_titles

FIGURES = [
    "700 to 800 million US dollars",
    "about 1.4 billion US dollars",
    "1.75 to 2 times",
    "600 to 700 million US dollars",
    "41.1%",
    "more than 30 years",
    "sixth",
]
FIGURE_LABELS = {
    "700 to 800 million US dollars": "Defence allocation, 2022",
    "1.4 billion US dollars": "Defence allocation, 2024",
    "1.75 to 2 times": "Defence allocation of 2024 over that of 2022",
    "600 to 700 million US dollars": "Rise of the defence allocation",
    "41.1%": "Respondents who see France",
    "more than 30 years": "Armenia’s time in the",
    "sixth": "Armenia’s latest proposal for a",
}
POLL = ["GALLUP", "sample size", "fieldwork dates", "margin of error", "question wording",
        "other answers", "not disclosed"]  # fmt: skip
SUPPLIES = [
    ("Mistral", "air-defence missile systems", "contract signed"),
    ("Ground Master 200", "radars", "contract signed"),
    ("Bastion", "multi-purpose armoured vehicles, numerous", "being delivered"),
    ("Military officer", "defence consultant", "announced"),
    ("Training", "training for the Armenian armed forces", "offered"),
    ("Pinaka", "rocket system", "acquired"),
    ("Zen", "anti-drone system", "acquired"),
    ("MARG 155", "armoured self-propelled howitzers", "maker confirmed that they go to Armenia"),
]
NAMES = ["France", "India", "Armenia", "MBDA", "Bharat Forge", "Poti", "Georgia"]
EVENTS = [
    ("30 May 2023", "Noyemberyan"),
    ("19 Jun 2023", "Mistral Atlas RC"),
    ("Oct 2023", "sign the supply contracts"),
    ("Nov 2023, before 21 Nov", "Catherine Colonna visits Yerevan"),
    ("8 Nov 2023", "Stepanakert"),
    ("20 Nov 2023", "no delegation"),
    ("Date not reported", "Next CSTO meeting, in Minsk"),
]
STATEMENTS = [
    ("Yerevan", "denies any intention to leave the CSTO"),
    ("Russia", "considers that the West orchestrated Armenia's reaction"),
    ("Armenia", "says that the CSTO's inaction made it diversify its security relations"),
    ("Ilham Aliyev", "accuses Paris of raising tensions"),
    ("Sébastien Lecornu", "no one can blame a sovereign State for protecting its skies"),
    ("United States Senate", "a bill to repeal the waiver authority of Section 907"),
    ("Azerbaijan", "calls this a blow to relations, refuses the Washington talks"),
    ("Azerbaijan", "offers direct talks, at an agreed place or at the state border"),
    ("Armenia", "gave no immediate answer to the offer, but sent its sixth"),
    ("The article", "would take the West and Russia out as mediators"),
]

# Every number that the facts of the briefing hold: values, dates, names, paragraphs.
NUMBERS = {
    "700", "800", "1.4", "1,400", "1.75", "2", "600", "41.1", "58.9", "30",
    "2022", "2023", "2024", "21", "20", "8", "19", "200", "155", "907",
}  # fmt: skip
# The paragraphs of the article that its facts stand in.
PARAGRAPHS = {
    "2", "3", "4", "6", "7", "8", "9", "10", "11", "13", "14", "15", "17", "19", "20", "21", "22",
    "23",
}  # fmt: skip
LOCATOR = re.compile(r"paragraphs? (\d+(?:, \d+)*(?: and \d+)?)")
# What the documents number themselves: marks, exhibits, pages, parts of a slide; the pages and
# slides of a figure, on a slide behind its source; the contents, whose titles are read elsewhere.
STRUCTURE = re.compile(
    r"(?:Pages:|Slides:|S1,) +\d+(?:, \d+)*(?![\d.])|Contents .*? Page 2 of \d+"
    r"|\b[FS]\d+\b|\b(?:Figure|Table) \d+|\bPage \d+ of \d+|\(\d+ of \d+\)|6th|700\.\.800"
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@pytest.fixture(scope="session", params=["report", "deck"])
def text(request: pytest.FixtureRequest, armenia_texts: Texts) -> str:
    return str(getattr(armenia_texts, request.param))


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_is_there(text, figure):
    assert figure in text


@pytest.mark.parametrize("words", POLL)
def test_what_is_not_disclosed_is_said(text, words):
    assert words.casefold() in text.casefold()


@pytest.mark.parametrize("words", [*SUPPLIES, *EVENTS, *STATEMENTS], ids=lambda each: each[0])
def test_every_supply_event_and_statement_is_there(text, words):
    for part in words:
        assert part in text


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there(text, name):
    assert name in text


def test_there_is_no_number_besides(text):
    cited = {number for places in LOCATOR.findall(text) for number in NUMBER.findall(places)}
    assert cited == PARAGRAPHS
    rest = STRUCTURE.sub(" ", LOCATOR.sub(" ", text))
    assert set(NUMBER.findall(rest)) <= NUMBERS


def test_the_remainder_of_the_poll_is_not_broken_down(text):
    assert set(re.findall(r"\d+(?:\.\d+)?%", text)) <= {"41.1%", "58.9%"}


def test_the_headlines_are_those_of_the_facts(armenia):
    titles = slide_titles(armenia.deck)
    assert titles[0] == "Armenia looks beyond its old alliance"
    assert titles[1] == "Bottom line"
    assert "Defence spending is to nearly double in two years" in titles
    assert len(titles) == len(set(titles))


def test_every_number_in_the_prose_leads_to_its_ledger_entry(armenia):
    pages = link_places(armenia.report)
    ledger = next(i for i, page in enumerate(pages) if i and page.find("Ledger of figures"))
    contents = pages[0].find("Contents")[0]
    for figure, label in FIGURE_LABELS.items():
        entry = next(place for page in pages[ledger:] for place in page.find(label))
        mentions = [place for page in pages[:ledger] for place in page.find(figure)]
        mentions = [each for each in mentions if each.page.number or each.top > contents.top]
        assert mentions, figure
        linked = 0
        for mention in mentions:
            targets = [link for link in mention.page.links if link.covers(mention)]
            assert all(link.target_page == entry.page.number for link in targets)
            assert all(0 <= link.target_top - entry.top <= 30 for link in targets)
            linked += bool(targets)
        # The share chart prints its value once more, as part of the picture.
        assert len(mentions) - linked == (1 if figure == "41.1%" else 0), figure


def test_every_font_of_the_report_is_embedded(armenia):
    reader = pypdf.PdfReader(io.BytesIO(armenia.report))
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            assert re.match(r"/[A-Z]{6}\+FactpressSans", font.get_object()["/BaseFont"])


def test_the_outline_names_the_sections(armenia):
    entries = pypdf.PdfReader(io.BytesIO(armenia.report)).outline
    outline = [folded(entry.title) for entry in entries if not isinstance(entry, list)]
    assert outline[0] == "Armenia distances itself from the CSTO but says it will stay"
    assert outline[-2:] == ["Ledger of figures", "Sources"]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """The briefing with another value of the poll and another budget."""
    path = tmp_path_factory.mktemp("changed") / "armenia.yaml"
    facts = ARMENIA.read_text("utf-8").replace("value: 41.1 %", "value: 43.7 %")
    facts = facts.replace("excerpt: 41.1% of", "excerpt: 43.7% of")
    path.write_text(facts.replace("~1.4 billion", "~1.36 billion"), "utf-8")
    return texts_of(build_bytes(path, path.parent))


@pytest.mark.parametrize("document", ["report", "deck"])
def test_changing_one_figure_changes_it_everywhere(changed, document):
    text = getattr(changed, document)
    assert "43.7%" in text
    assert "56.3%" in text
    assert "41.1" not in text
    assert "58.9" not in text


@pytest.mark.parametrize("document", ["report", "deck"])
def test_a_changed_input_changes_what_is_derived_from_it(changed, document):
    text = getattr(changed, document)
    assert "1.7 to 1.94 times" in text
    assert "560 to 660 million US dollars" in text
    assert "1.75 to 2 times" not in text


def test_the_same_facts_give_the_same_bytes_anywhere(armenia: Built, tmp_path: Path):
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Auckland",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "tr_TR.UTF-8",
    }
    copy = tmp_path / "elsewhere" / ARMENIA.name
    copy.parent.mkdir()
    copy.write_bytes(ARMENIA.read_bytes())
    command = [sys.executable, "-m", "factpress", "build", str(copy), "-o", str(tmp_path / "out")]
    subprocess.run(command, check=True, env=environment, cwd=tmp_path, capture_output=True)
    assert built_files(tmp_path / "out" / ARMENIA.stem) == armenia


def test_the_committed_documents_are_what_the_facts_give(armenia, armenia_texts):
    """Compared by text: compressed bytes depend on the zlib that wrote them."""
    committed = built_files(ARMENIA.parent.parent / "output" / ARMENIA.stem)
    assert texts_of(committed) == armenia_texts
    records = [json.loads(each.record) for each in (committed, armenia)]
    assert [output["name"] for output in records[0].pop("outputs")] == [
        output["name"] for output in records[1].pop("outputs")
    ]
    # How they were built differs between versions of the libraries.
    builds = [record.pop("build") for record in records]
    assert builds[0]["files"] == builds[1]["files"]
    assert records[0] == records[1]
