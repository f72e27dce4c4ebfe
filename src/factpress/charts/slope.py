"""slope: how several values changed from one date to another.

Options: `from` and `to`, lists of as many figures, at most 12, in one unit: the first of
`from` became the first of `to`. Above the two ends stand the periods of the figures, or
the texts `from_label` and `to_label`. `highlight`, ids of figures in the accent colour; up
to four changes are all in it without. Passes: `{kind: slope, from: [army_2022, navy_2022],
to: [army_2024, navy_2024]}`. Fails: lists of unlike length, or figures of one end from
several periods and no label for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from factpress.charts.captions import note_line, source_line
from factpress.charts.model import (
    Briefing,
    Chart,
    ChartKind,
    DataTable,
    OptionRule,
    figure_problems,
)
from factpress.charts.points import points_key
from factpress.charts.rows import (
    common_unit,
    highlight_problems,
    parted_subject,
    subtitle_of,
    value_problems,
    without_subject,
)
from factpress.charts.slope_layout import End, Pair, SlopePlan, draw_slope
from factpress.facts.model import ExhibitRequest
from factpress.figures.model import Figure
from factpress.problems import Problem, ProblemsFound
from factpress.quantities.quantity import Form, common_scale

_MOST_PAIRS = 12
_MOST_ACCENTED = 4


def plan_slope(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The chart of changes; raises ProblemsFound."""
    names = ("from", "to", "highlight")
    if problems := figure_problems(request, names, briefing.figures):
        raise ProblemsFound(problems)
    starts, ends = (
        [briefing.figures[id_] for id_ in request.options[name].items] for name in ("from", "to")
    )
    _refuse(request, starts, ends)
    heads = (_head(request, "from", starts, briefing), _head(request, "to", ends, briefing))
    figures = [*starts, *ends]
    wording, words = briefing.wording, briefing.wording.words
    scale = common_scale(each.value for each in figures)
    subject = parted_subject(figures) if len(starts) > 1 else ""
    labels = [_label((a, b), subject) for a, b in zip(starts, ends, strict=True)]
    highlight = request.options.get("highlight")
    accented = {*highlight.items} if highlight else {each.id for each in figures}
    if not highlight and len(starts) > _MOST_ACCENTED:
        accented = set()

    def end(figure: Figure) -> End:
        return End(figure.id, wording.bare(figure.value, scale), figure.value)

    pairs = tuple(
        Pair(label, end(a), end(b), bool({a.id, b.id} & accented))
        for label, a, b in zip(labels, starts, ends, strict=True)
    )
    unit = common_unit(figures)
    subtitle = subtitle_of(subject, wording.scaled_unit(unit, scale) if unit else "", words)
    values = words.semicolon.join(
        f"{label}{words.colon}{wording.quantity(a.value)} ({heads[0]}), "
        f"{wording.quantity(b.value)} ({heads[1]})"
        for label, a, b in zip(labels, starts, ends, strict=True)
    )
    forms = frozenset(each.value.form for each in figures)
    band = words.range_band if {Form.RANGE, Form.PLUS_MINUS} & forms else ""
    return Chart(
        kind="slope",
        subtitle=subtitle,
        note=note_line(request, briefing, *points_key(forms, words), band),
        source=source_line((c for each in figures for c in each.citations), briefing),
        alt=words.alt_slope.format(what=subtitle or " – ".join(heads), values=values),
        data=DataTable(
            (words.label, *heads),
            tuple((pair.label, pair.first.text, pair.last.text) for pair in pairs),
        ),
        figures=tuple(dict.fromkeys(each.id for each in figures)),
        plan=SlopePlan(pairs, heads, words.abridged),
    )


def _label(pair: tuple[Figure, Figure], subject: str) -> str:
    """The name of a change: the short label of its last figure, else what both labels share."""
    last = pair[1]
    if last.fact.short:
        return last.fact.short
    shared = parted_subject(pair) or last.fact.label
    return without_subject(shared, subject) or shared


def _head(request: ExhibitRequest, name: str, figures: Sequence[Figure], briefing: Briefing) -> str:
    """The head of an end: its label, else the period that all of its figures have."""
    option = request.options.get(f"{name}_label")
    if option:
        return option.items[0]
    periods = {briefing.wording.moment(each.fact.period) for each in figures}
    if len(periods) == 1 and figures[0].fact.period.is_reported:
        return periods.pop()
    message = f"The figures of '{name}' have no period in common"
    hint = f"Give them one, or say what they are with '{name}_label'."
    raise ProblemsFound([Problem(request.options[name].key_at, "FP074", message, hint)])


def _refuse(request: ExhibitRequest, starts: list[Figure], ends: list[Figure]) -> None:
    first, last = request.options["from"], request.options["to"]
    problems = []
    if len(starts) != len(ends):
        message = f"'from' lists {len(starts)} figures and 'to' {len(ends)}"
        hint = "The first of 'from' becomes the first of 'to', and so on."
        problems.append(Problem(last.key_at, "FP074", message, hint))
    if len(starts) > _MOST_PAIRS:
        message = f"A slope chart has room for {_MOST_PAIRS} changes, not {len(starts)}"
        problems.append(Problem(first.key_at, "FP068", message, "Show fewer."))
    problems += value_problems([(first, starts), (last, ends)])
    problems += highlight_problems(request, [*starts, *ends])
    if problems:
        raise ProblemsFound(problems)


KIND = ChartKind(
    name="slope",
    summary="How several values changed from one date to another.",
    options={
        "from": OptionRule(
            f"Figures at the first date, at most {_MOST_PAIRS}, in one unit.",
            required=True,
            many=True,
            names_figures=True,
        ),
        "to": OptionRule(
            "The figures that they became, in the same order.",
            required=True,
            many=True,
            names_figures=True,
        ),
        "from_label": OptionRule("The head of the first date; else the period of its figures."),
        "to_label": OptionRule("The head of the last date; else the period of its figures."),
        "highlight": OptionRule(
            "Figures whose changes are in the accent colour, the others in grey.",
            many=True,
            names_figures=True,
        ),
    },
    plan=plan_slope,
    draw=draw_slope,
)
