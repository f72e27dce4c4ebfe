"""Texts of a facts file made safe to print.

A facts file may come from a stranger: what it says must neither steer a terminal, nor
pretend to be lines of its own, nor stop the command because it cannot be encoded.
"""

from __future__ import annotations

import unicodedata

_STEERING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# Format characters that words need: joiners and the soft hyphen.
_HARMLESS = {"\u200c", "\u200d", "\u00ad"}


def printable(text: str) -> str:
    """The text on one line, with every character that is not seen written as its number."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(each) if _steers(each) else each for each in text)


def aligned(line: str) -> str:
    """The line with a mark for each character that is not seen, so that columns stay."""
    return "".join("\ufffd" if _steers(each) else each for each in line.replace("\t", " "))


def encodable(text: str) -> str:
    """The text without halves of characters, such as names of files in an odd encoding have."""
    return text.encode("utf-8", "replace").decode("utf-8")


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character) or character in _HARMLESS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _steers(character: str) -> bool:
    return unicodedata.category(character) in _STEERING and character not in _HARMLESS


def _escape(character: str) -> str:
    number = ord(character)
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"
