"""The supplies that a chart or table asks for, and how charts call them."""

from __future__ import annotations

from collections.abc import Sequence

from factpress.charts.model import Briefing
from factpress.facts.model import ExhibitRequest, Supply
from factpress.geography.countries import country_hint, find_country
from factpress.problems import Problem, ProblemsFound
from factpress.story.model import plain_text


def wanted_countries(request: ExhibitRequest, name: str, briefing: Briefing) -> Sequence[str]:
    """The codes of the countries that an option names; raises ProblemsFound."""
    option = request.options.get(name)
    if option is None:
        return ()
    language = briefing.facts.language
    codes, problems = [], []
    for text, at in zip(option.items, option.at, strict=True):
        country = find_country(text, language)
        if country:
            codes.append(country.code)
        else:
            hint = country_hint(text, language)
            problems.append(Problem(at, "FP029", f"There is no country '{text}'", hint))
    if problems:
        raise ProblemsFound(problems)
    return codes


def wanted_supplies(request: ExhibitRequest, briefing: Briefing, most: int) -> list[Supply]:
    """The supplies of the options `supplier` and `recipient`, in the order of the file.

    Raises ProblemsFound where there are none, or more than `most`.
    """
    suppliers = wanted_countries(request, "supplier", briefing)
    recipients = wanted_countries(request, "recipient", briefing)
    chosen = [
        each
        for each in briefing.facts.supplies
        if (not suppliers or each.supplier in suppliers)
        and (not recipients or each.recipient in recipients)
    ]
    what = f"A {request.kind} chart"
    if not chosen:
        message = f"No supply is listed for this {request.kind} chart"
        raise ProblemsFound([Problem(request.at, "FP064", message, "Add it to 'supplies'.")])
    if len(chosen) > most:
        message = f"{what} has room for {most} supplies, not {len(chosen)}"
        hint = "Name the suppliers or recipients to show, or show a table of supplies."
        raise ProblemsFound([Problem(request.at, "FP068", message, hint)])
    return chosen


def item_text(supply: Supply, briefing: Briefing) -> str:
    """How a chart calls what is supplied: its label, else its item and kind."""
    return supply.label or f"{supply.item} {kind_text(supply, briefing)}"


def kind_text(supply: Supply, briefing: Briefing) -> str:
    """What sort of thing is supplied, its marks filled in."""
    return plain_text(briefing.reader.text(supply.kind))


def status_text(supply: Supply, briefing: Briefing) -> str:
    """How far a supply has come, in the words of the briefing, its marks filled in."""
    return plain_text(briefing.reader.text(supply.status))
