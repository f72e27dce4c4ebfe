"""FP120: a word such as doubles, triples or halves is not what the figures beside it say.

Looked at are the bottom line, headlines, titles of exhibits, points and prose. The figures
beside a word are those that its sentence prints; else those of the condition that guards
it; else, for headlines and titles, those of the section's chart or points. What each word
allows is in the table of words. A word in quotation marks, behind a `not`, a `would` or a
`says`, or itself the subject ("Doubled is the upper end") is mentioned, not claimed.

Passes: `headline: Spending nearly doubles`, with a growth of 1.75 to 2 times.
Fails: `headline: Spending doubles`, with a growth of 1.75 to 2 times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factpress.checks.evidence import Change, Evidence
from factpress.checks.judging import (
    Found,
    allowed,
    best,
    better_word,
    inside,
    judged,
    measured,
    multiples,
    told,
    words_in,
)
from factpress.checks.model import BriefingRule, Checked, Fault
from factpress.checks.passages import Passage, Sentence
from factpress.checks.words import Measure, Vocabulary
from factpress.problems import Severity
from factpress.quantities.interval import Truth

CODE = "FP120"


def check(checked: Checked) -> Iterator[Fault]:
    """A fault for each multiple that the figures beside it contradict."""
    return judged(checked, _judge)


def _judge(evidence: Evidence, passage: Passage, sentence: Sentence) -> Iterator[Fault]:
    vocabulary = evidence.vocabulary
    for found in words_in(sentence, tuple(vocabulary.of(CODE)), vocabulary):
        if _is_subject(found, sentence, vocabulary) or found.word.value is None:
            continue
        limits = allowed(found, found.word.value, found.word.slack)
        changes = evidence.changes(passage, sentence)
        judgements = [
            (inside(value, limits), change.shown)
            for change in changes
            if (value := measured(change, found.word.measure)) is not None
        ]
        yield from told(found, sentence, best(judgements), _better(changes, vocabulary))


def _is_subject(found: Found, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    behind = sentence.asserted[found.end :]
    return found.start == 0 and re.match(vocabulary.aside, behind) is not None


def _better(changes: list[Change], vocabulary: Vocabulary) -> str:
    for change in changes:
        for measure in (Measure.RATIO, Measure.FALL):
            value = measured(change, measure)
            words = (
                better_word(value, multiples(vocabulary, measure), vocabulary) if value else None
            )
            if words:
                return f"Write '{words}'."
        if change.rises is Truth.ALWAYS:
            return "Write 'rise', with the figure."
        if change.falls is Truth.ALWAYS:
            return "Write 'fall', with the figure."
    return "Say what the figures say, with the figure."


RULE = BriefingRule(CODE, "A multiple is not what the figures say.", Severity.WARNING, check)
