"""FP133: the number of a figure is not in its excerpt.

The excerpt holds the words that the figure rests on, so its numbers must be among them:
whoever changes the one and forgets the other prints evidence against himself. Numbers in
words are understood up to twenty, and ordinals up to the tenth.

Passes: `value: ~1.4 billion USD` with `excerpt: approximately 1.4 billion dollars`.
Fails: `value: ~1.5 billion USD` with the same excerpt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factpress.checks.model import BriefingRule, Checked, Fault
from factpress.facts.model import Rival
from factpress.figures.model import Figure
from factpress.problems import Severity
from factpress.quantities.notation import write_quantity
from factpress.quantities.quantity import Form, Quantity
from factpress.quantities.units import SCALES
from factpress.wording import Wording

_NUMBER = re.compile(r"\d+(?:[ ,.\u00a0\u202f']\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?")
_FRACTIONS = {
    "¼": "0.25", "½": "0.5", "¾": "0.75", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8",
    "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875",
}  # fmt: skip
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()


def check(checked: Checked) -> Iterator[Fault]:
    """A fault for each figure whose excerpt lacks one of its numbers."""
    for figure in checked.figures.values():
        if figure.fact.value is None:
            continue
        yield from _fault(figure, figure.value, figure.fact.excerpt, checked.wording)
        for rival in figure.fact.rivals:
            yield from _fault(rival, rival.value, rival.excerpt, checked.wording)


def _fault(of: Figure | Rival, value: Quantity, excerpt: str, wording: Wording) -> Iterator[Fault]:
    if not excerpt or value.form is Form.NOT_REPORTED:
        return
    said = numbers_in(excerpt, wording)
    missing = [number for number in _numbers_of(value) if not _is_said(number, said)]
    if missing:
        shown = " and ".join(wording.number(each.scaleb(-value.scale)) for each in missing)
        yield Fault(
            of.fact.excerpt_at if isinstance(of, Figure) else of.at,
            f"The excerpt does not hold {shown}, though the value is '{write_quantity(value)}'",
            "Correct the value or the excerpt; one of the two is not what the source says.",
        )


def _numbers_of(value: Quantity) -> list[Decimal]:
    if value.form is Form.PLUS_MINUS and value.centre is not None:
        return [value.centre]
    return list(value.known_ends)


def _is_said(number: Decimal, said: set[Decimal]) -> bool:
    """Whether the number is said, in any scale: 1.4 may stand before 'billion'."""
    powers = (0, *SCALES.values())
    return any(number.scaleb(-power) in said for power in powers)


def numbers_in(text: str, wording: Wording) -> set[Decimal]:
    """The numbers of a text, in digits or words."""
    found: set[Decimal] = set()
    for match in _NUMBER.finditer(text):
        digits = match[0]
        grouped = re.sub(r"[ ,.\u00a0\u202f'](?=\d{3}(?!\d))", "", digits)
        found |= {Decimal(each.replace(",", ".")) for each in (digits, grouped) if _reads(each)}
    for match in re.finditer(rf"(\d+)?\s?([{''.join(_FRACTIONS)}])", text):
        found.add(Decimal(match[1] or 0) + Decimal(_FRACTIONS[match[2]]))
    words = {word: Decimal(index) for index, word in enumerate(_WORDS)}
    words |= {word: Decimal(place) for place, word in wording.words.ordinals.items()}
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        if word in words:
            found.add(words[word])
    return found


def _reads(digits: str) -> bool:
    return re.fullmatch(r"\d+(?:[.,]\d+)?", digits) is not None


RULE = BriefingRule("FP133", "A number is not in its excerpt.", Severity.WARNING, check)
