"""Every language has every word, and the typeface has every letter of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Any

import pytest

from factpress.geography.countries import all_countries
from factpress.quantities.units import CURRENCIES
from factpress.typefaces.measure import typeface
from factpress.wording import LANGUAGES, Wording
from factpress.words import TABLES, Words
from tests.conftest import PROJECT

OTHERS = sorted(LANGUAGES - {"en"})
ENGLISH = TABLES["en"]
# Words that are the same in English, and that punctuation which is.
EQUAL = {
    "de": {"colon", "semicolon", "stop", "within", "unit_of", "alt_map_supplier"},
    "es": {"colon", "semicolon", "stop", "within", "unit_of", "alt_map_supplier"},
    "fr": {
        "stop",
        "within",
        "figure",
        "unit_of",
        "sources",
        "source_head",
        "annexes",
        "date",
        "functions.min",
        "functions.max",
        "locator_plurals.page",
        "page",
        "pages",
    },
    "hy": {"semicolon", "within", "unit_of", "functions.min", "functions.max"},
    "ru": {"colon", "semicolon", "stop", "within", "unit_of", "alt_map_supplier"},
}
EQUAL["de"] |= {"functions.min", "functions.max"}
# Of all languages: no words, or the digit of a date.
NO_WORDS = {"first_of_month", "span", "date_patterns", "genitive"}
# The unit is said in the text itself.
MAY_LACK = {"whole_bar": {"unit"}}


def entries(words: Words) -> Iterator[tuple[str, Any]]:
    """The texts of a table by name, those within mappings as `name.key`."""
    for name, value in zip(Words._fields, words, strict=True):
        if isinstance(value, Mapping):
            for key, text in value.items():
                if isinstance(text, Mapping):
                    yield from ((f"{name}.{key}.{each}", form) for each, form in text.items())
                else:
                    yield f"{name}.{key}", text
        elif not callable(value):
            yield name, value


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_six_languages_are_there() -> None:
    assert sorted(LANGUAGES) == ["de", "en", "es", "fr", "hy", "ru"]


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_is_missing_or_english(language: str) -> None:
    theirs, ours = dict(entries(TABLES[language])), dict(entries(ENGLISH))
    shared = {
        name
        for name in ours.keys() & theirs.keys()
        if ours[name] == theirs[name] and name.partition(".")[0] not in NO_WORDS
    }
    assert {name for name, text in theirs.items() if not text.strip()} == set()
    assert shared == EQUAL[language]
    for name in ("disclosures", "ranks", "functions", "stages"):
        assert getattr(TABLES[language], name).keys() == getattr(ENGLISH, name).keys()


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_takes_what_the_english_one_takes(language: str) -> None:
    for name, text in entries(ENGLISH):
        if name in Words._fields:
            wanted = placeholders(text) - MAY_LACK.get(name, set())
            assert placeholders(getattr(TABLES[language], name)) == wanted, name


@pytest.mark.parametrize("language", OTHERS)
def test_sentences_end_as_the_language_ends_them(language: str) -> None:
    for name, text in entries(ENGLISH):
        if name in Words._fields and name != "stop" and text.endswith("."):
            stop = TABLES[language].stop if name != "number_heading" else ""
            assert getattr(TABLES[language], name).endswith(stop), name


@pytest.mark.parametrize("language", OTHERS)
def test_scales_have_every_plural_that_is_asked_for(language: str) -> None:
    words = TABLES[language]
    assert words.scale_units.keys() == words.scales.keys()
    for forms in (*words.scales.values(), words.times, words.percentage_points):
        assert "other" in forms


@pytest.mark.parametrize("style", ["regular", "semibold", "bold", "italic"])
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_typeface_has_every_character(language: str, style: str) -> None:
    wording = Wording(language)
    texts = [text for _, text in entries(wording.words)]
    texts += [wording.ordinal(place) for place in range(1, 31)]
    texts += [
        wording.formats.currency(code, category)
        for code in CURRENCIES
        for category in ("one", "few", "many", "other")
    ]
    texts += [wording.country(code) for code in all_countries()]
    for month in range(1, 13):
        day = date(2023, month, 1)
        texts.append(wording.date(day))
        for skeleton in ("yMMM", "yMMMM", "MMMM", "MMMd", "bound yMMMM"):
            texts.append(wording.formats.part_of_date(skeleton, day))
    assert typeface(style=style).missing("".join(texts)) == ""


def test_an_english_check_loads_no_other_language() -> None:
    facts = PROJECT / "facts" / "armenia-2023-11-21.yaml"
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from factpress.build.preparation import prepare\n"
        f"prepare(Path({str(facts)!r}))\n"
        "print(*(name for name in sys.modules if name == 'babel' or '.words.' in name))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert set(done.stdout.split()) == {
        "factpress.words.british",
        "factpress.words.english",
        "factpress.words.formats",
        "factpress.words.months",
        "factpress.words.table",
    }
