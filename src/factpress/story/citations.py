"""How citations are printed: sources as S1, S2, with the places of one sort joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factpress.facts.model import Citation, Source
from factpress.wording import Wording


def citation_texts(
    citations: Iterable[Citation], sources: Mapping[str, Source], wording: Wording
) -> tuple[tuple[str, str], ...]:
    """Source id and text of each source cited: `S1, paragraphs 4 and 10`."""
    return tuple(
        (source, ", ".join([source_mark(source, sources), *places]))
        for source, places in by_source(citations, sources, wording)
    )


def by_source(
    citations: Iterable[Citation], sources: Mapping[str, Source], wording: Wording
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The places cited in each source, in the order of the sources."""
    locators: dict[str, list[str]] = {}
    for citation in citations:
        places = locators.setdefault(citation.source, [])
        if citation.locator and citation.locator not in places:
            places.append(citation.locator)
    return tuple(
        (source, _joined(locators[source], wording)) for source in sources if source in locators
    )


def source_mark(source: str, sources: Mapping[str, Source]) -> str:
    """The number of a source as it is printed: S1."""
    return f"S{list(sources).index(source) + 1}"


def _joined(locators: Sequence[str], wording: Wording) -> tuple[str, ...]:
    """Places with those of one sort joined: `paragraphs 4 and 10`."""
    plurals = wording.words.locator_plurals
    by_sort: dict[str, list[str]] = {}
    for locator in locators:
        sort, _, number = locator.rpartition(" ")
        by_sort.setdefault(sort, []).append(number)
    joined = []
    for sort, numbers in by_sort.items():
        if sort in plurals and len(numbers) > 1:
            ordered = sorted(numbers, key=lambda text: (len(text), text))
            joined.append(f"{plurals[sort]} {wording.list(ordered)}")
        else:
            joined += [f"{sort} {number}".strip() for number in numbers]
    return tuple(joined)
