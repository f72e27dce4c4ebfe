"""Type of the report: faces, sizes and spacing, on a grid of 14 points."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics

from factpress.frozen import frozen
from factpress.report.hyphenation import hyphenator
from factpress.report.scripts.fonts import FaceFont
from factpress.theme import Theme
from factpress.typefaces.family import STYLES, Family

GRID = 14.0
"""Leading of the body text, in points; other spacings are parts of it."""
HALF_GRID = GRID / 2
"""Space between paragraphs, which therefore stand on the lines of facing pages or between them."""


_SOFT_HYPHEN = 0xAD


@frozen
class Type:
    """The paragraph styles."""

    title: ParagraphStyle
    edition: ParagraphStyle
    kicker: ParagraphStyle
    bottom_line: ParagraphStyle
    contents: ParagraphStyle
    headline: ParagraphStyle
    annex: ParagraphStyle
    subheading: ParagraphStyle
    body: ParagraphStyle
    quote: ParagraphStyle
    code: ParagraphStyle
    footnote: ParagraphStyle
    margin: ParagraphStyle
    caption: ParagraphStyle
    cell: ParagraphStyle
    head: ParagraphStyle
    small: ParagraphStyle
    ledger: ParagraphStyle
    ledger_value: ParagraphStyle
    key_prefix: ParagraphStyle
    key_label: ParagraphStyle


def face(family: Family, style: str = "regular") -> str:
    """ReportLab's name of a face of a family: regular, semibold, bold, italic."""
    return _registered(family)[style]


@cache
def _registered(family: Family) -> Mapping[str, str]:
    """The names by which ReportLab knows the faces from now on."""
    names: dict[str, str] = {style: family.font_name(style) + _company(family) for style in STYLES}
    for style, name in names.items():
        alone, companions = family.face_alone(style), family.companions_of(style)
        font = FaceFont(name, _file(family.font(style)), alone, companions)
        # The hyphen at the end of a line is written as a soft one, and looks like any other.
        font.face.charToGlyph[_SOFT_HYPHEN] = font.face.charToGlyph[ord("-")]
        font.face.charWidths[_SOFT_HYPHEN] = font.face.charWidths[ord("-")]
        pdfmetrics.registerFont(font)
    regular = names["regular"]
    # A bold italic is not shipped: stress within a headline is shown by the italic face.
    pdfmetrics.registerFontFamily(
        regular,
        normal=regular,
        bold=names["semibold"],
        italic=names["italic"],
        boldItalic=names["italic"],
    )
    for style in ("semibold", "bold"):
        pdfmetrics.registerFontFamily(
            names[style],
            normal=names[style],
            bold=names["bold"],
            italic=names["italic"],
            boldItalic=names["italic"],
        )
    return names


def _company(family: Family) -> str:
    """What tells the names of faces apart whose companions differ: ReportLab's are global."""
    if not family.companions:
        return ""
    contents = b"".join(hashlib.sha256(each.content).digest() for each in family.companions)
    return f"-{hashlib.sha256(contents).hexdigest()[:8]}"


def _file(font: Path | bytes) -> str | io.BytesIO:
    return io.BytesIO(font) if isinstance(font, bytes) else str(font)


def type_for(theme: Theme, language: str = "") -> Type:
    """The paragraph styles in the colours and the family of a theme.

    Running text is hyphenated in the language; headlines, captions and what is large are not.
    Where a style `keepsSide`, text that runs from right to left stands flush with the other,
    as in the cells of a table.
    """
    names = _registered(theme.family)
    # Text is set ragged: a hyphen is worth it for some letters, on a narrow measure for a few.
    wide: dict[str, Any] = {
        "hyphenationLang": hyphenator(language, 4),
        "hyphenationMinWordLength": 8,
    }
    narrow: dict[str, Any] = {
        "hyphenationLang": hyphenator(language, 3),
        "hyphenationMinWordLength": 7,
    }

    def style(name: str, size: float, leading: float, weight: str = "regular", **more: Any) -> Any:
        options = {"textColor": theme.ink, "alignment": TA_LEFT, **more}
        # ReportLab tries four other languages of colours each time that it meets this one.
        colours = {key: HexColor(options[key]) for key in options if key.endswith("Color")}
        return ParagraphStyle(
            name,
            fontName=names[weight],
            bulletFontName=names["regular"],
            fontSize=size,
            leading=leading,
            allowWidows=0,
            allowOrphans=0,
            splitLongWords=1,
            **{**options, **colours},
        )

    return Type(
        title=style("title", 27, 31, "bold", spaceAfter=5),
        edition=style("edition", 10.5, GRID, textColor=theme.muted),
        kicker=style("kicker", 8.5, 11, "semibold", textColor=theme.link, spaceAfter=3),
        bottom_line=style("bottom line", 14, 20),
        contents=style("contents", 9, 11.6, bulletColor=theme.link, keepsSide=1),
        headline=style(
            "headline",
            16.5,
            1.5 * GRID,
            "bold",
            spaceBefore=1.5 * GRID,
            spaceAfter=HALF_GRID,
            keepWithNext=1,
            on_grid=True,
        ),
        annex=style(
            "annex headline", 13.5, 17, "bold", spaceBefore=1.5 * GRID, spaceAfter=5, keepWithNext=1
        ),
        subheading=style(
            "subheading", 11, GRID, "semibold", spaceBefore=GRID, keepWithNext=1, on_grid=True
        ),
        body=style("body", 10, GRID, spaceAfter=HALF_GRID, on_grid=True, **wide),
        quote=style("quote", 10, GRID, "italic", spaceAfter=HALF_GRID, on_grid=True, **wide),
        code=style(
            "code",
            8.5,
            11.5,
            backColor=theme.panel,
            borderPadding=5,
            leftIndent=5,
            rightIndent=5,
            spaceBefore=5,
            spaceAfter=GRID / 2 + 5,
        ),
        footnote=style("footnote", 8, 10.8, leftIndent=GRID, spaceAfter=3, **wide),
        margin=style("margin note", 7.5, 9.6, textColor=theme.muted, **narrow),
        caption=style("caption", 10.5, 13.5, "bold", spaceAfter=3, keepWithNext=1),
        cell=style("cell", 8.5, 11.2, keepsSide=1, **narrow),
        head=style("head", 8, 10.5, "semibold", textColor=theme.muted, keepsSide=1, **narrow),
        small=style("small", 8, 10.8, textColor=theme.muted, keepsSide=1),
        ledger=style("ledger", 8.5, 11.6),
        ledger_value=style("ledger value", 9.5, 12.5, "semibold", keepsSide=1),
        key_prefix=style("key prefix", 8.5, 11, textColor=theme.muted),
        key_label=style("key label", 8.2, 10.6, keepsSide=1),
    )


def resized(style: ParagraphStyle, **changes: Any) -> ParagraphStyle:
    """A style with some of its attributes changed."""
    changed = ParagraphStyle(style.name, parent=style)
    for name, value in changes.items():
        setattr(changed, name, value)
    return changed
