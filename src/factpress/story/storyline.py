"""The annexes that every briefing has: supplies, timeline, and who says what."""

from __future__ import annotations

from dataclasses import dataclass

from factpress.facts.model import ExhibitRequest, Facts, Prose
from factpress.wording import Wording

_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex with one exhibit, made from facts that the file lists."""

    name: str
    headline: str
    request: ExhibitRequest


def annex_requests(facts: Facts, wording: Wording) -> tuple[Annex, ...]:
    """The annexes for the facts that there are, in the order of the document."""
    words = wording.words
    annexes = []
    if facts.supplies:
        suppliers = dict.fromkeys(wording.country(each.supplier) for each in facts.supplies)
        recipients = dict.fromkeys(wording.country(each.recipient) for each in facts.supplies)
        headline = words.supplies_finding_many
        if len(suppliers) + len(recipients) <= _MOST_NAMED:
            headline = words.supplies_finding.format(
                suppliers=wording.list(list(suppliers)), recipients=wording.list(list(recipients))
            )
        request = _request(facts, "supplies", words.supplies_caption)
        annexes.append(Annex("supplies", headline, request))
    if facts.events:
        request = _request(facts, "timeline", words.timeline_caption, is_chart=True)
        annexes.append(Annex("timeline", words.timeline_finding, request))
    if facts.statements:
        request = _request(facts, "statements", words.statements_caption)
        annexes.append(Annex("statements", words.statements_finding, request))
    return tuple(annexes)


def _request(facts: Facts, kind: str, title: str, *, is_chart: bool = False) -> ExhibitRequest:
    at = facts.title.at
    return ExhibitRequest(kind, at, is_chart, Prose(title, (), at), None, {}, at)
