"""What of a theme cannot be read, or not be told apart, at the line that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from factpress.colour import LEAST_DIFFERENCE, least_difference
from factpress.problems import Position, Problem
from factpress.theme import Theme, contrast, readable
from factpress.themes.completing import GRAPHICS, TEXT
from factpress.themes.given import GivenColour, GivenTheme

_TEXT_RULE, _GRAPHICS_RULE = "WCAG 2.2, 1.4.3", "WCAG 2.2, 1.4.11"


def contrast_problems(given: GivenTheme, theme: Theme) -> Iterator[Problem]:
    """Text and graphics that have too little contrast against their ground."""
    for name in ("ink", "muted"):
        if at := _line(given, (name, "paper")):
            ground = ("paper", theme.paper)
            yield from _too_little(name, getattr(theme, name), ground, theme, TEXT, at)
        if at := _line(given, ("panel",)):
            ground = ("panel", theme.panel)
            yield from _too_little(name, getattr(theme, name), ground, theme, TEXT, at)
    if named := _line(given, ("axis", "paper")):
        yield from _too_little("axis", theme.axis, ("paper", theme.paper), theme, GRAPHICS, named)
    for accent in given.accents:
        yield from _too_little(
            accent.key, accent.value, ("paper", theme.paper), theme, GRAPHICS, accent.at
        )


def difference_problems(accents: Sequence[GivenColour]) -> Iterator[Problem]:
    """Accents that cannot be told apart, at the later one's line."""
    for one, other in combinations(accents, 2):
        least = least_difference(one.value, other.value)
        if least.amount < LEAST_DIFFERENCE:
            yield Problem(
                other.at,
                "FP093",
                f"The accents {one.value} and {other.value} differ by {_floored(least.amount)} "
                f"(CIE76) in {least.vision}; {LEAST_DIFFERENCE:g} tell them apart",
                "Make one of them lighter or darker.",
            )


def without_weak(given: GivenTheme, paper: str) -> GivenTheme:
    """The theme without those accents that may be left out and do not pass."""
    kept: list[GivenColour] = []
    for accent in given.accents:
        fits = contrast(accent.value, paper) >= GRAPHICS and all(
            least_difference(accent.value, each.value).amount >= LEAST_DIFFERENCE for each in kept
        )
        if fits or not accent.may_be_left_out:
            kept.append(accent)
    return replace(given, accents=tuple(kept))


def _floored(amount: float) -> float:
    """A difference to one decimal, never rounded up to what it does not reach."""
    return int(amount * 10) / 10


def _line(given: GivenTheme, keys: Sequence[str]) -> Position | None:
    """The line of the first of the keys that the file gives."""
    return next((given.colours[key].at for key in keys if key in given.colours), None)


def _too_little(
    name: str, colour: str, ground: tuple[str, str], theme: Theme, least: float, at: Position
) -> Iterator[Problem]:
    on, paper = ground
    found = contrast(colour, paper)
    if found >= least:
        return
    what, rule = ("text", _TEXT_RULE) if least == TEXT else ("graphics", _GRAPHICS_RULE)
    end = max((theme.ink, "#000000", "#FFFFFF"), key=lambda each: contrast(each, paper))
    better = readable(colour, paper, end, least)
    yield Problem(
        at,
        "FP092",
        f"'{name}' {colour} has a contrast of {found:.1f} on the {on} {paper}; "
        f"{what} needs {least:g} ({rule})",
        f"{better} would do." if contrast(better, paper) >= least else "Change one of the two.",
    )
