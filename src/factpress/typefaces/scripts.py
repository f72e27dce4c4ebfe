"""Which script a character belongs to, which language that tells, and where lines may end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from fontTools.unicodedata import script

from factpress.typefaces.companions import JOINERS
from factpress.typefaces.wrapping import NO_BEGINNING, NO_END

_LANGUAGES = {"Hebr": "he", "Thai": "th", "Jpan": "ja", "Hang": "ko"}
"""Scripts that are written in one language, or nearly."""

_SHARED = frozenset({"Zyyy", "Zinh", "Zzzz"})
_JAPANESE = frozenset({"Hira", "Kana", "Hani"})
_THAI = re.compile("[\u0e00-\u0e7f]+")

_NOT_FIRST = frozenset(f"{NO_BEGINNING}’”‥…)]}},.:;?!%")
_NOT_LAST = frozenset(f"{NO_END}‘“([{{")
_VIRAMA = 9
"""The combining class of signs that bind the next letter to the last."""


def scripts_of(text: str) -> list[str]:
    """The script of each character (ISO 15924); signs have that of the letter before them.

    Han and both kinds of kana are one script, Jpan, as they are in Japanese.
    """
    found: list[str] = []
    before = ""
    for character in text:
        code = script(character)
        if code not in _SHARED:
            before = "Jpan" if code in _JAPANESE else code
        found.append(before)
    return found


def language_of(text: str) -> str:
    """The language that the script of a text tells, as BCP 47 has it; else only the script.

    Han letters alone are not known to be Japanese.
    """
    codes = [code for code in scripts_of(text) if code]
    if not codes:
        return "und"
    if codes[0] == "Jpan" and not any(script(each) in {"Hira", "Kana"} for each in text):
        return "und-Hani"
    return _LANGUAGES.get(codes[0], f"und-{codes[0]}")


def line_ends(text: str) -> Iterator[int]:
    """Where a line of the text may end, as indices of what then begins the next one.

    Behind spaces, between letters of East Asian scripts, and between Thai words, which are
    written without spaces.
    """
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        if before in " \u200b":
            if after != " ":
                yield index
        elif (_is_wide(before) or _is_wide(after)) and not (
            after.isspace() or before.isspace() or before in _NOT_LAST or after in _NOT_FIRST
        ):
            yield index
    for match in _THAI.finditer(text):
        place = match.start()
        for word in _thai_parser().parse(match[0])[:-1]:
            place += len(word)
            yield place


def may_be_cut(text: str, index: int) -> bool:
    """Whether a word that is too long may be cut here: not before marks, nor within a letter
    of several."""
    character = text[index]
    is_mark = unicodedata.category(character)[0] == "M" or character in JOINERS
    return not is_mark and unicodedata.combining(text[index - 1]) != _VIRAMA


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


@cache
def _thai_parser() -> Any:
    import budoux

    return budoux.load_default_thai_parser()
