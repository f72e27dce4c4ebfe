"""A briefing in each language: both documents are built, and no English is left in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from factpress.build.preparation import prepare
from factpress.facts.reading import read_facts
from factpress.problems import Severity
from factpress.words import TABLES
from tests.conftest import Built, build_bytes
from tests.reading import deck_text, folded, report_text
from tests.words.test_tables import entries

BRIEFINGS = Path(__file__).parent / "briefings"
# One of each script, and French, whose numbers and spaces are the oddest; the others are slow.
LANGUAGES = [
    "fr",
    "hy",
    "ru",
    *(pytest.param(each, marks=pytest.mark.slow) for each in ("de", "es")),
]

# What a reader of each document must find, spaces folded.
PRINTED = {
    "de": [
        "Das Wichtigste",
        "rund 1,4 Milliarden US-Dollar",
        "75 bis 100 % beträgt der Zuwachs (Abbildung 1)",
        "„zwischen 700 und 800 Millionen Dollar“",
        "Quelle: Analyse des Wandels der Bündnisse Armeniens, Absätze 6, 7, 11 und 13",
        "Ausgabe vom 21. November 2023",
        "veröffentlicht: 21. November 2023, abgerufen: 1. Dezember 2023.",
        "Änderung(F1, F2)",
        "Frankreich",
    ],
    "es": [
        "Lo esencial",
        "aproximadamente 1400 millones de dólares estadounidenses",
        "«entre 700 y 800 millones de dólares»",
        "Fuente: Análisis del cambio de alianzas de Armenia, párrafos 6, 7, 11 y 13",
        "Edición del 21 de noviembre de 2023",
        "variación(F1, F2)",
    ],
    "fr": [
        "L’essentiel",
        "environ 1,4 milliard de dollars des États-Unis",
        "« entre 700 et 800 millions de dollars »",
        "Source : Analyse du changement d’alliances de l’Arménie, paragraphes 6, 7, 11 et 13",
        "Édition du 21 novembre 2023",
        "consultation : 1er décembre 2023.",
        "variation(F1, F2)",
    ],
    "hy": [
        "Գլխավորը",
        "մոտ 1,4 միլիարդ ԱՄՆ դոլար",
        "«700-ից մինչև 800 միլիոն դոլար»",
        "Աղբյուր՝ Հայաստանի դաշինքների փոփոխության վերլուծություն, պարբերություններ 6, 7, 11 և 13",
        "Թողարկում՝ 21 նոյեմբերի, 2023 թ.",
        "փոփոխություն(F1, F2)",
    ],
    "ru": [
        "Главное",
        "примерно 1,4 млрд долларов США",
        "75–100 % составит рост (см. Рис. 1)",
        "«от 700 до 800 миллионов долларов»",
        "Источник: Анализ перемен в союзах Армении, абзацы 6, 7, 11 и 13",
        "Выпуск от 21 ноября 2023 г.",
        "дата обращения: 1 декабря 2023 г.",
        "изменение(F1, F2)",
    ],
}


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def built(language: str, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_bytes(BRIEFINGS / f"{language}.yaml", tmp_path_factory.mktemp(language))


@pytest.fixture(scope="module")
def printed(built: Built) -> tuple[str, str, str]:
    """The texts of the report and of the deck, and the deck's alt texts."""
    return report_text(built.report), deck_text(built.deck), alt_texts(built.deck)


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}", text.casefold()))


def alt_texts(deck: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        slides = [
            archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)
        ]
    return " ".join(text for slide in slides for text in re.findall(r'descr="([^"]*)"', slide))


def test_nothing_is_wrong_with_it(language: str) -> None:
    problems = prepare(BRIEFINGS / f"{language}.yaml").problems
    assert [p for p in problems if p.severity is Severity.ERROR] == []


def test_no_english_is_left(language: str, printed: tuple[str, str, str]) -> None:
    facts = (BRIEFINGS / f"{language}.yaml").read_text("utf-8")
    own = words_of(" ".join(text for _, text in entries(TABLES[language])))
    english = words_of(" ".join(text for _, text in entries(TABLES["en"])))
    left = english - own - words_of(facts)
    # The facts hold English keys and English notation, none of which may be printed.
    keys = {"label", "billion", "reported", "before", "supplier", "change", "share"} - own
    assert words_of(" ".join(printed)) & (left | keys) == set()


def test_it_says_what_its_language_says(language: str, printed: tuple[str, str, str]) -> None:
    for text in PRINTED[language]:
        assert folded(text) in " ".join(printed)


def test_it_is_tagged_with_its_language(language: str, built: Built) -> None:
    tag = {"hy": "hy-AM"}.get(language, f"{language}-{language.upper()}")
    assert pypdf.PdfReader(io.BytesIO(built.report)).trailer["/Root"]["/Lang"] == tag
    with zipfile.ZipFile(io.BytesIO(built.deck)) as archive:
        assert f'lang="{tag}"'.encode() in archive.read("ppt/slides/slide2.xml")


FACTS = """\
factpress: 1
title: X
date: 2023-11-21
language: {language}
bottom_line: "{text}"
sources: {{s: {{title: X}}}}
events:
  - {{date: 2023-11-20, text: X, source: s}}
  - {{date: 2023-03-01, text: X, source: s}}
sections: [{{headline: X}}]
"""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le 20 novembre et le 1er mars 2023"),
        ("fr-CA", "Le 20 nov. 2023"),
        ("de", "Am 20. November und am 1. März 2023, also am 20.11.2023"),
        ("es", "El 20 de noviembre de 2023 y el 1 de marzo"),
        ("ru", "С 1 марта и 20 ноября 2023 г., то есть 20.11.2023"),
        ("hy", "Նոյեմբերի 20-ին և 1 մարտի, 2023 թ."),
        ("en", "On 20 November and March 1, 2023"),
    ],
)
def test_dates_of_facts_may_stand_in_prose(
    language: str, text: str, write_facts: Callable[[str], Path]
) -> None:
    path = write_facts(FACTS.format(language=language, text=text))
    assert typed(path) == []


@pytest.mark.parametrize(
    ("language", "text", "digits"),
    [
        ("fr", "Le 22 novembre", "22"),
        ("fr", "Le 20 November", "20"),
        ("de", "Am 20. März", "20"),
        ("de", "Am 22.11.2023", "22.11.2023"),
        ("ru", "С 2 марта", "2"),
        ("hy", "Մարտի 20-ին", "20"),
        ("es", "El 1 de noviembre", "1"),
    ],
)
def test_other_dates_are_typed_numbers(
    language: str, text: str, digits: str, write_facts: Callable[[str], Path]
) -> None:
    assert typed(write_facts(FACTS.format(language=language, text=text))) == [digits]


def typed(path: Path) -> list[str]:
    facts, _ = read_facts(path)
    return [number.digits for number in facts.typed_numbers]


def test_an_unknown_region_is_refused(write_facts: Callable[[str], Path]) -> None:
    for language in ("fr-XX", "pt", "FR", "fr_FR"):
        path = write_facts(FACTS.format(language=language, text="X"))
        assert "FP023" in [problem.code for problem in read_facts(path)[1]]
