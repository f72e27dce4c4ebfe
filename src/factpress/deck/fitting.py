"""Text fitted into a frame: measured, made smaller down to a floor, then split.

Lines are counted with the advance widths of the theme's typeface and a reserve of 3 %,
since office programs differ a little in how they round. Written sizes are explicit, so
that no program has to fit anything by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from factpress.deck.model import SlideParagraph, TextRun
from factpress.deck.runs import split_runs
from factpress.typefaces.accompanied import line_height_of
from factpress.typefaces.family import Family
from factpress.typefaces.measure import Typeface
from factpress.typefaces.wrapping import wrap

RESERVE = 0.03
BULLET_INDENT = 0.9
"""Of the type size: where the text of a point begins."""

_LEAST_PITCH = 1.2
NO_BREAK = "\u00a0"
# Letters that Calibri lacks come from another font: its widths are estimates, and its lines
# may be this much apart.
_FOREIGN_RESERVE = 0.06
_FOREIGN_PITCH = 1.36

Paragraphs = tuple[SlideParagraph, ...]


def line_count(paragraph: SlideParagraph, family: Family, width: float) -> int:
    """How many lines a paragraph takes in a frame of that width.

    LibreOffice moves a link to the next line as a whole, PowerPoint breaks it like other
    text: the larger count of the two is taken.
    """
    return len(_broken(paragraph, family, width)[1]) or 1


def with_whole_links(paragraph: SlideParagraph) -> SlideParagraph:
    """The paragraph with its links made unbreakable."""
    if not any(run.link for run in paragraph.runs):
        return paragraph
    runs = (
        replace(run, text=run.text.replace(" ", NO_BREAK)) if run.link else run
        for run in paragraph.runs
    )
    return replace(paragraph, runs=tuple(runs))


def with_narrow_links(paragraph: SlideParagraph, family: Family, width: float) -> SlideParagraph:
    """The paragraph with each link that is wider than a line as several, one to a word.

    LibreOffice keeps a link in one line, and cuts through a word when the line is too short.
    """
    face, indent = _face(paragraph, family), BULLET_INDENT * paragraph.size * paragraph.bullet
    runs: list[TextRun] = []
    for run in paragraph.runs:
        if not run.link or face.width(run.text, run.size) <= (width - indent) * (1 - RESERVE):
            runs.append(run)
            continue
        for part in re.findall("[^ ]+| ", run.text):
            is_space = part == " "
            runs.append(replace(run, text=part, link=None if is_space else run.link))
    return replace(paragraph, runs=tuple(runs))


def text_height(paragraphs: Sequence[SlideParagraph], family: Family, width: float) -> float:
    """The height of paragraphs set one below the other."""
    return sum(
        (each.before if index else 0) + line_count(each, family, width) * line_pitch(each, family)
        for index, each in enumerate(paragraphs)
    )


def text_width(paragraph: SlideParagraph, family: Family) -> float:
    """The width of a paragraph in one line, with the reserve."""
    return _face(paragraph, family).width(paragraph.text, paragraph.size) / (1 - RESERVE)


def set_text(
    make: Callable[[float], Paragraphs],
    sizes: Sequence[float],
    family: Family,
    width: float,
    height: float,
) -> tuple[Paragraphs, ...]:
    """Text in one frame, or in several of that size when even the last size is too large.

    `make` gives the paragraphs at a size; `sizes` go from the wished one down to the floor.
    The largest size is taken that needs no more frames than the floor does.
    """
    fewest = split(make(sizes[-1]), family, width, height)
    for size in sizes[:-1]:
        paragraphs = make(size)
        if text_height(paragraphs, family, width) <= height:
            return (paragraphs,)
        if len(fewest) > 1:
            pages = split(paragraphs, family, width, height)
            if len(pages) == len(fewest):
                return pages
    return fewest


def largest(
    make: Callable[[float], Paragraphs],
    sizes: Sequence[float],
    family: Family,
    width: float,
    height: float,
) -> Paragraphs | None:
    """The text at the largest size at which it fits; None when it fits at none."""
    for size in sizes:
        paragraphs = make(size)
        if text_height(paragraphs, family, width) <= height:
            return paragraphs
    return None


def split(
    paragraphs: Paragraphs, family: Family, width: float, height: float
) -> tuple[Paragraphs, ...]:
    """The paragraphs over as few frames as they need, evenly filled."""
    pieces = [piece for each in paragraphs for piece in cut(each, family, width, height)]
    heights = [
        each.before + line_count(each, family, width) * line_pitch(each, family) for each in pieces
    ]
    return tuple(tuple(pieces[index] for index in page) for page in balanced_pages(heights, height))


def cut(paragraph: SlideParagraph, family: Family, width: float, height: float) -> Paragraphs:
    """The paragraph, cut between lines into pieces of which none is higher than `height`."""
    most = max(1, int((height - paragraph.before) / line_pitch(paragraph, family)))
    pieces: list[SlideParagraph] = []
    rest = paragraph
    while True:
        text, lines = _broken(rest, family, width)
        if len(lines) <= most:
            return (*pieces, rest)
        head, tail = split_runs(rest.runs, _end(text, lines[:most]))
        pieces.append(replace(rest, runs=head))
        if not tail:
            return tuple(pieces)
        rest = replace(rest, runs=tail, bullet=False)


def lines_of(
    paragraph: SlideParagraph, family: Family, width: float
) -> tuple[tuple[TextRun, ...], ...]:
    """The runs on each line, as a program breaks them: by widths alone, without a reserve."""
    measure = width - (BULLET_INDENT * paragraph.size if paragraph.bullet else 0)
    lines = _lines_by(family.face(), paragraph, measure)
    if all(sum(run_width(run, family) for run in line) <= measure for line in lines):
        return lines
    return _lines_by(_face(paragraph, family), paragraph, measure)


def run_width(run: TextRun, family: Family) -> float:
    """The width of a run in its own face, without a reserve. There is no bold italic."""
    return family.face(style_of(run)).width(run.text, run.size)


def style_of(run: TextRun) -> str:
    """The style of the face of a run."""
    return "bold" if run.bold else "italic" if run.italic else "regular"


def _lines_by(
    face: Typeface, paragraph: SlideParagraph, measure: float
) -> tuple[tuple[TextRun, ...], ...]:
    size, rest = paragraph.size, paragraph.runs
    if not paragraph.text.strip():
        return (rest,)
    lines = []
    for line in wrap(paragraph.text, face, size, max(measure, size))[:-1]:
        text = "".join(run.text for run in rest)
        head, rest = split_runs(rest, text.index(line) + len(line))
        lines.append(head)
    return (*lines, rest)


def balanced_pages(heights: Sequence[float], room: float) -> tuple[range, ...]:
    """Which items stand together, in as few pages as `room` allows, evenly filled."""
    best = _filled(heights, room)
    low, high = 0.0, room
    for _ in range(12 if len(best) > 1 else 0):
        middle = (low + high) / 2
        pages = _filled(heights, middle)
        if len(pages) <= len(best):
            best, high = pages, middle
        else:
            low = middle
    return best


def _filled(heights: Sequence[float], room: float) -> tuple[range, ...]:
    pages = []
    start, used = 0, 0.0
    for index, height in enumerate(heights):
        if index > start and used + height > room:
            pages.append(range(start, index))
            start, used = index, 0.0
        used += height
    return (*pages, range(start, len(heights)))


def _broken(paragraph: SlideParagraph, family: Family, width: float) -> tuple[str, tuple[str, ...]]:
    """The text of a paragraph and its lines, with whole links if that makes more of them."""
    lines = _lines(paragraph, family, width)
    if any(run.link for run in paragraph.runs):
        whole = with_whole_links(paragraph)
        # Behind a link that is wider than the frame LibreOffice begins a new line.
        face = _face(paragraph, family)
        wide = sum(
            run.link is not None and face.width(run.text, run.size) > width * (1 - RESERVE)
            for run in whole.runs
        )
        others = (*_lines(whole, family, width), *[""] * wide)
        if len(others) > len(lines):
            return whole.text, others
    return paragraph.text, lines


def _lines(paragraph: SlideParagraph, family: Family, width: float) -> tuple[str, ...]:
    size = paragraph.size
    if not paragraph.text:
        return ()
    indent = BULLET_INDENT * size if paragraph.bullet else 0
    face = _face(paragraph, family)
    reserve = _FOREIGN_RESERVE if face.missing(paragraph.text) else RESERVE
    measure = (width - indent) * (1 - reserve)
    return wrap(paragraph.text, face, size, max(measure, size))


def line_pitch(paragraph: SlideParagraph, family: Family) -> float:
    """The distance of the baselines of a paragraph, in points."""
    if paragraph.leading:
        return paragraph.leading
    face = _face(paragraph, family)
    foreign = _FOREIGN_PITCH if face.missing(paragraph.text) else 0
    return paragraph.size * max(_LEAST_PITCH, line_height_of(face, paragraph.text), foreign)


def _face(paragraph: SlideParagraph, family: Family) -> Typeface:
    # The bold face is the widest: a paragraph with a bold word is measured as bold.
    bold = any(run.bold for run in paragraph.runs)
    return family.face("bold" if bold else "regular")


def _end(text: str, lines: Sequence[str]) -> int:
    """Where the last of some lines ends in the text that they were broken from."""
    end = 0
    for line in lines:
        end = text.index(line, end) + len(line)
    return end
