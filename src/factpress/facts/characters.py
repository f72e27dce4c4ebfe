"""Characters that cannot be printed, and marks where none are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from factpress.facts.document import Document, KeyPath
from factpress.facts.printed import plain_texts, prose_texts, quoted_texts
from factpress.facts.prose import MARK, QUOTE_SIGN, blanked, nearly_marks
from factpress.facts.shape import FactsShape
from factpress.problems import Problem
from factpress.typefaces.family import FACTPRESS_SANS, Family


def character_problems(document: Document, shape: FactsShape, family: Family) -> Iterator[Problem]:
    """A problem for each text that has characters which the typeface lacks."""
    face = family.face()
    for path, text in (*prose_texts(shape), *plain_texts(shape), *quoted_texts(shape)):
        missing = face.missing(unicodedata.normalize("NFC", text).replace("\t", " "))
        if not missing:
            continue
        shown = ", ".join(_described(character) for character in missing[:5])
        yield Problem(
            document.find(path, missing[0]),
            "FP035",
            f"{lacks(family)} {shown}" + (", ..." if len(missing) > 5 else ""),
            _ADDRESS_HINT if path[-1] == "URL" else _HINT,
        )


_HINT = (
    "Write it in letters of the Latin, Cyrillic, Greek, Armenian or Georgian alphabet, or name "
    "a font that has it under 'fonts: also' in a theme file."
)
_ADDRESS_HINT = "Write it as browsers copy it, with '%E6%B0%B4' for such a letter."


def lacks(family: Family) -> str:
    """The beginning of the sentence that says what the typeface has not."""
    if family.companions:
        return "None of the theme's fonts has"
    if family.fonts:
        return f"Neither {family.name} nor {FACTPRESS_SANS.name} has"
    return "The typeface has no"


def misplaced_mark_problems(document: Document, shape: FactsShape) -> Iterator[Problem]:
    """A problem for each mark in a text that is printed as it stands."""
    for path, text in plain_texts(shape):
        if match := MARK.search(text):
            yield Problem(
                document.find(path, match[0]),
                "FP034",
                f"'{match[0]}' would be printed as it stands here",
                f"Delete it: '{path[-1]}' is a name; marks belong in prose, points, 'says', "
                "'status', 'kind' or 'amount'.",
            )
    for path, text in prose_texts(shape):
        yield from _unread_marks(document, path, text, shape)


def _unread_marks(
    document: Document, path: KeyPath, text: str, shape: FactsShape
) -> Iterator[Problem]:
    """A problem for each text in prose that looks like a mark and is none."""
    bare = MARK.sub(blanked, QUOTE_SIGN.sub(blanked, text))
    for match in nearly_marks(bare, shape.sources):
        found = text[match.start() : match.end()]
        yield Problem(
            document.find(path, found),
            "FP034",
            f"'{found}' is no mark, and would be printed as it stands",
            _mark_hint(found),
        )


def _mark_hint(found: str) -> str:
    """The mark that was meant."""
    if found.startswith("["):
        source, comma, place = found.strip("[]@ ").partition(",")
        if not comma:
            source, comma, place = source.strip().partition(" ")
        return f"Write '[@{source}{', ' if place.strip() else ''}{place.strip()}]'."
    kind, colon, id_ = found.strip("{} ").rpartition(":")
    if id_ and not set(id_.strip()) & set(" {}"):
        return f"Write '{{{'figure:' if colon and kind else ''}{id_.strip()}}}'."
    return "Write '{id}' with the id of a figure, or '\\{' for a brace that is to be printed."


def _described(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    if character.isprintable():
        return f"'{character}' ({code})"
    return f"{name} ({code})" if name else code
