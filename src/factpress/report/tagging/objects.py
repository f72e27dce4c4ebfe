"""The structure tree as PDF objects (ISO 32000-1, 14.7.2 and 14.7.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

from factpress.report.tagging.strings import text_string
from factpress.report.tagging.structure import Annotated, Element, MarkedContent

Parents = list[list[Element] | Element | None]
"""The parent tree: for each key, the owners of a page's content, or that of an annotation."""


class Written(PDFObject):
    """An object whose text is known; ReportLab gives it its number."""

    __RefOnly__ = 1

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, document: Any) -> bytes:
        """The text, in bytes."""
        return self.text.encode("latin-1")


def structure_tree(document: Any, root: Element, parents: Parents) -> Written:
    """The structure tree's root, with all its elements in the document.

    They are written as texts: ReportLab's dictionaries would take a quarter of a build.
    """
    tree = Written()
    root.without_empty()
    elements = [root, *root.elements()]
    numbers = _Numbers(document)
    made = {element: Written() for element in elements}
    own = {element: numbers.of(written) for element, written in made.items()}
    top = numbers.of(tree)
    notes = [element for element in elements if element.role == "Note"]
    ids = {note: f"(note-{place:05d})" for place, note in enumerate(notes, 1)}
    for element, written in made.items():
        above = own[element.parent] if element.parent else top
        written.text = "".join(_element(element, above, own, numbers, ids.get(element, "")))
    listed = " ".join(
        f"{key} [{' '.join(f'{own[each]} 0 R' for each in owners)}]"
        if isinstance(owners, list)
        else f"{key} {own[owners]} 0 R"
        for key, owners in enumerate(parents)
        if owners is not None
    )
    parent_tree = numbers.of(Written(f"<</Nums [{listed}]>>"))
    tree.text = (
        f"<</Type /StructTreeRoot /K {own[root]} 0 R /ParentTree {parent_tree} 0 R "
        f"/ParentTreeNextKey {len(parents)}{_id_tree(ids, own)}>>"
    )
    return tree


class _Numbers:
    """The numbers of objects, and those of pages and annotations by their names."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def of(self, written: Written) -> int:
        return self.named(self._document.Reference(written).name)

    def named(self, name: str) -> int:
        number: int = self._document.idToObjectNumberAndVersion[name][0]
        return number

    def page(self, page: int) -> int:
        return self.named(f"Page{page}")


def _element(
    element: Element, above: int, own: dict[Element, int], numbers: _Numbers, id_: str
) -> Iterator[str]:
    yield f"<</S /{element.role} /P {above} 0 R"
    page = next((kid.page for kid in element.kids if isinstance(kid, MarkedContent)), None)
    if page is not None:
        yield f" /Pg {numbers.page(page)} 0 R"
    kids = [_kid(kid, page, own, numbers) for kid in element.kids]
    if kids:
        yield f" /K {kids[0]}" if len(kids) == 1 else f" /K [{' '.join(kids)}]"
    if element.alt:
        yield f" /Alt {text_string(element.alt)}"
    if element.language:
        yield f" /Lang {text_string(element.language)}"
    if element.attributes:
        yield f" /A <<{element.attributes}>>"
    if id_:
        yield f" /ID {id_}"
    yield ">>"


def _kid(
    kid: Element | MarkedContent | Annotated,
    page: int | None,
    own: dict[Element, int],
    numbers: _Numbers,
) -> str:
    match kid:
        case Element():
            return f"{own[kid]} 0 R"
        case MarkedContent(page=its, mcid=mcid) if its == page:
            return str(mcid)
        case MarkedContent(page=its, mcid=mcid):
            return f"<</Type /MCR /Pg {numbers.page(its)} 0 R /MCID {mcid}>>"
        case Annotated(page=its, name=name):
            object_ = numbers.named(name)
            return f"<</Type /OBJR /Pg {numbers.page(its)} 0 R /Obj {object_} 0 R>>"


def _id_tree(ids: dict[Element, str], own: dict[Element, int]) -> str:
    """Notes are found by their ids (ISO 14289-1, 7.9); they count up, so they are sorted."""
    if not ids:
        return ""
    pairs = [f"{id_} {own[element]} 0 R" for element, id_ in ids.items()]
    limits = f"{next(iter(ids.values()))} {list(ids.values())[-1]}"
    return f" /IDTree <</Kids [<</Names [{' '.join(pairs)}] /Limits [{limits}]>>]>>"
