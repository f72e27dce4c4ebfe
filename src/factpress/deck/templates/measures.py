"""The measures of a template's slides: where its layouts have room, and how large type is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from factpress.deck.canvas import TYPE, Canvas, Foot, TitleStyle, TypeScale
from factpress.deck.model import Frame, LayoutRole
from factpress.deck.templates.choosing import Choice, tall_bodies
from factpress.deck.templates.layouts import Kind, Layout, Placeholder
from factpress.typefaces.family import Family

_SIZE = (720.0, 540.0)
"""The least slide, in points, on which type has its full size: 10 by 7.5 inches."""

_MARGIN, _GAP, _GUTTER = 0.05, 12.0, 28.0
_EXHIBIT_SHARE = 0.66
_COLUMN_SHARE = (0.55, 0.75)
_NARROW = 1.5
_FOOT_HEIGHT, _FOOT_LIFT, _NUMBER_WIDTH = 20.0, 8.0, 40.0
_LINE = 1.36
"""The height of a line of the highest usual typeface, in type sizes."""
_HEADLINES = (28.0, 26.0, 24.0, 20.0)
_COVERS = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
_LEAST_CONTENT, _ACROSS = 0.3, 0.6

Choices = Mapping[LayoutRole, Choice]


def canvas_of(choices: Choices, size: tuple[float, float]) -> Canvas:
    """The areas of the slides of a template, whose size is given in points."""
    width, height = size
    text = choices[LayoutRole.TEXT].layout
    title = _first(text, Kind.TITLE).frame
    foot = _foot(text, size, title)
    content = _content(text, size, title, foot)
    title, content = _with_room(title, content, _scale(size))
    main, side = _parts(choices[LayoutRole.EXHIBIT_WITH_TEXT], content, size)
    cover_title, cover_subtitle = _cover(choices[LayoutRole.TITLE], title, content, size)
    return Canvas(
        width=width,
        height=height,
        title=title,
        content=content,
        main=main,
        side=side,
        foot=foot,
        cover_title=cover_title,
        cover_subtitle=cover_subtitle,
        gutter=_gutter(width),
    )


def _scale(size: tuple[float, float]) -> float:
    """How large type is: 1 on usual slides, less on those that are smaller."""
    return min(1.0, size[0] / _SIZE[0], size[1] / _SIZE[1])


def type_scale(
    choices: Choices, size: tuple[float, float], text: Family, heads: Mapping[LayoutRole, Family]
) -> TypeScale:
    """The type sizes of a template; `text` and `heads` are its families."""
    factor = _scale(size)
    scaled: dict[str, Any] = {
        name: _scaled(value, factor)
        for name in TypeScale.__annotations__
        if isinstance(value := getattr(TYPE, name), tuple | float)
    }
    head = _first(choices[LayoutRole.TEXT].layout, Kind.TITLE)
    cover = _first(choices[LayoutRole.TITLE].layout, Kind.TITLE)
    scaled["headline"] = _sizes(_HEADLINES, head.look.size, factor)
    scaled["cover"] = _sizes(_COVERS, max(cover.look.size, 32), factor)
    return TypeScale(
        **scaled,
        factor=factor,
        family=text,
        head=_style(head, heads[LayoutRole.TEXT]),
        cover_head=_style(cover, heads[LayoutRole.TITLE]),
    )


def _scaled(value: tuple[float, ...] | float, factor: float) -> tuple[float, ...] | float:
    if isinstance(value, tuple):
        return tuple(_rounded(each * factor) for each in value)
    return _rounded(value * factor)


def _rounded(size: float) -> float:
    """Type sizes are whole halves of points."""
    return round(2 * size) / 2


def _sizes(sizes: tuple[float, ...], own: float, factor: float) -> tuple[float, ...]:
    """No larger than the template's own size, unless that is below the floor or not given."""
    least = sizes[-1]
    most = max(own, least * factor) if own else sizes[0] * factor
    kept = [each for each in sizes if each * factor <= most]
    return tuple(_rounded(each * factor) for each in kept)


def _style(title: Placeholder, family: Family) -> TitleStyle:
    look = title.look
    return TitleStyle(
        family, look.is_bold, look.align, look.anchor, look.is_capitals, inherits=True
    )


def _gutter(width: float) -> float:
    return min(_GUTTER, _GUTTER * width / 900)


# The areas


def _first(layout: Layout, kind: Kind) -> Placeholder:
    found = layout.first(kind)
    assert found is not None
    return found


def _content(layout: Layout, size: tuple[float, float], title: Frame, foot: Foot) -> Frame:
    """The place for content, or what the title and the foot leave free."""
    free = _free(size, title, foot)
    tall = tall_bodies(layout, size)
    if len(tall) != 1:
        return free
    body = tall[0].frame
    left, top = max(body.left, 0), max(body.top, 0)
    right, bottom = min(body.right, size[0]), min(body.bottom, _foot_top(foot, size))
    return Frame(left, top, right - left, bottom - top)


def _free(size: tuple[float, float], title: Frame, foot: Foot) -> Frame:
    """The larger area below a title or beside it."""
    width, height = size
    side, top = _MARGIN * width, _MARGIN * height
    bottom = _foot_top(foot, size)
    is_across = title.width > _ACROSS * width
    left, right = (title.left, title.right) if is_across else (side, width - side)
    areas = (
        Frame(left, title.bottom + _GAP, right - left, bottom - title.bottom - _GAP),
        Frame(side, top, title.left - _gutter(width) - side, bottom - top),
        Frame(title.right + _gutter(width), top, width - side - title.right - _gutter(width),
              bottom - top),
        Frame(left, top, right - left, title.top - _GAP - top),
    )  # fmt: skip
    return max(areas, key=lambda each: max(each.width, 0) * max(each.height, 0))


def _with_room(title: Frame, content: Frame, factor: float) -> tuple[Frame, Frame]:
    """The title with room for two lines, which the content below it makes if need be."""
    needed = 2 * 24 * factor * _LINE
    is_above = title.bottom <= content.top + _GAP and title.left < content.right
    if title.height >= needed or not is_above:
        return title, content
    title = replace(title, height=needed)
    top = max(content.top, title.bottom + _GAP * factor)
    return title, replace(content, top=top, height=content.bottom - top)


def _parts(choice: Choice, content: Frame, size: tuple[float, float]) -> tuple[Frame, Frame | None]:
    """The larger part of the content and the smaller.

    Columns of the layout are taken as they are if one is larger; two alike would leave an
    exhibit too small. In a narrow content the parts have slides of their own.
    """
    columns = tall_bodies(choice.layout, size)[:2]
    if len(columns) == 2 and not choice.is_fallback:
        large, small = (each.frame for each in columns)
        share = large.width / (large.width + small.width)
        is_beside = large.right <= small.left or small.right <= large.left
        if is_beside and _COLUMN_SHARE[0] <= share <= _COLUMN_SHARE[1]:
            return _within(large, content), _within(small, content)
    gutter = _gutter(size[0])
    if content.width < _NARROW * content.height:
        return content, None
    main = round(_EXHIBIT_SHARE * (content.width - gutter), 2)
    left = content.left + main + gutter
    return replace(content, width=main), replace(content, left=left, width=content.right - left)


def _within(column: Frame, content: Frame) -> Frame:
    """A column between the upper and the lower edge of the content."""
    return replace(column, top=content.top, height=content.height)


def _cover(
    choice: Choice, title: Frame, content: Frame, size: tuple[float, float]
) -> tuple[Frame, Frame]:
    """The places of title and subtitle; without a layout of its own, those of other slides."""
    subtitle = choice.layout.first(Kind.SUBTITLE) or choice.layout.first(Kind.BODY)
    if choice.is_fallback or subtitle is None:
        return title, replace(content, height=min(content.height, 0.3 * size[1]))
    own = _first(choice.layout, Kind.TITLE).frame
    return own, subtitle.frame


# The foot


def _foot(layout: Layout, size: tuple[float, float], title: Frame) -> Foot:
    """The template's own places; without them a line at the foot, for the marking alone."""
    footer, number, date = (
        _shown(layout, kind, size) for kind in (Kind.FOOTER, Kind.NUMBER, Kind.DATE)
    )
    place = footer.frame if footer else _foot_line(size, title)
    digits = number.frame if number else None
    end = place.right
    if number and digits and digits.left >= place.right - _GAP and number.look.align == "right":
        digits = replace(digits, left=digits.right - _NUMBER_WIDTH, width=_NUMBER_WIDTH)
        end = digits.left
    return Foot(
        footer=place,
        marking=replace(place, width=end - place.left),
        number=digits,
        date=date.frame if date else None,
        has_footer=footer is not None,
        footer_align=footer.look.align if footer else "left",
        number_align=number.look.align if number else "right",
        date_align=date.look.align if date else "left",
    )


def _shown(layout: Layout, kind: Kind, size: tuple[float, float]) -> Placeholder | None:
    """The first placeholder of a kind, unless it is beyond the edge of a slide that was resized."""
    found = layout.first(kind)
    return found if found and found.frame.bottom <= size[1] + _FOOT_LIFT else None


def _foot_line(size: tuple[float, float], title: Frame) -> Frame:
    width, height = size
    side = _MARGIN * width
    left = min(title.left, side)
    right = width - side - _NUMBER_WIDTH
    return Frame(left, height - _FOOT_HEIGHT - _FOOT_LIFT, right - left, _FOOT_HEIGHT)


def _foot_top(foot: Foot, size: tuple[float, float]) -> float:
    """Where content has to end: above what of the foot stands low on the slide."""
    frames = [frame for frame in (foot.footer, foot.number, foot.date) if frame]
    low = [frame.top for frame in frames if frame.top > (1 - _LEAST_CONTENT) * size[1]]
    return min(low, default=size[1] * (1 - _MARGIN)) - _FOOT_LIFT
