"""Lines in several scripts, written on a page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.platypus.paragraph import _drawBullet  # type: ignore[attr-defined]
from reportlab.platypus.paraparser import ParaFrag

from factpress.report.scripts.embedding import GlyphFont
from factpress.report.scripts.lines import MixedLine, MixedParagraph
from factpress.report.tagging.strings import text_string
from factpress.typefaces.mixed import Run
from factpress.typefaces.scripts import language_of
from factpress.wording import NO_BREAK

_LEAST = 1e-4
"""Distances in em that nobody sees."""


def draw_paragraph(paragraph: Any, lines: Sequence[MixedLine]) -> None:
    """Draws a paragraph of ReportLab's whose lines are these."""
    style, canvas = paragraph.style, paragraph.canv
    y = paragraph.height - style.fontSize
    indent = style.firstLineIndent
    right_to_left = lines[0].right_to_left
    if paragraph.bulletText:
        room = (paragraph.width - style.rightIndent,) if right_to_left else None
        indent = _drawBullet(canvas, indent, y, paragraph.bulletText, style, rtl=room)
    text = paragraph.beginText(0, y)
    text.setLeading(style.leading)
    for line in lines:
        before, after = style.leftIndent + indent, style.rightIndent
        if line.right_to_left:
            before, after = after, before
        slack = paragraph.width - before - after - line.width
        x = before + slack * _share_before(style, line)
        _write(line, text, x, y)
        indent = 0
        y -= style.leading
    canvas.saveState()
    canvas.drawText(text)
    canvas.restoreState()


def draw_line(canvas: Any, text: str, x: float, y: float) -> None:
    """Draws a text in the canvas's font and colour, in one line with its left end at (x, y)."""
    fragment = ParaFrag(
        text=text, fontName=canvas._fontname, fontSize=canvas._fontsize,
        textColor=canvas._fillColorObj, rise=0, link=[],
    )  # fmt: skip
    canvas.saveState()
    canvas.translate(x, y)
    draw_fragments(canvas, [fragment], None, right_to_left=False)
    canvas.restoreState()


def draw_fragments(
    canvas: Any, fragments: Sequence[Any], element: Any, *, right_to_left: bool
) -> None:
    """Draws a line of fragments with its left end at the origin, as content of an element.

    What keeps an order of its own within the line has marks of direction around it.
    """
    text = canvas.beginText(0, 0)
    text.element = element
    canvas.written_now = text
    paragraph = MixedParagraph(fragments, right_to_left, isolates_links=False)
    for line in paragraph.lines(math.inf, math.inf):
        _write(line, text, 0, 0)
    canvas.drawText(text)


def _share_before(style: Any, line: MixedLine) -> float:
    """How much of what a line leaves of the measure stands before it, from 0 to 1."""
    if style.alignment == TA_CENTER:
        return 0.5
    is_flush_right = line.right_to_left and not getattr(style, "keepsSide", 0)
    return float(style.alignment == TA_RIGHT or is_flush_right)


def _write(line: MixedLine, text: Any, x: float, y: float) -> None:
    canvas = text._canvas
    colour = None
    links: dict[Any, list[float]] = {}
    open_links: list[Any] = []
    for run, fragment in line.runs:
        for link in open_links:
            if link not in fragment.link:
                text._linkRecord(link, "end")
        if not run.text:
            _call(fragment.cbDefn, text, x + run.left, y)
            continue
        text.setTextOrigin(x + run.left, y)
        if fragment.textColor != colour:
            colour = fragment.textColor
            text.setFillColor(colour)
        _write_run(run, fragment, text)
        for link in fragment.link:
            if link not in open_links:
                text._linkRecord(link, "start")
            left, right = x + run.left, x + run.left + run.width
            box = links.setdefault(link, [left, y, right, y])
            low, high = fragment.rise - 0.2 * fragment.fontSize, fragment.rise + fragment.fontSize
            links[link] = [
                min(box[0], left), min(box[1], y + low), max(box[2], right), max(box[3], y + high),
            ]  # fmt: skip
        open_links = list(fragment.link)
    for link in open_links:
        text._linkRecord(link, "end")
    for (_, target), box in sorted(links.items()):
        if target.startswith("#"):
            canvas.linkRect("", target[1:], tuple(box), relative=1)
        else:
            canvas.linkURL(target, tuple(box), relative=1)


def _call(called: Any, text: Any, x: float, y: float) -> None:
    """Does what markup asks for at a place: ReportLab's `<a name>` and `<onDraw>`."""
    if called.kind == "anchor":
        text._canvas.bookmarkHorizontal(called.name, x, y + text._leading)
    else:
        text._canvas.getNamedCB(called.name)(
            text._canvas, called.kind, getattr(called, "label", None)
        )


def _write_run(run: Run, fragment: Any, text: Any) -> None:
    if run.companion is not None:
        font = text._canvas.glyph_font(run.companion)
        # A passage whose language the facts tell needs no guess.
        language = "" if text.words.passage else language_of(run.text)
        text.write_glyphs(_tagged(run, _glyphs(run, fragment, font), language))
        return
    text._setFont(fragment.fontName, fragment.fontSize)
    text.setRise(fragment.rise)
    operators = text._formatText(run.shown)
    text.write_glyphs(_tagged(run, operators, "") if run.level % 2 else operators)


def _tagged(run: Run, operators: str, language: str) -> str:
    """Operators of a run, with its language, and told how its text is to be read.

    Text that runs from right to left is shown from left to right, as PDF has it and readers
    expect it (ISO 32000-1, 14.8.2.3.3). Where glyphs or signs are not what they stand for, the
    text is told beside them (14.9.4).
    """
    properties = []
    if language:
        properties.append(f"/Lang ({language})")
    is_backwards = run.level % 2 == 1
    is_plain = all(_told(run)) if run.companion else run.shown == run.text[::-1]
    if is_backwards and (run.companion or is_plain):
        operators = f"/ReversedChars BMC {operators} EMC"
    elif not is_plain:
        properties.append(f"/ActualText {text_string(run.text.replace(NO_BREAK, ' '))}")
    if not properties:
        return operators
    return f"/Span <<{' '.join(properties)}>> BDC {operators} EMC"


def _glyphs(run: Run, fragment: Any, font: GlyphFont) -> str:
    """The operators that show glyphs, each at its place."""
    size, rise = fragment.fontSize, fragment.rise
    parts: list[str] = [f"/{font.name} {size:g} Tf"]
    height, owed = 0.0, 0.0
    row: list[str] = []

    def show() -> None:
        if row:
            shown = " ".join(row).replace("> <", "")
            parts.append(f"{rise + height * size:.6g} Ts [{shown}] TJ")
            row.clear()

    for glyph, told in zip(run.glyphs, _told(run), strict=True):
        if glyph.y != height:
            show()
            height = glyph.y
        code = font.code(glyph, told)
        owed += glyph.x
        if abs(owed) > _LEAST:
            row.append(f"{-1000 * owed:.6g}")
        row.append(f"<{code}>")
        # The font moves on by the glyph's own width; the next one is to stand elsewhere.
        owed = glyph.advance - glyph.x - font.width(glyph)
    show()
    return " ".join(parts)


def _told(run: Run) -> list[str]:
    """For each glyph the characters that it stands for; of several for one, one alone has
    them, the first in the order of reading."""
    begins = sorted({glyph.cluster for glyph in run.glyphs})
    ends = dict(zip(begins, [*begins[1:], begins[0] + len(run.text)], strict=True))
    told: list[str] = []
    seen: set[int] = set()
    step = -1 if run.level % 2 else 1
    for glyph in run.glyphs[::step]:
        own = run.text[glyph.cluster - begins[0] : ends[glyph.cluster] - begins[0]]
        told.append("" if glyph.cluster in seen else own)
        seen.add(glyph.cluster)
    return told[::step]
