"""Units of figures: money, per cent, percentage points, counted nouns, ratios, ordinals."""

from __future__ import annotations

from enum import StrEnum

from factpress.frozen import frozen

SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
"""Scale words of the facts language and the power of ten each stands for (short scale)."""

SPELLINGS = {
    "thousand": "thousand thousands tsd",
    "million": "million millions mn mln mio",
    "billion": "billion billions bn bln mrd",
    "trillion": "trillion trillions tn trn",
}
"""Spellings of the scale words elsewhere; `m` and the like are scales before a currency only."""

LETTERS = {"k": "thousand", "m": "million", "b": "billion"}
_SPELT = frozenset(word for words in SPELLINGS.values() for word in words.split())
# Currencies whose codes are nouns in small letters: 3 cup, 2 pen.
_NOUNS = frozenset("all bob cop cup gel lak mop pen top try".split())

# ISO 4217:2015 codes of currencies and of the funds and metals that budgets are given in.
CURRENCIES = frozenset(
    """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD
    BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB
    EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD
    JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN
    PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB
    TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XAG XAU XCD
    XDR XOF XPD XPF XPT YER ZAR ZMW ZWL""".split()
)

CURRENCY_NAMES = {
    **dict.fromkeys("euro euros".split(), "EUR"),
    **dict.fromkeys("yen yens".split(), "JPY"),
    **dict.fromkeys("yuan yuans renminbi".split(), "CNY"),
    **dict.fromkeys("rouble roubles ruble rubles".split(), "RUB"),
    **dict.fromkeys("dram drams".split(), "AMD"),
    **dict.fromkeys("lari laris".split(), "GEL"),
    **dict.fromkeys("hryvnia hryvnias hryvna hryvnya".split(), "UAH"),
    **dict.fromkeys("shekel shekels".split(), "ILS"),
    **dict.fromkeys("zloty zlotys".split(), "PLN"),
    **dict.fromkeys("forint forints".split(), "HUF"),
    **dict.fromkeys("tenge tenges".split(), "KZT"),
    **dict.fromkeys("manat manats".split(), "AZN"),
    **dict.fromkeys(["us dollar", "us dollars", "u.s. dollar", "u.s. dollars"], "USD"),
    **dict.fromkeys(["american dollar", "american dollars"], "USD"),
    **dict.fromkeys(["pound sterling", "pounds sterling", "british pounds"], "GBP"),
    **dict.fromkeys(["swiss franc", "swiss francs"], "CHF"),
    **dict.fromkeys(["canadian dollar", "canadian dollars"], "CAD"),
    **dict.fromkeys(["australian dollar", "australian dollars"], "AUD"),
    **dict.fromkeys(["russian rouble", "russian roubles", "russian rubles"], "RUB"),
    **dict.fromkeys(["armenian dram", "armenian drams"], "AMD"),
    **dict.fromkeys(["indian rupee", "indian rupees"], "INR"),
    **dict.fromkeys(["turkish lira", "turkish liras"], "TRY"),
    **dict.fromkeys(["chinese yuan"], "CNY"),
    **dict.fromkeys(["japanese yen"], "JPY"),
}
"""Names of currencies in small letters, and their codes."""

SHARED_NAMES = {
    **dict.fromkeys("dollar dollars".split(), "USD"),
    **dict.fromkeys("pound pounds".split(), "GBP"),
    **dict.fromkeys("franc francs".split(), "CHF"),
    **dict.fromkeys("rupee rupees".split(), "INR"),
    **dict.fromkeys("lira liras".split(), "TRY"),
    **dict.fromkeys("peso pesos".split(), "MXN"),
    **dict.fromkeys("krona kronor".split(), "SEK"),
    **dict.fromkeys("krone kroner".split(), "NOK"),
    **dict.fromkeys("dinar dinars".split(), "RSD"),
    **dict.fromkeys("dirham dirhams".split(), "AED"),
    **dict.fromkeys("rial rials".split(), "IRR"),
    **dict.fromkeys("riyal riyals".split(), "SAR"),
    **dict.fromkeys("shilling shillings".split(), "KES"),
}
"""Names that several currencies have, with the code of one of them."""


class UnitKind(StrEnum):
    """What a number counts."""

    NUMBER = "number"
    RATIO = "ratio"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "percentage points"
    COUNT = "count"
    ORDINAL = "ordinal"


@frozen
class Unit:
    """A unit. `name` is the ISO 4217 code of money, the noun of a count, else empty."""

    kind: UnitKind
    name: str = ""

    def __str__(self) -> str:
        symbols = {UnitKind.PERCENT: "%", UnitKind.RATIO: "times", UnitKind.NUMBER: "no unit"}
        return self.name or symbols.get(self.kind, str(self.kind))


NUMBER = Unit(UnitKind.NUMBER)
RATIO = Unit(UnitKind.RATIO)
PERCENT = Unit(UnitKind.PERCENT)
POINTS = Unit(UnitKind.POINTS)
ORDINAL = Unit(UnitKind.ORDINAL)


def money(code: str) -> Unit:
    """The unit of money for an ISO 4217 code."""
    return Unit(UnitKind.MONEY, code)


def count(noun: str) -> Unit:
    """The unit of counted things: `systems`, `years`."""
    return Unit(UnitKind.COUNT, noun)


def is_odd_unit(words: str) -> bool:
    """Whether the words are a scale or a currency in another spelling, and so no noun."""
    first, _, rest = words.partition(" ")
    scale = first.casefold().rstrip(".")
    return (
        scale in _SPELT
        or (scale in LETTERS and rest in CURRENCIES)
        or (words.upper() in CURRENCIES and words.casefold() not in _NOUNS)
    )
