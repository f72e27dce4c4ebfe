"""FP106: a headline names a topic instead of saying the finding.

A headline that is a sentence can be understood, and checked, without the text under it;
slides with sentence headlines are also remembered better (Alley and others, How the design
of headlines in presentation slides affects audience retention, Technical Communication 53,
2006). Whether a text has a finite verb is guessed from a list of verb forms that rather
overlooks a topic than blames a sentence; English only.

Passes: `headline: Spending rises`
Fails: `headline: Defence spending`
"""

from __future__ import annotations

from collections.abc import Iterator

from factpress.checks.model import FactsRule, Fault
from factpress.checks.verbs import VERBS, is_sentence
from factpress.facts.model import Facts
from factpress.facts.prose import MARK
from factpress.problems import Severity


def check(facts: Facts) -> Iterator[Fault]:
    """A fault for each headline without a finite verb."""
    verbs = VERBS.get(facts.language.partition("-")[0])
    if verbs is None:
        return
    for section in facts.sections:
        for prose in section.headline.wordings:
            if _is_english(prose.text) and not is_sentence(prose.text, verbs):
                yield Fault(
                    prose.at,
                    "The headline names a topic; it has no verb",
                    "Say the finding in a sentence: 'Spending rises', not 'Spending'.",
                )


def _is_english(text: str) -> bool:
    """Whether a headline has words in letters of English at all."""
    return any(each.isascii() and each.isalpha() for each in MARK.sub("", text))


RULE = FactsRule(
    "FP106", "A headline names a topic instead of saying the finding.", Severity.WARNING, check
)
