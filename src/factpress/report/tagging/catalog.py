"""What PDF/UA-1 and PDF/A-3a ask of the document's catalog."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream, PDFZCompress

from factpress.report.tagging.attachments import Attachment, specifications
from factpress.report.tagging.colour_profile import srgb_profile
from factpress.report.tagging.metadata import Properties, metadata
from factpress.report.tagging.objects import Written
from factpress.report.tagging.strings import text_string


def complete_catalog(
    document: Any, tree: Written, properties: Properties, attachments: Sequence[Attachment]
) -> None:
    """Adds the structure tree, metadata, output intent, page labels and attachments."""
    catalog = document.Catalog
    # ReportLab writes the entries that its classes name, and knows none of PDF 2.0's.
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.StructTreeRoot = tree
    catalog.MarkInfo = "<</Marked true>>"
    catalog.ViewerPreferences = "<</DisplayDocTitle true>>"
    catalog.Metadata = metadata(properties)
    catalog.PageLabels = "<</Nums [0 <</S /D>>]>>"
    catalog.OutputIntents = f"[{_output_intent(document)}]"
    if attachments:
        files = specifications(document, attachments, properties.date)
        names = " ".join(f"{text_string(name)} {file}" for name, file in files.items())
        catalog.AF = f"[{' '.join(files.values())}]"
        catalog.Names = f"<</EmbeddedFiles <</Names [{names}]>>>>"


def _output_intent(document: Any) -> str:
    """Says which RGB the colours are (ISO 19005-3, 6.2.3)."""
    profile = PDFStream(PDFDictionary({"N": 3}), srgb_profile(), [PDFZCompress])
    reference = document.Reference(profile).format(document).decode()
    return (
        "<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
        f"/Info (sRGB IEC61966-2.1) /DestOutputProfile {reference}>>"
    )
