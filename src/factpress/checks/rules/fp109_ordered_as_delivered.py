"""FP109: what is only ordered is said to be delivered, or the two are counted together.

Years lie between a contract and a delivery, and many orders are cut or cancelled; SIPRI's
arms transfers database counts orders and deliveries apart. A supply whose `stage` is before
the delivery or, where it has none, whose `status` says ordered, contract signed, announced
or offered, and nothing of a delivery, is not `delivered` or `received` in a sentence that
names it. `To be delivered`, `not delivered`
and the like are left alone. English only.

Passes: `points: [Contracts signed for Mistral systems]`
Fails: `points: [Mistral systems were delivered]`, with `status: contract signed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factpress.checks.model import FactsRule, Fault
from factpress.checks.passages import Part, Sentence, passages_of
from factpress.checks.words import vocabulary_of
from factpress.facts.model import Facts, Stage, Supply
from factpress.problems import Severity

_ORDERED = re.compile(
    r"\b(?:order|contract|sign|announc|offer|plan|agreed|negotiat|approv|request|pledg|promis)"
)
_ARRIVED = re.compile(
    r"deliver|receiv|arriv|unload|hand(?:ed|ing)? over|transferred|in service|operational"
)
_DELIVERED = re.compile(
    r"(?<![-\w])(?:delivered|delivers|received|receives|handed\s+over|took\s+delivery|arrived)"
    r"(?![-\w])"
)
_UNREAL = re.compile(
    r"(?<![-\w])(?:not|never|no|none|yet|be|being|until|when|once|if|before|without|awaits?"
    r"|would|will|could|may|might|should|neither|nor)(?![-\w])|n[’']t\b"
)
_BOTH = re.compile(
    r"\b(?:ordered|signed|contracted|announced|offered)\s+(?:and|or)\s+(?:delivered|received)\b"
    r"|\b(?:delivered|received)\s+(?:and|or)\s+(?:ordered|signed|contracted|announced|offered)\b"
    r"|\borders\s+(?:and|or)\s+deliveries\b|\bdeliveries\s+(?:and|or)\s+orders\b"
)


def check(facts: Facts) -> Iterator[Fault]:
    """A fault for each order that is told as a delivery, and each headline counting both."""
    if vocabulary_of(facts.language) is None:
        return
    ordered = [supply for supply in facts.supplies if _is_ordered(supply)]
    for passage in passages_of(facts):
        for sentence in passage.sentences:
            both = _BOTH.search(sentence.asserted)
            if both:
                if passage.part is Part.HEADLINE and sentence.figures:
                    yield _counted(sentence, both)
                continue
            yield from _told_as_delivered(sentence, ordered)


def _is_ordered(supply: Supply) -> bool:
    """Whether a supply is agreed or offered, and no delivery of it has begun."""
    if supply.stage is not None:
        return supply.stage not in {Stage.DELIVERING, Stage.DELIVERED}
    status = supply.status.lower()
    return bool(_ORDERED.search(status)) and not _ARRIVED.search(status)


def _counted(sentence: Sentence, match: re.Match[str]) -> Fault:
    return Fault(
        sentence.part(match.start(), match.end()),
        f"The headline counts '{sentence.text[match.start() : match.end()]}' together",
        "Give what is ordered and what is delivered a figure each.",
    )


def _told_as_delivered(sentence: Sentence, ordered: list[Supply]) -> Iterator[Fault]:
    match = _DELIVERED.search(sentence.asserted)
    if match is None or _UNREAL.search(sentence.asserted):
        return
    for supply in ordered:
        if _names(supply, sentence.asserted):
            said = sentence.text[match.start() : match.end()]
            yield Fault(
                sentence.part(match.start(), match.end()),
                f"'{said}' is said of '{supply.item}', whose status is '{supply.status}'",
                "Say what the status says, or correct the status.",
            )


def _names(supply: Supply, text: str) -> bool:
    names = (supply.item, supply.label)
    return any(
        name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
        for name in names
    )


RULE = FactsRule("FP109", "What is only ordered is said to be delivered.", Severity.WARNING, check)
