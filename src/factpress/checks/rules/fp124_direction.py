"""FP124: rose or fell is not what the figures beside it say.

A value rose when all of the later range lies above all of the earlier one. Where the
ranges overlap, or where a poll's reading moved by less than the margin of error, the
figures do not show a change: the margin of a difference is the root of the sum of the two
squared margins, larger than either (Pew Research Center, 5 key things to know about the
margin of error in election polls, 2016). Where the figures beside a word are looked for is
told at FP120; a sentence with both a rise and a fall is left alone.

Passes: `text: "It rose from {before} to {after}."`, from 5 to 7 million.
Fails: `text: "It fell from {before} to {after}."`, from 5 to 7 million.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factpress.checks.evidence import Change, Evidence
from factpress.checks.judging import best, judged, told, words_in
from factpress.checks.model import BriefingRule, Checked, Fault
from factpress.checks.passages import Passage, Sentence
from factpress.checks.words import Word
from factpress.problems import Severity
from factpress.quantities.interval import Truth

CODE = "FP124"
_PAST = re.compile(r"(?:ed|rose|risen|grew|grown|fell|fallen|shrank)$", re.IGNORECASE)


def check(checked: Checked) -> Iterator[Fault]:
    """A fault for each rise or fall that the figures beside it do not show."""
    return judged(checked, _judge)


def _judge(evidence: Evidence, passage: Passage, sentence: Sentence) -> Iterator[Fault]:
    vocabulary = evidence.vocabulary
    words = tuple(vocabulary.of(CODE))
    found = list(words_in(sentence, words, vocabulary))
    if len({each.word.shown for each in found}) > 1:
        return
    for each in found:
        changes = evidence.changes(passage, sentence)
        is_rise = each.word is words[0]
        judgements = [_judgement(change, is_rise) for change in changes]
        is_past = _PAST.search(each.text) is not None
        yield from told(each, sentence, best(judgements), _better(changes, words, is_past))


def _judgement(change: Change, is_rise: bool) -> tuple[Truth, str]:
    if change.is_within_margin and change.margin is not None:
        margin = f"{change.margin.normalize():f}"
        return (
            Truth.NEVER,
            f"{change.shown}, a change inside the margin of error of {margin} points",
        )
    truth = change.rises if is_rise else change.falls
    overlap = truth is Truth.SOMETIMES and change.difference is not None
    return truth, f"{change.shown}; the ranges overlap" if overlap else change.shown


def _better(changes: list[Change], words: tuple[Word, ...], is_past: bool) -> str:
    for change in changes:
        if change.is_within_margin:
            return "Write 'little changed', and give the margin of error."
        for truth, word in zip((change.rises, change.falls), words, strict=False):
            if truth is Truth.ALWAYS:
                return f"Write '{word.say_past if is_past else word.say}'."
    return "Write 'may have changed', with both figures."


RULE = BriefingRule(CODE, "A rise or fall is not what the figures say.", Severity.WARNING, check)
