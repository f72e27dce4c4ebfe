"""grid: which supplier gives what sort of thing.

Options: `supplier` and `recipient`, countries to keep. A row is a supplier, a column the
`category` of a supply or, without one, its `kind`; both stand in the order of the file. A
cell holds the items by name or, where those are too many, a number that counts them, with
the names below as far as there is room. A blank cell says that nothing is reported. Up to
30 suppliers, 12 categories and 150 supplies.

Passes: `{kind: grid, recipient: AM}`. Fails: a file without supplies, or a category that is too
long for the head of a column: of more than 60 characters, or of more than 40 where there are
more than six categories. Give such supplies a short `category`.
"""

from __future__ import annotations

from factpress.charts.captions import note_line, source_line
from factpress.charts.grid_drawing import GridPlan, draw_grid
from factpress.charts.model import Briefing, Chart, ChartKind, DataTable, OptionRule
from factpress.charts.supplies import kind_text, wanted_supplies
from factpress.facts.model import ExhibitRequest, Supply
from factpress.problems import Problem, ProblemsFound
from factpress.story.model import figures_in

_MOST_SUPPLIERS = 30
_MOST_CATEGORIES = 12
_MOST_SUPPLIES = 150
_FEW_CATEGORIES = 6
_LONGEST_OF_FEW = 60
_LONGEST_OF_MANY = 40


def plan_grid(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The chart of suppliers and categories; raises ProblemsFound."""
    wording, words = briefing.wording, briefing.wording.words
    supplies = wanted_supplies(request, briefing, _MOST_SUPPLIES)
    codes = list(dict.fromkeys(each.supplier for each in supplies))
    categories = list(dict.fromkeys(_category(each, briefing) for each in supplies))
    _refuse(request, supplies, len(codes), categories, briefing)
    cells: dict[tuple[int, int], tuple[str, ...]] = {}
    for each in supplies:
        place = codes.index(each.supplier), categories.index(_category(each, briefing))
        cells[place] = (*cells.get(place, ()), each.item)
    plan = GridPlan(
        suppliers=tuple(wording.country(code) for code in codes),
        categories=tuple(category[:1].upper() + category[1:] for category in categories),
        cells=cells,
        note=words.grid_note,
        counts_note=words.counts_note,
    )
    table = tuple(
        (plan.suppliers[row], plan.categories[column], words.semicolon.join(items))
        for (row, column), items in sorted(cells.items())
    )
    told = words.semicolon.join(
        f"{supplier}, {category}{words.colon}{items}" for supplier, category, items in table
    )
    return Chart(
        kind="grid",
        subtitle=words.grid_subtitle,
        note=note_line(request, briefing, words.grid_note),
        source=source_line((c for each in supplies for c in each.citations), briefing),
        alt=f"{words.grid_subtitle}{words.stop} {told}{words.stop}",
        data=DataTable((words.supplier, words.category, words.item), table),
        figures=tuple(
            dict.fromkeys(
                id_
                for each in supplies
                if not each.category
                for id_ in figures_in(briefing.reader.text(each.kind))
            )
        ),
        plan=plan,
    )


def _category(supply: Supply, briefing: Briefing) -> str:
    return supply.category or kind_text(supply, briefing)


def _refuse(
    request: ExhibitRequest,
    supplies: list[Supply],
    suppliers: int,
    categories: list[str],
    briefing: Briefing,
) -> None:
    problems = [
        Problem(
            request.at, "FP068", f"A grid has room for {most} {what}, not {count}",
            "Name the suppliers or recipients to show, or give the supplies wider categories.",
        )
        for what, most, count in (
            ("suppliers", _MOST_SUPPLIERS, suppliers),
            ("categories", _MOST_CATEGORIES, len(categories)),
        )
        if count > most
    ]  # fmt: skip
    longest = _LONGEST_OF_FEW if len(categories) <= _FEW_CATEGORIES else _LONGEST_OF_MANY
    long = {each for each in categories if len(each) > longest}
    for each in supplies:
        category = _category(each, briefing)
        if category in long:
            long.remove(category)
            message = f"The category of '{each.item}' has more than {longest} characters"
            hint = "Give the supply a short 'category' for the head of its column."
            problems.append(Problem(each.at, "FP078", message, hint))
    if problems:
        raise ProblemsFound(problems)


KIND = ChartKind(
    name="grid",
    summary="Which supplier gives what sort of thing.",
    options={
        "supplier": OptionRule("Suppliers to keep; all without it.", many=True),
        "recipient": OptionRule("Recipients to keep; all without it.", many=True),
    },
    plan=plan_grid,
    draw=draw_grid,
)
