"""The typeface of a theme: font files read, judged, and made ready for every document."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from factpress.facts.files import RefusedPath, path_beside
from factpress.problems import Problem, ProblemsFound, Severity
from factpress.themes.given import GivenFontFile, GivenFonts
from factpress.typefaces.companions import Companion
from factpress.typefaces.family import CALIBRI, FACTPRESS_SANS, Family

_MOST_BYTES = 10_000_000
_MOST_COMPANION_BYTES = 40_000_000
_SHAPERS = ("uharfbuzz", "bidi", "budoux")


def read_families(given: GivenFonts, file: str) -> tuple[Family, Family]:
    """The family of report and charts, and that of the deck; raises ProblemsFound.

    fontTools is loaded here, when a theme names fonts, and not before.
    """
    problems: list[Problem] = []
    families = FACTPRESS_SANS, CALIBRI
    companions: tuple[Companion, ...] = ()
    try:
        families = _families(given, file) if given.files else families
    except ProblemsFound as found:
        problems += found.problems
    try:
        companions = _companions(given, file) if given.also else ()
    except ProblemsFound as found:
        problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    embedded, named = (replace(family, companions=companions) for family in families)
    return (embedded, named) if companions else families


def _families(given: GivenFonts, file: str) -> tuple[Family, Family]:
    from factpress.typefaces.completing import families_of
    from factpress.typefaces.truetype import FontRefused, Opened, is_name, open_font

    opened: dict[str, Opened] = {}
    problems: list[Problem] = []
    for style, each in given.files.items():
        try:
            opened[style] = open_font(_content(each, file, _TYPEFACE, _MOST_BYTES))
        except FontRefused as refused:
            problems.append(font_problem(each, str(refused), refused.hint))
        except ProblemsFound as found:
            problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    names = (given.family, opened["regular"].family, Path(given.files["regular"].path).stem)
    return families_of(next(filter(is_name, names), "Typeface"), opened)


def _companions(given: GivenFonts, file: str) -> tuple[Companion, ...]:
    """The fonts for other scripts, in their order."""
    if not all(map(find_spec, _SHAPERS)):
        message = "To print other scripts, factpress needs HarfBuzz and what goes with it"
        hint = "Install them: python -m pip install 'factpress[scripts]'."
        raise ProblemsFound([Problem(given.also[0].at, "FP097", message, hint)])
    from factpress.typefaces.opentype import open_companion
    from factpress.typefaces.truetype import FontRefused

    opened: list[Companion] = []
    problems: list[Problem] = []
    for each in given.also:
        try:
            opened.append(open_companion(_content(each, file, _BESIDE, _MOST_COMPANION_BYTES)))
        except FontRefused as refused:
            problems.append(font_problem(each, str(refused), refused.hint))
        except ProblemsFound as found:
            problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    return tuple(opened)


_WHERE = "in the folder of the theme file or in a folder of it."
_TYPEFACE = f"A typeface is a .ttf file {_WHERE}"
_BESIDE = f"It is a .ttf, .otf or .ttc file {_WHERE}"


def _content(given: GivenFontFile, file: str, hint: str, most_bytes: int) -> bytes:
    try:
        path = path_beside(file, given.path, "the theme file")
    except RefusedPath as refused:
        raise ProblemsFound([font_problem(given, str(refused), hint)]) from None
    try:
        if not path.is_file():
            raise ProblemsFound([font_problem(given, "there is no such file", hint)])
        if path.stat().st_size > most_bytes:
            reason = f"it is larger than {most_bytes // 1_000_000} MB"
            less = "Take one with fewer characters."
            raise ProblemsFound([font_problem(given, reason, less)])
        return path.read_bytes()
    except OSError as error:
        raise ProblemsFound([font_problem(given, f"{error.strerror or error}", hint)]) from None


def font_problem(given: GivenFontFile, reason: str, hint: str) -> Problem:
    """The problem of a font that cannot be used; no more than a warning in a brand's file,
    which is written for other programs, too."""
    severity = Severity.WARNING if given.may_be_left_out else Severity.ERROR
    message = f"The typeface '{given.path}' cannot be used: {reason}"
    return Problem(given.at, "FP095", message, hint, severity)
