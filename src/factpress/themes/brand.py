"""Quarto's `_brand.yml` read as a theme: colours, fonts and logo (posit-dev.github.io/brand-yml).

Its other keys are no concern of ours. Colours may be named in `color.palette`, and may have
a light and a dark form, of which the light one is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factpress.facts.document import Document, KeyPath
from factpress.problems import Problem, suggestion
from factpress.themes.brand_fonts import brand_fonts
from factpress.themes.given import (
    GivenColour,
    GivenLogo,
    GivenTheme,
    no_colour,
    read_colour,
)

_DUTIES = {"ink": "foreground", "paper": "background"}
_ACCENTS = ("primary", "secondary", "tertiary")
_LOGO_SIZES = ("medium", "small", "large")


def is_brand(path: Path) -> bool:
    """Whether a file is a `_brand.yml`, by its name."""
    return path.suffix.lower() in {".yml", ".yaml"} and path.stem.lower().endswith("_brand")


def read_brand(document: Document) -> tuple[GivenTheme, tuple[Problem, ...]]:
    """What the document gives, and what is wrong with it."""
    reader = _Reader(document)
    colours = {}
    for duty, key in _DUTIES.items():
        if colour := reader.colour(key):
            colours[duty] = colour
    accents = tuple(
        found
        for key in _ACCENTS
        if (found := reader.colour(key, may_be_left_out=key != "primary")) is not None
    )
    fonts, problems = brand_fonts(document)
    reader.problems += problems
    given = GivenTheme(
        file=document.file,
        at=document.at(()),
        colours=colours,
        accents=accents,
        logo=reader.logo(),
        fonts=fonts,
    )
    return given, tuple(reader.problems)


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._colours = _mapping(document.content.get("color"))
        self._palette = _mapping(self._colours.get("palette"))
        self.problems: list[Problem] = []

    def colour(self, key: str, *, may_be_left_out: bool = False) -> GivenColour | None:
        """The colour at a key of `color`; None where there is none."""
        if key not in self._colours:
            return None
        path, value = _light(("color", key), self._colours[key])
        at = self._document.at(path)
        text = self._resolved(value)
        found = read_colour(text) if text is not None else None
        if found is None:
            problem = no_colour(key, text or str(value or ""), at)
            names = suggestion(str(value), self._palette)
            if names:
                problem = Problem(at, problem.code, problem.message, names)
            self.problems.append(problem)
            return None
        return GivenColour(key, found, at, may_be_left_out)

    def _resolved(self, value: Any) -> str | None:
        """A colour without the names that lead to it; None for what leads in a circle."""
        seen: set[str] = set()
        while isinstance(value, str) and value not in seen:
            seen.add(value)
            named = self._palette.get(value, self._colours.get(value))
            if named is None or value == "palette":
                return value
            _, value = _light((), named)
        return None

    def logo(self) -> GivenLogo | None:
        """The logo, of several the one of middle size."""
        content = self._document.content
        if isinstance(content.get("logo"), str):
            return self._logo(("logo",), content["logo"])
        sizes = _mapping(content.get("logo"))
        for size in _LOGO_SIZES:
            if size in sizes:
                return self._logo(("logo", size), sizes[size])
        return None

    def _logo(self, path: KeyPath, value: Any) -> GivenLogo | None:
        images = _mapping(_mapping(self._document.content.get("logo")).get("images"))
        path, value = _light(path, value)
        if isinstance(value, str) and value in images:
            path, value = ("logo", "images", value), images[value]
        keys = _mapping(value)
        file = keys.get("path", value)
        if not isinstance(file, str):
            return None
        at = self._document.at((*path, "path") if "path" in keys else path)
        alt = keys.get("alt") or self._name()
        return GivenLogo(file, alt if isinstance(alt, str) else self._name(), at)

    def _name(self) -> str:
        """The name of the house, which a logo without alt text stands for."""
        name = _mapping(self._document.content.get("meta")).get("name")
        if isinstance(name, dict):
            name = name.get("short") or name.get("full")
        return name if isinstance(name, str) else "Logo"


def _light(path: KeyPath, value: Any) -> tuple[KeyPath, Any]:
    """The light form of a value that has two."""
    if isinstance(value, Mapping):
        for form in ("light", "dark"):
            if form in value:
                return (*path, form), value[form]
    return path, value


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
