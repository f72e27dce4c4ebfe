"""FP122: majority, most or minority is not what the share beside it says.

A majority is more than half; the largest group below half is a plurality. A share that
lies within its poll's margin of error of one half is neither: the BBC's guidelines on
opinion polls have a gap within the margin reported as just that. Where the figures beside a
word are looked for is told at FP120; a sentence that speaks of the others, the rest or
those against is left alone, since the share beside it may be the other side's.

Passes: `text: "A majority agree ({agree})."`, with 61 %.
Fails: `text: "A majority agree ({agree})."`, with 41.1 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factpress.checks.evidence import Evidence, Share
from factpress.checks.judging import best, inside, judged, told, words_in
from factpress.checks.model import BriefingRule, Checked, Fault
from factpress.checks.passages import Passage, Sentence
from factpress.problems import Severity
from factpress.quantities.interval import INFINITY, Interval, Truth

CODE = "FP122"
_HALF = Decimal("0.5")
_MORE = Interval(_HALF, INFINITY, low_open=True)
_LESS = Interval(-INFINITY, _HALF, high_open=True)


def check(checked: Checked) -> Iterator[Fault]:
    """A fault for each majority, most or minority that the share beside it contradicts."""
    return judged(checked, _judge)


def _judge(evidence: Evidence, passage: Passage, sentence: Sentence) -> Iterator[Fault]:
    vocabulary = evidence.vocabulary
    if re.search(vocabulary.others, sentence.asserted):
        return
    words = tuple(vocabulary.of(CODE))
    for found in words_in(sentence, words, vocabulary):
        limits = _LESS if found.word is words[-1] else _MORE
        shares = evidence.shares(passage, sentence)
        judgements = [(inside(_with_margin(share), limits), share.shown) for share in shares]
        yield from told(found, sentence, best(judgements), _better(shares))


def _with_margin(share: Share) -> Interval:
    margin = share.margin or Decimal(0)
    return share.part + Interval(-margin, margin)


def _better(shares: list[Share]) -> str:
    for share in shares:
        if inside(_with_margin(share), _MORE) is Truth.ALWAYS:
            return "Write 'a majority'."
        if inside(_with_margin(share), _LESS) is Truth.ALWAYS:
            return "Write the share; if no group is larger, 'a plurality'."
    return "Write 'about half', with the figure."


RULE = BriefingRule(
    CODE, "A majority or minority is not what the share says.", Severity.WARNING, check
)
