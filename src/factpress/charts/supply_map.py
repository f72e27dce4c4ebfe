"""supply-map: who supplies a country, with what, and by way of where.

Options: `recipient`, needed only when the supplies have several; `borders`, the view of the
world's borders, `un` or `natural-earth`. Items are called by the `label` of a supply, else by
item and kind; where they have no room, the map names the suppliers, and says which table tells
the rest. A supplier has as many flows as its supplies have places on the way, three at most.
Passes: `{kind: supply-map, borders: natural-earth}`. Fails: a file without supplies, or with
several recipients and none chosen; a country that supplies itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factpress.charts.captions import note_line, source_line
from factpress.charts.frame import Captions
from factpress.charts.maps.plan import Site, Supplier, SupplyMapPlan
from factpress.charts.model import Briefing, Chart, ChartKind, DataTable, OptionRule
from factpress.charts.sheet import Layout
from factpress.charts.style import ChartStyle
from factpress.charts.supplies import item_text, status_text
from factpress.facts.model import ExhibitRequest, Place, Supply
from factpress.geography.border_views import BORDER_VIEWS, UN, BorderView
from factpress.geography.countries import country_hint, find_country
from factpress.problems import Problem, ProblemsFound, enumeration, suggestion
from factpress.wording import Wording

_MOST_SUPPLIERS, _MOST_WAYS = 40, 3


def plan_supply_map(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The map of the supplies to one recipient; raises ProblemsFound."""
    wording, words = briefing.wording, briefing.wording.words
    recipient = _recipient(request, briefing)
    borders = _borders(request)
    supplies = [each for each in briefing.facts.supplies if each.recipient == recipient]
    codes = list(dict.fromkeys(each.supplier for each in supplies))
    ways = {code: _ways(code, supplies, wording) for code in codes}
    problems = [
        *_own_supplies(supplies, briefing),
        *_moving_places(supplies, wording),
        *_too_many_ways(ways, supplies, wording),
    ]
    if problems:
        raise ProblemsFound(problems)
    if len(codes) > _MOST_SUPPLIERS:
        message = f"A map tells {_MOST_SUPPLIERS} suppliers apart, not {len(codes)}"
        hint = "Show them in a table of supplies instead."
        raise ProblemsFound([Problem(request.at, "FP068", message, hint)])
    suppliers = tuple(
        Supplier(
            code=code,
            name=wording.country(code),
            items=tuple(item_text(each, briefing) for each in supplies if each.supplier == code),
            vias=tuple(ways[code]),
        )
        for code in codes
    )
    plan = SupplyMapPlan(
        recipient=recipient,
        recipient_name=wording.country(recipient),
        suppliers=suppliers,
        sites=tuple(_sites(supplies, wording)),
        language=wording.language.partition("-")[0],
        borders=borders,
        elsewhere=_elsewhere(briefing),
    )
    view = words.map_borders_un if borders == UN else words.map_borders_natural_earth
    return Chart(
        kind="supply-map",
        subtitle=words.map_subtitle,
        note=note_line(request, briefing, words.map_note.format(borders=view)),
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


def _borders(request: ExhibitRequest) -> BorderView:
    option = request.options.get("borders")
    if option is None:
        return UN
    for view in BORDER_VIEWS:
        if option.value == view:
            return view
    message = f"'borders' is {' or '.join(BORDER_VIEWS)}, not '{option.items[0]}'"
    hint = suggestion(option.items[0], BORDER_VIEWS, f"Write 'borders: {UN}', or leave it out.")
    raise ProblemsFound([Problem(option.at[0], "FP075", message, hint)])


def _ways(code: str, supplies: Sequence[Supply], wording: Wording) -> Sequence[str]:
    """The names of the different places that a supplier's goods pass through."""
    mine = [each.via for each in supplies if each.supplier == code and each.via]
    return list(dict.fromkeys(_place_name(place, wording) for place in mine))


def _sites(supplies: Sequence[Supply], wording: Wording) -> Iterator[Site]:
    """Every place on the way, once, with the notes that the supplies make on it."""
    places: dict[str, list[Place]] = {}
    for each in supplies:
        if each.via:
            places.setdefault(_place_name(each.via, wording), []).append(each.via)
    for name, alike in places.items():
        notes = dict.fromkeys(place.note for place in alike if place.note)
        note = wording.words.semicolon.join(notes)
        yield Site(name, note, alike[0].latitude, alike[0].longitude)


def _own_supplies(supplies: Sequence[Supply], briefing: Briefing) -> Iterator[Problem]:
    for each in supplies:
        if each.supplier == each.recipient:
            name = briefing.wording.country(each.supplier)
            message = f"A map has no flow from {name} to itself"
            hint = "Name another supplier or recipient; what a country makes itself is a figure."
            yield Problem(each.at, "FP069", message, hint)


def _moving_places(supplies: Sequence[Supply], wording: Wording) -> Iterator[Problem]:
    known: dict[str, Place] = {}
    for each in supplies:
        if each.via is None:
            continue
        name = _place_name(each.via, wording)
        first = known.setdefault(name, each.via)
        if (first.latitude, first.longitude) != (each.via.latitude, each.via.longitude):
            message = f"{name} lies elsewhere in another supply"
            hint = f"Write 'at: [{first.latitude:g}, {first.longitude:g}]', or another name."
            yield Problem(each.at, "FP069", message, hint)


def _too_many_ways(
    ways: Mapping[str, Sequence[str]], supplies: Sequence[Supply], wording: Wording
) -> Iterator[Problem]:
    for code, names in ways.items():
        if len(names) > _MOST_WAYS:
            at = next(
                each.at
                for each in supplies
                if each.supplier == code
                and each.via
                and _place_name(each.via, wording) == names[_MOST_WAYS]
            )
            country = wording.country(code)
            message = f"The supplies of {country} go by way of {len(names)} places"
            hint = f"A map shows {_MOST_WAYS} ways from a supplier; leave out a 'via'."
            yield Problem(at, "FP069", message, hint)


def _elsewhere(briefing: Briefing) -> str:
    """Where the briefing tells the items of every supply: a table of its own or the annex's."""
    numbering, facts = briefing.reader.numbering, briefing.facts
    labels = [
        name.label
        for section, name in zip(facts.sections, numbering.sections, strict=True)
        if name
        and section.exhibit
        and not section.exhibit.options
        and (section.exhibit.kind, section.exhibit.is_chart) == ("supplies", False)
    ] + [name.label for annex, name in numbering.annexes if annex.name == "supplies"]
    return briefing.wording.words.map_items.format(exhibit=labels[0]) if labels else ""


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
    options={
        "recipient": OptionRule("The country supplied, when there are several."),
        "borders": OptionRule("The view of borders, `un` or `natural-earth`; `un` without it."),
    },
    plan=plan_supply_map,
    draw=draw_supply_map,
    shrinks_to=0.7,
    grows_to=1.15,
)
