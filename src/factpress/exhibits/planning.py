"""Every exhibit of a story, planned; every problem of their options, at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from factpress.charts.kinds import CHART_KINDS
from factpress.charts.model import (
    CUT_OFFS,
    Briefing,
    ChartKind,
    OptionRule,
    figure_problems,
    option_problems,
)
from factpress.exhibits.model import ChartExhibit, Exhibit, TableExhibit
from factpress.exhibits.tables import TABLE_KINDS, TableKind
from factpress.facts.model import ExhibitRequest, Facts
from factpress.problems import Problem, ProblemsFound, enumeration, suggestion
from factpress.story.model import ExhibitSlot, Story, figures_in


def plan_exhibits(story: Story, briefing: Briefing) -> Mapping[str, Exhibit]:
    """The exhibits by the names of their slots; raises ProblemsFound."""
    exhibits: dict[str, Exhibit] = {}
    problems: list[Problem] = []
    for slot in story.slots:
        try:
            exhibits[slot.name] = _plan(slot, briefing)
        except ProblemsFound as found:
            problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    return exhibits


def request_problems(facts: Facts) -> Iterator[Problem]:
    """What is wrong with the exhibits that sections ask for, as far as no value is needed."""
    for section in facts.sections:
        if section.exhibit:
            yield from _request_problems(section.exhibit)
            unread = _points_of_unread(section.exhibit, facts)
            yield from figure_problems(
                section.exhibit, _figure_options(section.exhibit), {**facts.figures, **unread}
            )
            if section.exhibit.is_chart and (option := section.exhibit.options.get("series")):
                # Loaded for the briefings that have some.
                from factpress.charts.over_time import unknown_series

                for id_, at in zip(option.items, option.at, strict=True):
                    if id_ not in facts.series:
                        yield unknown_series(id_, at, facts.series)


def _points_of_unread(request: ExhibitRequest, facts: Facts) -> Mapping[str, None]:
    """What names points of series whose values could not be read, which is told there."""
    items = (item for option in request.options.values() for item in option.items)
    series = ((item, facts.series.get(item.partition(".")[0])) for item in items)
    return {item: None for item, of in series if of is not None and not of.points}


def _figure_options(request: ExhibitRequest) -> tuple[str, ...]:
    """The options of a chart that name figures."""
    kind = CHART_KINDS.get(request.kind) if request.is_chart else None
    return tuple(name for name, rule in kind.options.items() if rule.names_figures) if kind else ()


def _request_problems(request: ExhibitRequest) -> list[Problem]:
    kinds = CHART_KINDS if request.is_chart else TABLE_KINDS
    if request.kind not in kinds:
        return [_unknown_kind(request, kinds)]
    what = f"A {request.kind} {'chart' if request.is_chart else 'table'}"
    has_bars = request.is_chart and CHART_KINDS[request.kind].has_bars
    judged = CUT_OFFS if has_bars else ()
    return option_problems(request, kinds[request.kind].options, what, judged)


def _plan(slot: ExhibitSlot, briefing: Briefing) -> Exhibit:
    request = slot.request
    if problems := _request_problems(request):
        raise ProblemsFound(problems)
    if request.is_chart:
        chart = CHART_KINDS[request.kind].plan(request, briefing)
        noted = figures_in(briefing.reader.inlines(request.note)) if request.note else ()
        figures = tuple(dict.fromkeys((*chart.figures, *noted)))
        return ChartExhibit(slot, replace(chart, figures=figures))
    planned = TABLE_KINDS[request.kind].plan(request, briefing)
    return TableExhibit(slot, planned.table, planned.note, planned.source)


def _unknown_kind(
    request: ExhibitRequest, kinds: Mapping[str, ChartKind] | Mapping[str, TableKind]
) -> Problem:
    what = "chart" if request.is_chart else "table"
    known = f"the kinds are {enumeration(list(kinds))}."
    if not request.kind.strip():
        fitting = [name for name, kind in kinds.items() if _takes(kind.options, request)]
        hint = f"Add 'kind: {next(iter(fitting or kinds))}'; {known}"
        return Problem(request.at, "FP011", f"The {what} does not say its kind", hint)
    return Problem(
        request.kind_at,
        "FP063",
        f"There is no kind of {what} called '{request.kind}'",
        suggestion(request.kind, kinds, f"Write another kind; {known}"),
    )


def _takes(rules: Mapping[str, OptionRule], request: ExhibitRequest) -> bool:
    """Whether a kind has the options that are given, and no other that it needs."""
    required = {name for name, rule in rules.items() if rule.required}
    return required <= set(request.options) <= set(rules)
