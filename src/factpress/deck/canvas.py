"""Where things stand on a slide and how large type is: one set of measures per template."""

from __future__ import annotations

from dataclasses import replace

from factpress.deck.model import Frame
from factpress.frozen import frozen
from factpress.theme import Theme
from factpress.typefaces.family import CALIBRI, Family


@frozen
class Canvas:
    """The areas of a slide in points. Every slide keeps to the same margins.

    A wide slide is 13.333 by 7.5 inches. The exhibit takes two thirds of the measure; the
    points stand beside it.
    """

    width: float = 960
    height: float = 540
    margin: float = 44
    title_top: float = 30
    title_height: float = 74
    content_top: float = 114
    content_bottom: float = 484
    foot_top: float = 500
    foot_height: float = 20
    gutter: float = 28
    exhibit_share: float = 590 / 872

    @property
    def measure(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def title(self) -> Frame:
        """The headline."""
        return Frame(self.margin, self.title_top, self.measure, self.title_height)

    @property
    def content(self) -> Frame:
        """Everything between the headline and the foot."""
        height = self.content_bottom - self.content_top
        return Frame(self.margin, self.content_top, self.measure, height)

    @property
    def main(self) -> Frame:
        """The larger column of the content, at the left: the exhibit."""
        content = self.content
        return Frame(content.left, content.top, self._main_width, content.height)

    @property
    def side(self) -> Frame:
        """The smaller column of the content, at the right: the points."""
        content = self.content
        left = content.left + self._main_width + self.gutter
        return Frame(left, content.top, content.right - left, content.height)

    @property
    def foot(self) -> Frame:
        """Title of the briefing, marking and slide number."""
        return Frame(self.margin, self.foot_top, self.measure, self.foot_height)

    @property
    def cover_logo(self) -> Frame:
        """The logo on the title slide, above the title."""
        return Frame(self.margin, 22, self.measure * 0.35, 32)

    @property
    def cover_title(self) -> Frame:
        """The title of the briefing on the title slide."""
        return Frame(self.margin, 56, self.measure, 150)

    @property
    def cover_subtitle(self) -> Frame:
        """Edition and publisher on the title slide."""
        return Frame(self.margin, 218, self.measure, 68)

    @property
    def cover_contents(self) -> Frame:
        """The headlines of the sections on the title slide."""
        return Frame(self.margin, 300, self.measure, self.content_bottom - 300)

    @property
    def _main_width(self) -> float:
        return round(self.measure * self.exhibit_share, 2)


@frozen
class TypeScale:
    """Type sizes in points; where several are given the largest that fits is taken."""

    family: Family = CALIBRI
    cover: tuple[float, ...] = (44, 40, 36, 32)
    cover_lines: int = 3
    subtitle: tuple[float, ...] = (20, 18, 16, 14)
    contents: tuple[float, ...] = (18, 17, 16, 15, 14)
    headline: tuple[float, ...] = (28, 26, 24)
    headline_lines: int = 2
    long_headline: float = 20
    long_headline_lines: int = 3
    bottom_line: tuple[float, ...] = (32, 30, 28, 26, 24)
    points: tuple[float, ...] = (20, 19, 18)
    open_points: tuple[float, ...] = (26, 24, 22, 20)
    exhibit_title: tuple[float, ...] = (16, 14, 12)
    amount: tuple[float, ...] = (48, 44, 40, 36, 32, 28, 24)
    key_label: tuple[float, ...] = (16, 14, 12)
    table: tuple[float, ...] = (18, 17, 16, 15, 14)
    ledger: tuple[float, ...] = (18, 17, 16, 15, 14)
    sources: tuple[float, ...] = (20, 18, 16, 14)
    small: float = 12
    """The floor: nothing on a slide is smaller."""


CANVAS = Canvas()
LOW_CANVAS = Canvas(title_height=46, content_top=92)
"""For a deck all of whose headlines take one line: what that saves goes to the exhibits."""
TYPE = TypeScale()


def type_of(theme: Theme) -> TypeScale:
    """The type sizes, in the family of a theme."""
    return replace(TYPE, family=theme.office_family)
