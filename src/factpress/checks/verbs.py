"""Finite verbs: whether a headline is a sentence. One table of verb forms per language.

No grammar is parsed. A text counts as a sentence as soon as one of its words can be its
finite verb, so that a topic is told ("Defence spending") and a sentence hardly ever is:

- an auxiliary or an irregular form that is no noun (is, will, rose, became);
- the -s form of a known verb that is no common plural (denies, becomes), anywhere but first;
- the -s form of any other word where an object follows it: a determiner, a mark, a name, an
  adverb ("overhauls its payroll", "supplies Armenia", "changes little"), or where the name of a
  country or a pronoun stands before it ("France supplies", "nothing works");
- a form in -ed, anywhere but first, where it would be an adjective ("Reported supplies");
- the base form of a known verb behind a plural, a pronoun or two things ("numbers rise", "gas
  and oil make"), or of any word there that an object follows; or as the first word, a request
  ("Decide by March").
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from factpress.facts.prose import MARK
from factpress.frozen import frozen
from factpress.geography.countries import find_country


@frozen
class Verbs:
    """The verb forms of a language.

    `finite` are forms that are nothing else; `bases` regular and irregular base forms;
    `nouns` those bases whose -s form is as often a plural; `openers` what an object begins
    with; `governors` what a noun, not a verb, stands behind.
    """

    finite: frozenset[str]
    bases: frozenset[str]
    nouns: frozenset[str]
    openers: frozenset[str]
    governors: frozenset[str]
    pronouns: frozenset[str]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH = Verbs(
    finite=_set(
        """am is are was were has have had does do did will would can could may might must shall
        should cannot isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t doesn’t don’t didn’t won’t
        wouldn’t can’t couldn’t shouldn’t it’s that’s there’s he’s she’s they’re we’re we’ll
        arose ate beat became began bent bet blew bore bought broke brought built burst came
        caught chose clung crept cut dealt drank drew drove dug fed fell felt fled flew forbade
        forgot fought found froze gave got grew hid hit hung held kept knew laid lay led left
        lent let lit lost made meant met overcame overtook paid proved put quit ran rang read
        rode rose said sank sat saw sent set shook shot showed shrank shut slept slid sold
        sought spent split spoke spread sprang stole stood stuck struck stung swam swept swore
        swung taught thought threw told took tore understood undertook underwent upheld wept
        went withdrew withstood woke won wore wrote"""
    ),
    bases=_set(
        """accept accuse achieve acquire act adapt add address adopt advance affect agree aim
        allege allow announce answer appear apply approve argue arrest arrive ask assert assume
        attack attract await avoid back ban become beat begin believe belong benefit blame block
        boost break bring build buy call cancel carry cast cause challenge change check choose
        cite claim climb close collapse come command comment commit compete complain complete
        concern confirm confront consider contain continue contract contradict contribute
        control cost counter cover create criticise criticize cross cut damage deal debate
        decide declare decline decrease deepen defend delay deliver demand deny depend deploy
        deserve detain develop differ direct disagree disappear discuss dismiss dispute distance
        divide dominate double drag draw drive drop ease elect emerge employ enable encourage
        end endorse enjoy ensure enter escape establish estimate exceed exclude exist expand
        expect expel explain export express extend face fail fall favour favor fear feel fight
        fill find finish fire fix flee fly focus follow forbid force forecast form fund gain
        gather get give go govern grant grow guarantee halt halve hand happen harm have head
        help hide hire hit hold hope host hurt identify ignore impose improve include increase
        indicate inform insist intend introduce invest invite involve issue join judge jump
        justify keep kill know lack land last launch lead learn leave lend let lie lift limit
        link live look lose lower maintain make manage mark matter mean measure mediate meet
        miss mount move name narrow need negotiate note object obtain occupy occur offer open
        operate oppose order outnumber outpace outweigh overtake owe own part pass pay peak
        permit persist pick place plan play plead plunge point postpone prefer prepare present
        press prevent produce prohibit promise promote prompt propose protect protest prove
        provide publish pull purchase push put question quit raise rank ratify reach react read
        rebound receive recognise recognize recommend record recover reduce refer reflect refuse
        reject release rely remain remove rename renew repeat replace reply report represent
        request require rescue resign resist resolve respond rest restore restrict result
        resume retain retreat return reveal reverse review revive rise risk rule run save say
        secure see seek seem sell send separate serve set settle shape share shift shrink show
        shut sign signal sink slide slip slow soar solve speak spend split spread stabilise
        stabilize stagnate stall stand start state stay step stop strengthen strike struggle
        submit succeed suffer suggest supply support surge surpass surprise survive suspect
        suspend sustain swap take talk target tell tend test think threaten tighten top total
        touch trade train transfer travel treat trigger triple trust try turn understand
        undertake unite unveil urge use value vary veto view visit vote vow wait want warn watch
        weaken weigh welcome widen win withdraw work worsen write yield"""
    ),
    nouns=_set(
        """act address advance aim answer attack ban benefit call cause challenge change charge
        check claim comment concern contract control cost counter cover cut damage deal debate
        decline decrease delay demand direct dispute drop ease end estimate export face fear
        fight figure fire focus force forecast form fund gain grant group hand head help hope
        host increase issue judge jump lack land launch lead lie limit link look lower mark
        matter mean measure move name need note object offer open order part pass pay peak
        permit pick place plan play point present press promise protest purchase push question
        rank read record release reply report request rescue rest result return review reverse
        risk rule run save share shape shift show sign signal slide slip split spread stall
        stand start state stay step stop strike supply support surge suspect swap talk target
        test top total touch trade train transfer travel treat trigger trust try turn use value
        veto view visit vote vow wait want watch win work yield"""
    ),
    openers=_set(
        """a an the its their his her our my your this that these those it them him us more less
        fewer no all every each some any most many much up down back out off over by from above
        below at as nearly almost about only again away together"""
    ),
    governors=_set(
        """a an the its their his her our my your this that these those of in on at for from with
        without by into between among under over against about across per no some any many most
        more fewer few all several new next key main other"""
    ),
    pronouns=_set("i we you they these those who which that what"),
)  # fmt: skip

VERBS: Mapping[str, Verbs] = {"en": ENGLISH}
"""The verb forms by ISO 639-1 code. Headlines in other languages are not judged."""

_TOKEN = re.compile(r"\{[^{}]*\}|[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d.,]*")


def is_sentence(text: str, verbs: Verbs) -> bool:
    """Whether one of the words of a headline can be its finite verb."""
    tokens = _TOKEN.findall(MARK.sub(lambda match: match[0] if match["id"] else " ", text))
    return any(_can_be_finite(tokens, index, verbs) for index in range(len(tokens)))


def _can_be_finite(tokens: list[str], index: int, verbs: Verbs) -> bool:
    word = tokens[index].casefold().replace("'", "’")
    before = tokens[index - 1].casefold() if index else ""
    if word.startswith("{"):
        return False
    if word in verbs.finite:
        return index > 0 or word not in {"cut", "set", "read", "split", "spread", "left", "found"}
    if before in verbs.governors and before not in verbs.pronouns:
        return False
    if index == 0:
        return word in verbs.bases - verbs.nouns
    if word.endswith("ed") and len(word) > 3:
        return True
    subject = _word_before_degree(tokens, index)
    behind_plural = subject in verbs.pronouns or _is_plural(subject)
    is_base = word in verbs.bases or _takes_object(tokens, index, verbs)
    if behind_plural and is_base and not _is_plural(word):
        return True
    if word in verbs.bases - verbs.nouns and _is_behind_two(tokens, index):
        return True
    return _is_s_form(word, tokens, index, verbs)


def _is_behind_two(tokens: list[str], index: int) -> bool:
    """Whether two things joined by "and" stand before a word."""
    before = [token.casefold() for token in tokens[max(1, index - 3) : index]]
    return "and" in before[:-1]


_DEGREE = _set(
    "more less than nearly almost about roughly hardly barely at least far all but both each also "
    "still again now"
)
_SINGULAR = _set(
    "nothing everything something nobody everybody somebody everyone someone it he she none"
)


def _word_before_degree(tokens: list[str], index: int) -> str:
    """The word before one, or before the words that say how much: exports more than double."""
    index -= 1
    while index > 0 and tokens[index].casefold() in _DEGREE:
        index -= 1
    return tokens[index].casefold() if index >= 0 else ""


def _is_plural(word: str) -> bool:
    return word in {"people", "men", "women", "children", "media", "police", "data"} or (
        word.endswith("s") and not word.endswith(("ss", "’s", "us", "is"))
    )


def _is_s_form(word: str, tokens: list[str], index: int, verbs: Verbs) -> bool:
    if not word.endswith("s") or word.endswith(("ss", "’s")) or len(word) < 4:
        return False
    stems = {word[:-1], word[:-2] if word.endswith("es") else "", word[:-3] + "y"}
    if stems & (verbs.bases - verbs.nouns):
        return True
    behind = tokens[index + 1] if index + 1 < len(tokens) else ""
    if _takes_object(tokens, index, verbs) or behind[:1].isupper():
        return True
    before = tokens[index - 1]
    return bool(stems & verbs.bases) and (
        before.casefold() in _SINGULAR
        or behind.casefold() in _EXTENTS
        or (bool(behind) and find_country(before) is not None)
    )


_EXTENTS = _set("little nothing less more much well better worse")


def _takes_object(tokens: list[str], index: int, verbs: Verbs) -> bool:
    """Whether what stands behind a word begins an object or is an adverb."""
    if index + 1 == len(tokens) or tokens[index].casefold() in verbs.openers | verbs.governors:
        return False
    behind = tokens[index + 1]
    return (
        behind.casefold() in verbs.openers
        or behind[:1] == "{"
        or behind[:1].isdigit()
        or behind.endswith("ly")
    )
