"""FP121: a fraction in words is not what the figures beside it say.

`a third of respondents`, `more than half of them`, `four in ten` are measured against a
percentage beside them; `rise by more than a fifth` against a change. Where the figures
beside a fraction are looked for, and what counts as mentioned only, is told at FP120. A
"third" that is an ordinal (`the third year`) is no fraction: one needs `of`, `by` or a
qualifier beside it.

Passes: `headline: Four in ten respondents agree`, with a share of 41.1 %.
Fails: `headline: Half of the respondents agree`, with a share of 41.1 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factpress.checks.evidence import Change, Evidence
from factpress.checks.judging import (
    Found,
    allowed,
    best,
    better_word,
    inside,
    is_asserted,
    judged,
    measured,
    told,
    with_qualifier,
    words_in,
)
from factpress.checks.model import BriefingRule, Checked, Fault
from factpress.checks.passages import Passage, Sentence
from factpress.checks.words import Measure, Vocabulary, Word
from factpress.problems import Severity
from factpress.quantities.interval import Truth

CODE = "FP121"
_OF_WHOLE, _OF_CHANGE, _COUNTED, _TENTHS = range(4)
_CANDIDATES = ("a tenth", "a fifth", "a quarter", "a third", "half", "two thirds", "three quarters")


def check(checked: Checked) -> Iterator[Fault]:
    """A fault for each fraction that the figures beside it contradict."""
    return judged(checked, _judge)


def _judge(evidence: Evidence, passage: Passage, sentence: Sentence) -> Iterator[Fault]:
    vocabulary = evidence.vocabulary
    for found, value in _fractions(sentence, vocabulary):
        limits = allowed(found, value, found.word.slack)
        if found.word.measure is Measure.SHARE:
            shares = evidence.shares(passage, sentence)
            judgements = [(inside(share.part, limits), share.shown) for share in shares]
            better = [
                better_word(share.part, _candidates(vocabulary), vocabulary) for share in shares
            ]
        else:
            measure = _direction(sentence, vocabulary)
            changes = evidence.changes(passage, sentence)
            sized = [
                (size, change.shown)
                for change in changes
                if (size := measured(change, measure or _own_direction(change))) is not None
            ]
            judgements = [(inside(size, limits), shown) for size, shown in sized]
            better = [better_word(size, _candidates(vocabulary), vocabulary) for size, _ in sized]
        words = next((each for each in better if each), None)
        hint = f"Write '{words}'." if words else "Say what the figures say, with the figure."
        yield from told(found, sentence, best(judgements), hint)


def _fractions(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[tuple[Found, Decimal]]:
    """The fractions that a sentence asserts, with their values."""
    words = tuple(vocabulary.of(CODE))
    text = sentence.asserted
    for match in re.finditer(rf"(?<![-\w])(?:{vocabulary.counted})", text):
        if not is_asserted(sentence, match.start(), vocabulary):
            continue
        number = vocabulary.numbers[match["number"]]
        whole = vocabulary.numbers[match["whole"]]
        if number < whole:
            word = words[_TENTHS if whole == 10 else _COUNTED]
            found = with_qualifier(word, sentence, match.start(), match.end(), vocabulary)
            yield found, Decimal(number) / whole
    for match in re.finditer(rf"(?<![-\w])(?:{vocabulary.fraction})", text):
        if not is_asserted(sentence, match.start(), vocabulary):
            continue
        found = with_qualifier(words[_OF_WHOLE], sentence, match.start(), match.end(), vocabulary)
        is_by = re.search(vocabulary.by, text[: found.start]) is not None
        behind = re.match(vocabulary.fraction_context, text[match.end() :])
        if not (is_by or found.qualifier or behind):
            continue
        if behind and not is_by and behind[0].split()[0] not in {"of", "the", "its", "their"}:
            continue  # "half as many", "a third more": a comparison of two things, not of times
        if is_by:
            found = _as(words[_OF_CHANGE], found)
        yield found, _value(match, vocabulary)


def _as(word: Word, found: Found) -> Found:
    return Found(word, found.qualifier, found.text, found.start, found.end)


def _value(match: re.Match[str], vocabulary: Vocabulary) -> Decimal:
    if match["half"]:
        return Decimal("0.5")
    number = vocabulary.numbers[match["number"]]
    return Decimal(number) / vocabulary.parts[match["part"]]


def _direction(sentence: Sentence, vocabulary: Vocabulary) -> Measure | None:
    """Whether the sentence speaks of a rise or a fall; None when of both or neither."""
    rise, fall = vocabulary.of("FP124")
    rises = any(words_in(sentence, (rise,), vocabulary))
    falls = any(words_in(sentence, (fall,), vocabulary))
    if rises == falls:
        return None
    return Measure.RISE if rises else Measure.FALL


def _own_direction(change: Change) -> Measure:
    return Measure.FALL if change.falls is Truth.ALWAYS else Measure.RISE


def _candidates(vocabulary: Vocabulary) -> list[tuple[str, Decimal, Decimal]]:
    slack = next(vocabulary.of(CODE)).slack
    found = []
    for words in _CANDIDATES:
        match = re.fullmatch(vocabulary.fraction, words)
        if match:
            found.append((words, _value(match, vocabulary), slack))
    return found


RULE = BriefingRule(CODE, "A fraction is not what the figures say.", Severity.WARNING, check)
