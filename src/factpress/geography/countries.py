"""Countries: codes, names in six languages and more, usual aliases, and a point to mark.

This module is light: it reads one small JSON file, and asks babel (Unicode CLDR) only
for names in another language than English.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from factpress.frozen import frozen

ACCEPTED_LANGUAGES = ("en", "fr", "de", "es", "ru", "hy")
"""Languages whose country names are always understood, whatever the file's language."""

CLOSE_ENOUGH = 0.7
"""Least `difflib` ratio of a suggestion: "Frnace" and "France" reach 0.83."""

_LEAST_PART = 4
"""Least length of a word that is looked for within names: "Korea" is in two."""

# Usual names that are neither codes nor the names in `countries.json` or CLDR.
# Written as people write them; `_fold` removes case, accents and punctuation.
ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "America": "US",
        "Bosnia": "BA",
        "Bosnia-Herzegovina": "BA",
        "Britain": "GB",
        "Brunei Darussalam": "BN",
        "Burma": "MM",
        "Cape Verde": "CV",
        "Congo": "CG",
        "Congo-Brazzaville": "CG",
        "Congo-Kinshasa": "CD",
        "Czech Republic": "CZ",
        "DPRK": "KP",
        "DR Congo": "CD",
        "DRC": "CD",
        "East Timor": "TL",
        "Federated States of Micronesia": "FM",
        "Great Britain": "GB",
        "Holland": "NL",
        "Holy See": "VA",
        "Islamic Republic of Iran": "IR",
        "Ivory Coast": "CI",
        "KSA": "SA",
        "Kyrgyz Republic": "KG",
        "Lao PDR": "LA",
        "Macau": "MO",
        "Macedonia": "MK",
        "Occupied Palestinian Territory": "PS",
        "PRC": "CN",
        "People's Republic of China": "CN",
        "RF": "RU",
        "ROC": "TW",
        "ROK": "KR",
        "RSA": "ZA",
        "Republic of China": "TW",
        "Republic of Korea": "KR",
        "Republic of Moldova": "MD",
        "Republic of the Congo": "CG",
        "Russian Federation": "RU",
        "Slovak Republic": "SK",
        "South Korea": "KR",
        "State of Palestine": "PS",
        "Swaziland": "SZ",
        "Syrian Arab Republic": "SY",
        "Turkey": "TR",
        "U.K.": "GB",
        "U.S.": "US",
        "U.S.A.": "US",
        "UAE": "AE",
        "UK": "GB",
        "United Republic of Tanzania": "TZ",
        "United States of America": "US",
        "Vatican": "VA",
        "Viet Nam": "VN",
    }
)


@frozen
class Country:
    """One country or territory that the packaged map knows.

    `code` is ISO 3166-1 alpha-2 and `alpha3` alpha-3; Kosovo, which ISO does not list,
    has the customary user-assigned codes XK and XKX. `name` is English. `longitude`
    and `latitude` (degrees, east and north positive) lie on the country's land, where
    a label or a dot may stand.
    """

    code: str
    alpha3: str
    name: str
    longitude: float
    latitude: float


@lru_cache(maxsize=1)
def all_countries() -> Mapping[str, Country]:
    """Return every country by its alpha-2 code, in code order."""
    text = Path(__file__).with_name("countries.json").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            entry["code"]: Country(
                code=entry["code"],
                alpha3=entry["alpha3"],
                name=entry["name"],
                longitude=entry["longitude"],
                latitude=entry["latitude"],
            )
            for entry in json.loads(text)["countries"]
        }
    )


def find_country(text: str, language: str = "en") -> Country | None:
    """Return the country that `text` names, or None.

    Understood are alpha-2 and alpha-3 codes, the English name, the name in `language`
    or in any of `ACCEPTED_LANGUAGES`, and `ALIASES`, in that order of precedence. Case,
    accents and punctuation do not matter.
    """
    if text in all_countries():
        return all_countries()[text]
    wanted = _fold(text)
    if not wanted:
        return None
    code = _english_index().get(wanted)
    if code is None:
        for candidate in dict.fromkeys((language, *ACCEPTED_LANGUAGES)):
            code = _language_index(candidate).get(wanted)
            if code is not None:
                break
    return all_countries()[code] if code is not None else None


def nearest_countries(text: str, language: str = "en", limit: int = 3) -> tuple[str, ...]:
    """Return the names, in `language`, of at most `limit` countries spelled like `text`.

    The nearest comes first. Other languages are looked at when nothing in English and
    `language` is near. The answer is empty when nothing is near at all: a hint that
    guesses wildly is worse than none.
    """
    wanted = _fold(text)
    known = (*_spellings().items(), *_language_index(language).items())
    scores = _scores(wanted, known)
    if len(wanted) >= _LEAST_PART:
        for spelling, code in _spellings().items():
            if re.search(rf"\b{re.escape(wanted)}\b", spelling):
                scores[code] = max(CLOSE_ENOUGH, scores.get(code, 0.0))
    if not scores:
        others = [other for other in ACCEPTED_LANGUAGES if other not in {"en", language}]
        scores = _scores(
            wanted, [pair for each in others for pair in _language_index(each).items()]
        )
    nearest = sorted(scores, key=lambda code: (-scores[code], code))[:limit]
    return tuple(country_name(code, language) for code in nearest)


def _scores(wanted: str, spellings: Sequence[tuple[str, str]]) -> dict[str, float]:
    """How near the spellings of countries are to what was written, by code."""
    import difflib

    scores: dict[str, float] = {}
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for spelling, code in spellings:
        matcher.set_seq1(spelling)
        if matcher.real_quick_ratio() < CLOSE_ENOUGH or matcher.quick_ratio() < CLOSE_ENOUGH:
            continue
        ratio = matcher.ratio()
        if ratio >= CLOSE_ENOUGH:
            scores[code] = max(ratio, scores.get(code, 0.0))
    return scores


def country_hint(text: str, language: str = "en") -> str:
    """What to write instead of a name that is no country's."""
    near = nearest_countries(text, language)
    return f"Did you mean {' or '.join(near)}?" if near else "Use an ISO 3166 code, such as 'AM'."


def country_name(code: str, language: str = "en") -> str:
    """Return the name of the country `code` (alpha-2) in `language` (a language tag).

    English names are the packaged ones; others come from babel. A language or a name
    that babel lacks falls back to English. Raises KeyError for an unknown code.
    """
    known = all_countries().get(code.upper())
    if known is not None and re.split("[-_]", language)[0].lower() == "en":
        return known.name
    name = _territories(language).get(code.upper())
    if name is not None:
        return name
    if known is not None:
        return known.name
    raise KeyError(code)


def _fold(text: str) -> str:
    """Reduce a name to what two spellings of it share: lower case, no accents, words."""
    decomposed = unicodedata.normalize("NFKD", text.replace("&", " and ").replace(".", ""))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    words = re.sub(r"\W+", " ", bare).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join("saint" if word == "st" and len(words) > 1 else word for word in words)


@lru_cache(maxsize=1)
def _spellings() -> Mapping[str, str]:
    """English names and aliases, folded, with their codes; names win over aliases."""
    names = {_fold(alias): code for alias, code in ALIASES.items()}
    names.update((_fold(country.name), country.code) for country in all_countries().values())
    return names


@lru_cache(maxsize=1)
def _english_index() -> Mapping[str, str]:
    """What needs no babel: codes, then English names, then aliases."""
    index = dict(_spellings())
    for country in all_countries().values():
        index[_fold(country.alpha3)] = country.code
    for code in all_countries():
        index[_fold(code)] = code
    return index


@lru_cache(maxsize=32)
def _language_index(language: str) -> Mapping[str, str]:
    """Country names of one language, folded, with their codes."""
    territories = _territories(language)
    return {_fold(territories[code]): code for code in all_countries() if code in territories}


@lru_cache(maxsize=32)
def _territories(language: str) -> Mapping[str, str]:
    """CLDR's names by alpha-2 code; empty for a language that babel does not know."""
    # Imported here: most files name countries in English and never need babel.
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return {}
    return {code: str(name) for code, name in locale.territories.items()}
