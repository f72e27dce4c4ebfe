"""Where things stand on a slide and how large type is: one set of measures per template."""

from __future__ import annotations

from dataclasses import replace

from factpress.deck.model import Frame
from factpress.frozen import field, frozen
from factpress.theme import Theme
from factpress.typefaces.family import CALIBRI, Family

_LEAST_TILE = 135.0


@frozen
class Foot:
    """The line at the foot of a slide: what the briefing is, the marking, the slide number.

    The marking stands at the right end of its area, which may hold the footer, too. A part that
    a template does not have is None.
    """

    footer: Frame
    marking: Frame
    number: Frame | None
    date: Frame | None = None
    has_footer: bool = True
    footer_align: str = "left"
    number_align: str = "right"
    date_align: str = "left"


@frozen
class Canvas:
    """The areas of a slide in points. Every slide keeps to the same ones.

    `main` is the larger part of the content: the exhibit; `side` the smaller: the points, or
    None where the slide is too narrow for both. A part of the cover that a template has no
    place for is None, too.
    """

    width: float
    height: float
    title: Frame
    content: Frame
    main: Frame
    side: Frame | None
    foot: Foot
    cover_title: Frame
    cover_subtitle: Frame
    cover_logo: Frame | None = None
    cover_contents: Frame | None = None
    gutter: float = 28

    @property
    def most_to_a_row(self) -> int:
        """How many big numbers stand side by side."""
        room = (self.content.width + self.gutter) / (_LEAST_TILE + self.gutter)
        return max(1, min(4, int(room)))


def wide_canvas(title_height: float = 74, content_top: float = 114) -> Canvas:
    """The measures of the default template, on 13.333 by 7.5 inches.

    The exhibit takes two thirds of the measure; the points stand beside it.
    """
    width, height, margin, gutter = 960.0, 540.0, 44.0, 28.0
    content_bottom, number_width = 484.0, 40.0
    measure = width - 2 * margin
    content = Frame(margin, content_top, measure, content_bottom - content_top)
    main = replace(content, width=round(measure * 590 / 872, 2))
    side_left = content.left + main.width + gutter
    foot = Frame(margin, 500, measure, 20)
    footer = replace(foot, width=foot.width - number_width)
    return Canvas(
        width=width,
        height=height,
        title=Frame(margin, 30, measure, title_height),
        content=content,
        main=main,
        side=Frame(side_left, content.top, content.right - side_left, content.height),
        foot=Foot(
            footer=footer,
            marking=footer,
            number=Frame(foot.right - number_width, foot.top, number_width, foot.height),
        ),
        cover_title=Frame(margin, 56, measure, 150),
        cover_subtitle=Frame(margin, 218, measure, 68),
        cover_logo=Frame(margin, 22, measure * 0.35, 32),
        cover_contents=Frame(margin, 300, measure, content_bottom - 300),
        gutter=gutter,
    )


@frozen
class TitleStyle:
    """How the title placeholder of a layout sets its text.

    With `inherits` the layout gives typeface and colour; `is_capitals` if it shows capitals
    whatever is written.
    """

    family: Family = CALIBRI
    is_bold: bool = True
    align: str = "left"
    anchor: str = "middle"
    is_capitals: bool = False
    inherits: bool = False


@frozen
class TypeScale:
    """Type sizes in points; where several are given the largest that fits is taken.

    Headlines take one or two lines at the sizes before the last, and a third at the last.
    """

    family: Family = CALIBRI
    head: TitleStyle = field(default_factory=TitleStyle)
    cover_head: TitleStyle = field(default_factory=lambda: TitleStyle(anchor="bottom"))
    cover: tuple[float, ...] = (44, 40, 36, 32)
    subtitle: tuple[float, ...] = (20, 18, 16, 14)
    contents: tuple[float, ...] = (18, 17, 16, 15, 14)
    headline: tuple[float, ...] = (28, 26, 24, 20)
    bottom_line: tuple[float, ...] = (32, 30, 28, 26, 24)
    points: tuple[float, ...] = (20, 19, 18)
    open_points: tuple[float, ...] = (26, 24, 22, 20)
    exhibit_title: tuple[float, ...] = (16, 14, 12)
    amount: tuple[float, ...] = (48, 44, 40, 36, 32, 28, 24, 22, 20, 18, 16)
    key_label: tuple[float, ...] = (16, 14, 12)
    table: tuple[float, ...] = (18, 17, 16, 15, 14)
    ledger: tuple[float, ...] = (18, 17, 16, 15, 14)
    sources: tuple[float, ...] = (20, 18, 16, 14)
    small: float = 12
    """The floor: nothing on a slide is smaller."""

    factor: float = 1
    """By how much all but the floor is smaller on a small slide; exhibits are, too."""


CANVAS = wide_canvas()
LOW_CANVAS = wide_canvas(title_height=46, content_top=92)
"""For a deck all of whose headlines take one line: what that saves goes to the exhibits."""
TYPE = TypeScale()


def type_of(theme: Theme) -> TypeScale:
    """The type sizes, in the family of a theme."""
    family = theme.office_family
    return replace(
        TYPE,
        family=family,
        head=replace(TYPE.head, family=family),
        cover_head=replace(TYPE.cover_head, family=family),
    )
