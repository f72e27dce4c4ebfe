"""Text that belongs to elements: paragraphs, and the links within them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import ParaLines

from factpress.frozen import frozen
from factpress.report.scripts.fonts import needs_companions
from factpress.report.tagging.structure import Element

if TYPE_CHECKING:
    from factpress.report.scripts.lines import MixedParagraph

_SOFT_HYPHEN = "\u00ad"

PASSAGE = "passage"
"""The name by which paragraphs call the canvas where a passage in another language begins or ends.
"""

LinkKey = tuple[int, str]
"""A link of a paragraph: its number there, and its target."""


@frozen
class Passage:
    """A passage of a paragraph in another language: its number there, and the language."""

    number: int
    language: str


class Words:
    """The words of a paragraph while it is written, line by line and part by part."""

    def __init__(self, text: str) -> None:
        words = text.replace(_SOFT_HYPHEN, "").split()
        self._letters = "".join(words)
        self._ends = frozenset(accumulate(map(len, words)))
        self._written = 0
        self.passages = 0
        self.passage: Passage | None = None

    def written(self, text: str, ends_line: bool) -> str:
        """What is written next, as it is read: with a space where a line ends between words.

        Else the last word of a line and the first of the next are read as one (ISO 32000-1,
        14.8.2.5). A hyphen that is not in the word is a soft one, which is not read (14.8.2.2.3).
        """
        self._written += sum(map(len, text.split()))
        if text.endswith("-") and self._letters[self._written - 1 : self._written] != "-":
            self._written -= 1
            return text[:-1] + _SOFT_HYPHEN
        if ends_line and self._written in self._ends and not text.endswith(" "):
            return text + " "
        return text


class TaggedText(PDFTextObject):
    """A text object that knows the element of its text and where links begin and end in it.

    ReportLab's paragraphs tell a text object of their links through `_linkRecord`.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.element: Element | None = None
        self.whole: LinkKey | Passage | None = None
        self.words = Words("")
        self._waiting: list[LinkKey] = []
        self._cuts: list[tuple[int, LinkKey | Passage | None]] = []
        self._last = 1

    def link_to(self, target: str) -> LinkKey:
        """The link for which ReportLab, at the end of a line, makes an annotation."""
        for key in sorted(self._waiting):
            if key[1].removeprefix("#") == target:
                self._waiting.remove(key)
                return key
        assert isinstance(self.whole, tuple), "a paragraph knows its links"
        return self.whole

    def change_language(self, language: str | None) -> None:
        """A passage in another language begins, or, without one, ends."""
        self.words.passages += 1
        self.words.passage = Passage(self.words.passages, language) if language else None
        self._cuts.append((len(self._code), self.words.passage))  # type: ignore[attr-defined]

    def pieces(self) -> Iterator[tuple[LinkKey | Passage | None, list[str]]]:
        """The operators between `BT` and `ET`, cut where links and passages begin and end."""
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
        self._last = len(self._code)  # type: ignore[attr-defined]
        super()._textOut(self.words.written(text, bool(TStar)), TStar)  # type: ignore[misc]


class TaggedParagraph(Paragraph):
    """A paragraph whose text belongs to an element; without one, it is an artifact.

    A bullet or number belongs to the label. The parts of a split paragraph keep its element,
    and the direction of its text: that of its first letter, unless the text is composed of
    several, as a reference is. What needs companions is not laid out by ReportLab.
    """

    _element: Element | None = None
    _label: Element | None = None
    _broken: Any = None
    _broken_at: tuple[float, ...] | None = None

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
        """The element of the text, or, where that is an artifact, of its label."""
        element = self._element or self._label
        assert element is not None
        return element

    @property
    def runs_right_to_left(self) -> bool:
        """Whether its lines do, as far as they are broken."""
        return bool(self._right_to_left)

    def breakLines(self, width: Any) -> Any:
        """Breaks lines once for each width, and the first part of a split paragraph no more."""
        if self._broken and self._broken_at in (None, tuple(width)):
            return self._broken
        self._broken_at = tuple(width)
        self._broken = self._break_lines(width)
        return self._broken

    def _break_lines(self, width: list[float]) -> Any:
        """Breaks lines, with hyphens unless these leave a part of a word that fits on no line.

        ReportLab breaks long words anywhere, but not what is left of one behind a hyphen. Nor
        does the last line hold the rest of a word alone.
        """
        fragments, widths = self.frags, list(width)

        def again(hyphenate: Any) -> Any:
            self.frags, width[:] = fragments, widths
            self.style = self.style.clone(self.style.name, hyphenationLang=hyphenate)
            return super(TaggedParagraph, self).breakLines(width)

        if self._is_mixed:
            mixed = self._mixed_text()
            self._right_to_left = mixed.right_to_left
            return ParaLines(kind=1, lines=mixed.lines(width[0], width[-1]))
        broken = super().breakLines(width)
        hyphenate = getattr(self.style, "hyphenationLang", None)
        if not hyphenate:
            return broken
        if last := _broken_last(broken):
            broken = again(partial(_hyphenate_others, hyphenate, last))
            if self._splitLongWordCount:  # type: ignore[attr-defined]
                broken = again(hyphenate)
        return again(None) if _is_too_wide(broken) else broken

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        parts: list[Any] = super().split(availWidth, availHeight)
        for part in parts:
            part._element, part._label, part._words = self._element, self._label, self._words
        if self._is_mixed:
            for part in parts:
                part._right_to_left = self._right_to_left
            return parts
        if len(parts) > 1:
            # ReportLab would break the first part anew, and not know its own hyphens again.
            whole: Any = self.blPara  # type: ignore[attr-defined]
            parts[0]._broken, parts[0]._broken_at = whole.clone(lines=parts[0].blPara.lines), None
        for part in parts[1:]:
            # ReportLab begins the second part with the line break that ends the first.
            if part.frags and _is_line_break(part.frags[0]):
                del part.frags[0]
        return parts

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
        text.whole = self._words.passage
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
    begin: Callable[[LinkKey | Passage | None], str],
) -> str:
    """The whole text object, each piece marked as `begin` says for its link or passage."""
    written = ["BT"]
    for link, piece in text.pieces():
        if any("Tj" in operators or "TJ" in operators for operators in piece):
            written += [begin(link), *piece, "EMC"]
        else:
            written += piece
    return " ".join([*written, "ET"])


def _is_too_wide(broken: Any) -> bool:
    """Whether a line sticks out; `broken` is what ReportLab makes of the lines of a paragraph."""
    spaces = (line.extraSpace if broken.kind else line[0] for line in broken.lines)
    return any(space < -0.01 for space in spaces)


def _broken_last(broken: Any) -> str:
    """The last word of a paragraph where a part of it is all that its last line holds."""
    if broken.kind:
        lines = ["".join(map(_text_of, line.words)) for line in broken.lines[-2:]]
    else:
        lines = [" ".join(words) for _, words in broken.lines[-2:]]
    if len(lines) < 2 or not lines[0].endswith("-") or " " in lines[1]:
        return ""
    return lines[0].split(" ")[-1].removesuffix("-") + lines[1]


def _hyphenate_others(hyphenate: Any, last: str, word: str) -> Iterator[tuple[str, str]]:
    """The parts of a word, unless it is the last of its paragraph."""
    return iter(()) if word in last else hyphenate(word)


def _is_line_break(word: Any) -> bool:
    """Whether what ReportLab makes of a word is a line break that stood in the markup."""
    is_word = isinstance(word, list) and type(word) is list
    return is_word and len(word) > 1 and hasattr(word[1][0], "lineBreak")


def _text_of(fragment: Any) -> str:
    """The text of what ReportLab's parser makes of markup."""
    return " " if hasattr(fragment, "lineBreak") else fragment.text
