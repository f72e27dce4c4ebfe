"""The annexes that every briefing has: supplies, timeline, and who says what."""

from __future__ import annotations

from factpress.facts.model import ExhibitRequest, Facts, Prose
from factpress.frozen import frozen
from factpress.wording import Wording


@frozen
class Annex:
    """An annex with one exhibit, made from facts that the file lists."""

    name: str
    headline: str
    request: ExhibitRequest


def annex_requests(facts: Facts, wording: Wording) -> tuple[Annex, ...]:
    """The annexes for the facts that there are, in the order of the document.

    What a section shows as a whole is not shown again.
    """
    words = wording.words
    annexes = []
    if facts.supplies:
        request = _request(facts, "supplies", words.supplies_caption)
        annexes.append(Annex("supplies", words.supplies_finding, request))
    if facts.events:
        request = _request(facts, "timeline", words.timeline_caption, is_chart=True)
        annexes.append(Annex("timeline", words.timeline_finding, request))
    if facts.statements:
        request = _request(facts, "statements", words.statements_caption)
        annexes.append(Annex("statements", words.statements_finding, request))
    shown = {
        section.exhibit.kind
        for section in facts.sections
        if section.exhibit and not section.exhibit.options
    }
    return tuple(annex for annex in annexes if annex.request.kind not in shown)


def _request(facts: Facts, kind: str, title: str, *, is_chart: bool = False) -> ExhibitRequest:
    at = facts.title.at
    return ExhibitRequest(kind, at, is_chart, Prose(title, (), at), None, {}, at)
