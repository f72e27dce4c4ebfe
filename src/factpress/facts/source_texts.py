"""Local texts of sources, in which excerpts are looked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PureWindowsPath

from factpress.facts.files import RefusedPath, path_beside
from factpress.facts.model import Facts, Source
from factpress.problems import Problem, Severity

_MOST_BYTES = 20_000_000


def find_source_texts(
    facts: Facts, folder: Path | None
) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The texts that are there, by the ids of their sources, and what is wrong with others.

    A text is `<source id>.txt` in the folder, or else the file that the source's `text`
    names. It is decoded from UTF-8 and otherwise as it is in the file, line ends and byte
    order mark included, so that its SHA-256 is that of the file.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for source in facts.sources.values():
        try:
            path = _in_folder(source, folder) or _beside_facts(source, facts)
            if path is not None:
                texts[source.id] = _read(path)
        except _Unusable as unusable:
            problems.append(unusable.problem(source))
    return texts, tuple(problems)


class _Unusable(Exception):
    """A text cannot be used; says why, and what to do."""

    def __init__(self, code: str, message: str, hint: str, severity: Severity) -> None:
        super().__init__(message)
        self._told = (code, hint, severity)

    def problem(self, source: Source) -> Problem:
        code, hint, severity = self._told
        return Problem(source.text_at, code, f"The text of '{source.id}' {self}", hint, severity)


def _refused(reason: str) -> _Unusable:
    hint = (
        "Put the file beside the facts file and write its name, as in 'text: report.txt', or give "
        "its folder with --sources."
    )
    return _Unusable("FP037", f"is refused: {reason}", hint, Severity.ERROR)


def _unread(reason: str, severity: Severity = Severity.WARNING) -> _Unusable:
    hint = (
        "Put the text there, or give its folder with --sources; until then its excerpts are not "
        "checked."
    )
    return _Unusable("FP038", f"is not read: {reason}", hint, severity)


def _in_folder(source: Source, folder: Path | None) -> Path | None:
    """The text in the folder; the id may name a file of it and nothing else."""
    name = f"{source.id}.txt"
    if folder is None or "\0" in name or name != PureWindowsPath(name).name:
        return None
    path = folder / name
    return path if path.is_file() else None


def _beside_facts(source: Source, facts: Facts) -> Path | None:
    """The text that the source names, if that lies where it may."""
    if not source.text:
        return None
    try:
        path = path_beside(facts.file, source.text)
    except RefusedPath as refused:
        raise _refused(str(refused)) from None
    if not path.exists():
        raise _unread(f"there is no file '{source.text}'", Severity.INFORMATION)
    return path


def _read(path: Path) -> str:
    try:
        if not path.is_file():
            raise _unread("it is not a file")
        if path.stat().st_size > _MOST_BYTES:
            raise _unread(f"it is larger than {_MOST_BYTES // 1_000_000} MB")
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise _unread(f"{error.strerror or error}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _unread(f"line {line} is not UTF-8 text") from None
