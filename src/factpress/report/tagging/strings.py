"""Texts as PDF writes them."""

from __future__ import annotations


def text_string(text: str) -> str:
    """A text string object (ISO 32000-1, 7.9.2.2): as it is, or as UTF-16 in hexadecimal.

    The name of a file may hold what is no text; that is replaced.
    """
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def name(text: str) -> str:
    """A name object (ISO 32000-1, 7.3.5), for any text of ASCII."""
    return "/" + "".join(
        each if each.isalnum() or each in "-_.+" else f"#{ord(each):02X}" for each in text
    )
