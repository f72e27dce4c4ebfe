"""Finished documents read back with libraries that did not write them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

import pypdf
import pypdfium2
from lxml import etree
from pptx import Presentation

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDES = re.compile(r"ppt/(slides|notesSlides)/[a-zA-Z]+(\d+)\.xml")


def report_text(report: bytes) -> str:
    """The text of a PDF, page after page, spaces folded."""
    return " ".join(page_texts(report))


def page_texts(report: bytes) -> list[str]:
    """The texts of the pages of a PDF, spaces folded."""
    return [folded(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(report)).pages]


def deck_text(deck: bytes) -> str:
    """The text of a deck, slides and notes, read from its parts, spaces folded."""
    texts = []
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        for name in sorted(archive.namelist()):
            if _SLIDES.fullmatch(name):
                texts.append(part_text(archive.read(name)))
    return folded(" ".join(texts))


def part_text(part: bytes) -> str:
    """The text of one XML part, a space between paragraphs."""
    root = etree.fromstring(part)
    return " ".join(
        "".join(run.text or "" for run in paragraph.iter(f"{_DRAWING}t"))
        for paragraph in root.iter(f"{_DRAWING}p")
    )


@dataclass(frozen=True)
class Place:
    """Where words stand on a page, in points from its lower left corner."""

    page: LinkedPage
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Link:
    """A link's rectangle, and the page (from 0) and height that it leads to."""

    left: float
    bottom: float
    right: float
    top: float
    target_page: int
    target_top: float

    def covers(self, place: Place) -> bool:
        """Whether the middle of the words is within the link."""
        x, y = (place.left + place.right) / 2, (place.bottom + place.top) / 2
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True)
class LinkedPage:
    """A page with its internal links, and the text that can be found on it."""

    number: int
    text: pypdfium2.PdfTextPage
    links: tuple[Link, ...]

    def find(self, words: str) -> list[Place]:
        """Every place where the words stand; the first line of words that are broken."""
        searcher = self.text.search(words)
        places = []
        while found := searcher.get_next():
            index, count = found
            self.text.count_rects(index, count)
            places.append(Place(self, *self.text.get_rect(0)))
        return places


def link_places(report: bytes) -> list[LinkedPage]:
    """The pages of a report: texts by pypdfium2, links by pypdf."""
    reader = pypdf.PdfReader(io.BytesIO(report))
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}
    document = pypdfium2.PdfDocument(report)
    pages = []
    for number, page in enumerate(reader.pages):
        links = []
        for annotation in page.get("/Annots", ()):
            entry = annotation.get_object()
            if "/Dest" in entry:
                target = entry["/Dest"]
                links.append(
                    Link(
                        *map(float, entry["/Rect"]),
                        numbers[list.__getitem__(target, 0).idnum],
                        float(target[3]),
                    )
                )
        pages.append(LinkedPage(number, document[number].get_textpage(), tuple(links)))
    return pages


def slide_titles(deck: bytes) -> list[str]:
    """The titles of the slides, in order."""
    presentation = Presentation(io.BytesIO(deck))
    return [folded(slide.shapes.title.text_frame.text) for slide in presentation.slides]


def words_outside(content: bytes, margin: float = 24, side: float = 70) -> list[str]:
    """Text nearer to an edge of the page than the margins, in points, at its foot or its side."""
    outside = []
    for page in pypdfium2.PdfDocument(content):
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            if left < side or right > width - side or bottom < margin or top > height - margin:
                outside.append(text.get_text_bounded(left, bottom, right, top))
    return outside


def folded(text: str) -> str:
    """The text with words whole and white space as one space each, and plain apostrophes."""
    return " ".join(re.sub("\u00ad\\s*", "", text).split()).replace("\u2019", "'")
