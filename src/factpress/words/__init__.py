"""The words that factpress itself prints, one table per language."""

from __future__ import annotations

from factpress.words.english import ENGLISH
from factpress.words.table import Words

TABLES: dict[str, Words] = {"en": ENGLISH}
"""The tables by ISO 639-1 code."""

__all__ = ["TABLES", "Words"]
