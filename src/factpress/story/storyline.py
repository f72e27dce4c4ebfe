"""The annexes that every briefing has: supplies, timeline, and who says what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from factpress.facts.model import ExhibitRequest, Facts, Option, Prose
from factpress.frozen import frozen
from factpress.quantities.moments import notation
from factpress.wording import Wording
from factpress.words import Words

MOST_EVENTS = 24
"""More events than these do not fit the picture of a timeline, nor a reader's head."""


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
        annexes += _timelines(facts, words)
    if facts.statements:
        request = _request(facts, "statements", words.statements_caption)
        annexes.append(Annex("statements", words.statements_finding, request))
    shown = {
        section.exhibit.kind
        for section in facts.sections
        if section.exhibit and not section.exhibit.options
    }
    return tuple(annex for annex in annexes if annex.request.kind not in shown)


def _timelines(facts: Facts, words: Words) -> Iterator[Annex]:
    """The timeline of all events; in parts, one after the other in time, where they are many."""
    request = _request(facts, "timeline", words.timeline_caption, is_chart=True)
    if len(facts.events) <= MOST_EVENTS:
        yield Annex("timeline", words.timeline_finding, request)
        return
    events = sorted(facts.events, key=lambda event: event.moment.span or (date.max, date.max))
    dates = Counter(notation(event.moment) for event in events)
    parts = -(-len(events) // MOST_EVENTS)
    shared: list[list[str]] = [[]]
    for written, count in dates.items():
        if sum(dates[each] for each in shared[-1]) + count > -(-len(events) // parts):
            shared.append([])
        shared[-1].append(written)
    shared = [part for part in shared if part]
    for number, part in enumerate(shared, 1):
        option = Option(tuple(part), request.at, (request.at,) * len(part))
        heading = words.continued.format(part=number, parts=len(shared))
        yield Annex(
            f"timeline-{number}",
            f"{words.timeline_finding} {heading}",
            replace(request, options={"events": option}),
        )


def _request(facts: Facts, kind: str, title: str, *, is_chart: bool = False) -> ExhibitRequest:
    at = facts.title.at
    return ExhibitRequest(kind, at, is_chart, Prose(title, (), at), None, {}, at)
