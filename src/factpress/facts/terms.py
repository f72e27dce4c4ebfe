"""Terms: words that differ from one facts file to another, put into the texts that name them.

    terms: {country: Armenia, capital: Yerevan}
    title: The army of {country} grows

A term is put in as it is written, before anything is read of the text: into prose and labels,
into the options of charts and the rows that a series chooses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from factpress.facts.document import Document, Value
from factpress.facts.prose import MARK

_MOST = 150
_AS_WRITTEN = ("story", "terms")


def with_terms(document: Document) -> Document:
    """The document with its terms put into all other texts; positions stay those of the file."""
    given = document.content.get("terms")
    if not isinstance(given, dict):
        return document
    terms = {id_: _bare(words) for id_, words in given.items() if isinstance(words, str)}
    content = {
        key: value if key in _AS_WRITTEN else _filled(value, terms)
        for key, value in document.content.items()
    }
    return replace(document, content=content)


def _bare(words: str) -> str:
    """The words as far as a term may go: what is wrong with them is told where they stand."""
    return MARK.sub(lambda mark: mark[0].strip("{}[]"), words[:_MOST])


def _filled(value: Value, terms: Mapping[str, str]) -> Value:
    if isinstance(value, str):
        return MARK.sub(lambda mark: _words(mark, terms), value) if "{" in value else value
    if isinstance(value, list):
        return [_filled(each, terms) for each in value]
    if isinstance(value, dict):
        return {key: _filled(each, terms) for key, each in value.items()}
    return value


def _words(mark: re.Match[str], terms: Mapping[str, str]) -> str:
    return terms.get(mark["id"], mark[0]) if mark["id"] and not mark["kind"] else mark[0]
