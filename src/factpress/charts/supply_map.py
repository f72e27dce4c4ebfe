"""supply-map: who supplies a country, with what, and by way of where.

Option: `recipient`, needed only when the supplies have several. Items are called by the
`label` of a supply, else by item and kind. Passes: `{kind: supply-map}`. Fails: a file
without supplies, or with several recipients and none chosen.
"""

from __future__ import annotations

from factpress.charts.captions import note_line, source_line
from factpress.charts.frame import Captions
from factpress.charts.maps.plan import Site, Supplier, SupplyMapPlan
from factpress.charts.model import Briefing, Chart, ChartKind, DataTable, OptionRule
from factpress.charts.sheet import Layout
from factpress.charts.style import ChartStyle
from factpress.charts.supplies import item_text, status_text
from factpress.facts.model import ExhibitRequest, Place, Supply
from factpress.geography.countries import country_hint, find_country
from factpress.problems import Problem, ProblemsFound, enumeration
from factpress.wording import Wording

_MOST_SUPPLIERS = 40


def plan_supply_map(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The map of the supplies to one recipient; raises ProblemsFound."""
    wording, words = briefing.wording, briefing.wording.words
    recipient = _recipient(request, briefing)
    supplies = [each for each in briefing.facts.supplies if each.recipient == recipient]
    codes = list(dict.fromkeys(each.supplier for each in supplies))
    _refuse_two_ways(supplies, briefing)
    if len(codes) > _MOST_SUPPLIERS:
        message = f"A map tells {_MOST_SUPPLIERS} suppliers apart, not {len(codes)}"
        hint = "Show them in a table of supplies instead."
        raise ProblemsFound([Problem(request.at, "FP068", message, hint)])
    places = _places(supplies)
    suppliers = tuple(
        Supplier(
            code=code,
            name=wording.country(code),
            items=tuple(item_text(each, briefing) for each in supplies if each.supplier == code),
            via=next(
                (
                    _place_name(each.via, wording)
                    for each in supplies
                    if each.supplier == code and each.via
                ),
                None,
            ),
        )
        for code in codes
    )
    plan = SupplyMapPlan(
        recipient=recipient,
        recipient_name=wording.country(recipient),
        suppliers=suppliers,
        sites=tuple(
            Site(_place_name(place, wording), place.note, place.latitude, place.longitude)
            for place in places
        ),
        language=wording.language.partition("-")[0],
    )
    return Chart(
        kind="supply-map",
        subtitle=words.map_subtitle,
        note=note_line(request, briefing, words.map_note),
        source=source_line((c for each in supplies for c in each.citations), briefing),
        alt=_alt(plan, supplies, briefing),
        data=DataTable(
            (words.supplier, words.item, words.status),
            tuple(
                (
                    wording.country(e.supplier),
                    item_text(e, briefing),
                    status_text(e, briefing),
                )
                for e in supplies
            ),
        ),
        figures=(),
        plan=plan,
    )


def draw_supply_map(chart: Chart, captions: Captions, style: ChartStyle) -> Layout:
    """The map, with the layout of labels that suits the number of suppliers."""
    # The map needs numpy and the world's geometry, which planning does not.
    from factpress.charts.maps.drawing import draw_map

    return draw_map(chart.plan, captions, style)


def _recipient(request: ExhibitRequest, briefing: Briefing) -> str:
    recipients = list(dict.fromkeys(each.recipient for each in briefing.facts.supplies))
    named = [briefing.wording.country(code) for code in recipients]
    option = request.options.get("recipient")
    if option and isinstance(option.value, str):
        country = find_country(option.value, briefing.facts.language)
        if country and country.code in recipients:
            return country.code
        if country:
            message = f"No supply has {briefing.wording.country(country.code)} as its recipient"
            hint = (
                f"Write one of the recipients: {enumeration(named)}." if named else "List supplies."
            )
        else:
            message = f"There is no country '{option.value}'"
            hint = country_hint(option.value, briefing.facts.language)
        raise ProblemsFound([Problem(option.at[0], "FP029", message, hint)])
    if not recipients:
        message = "The file lists no supplies"
        raise ProblemsFound([Problem(request.at, "FP064", message, "Add some to 'supplies'.")])
    if len(recipients) > 1:
        message = f"The supplies have several recipients: {enumeration(named)}"
        hint = f"Add 'recipient: {recipients[0]}'."
        raise ProblemsFound([Problem(request.at, "FP061", message, hint)])
    return recipients[0]


def _refuse_two_ways(supplies: list[Supply], briefing: Briefing) -> None:
    """The map shows one way from each supplier."""
    ways: dict[str, Place] = {}
    problems = []
    for each in supplies:
        if each.via and ways.setdefault(each.supplier, each.via) != each.via:
            name = briefing.wording.country(each.supplier)
            message = f"The supplies of {name} go by way of more than one place"
            hint = "A map shows one way from each supplier; leave 'via' out of the others."
            problems.append(Problem(each.at, "FP069", message, hint))
    if problems:
        raise ProblemsFound(problems)


def _places(supplies: list[Supply]) -> list[Place]:
    return list(dict.fromkeys(each.via for each in supplies if each.via))


def _place_name(place: Place, wording: Wording) -> str:
    return f"{place.name}, {wording.country(place.country)}"


def _alt(plan: SupplyMapPlan, supplies: list[Supply], briefing: Briefing) -> str:
    words = briefing.wording.words
    sentences = [words.alt_map.format(recipient=plan.recipient_name)]
    sentences += [
        words.alt_map_supplier.format(supplier=each.name, items=words.semicolon.join(each.items))
        + words.stop
        for each in plan.suppliers
    ]
    sentences += [
        words.alt_map_via.format(
            items=item_text(each, briefing), place=_place_name(each.via, briefing.wording)
        )
        + words.stop
        for each in supplies
        if each.via
    ]
    return " ".join(sentences)


KIND = ChartKind(
    name="supply-map",
    summary="Who supplies a country, with what, and by way of where.",
    options={"recipient": OptionRule("The country supplied, when there are several.")},
    plan=plan_supply_map,
    draw=draw_supply_map,
    shrinks_to=0.7,
)
