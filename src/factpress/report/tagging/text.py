"""Text that belongs to elements: paragraphs, and the links within them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import ParaLines

from factpress.report.scripts.fonts import needs_companions
from factpress.report.tagging.structure import Element

if TYPE_CHECKING:
    from factpress.report.scripts.lines import MixedParagraph

LinkKey = tuple[int, str]
"""A link of a paragraph: its number there, and its target."""


class Words:
    """The words of a paragraph while it is written, line by line and part by part."""

    def __init__(self, text: str) -> None:
        self._ends = frozenset(accumulate(map(len, text.split())))
        self._letters = 0

    def end_with(self, text: str) -> bool:
        """Whether a word ends with the text, which is what is written next."""
        self._letters += sum(map(len, text.split()))
        return self._letters in self._ends


class TaggedText(PDFTextObject):
    """A text object that knows the element of its text and where links begin and end in it.

    ReportLab's paragraphs tell a text object of their links through `_linkRecord`.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.element: Element | None = None
        self.whole: LinkKey | None = None
        self.words = Words("")
        self._waiting: list[LinkKey] = []
        self._cuts: list[tuple[int, LinkKey | None]] = []
        self._last = 1

    def link_to(self, target: str) -> LinkKey:
        """The link for which ReportLab, at the end of a line, makes an annotation."""
        for key in sorted(self._waiting):
            if key[1].removeprefix("#") == target:
                self._waiting.remove(key)
                return key
        assert self.whole is not None, "a paragraph knows its links"
        return self.whole

    def pieces(self) -> Iterator[tuple[LinkKey | None, list[str]]]:
        """The operators between `BT` and `ET`, cut where links begin and end, with the links."""
        code: list[str] = self._code  # type: ignore[attr-defined]
        start, link = 1, self.whole
        for end, following in [*self._cuts, (len(code), None)]:
            if end > start:
                yield link, code[start:end]
                start = end
            link = following

    def _linkRecord(self, link: LinkKey, what: str) -> None:
        if what == "start":
            self._waiting.append(link)
            self._cuts.append((self._last, link))
        else:
            self._cuts.append((len(self._code), None))  # type: ignore[attr-defined]

    def write_glyphs(self, operators: str) -> None:
        """Writes glyphs that are placed already."""
        code: list[str] = self._code  # type: ignore[attr-defined]
        self._last = len(code)
        code.append(operators)

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N803
        """Writes text; a line end between words is written as a space.

        Else the last word of a line and the first of the next are read as one (ISO 32000-1,
        14.8.2.5).
        """
        self._last = len(self._code)  # type: ignore[attr-defined]
        if self.words.end_with(text) and TStar and not text.endswith(" "):
            text += " "
        super()._textOut(text, TStar)  # type: ignore[misc]


class TaggedParagraph(Paragraph):
    """A paragraph whose text belongs to an element; without one, it is an artifact.

    A bullet or number belongs to the label. The parts of a split paragraph keep its element,
    and the direction of its text: that of its first letter, unless the text is composed of
    several, as a reference is. What needs companions is not laid out by ReportLab.
    """

    _element: Element | None = None
    _label: Element | None = None

    def __init__(
        self, text: Any, style: Any = None, element: Element | None = None,
        label: Element | None = None, *, is_composed: bool = False, **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(text, style, **more)
        self._element, self._label = element, label
        self._right_to_left: bool | None = False if is_composed else None
        self._words = Words("".join(map(_text_of, self.frags)) if text is not None else "")

    @property
    def element(self) -> Element:
        """The element of the text."""
        assert self._element is not None
        return self._element

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        parts: list[Any] = super().split(availWidth, availHeight)
        for part in parts:
            part._element, part._label, part._words = self._element, self._label, self._words
            part._right_to_left = self._right_to_left
        return parts

    def breakLines(self, width: Any) -> Any:
        if not self._is_mixed:
            return super().breakLines(width)
        mixed = self._mixed_text()
        self._right_to_left = mixed.right_to_left
        first, others = (width[0], width[-1]) if isinstance(width, list) else (width, width)
        return ParaLines(kind=1, lines=mixed.lines(first, others))

    def minWidth(self) -> float:
        if not self._is_mixed:
            return float(super().minWidth())
        return self._mixed_text().least_width

    def drawPara(self, debug: int = 0) -> None:
        if not self._is_mixed:
            super().drawPara(debug)
            return
        from factpress.report.scripts.drawing import draw_paragraph

        draw_paragraph(self, self.blPara.lines)  # type: ignore[attr-defined]

    @property
    def _is_mixed(self) -> bool:
        """Whether the text is of other scripts, too, or runs as one does."""
        return bool(self._right_to_left) or needs_companions(self.frags)

    def _mixed_text(self) -> MixedParagraph:
        # What shapes letters is an extra, and most reports need none.
        from factpress.report.scripts.lines import MixedParagraph

        return MixedParagraph(self.frags, self._right_to_left)

    def _get_split_blParaFunc(self) -> Any:
        if not self._is_mixed:
            return super()._get_split_blParaFunc()  # type: ignore[misc]
        return lambda lines, start, stop: [
            fragment for line in lines.lines[start:stop] for fragment in line.fragments
        ]

    def beginText(self, x: float, y: float) -> TaggedText:
        """ReportLab's paragraphs begin their text here, and their bullet at the canvas."""
        canvas: Any = self.canv
        text: TaggedText = canvas.beginText(x, y)
        text.element = self._element
        text.words = self._words
        lines = self.blPara  # type: ignore[attr-defined]
        if lines.kind == 0 and lines.link:  # the paragraph is all of one piece, and that is a link
            text.whole = lines.link[-1]
        canvas.written_now = text
        return text

    def draw(self) -> None:
        canvas: Any = self.canv
        with canvas.labelling(self._label):
            super().draw()


class RepeatedParagraph(TaggedParagraph):
    """A paragraph of a table's head, which is an artifact where the head is repeated."""

    def draw(self) -> None:
        if self._element is None or not self._element.is_drawn:
            super().draw()
            return
        canvas: Any = self.canv
        with canvas.artifact("Pagination"):
            super().draw()


def marked(
    text: TaggedText,
    begin: Callable[[LinkKey | None], str],
) -> str:
    """The whole text object, each piece of it marked as `begin` says for its link."""
    written = ["BT"]
    for link, piece in text.pieces():
        if any("Tj" in operators or "TJ" in operators for operators in piece):
            written += [begin(link), *piece, "EMC"]
        else:
            written += piece
    return " ".join([*written, "ET"])


def _text_of(fragment: Any) -> str:
    """The text of what ReportLab's parser makes of markup."""
    return " " if hasattr(fragment, "lineBreak") else fragment.text
