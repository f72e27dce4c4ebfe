"""A canvas that tags what is drawn on it, and whose files are PDF/UA-1 and PDF/A-3a."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from string import punctuation
from typing import Any
from urllib.parse import quote

from reportlab import rl_config
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
from factpress.report.tagging.targets import Target
from factpress.report.tagging.text import PASSAGE, LinkKey, Passage, TaggedText, marked

_PRINTED = 4
"""The flag of annotations that are printed with the page (ISO 19005-3, 6.3.2)."""


class TaggedCanvas(Canvas):
    """A canvas on which everything is content of an element, or an artifact.

    `document` is the root of the structure tree. What is painted is an artifact, unless it is
    the text of a tagged paragraph or stands within a figure. `targets` says in words what the
    named places are that links lead to. What is known only at the end,
    as page numbers are, is drawn by `at_the_end` into the pages that are finished by then.
    """

    _code: list[str]

    def __init__(
        self, stream: Any, *, document: Element, targets: Mapping[str, str] | None = None,
        attachments: Sequence[Attachment] = (), **options: Any,
    ) -> None:  # fmt: skip
        rl_config.useA85 = 0  # ASCII85 makes every stream a quarter larger for no reader's sake
        super().__init__(stream, **options)
        self.written_now: TaggedText | None = None
        self._document, self._targets = document, targets or {}
        self._attachments = tuple(attachments)
        self.setNamedCB(PASSAGE, _change_language)
        self._label: Element | None = None
        self._depth = 0
        self._on_page: list[Element] = []
        self._parents: Parents = []
        self._parts: dict[tuple[Element, LinkKey | Passage], Element] = {}
        self._unplaced: list[tuple[LinkKey, Annotated, int]] = []
        self._awaited: list[Callable[[], None]] = []
        self._pages_awaiting: list[Any] = []

    def target(self, name: str) -> Target:
        """What a link's name leads to."""
        return Target(name, self._targets.get(name, name))

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

    def at_the_end(self, draw: Callable[[], None], element: Element | None = None) -> None:
        """Reserves this place of the page for what is drawn when all pages are finished.

        It is content of an element, or else of what is open here. It must lie where nothing
        else is: no text makes room for it.
        """
        code: list[str] = self._code
        place = Mark(f"\0{len(self._awaited)}\0")
        self._awaited.append(draw)
        if element is None:
            assert self._depth, "what is no content of an element is within an artifact"
            code.append(place)
        else:
            code += [beginning(element.role, self._new_content(element)), place, ending()]

    def drawText(self, aTextObject: Any) -> None:  # noqa: N803
        """Draws a text object as content of its element, or of the label."""
        text = aTextObject
        element = (text.element or self._label) if isinstance(text, TaggedText) else None
        if element is None or self._depth:
            super().drawText(text)
            return
        operators = marked(text, lambda part: self._begin_text(element, part))
        self._code.append(Mark(operators))
        for key, annotation, number in self._unplaced:
            self._own(self._part(element, key), annotation, number)
        self._unplaced.clear()

    def linkRect(
        self, contents: Any, destinationname: str, Rect: Any = None, *_: Any,  # noqa: N803
        relative: int = 1, **more: Any,
    ) -> None:  # fmt: skip
        """A link to a named place, as paragraphs make them; its description is the place's."""
        made = self._annotation_to(destinationname, Rect, relative)
        self._await_text(destinationname, *made)

    def link_area(self, link: Element, name: str, area: Sequence[float]) -> None:
        """Makes an area, in points from the origin, lead to a named place; `link` owns it."""
        self._own(link, *self._annotation_to(name, area, 1))

    def linkURL(self, url: str, rect: Any, relative: int = 0, *_: Any, **more: Any) -> None:
        """A link to an address, which is also its description."""
        # An address is written in 7-bit characters (ISO 32000-1, 12.6.4.7).
        action = {"S": PDFName("URI"), "URI": text_string(quote(url, safe=punctuation))}
        made = self._annotation(rect, relative, url, {"A": PDFDictionary(action)})
        self._await_text(url, *made)

    def showPage(self) -> None:
        code: list[str] = self._code
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
        if "\0" in page.stream:
            self._pages_awaiting.append(page)

    def save(self) -> None:
        """Writes the file."""
        if len(self._code):
            self.showPage()
        for page in self._pages_awaiting:
            page.stream = re.sub("\0([0-9]+)\0", self._drawn_now, page.stream)
        document: Any = self._doc  # type: ignore[attr-defined]
        properties = properties_of(document)
        tree = structure_tree(document, self._document, self._parents)
        complete_catalog(document, tree, properties, self._attachments)
        self._filename.write(file_of(document, self, properties))  # type: ignore[attr-defined]

    @contextmanager
    def _marking(self, mark: Mark) -> Iterator[None]:
        code: list[str] = self._code
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
            elif self.target(key[1].removeprefix("#")).is_reference:
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

    def _drawn_now(self, place: re.Match[str]) -> str:
        """The operators of what was awaited at a place of a finished page."""
        before, self._code = self._code, []
        self.saveState()
        self._awaited[int(place[1])]()
        self.restoreState()
        drawn, self._code = self._code, before
        return "\n".join(drawn)

    def _annotation_to(self, name: str, rectangle: Any, relative: int) -> tuple[Annotated, int]:
        target = self.target(name)
        place = self._bookmarkReference(target.place)  # type: ignore[attr-defined]
        return self._annotation(rectangle, relative, target.told, {"Dest": place})

    def _annotation(
        self, rectangle: Any, relative: int, told: str, leads: Mapping[str, Any]
    ) -> tuple[Annotated, int]:
        """A link annotation with a description (ISO 14289-1, 7.18.5; ISO 19005-3, 6.3).

        Returns it and its key in the parent tree.
        """
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
        return Annotated(self.getPageNumber(), name), number

    def _await_text(self, target: str, annotation: Annotated, number: int) -> None:
        """The annotation of a text that is drawn next."""
        assert self.written_now is not None, "links are made by tagged paragraphs"
        self._unplaced.append((self.written_now.link_to(target), annotation, number))

    def _own(self, link: Element, annotation: Annotated, number: int) -> None:
        link.kids.append(annotation)
        self._parents[number] = link


def _change_language(canvas: Any, _: str | None, language: str | None) -> None:
    """What a paragraph calls where a passage in another language begins or ends."""
    assert canvas.written_now is not None, "passages are written by tagged paragraphs"
    canvas.written_now.change_language(language)
