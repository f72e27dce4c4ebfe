"""What PowerPoint's accessibility checker demands of a deck, and WCAG 2.2 AA of its text.

Microsoft lists the checker's rules as "Rules for the Accessibility Checker". The file is
read, not the plan: what is told here is what a reader of the deck meets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import filterfalse

from lxml import etree

from tests.deck.looks import Area, Looks, contrast, place_of
from tests.deck.parts import P14, PRESENTATION, A, C, P, Parts, parts_of

SMALLEST = 12.0
"""Points."""

_TITLES = {"title", "ctrTitle"}
_SHAPES = [f"{P}{name}" for name in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")]
_LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|svg|gif|emf)", re.IGNORECASE)
_UNNAMED = {"", "Default Section", "Untitled Section"}
# WCAG 2.2, 1.4.3: text from 18 points, bold from 14, is large.
_CONTRAST, _CONTRAST_OF_LARGE = 4.5, 3.0


@dataclass(frozen=True)
class Finding:
    """Slides count from 1; 0 is the deck as a whole. `remedy` says what to do."""

    slide: int
    shape: str
    rule: str
    remedy: str


def findings(deck: bytes) -> list[Finding]:
    """All findings in the order of the slides; empty for an accessible deck."""
    parts = parts_of(deck)
    found = [*_deck_findings(parts)]
    titles: dict[str, int] = {}
    for number, name in enumerate(parts.slides, start=1):
        slide = _Slide(number, name, parts)
        found += slide.findings()
        first = titles.setdefault(slide.title_text, number)
        if slide.title_text and first != number:
            remedy = f"Give the slide another title than slide {first}."
            found.append(Finding(number, "Title", "unique title", remedy))
    return found


def _deck_findings(parts: Parts) -> Iterator[Finding]:
    properties = [parts.trees[name] for name in parts.related("", "core-properties")]
    for name in ("title", "language"):
        given = [each.findtext(f"{{*}}{name}") or "" for each in properties]
        if not any(text.strip() for text in given):
            yield Finding(0, "", f"document {name}", f"Give the deck's properties a {name}.")
    sections = [each.get("name", "") for each in parts.trees[PRESENTATION].iter(f"{P14}section")]
    if not sections:
        yield Finding(0, "", "sections", "Group the slides in sections.")
    for name in sections:
        if name.strip() in _UNNAMED or sections.count(name) > 1:
            yield Finding(0, name, "sections", "Give each section a name of its own.")


class _Slide:
    def __init__(self, number: int, name: str, parts: Parts) -> None:
        self._number = number
        self._parts = parts
        self._name = name
        self._looks = Looks(parts, name)
        tree = parts.trees[name].find(f"{P}cSld/{P}spTree")
        self._shapes = [each for each in tree if each.tag in _SHAPES]
        self._titles = [each for each in self._shapes if _place_type(each) in _TITLES]
        self.title_text = text_of(self._titles[0]) if self._titles else ""

    def findings(self) -> Iterator[Finding]:
        yield from self._title_findings()
        yield from self._order_findings()
        for shape in self._shapes:
            yield from self._alt_text_findings(shape)
            yield from self._place_findings(shape)
            yield from self._table_findings(shape)
            yield from self._text_findings(shape)
        for notes in self._parts.related(self._name, "notesSlide"):
            for fault in _language_faults(self._parts.trees[notes]):
                yield Finding(self._number, "Notes", "language", fault)
        for chart in self._parts.related(self._name, "chart"):
            yield from self._chart_findings(chart)

    def _found(self, shape: etree._Element, rule: str, remedy: str) -> Finding:
        return Finding(self._number, _properties(shape).get("name", ""), rule, remedy)

    # Titles and order

    def _title_findings(self) -> Iterator[Finding]:
        if len(self._titles) != 1 or not self.title_text:
            yield Finding(self._number, "", "title", "Give the slide one title in its placeholder.")
        elif next(filterfalse(is_decorative, self._shapes)) is not self._titles[0]:
            yield self._found(self._titles[0], "reading order", "Put the title first.")

    def _order_findings(self) -> Iterator[Finding]:
        """What is read later stands below or at the right; decoration is not read."""
        read = [
            (shape, area)
            for shape in self._shapes
            if shape not in self._titles and not is_decorative(shape)
            if (area := self._looks.area(shape))
        ]
        for index, (shape, area) in enumerate(read):
            for other, later in read[index + 1 :]:
                if _is_before(later, area):
                    name = _properties(other).get("name")
                    yield self._found(shape, "reading order", f"Let {name} be read before it.")

    # Shapes

    def _alt_text_findings(self, shape: etree._Element) -> Iterator[Finding]:
        kind = etree.QName(shape).localname
        if kind in {"sp", "cxnSp"} and (text_of(shape) or place_of(shape) is not None):
            return
        alt = _properties(shape).get("descr", "").strip()
        if is_decorative(shape):
            if alt:
                yield self._found(shape, "decoration", "Take the alt text or the mark away.")
        elif not alt or _FILE_NAME.fullmatch(alt):
            remedy = "Say in alt text what it shows, or mark it as decorative."
            yield self._found(shape, "alt text", remedy)

    def _place_findings(self, shape: etree._Element) -> Iterator[Finding]:
        is_place = shape.tag == f"{P}sp" and place_of(shape) is not None
        if is_place and shape not in self._titles and not text_of(shape):
            yield self._found(shape, "empty placeholder", "Fill the placeholder or delete it.")

    def _table_findings(self, shape: etree._Element) -> Iterator[Finding]:
        for table in shape.iter(f"{A}tbl"):
            looks = table.find(f"{A}tblPr")
            if looks is None or looks.get("firstRow") not in {"1", "true"}:
                yield self._found(shape, "header row", "Mark the first row as header row.")
            head = table.find(f"{A}tr")
            if not all(text_of(cell) for cell in head.iter(f"{A}tc")):
                yield self._found(shape, "header row", "Give each column a heading.")
            spans = ("gridSpan", "rowSpan", "hMerge", "vMerge")
            if any(cell.get(span) for cell in table.iter(f"{A}tc") for span in spans):
                yield self._found(shape, "merged cells", "Let each cell stand for itself.")

    # Text

    def _text_findings(self, shape: etree._Element) -> Iterator[Finding]:
        for fault in _language_faults(shape):
            yield self._found(shape, "language", fault)
        for body in shape.iter(f"{P}txBody", f"{A}txBody"):
            parent = body.getparent()
            cell = parent if parent.tag == f"{A}tc" else None
            owner = parent if cell is None else shape
            runs = [run for run in body.iter(f"{A}r", f"{A}fld") if (text_of(run))]
            ground = self._looks.ground(owner, cell) if runs else None
            for run in runs:
                yield from self._run_findings(shape, owner, run, ground)

    def _run_findings(
        self, shape: etree._Element, owner: etree._Element, run: etree._Element, ground: str | None
    ) -> Iterator[Finding]:
        size = self._looks.size(owner, run)
        if size < SMALLEST:
            yield self._found(shape, "type size", f"Set {text_of(run)!r} in 12 points or more.")
        colour = self._looks.text_colour(owner, run)
        if colour is None or ground is None:
            return
        is_large = size >= (14 if self._looks.is_bold(owner, run) else 18)
        wanted = _CONTRAST_OF_LARGE if is_large else _CONTRAST
        if (found := contrast(colour, ground)) < wanted:
            remedy = (
                f"Set {text_of(run)!r} in another colour than #{colour} on #{ground}, "
                f"{found:.1f}:1; it needs {wanted}:1."
            )
            yield self._found(shape, "contrast", remedy)

    def _chart_findings(self, name: str) -> Iterator[Finding]:
        """Text of a chart that has no size of its own has 10 points."""
        tree = self._parts.trees[name]
        for fault in _language_faults(tree):
            yield Finding(self._number, name, "language", fault)
        sizes = [
            int(each.get("sz"))
            for each in tree.iter(f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr")
            if each.get("sz")
        ]
        whole = tree.find(f"{C}txPr//{A}defRPr")
        if whole is None or not whole.get("sz") or min(sizes) < 100 * SMALLEST:
            yield Finding(self._number, name, "type size", "Set all text in 12 points or more.")


def _language_faults(tree: etree._Element) -> list[str]:
    faults = []
    for run in tree.iter(f"{A}r", f"{A}fld"):
        properties = run.find(f"{A}rPr")
        language = properties.get("lang", "") if properties is not None else ""
        if not _LANGUAGE.fullmatch(language):
            faults.append(f"Give {text_of(run)!r} the language that it is in, not {language!r}.")
    for end in tree.iter(f"{A}endParaRPr"):
        if not _LANGUAGE.fullmatch(end.get("lang", "")):
            faults.append("Give the end of the paragraph its language.")
    return faults


def _is_before(one: Area, other: Area) -> bool:
    """Whether one is wholly above the other in its column, or at the left on its lines."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    if width > 0 and one.bottom <= other.top:
        return True
    least = min(one.bottom - one.top, other.bottom - other.top)
    return one.right <= other.left and height > least / 2


def _properties(shape: etree._Element) -> etree._Element:
    return shape.find(f"*/{P}cNvPr")


def _place_type(shape: etree._Element) -> str:
    place = place_of(shape)
    return "" if place is None else place.get("type", "obj")


def is_decorative(shape: etree._Element) -> bool:
    """Whether readers pass over it."""
    marks = _properties(shape).iter("{*}decorative")
    return any(mark.get("val") in {"1", "true"} for mark in marks)


def text_of(element: etree._Element) -> str:
    """The words in an element."""
    return "".join(each.text or "" for each in element.iter(f"{A}t")).strip()
