"""The size and type of a chart: one style serves the report and the deck at real size."""

from __future__ import annotations

from factpress.frozen import frozen
from factpress.theme import LIGHT, Theme
from factpress.typefaces.measure import Typeface


@frozen
class ChartStyle:
    """How large a chart is drawn. All measures are points.

    `height` None lets the chart take the height that its content needs. `size` is that of
    plain labels; the other sizes follow from it.
    """

    width: float
    height: float | None = None
    size: float = 8.5
    least_size: float = 6.5
    theme: Theme = LIGHT

    def face(self, style: str = "regular") -> Typeface:
        """The measures of a face of the theme: what every text of a chart is measured by."""
        return self.theme.family.face(style)

    @property
    def subtitle_size(self) -> float:
        """Of the line that says what is measured and in which unit."""
        return self.size * 1.08

    @property
    def small_size(self) -> float:
        """Of notes and the source line; never under the least that can be read."""
        return max(self.least_size, self.size * 0.87)

    @property
    def value_size(self) -> float:
        """Of the values beside their marks."""
        return self.size * 1.12


REPORT = ChartStyle(width=453.5)
"""The full measure of the report, 160 mm."""

HALF = ChartStyle(width=218)
"""Half the measure of the report, whose other half has the caption."""

SLIDE = ChartStyle(width=590, height=372, size=15, least_size=12)
"""The exhibit area of a slide, beside its points."""

SLIDE_ALONE = ChartStyle(width=960, height=540, size=15, least_size=12)
"""A picture of the size of a slide, for a slide that has nothing else."""

WIDE_SLIDE = ChartStyle(width=872, height=372, size=15, least_size=12)
"""The exhibit area of a slide that has no points."""
