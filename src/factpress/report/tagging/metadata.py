"""What the document says of itself: the same in its information and in its XMP metadata."""

from __future__ import annotations

from html import escape
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFName, PDFStream

from factpress.frozen import frozen
from factpress.report.tagging.strings import text_string


@frozen
class Properties:
    """Title, author, subject and so on; `moment` is in UTC."""

    title: str
    author: str
    subject: str
    creator: str
    producer: str
    language: str
    moment: tuple[int, int, int, int, int, int]

    @property
    def date(self) -> str:
        """The moment as PDF writes it (ISO 32000-1, 7.9.4)."""
        return "(D:{:04d}{:02d}{:02d}{:02d}{:02d}{:02d}+00'00')".format(*self.moment)


def properties_of(document: Any) -> Properties:
    """What was told to ReportLab's canvas."""
    info = document.info
    author = "" if info.author == PDFInfo.author else info.author
    subject = "" if info.subject == PDFInfo.subject else info.subject
    language = document.Catalog.Lang.s
    return Properties(
        info.title, author, subject, info.creator, info.producer, language,
        document._timeStamp.YMDhms,
    )  # fmt: skip


def information(properties: Properties) -> str:
    """The document information dictionary (ISO 32000-1, 14.3.3)."""
    texts = {
        "Title": properties.title,
        "Author": properties.author,
        "Subject": properties.subject,
        "Creator": properties.creator,
        "Producer": properties.producer,
    }
    entries = [f"/{name} {text_string(text)}" for name, text in texts.items() if text]
    dates = f"/CreationDate {properties.date} /ModDate {properties.date}"
    return f"<<{' '.join(entries)} {dates}>>"


def metadata(properties: Properties) -> PDFStream:
    """The metadata stream, which names both standards (ISO 19005-3, 6.6; ISO 14289-1, 5)."""
    dictionary = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(dictionary, _xmp(properties).encode("utf-8"))


def _xmp(properties: Properties) -> str:
    moment = "{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}+00:00".format(*properties.moment)
    author = f"<rdf:Seq><rdf:li>{escape(properties.author)}</rdf:li></rdf:Seq>"
    values = {
        "dc:format": "application/pdf",
        "dc:title": _in_language(properties.title, properties.language),
        "dc:creator": author if properties.author else "",
        "dc:description": _in_language(properties.subject, properties.language),
        "dc:language": f"<rdf:Bag><rdf:li>{escape(properties.language)}</rdf:li></rdf:Bag>",
        "xmp:CreateDate": moment,
        "xmp:ModifyDate": moment,
        "xmp:CreatorTool": escape(properties.creator),
        "pdf:Producer": escape(properties.producer),
        "pdfuaid:part": "1",
        "pdfaid:part": "3",
        "pdfaid:conformance": "A",
    }
    lines = "\n".join(f"<{name}>{value}</{name}>" for name, value in values.items() if value)
    return _PACKET.format(properties=lines, extension=_EXTENSION)


def _in_language(text: str, language: str) -> str:
    """A text in the document's language, which is also the one to take by default."""
    if not text:
        return ""
    each = "".join(
        f'<rdf:li xml:lang="{which}">{escape(text)}</rdf:li>' for which in ("x-default", language)
    )
    return f"<rdf:Alt>{each}</rdf:Alt>"


_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{properties}
{extension}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""

# PDF/A knows no schema of PDF/UA, so the file describes it (ISO 19005-3, 6.6.2.3).
_EXTENSION = """\
<pdfaExtension:schemas
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag>
</pdfaExtension:schemas>"""
