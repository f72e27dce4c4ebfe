"""The words that factpress itself prints, one table per language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from factpress.words.table import Forms, Words

_MODULES = {
    "de": "factpress.words.german",
    "en": "factpress.words.english",
    "es": "factpress.words.spanish",
    "fr": "factpress.words.french",
    "hy": "factpress.words.armenian",
    "ru": "factpress.words.russian",
}


class _Tables(Mapping[str, Words]):
    """Tables by ISO 639-1 code. A table is loaded when its language is asked for."""

    def __getitem__(self, code: str) -> Words:
        table: Words = import_module(_MODULES[code]).WORDS
        return table

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


TABLES: Mapping[str, Words] = _Tables()
"""The tables by ISO 639-1 code."""

__all__ = ["TABLES", "Forms", "Words"]
