"""Values as a sheet holds them, and the rules that native charts share."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from factpress.charts.captions import BOUNDS
from factpress.charts.native.model import Fill, Paint
from factpress.quantities.quantity import Form, Quantity
from factpress.theme import Theme, mixed
from factpress.wording import Wording

RANGES = frozenset({Form.RANGE, Form.PLUS_MINUS})
LOWER_BOUNDS = frozenset({Form.MORE_THAN, Form.AT_LEAST})
UPPER_BOUNDS = BOUNDS - LOWER_BOUNDS
UP_THE_SCALE, DOWN_THE_SCALE = "\N{RIGHTWARDS ARROW}", "\N{LEFTWARDS ARROW}"
"""To which side of a bound the value lies, on a scale that goes to the right."""


class Sheet:
    """Turns quantities into the numbers of a sheet, in the scale that the chart prints."""

    def __init__(self, scale: int, wording: Wording) -> None:
        self._exponent = wording.told_scale(scale)

    def number(self, value: Decimal) -> float:
        """A number of the sheet."""
        return float(value.scaleb(-self._exponent))

    def low(self, value: Quantity) -> float:
        """The lowest value that is known, as printed."""
        return self.number(value.rounded().low)

    def high(self, value: Quantity) -> float:
        """The highest value that is known, as printed."""
        return self.number(value.rounded().high)

    def centre(self, value: Quantity) -> float:
        """The middle that the source gives itself."""
        assert value.centre is not None
        return self.number(value.centre)


def bar_paint(value: Quantity, colour: str, theme: Theme) -> Paint:
    """How a bar is filled up to the value that is certain."""
    if value.form is Form.ABOUT:
        return Paint(Fill.FADED, colour, theme.paper)
    return Paint(Fill.SOLID, colour)


def striped(colour: str, theme: Theme) -> Paint:
    """How that is filled which may or may not be there."""
    return Paint(Fill.STRIPED, colour, mixed(colour, theme.paper, 0.62))


def decimals(values: Iterable[float]) -> int:
    """How many decimals numbers of a sheet need."""
    return max((_decimals(value) for value in values), default=0)


def _decimals(value: float) -> int:
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -int(exponent))
