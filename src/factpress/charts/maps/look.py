"""The map's colours and measures, all taken from the chart's style."""

from __future__ import annotations

from factpress.charts.maps.flows import FlowLook
from factpress.charts.style import ChartStyle
from factpress.frozen import frozen
from factpress.theme import contrast, mixed, readable


@frozen
class MapLook:
    """How one map is painted; measures in points.

    With `many` suppliers flows and dots are drawn finer; `apart`, every country in view is a
    shape of its own.
    """

    style: ChartStyle
    many: bool = False
    apart: bool = False

    @property
    def em(self) -> float:
        """The size of plain labels."""
        return self.style.size

    @property
    def dot(self) -> float:
        """Radius of a supplier's dot."""
        return (0.26 if self.many else 0.36) * self.em

    @property
    def flow(self) -> FlowLook:
        """The paint of the flows."""
        return FlowLook(
            colour=self.style.theme.accents[0],
            width=(0.09 if self.many else 0.15) * self.em,
            head=(0.5 if self.many else 0.8) * self.em,
            gap=self.dot,
        )

    @property
    def supplier_fill(self) -> str:
        """The ground of supplying countries."""
        theme = self.style.theme
        return mixed(theme.accents[0], theme.land, 0.5)

    @property
    def recipient_fill(self) -> str:
        """The ground of the receiving country."""
        theme = self.style.theme
        return mixed(theme.accents[1], theme.land, 0.25)

    @property
    def supplier_ink(self) -> str:
        """Suppliers' names."""
        return self._on_land(self.style.theme.accents[0])

    @property
    def number_ink(self) -> str:
        """Numbers in the key, on paper."""
        theme = self.style.theme
        return readable(theme.accents[0], theme.paper, theme.ink, least=4.6)

    @property
    def recipient_ink(self) -> str:
        """The recipient's name."""
        return self._on_land(self.style.theme.accents[1])

    @property
    def context_ink(self) -> str:
        """Names of countries that take no part."""
        return self._on_land(self.style.theme.muted)

    def best_on(self, ground: str) -> str:
        """Ink or paper, whichever is easier to read on a ground."""
        theme = self.style.theme
        return max((theme.ink, theme.paper), key=lambda colour: contrast(colour, ground))

    def _on_land(self, colour: str) -> str:
        theme = self.style.theme
        return readable(colour, theme.land, theme.ink, least=4.6)

    @property
    def leader(self) -> str:
        """Thin lines from labels to their sites."""
        theme = self.style.theme
        return readable(theme.muted, theme.land, theme.ink, least=3.2)
