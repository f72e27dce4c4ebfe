"""The words by which figures, dates and names are recognised in a text: one table per language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from re import escape

from factpress.frozen import frozen


@frozen(eq=False)
class Vocabulary:
    """What a language calls numbers, units, dates and doubts; all words in lower case."""

    months: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    uncertain_ordinals: frozenset[str]
    """Ordinals that rarely count ("first of all"); taken only behind a possessive."""
    scales: Mapping[str, str]
    glued_scales: Mapping[str, str]
    """Abbreviations that are scales only when they touch the number: 5m."""
    percent: tuple[str, ...]
    points: tuple[str, ...]
    signs: Mapping[str, str]
    """Words before a number, and the sign of the notation for each."""
    signs_behind: Mapping[str, str]
    currency_symbols: Mapping[str, tuple[str, str]]
    """Symbol, its ISO 4217 code or empty, and what is in doubt or empty."""
    currency_words: Mapping[str, tuple[str, str]]
    unit_symbols: Mapping[str, str]
    singular_units: Mapping[str, str]
    """Units in front of another noun, and how they count: a 30-year rule is 30 years."""
    durations: frozenset[str]
    ambiguous_before_durations: Mapping[str, str]
    no_figure_after: frozenset[str]
    """Words before a spelled-out number that make it a reference: the two sides."""
    possessives: frozenset[str]
    no_count: tuple[str, ...]
    """Phrases with a number word that count nothing."""
    vague: tuple[str, ...]
    """Patterns of quantities without a number."""
    skipped_before_noun: frozenset[str]
    noun_ends: frozenset[str]
    plurals: frozenset[str]
    no_plurals: frozenset[str]
    name_breakers: frozenset[str]
    """Capitalised at the beginning of a sentence, but no part of a name."""
    between: str
    and_: str
    hundred: str
    from_: str
    to: str
    plus_or_minus: str
    change: tuple[str, ...]
    """Stems of words that make "from a to b" two values instead of a range."""
    share_of: str
    before_year: frozenset[str]
    before_month: tuple[str, ...]
    bounds: Mapping[str, str]
    limits: tuple[str, ...]
    """Words before a date up to which or from which something is; no figure is of that date."""
    parts_of_time: tuple[str, ...]
    """What may stand between such a word and its date."""
    bylines: frozenset[str]
    """Words that begin a line which says who wrote a text, and when."""
    relative_dates: tuple[str, ...]
    abbreviations: tuple[str, ...]


@cache
def choice(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first; a blank matches any space."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(escape(word).replace(r"\ ", r"\s+") for word in longest_first)


_UNITS = "one two three four five six seven eight nine".split()
_TEENS = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_WHOSE = "the text does not say whose"

ENGLISH = Vocabulary(
    months={
        **{name: number for number, name in enumerate(_MONTHS, 1)},
        **{name[:3]: number for number, name in enumerate(_MONTHS, 1)},
        "sept": 9,
    },
    numbers={
        **{word: number for number, word in enumerate([*_UNITS, *_TEENS], 1)},
        **{word: 10 * number for number, word in enumerate(_TENS, 2)},
        **{
            f"{ten}-{unit}": 10 * tens + units
            for tens, ten in enumerate(_TENS, 2)
            for units, unit in enumerate(_UNITS, 1)
        },
    },
    ordinals={word: number for number, word in enumerate(_ORDINALS, 1)},
    uncertain_ordinals=frozenset({"first", "second"}),
    scales={
        **{word: word for word in ("thousand", "million", "billion", "trillion")},
        "bn": "billion",
        "mn": "million",
        "mln": "million",
        "bln": "billion",
        "tn": "trillion",
    },
    glued_scales={"m": "million", "b": "billion", "k": "thousand"},
    percent=("%", "per cent", "percent", "pct"),
    points=("percentage points", "percentage point", "pp"),
    signs={
        **dict.fromkeys(
            "~|≈|about|approximately|around|roughly|some|circa|ca.|c.|nearly|almost|close to|"
            "an estimated|estimated|approx.|in the region of|in the order of|"
            "on the order of|something like".split("|"),
            "~",
        ),
        **dict.fromkeys(
            ">|more than|over|above|exceeding|upwards of|in excess of|greater than".split("|"), "> "
        ),
        **dict.fromkeys(
            "≥|at least|no fewer than|no less than|not less than|a minimum of".split("|"), ">= "
        ),
        **dict.fromkeys("<|less than|fewer than|under|below|just under".split("|"), "< "),
        **dict.fromkeys(
            "≤|at most|up to|no more than|not more than|a maximum of|as many as|as much as".split(
                "|"
            ),
            "<= ",
        ),
    },
    signs_behind={"or more": ">= ", "or less": "<= ", "or fewer": "<= ", "or so": "~"},
    currency_symbols={
        "us$": ("USD", ""),
        "u.s.$": ("USD", ""),
        "a$": ("AUD", ""),
        "au$": ("AUD", ""),
        "c$": ("CAD", ""),
        "ca$": ("CAD", ""),
        "nz$": ("NZD", ""),
        "hk$": ("HKD", ""),
        "$": ("USD", f"is this the US dollar? {_WHOSE.capitalize()}."),
        "€": ("EUR", ""),
        "£": ("GBP", ""),
        "₹": ("INR", ""),
        "₽": ("RUB", ""),
        "₩": ("KRW", ""),
        "₺": ("TRY", ""),
        "₴": ("UAH", ""),
        "₾": ("GEL", ""),
        "֏": ("AMD", ""),
        "rs": ("rupees", f"which currency? {_WHOSE.capitalize()}."),
        "¥": ("", "which currency? '¥' stands for yen and yuan."),
    },
    currency_words={
        **dict.fromkeys(
            ("us dollars", "u.s. dollars", "us dollar", "u.s. dollar", "american dollars"),
            ("USD", ""),
        ),
        **dict.fromkeys(
            ("dollars", "dollar"), ("USD", f"are these US dollars? {_WHOSE.capitalize()}.")
        ),
        "australian dollars": ("AUD", ""),
        "canadian dollars": ("CAD", ""),
        "hong kong dollars": ("HKD", ""),
        "new zealand dollars": ("NZD", ""),
        "singapore dollars": ("SGD", ""),
        "euros": ("EUR", ""),
        "euro": ("EUR", ""),
        "pounds sterling": ("GBP", ""),
        "british pounds": ("GBP", ""),
        "swiss francs": ("CHF", ""),
        "yen": ("JPY", ""),
        "yuan": ("CNY", ""),
        "renminbi": ("CNY", ""),
        "russian rubles": ("RUB", ""),
        "russian roubles": ("RUB", ""),
        "indian rupees": ("INR", ""),
        "pakistani rupees": ("PKR", ""),
        "turkish lira": ("TRY", ""),
        "armenian drams": ("AMD", ""),
        "armenian dram": ("AMD", ""),
        "georgian lari": ("GEL", ""),
        "ukrainian hryvnias": ("UAH", ""),
        "hryvnias": ("UAH", ""),
        "shekels": ("ILS", ""),
        "zlotys": ("PLN", ""),
        "swedish kronor": ("SEK", ""),
        "danish kroner": ("DKK", ""),
        "norwegian kroner": ("NOK", ""),
        **{
            word: ("", f"which currency? {_WHOSE.capitalize()}.")
            for word in "pounds francs rupees rubles roubles lira pesos kroner kronor".split()
        },
    },
    unit_symbols={
        **{
            symbol: symbol
            for symbol in (
                "km/h km kg mm cm m ha GW MW kW TWh GWh MWh kWh TB GB MB mph ft kt".split()
            )
        },
        "km²": "square km",
        "km2": "square km",
        "°C": "degrees Celsius",
        "°F": "degrees Fahrenheit",
    },
    singular_units={
        word: f"{word}s"
        for word in (
            "year month week day hour minute second mile kilometre kilometer metre meter tonne ton "
            "litre liter member seat page person nation country state party point"
        ).split()
    }
    | {"person": "persons", "party": "parties", "country": "countries"},
    durations=frozenset("years months weeks days hours minutes decades seconds".split()),
    ambiguous_before_durations={"over": "'over' may mean 'during' here."},
    no_figure_after=frozenset("the these those both no any every each this that".split()),
    possessives=frozenset("his her its their our my your".split()),
    no_count=(
        r"no\s+one",
        r"one\s+another",
        r"third[\s-]+(?:part(?:y|ies)|countr(?:y|ies)|person|world)",
        r"second[\s-]+hand",
        r"(?:first|second)\s+(?:half|time|of\s+all)",
        r"\w{1,20}\s+centur(?:y|ies)",
        r"one[\s-]+on[\s-]+one",
        r"fifty[\s-]+fifty",
        r"two[\s-]+fold",
    ),
    vague=(
        r"\d{0,6}\s?[⅓⅔⅕⅖⅗⅘⅙⅚⅐⅑⅒](?!\w)",
        r"[½¼¾⅛⅜⅝⅞](?=\s+(?:of|the|its|their)\b)",
        r"(?:twice|double|thrice)(?=\s+(?:as|the|that|those|its|their|what)\b)",
        r"half\s+an?\s+(?:million|billion|hour|century|dozen)",
        r"half\s+(?:of\b|the\b|its\b|their\b|a\b)",
        r"(?:by|than|about|nearly|almost|over|one|a)\s+half\b",
        r"(?:an?|one)\s+(?:third|quarter|fifth|tenth)(?=\s+of\b|\s*[.,;:)]|\s*$)",
        r"(?:by|than)\s+an?\s+(?:third|quarter|fifth|tenth)\b",
        r"(?:two|three|four)[\s-]+(?:thirds|quarters|fifths|tenths)\b",
        r"(?:one|two|three|four|five|six|seven|eight|nine)\s+(?:in|out\s+of)\s+"
        r"(?:every\s+)?(?:two|three|four|five|six|eight|ten|twelve|twenty)\b",
        r"\d{1,9}\s+out\s+of\s+(?:every\s+)?\d{1,9}",
        r"1\s+in\s+(?:every\s+)?\d{1,9}\b",
        r"\d{1,9}/\d{1,9}(?=\s+of\b)",
        r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+of\s+(?:the|its|their)\s+"
        r"(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)\b",
        r"(?:(?:a|several|some|two|three)\s+)?dozens?\b",
        r"(?:(?:several|many|a\s+few|a\s+couple\s+of)\s+)"
        r"(?:hundreds?|thousands?|millions?|billions?)\b",
        r"(?:tens\s+of\s+|hundreds\s+of\s+)?(?:hundreds|thousands|millions|billions)(?=\s+of\b)",
    ),
    skipped_before_noun=frozenset("more other additional further new such extra".split()),
    noun_ends=frozenset(
        "of in to and or the a an for from by with on at as per was were is are be been being will "
        "would can could may might must shall should have has had do does did that which who whom "
        "whose than but while when where last this next each after before ago between into out "
        "over under up down through during since until it its they he she we there their his her "
        "not also only yet so if because about against among within without".split()
    ),
    plurals=frozenset(
        "people men women children troops personnel aircraft police staff cattle sheep fish feet "
        "species series spacecraft helicopters".split()
    ),
    no_plurals=frozenset(
        "was is has does says goes comes makes this thus plus less as its".split()
    ),
    name_breakers=frozenset(
        "a an the in on by for from to of at with and or but as about around over under some "
        "nearly almost only just another these those all between up since until after before "
        "during last next this that its their his her our my it he she we they i you more less "
        "fewer than at exactly approximately roughly estimated circa above below within another "
        "every each no not also even still then when while where if because so both either "
        "neither first second per via rs monday tuesday wednesday "
        "thursday friday saturday sunday through into out off against early late mid".split()
    ),
    between="between",
    and_="and",
    hundred="hundred",
    from_="from",
    to="to",
    plus_or_minus="plus or minus",
    change=tuple(
        "rise rose risen fell fall grew grow increas decreas declin drop climb jump double triple "
        "went gone move shrank shrink shrunk expand cut rais reduc surg soar slip plung widen "
        "narrow lift lower chang improv".split()
    ),
    share_of=r"\s+of\s+(?:(?:all|the|its|their)\s+)?([^\W\d_]{1,40})",
    before_year=frozenset(
        "in since until till during before after between early late mid the year".split()
    ),
    before_month=("in", "since", "until", "by", "during", "of", "last", "next", "this", "from"),
    bounds={"before": "before", "prior to": "before", "after": "after"},
    limits=("since", "until", "till", "by", "through", "up to", "to", "as of", "ever since"),
    parts_of_time=(
        *(f"the {part} of" for part in ("end", "start", "beginning", "middle")),
        *("early", "late", "mid", "at least", "the year", "the", "about", "around"),
    ),
    bylines=frozenset("by published posted updated issued dated date from story text".split()),
    relative_dates=(
        "yesterday",
        "tomorrow",
        *(f"{when} {what}" for when in ("last", "next") for what in ("week", "month", "year")),
    ),
    abbreviations=tuple("mr mrs ms dr prof gen col lt sgt st no u.s u.k e.g i.e vs jan feb".split())
    + tuple("mar apr jun jul aug sep sept oct nov dec approx ca c inc ltd co".split()),
)
"""The words of English."""
