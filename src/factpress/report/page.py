"""The page of the report: its size and margins, in points."""

from __future__ import annotations

from factpress.frozen import frozen
from factpress.theme import PaperSize

_MM = 72 / 2.54 * 0.1
_LETTER = (8.5 * 72, 11.0 * 72)


@frozen
class Page:
    """The page and its margins, in points."""

    width: float = 210 * _MM
    height: float = 297 * _MM
    left: float = 25 * _MM
    right: float = 25 * _MM
    top: float = 20 * _MM
    bottom: float = 20 * _MM
    text: float = 119 * _MM
    gutter: float = 7 * _MM
    half_gap: float = 6 * _MM

    @property
    def measure(self) -> float:
        """The full width between the margins, which exhibits take."""
        return self.width - self.left - self.right

    @property
    def half(self) -> float:
        """What a chart of half size takes of the measure."""
        return (self.measure - self.half_gap) / 2


def page_of(paper: PaperSize) -> Page:
    """The page of a paper size. Letter is wider and lower: its margins are inches, and what
    it is wider goes to the notes beside the text."""
    if paper == "A4":
        return Page()
    return Page(*_LETTER, left=72, right=72, top=54, bottom=54)
