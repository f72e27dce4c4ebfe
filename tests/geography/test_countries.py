"""Countries: codes, names in six languages, aliases, hints."""

import pytest
from babel import Locale

from factpress.geography.countries import (
    ACCEPTED_LANGUAGES,
    ALIASES,
    all_countries,
    country_name,
    find_country,
    nearest_countries,
)

# Codes that CLDR lists but Natural Earth 1:50m has no polygon of its own for: parts of
# other countries' polygons, islands too small, groups of countries, private use.
NOT_ON_THE_MAP = set(
    "AC BQ BV CC CP CQ CX DG EA EU EZ GF GI GP IC MQ QO RE SJ TA TK UM UN XA XB YT ZZ".split()
)


def code_of(text: str, language: str = "en") -> str | None:
    country = find_country(text, language)
    return country.code if country else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("AM", "AM"),
        ("am", "AM"),
        ("ARM", "AM"),
        ("Armenia", "AM"),
        ("  armenia ", "AM"),
        ("ARMENIA", "AM"),
        ("Armenie", "AM"),
        ("Arménie", "AM"),
        ("Armenien", "AM"),
        ("Армения", "AM"),
        ("Հայաստան", "AM"),
        ("Frankreich", "FR"),
        ("Francia", "FR"),
        ("Франция", "FR"),
        ("Ֆրանսիա", "FR"),
        ("Corée du Sud", "KR"),
        ("coree du sud", "KR"),
        ("Vereinigte Staaten", "US"),
        ("Estados Unidos", "US"),
        ("the Netherlands", "NL"),
        ("The Gambia", "GM"),
        ("Côte d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Bosnia & Herzegovina", "BA"),
        ("Guinea Bissau", "GW"),
        ("St. Lucia", "LC"),
        ("Saint Lucia", "LC"),
        ("Kosovo", "XK"),
        ("XKX", "XK"),
        ("Taiwan", "TW"),
    ],
)
def test_codes_and_names(text: str, code: str) -> None:
    assert code_of(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("Great Britain", "GB"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("United States of America", "US"),
        ("South Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("DPRK", "KP"),
        ("Russian Federation", "RU"),
        ("Czech Republic", "CZ"),
        ("Ivory Coast", "CI"),
        ("Turkey", "TR"),
        ("Burma", "MM"),
        ("Swaziland", "SZ"),
        ("East Timor", "TL"),
        ("DRC", "CD"),
        ("UAE", "AE"),
        ("Holland", "NL"),
    ],
)
def test_aliases(text: str, code: str) -> None:
    assert code_of(text) == code


def test_every_alias_leads_to_its_country() -> None:
    assert {alias: code_of(alias) for alias in ALIASES} == dict(ALIASES)


@pytest.mark.parametrize("text", ["", " ", "-", "Atlantis", "Korea", "Scotland", "ZZ", "EU"])
def test_what_is_no_country(text: str) -> None:
    assert find_country(text) is None


def test_a_further_language_is_understood_when_it_is_the_file_s() -> None:
    assert code_of("Orménia") is None
    assert code_of("Örményország") is None
    assert code_of("Örményország", "hu") == "AM"
    assert code_of("Armenia", "xx") == "AM"


def test_every_country_that_cldr_and_the_map_have_is_found() -> None:
    territories = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()}
    assert territories - set(all_countries()) == NOT_ON_THE_MAP
    assert set(all_countries()) <= territories
    for code, country in all_countries().items():
        assert find_country(code) is find_country(country.alpha3) is find_country(country.name)
        assert code_of(code) == code


@pytest.mark.parametrize("language", ACCEPTED_LANGUAGES)
def test_no_name_is_taken_for_another_country(language: str) -> None:
    for code in all_countries():
        assert code_of(country_name(code, language)) == code


def test_countries_are_well_formed() -> None:
    countries = all_countries()
    assert len(countries) == 237
    assert list(countries) == sorted(countries)
    assert len({country.alpha3 for country in countries.values()}) == 237
    armenia = countries["AM"]
    assert (armenia.alpha3, armenia.name) == ("ARM", "Armenia")
    assert (armenia.longitude, armenia.latitude) == (44.8, 40.46)
    # Natural Earth's point lies in Cook Strait; ours on the South Island.
    assert (countries["NZ"].longitude, countries["NZ"].latitude) == (171.26, -43.55)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Frnace", "en", ("France",)),
        ("Untied Kingdom", "en", ("United Kingdom",)),
        ("Armania", "en", ("Armenia", "Romania", "Albania")),
        ("Nigera", "en", ("Nigeria", "Niger")),
        ("Alemagne", "fr", ("Allemagne",)),
        ("Frnace", "de", ("Frankreich",)),
        ("Арменя", "ru", ("Армения",)),
        ("Xyzzy", "en", ()),
        ("", "en", ()),
    ],
)
def test_nearest_countries(text: str, language: str, names: tuple[str, ...]) -> None:
    assert nearest_countries(text, language) == names


def test_nearest_countries_are_limited() -> None:
    assert nearest_countries("Armania", limit=1) == ("Armenia",)


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("TR", "en", "Türkiye"),
        ("BA", "en-GB", "Bosnia and Herzegovina"),
        ("DE", "fr", "Allemagne"),
        ("DE", "pt-BR", "Alemanha"),
        ("GE", "hy", "Վրաստան"),
        ("am", "ru", "Армения"),
        ("FR", "xx", "France"),
    ],
)
def test_country_name(code: str, language: str, name: str) -> None:
    assert country_name(code, language) == name


def test_an_unknown_code_has_no_name() -> None:
    with pytest.raises(KeyError):
        country_name("QQ")
