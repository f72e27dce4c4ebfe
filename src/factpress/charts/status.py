"""status: how far each supply has come, from an offer to the delivery.

Options: `supplier` and `recipient`, countries to keep. A row is a supply, in the order of the
file; its mark stands at the `stage` that the file gives it, never at one that is guessed from
the words of its `status`, which are printed beside it. Supplies without a stage stand last,
as `stage not reported`. Up to forty supplies; where a slide cannot hold their names in type
that can be read, it counts them, a dot to a supply.

Passes: `{kind: status, supplier: FR}`, with `stage: ordered` at one of the supplies of France.
Fails: a file without supplies, or none of them with a stage.
"""

from __future__ import annotations

from factpress.charts.captions import note_line, source_line
from factpress.charts.model import Briefing, Chart, ChartKind, DataTable, OptionRule
from factpress.charts.status_drawing import Row, StatusPlan, draw_status
from factpress.charts.supplies import item_text, status_text, wanted_supplies
from factpress.facts.model import ExhibitRequest, Stage
from factpress.problems import Problem, ProblemsFound, enumeration
from factpress.story.model import figures_in

_MOST_SUPPLIES = 40
_STAGES = list(Stage)


def plan_status(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The chart of stages; raises ProblemsFound."""
    wording, words = briefing.wording, briefing.wording.words
    supplies = wanted_supplies(request, briefing, _MOST_SUPPLIES)
    if all(each.stage is None for each in supplies):
        message = "No supply of this chart has a stage"
        hint = f"Add 'stage' to a supply: {enumeration([str(stage) for stage in Stage])}."
        raise ProblemsFound([Problem(request.at, "FP064", message, hint)])
    rows = [
        Row(
            wording.country(each.supplier),
            item_text(each, briefing),
            status_text(each, briefing),
            None if each.stage is None else _STAGES.index(each.stage),
        )
        for each in supplies
    ]
    rows.sort(key=lambda row: row.stage is None)
    stages = tuple(words.stages[stage] for stage in Stage)
    plan = StatusPlan(
        tuple(rows), stages, words.stage_unknown, words.status_note, words.counts_note
    )
    table = tuple((row.supplier, row.item, _stage_text(row, plan), row.status) for row in plan.rows)
    told = words.semicolon.join(
        f"{supplier}, {item}{words.colon}{stage}" + (f" ({status})" if status != stage else "")
        for supplier, item, stage, status in table
    )
    return Chart(
        kind="status",
        subtitle=words.status_subtitle,
        note=note_line(request, briefing, words.status_note),
        source=source_line((c for each in supplies for c in each.citations), briefing),
        alt=f"{words.status_subtitle}{words.stop} {told}{words.stop}",
        data=DataTable((words.supplier, words.item, words.stage, words.status), table),
        figures=tuple(
            dict.fromkeys(
                id_
                for each in supplies
                for text in (each.kind, each.status)
                for id_ in figures_in(briefing.reader.text(text))
            )
        ),
        plan=plan,
    )


def _stage_text(row: Row, plan: StatusPlan) -> str:
    return plan.unknown if row.stage is None else plan.stages[row.stage]


KIND = ChartKind(
    name="status",
    summary="How far each supply has come, from offer to delivery.",
    options={
        "supplier": OptionRule("Suppliers to keep; all without it.", many=True),
        "recipient": OptionRule("Recipients to keep; all without it.", many=True),
    },
    plan=plan_status,
    draw=draw_status,
)
