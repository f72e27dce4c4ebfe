"""Typefaces: the shipped fonts, the widths of text, and the breaking of text into lines."""

from factpress.typefaces.measure import (
    FACES,
    Family,
    Style,
    Typeface,
    UnknownTypefaceError,
    font_file,
    typeface,
)
from factpress.typefaces.wrapping import balance, wrap

__all__ = [
    "FACES",
    "Family",
    "Style",
    "Typeface",
    "UnknownTypefaceError",
    "balance",
    "font_file",
    "typeface",
    "wrap",
]
