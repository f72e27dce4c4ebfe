"""The theme that a facts file or the command asks for: a built-in one, or a file."""

from __future__ import annotations

from pathlib import Path

from factpress.facts.files import RefusedPath, path_beside
from factpress.facts.model import LookName
from factpress.problems import Problem, ProblemsFound, suggestion
from factpress.theme import BUILT_IN, HouseStyle


def theme_of(asked: LookName | None, file: str) -> tuple[HouseStyle, tuple[Problem, ...]]:
    """The theme that a facts file asks for; raises ProblemsFound.

    A path must lead to a file in the folder of the facts file, or in a folder of it.
    """
    if asked is None:
        return BUILT_IN["light"], ()
    if asked.text in BUILT_IN:
        return BUILT_IN[asked.text], ()
    try:
        path_beside(file, asked.text)
    except RefusedPath as refused:
        hint = f"The built-in themes are {' and '.join(BUILT_IN)}; --theme may name any file."
        message = f"The theme '{asked.text}' is refused: {refused}"
        raise ProblemsFound([Problem(asked.at, "FP090", message, hint)]) from None
    path = Path(file).parent / asked.text
    if not path.is_file():
        otherwise = f"Name a file beside this one, or one of {' and '.join(BUILT_IN)}."
        message = f"There is no theme '{asked.text}'"
        hint = suggestion(asked.text, BUILT_IN, otherwise)
        raise ProblemsFound([Problem(asked.at, "FP090", message, hint)])
    return _read(path)


def named_theme(name: str) -> tuple[HouseStyle, tuple[Problem, ...]]:
    """A built-in theme by its name, or else the file of that path; raises ProblemsFound."""
    return (BUILT_IN[name], ()) if name in BUILT_IN else _read(Path(name))


def _read(path: Path) -> tuple[HouseStyle, tuple[Problem, ...]]:
    # Most briefings need no theme file, and a check should not wait for what reads it.
    from factpress.themes.reading import read_theme

    return read_theme(path)
