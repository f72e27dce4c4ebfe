"""Words that claim something of a number, and what each allows: one vocabulary per language.

A claim is measured as one of four things: how many times the earlier value the later one is
(RATIO), how much of the earlier value was added (RISE) or lost (FALL), or what part of a
whole it is (SHARE). Each word has a value and a slack: on its own it allows what lies
within the slack of the value; a qualifier before it moves or opens that interval.

Sources. Style guides put no numbers to most of these words; the reason given with each is
the reader's: which simpler or stronger word would be expected beyond the limit. The rule on
margins of error is that of the BBC's guidelines on opinion polls: a gap within the combined
margin is said to be just that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum

from factpress.frozen import frozen
from factpress.quantities.interval import INFINITY, Interval


class Measure(Enum):
    """What a word measures, as a plain number: 2 times, a rise by 0.5, a share of 0.4."""

    RATIO = "of the earlier value"
    RISE = "rise"
    FALL = "fall"
    SHARE = "share of the whole"
    COMPARISON = "comparison"
    FIGURE = "figure"


@frozen
class Word:
    """A word with its forms as a regular expression, its meaning, and why it means that.

    `value` and `slack` are in the measure; a word without `value` has `allows` in words.
    `say` is how a better wording would use it, `say_past` where it tells of the past. Every
    form holds one of the `stems`, so that the expression need not be tried, nor compiled, where
    none of them stands.
    """

    shown: str
    code: str
    measure: Measure
    pattern: str
    why: str
    value: Decimal | None = None
    slack: Decimal = Decimal(0)
    say: str = ""
    allows: str = ""
    stems: tuple[str, ...] = ()
    say_past: str = ""


@frozen
class Qualifier:
    """A word before another: it allows `low` to `high` times the value; None is no limit."""

    shown: str
    pattern: str
    low: Decimal | None
    high: Decimal | None
    why: str
    say: str
    low_open: bool = False
    high_open: bool = False

    def interval(self, value: Decimal) -> Interval:
        """What the qualified word allows."""
        return Interval(
            -INFINITY if self.low is None else value * self.low,
            INFINITY if self.high is None else value * self.high,
            self.low_open,
            self.high_open,
        )


@frozen
class Vocabulary:
    """The words of one language, as regular expressions that ignore case.

    `unasserted` before a claim takes it back (not, would, says); `aside` behind it makes it
    the subject of talk (doubled *is the upper end*). `others` names the rest of a whole.
    """

    words: tuple[Word, ...]
    qualifiers: tuple[Qualifier, ...]
    numbers: Mapping[str, int]
    parts: Mapping[str, int]
    fraction: str
    fraction_context: str
    counted: str
    by: str
    unasserted: str
    aside: str
    others: str
    from_to: str
    change_labels: str
    fall_labels: str
    durations: str

    def of(self, code: str) -> Iterator[Word]:
        """The words that the rule with this code looks at."""
        return (word for word in self.words if word.code == code)


def bare(word: Word) -> Interval:
    """What a word allows on its own."""
    assert word.value is not None
    return Interval(word.value - word.slack, word.value + word.slack)


def _d(text: str) -> Decimal:
    return Decimal(text)


_BEHIND = (
    r"(?=\s+(?:the|its|their|his|her|our|what|that|those|in|over|since|by|within|from|between"
    r"|to|as|this|last|\{)|\s*[.,;:)]|\s*$)"
)
_AS = r"(?=\s+(?:as|the|its|their|what|that|\{))"
_TO = r"(?:(?<=\bto )|(?<=\bnearly )|(?<=\balmost )|(?<=\bwill )|(?<=\bthan )|(?<=\babout ))"
_NOUN_TAIL = r"(?:\s+(?:of|by|from|in|to)\b(?!\s+(?:power|fame|the|prominence)))"

_MULTIPLES = (
    Word(
        "doubles, doubled, twice, twofold", "FP120", Measure.RATIO,
        rf"doubl(?:es|ed|ing)(?![-\w])|{_TO}double(?![-\w])|double{_BEHIND}|two-?fold"
        rf"|twice{_AS}",
        "Rounds to 2 with one more digit to spare: 1.8 is 'nearly', 2.2 is 'more than' double.",
        _d("2"), _d("0.1"), "double",
        stems=("doubl", "fold", "twice"),
    ),
    Word(
        "triples, tripled, trebles, threefold, three times", "FP120", Measure.RATIO,
        rf"tr(?:ipl|ebl)(?:es|ed|ing)(?![-\w])|{_TO}tr(?:iple|eble)(?![-\w])"
        rf"|tr(?:iple|eble){_BEHIND}|three-?fold|three\s+times{_AS}",
        "As for double: within a twentieth of 3.",
        _d("3"), _d("0.15"), "triple",
        stems=("tripl", "trebl", "fold", "three"),
    ),
    Word(
        "quadruples, quadrupled, fourfold, four times", "FP120", Measure.RATIO,
        rf"quadrupl(?:es|ed|ing)(?![-\w])|{_TO}quadruple(?![-\w])|quadruple{_BEHIND}"
        rf"|four-?fold|four\s+times{_AS}",
        "As for double: within a twentieth of 4.",
        _d("4"), _d("0.2"), "quadruple",
        stems=("quadrupl", "fold", "four"),
    ),
    Word(
        "halves, halved, cut in half", "FP120", Measure.FALL,
        r"(?<!both )(?<!two )halves(?![-\w])|halv(?:ed|ing)(?![-\w])"
        r"|(?<=\bto )halve(?![-\w])|(?<=than )halve(?![-\w])|in\s+half(?!\s+(?:of|the|a)\b)",
        "A fall by a half, within a twentieth of it.",
        _d("0.5"), _d("0.025"), "halve",
        stems=("halv", "half"),
    ),
)  # fmt: skip

_FRACTIONS = (
    Word(
        "half, a third, two thirds, a quarter, a fifth ... (of a whole)", "FP121", Measure.SHARE,
        "", "Rounds to that fraction in steps of five points; between a third and a quarter lie "
        "no more than eight, so a wider slack would let two fractions fit one share.",
        slack=_d("0.025"), allows="the fraction, 2.5 percentage points more or less",
    ),
    Word(
        "by half, by a third, by a quarter, by a fifth ... (of a change)", "FP121", Measure.RISE,
        "", "The same fraction, of the earlier value, added by a rise or lost by a fall.",
        slack=_d("0.025"), allows="the fraction of the earlier value, 2.5 points more or less",
    ),
    Word(
        "one in five, two in three ...", "FP121", Measure.SHARE,
        "", "A fraction in other words.",
        slack=_d("0.025"), allows="the fraction, 2.5 percentage points more or less",
    ),
    Word(
        "four in ten, nine in ten ...", "FP121", Measure.SHARE,
        "", "The nearest tenth: counted in tens, 41 and 44 in a hundred are both four in ten.",
        slack=_d("0.05"), allows="the tenth, 5 percentage points more or less",
    ),
)  # fmt: skip

_MAJORITIES = (
    Word(
        "majority", "FP122", Measure.SHARE,
        r"(?:a|the)\s+(?:(?:clear|large|vast|great|overwhelming|small|slim|narrow|bare)\s+)?"
        r"majority(?![-\w])(?!\s+(?:party|leader|whip|rule|stake|owner|shareholder|government"
        r"|vote))",
        "More than half; the largest group below half is a plurality.",
        allows="more than 50 %, by more than the poll's margin of error",
        say="a majority",
        stems=("majority",),
    ),
    Word(
        "most, most of", "FP122", Measure.SHARE,
        r"most\s+of\s+(?:the|those|them|these|all|its|their|\{)|(?<![\w-])(?<!at )(?<!the )most\s+"
        r"(?:\w+\s+)?(?:respondents|people|voters|adults|households|members|citizens|residents"
        r"|countries|states|women|men|families|firms|companies|students|workers|users|those)\b",
        "More than half, as a majority is.",
        allows="more than 50 %, by more than the poll's margin of error",
        say="most",
        stems=("most",),
    ),
    Word(
        "minority", "FP122", Measure.SHARE,
        r"a\s+(?:(?:clear|large|small|sizeable|sizable|significant|tiny)\s+)?minority(?![-\w])"
        r"(?!\s+(?:party|government|leader|group|rights|language|population|stake))",
        "Less than half.",
        allows="less than 50 %, by more than the poll's margin of error",
        say="a minority",
        stems=("minority",),
    ),
)  # fmt: skip

_BOUNDS = (
    Word(
        "more than, over, at least, less than, under, up to, nearly, about {figure}", "FP123",
        Measure.FIGURE, "",
        "A figure is printed as the source gives it, with its own 'about' or 'more than'; a "
        "second one contradicts it, or says it twice.",
        allows="nothing before a figure that is itself about, more than, at least, less than or "
        "at most; no nearly, more than or less than before a value that is known",
    ),
)  # fmt: skip

_DIRECTIONS = (
    Word(
        "rises, rose, grows, grew, increases, climbs, a rise", "FP124", Measure.COMPARISON,
        r"(?<!give )(?<!gives )(?<!gave )(?<!given )(?:rise|rises|rose|risen)(?![-\w])"
        r"(?!\s+(?:to\s+(?:power|fame|prominence|the\s+challenge)|up\b|of\s+(?!\{|more|less|about"
        r"|nearly|almost|between|at\b|an?\b)))"
        r"|(?<![-\w])(?:grow|grows|grew|grown)(?![-\w])(?!\s+(?:up|out)\b)"
        r"|(?<!the )(?<!an )(?<!its )(?<!their )(?<!with )(?<!of )increase[sd](?![-\w])"
        r"|increase" + _NOUN_TAIL + r"|(?<![-\w])climb(?:s|ed)(?![-\w])",
        "A change for the whole range, and one that a poll can tell from chance: two readings "
        "that lie within their combined margin of error show no change.",
        allows="the later value above the earlier, in all of both ranges, by more than the "
        "combined margin of error of the polls",
        say="rise",
        say_past="rose",
        stems=("rise", "rose", "grow", "grew", "increase", "climb"),
    ),
    Word(
        "falls, fell, drops, declines, decreases, shrinks, a fall", "FP124", Measure.COMPARISON,
        r"(?<!in the )(?:fall|falls|fell|fallen)(?![-\w])(?!\s+(?:short|within|under|on|apart"
        r"|behind|through|out|into|due|victim|of\s+(?!\{|more|less|about|nearly|almost|between"
        r"|at\b|an?\b))\b)"
        r"|(?<![-\w])drop(?:s|ped)(?![-\w])(?!\s+out)|drop" + _NOUN_TAIL
        + r"|(?<![-\w])declin(?:es|ed)(?![-\w])(?!\s+(?:to|comment)\b(?!\s*\{))"
        r"|decline" + _NOUN_TAIL + r"|decreas(?:es|ed)(?![-\w])|decrease" + _NOUN_TAIL
        + r"|(?<![-\w])(?:shrinks?|shrank)(?![-\w])",
        "As for a rise.",
        allows="the later value below the earlier, in all of both ranges, by more than the "
        "combined margin of error of the polls",
        say="fall",
        say_past="fell",
        stems=("fall", "fell", "drop", "declin", "decreas", "shrink", "shrank"),
    ),
)  # fmt: skip

_STABILITY = (
    Word(
        "unchanged, flat, the same as", "FP125", Measure.COMPARISON,
        r"(?<![-\w])unchanged(?![-\w])|(?:stay|stays|stayed|remain|remains|remained|is|are|was"
        r"|were|held|holds)\s+flat(?![-\w])|the\s+same\s+as(?=\s*\{)",
        "Equal once both are rounded to a hundredth of their size, or within a poll's margin.",
        _d("1"), _d("0.01"), "unchanged",
        "0.99 to 1.01 times the earlier value, or a change within the margin of error",
        stems=("unchanged", "flat", "same"),
    ),
    Word(
        "stable, steady, little changed", "FP125", Measure.COMPARISON,
        r"(?:stay|stays|stayed|remain|remains|remained|is|are|was|were|held|holds|hold)\s+"
        r"(?:\w+\s+)?(?:stable|steady)(?![-\w])|little\s+changed|hardly\s+changed",
        "A change that a reader would not call one: a twentieth at most.",
        _d("1"), _d("0.05"), "little changed",
        "0.95 to 1.05 times the earlier value, or a change within the margin of error",
        stems=("stable", "steady", "changed"),
    ),
)  # fmt: skip

_QUALIFIERS = (
    Qualifier(
        "nearly, almost, close to, just under",
        r"nearly|almost|close\s+to|just\s+under|just\s+below",
        _d("0.875"), _d("1"),
        "Short of the value by an eighth at most: from 1.75 on, 2 is the nearest simple multiple "
        "by far; never beyond it.", "nearly",
    ),
    Qualifier(
        "about, around, roughly, some", r"about|around|roughly|approximately|some",
        _d("0.9"), _d("1.1"), "A tenth to either side, the first digit that rounding gives up.",
        "about",
    ),
    Qualifier(
        "just over, slightly more than", r"just\s+over|just\s+above|slightly\s+more\s+than"
        r"|little\s+more\s+than",
        _d("1"), _d("1.125"), "As nearly, on the other side.", "just over", low_open=True,
    ),
    Qualifier(
        "more than, over, above", r"(?:much\s+|far\s+)?more\s+than|over|above",
        _d("1"), None, "The words say so.", "more than", low_open=True,
    ),
    Qualifier("at least", r"at\s+least|no\s+less\s+than|no\s+fewer\s+than", _d("1"), None,
              "The words say so.", "at least"),
    Qualifier(
        "less than, fewer than, under, below", r"(?:far\s+)?(?:less|fewer)\s+than|under|below",
        None, _d("1"), "The words say so.", "less than", high_open=True,
    ),
    Qualifier("up to, at most", r"up\s+to|at\s+most|no\s+more\s+than", None, _d("1"),
              "The words say so: no end of the range lies above.", "up to"),
)  # fmt: skip

ENGLISH = Vocabulary(
    words=(*_MULTIPLES, *_FRACTIONS, *_MAJORITIES, *_BOUNDS, *_DIRECTIONS, *_STABILITY),
    qualifiers=_QUALIFIERS,
    numbers={
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
        "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    },
    parts={
        "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
        "eighth": 8, "ninth": 9, "tenth": 10,
    },
    fraction=r"(?:(?P<number>a|an|one|two|three|four|five|six|seven|eight|nine)[ \-]+"
    r"(?P<part>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?|(?P<half>half))"
    r"(?![-\w])(?!\s+(?:a|an)\s+(?:million|billion|trillion|thousand|dozen|century|year|hour))",
    fraction_context=r"\s+(?:of|the|its|their|more|less|fewer|higher|lower|as\s+(?:many|much|large"
    r"|big|high))\b",
    counted=r"(?P<number>one|two|three|four|five|six|seven|eight|nine)\s+(?:in|out\s+of)\s+(?:every\s+)?"
    r"(?P<whole>two|three|four|five|six|seven|eight|nine|ten)(?![-\w])",
    by=r"(?<![-\w])by\s+$",
    unasserted=r"(?<![-\w])(?:not|never|no|neither|nor|without|cannot|hardly|rather\s+than|instead\s+of"
    r"|whether|if|unless|would|could|may|might|should|says?|said|claim(?:s|ed)?|argue[sd]?"
    r"|allege[sd]?|insist(?:s|ed)?|den(?:y|ies|ied)|dispute[sd]?|assert(?:s|ed)?|"
    r"expect(?:s|ed)?|hope[sd]?|want(?:s|ed)?|call(?:s|ed)?\s+for)(?![-\w])|n[’']t\b",
    aside=r"\s+(?:is|was|are|were|means|would|overstates?|understates?)\b",
    others=r"(?<![-\w])(?:others?|else|rest|remain(?:s|ing|der)?|except|against|oppos\w+)(?![-\w])",
    from_to=r"from\s+\{\s*(?P<earlier>[^{}\s:]+)\s*\}.*?(?<![-\w])to\s+(?:\w+\s+){0,2}?"
    r"\{\s*(?P<later>[^{}\s:]+)\s*\}",
    change_labels=r"(?<![-\w])(?:growth|grew|rise|rose|increase|change|inflation|decline|fall|drop|"
    r"decrease|cut)(?![-\w])",
    fall_labels=r"(?<![-\w])(?:decline|fall|drop|decrease|cut)(?![-\w])",
    durations=r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies))\b",
)  # fmt: skip

VOCABULARIES: Mapping[str, Vocabulary] = {"en": ENGLISH}
"""The vocabularies by ISO 639-1 code. A language without one is not checked for its words."""


def vocabulary_of(language: str) -> Vocabulary | None:
    """The vocabulary of a language; None when there is none yet."""
    return VOCABULARIES.get(language.partition("-")[0])


def allowance(word: Word) -> str:
    """What a word allows, in words."""
    if word.allows or word.value is None:
        return word.allows
    low, high = bare(word).low, bare(word).high
    if word.measure is Measure.RATIO:
        return f"{low} to {high} times the earlier value"
    return (
        f"a {word.measure.value} by {(low * 100).normalize():f} to {(high * 100).normalize():f} %"
    )


def qualified_allowance(qualifier: Qualifier) -> str:
    """What a qualifier makes of the value of the word behind it."""
    low, high = qualifier.low, qualifier.high
    if low is None:
        return "less than the value" if qualifier.high_open else "the value or less"
    if high is None:
        return "more than the value" if qualifier.low_open else "the value or more"
    least = "more than the value" if qualifier.low_open else f"{low} times the value"
    most = "the value" if high == 1 else f"{high} times the value"
    return f"{'from ' * (not qualifier.low_open)}{least}, up to {most}"
