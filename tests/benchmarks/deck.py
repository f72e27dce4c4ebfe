"""How fast decks are planned and written, and that their time grows with their slides alone.

    python -m tests.benchmarks.deck

Each measurement is the CPU time (user and system) of a process of its own, forked once the
imports are done; the least of several, taken in turns. A deck has sections of one slide: by
turns points with a picture, points with a table, and points alone with a big number; each
has a figure of its own in the ledger, whose slides come on top. The pictures are at hand.
`linked` has 1,200 slides, each of which leads to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from factpress.deck.planning import plan_in_style
from factpress.deck.writing import deck_package
from factpress.exhibits.model import Exhibit
from factpress.story.model import FigureMark, Story, StorySection
from factpress.theme import HouseStyle
from tests.benchmarks.forked import Work, rounds
from tests.deck.parts import parts_of
from tests.deck.samples import (
    WORDING,
    chart,
    deck_of,
    inlines,
    linked_plan,
    section,
    slot,
    story,
    table,
)

ROUNDS = 3
SIZES = (10, 100, 1_000)
LINKED = 1_200
TEN_SLIDES = 0.15
"""Seconds for ten sections."""
GROWTH = 12.0
"""Times that a thousand sections take as long as a hundred."""


class Deck(NamedTuple):
    """What a deck is built from."""

    story: Story
    exhibits: dict[str, Exhibit]


def main() -> None:
    """Measures and prints a table."""
    deck_package(linked_plan(1), {}).to_bytes()
    decks = [many_sections(size) for size in SIZES]
    works = [Work(partial(step, deck)) for deck in decks for step in (planned, built)]
    works.append(Work(lambda plan: deck_package(plan, {}).to_bytes(), partial(linked_plan, LINKED)))
    *times, linked = [min(each) for each in rounds(works, ROUNDS)]
    plans, wholes = times[::2], times[1::2]
    print("sections   slides     plan    whole")
    for size, deck, plan, whole in zip(SIZES, decks, plans, wholes, strict=True):
        slides = len(parts_of(built(deck)).slides)
        print(f"{size:8} {slides:8} {plan:8.3f} {whole:8.3f} s")
    print(f"  linked {LINKED:8} {linked:17.3f} s\n")
    print(f"{'what':28} {'measured':>8} {'bound':>6}")
    for what, measured, bound in (
        ("ten sections, seconds", wholes[0], TEN_SLIDES),
        ("a thousand / a hundred", wholes[2] / wholes[1], GROWTH),
    ):
        print(f"{what:28} {measured:8.3f} {bound:6g}{'' if measured <= bound else '  over'}")


def planned(deck: Deck, _: object = None) -> None:
    """The slide plan alone."""
    plan_in_style(deck.story, deck.exhibits, WORDING, HouseStyle())


def built(deck: Deck, _: object = None) -> bytes:
    """The whole file."""
    return deck_of(deck.story, deck.exhibits)


def many_sections(sections: int) -> Deck:
    """A story of so many sections, and their exhibits."""
    exhibits: dict[str, Exhibit] = {}
    made = list(_sections(sections, exhibits))
    (entry,) = story().ledger
    ledger = tuple(
        replace(entry, figure=f"cost-{number}", number=number, label=f"Cost of part {number}")
        for number in range(1, sections + 1)
    )
    return Deck(story(*made, ledger=ledger, key_figures=(), undisclosed=()), exhibits)


def _sections(count: int, exhibits: dict[str, Exhibit]) -> Iterator[StorySection]:
    for number in range(1, count + 1):
        cost = FigureMark("about 2 billion euros", f"cost-{number}", number)
        points = tuple(
            inlines("The bridge costs ", cost, f" by the {word} plan of the city, in steel")
            for word in ("first", "second", "third")
        )
        place = slot(f"exhibit-{number}", f"Exhibit {number}", "What the parts of it cost")
        exhibit = (chart(place), table(place, 6), None)[number % 3]
        if exhibit:
            exhibits[place.name] = exhibit
        headline = f"Part {number} of the bridge costs more than planned"
        yield section(
            f"section-{number}",
            headline,
            points,
            place if exhibit else None,
            figures=(cost.figure,),
        )


if __name__ == "__main__":
    main()
