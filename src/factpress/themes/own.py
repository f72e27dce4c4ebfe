"""Theme files in keys of our own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factpress.facts.document import Document, KeyPath
from factpress.facts.validation import validate_as
from factpress.problems import Problem, ProblemsFound
from factpress.themes.given import (
    GivenColour,
    GivenFontFile,
    GivenFonts,
    GivenLogo,
    GivenTemplate,
    GivenTheme,
    empty_colour,
    no_colour,
    read_colour,
)
from factpress.themes.shape import FontsShape, LayoutsShape, ThemeShape
from factpress.typefaces.family import STYLES

_LISTS = ("accents", "soft_accents")


def read_own(document: Document) -> tuple[GivenTheme, tuple[Problem, ...]]:
    """What the document gives; raises ProblemsFound when it has not the shape of a theme."""
    colours = document.content.get("colours")
    empty = list(_empty(document, colours)) if isinstance(colours, dict) else []
    try:
        shape = validate_as(ThemeShape, document)
    except ProblemsFound as found:
        told = {problem.position for problem in empty}
        others = [problem for problem in found.problems if problem.position not in told]
        raise ProblemsFound([*empty, *others]) from None
    if empty:
        raise ProblemsFound(empty)
    problems: list[Problem] = []
    found_colours = dict(shape.colours or ())
    lists = {key: found_colours.pop(key, []) for key in _LISTS}
    single = {
        key: _colour(document, ("colours", key), key, text, problems)
        for key, text in found_colours.items()
        if text is not None
    }
    many = {
        key: tuple(
            _colour(document, ("colours", key, index), key, text, problems)
            for index, text in enumerate(texts)
        )
        for key, texts in lists.items()
    }
    logo = shape.logo
    template = GivenTemplate(shape.template, document.at(("template",))) if shape.template else None
    given = GivenTheme(
        file=document.file,
        at=document.at(()),
        colours=single,
        accents=many["accents"],
        soft_accents=many["soft_accents"],
        paper_size=shape.paper,
        logo=GivenLogo(logo.path, logo.alt, document.at(("logo", "path"))) if logo else None,
        fonts=_fonts(document, shape.fonts, problems),
        template=template,
        layouts=_layouts(shape.layouts),
    )
    return given, tuple(problems)


def _fonts(
    document: Document, shape: FontsShape | None, problems: list[Problem]
) -> GivenFonts | None:
    if shape is None:
        return None
    files = {
        style: GivenFontFile(path, document.at(("fonts", style)))
        for style in STYLES
        if (path := getattr(shape, style)) is not None
    }
    also = tuple(
        GivenFontFile(path, document.at(("fonts", "also", index)))
        for index, path in enumerate(shape.also)
    )
    if "regular" not in files and (files or shape.family or not also):
        message = "'fonts' names no 'regular' font"
        hint = "Add it: 'regular: fonts/Lato-Regular.ttf'. Only 'also' can do without."
        problems.append(Problem(document.key_at(("fonts",)), "FP011", message, hint))
        return None
    return GivenFonts(files, (shape.family or "").strip(), also)


def _layouts(shape: LayoutsShape | None) -> dict[str, str]:
    given = {role: getattr(shape, role, None) for role in LayoutsShape.model_fields}
    return {role: name for role, name in given.items() if name}


def _empty(document: Document, colours: dict[str, Any]) -> Iterator[Problem]:
    for key, value in colours.items():
        if isinstance(value, list):
            for index, item in enumerate(value):
                if not item:
                    yield empty_colour(key, document.at(("colours", key, index)))
        elif not value:
            yield empty_colour(key, document.key_at(("colours", key)))


def _colour(
    document: Document, path: KeyPath, key: str, text: str, problems: list[Problem]
) -> GivenColour:
    at = document.at(path)
    value = read_colour(text)
    if value is None:
        problems.append(no_colour(key, text, at))
    return GivenColour(key, value or "", at)
