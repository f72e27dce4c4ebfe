"""Whether a build is needed at all, asked of the record beside the outputs.

Nothing is imported here that a build imports: to tell that there is nothing to do takes about
as long as to start the program.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import factpress
from factpress import __version__
from factpress.build.asked import Asked, document_file, options_of, record_file
from factpress.build.recorded import NoRecord, digest_of, journal_file, read_record
from factpress.installed import installed

_LIBRARIES = (
    "babel", "fonttools", "lxml", "markdown-it-py", "matplotlib", "mdit-py-plugins", "numpy",
    "pillow", "pyphen", "python-pptx", "reportlab", "xlsxwriter",
)  # fmt: skip
_FOR_SCRIPTS = ("budoux", "python-bidi", "uharfbuzz")

_OPTIONS = {
    "theme": "the theme asked for",
    "template": "the template asked for",
    "source_date_epoch": "SOURCE_DATE_EPOCH",
}


def reasons_to_build(path: Path, folder: Path, asked: Asked) -> tuple[str, ...]:
    """Why the documents of a facts file are not what it gives, as sentences without full stops.

    None where they are. Raises NoSourceDate.
    """
    record = record_file(path, folder)
    try:
        recorded = read_record(record)
        written = record.stat().st_mtime_ns if recorded else 0
    except (NoRecord, OSError):
        return (f"{record} is not a record that can be read",)
    if recorded is None:
        return (f"there is no record {record}",)
    if journal_file(record).exists():
        return ("the last build was broken off",)
    try:
        return (
            *_changed_files(path, recorded.build),
            *_changed_options(path, recorded.build, asked),
            *_changed_versions(recorded.build),
            *_changed_code(written),
            *_changed_outputs(path, folder, recorded.outputs, asked),
        )
    except (KeyError, TypeError, AttributeError):
        return (f"{record} does not tell what it was built from",)


def left_behind(path: Path, folder: Path) -> tuple[str, ...]:
    """Documents beside those of the last build that an earlier one has left, as sentences
    without full stops."""
    try:
        recorded = read_record(record_file(path, folder))
    except (NoRecord, OSError):
        return ()
    older = recorded.older if recorded else {}
    return tuple(
        f"{folder / name} is of an earlier build: build it again, too, or delete it"
        for name in older
        if (folder / name).exists()
    )


def versions(*, with_scripts: bool) -> dict[str, str | None]:
    """The versions of factpress and of the libraries that shape the bytes of documents.

    With scripts, of those too that set what the typeface has no letters of.
    """
    libraries = (*_LIBRARIES, *_FOR_SCRIPTS) if with_scripts else _LIBRARIES
    return {"factpress": __version__, **installed(libraries)}


def _changed_files(path: Path, build: Any) -> Iterator[str]:
    for each in build["files"]:
        file = path.parent / each["path"]
        before, now = each["sha256"], digest_of(file)
        if now != before:
            yield f"{file} {'is gone' if now is None else 'has changed' if before else 'is new'}"


def _changed_options(path: Path, build: Any, asked: Asked) -> Iterator[str]:
    for option, now in options_of(path, asked).items():
        before = build[option]
        if now != before:
            yield f"{_OPTIONS[option]} is {_said(now)}, and was {_said(before)}"


def _said(value: object) -> str:
    return "none" if value is None else str(value)


def _changed_versions(build: Any) -> Iterator[str]:
    before: Mapping[str, str | None] = build["versions"]
    now = {"factpress": __version__, **installed(name for name in before if name != "factpress")}
    for name, version in before.items():
        if now[name] != version:
            yield f"{name} is {now[name] or 'not installed'}, and was {version or 'not installed'}"


def _changed_code(written: int) -> Iterator[str]:
    """In a working copy of factpress its code changes under one version."""
    package = Path(factpress.__file__).parent
    if not (package.parent.parent / "pyproject.toml").is_file():
        return
    if _newest(str(package)) > written:
        yield "the code of factpress is newer than the record"


@cache
def _newest(folder: str) -> int:
    return max(_times(folder))


def _times(folder: str) -> Iterator[int]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _times(entry.path)
            else:
                yield entry.stat().st_mtime_ns


def _changed_outputs(
    path: Path, folder: Path, outputs: Mapping[str, str], asked: Asked
) -> Iterator[str]:
    for document in asked.documents:
        file = document_file(path, folder, document)
        now = digest_of(file)
        if now is None:
            yield f"{file} is missing"
        elif file.name not in outputs:
            yield f"{file} is not of the last build"
        elif now != outputs[file.name]:
            yield f"{file} was edited after it was built"
