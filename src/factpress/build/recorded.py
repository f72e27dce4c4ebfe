"""What a record tells the next build: what was written, from what, and with what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple


class NoRecord(ValueError):
    """A file is not a record, or is no longer one."""


class Recorded(NamedTuple):
    """Digests of documents by their names, and the record's part `build`.

    `outputs` were built together; `older` lie beside them from builds before. An earlier
    version of factpress wrote records without `build`.
    """

    outputs: Mapping[str, str]
    older: Mapping[str, str]
    build: Mapping[str, Any] | None


def read_record(path: Path) -> Recorded | None:
    """What the record at a path tells; None where there is none. Raises NoRecord, and OSError."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        record = json.loads(content)
        outputs = _digests(record["outputs"])
        build = record.get("build")
        older = _digests(build["older"]) if build else {}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoRecord(f"{path} is not a record") from None
    return Recorded(outputs, older, build)


def journal_file(record: Path) -> Path:
    """Where the journal of a build is, while it replaces the documents of a record."""
    return record.with_name(f".{record.name}.journal")


def digest_of(path: Path) -> str | None:
    """The SHA-256 of a file's bytes, in hexadecimal; None where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _digests(listed: list[dict[str, str]]) -> dict[str, str]:
    return {each["name"]: each["sha256"] for each in listed}
