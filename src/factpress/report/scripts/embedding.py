"""Companions embedded in a PDF file: composite fonts whose codes are glyphs.

ISO 32000-1, 9.7.4 and 9.10.3. Which glyphs are used is known when the file is written.
"""

from __future__ import annotations

import hashlib
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFZCompress,
)

from factpress.typefaces.companions import Companion
from factpress.typefaces.shaping import Glyph, glyphs_alone, measures_of

_SYMBOLIC = 4
_CMAP_BLOCK = 100
_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
)
_JOINER = "\u200d"
_CMAP_END = "endcmap CMapName currentdict /CMap defineresource pop end end"


class GlyphFont:
    """A companion in a document, under a name of the document's own.

    ReportLab asks for its objects when all pages are drawn.
    """

    def __init__(self, companion: Companion, name: str) -> None:
        self._companion, self.name = companion, name
        self._texts: dict[int, str] = {}
        self._widths: dict[int, float] = {}

    def code(self, glyph: Glyph, text: str) -> str:
        """The code of a glyph, in hexadecimal. `text` is what it stands for, if it is known
        to be the glyph of these characters."""
        self._widths.setdefault(glyph.id, measures_of(self._companion).advance(glyph.id))
        self._texts[glyph.id] = self._texts.get(glyph.id) or text
        return f"{glyph.id:04X}"

    def width(self, glyph: Glyph) -> float:
        """The width of a glyph as the font has it, in em."""
        return self._widths[glyph.id]

    def addObjects(self, document: Any) -> None:
        """Adds the font to the document."""
        base = self._base_name()
        kind, program = self._program()
        descriptor = self._descriptor(base, kind, document.Reference(program))
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType0" if self._is_postscript else "CIDFontType2"),
                "BaseFont": PDFName(base),
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(descriptor),
                "W": f"[{' '.join(self._widths_written())}]",
                "DW": 1000,
                **({} if self._is_postscript else {"CIDToGIDMap": PDFName("Identity")}),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(base),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArrayCompact([document.Reference(descendant)]),
                "ToUnicode": document.Reference(
                    PDFStream(PDFDictionary({}), self._to_unicode(), [PDFZCompress])
                ),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font)

    @property
    def _is_postscript(self) -> bool:
        return self._companion.has_postscript_outlines

    def _base_name(self) -> str:
        """The tag of a subset is six capitals that depend on what is in it (9.6.4)."""
        told = repr(sorted(self._texts)).encode()
        digest = hashlib.sha256(self._companion.content + told).digest()
        tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
        plain = "".join(c for c in self._companion.family if c.isascii() and c.isalnum())
        return f"{tag}+{plain or 'Companion'}"

    def _program(self) -> tuple[str, PDFStream]:
        data = glyphs_alone(self._companion, frozenset(self._texts))
        if self._is_postscript:
            told = PDFDictionary({"Subtype": PDFName("CIDFontType0C")})
            return "FontFile3", PDFStream(told, data, [PDFZCompress])
        return "FontFile2", PDFStream(PDFDictionary({"Length1": len(data)}), data, [PDFZCompress])

    def _descriptor(self, base: str, kind: str, program: Any) -> PDFDictionary:
        em = self._companion.units_per_em / 1000
        measures = measures_of(self._companion)
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(base),
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArrayCompact([round(each / em) for each in measures.box]),
                "ItalicAngle": 0,
                "Ascent": round(self._companion.ascent / em),
                "Descent": round(-self._companion.descent / em),
                "CapHeight": round(self._companion.ascent / em),
                "StemV": 80,
                kind: program,
            }
        )

    def _widths_written(self) -> list[str]:
        return [f"{id_} [{1000 * width:g}]" for id_, width in sorted(self._widths.items())]

    def _to_unicode(self) -> str:
        """What each glyph stands for. One that is a part of a letter alone is a joiner here:
        what the letters are is told beside them as the actual text."""
        lines = [
            f"<{id_:04X}> <{(text or _JOINER).encode('utf-16-be').hex()}>"
            for id_, text in sorted(self._texts.items())
        ]
        blocks = [lines[start : start + _CMAP_BLOCK] for start in range(0, len(lines), _CMAP_BLOCK)]
        mapped = "".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
        )
        return _CMAP_HEAD + mapped + _CMAP_END
