"""FP125: unchanged or stable is not what the figures beside it say.

Equal means equal as far as the figures are known; stable is a change that a reader would
not call one. A change inside the polls' margin of error is unchanged as far as anyone
knows. Where the figures beside a word are looked for is told at FP120.

Passes: `text: "It was stable, from {before} to {after}."`, from 5 to 5.1 million.
Fails: `text: "It was stable, from {before} to {after}."`, from 5 to 7 million.
"""

from __future__ import annotations

from collections.abc import Iterator

from factpress.checks.evidence import Change, Evidence
from factpress.checks.judging import best, inside, judged, told, words_in
from factpress.checks.model import BriefingRule, Checked, Fault
from factpress.checks.passages import Passage, Sentence
from factpress.checks.words import bare
from factpress.problems import Severity
from factpress.quantities.interval import Truth

CODE = "FP125"


def check(checked: Checked) -> Iterator[Fault]:
    """A fault for each unchanged or stable that the figures beside it contradict."""
    return judged(checked, _judge)


def _judge(evidence: Evidence, passage: Passage, sentence: Sentence) -> Iterator[Fault]:
    vocabulary = evidence.vocabulary
    for found in words_in(sentence, tuple(vocabulary.of(CODE)), vocabulary):
        changes = evidence.changes(passage, sentence)
        judgements = [
            (
                Truth.ALWAYS if change.is_within_margin else inside(change.ratio, bare(found.word)),
                change.shown,
            )
            for change in changes
            if change.ratio is not None
        ]
        yield from told(found, sentence, best(judgements), _better(changes))


def _better(changes: list[Change]) -> str:
    for change in changes:
        if change.rises is Truth.ALWAYS:
            return "Write 'rise', with the figure."
        if change.falls is Truth.ALWAYS:
            return "Write 'fall', with the figure."
    return "Write 'may have changed', with both figures."


RULE = BriefingRule(
    CODE, "Unchanged or stable is not what the figures say.", Severity.WARNING, check
)
