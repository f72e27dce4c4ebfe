"""Formats in which problems are told, listed. A new format is one new file and one line here."""

from __future__ import annotations

from collections.abc import Mapping

from factpress.formats import github, json, sarif, text
from factpress.formats.model import Format

FORMATS: Mapping[str, Format] = {
    "text": text.write,
    "json": json.write,
    "github": github.write,
    "sarif": sarif.write,
}
"""The formats by name."""

__all__ = ["FORMATS", "Format"]
