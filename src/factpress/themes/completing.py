"""A whole theme from the few colours that a file gives: the rest follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factpress.colour import LEAST_DIFFERENCE, chroma, difference, least_difference
from factpress.theme import DARK, LIGHT, Theme, contrast, mixed, readable
from factpress.themes.given import GivenTheme

GRAPHICS, TEXT = 3.0, 4.5
"""The least contrast of graphics and of text on their ground (WCAG 2.2, 1.4.11 and 1.4.3)."""

_HUES = (*LIGHT.accents, "#8A6A00", "#7A2E6E", "#00707A", *DARK.accents)
_SHADES = tuple(step / 12 for step in range(10))
_LEAST_CHROMA, _LEAST_FROM_INK, _SPARE = 16.0, 16.0, 0.3

Accents = tuple[str, str, str, str]


def completed(given: GivenTheme, accents: Accents) -> Theme:
    """The theme of the given colours and of accents that are complete already."""
    colours = {key: colour.value for key, colour in given.colours.items()}
    shipped = DARK if is_dark(given) else LIGHT
    if {"ink", "paper", "muted"} & set(colours):
        paper, ink = colours.get("paper", shipped.paper), colours.get("ink", shipped.ink)
        colours = {**_neutrals(ink, paper, colours.get("muted")), **colours}
    soft = [colour.value for colour in given.soft_accents]
    ground = colours.get("paper", shipped.paper)
    pairs = dict(zip(shipped.accents, shipped.soft_accents, strict=True))
    if ground != shipped.paper:
        pairs = {}
    soft += [pairs.get(accent) or mixed(accent, ground, 0.62) for accent in accents[len(soft) :]]
    one, two, three, four = soft
    whole = {
        name: getattr(shipped, name)
        for name in Theme.__annotations__
        if name not in {"accents", "soft_accents"}
    }
    return Theme(**{**whole, **colours}, accents=accents, soft_accents=(one, two, three, four))


def is_dark(given: GivenTheme) -> bool:
    """Whether the given colours are those of a dark theme: light ink, or dark paper."""
    if "paper" in given.colours:
        paper = given.colours["paper"].value
        return contrast(paper, "#FFFFFF") > contrast(paper, "#000000")
    if "ink" in given.colours:
        ink = given.colours["ink"].value
        return contrast(ink, "#000000") > contrast(ink, "#FFFFFF")
    return False


def _neutrals(ink: str, paper: str, muted: str | None) -> dict[str, str]:
    """What lies between paper and ink."""
    panel = mixed(paper, ink, 0.06)
    muted = muted or readable(mixed(ink, paper, 0.3), panel, ink, TEXT + 0.3)
    for share in (0.06, 0.045, 0.03, 0.015, 0.0):
        panel = mixed(paper, ink, share)
        if contrast(muted, panel) >= TEXT:
            break
    return {
        "ink": ink,
        "paper": paper,
        "muted": muted,
        "panel": panel,
        "axis": readable(mixed(ink, paper, 0.5), paper, ink, GRAPHICS + 0.2),
        "rule": mixed(paper, ink, 0.22),
        "grid": mixed(paper, ink, 0.17),
        "land": mixed(paper, ink, 0.11),
        "sea": mixed(paper, ink, 0.03),
        "border": paper,
        "disputed_border": mixed(paper, ink, 0.48),
        "remainder": mixed(paper, ink, 0.06),
    }


def with_further_accents(chosen: Sequence[str], theme: Theme) -> Accents | None:
    """Four accents that begin with the chosen ones; None where no further can be told apart.

    What is added differs from the others in every way of seeing and lies as far from them as
    it can in full colour, so that a green house gets an orange beside it and not a black.
    """
    if len(chosen) == 4:
        one, two, three, four = chosen
        return one, two, three, four
    candidates = [
        colour
        for colour in _candidates(theme)
        if all(_least(colour, other) >= LEAST_DIFFERENCE + _SPARE for other in chosen)
    ]
    candidates.sort(key=lambda colour: -_distance(colour, chosen))
    for colour in candidates:
        if found := with_further_accents([*chosen, colour], theme):
            return found
    return None


def _distance(colour: str, others: Sequence[str]) -> float:
    return min((difference(colour, other) for other in others), default=0.0)


@cache
def _least(colour: str, other: str) -> float:
    return least_difference(colour, other).amount


def _candidates(theme: Theme) -> Iterator[str]:
    """Colours that show on the paper and cannot be taken for ink or for grey."""
    for share in _SHADES:
        for end in ("#000000", "#FFFFFF"):
            for hue in _HUES:
                colour = mixed(hue, end, share)
                if (
                    contrast(colour, theme.paper) >= GRAPHICS + 0.1
                    and difference(colour, theme.ink) >= _LEAST_FROM_INK
                    and chroma(colour) >= _LEAST_CHROMA
                ):
                    yield colour
