"""What a build is asked for: documents, look, and the date that files are told to have."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path, PurePath
from typing import NamedTuple

SOURCE_DATE = "SOURCE_DATE_EPOCH"
"""The variable of the environment that gives the date of files."""

_LAST_SECOND = 253_402_300_799
"""Of the year 9999, in seconds since 1970: no file format has a later date."""


class Document(StrEnum):
    """What is built from a facts file; the value is how its name goes on from that of the facts."""

    REPORT = ".pdf"
    DECK = ".pptx"
    HANDOUT = "-slides.pdf"


class Asked(NamedTuple):
    """The documents, and the theme and template that go before those that the facts name."""

    documents: tuple[Document, ...]
    theme: str | None = None
    template: Path | None = None


class NoSourceDate(ValueError):
    """SOURCE_DATE_EPOCH is set, but is no date; says what to do."""


def source_date() -> int | None:
    """SOURCE_DATE_EPOCH in seconds since 1970, UTC; None where it is not set.

    Raises NoSourceDate (reproducible-builds.org/specs/source-date-epoch asks that a malformed
    one ends the build).
    """
    text = os.environ.get(SOURCE_DATE)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text) <= _LAST_SECOND):
        raise NoSourceDate(
            f"SOURCE_DATE_EPOCH is '{text}', which is no date. Give seconds since 1970, as in "
            "1700524800, or unset it."
        )
    return int(text)


def document_file(path: Path, folder: Path, document: Document) -> Path:
    """Where a document of the facts file at a path is written."""
    return folder / f"{path.stem}{document}"


def record_file(path: Path, folder: Path) -> Path:
    """Where the record of a facts file is written."""
    return folder / f"{path.stem}.json"


def options_of(path: Path, asked: Asked) -> Mapping[str, object]:
    """What is asked for a facts file besides its documents, as its record tells it."""
    theme = asked.theme
    if theme and Path(theme).is_file():
        theme = told_path(Path(theme), path)
    return {
        "theme": theme,
        "template": told_path(asked.template, path) if asked.template else None,
        "source_date_epoch": source_date(),
    }


def told_path(file: Path, facts: Path) -> str:
    """The path of a file from the folder of a facts file, alike on every machine and with `/`.

    Only a file elsewhere that is asked for by an absolute path keeps that.
    """
    folder = facts.parent
    if file.is_relative_to(folder):
        return file.relative_to(folder).as_posix()
    if file.is_absolute():
        return file.as_posix()
    try:
        return PurePath(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # another drive
        return file.absolute().as_posix()
