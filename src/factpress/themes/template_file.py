"""The file of a template, taken into memory; what is in it is looked at when a deck is built."""

from __future__ import annotations

from pathlib import Path

from factpress.facts.files import RefusedPath, path_beside
from factpress.problems import Position, Problem, ProblemsFound
from factpress.theme import TemplateFile

_MOST_BYTES = 100_000_000


def template_beside(naming_file: str, named: str, at: Position, what: str) -> TemplateFile:
    """The template that a file names, from its own folder; raises ProblemsFound.

    `what` calls the naming file.
    """
    try:
        path_beside(naming_file, named, what)
    except RefusedPath as refused:
        hint = f"Put it in the folder of {what}; --template may name any file."
        raise ProblemsFound([template_problem(named, str(refused), hint, at)]) from None
    return read_template_file(Path(naming_file).parent / named, named, at)


def read_template_file(path: Path, named: str, at: Position) -> TemplateFile:
    """The template at a path; raises ProblemsFound. `named` is what it is called by."""
    hint = "A template is a .pptx or .potx file of PowerPoint."
    try:
        if not path.is_file():
            raise ProblemsFound([template_problem(named, "there is no such file", hint, at)])
        if path.stat().st_size > _MOST_BYTES:
            reason = f"it is larger than {_MOST_BYTES // 1_000_000} MB"
            less = "Take out large pictures and sample slides."
            raise ProblemsFound([template_problem(named, reason, less, at)])
        return TemplateFile(path, named, path.read_bytes(), at)
    except OSError as error:
        reason = f"{error.strerror or error}"
        raise ProblemsFound([template_problem(named, reason, hint, at)]) from None


def template_problem(named: str, reason: str, hint: str, at: Position) -> Problem:
    """The problem of a template that cannot serve."""
    return Problem(at, "FP096", f"The template '{named}' cannot be used: {reason}", hint)
