"""Claims of words judged by the figures beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from factpress.checks.evidence import Change, Evidence
from factpress.checks.model import Checked, Fault
from factpress.checks.passages import Passage, Sentence, passages_of
from factpress.checks.words import Measure, Qualifier, Vocabulary, Word, bare, vocabulary_of
from factpress.frozen import frozen
from factpress.quantities.interval import INFINITY, Interval, Truth

_ONE = Interval.point(Decimal(1))
_STRENGTH = (Truth.NEVER, Truth.SOMETIMES, Truth.ALWAYS)


@frozen
class Found:
    """A word found in a sentence, with the qualifier before it if there is one."""

    word: Word
    qualifier: Qualifier | None
    text: str
    start: int
    end: int


Judge = Callable[[Evidence, Passage, Sentence], Iterator[Fault]]


def judged(checked: Checked, judge: Judge) -> Iterator[Fault]:
    """The faults that a judge finds in every sentence in which the briefing claims something.

    Nothing is claimed by a question, nor in a language whose words are not known, and
    nothing can be judged where no figure stands beside. What is guarded by a condition that
    is not wholly true is told by that guard.
    """
    vocabulary = vocabulary_of(checked.facts.language)
    if vocabulary is None:
        return
    evidence = Evidence(checked, vocabulary)
    for passage in passages_of(checked.facts):
        if evidence.is_told_already(passage):
            continue
        for sentence in passage.sentences:
            if not sentence.is_question and any(evidence.groups(passage, sentence)):
                yield from judge(evidence, passage, sentence)


def words_in(sentence: Sentence, words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[Found]:
    """The words of a family that a sentence asserts."""
    text = sentence.asserted
    for word in words:
        if not any(stem in text for stem in word.stems):
            continue
        for match in _pattern(rf"\b(?<!-)(?:{word.pattern})").finditer(text):
            if is_asserted(sentence, match.start(), vocabulary):
                yield with_qualifier(word, sentence, match.start(), match.end(), vocabulary)


def is_asserted(sentence: Sentence, start: int, vocabulary: Vocabulary) -> bool:
    """Whether nothing before the place takes back or attributes what stands there."""
    return _pattern(vocabulary.unasserted).search(sentence.asserted[:start]) is None


def with_qualifier(
    word: Word, sentence: Sentence, start: int, end: int, vocabulary: Vocabulary
) -> Found:
    """The word with the qualifier that stands before it."""
    before = sentence.asserted[:start]
    for qualifier in vocabulary.qualifiers:
        pattern = rf"(?<![-\w])(?:{qualifier.pattern})\s+$"
        if (match := _pattern(pattern).search(before)) is not None:
            text = " ".join(sentence.text[match.start() : end].split())
            return Found(word, qualifier, text, match.start(), end)
    return Found(word, None, " ".join(sentence.text[start:end].split()), start, end)


def allowed(found: Found, value: Decimal, slack: Decimal) -> Interval:
    """What a found word with its qualifier allows."""
    if found.qualifier:
        return found.qualifier.interval(value)
    return Interval(value - slack, value + slack)


def inside(value: Interval, limits: Interval) -> Truth:
    """Whether all, some or none of a range lies within limits."""
    low = _no_less(value, limits)
    high = _no_less(-value, -limits)
    return min(low, high, key=_STRENGTH.index)


def _no_less(value: Interval, limits: Interval) -> Truth:
    if limits.low == -INFINITY:
        return Truth.ALWAYS
    floor = Interval.point(limits.low)
    return floor.below(value, or_equal=not limits.low_open)


def best(judgements: Sequence[tuple[Truth, str]]) -> tuple[Truth, str] | None:
    """The judgement that is kindest to the words; None when there is none to make."""
    return max(judgements, key=lambda each: _STRENGTH.index(each[0]), default=None)


def told(
    found: Found, sentence: Sentence, judgement: tuple[Truth, str] | None, better: str
) -> Iterator[Fault]:
    """A fault for words that are true for part of the range only, or not at all."""
    if judgement is None or judgement[0] is Truth.ALWAYS:
        return
    truth, shown = judgement
    partly = truth is Truth.SOMETIMES
    message = (
        f"'{found.text}' is true for only part of the range: {shown}"
        if partly
        else f"'{found.text}' is not what the figures say: {shown}"
    )
    yield Fault(sentence.part(found.start, found.end), message, better)


def measured(change: Change, measure: Measure) -> Interval | None:
    """A change in the measure of a word; None where no ratio is known."""
    if change.ratio is None:
        return None
    match measure:
        case Measure.RATIO:
            return change.ratio
        case Measure.FALL:
            return _ONE - change.ratio
        case _:
            return change.ratio - _ONE


def better_word(
    value: Interval, candidates: Sequence[tuple[str, Decimal, Decimal]], vocabulary: Vocabulary
) -> str | None:
    """The first of the wordings, bare or qualified, that is true for the whole range.

    Each candidate has its words, its value and its slack.
    """
    for words, middle, slack in candidates:
        if inside(value, Interval(middle - slack, middle + slack)) is Truth.ALWAYS:
            return words
    for qualifier in vocabulary.qualifiers:
        if qualifier.high is None or qualifier.low is None:
            continue
        for words, middle, _ in candidates:
            if inside(value, qualifier.interval(middle)) is Truth.ALWAYS:
                return f"{qualifier.say} {words}"
    over = next((each for each in vocabulary.qualifiers if each.high is None), None)
    for words, middle, _ in sorted(candidates, key=lambda each: -each[1]):
        if over and inside(value, over.interval(middle)) is Truth.ALWAYS:
            return f"{over.say} {words}"
    return None


def multiples(vocabulary: Vocabulary, measure: Measure) -> list[tuple[str, Decimal, Decimal]]:
    """The multiples as candidates for a better word."""
    return [
        (word.say, word.value, bare(word).high - word.value)
        for word in vocabulary.of("FP120")
        if word.measure is measure and word.value is not None
    ]


@cache
def _pattern(text: str) -> re.Pattern[str]:
    # Sentences assert in small letters; to ignore case takes three times as long to compile.
    return re.compile(text)
