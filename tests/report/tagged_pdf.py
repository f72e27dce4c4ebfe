"""A tagged PDF read back by a library that did not write it: its tree, and what it holds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

Place = tuple[int, int]
"""Marked content: the index of its page and its id there."""


@dataclass
class Sequence:
    """A marked-content sequence as it stands in a page: its tag and its text."""

    tag: str
    text: str = ""
    actual: str | None = None

    @property
    def is_aid(self) -> bool:
        """Whether it only tells how to read a stretch of another one."""
        return self.tag in {"Span", "ReversedChars"}

    @property
    def read(self) -> str:
        """The text in the order of reading."""
        if self.actual is not None:
            return self.actual
        return self.text[::-1] if self.tag == "ReversedChars" else self.text


@dataclass
class Node:
    """A structure element: its role, its object, its parent, and what it holds, in order.

    `content` has elements, the places of marked content, and the objects of annotations.
    """

    role: str
    source: Any
    parent: Node | None
    content: list[Node | Place | Any] = field(default_factory=list)

    def nodes(self) -> Iterator[Node]:
        """This element and all in it, in order."""
        yield self
        for each in self.content:
            if isinstance(each, Node):
                yield from each.nodes()

    @property
    def places(self) -> list[Place]:
        return [each for each in self.content if isinstance(each, tuple)]

    @property
    def children(self) -> list[Node]:
        return [each for each in self.content if isinstance(each, Node)]

    @property
    def annotations(self) -> list[Any]:
        return [each for each in self.content if isinstance(each, Dictionary)]

    def attribute(self, name: str) -> Any:
        return self.source.get("/A", {}).get(name)


class TaggedPdf:
    """The structure of a PDF. `faults` are those of its content streams."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(content))
        self.pages = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}
        self.faults: list[str] = []
        self.sequences: dict[Place, Sequence] = {}
        for index, page in enumerate(self.pdf.pages):
            self._read_page(index, page)
        root = self.pdf.Root.get("/StructTreeRoot")
        self.tree = self._read_element(root.K, None, None) if root is not None else None

    def text(self, node: Node) -> str:
        """The text of an element, in the order of the structure; of a figure, its alt text."""
        if node.role == "Figure":
            return str(node.source.get("/Alt", ""))
        parts = []
        for each in node.content:
            if isinstance(each, Node):
                parts.append(self.text(each))
            elif isinstance(each, tuple) and each in self.sequences:
                parts.append(self.sequences[each].text)
        return "".join(parts).replace("\u00ad", "")

    def lines(self, node: Node | None = None) -> Iterator[tuple[str, str]]:
        """Role and text of every block, in the order of the structure."""
        node = node or self.tree
        assert node is not None
        parts = {"Link", "Span"} | ({"Reference"} if node.role != "TOCI" else set())
        is_block = any(child.role in parts for child in node.children)
        if node.role == "Figure" or node.places or is_block:
            yield node.role, " ".join(self.text(node).split())
        else:
            for child in node.children:
                yield from self.lines(child)

    def _read_element(self, source: Any, parent: Node | None, page: int | None) -> Node:
        node = Node(str(source.S)[1:], source, parent)
        if "/Pg" in source:
            page = self.pages[source.Pg.objgen]
        kids = source.get("/K")
        for kid in kids if isinstance(kids, Array) else [] if kids is None else [kids]:
            if not isinstance(kid, Dictionary):
                node.content.append((-1 if page is None else page, int(kid)))
            elif kid.get("/Type") == Name.MCR:
                node.content.append((self.pages[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == Name.OBJR:
                node.content.append(kid.Obj)
            else:
                node.content.append(self._read_element(kid, node, page))
        return node

    def _read_page(self, index: int, page: pikepdf.Page) -> None:
        fonts = {name: _characters(font) for name, font in page.Resources.get("/Font", {}).items()}
        characters: dict[int, str] = {}
        size = 1
        marks: list[Sequence] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BMC" | "BDC":
                    marks.append(self._begun(index, operands, marks))
                case "EMC" if marks:
                    ended = marks.pop()
                    for mark in marks[-1:]:
                        mark.text += ended.read
                case "EMC":
                    self.faults.append(f"page {index + 1}: EMC without beginning")
                case "Tf":
                    characters = fonts[str(operands[0])]
                    size = 2 if page.Resources.Font[str(operands[0])].Subtype == Name.Type0 else 1
                case "Tj" | "TJ":
                    shown = operands[0] if isinstance(operands[0], Array) else operands
                    strings = [bytes(each) for each in shown if isinstance(each, pikepdf.String)]
                    text = "".join(
                        characters[int.from_bytes(string[start : start + size])]
                        for string in strings
                        for start in range(0, len(string), size)
                    )
                    for mark in marks[-1:]:
                        mark.text += text
                    self._painted(index, marks, text)
                case painting if painting in PAINTING:
                    self._painted(index, marks, painting)
        if marks:
            self.faults.append(f"page {index + 1}: marked content is not ended")

    def _begun(self, page: int, operands: Any, marks: list[Sequence]) -> Sequence:
        tag = str(operands[0])[1:]
        sequence = Sequence(tag)
        if sequence.is_aid and marks:
            if len(operands) > 1 and "/ActualText" in operands[1]:
                sequence.actual = str(operands[1]["/ActualText"])
            return sequence
        if marks:
            self.faults.append(f"page {page + 1}: {tag} within {marks[-1].tag}")
        details = operands[1] if len(operands) > 1 else {}
        if "/MCID" in details:
            place = (page, int(details["/MCID"]))
            if place in self.sequences:
                self.faults.append(f"page {page + 1}: MCID {place[1]} stands there twice")
            self.sequences[place] = sequence
        elif tag != "Artifact":
            self.faults.append(f"page {page + 1}: {tag} has no MCID")
        return sequence

    def _painted(self, page: int, marks: list[Sequence], what: str) -> None:
        if not marks and what.strip():
            self.faults.append(f"page {page + 1}: '{what}' is neither tagged nor an artifact")


PAINTING = frozenset("S s f F f* B B* b b* sh Do EI ' \"".split())


def _characters(font: Any) -> dict[int, str]:
    """What the codes of a font stand for, by its ToUnicode map of single codes and ranges."""
    found: dict[int, str] = {}
    if "/ToUnicode" not in font:
        return dict.fromkeys(range(256), "\ufffd")
    table = font.ToUnicode.read_bytes().decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = _utf16(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, _, texts in re.findall(r"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", block, re.S):
            for place, text in enumerate(re.findall(r"<(\w+)>", texts)):
                found[int(first, 16) + place] = _utf16(text)
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = chr(int(text, 16) + code - int(first, 16))
    return found


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")
