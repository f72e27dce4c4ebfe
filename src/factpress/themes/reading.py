"""A theme file as a house style: read, completed and checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from factpress.facts.document import FileKind, read_document
from factpress.problems import Problem, ProblemsFound, has_errors
from factpress.theme import DARK, LIGHT, HouseStyle, Logo, TemplateFile
from factpress.themes.brand import is_brand, read_brand
from factpress.themes.checking import contrast_problems, difference_problems, without_weak
from factpress.themes.completing import completed, is_dark, with_further_accents
from factpress.themes.fonts import read_families
from factpress.themes.given import GivenColour, GivenTheme
from factpress.themes.logo import read_logo
from factpress.themes.own import read_own
from factpress.themes.template_file import template_beside
from factpress.typefaces.family import Family

_THEME_FILE = FileKind("theme file", "colours:")


def read_theme(path: Path) -> tuple[HouseStyle, tuple[Problem, ...]]:
    """The theme in a file, and warnings; raises ProblemsFound with every problem."""
    given, found = _given(path)
    problems = list(found)
    logo = _logo(given, problems)
    template = _template(given, problems)
    if any(not colour.value for colour in _all_colours(given)):
        raise ProblemsFound(problems)
    shipped = DARK if is_dark(given) else LIGHT
    paper = given.colours["paper"].value if "paper" in given.colours else shipped.paper
    given = without_weak(given, paper)
    chosen = [accent.value for accent in given.accents]
    problems += difference_problems(given.accents)
    theme = completed(given, shipped.accents)
    accents = with_further_accents(chosen, theme) if chosen else shipped.accents
    theme = completed(given, accents or shipped.accents)
    if families := _families(given, problems):
        theme = replace(theme, family=families[0], office_family=families[1])
    problems += contrast_problems(given, theme)
    if accents is None and not has_errors(problems):
        at = given.accents[-1].at
        message = "No further accents can be told apart from these"
        problems.append(Problem(at, "FP093", message, "Give four, or take lighter or darker ones."))
    if has_errors(problems):
        raise ProblemsFound(problems)
    files = _files(path, given)
    style = HouseStyle(theme, given.paper_size, logo, template, given.layouts, files)
    return style, tuple(problems)


def names_in_theme(path: Path) -> tuple[str, ...]:
    """The paths of logo, fonts and template that the theme in a file names; raises
    ProblemsFound."""
    given, _ = _given(path)
    template = (given.template.path,) if given.template else ()
    return (*_names(given), *template)


def _given(path: Path) -> tuple[GivenTheme, tuple[Problem, ...]]:
    document = read_document(path, _THEME_FILE)
    return (read_brand if is_brand(path) else read_own)(document)


def _logo(given: GivenTheme, problems: list[Problem]) -> Logo | None:
    if given.logo is None:
        return None
    try:
        return read_logo(given.logo, given.file)
    except ProblemsFound as found:
        problems += found.problems
        return None


def _template(given: GivenTheme, problems: list[Problem]) -> TemplateFile | None:
    if given.template is None:
        return None
    asked = given.template
    try:
        return template_beside(given.file, asked.path, asked.at, "the theme file")
    except ProblemsFound as found:
        problems += found.problems
        return None


def _families(given: GivenTheme, problems: list[Problem]) -> tuple[Family, Family] | None:
    if given.fonts is None:
        return None
    try:
        return read_families(given.fonts, given.file)
    except ProblemsFound as found:
        problems += found.problems
        return None


def _files(path: Path, given: GivenTheme) -> tuple[Path, ...]:
    """The theme file and those that it names."""
    return (path, *dict.fromkeys(path.parent / name for name in _names(given)))


def _names(given: GivenTheme) -> tuple[str, ...]:
    """The paths of logo and fonts."""
    fonts = (*given.fonts.files.values(), *given.fonts.also) if given.fonts else ()
    logo = (given.logo,) if given.logo else ()
    return tuple(each.path for each in (*logo, *fonts))


def _all_colours(given: GivenTheme) -> tuple[GivenColour, ...]:
    return (*given.colours.values(), *given.accents, *given.soft_accents)
