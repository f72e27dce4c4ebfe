"""Texts of a number of words in five scripts and languages, the same on every run."""

from __future__ import annotations

from factpress.story.model import Inlines, StorySection
from tests.deck.samples import COST, inlines, section

WORDS = {
    "english": "the budget of defence rises by a third while deliveries from abroad are late",
    "german": "Verteidigungshaushalt der Bundesregierung Beschaffungsvorhaben und "
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz im Jahr steigt",
    "russian": "оборонный бюджет государства вырос на треть однако поставки вооружений "
    "задерживаются из-за рубежа",
    "armenian": "Հայաստանի պաշտպանության բյուջեն աճում է մեկ երրորդով մինչդեռ "
    "մատակարարումներն արտերկրից ուշանում են",
    "greek": "ο αμυντικός προϋπολογισμός αυξάνεται κατά το ένα τρίτο ενώ οι παραδόσεις "
    "από το εξωτερικό καθυστερούν",
}
_LONGEST_HEADLINE = 70
LENGTHS = (1, 3, 8, 20, 45, 90, 180, 400)


def words(language: str, count: int, start: int = 0) -> str:
    """That many words, in an order that differs with the start."""
    known = WORDS[language].split()
    return " ".join(
        known[(start + 3 * number + number // 7) % len(known)] for number in range(count)
    )


def points(language: str, count: int) -> tuple[Inlines, ...]:
    """About that many words over several points, with figures among them."""
    parts = min(5, max(1, count // 8))
    return tuple(
        inlines(words(language, count // parts, part), *((" ", COST) if part % 2 else ()))
        for part in range(parts)
    )


def sections(language: str) -> tuple[StorySection, ...]:
    """A section of points of each length, with headlines of 2 to 9 words."""
    return tuple(
        section(
            f"{language}-{count}",
            f"{words(language, min(2 + number, 9), number)} {count}"[:_LONGEST_HEADLINE],
            points=points(language, count),
        )
        for number, count in enumerate(LENGTHS)
    )
