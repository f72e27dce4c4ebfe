"""Events that the option `events` of a chart names by their dates."""

from __future__ import annotations

from factpress.charts.model import Briefing
from factpress.facts.model import Event, ExhibitRequest
from factpress.problems import Problem
from factpress.quantities.moments import notation, read_moment


def listed_events(
    request: ExhibitRequest, briefing: Briefing, *, dated: bool = False
) -> tuple[list[Event], list[Problem]]:
    """The events with the dates that are listed, each once, and what is wrong with the others.

    All events of a date are meant by it. `dated` events have a date that is reported.
    """
    option = request.options["events"]
    found: dict[int, Event] = {}
    problems = []
    events = [each for each in briefing.facts.events if each.moment.span or not dated]
    for text, at in zip(option.items, option.at, strict=True):
        try:
            moment = read_moment(text)
        except ValueError:
            moment = None
        meant = {id(each): each for each in events if each.moment == moment}
        if not meant:
            message = f"The file lists no event with the date '{text}'"
            dates = [notation(each.moment) for each in events]
            hint = "Write the date as it stands in 'events'"
            hint += f": {', '.join(dict.fromkeys(dates))}." if 0 < len(dates) < 9 else "."
            problems.append(Problem(at, "FP064", message, hint))
        found |= meant
    return list(found.values()), problems
