"""A canvas that tags what is drawn on it, and whose files are PDF/UA-1 and PDF/A-3a."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from string import punctuation
from typing import Any
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from factpress.report.tagging.attachments import Attachment
from factpress.report.tagging.catalog import complete_catalog
from factpress.report.tagging.content import (
    Mark,
    beginning,
    beginning_artifact,
    ending,
    with_artifacts,
)
from factpress.report.tagging.file import file_of
from factpress.report.tagging.metadata import properties_of
from factpress.report.tagging.objects import Parents, structure_tree
from factpress.report.tagging.strings import text_string
from factpress.report.tagging.structure import Annotated, Element, MarkedContent
from factpress.report.tagging.text import PASSAGE, LinkKey, Passage, TaggedText, marked

_PRINTED = 4
"""The flag of annotations that are printed with the page (ISO 19005-3, 6.3.2)."""


class TaggedCanvas(Canvas):
    """A canvas on which everything is content of an element, or an artifact.

    `document` is the root of the structure tree. What is painted is an artifact, unless it is
    the text of a tagged paragraph or stands within a figure. `targets` says in words what the
    named places are that links lead to; links to `references` are references of the text.
    """

    def __init__(
        self, stream: Any, *, document: Element, targets: Mapping[str, str] | None = None,
        references: frozenset[str] = frozenset(), attachments: Sequence[Attachment] = (),
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(stream, **options)
        self.written_now: TaggedText | None = None
        self._document, self._targets = document, targets or {}
        self._references, self._attachments = references, tuple(attachments)
        self.setNamedCB(PASSAGE, _change_language)
        self._label: Element | None = None
        self._depth = 0
        self._on_page: list[Element] = []
        self._parents: Parents = []
        self._parts: dict[tuple[Element, LinkKey | Passage], Element] = {}
        self._unplaced: list[tuple[LinkKey, Annotated, int]] = []

    @contextmanager
    def figure(self, element: Element, width: float, height: float) -> Iterator[None]:
        """What is drawn within is one figure, with its lower left corner at the origin."""
        left, bottom = self.absolutePosition(0, 0)
        right, top = self.absolutePosition(width, height)
        box = f"{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}"
        element.attributes = f"/O /Layout /Placement /Block /BBox [{box}]"
        with self._marking(beginning(element.role, self._new_content(element))):
            yield

    @contextmanager
    def artifact(self, kind: str = "", subtype: str = "") -> Iterator[None]:
        """What is drawn within is no part of the text (ISO 32000-1, 14.8.2.2)."""
        with self._marking(beginning_artifact(kind, subtype)):
            yield

    @contextmanager
    def labelling(self, label: Element | None) -> Iterator[None]:
        """Text that is begun at the canvas, as bullets are, belongs to the label."""
        before, self._label = self._label, label
        try:
            yield
        finally:
            self._label = before

    def drawText(self, aTextObject: Any) -> None:  # noqa: N803
        """Draws a text object as content of its element, or of the label."""
        text = aTextObject
        element = (text.element or self._label) if isinstance(text, TaggedText) else None
        if element is None or self._depth:
            super().drawText(text)
            return
        operators = marked(text, lambda part: self._begin_text(element, part))
        self._code.append(Mark(operators))  # type: ignore[attr-defined]
        for key, annotation, number in self._unplaced:
            link = self._part(element, key)
            link.kids.append(annotation)
            self._parents[number] = link
        self._unplaced.clear()

    def linkRect(
        self, contents: Any, destinationname: str, Rect: Any = None, *_: Any,  # noqa: N803
        relative: int = 1, **more: Any,
    ) -> None:  # fmt: skip
        """A link to a named place, as paragraphs make them; its description is the place's."""
        place = self._bookmarkReference(destinationname)  # type: ignore[attr-defined]
        told = self._targets.get(destinationname, destinationname)
        self._annotate(destinationname, Rect, relative, told, {"Dest": place})

    def linkURL(self, url: str, rect: Any, relative: int = 0, *_: Any, **more: Any) -> None:
        """A link to an address, which is also its description."""
        # An address is written in 7-bit characters (ISO 32000-1, 12.6.4.7).
        action = {"S": PDFName("URI"), "URI": text_string(quote(url, safe=punctuation))}
        self._annotate(url, rect, relative, url, {"A": PDFDictionary(action)})

    def showPage(self) -> None:
        code: list[str] = self._code  # type: ignore[attr-defined]
        code[:] = with_artifacts(code)
        marked_content, self._on_page = self._on_page, []
        name = self._doc.thisPageName()  # type: ignore[attr-defined]
        super().showPage()
        page: Any = self._doc.idToObject[name]  # type: ignore[attr-defined]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = PDFName("S")
        if marked_content:
            page.StructParents = len(self._parents)
            self._parents.append(marked_content)

    def save(self) -> None:
        """Writes the file."""
        if len(self._code):  # type: ignore[attr-defined]
            self.showPage()
        document: Any = self._doc  # type: ignore[attr-defined]
        properties = properties_of(document)
        tree = structure_tree(document, self._document, self._parents)
        complete_catalog(document, tree, properties, self._attachments)
        self._filename.write(file_of(document, self, properties))  # type: ignore[attr-defined]

    @contextmanager
    def _marking(self, mark: Mark) -> Iterator[None]:
        code: list[str] = self._code  # type: ignore[attr-defined]
        code.append(mark)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            code.append(ending())

    def _begin_text(self, element: Element, part: LinkKey | Passage | None) -> str:
        owner = self._part(element, part) if part else element
        return beginning(owner.role, self._new_content(owner))

    def _part(self, parent: Element, key: LinkKey | Passage) -> Element:
        """The element of a link or passage, one for all lines and pages that it runs over."""
        if (parent, key) not in self._parts:
            if isinstance(key, Passage):
                part = parent.add("Span", language=key.language)
            elif key[1].removeprefix("#") in self._references:
                part = parent.add("Reference").add("Link")
            else:
                part = parent.add("Link")
            self._parts[parent, key] = part
        return self._parts[parent, key]

    def _new_content(self, element: Element) -> int:
        """The id of new marked content on this page."""
        mcid = len(self._on_page)
        self._on_page.append(element)
        element.kids.append(MarkedContent(self.getPageNumber(), mcid))
        return mcid

    def _annotate(
        self, target: str, rectangle: Any, relative: int, told: str, leads: Mapping[str, Any]
    ) -> None:
        """A link annotation with a description (ISO 14289-1, 7.18.5; ISO 19005-3, 6.3)."""
        assert self.written_now is not None, "links are made by tagged paragraphs"
        number = len(self._parents)
        self._parents.append(None)
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray(self._absRect(rectangle, relative)),  # type: ignore[attr-defined]
                "Border": PDFArray([0, 0, 0]),
                "Contents": text_string(told),
                "F": _PRINTED,
                "StructParent": number,
                **leads,
            }
        )
        self._addAnnotation(annotation)  # type: ignore[attr-defined]
        name = self._annotationrefs[-1].name  # type: ignore[attr-defined]
        made = Annotated(self.getPageNumber(), name)
        self._unplaced.append((self.written_now.link_to(target), made, number))


def _change_language(canvas: Any, _: str | None, language: str | None) -> None:
    """What a paragraph calls where a passage in another language begins or ends."""
    assert canvas.written_now is not None, "passages are written by tagged paragraphs"
    canvas.written_now.change_language(language)
