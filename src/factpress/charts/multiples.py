"""multiples: small charts side by side on one scale, a panel to a series or a group of figures.

Options: `series`, the ids of 2 to 12 series in one unit, each a line as in the kind `line`; or
`figures`, the ids of figures in one unit, drawn as bars from zero. Figures whose labels differ
only behind the last comma form a panel: "Exports, 2022" and "Exports, 2023" are the bars 2022
and 2023 of the panel Exports. Every panel has the same bars. `highlight`, ids of series or
figures whose panels are in the accent colour, the others in grey; `order`, `given` (so without
it) or `value`, the panel with the largest last value first.
Passes: `{kind: multiples, series: [exports, imports, aid], highlight: aid}`. Fails: `series` and
`figures` together, a single panel, or a panel that lacks a bar which others have.
"""

from __future__ import annotations

from collections.abc import Sequence

from factpress.charts.bars import bars_key
from factpress.charts.captions import note_line, source_line
from factpress.charts.model import Briefing, Chart, ChartKind, DataTable, OptionRule
from factpress.charts.multiples_drawing import draw_multiples
from factpress.charts.multiples_grid import MultiplesPlan, Panel
from factpress.charts.over_time import (
    listed_series,
    marks_of_lines,
    starts_at_zero,
    table_of_series,
    told_series,
    track_of,
)
from factpress.charts.rows import (
    Row,
    common_unit,
    listed_figures,
    order_problems,
    parted,
    rank,
    subtitle_of,
    value_problems,
    without_subject,
)
from factpress.facts.model import Citation, ExhibitRequest
from factpress.figures.model import Figure
from factpress.problems import Position, Problem, ProblemsFound, enumeration
from factpress.quantities.quantity import common_scale

_MOST_PANELS = 12
_MOST_BARS = 12
_FORMS = ("series", "figures")


def plan_multiples(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The chart of the panels; raises ProblemsFound."""
    given = [name for name in _FORMS if name in request.options]
    if not given:
        message = "A multiples chart needs 'series' or 'figures'"
        hint = "Add 'series: [a, b]' for lines, or 'figures: [a, b, c, d]' for bars."
        raise ProblemsFound([Problem(request.at, "FP061", message, hint)])
    if len(given) > 1:
        at = request.options["figures"].key_at
        message = "A multiples chart takes 'series' or 'figures', not both"
        raise ProblemsFound([Problem(at, "FP079", message, "Delete one of the two.")])
    return _of_series(request, briefing) if given == ["series"] else _of_figures(request, briefing)


def _of_series(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """A line to a panel."""
    shown, problems = listed_series(request, briefing)
    option = request.options["series"]
    ids = [series.id for series in shown]
    problems += order_problems(request)
    problems += _panel_problems(option.key_at, len(option.items), "line")
    problems += _highlight_problems(request, ids)
    if problems:
        raise ProblemsFound(problems)
    if _by_value(request):
        shown = tuple(sorted(shown, key=lambda series: rank(series.reported[-1].value)))
    words, wording = briefing.wording.words, briefing.wording
    values = [point.value for series in shown for point in series.points]
    scale = common_scale(values)
    subject = parted([series.label for series in shown])
    accented = _accented(request, ids)
    panels = []
    for series in shown:
        title = series.short or without_subject(series.label, subject) or series.label
        track = track_of(series, title, scale, briefing)
        panels.append(Panel(title, series.id in accented, track=track))
    unit = next(value.unit for value in values if value.known_ends)
    subtitle = subtitle_of(subject, wording.scaled_unit(unit, scale), words)
    key = [words.one_scale, *marks_of_lines(values, words)]
    if not starts_at_zero(panel.track for panel in panels if panel.track):
        key.append(words.cut_scale)
    return _chart(
        request,
        briefing,
        tuple(panels),
        scale,
        subtitle,
        key,
        told_series(shown, briefing),
        table_of_series(shown, scale, briefing),
        [citation for series in shown for citation in series.citations],
        tuple(series.id for series in shown),
    )


def _of_figures(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """Bars to a panel."""
    figures = listed_figures(request, "figures", briefing)
    option = request.options["figures"]
    problems = [*order_problems(request), *value_problems([(option, figures)])]
    groups, names, more = _grouped(request, figures)
    problems += more or _panel_problems(option.key_at, len(groups), "bars")
    problems += _highlight_problems(request, [figure.id for figure in figures])
    if problems:
        raise ProblemsFound(problems)
    if _by_value(request):
        order = sorted(groups, key=lambda name: rank(groups[name][-1].value))
        groups = {name: groups[name] for name in order}
    words, wording = briefing.wording.words, briefing.wording
    scale = common_scale(figure.value for figure in figures)
    subject = parted(list(groups))
    accented = _accented(request, [figure.id for figure in figures])
    panels = []
    for name, members in groups.items():
        is_accented = any(figure.id in accented for figure in members)
        rows = tuple(
            Row(figure.id, bar, wording.bare(figure.value, scale), figure.value, is_accented)
            for figure, bar in zip(members, names, strict=True)
        )
        panels.append(Panel(without_subject(name, subject) or name, is_accented, rows=rows))
    shown = [figure for members in groups.values() for figure in members]
    unit = common_unit(figures)
    subtitle = subtitle_of(subject, wording.scaled_unit(unit, scale) if unit else "", words)
    told = words.semicolon.join(
        f"{figure.fact.label}{words.colon}{wording.quantity(figure.value)}" for figure in shown
    )
    table = DataTable(
        (subject or words.label, *names),
        tuple((panel.title, *(row.text for row in panel.rows)) for panel in panels),
    )
    key = [words.one_scale, *bars_key(frozenset(each.value.form for each in figures), words)]
    citations = [citation for figure in shown for citation in figure.citations]
    ids = tuple(figure.id for figure in shown)
    return _chart(
        request, briefing, tuple(panels), scale, subtitle, key, told, table, citations, ids
    )


def _chart(
    request: ExhibitRequest,
    briefing: Briefing,
    panels: tuple[Panel, ...],
    scale: int,
    subtitle: str,
    key: Sequence[str],
    told: str,
    table: DataTable,
    citations: Sequence[Citation],
    ids: tuple[str, ...],
) -> Chart:
    words = briefing.wording.words
    return Chart(
        kind="multiples",
        subtitle=subtitle,
        note=note_line(request, briefing, *key),
        source=source_line(citations, briefing),
        alt=words.alt_multiples.format(
            count=len(panels), what=subtitle or panels[0].title, values=told
        ),
        data=table,
        figures=ids,
        plan=MultiplesPlan(
            panels, scale, briefing.wording.language, words.abridged_panels,
            is_choice="highlight" in request.options,
        ),
    )  # fmt: skip


def _grouped(
    request: ExhibitRequest, figures: Sequence[Figure]
) -> tuple[dict[str, list[Figure]], list[str], list[Problem]]:
    """The figures by the shared part of their labels, the names of the bars, and what is wrong."""
    option = request.options["figures"]
    problems = []
    cells: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        shared, comma, name = (part.strip() for part in figure.fact.label.rpartition(","))
        at = option.at[option.items.index(figure.id)]
        if not (shared and comma and name):
            message = f"The label of '{figure.id}' has no comma that parts its panel from its bar"
            hint = f"Write its label as '{figure.fact.label}, 2023', or show it with 'bars'."
            problems.append(Problem(at, "FP079", message, hint))
        elif (shared, name) in cells:
            other = cells[shared, name].id
            message = f"'{other}' and '{figure.id}' have the same label"
            hint = "Let them differ behind the last comma."
            problems.append(Problem(at, "FP079", message, hint))
        else:
            cells[shared, name] = figure
    names = list(dict.fromkeys(name for _, name in cells))
    shares = list(dict.fromkeys(shared for shared, _ in cells))
    missing = [f"{one}, {name}" for one in shares for name in names if (one, name) not in cells]
    if missing and not problems:
        message = f"The panels do not have the same bars: there is no '{missing[0]}'"
        hint = "Add that figure; its value may be 'not reported'."
        problems.append(Problem(option.key_at, "FP079", message, hint))
    elif len(names) == 1 and not problems:
        message = "Each panel has one bar"
        problems.append(Problem(option.key_at, "FP079", message, "Show the figures with 'bars'."))
    elif len(names) > _MOST_BARS:
        message = f"A panel has room for {_MOST_BARS} bars, not {len(names)}"
        problems.append(Problem(option.key_at, "FP068", message, "Show fewer."))
    groups = {one: [cells[one, name] for name in names if (one, name) in cells] for one in shares}
    return groups, names, problems


def _panel_problems(at: Position, count: int, other: str) -> list[Problem]:
    if count > _MOST_PANELS:
        message = f"A multiples chart has room for {_MOST_PANELS} panels, not {count}"
        return [Problem(at, "FP068", message, "Show fewer, or make two sections.")]
    if count < 2:
        message = "A multiples chart needs two panels"
        return [Problem(at, "FP079", message, f"Add another, or show it with '{other}'.")]
    return []


def _highlight_problems(request: ExhibitRequest, shown: Sequence[str]) -> list[Problem]:
    option = request.options.get("highlight")
    return [
        Problem(
            at,
            "FP075",
            f"The chart does not show '{item}', which it is to highlight",
            f"It shows {enumeration(list(shown))}.",
        )
        for item, at in (zip(option.items, option.at, strict=True) if option else ())
        if item not in shown
    ]


def _accented(request: ExhibitRequest, shown: Sequence[str]) -> frozenset[str]:
    option = request.options.get("highlight")
    return frozenset(option.items if option else shown)


def _by_value(request: ExhibitRequest) -> bool:
    option = request.options.get("order")
    return option is not None and option.value == "value"


KIND = ChartKind(
    name="multiples",
    summary="Small charts on one scale, a panel to a series or a group of figures.",
    options={
        "series": OptionRule("2 to 12 series in one unit, a line to a panel.", many=True),
        "figures": OptionRule(
            "Instead of series: figures in one unit; those whose labels differ behind the last "
            "comma are the bars of a panel.",
            many=True,
            names_figures=True,
        ),
        "order": OptionRule("`given`, as they are listed (so without it), or `value`, the panel "
                            "with the largest last value first."),
        "highlight": OptionRule(
            "Series or figures whose panels are in the accent colour, the others in grey.",
            many=True,
        ),
    },
    plan=plan_multiples,
    draw=draw_multiples,
    shrinks_to=0.75,
    grows_to=1.25,
    has_bars=True,
)  # fmt: skip
