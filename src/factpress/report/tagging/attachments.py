"""Files within the document, associated with it (ISO 19005-3, 6.8 and Annex E)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Literal

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream, PDFZCompress

from factpress.frozen import frozen
from factpress.report.tagging.objects import Written
from factpress.report.tagging.strings import name, text_string


@frozen
class Attachment:
    """A file: its name, what it is, its media type, and how the document stems from it."""

    name: str
    description: str
    media_type: str
    relationship: Literal["Source", "Data", "Supplement"]
    content: bytes


def specifications(document: Any, attachments: Sequence[Attachment], date: str) -> dict[str, str]:
    """References to the file specifications, by the names of the files, in their order."""
    return {each.name: _specification(document, each, date)
            for each in sorted(attachments, key=lambda each: each.name)}  # fmt: skip


def _specification(document: Any, attachment: Attachment, date: str) -> str:
    checksum = hashlib.md5(attachment.content, usedforsecurity=False).hexdigest()
    size = len(attachment.content)
    dictionary = PDFDictionary(
        {
            "Type": PDFName("EmbeddedFile"),
            "Subtype": name(attachment.media_type),
            "Params": f"<</Size {size} /CheckSum <{checksum}> /ModDate {date}>>",
        }
    )
    stream = PDFStream(dictionary, attachment.content, [PDFZCompress])
    file = document.Reference(stream).format(document).decode()
    text = text_string(attachment.name)
    specification = Written(
        f"<</Type /Filespec /F {text} /UF {text} /Desc {text_string(attachment.description)} "
        f"/AFRelationship /{attachment.relationship} /EF <</F {file} /UF {file}>>>>"
    )
    reference: bytes = document.Reference(specification).format(document)
    return reference.decode()
