"""Characters that cannot be printed, and marks where none are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from factpress.facts.document import Document
from factpress.facts.printed import plain_texts, prose_texts, quoted_texts
from factpress.facts.prose import MARK
from factpress.facts.shape import FactsShape
from factpress.problems import Problem
from factpress.typefaces.measure import typeface


def character_problems(document: Document, shape: FactsShape) -> Iterator[Problem]:
    """A problem for each text that has characters which the typeface lacks."""
    face = typeface()
    for path, text in (*prose_texts(shape), *plain_texts(shape), *quoted_texts(shape)):
        missing = face.missing(unicodedata.normalize("NFC", text).replace("\t", " "))
        if not missing:
            continue
        shown = ", ".join(_described(character) for character in missing[:5])
        yield Problem(
            document.find(path, missing[0]),
            "FP035",
            f"The typeface has no {shown}" + (", ..." if len(missing) > 5 else ""),
            "Write it in letters of the Latin, Cyrillic, Greek, Armenian or Georgian alphabet.",
        )


def misplaced_mark_problems(document: Document, shape: FactsShape) -> Iterator[Problem]:
    """A problem for each mark in a text that is printed as it stands."""
    for path, text in plain_texts(shape):
        if match := MARK.search(text):
            yield Problem(
                document.find(path, match[0]),
                "FP034",
                f"'{match[0]}' would be printed as it stands here",
                f"'{path[-1]}' is a name; put figures and citations in prose, points, 'says', "
                "'status', 'kind' or 'amount'.",
            )


def _described(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    if character.isprintable():
        return f"'{character}' ({code})"
    return f"{name} ({code})" if name else code
