"""Texts in quotation marks, as YAML reads them."""

from __future__ import annotations


def in_quotation_marks(text: str) -> str:
    """The text as a quoted scalar."""
    text = text.strip()
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
