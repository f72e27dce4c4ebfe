"""Quantities, money, dates and lists as each language writes them.

In the expectations `_` is a no-break space and `'` a narrow one.
"""

from __future__ import annotations

import pytest

from factpress.quantities.moments import read_moment
from factpress.quantities.notation import read_quantity, read_unit
from factpress.wording import Wording

FORMS = [
    "41.1 %",
    "700..800 million USD",
    "~1.4 billion USD",
    ">= 12 %",
    "> 30 %",
    "<= 5 %",
    "< 9",
    "12 ± 3 %",
    "6th",
    "11th",
    "not reported",
    "1.75..2 times",
    "> 2 times",
    "2.5 percentage points",
    "1 percentage points",
]

SAID = {
    "en": [
        "41.1%",
        "700_to_800_million US dollars",
        "about_1.4_billion US dollars",
        "at least_12%",
        "more than_30%",
        "at most_5%",
        "less than_9",
        "12_±_3%",
        "sixth",
        "11th",
        "not reported",
        "1.75_to_2 times",
        "more than_2 times",
        "2.5 percentage points",
        "1 percentage point",
    ],
    "fr": [
        "41,1_%",
        "700_à_800_millions de dollars des États-Unis",
        "environ_1,4_milliard de dollars des États-Unis",
        "au moins_12_%",
        "plus de_30_%",
        "au plus_5_%",
        "moins de_9",
        "12_±_3_%",
        "sixième",
        "11e",
        "non communiqué",
        "1,75_à_2 fois",
        "plus de_2 fois",
        "2,5 points de pourcentage",
        "1 point de pourcentage",
    ],
    "de": [
        "41,1_%",
        "700_bis_800_Millionen US-Dollar",
        "rund_1,4_Milliarden US-Dollar",
        "mindestens_12_%",
        "mehr als_30_%",
        "höchstens_5_%",
        "weniger als_9",
        "12_±_3_%",
        "6.",
        "11.",
        "nicht angegeben",
        "1,75-_bis_2-mal",
        "mehr als_2-mal",
        "2,5 Prozentpunkte",
        "1 Prozentpunkt",
    ],
    "es": [
        "41,1_%",
        "700_a_800_millones de dólares estadounidenses",
        "aproximadamente 1400_millones de dólares estadounidenses",
        "al menos_12_%",
        "más de_30_%",
        "como máximo_5_%",
        "menos de_9",
        "12_±_3_%",
        "6.º",
        "11.º",
        "no consta",
        "1,75_a_2 veces",
        "más de_2 veces",
        "2,5 puntos porcentuales",
        "1 punto porcentual",
    ],
    "ru": [
        "41,1_%",
        "700–800_млн долларов США",
        "примерно_1,4_млрд долларов США",
        "не менее_12_%",
        "более_30_%",
        "не более_5_%",
        "менее_9",
        "12_±_3_%",
        "6-й",
        "11-й",
        "не сообщается",
        "1,75–2 раза",
        "более_2 раз",
        "2,5 процентного пункта",
        "1 процентный пункт",
    ],
    "hy": [
        "41,1%",
        "700–800_միլիոն ԱՄՆ դոլար",
        "մոտ_1,4_միլիարդ ԱՄՆ դոլար",
        "առնվազն_12%",
        "ավելի քան_30%",
        "առավելագույնը 5%",
        "ավելի քիչ, քան_9",
        "12_±_3%",
        "վեցերորդ",
        "11-րդ",
        "չի հաղորդվում",
        "1,75–2 անգամ",
        "ավելի քան_2 անգամ",
        "2,5 տոկոսային կետ",
        "1 տոկոսային կետ",
    ],
}

MONEY = {
    "en": {
        "1 USD": "1 US dollar",
        "0..1 USD": "0_to_1 US dollars",
        "1 million EUR": "1_million euros",
        "5 thousand EUR": "5_thousand euros",
        "2 trillion EUR": "2_trillion euros",
        "1400 USD": "1,400 US dollars",
    },
    "fr": {
        "1 USD": "1 dollar des États-Unis",
        "1.5 GBP": "1,5 livre sterling",
        "2 GBP": "2 livres sterling",
        "1 million EUR": "1_million d’euros",
        "1000000 EUR": "1'000'000 d’euros",
        "5 thousand EUR": "5'000 euros",
        "2 trillion EUR": "2'000_milliards d’euros",
        "3 million habitants": "3_millions d’habitants",
        "1.4 million passagers": "1,4_million de passagers",
        "5 million hangars": "5_millions de hangars",
        "5 million onces": "5_millions d’onces",
        "1400 systèmes": "1'400 systèmes",
    },
    "de": {
        "1 GBP": "1 britisches Pfund",
        "5 million GBP": "5_Millionen britische Pfund",
        "5 CHF": "5 Schweizer Franken",
        "1 million EUR": "1_Million Euro",
        "1 billion EUR": "1_Milliarde Euro",
        "0.5 million EUR": "0,5_Millionen Euro",
        "5 thousand EUR": "5.000 Euro",
        "2 trillion EUR": "2_Billionen Euro",
        "1.4 million Fahrgäste": "1,4_Millionen Fahrgäste",
    },
    "es": {
        "1 USD": "1 dólar estadounidense",
        "1 million EUR": "1_millón de euros",
        "1 billion EUR": "1000_millones de euros",
        "20 billion EUR": "20.000_millones de euros",
        "700 thousand EUR": "700.000 euros",
        "2 trillion EUR": "2_billones de euros",
        "1.4 million pasajeros": "1,4_millones de pasajeros",
    },
    "ru": {
        "1 USD": "1 доллар США",
        "2 USD": "2 доллара США",
        "5 USD": "5 долларов США",
        "11 USD": "11 долларов США",
        "21 USD": "21 доллар США",
        "1.5 USD": "1,5 доллара США",
        ">= 21 USD": "не менее_21 доллара США",
        "> 2 USD": "более_2 долларов США",
        "~21 USD": "примерно_21 доллар США",
        "5 thousand RUB": "5_тыс. российских рублей",
        "1 million EUR": "1_млн евро",
        "2 trillion EUR": "2_трлн евро",
        "12500 машин": "12_500 машин",
        "-5..3 %": "−5_–_3_%",
        "2 times": "2 раза",
        "5 times": "5 раз",
        "21 times": "21 раз",
        "1.5 times": "1,5 раза",
        "12 ± 3 percentage points": "12_±_3 процентных пункта",
    },
    "hy": {
        "2 USD": "2 ԱՄՆ դոլար",
        "5 thousand AMD": "5_հազար հայկական դրամ",
        "2 trillion AMD": "2_տրիլիոն հայկական դրամ",
        "12500 մեքենա": "12_500 մեքենա",
    },
    "es-MX": {"1400 USD": "1,400 dólares estadounidenses", "41.1 %": "41.1%"},
    "de-AT": {"1400 USD": "1.400 US-Dollar"},
    "de-CH": {"1400.5 CHF": "1’400.5 Schweizer Franken", "41.1 %": "41.1%"},
    "fr-CA": {"1400 USD": "1_400 dollars des États-Unis"},
    "en-US": {"5 thousand EUR": "5_thousand euros"},
}

DATES = [
    "2023-11-21",
    "2023-03-01",
    "2023-11",
    "2023",
    "2020..2022",
    "2023-11-01..2023-11-20",
    "before 2023-11-21",
    "before 2023-05",
    "before 2023",
    "after 2023-03-01",
    "after 2023-05",
    "2023-11, before 2023-11-21",
    "2023, before 2023-05",
    "not reported",
]

DATED = {
    "fr": [
        "21 novembre 2023",
        "1er mars 2023",
        "novembre 2023",
        "2023",
        "2020–2022",
        "1er novembre 2023 – 20 novembre 2023",
        "Avant le 21 novembre 2023",
        "Avant mai 2023",
        "Avant 2023",
        "Après le 1er mars 2023",
        "Après mai 2023",
        "novembre 2023, avant le 21 novembre",
        "2023, avant mai",
        "Date non communiquée",
    ],
    "de": [
        "21. November 2023",
        "1. März 2023",
        "November 2023",
        "2023",
        "2020–2022",
        "1. November 2023 – 20. November 2023",
        "Vor dem 21. November 2023",
        "Vor Mai 2023",
        "Vor 2023",
        "Nach dem 1. März 2023",
        "Nach Mai 2023",
        "November 2023, vor dem 21. November",
        "2023, vor Mai",
        "Datum nicht angegeben",
    ],
    "es": [
        "21 de noviembre de 2023",
        "1 de marzo de 2023",
        "noviembre de 2023",
        "2023",
        "2020–2022",
        "1 de noviembre de 2023 – 20 de noviembre de 2023",
        "Antes del 21 de noviembre de 2023",
        "Antes de mayo de 2023",
        "Antes de 2023",
        "Después del 1 de marzo de 2023",
        "Después de mayo de 2023",
        "noviembre de 2023, antes del 21 de noviembre",
        "2023, antes de mayo",
        "Fecha no indicada",
    ],
    "ru": [
        "21 ноября 2023'г.",
        "1 марта 2023'г.",
        "ноябрь 2023'г.",
        "2023",
        "2020–2022",
        "1 ноября 2023'г. – 20 ноября 2023'г.",
        "До 21 ноября 2023'г.",
        "До мая 2023'г.",
        "До 2023'г.",
        "После 1 марта 2023'г.",
        "После мая 2023'г.",
        "ноябрь 2023'г., до 21 ноября",
        "2023, до мая",
        "Дата не сообщается",
    ],
    "hy": [
        "21 նոյեմբերի, 2023_թ.",
        "1 մարտի, 2023_թ.",
        "2023_թ. նոյեմբեր",
        "2023",
        "2020–2022",
        "1 նոյեմբերի, 2023_թ. – 20 նոյեմբերի, 2023_թ.",
        "Մինչև 21 նոյեմբերի, 2023_թ.",
        "Մինչև 2023_թ. մայիս",
        "Մինչև 2023_թ.",
        "Ավելի ուշ, քան 1 մարտի, 2023_թ.",
        "Ավելի ուշ, քան 2023_թ. մայիս",
        "2023_թ. նոյեմբեր, մինչև 21 նոյեմբերի",
        "2023, մինչև մայիս",
        "Ամսաթիվը չի հաղորդվում",
    ],
}

SHORT = {
    "fr": ("21 nov. 2023", "1er mars 2023", "nov. 2023", "nov. 2023, avant le 21 nov."),
    "de": ("21. Nov. 2023", "1. März 2023", "Nov. 2023", "Nov. 2023, vor dem 21. Nov."),
    "es": ("21 nov 2023", "1 mar 2023", "nov 2023", "nov 2023, antes del 21 de noviembre"),
    "ru": ("21 нояб. 2023'г.", "1 мар. 2023'г.", "нояб. 2023'г.", "нояб. 2023'г., до 21 нояб."),
    "hy": (
        "21 նոյեմբերի, 2023_թ.",
        "1 մարտի, 2023_թ.",
        "2023_թ. նոյեմբեր",
        "2023_թ. նոյեմբեր, մինչև 21 նոյեմբերի",
    ),
}


def shown(text: str) -> str:
    return text.replace("\u00a0", "_").replace("\u202f", "'")


@pytest.mark.parametrize(
    ("language", "given", "said"),
    [
        (language, given, text)
        for language, texts in SAID.items()
        for given, text in zip(FORMS, texts, strict=True)
    ],
)
def test_every_form_of_a_quantity(language: str, given: str, said: str) -> None:
    assert shown(Wording(language).quantity(read_quantity(given))) == said


@pytest.mark.parametrize(
    ("language", "given", "said"),
    [(language, *pair) for language, pairs in MONEY.items() for pair in pairs.items()],
)
def test_money_scales_and_plurals(language: str, given: str, said: str) -> None:
    assert shown(Wording(language).quantity(read_quantity(given))) == said


@pytest.mark.parametrize(
    ("language", "given", "said"),
    [
        (language, given, text)
        for language, texts in DATED.items()
        for given, text in zip(DATES, texts, strict=True)
    ],
)
def test_dates_of_every_form(language: str, given: str, said: str) -> None:
    assert shown(Wording(language).moment(read_moment(given))) == said


@pytest.mark.parametrize("language", SHORT)
def test_short_dates(language: str) -> None:
    wording = Wording(language)
    given = ("2023-11-21", "2023-03-01", "2023-11", "2023-11, before 2023-11-21")
    said = tuple(shown(wording.moment(read_moment(each), short=True)) for each in given)
    assert said == SHORT[language]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "France, Iran and India"),
        ("fr", "France, Iran et India"),
        ("de", "France, Iran und India"),
        ("es", "France, Iran e India"),
        ("ru", "France, Iran и India"),
        ("hy", "France, Iran և India"),
    ],
)
def test_lists(language: str, said: str) -> None:
    assert Wording(language).list(["France", "Iran", "India"]) == said


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (["agua", "hielo"], "agua y hielo"),
        (["padre", "hijo"], "padre e hijo"),
        (["4", "10"], "4 y 10"),
        (["Francia"], "Francia"),
    ],
)
def test_the_spanish_and_sounds_well(items: list[str], said: str) -> None:
    assert Wording("es").list(items) == said


@pytest.mark.parametrize(
    ("language", "unit", "scale", "said"),
    [
        ("en", "USD", 9, "billion US dollars"),
        ("fr", "EUR", 6, "millions d’euros"),
        ("fr", "USD", 12, "milliards de dollars des États-Unis"),
        ("fr", "%", 0, "en pourcentage"),
        ("fr", "", 6, "millions"),
        ("de", "USD", 9, "Milliarden US-Dollar"),
        ("de", "times", 0, "mal"),
        ("es", "USD", 9, "millones de dólares estadounidenses"),
        ("es", "EUR", 3, "euros"),
        ("ru", "USD", 6, "млн долларов США"),
        ("ru", "USD", 0, "долларов США"),
        ("hy", "USD", 9, "միլիարդ ԱՄՆ դոլար"),
    ],
)
def test_units_of_axes(language: str, unit: str, scale: int, said: str) -> None:
    assert Wording(language).scaled_unit(read_unit(unit), scale) == said


def test_a_chart_and_its_axis_speak_of_one_scale() -> None:
    wording = Wording("es")
    value = read_quantity("1.4 billion USD")
    assert wording.bare(value, 9) == "1400"
    assert wording.scaled_unit(value.unit, 9) == "millones de dólares estadounidenses"


@pytest.mark.parametrize(
    ("language", "given", "parts"),
    [
        ("fr", "~1.4 billion USD", ("environ", "1,4_milliard", "de dollars des États-Unis")),
        ("de", "1.75..2 times", ("", "1,75–2-mal", "")),
        ("de", "41.1 %", ("", "41,1_%", "")),
        ("hy", "41.1 %", ("", "41,1%", "")),
        ("ru", "> 30 лет", ("более", "30", "лет")),
    ],
)
def test_key_figures_stand_in_parts(language: str, given: str, parts: tuple[str, str, str]) -> None:
    phrase = Wording(language).phrase(read_quantity(given)).joined
    assert (shown(phrase.prefix), shown(phrase.amount), shown(phrase.unit)) == parts


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ru", "1 марта 2023 г.", "1 марта 2023 г."),
        ("ru", "Заявление", "Заявление."),
        ("hy", "2023 թ.", "2023 թ.։"),
        ("en", "Yearbook", "Yearbook."),
    ],
)
def test_a_sentence_has_one_stop(language: str, text: str, said: str) -> None:
    assert Wording(language).sentence(text) == said


@pytest.mark.parametrize(
    ("language", "tag"),
    [("fr", "fr-FR"), ("fr-CA", "fr-CA"), ("hy", "hy-AM"), ("es-MX", "es-MX"), ("en", "en-GB")],
)
def test_documents_are_tagged_with_a_region(language: str, tag: str) -> None:
    assert Wording(language).formats.tag == tag
