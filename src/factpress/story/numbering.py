"""The numbers of exhibits, and what may be mentioned as `{figure:id}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factpress.facts.model import ExhibitRequest, Facts, Prose, ReferenceKind
from factpress.facts.references import prose_of
from factpress.figures.model import Figure
from factpress.frozen import frozen
from factpress.problems import Problem, enumeration, suggestion
from factpress.story.storyline import Annex, annex_requests
from factpress.wording import Wording


@frozen
class ExhibitName:
    """An exhibit's name within the documents and its printed label: `Figure 1`."""

    name: str
    label: str


@frozen
class Numbering:
    """The exhibits of the sections (None where there is none) and of the annexes.

    `mentioned` maps what `{figure:id}` may name to the exhibit that shows it first.
    """

    sections: tuple[ExhibitName | None, ...]
    annexes: tuple[tuple[Annex, ExhibitName], ...]
    mentioned: Mapping[str, ExhibitName]


def number_exhibits(facts: Facts, figures: Mapping[str, Figure], wording: Wording) -> Numbering:
    """Numbers charts and tables apart, in the order of the document."""
    annexes = annex_requests(facts, wording)
    requests = [section.exhibit for section in facts.sections]
    requests += [annex.request for annex in annexes]
    names = list(_names(requests, wording))
    placed = [(request, name) for request, name in zip(requests, names, strict=True)
              if request and name]  # fmt: skip
    numbered = tuple(
        (annex, name)
        for annex, name in zip(annexes, names[len(facts.sections) :], strict=True)
        if name is not None
    )
    sections = tuple(names[: len(facts.sections)])
    return Numbering(sections, numbered, _mentioned(facts, figures, placed))


def mention_problems(facts: Facts, numbering: Numbering) -> Iterator[Problem]:
    """A problem for each mention of an exhibit that no exhibit answers to."""
    shown = [name for name in numbering.mentioned if name in facts.figures]
    named = (
        f"Name one that an exhibit shows, {enumeration(shown)}" if shown else "Show it in a chart"
    )
    for prose in prose_of(facts):
        for reference in prose.references:
            if reference.kind is ReferenceKind.EXHIBIT and (
                reference.name not in numbering.mentioned
            ):
                yield Problem(
                    reference.at,
                    "FP032",
                    f"No exhibit shows '{reference.name}'",
                    suggestion(
                        reference.name,
                        numbering.mentioned,
                        f"{named}, or write '{{{reference.name}}}' for its value.",
                    ),
                )


def _names(requests: list[ExhibitRequest | None], wording: Wording) -> Iterator[ExhibitName | None]:
    charts = tables = 0
    for request in requests:
        if request is None:
            yield None
        elif request.is_chart:
            charts += 1
            label = wording.words.figure.format(number=charts)
            yield ExhibitName(f"figure-{charts}", label)
        else:
            tables += 1
            yield ExhibitName(f"table-{tables}", wording.words.table.format(number=tables))


def _mentioned(
    facts: Facts,
    figures: Mapping[str, Figure],
    placed: Sequence[tuple[ExhibitRequest, ExhibitName]],
) -> Mapping[str, ExhibitName]:
    shown: dict[str, ExhibitName] = {}
    for request, name in placed:
        shown.setdefault(request.kind, name)
        for option in request.options.values():
            for item in option.items:
                if item in figures or item in facts.series:
                    shown.setdefault(item, name)
    # A chart that shows all inputs of a derived figure shows what it is derived from.
    for figure in figures.values():
        exhibits = {shown.get(input_) for input_ in figure.inputs}
        if len(exhibits) == 1 and (exhibit := exhibits.pop()):
            shown.setdefault(figure.id, exhibit)
    for request, name in placed:
        for prose in _listed(request, facts):
            for reference in prose.references:
                if reference.kind is ReferenceKind.FIGURE:
                    shown.setdefault(reference.name, name)
    return shown


def _listed(request: ExhibitRequest, facts: Facts) -> Iterator[Prose]:
    """The texts that a table or a timeline prints, as far as it prints all of its kind."""
    if request.options:
        return
    match request.kind:
        case "supplies":
            for supply in facts.supplies:
                yield from supply.prose
        case "timeline":
            yield from (event.text for event in facts.events)
        case "statements":
            yield from (statement.says for statement in facts.statements)
