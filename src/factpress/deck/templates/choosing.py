"""Which layout serves which kind of slide: by placeholders and geometry, never by a name.

Each layout gets a score for each kind; the best one serves if it reaches the least score, and
else the layout of the text slides does, with free boxes in its content. A name in the theme's
`layouts:` goes before all scores.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from factpress.deck.model import Frame, LayoutRole
from factpress.deck.templates.layouts import Kind, Layout, Placeholder
from factpress.deck.templates.opening import TemplateRefused
from factpress.frozen import frozen
from factpress.problems import suggestion

_LEAST = {
    LayoutRole.TITLE: 2.0,
    LayoutRole.TEXT: 1.0,
    LayoutRole.EXHIBIT: 3.0,
    LayoutRole.EXHIBIT_WITH_TEXT: 2.0,
}
"""The least score with which a layout serves."""

_SMALL, _TALL = 0.02, 0.3
_TITLE_LOW, _TITLE_NARROW = 0.42, 0.45
_SAME_PLACE = 0.02
_USED, _LATER_MASTER = 0.1, 0.6
_ODD_TITLE = 3.0

Grounds = Mapping[int, str]
"""The colour behind the text of each layout, by its number."""


@frozen
class Choice:
    """The layout for a kind of slide and its score; `is_fallback` if no better one was found."""

    layout: Layout
    score: float
    is_fallback: bool = False


def choose(
    layouts: Iterable[Layout],
    size: tuple[float, float],
    grounds: Grounds,
    named: Mapping[str, str],
) -> Mapping[LayoutRole, Choice]:
    """The layouts by role; raises TemplateRefused when none has a place for a headline.

    `size` is width and height of the slides in points; `named` are layouts by the role that the
    theme gives them.
    """
    known = list(layouts)
    usable = [each for each in known if each.first(Kind.TITLE) and each.is_upright]
    by_name = {role: _named(role, name, known, usable) for role, name in named.items()}
    if not usable:
        raise TemplateRefused(
            "none of its layouts has a place for a horizontal headline",
            "Add a layout with a title in PowerPoint, and save it from there.",
        )

    def best(role: LayoutRole, offered: Iterable[Layout], score: _Score) -> Choice | None:
        if role in by_name:
            return Choice(by_name[role], score(by_name[role], size))
        scored = [Choice(each, score(each, size)) for each in offered]
        found = max(scored, key=lambda each: each.score, default=None)
        return found if found and found.score >= _LEAST[role] else None

    text = best(LayoutRole.TEXT, usable, _text_score)
    if text is None:
        bare = max(usable, key=lambda each: _exhibit_score(each, size))
        text = Choice(bare, _exhibit_score(bare, size), is_fallback=True)
    fallback = Choice(text.layout, text.score, is_fallback=True)
    alike = [each for each in usable if _looks_like(each, text.layout, size, grounds)]
    return {
        LayoutRole.TITLE: best(LayoutRole.TITLE, usable, _cover_score) or fallback,
        LayoutRole.TEXT: text,
        LayoutRole.EXHIBIT: best(LayoutRole.EXHIBIT, alike, _exhibit_score) or fallback,
        LayoutRole.EXHIBIT_WITH_TEXT: best(LayoutRole.EXHIBIT_WITH_TEXT, alike, _two_score)
        or fallback,
    }


def scores(layout: Layout, size: tuple[float, float]) -> Mapping[LayoutRole, float]:
    """What a layout scores for each role."""
    return {role: score(layout, size) for role, score in _SCORES.items()}


def _named(role: str, name: str, known: list[Layout], usable: list[Layout]) -> Layout:
    """The layout that the theme names for a role."""
    for each in usable:
        if each.name == name:
            return each
    names = [each.name for each in known]
    if name in names:
        raise TemplateRefused(
            f"its layout '{name}', named for '{role}', has no horizontal title",
            "Name another layout.",
        )
    raise TemplateRefused(
        f"it has no layout '{name}', which is named for '{role}'",
        suggestion(name, names, f"Its layouts are: {', '.join(names)}."),
    )


# Scores

_Score = Callable[[Layout, tuple[float, float]], float]


def bodies(layout: Layout, size: tuple[float, float]) -> tuple[Placeholder, ...]:
    """The placeholders for content that are more than a line, the largest first."""
    slide = size[0] * size[1]
    return tuple(each for each in layout.of(Kind.BODY) if each.area > _SMALL * slide)


def tall_bodies(layout: Layout, size: tuple[float, float]) -> tuple[Placeholder, ...]:
    """The placeholders for content that are high enough for it, the largest first."""
    return tuple(each for each in bodies(layout, size) if each.frame.height > _TALL * size[1])


def _others(layout: Layout) -> int:
    return len(layout.of(Kind.OTHER))


def _common(layout: Layout) -> float:
    """What counts for every role: layouts that the samples use, and those of the first master."""
    return _USED * min(layout.uses, 3) - _LATER_MASTER * (layout.master > 0)


def _title_score(layout: Layout, size: tuple[float, float]) -> float:
    """A headline stands on top, on most of the width."""
    title = layout.first(Kind.TITLE)
    if title is None:
        return -9.0
    frame = title.frame
    is_odd = frame.bottom > _TITLE_LOW * size[1] or frame.width < _TITLE_NARROW * size[0]
    return _common(layout) - _ODD_TITLE * is_odd


def _text_score(layout: Layout, size: tuple[float, float]) -> float:
    """A title and one large place for content."""
    tall, all_ = tall_bodies(layout, size), bodies(layout, size)
    share = tall[0].area / (size[0] * size[1]) if tall else -3.0
    return (
        3.0 * (len(tall) == 1)
        - 1.5 * abs(len(all_) - 1)
        - 2.0 * (_others(layout) + len(layout.of(Kind.SUBTITLE)))
        + (layout.type in {"obj", "tx"})
        + share
        + _title_score(layout, size)
    )


def _exhibit_score(layout: Layout, size: tuple[float, float]) -> float:
    """A title alone."""
    filled = len(bodies(layout, size)) + _others(layout) + len(layout.of(Kind.SUBTITLE))
    return (
        4.0 * (filled == 0)
        - 2.0 * filled
        + (layout.type == "titleOnly")
        - _is_centred(layout)
        + _title_score(layout, size)
    )


def _two_score(layout: Layout, size: tuple[float, float]) -> float:
    """A title and two places for content."""
    tall, all_ = tall_bodies(layout, size), bodies(layout, size)
    return (
        3.0 * (len(tall) == 2)
        - 1.5 * abs(len(all_) - 2)
        - 2.0 * _others(layout)
        + (layout.type in {"twoObj", "objTx", "txAndObj", "objAndTx", "twoColTx"})
        + _title_score(layout, size)
    )


def _cover_score(layout: Layout, size: tuple[float, float]) -> float:
    """A title in the middle and a subtitle."""
    return (
        3.0 * _is_centred(layout)
        + 2.0 * bool(layout.of(Kind.SUBTITLE))
        + (layout.type == "title")
        - _others(layout)
        - 0.5 * len(tall_bodies(layout, size))
        + _common(layout)
    )


def _is_centred(layout: Layout) -> bool:
    title = layout.first(Kind.TITLE)
    return title is not None and title.attributes.get("type") == "ctrTitle"


_SCORES: Mapping[LayoutRole, _Score] = {
    LayoutRole.TITLE: _cover_score,
    LayoutRole.TEXT: _text_score,
    LayoutRole.EXHIBIT: _exhibit_score,
    LayoutRole.EXHIBIT_WITH_TEXT: _two_score,
}


def _looks_like(layout: Layout, other: Layout, size: tuple[float, float], grounds: Grounds) -> bool:
    """Whether slides of two layouts have their headlines in one place and one ground."""
    one, two = layout.first(Kind.TITLE), other.first(Kind.TITLE)
    assert one is not None
    assert two is not None
    near = _SAME_PLACE * max(size)
    return grounds[layout.number] == grounds[other.number] and all(
        abs(a - b) <= near for a, b in zip(_edges(one.frame), _edges(two.frame), strict=True)
    )


def _edges(frame: Frame) -> tuple[float, float, float, float]:
    return frame.left, frame.top, frame.right, frame.bottom
