"""The structure tree while it grows: elements in the order of reading (ISO 32000-1, 14.7).

Elements are made with the flowables, in the order of the story, and gain their content when
the flowables are drawn. A paragraph that is split over pages, or an exhibit that floats behind
the prose, thus keeps its one place in the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from factpress.frozen import frozen

Role = Literal[
    "Document", "Sect", "Div", "H1", "H2", "H3", "H4", "H5", "H6", "P", "BlockQuote", "Note",
    "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Caption",
    "Figure", "Link", "TOC", "TOCI", "Reference", "Span",
]  # fmt: skip
"""The standard structure types in use (ISO 32000-1, 14.8.4)."""

COLUMN_HEAD = "/O /Table /Scope /Column"
ROW_HEAD = "/O /Table /Scope /Row"
NUMBERED = "/O /List /ListNumbering /Decimal"
BULLETED = "/O /List /ListNumbering /Disc"

_HEADINGS: tuple[Role, ...] = ("H1", "H2", "H3", "H4", "H5", "H6")


@frozen
class MarkedContent:
    """A marked-content sequence: the number of its page, from 1, and its id on that page."""

    page: int
    mcid: int


@frozen
class Annotated:
    """An annotation: the number of its page, from 1, and ReportLab's name of its object."""

    page: int
    name: str


class Element:
    """A structure element: its role, its alt text, and its attributes as PDF writes them.

    `language` is that of its text where it is not the document's.

    `kids` are its elements and its content, in the order of reading.
    """

    __slots__ = ("alt", "attributes", "kids", "language", "parent", "role")

    def __init__(
        self, role: Role, parent: Element | None = None, *, alt: str = "", attributes: str = "",
        language: str = "",
    ) -> None:  # fmt: skip
        self.role, self.parent = role, parent
        self.alt, self.attributes, self.language = alt, attributes, language
        self.kids: list[Element | MarkedContent | Annotated] = []

    def add(
        self, role: Role, *, alt: str = "", attributes: str = "", language: str = ""
    ) -> Element:
        """A new element at the end of this one."""
        element = Element(role, self, alt=alt, attributes=attributes, language=language)
        self.kids.append(element)
        return element

    def add_behind(self, anchor: Element, role: Role) -> Element:
        """A new element behind that part of this one which holds the anchor, and its notes."""
        part = anchor
        while part.parent is not self:
            assert part.parent is not None, "the anchor is in this element"
            part = part.parent
        place = self.kids.index(part) + 1
        while place < len(self.kids) and _is_note(self.kids[place]):
            place += 1
        element = Element(role, self)
        self.kids.insert(place, element)
        return element

    def add_heading(self, level: int) -> Element:
        """A new heading of a level, from 1, at the end of this element."""
        return self.add(_HEADINGS[level - 1])

    def add_subheading(self, level: int) -> Element:
        """A heading, at most one level below the last in the document (ISO 14289-1, 7.4.2)."""
        root = self
        while root.parent is not None:
            root = root.parent
        return self.add_heading(min(level, root.last_level + 1, len(_HEADINGS)))

    @property
    def level(self) -> int:
        """The level of a heading; 0 of any other element."""
        return _HEADINGS.index(self.role) + 1 if self.role in _HEADINGS else 0

    @property
    def last_level(self) -> int:
        """The level of the last heading in this element; 0 where there is none."""
        within = (kid.last_level for kid in reversed(self.kids) if isinstance(kid, Element))
        return self.level or next((level for level in within if level), 0)

    @property
    def is_drawn(self) -> bool:
        """Whether content has been drawn for this very element."""
        return any(isinstance(kid, MarkedContent) for kid in self.kids)

    def elements(self) -> Iterator[Element]:
        """The elements in it, in the order of reading."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield kid
                yield from kid.elements()

    def without_empty(self) -> Element | None:
        """The tree without elements that were never drawn; cells stay, to keep rows even."""
        self.kids = [
            kid for kid in self.kids if not isinstance(kid, Element) or kid.without_empty()
        ]
        return self if self.kids or self.role in {"TD", "TH", "Document"} else None


def _is_note(kid: object) -> bool:
    return isinstance(kid, Element) and kid.role == "Note"
