"""Inline nodes as the markup of ReportLab's Paragraph; every text is escaped."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import groupby
from typing import assert_never

from factpress.report.tagging.text import PASSAGE
from factpress.story.model import (
    CitationMark,
    Code,
    Emphasis,
    ExhibitMark,
    FigureMark,
    FootnoteMark,
    Inline,
    Inlines,
    LineBreak,
    Strong,
    Text,
    WebLink,
    plain_text,
)
from factpress.theme import Theme
from factpress.typefaces.bidi import is_right_to_left, isolated
from factpress.typefaces.measure import Typeface

_SHORT_CITATION = 17

_SPACE_SIZE = 6
_NARROW_SPACE = f'<font size="{_SPACE_SIZE}">\u00a0</font>'
"""Keeps a mark with its number, and apart from it when the text is extracted.

ReportLab breaks lines at U+202F, which Unicode says is no place to break.
"""

_MARK_SIZE = 6.2
_PRINTED = "value-"


def mark_width(number: int, face: Typeface) -> float:
    """The width of the raised mark of a figure and of the space before it, in points."""
    return face.width("\u00a0", _SPACE_SIZE) + face.width(f"F{number}", _MARK_SIZE)


class Markup:
    """Writes markup in the colours of a theme.

    A figure carries the mark of its ledger entry at its first mention in a text.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def of(self, children: Inlines, *, marks: bool = True) -> str:
        """The markup of inline nodes; without `marks` figures are linked but not marked."""
        return self._all(children, set() if marks else None)

    def cell(self, children: Inlines) -> str:
        """The markup of a table's cell: citations stand there without brackets."""
        if all(isinstance(child, CitationMark | Text) for child in children):
            return "".join(
                self.link(_kept_together(child.text), source_name(child.source))
                if isinstance(child, CitationMark)
                else self._node(child, None)
                for child in children
            )
        return self.of(children)

    def of_text(self, text: str) -> str:
        """The markup of plain text."""
        return _escaped(text)

    def quoted(self, quotation: str, text: str, language: str) -> str:
        """The markup of a quotation: `“{text}”`, in a language of its own if one is given.

        A text that runs the other way is whole in it.
        """
        runs_backwards = any(map(is_right_to_left, text))
        quoted = quotation.format(text=isolated(text) if runs_backwards else text)
        return self.foreign(quoted, language)

    def mark(self, number: int, figure: str) -> str:
        """The raised mark of a figure, linked to its ledger entry."""
        colour = self.theme.link
        target = _quoted(f"#{ledger_name(figure)}")
        mark = f'<a href={target} color="{colour}">F{number}</a>'
        return f"{_NARROW_SPACE}{_raised(mark)}"

    def lines(self, lines: Sequence[str]) -> str:
        """The markup of lines that end, and are set in, as they are written."""
        return "<br/>".join(
            _escaped(line.expandtabs(4)).replace("  ", "\u00a0\u00a0") for line in lines
        )

    def footnote_number(self, number: int) -> str:
        """The number of a footnote before its text, linked back to its mark."""
        text = self.link(str(number), footnote_mark_name(number), self.theme.link)
        return f'<a name="{footnote_name(number)}"/>{text}'

    def foreign(self, text: str, language: str) -> str:
        """A text in another language than the document; in the same for an empty one."""
        if not language:
            return _escaped(text)
        begin = f'<onDraw name="{PASSAGE}" label={_quoted(language)}/>'
        return f'{begin}{_escaped(text)}<onDraw name="{PASSAGE}"/>'

    def link(self, text: str, target: str, colour: str | None = None) -> str:
        """Text linked to a place in the document."""
        place, ink = _quoted(f"#{target}"), colour or self.theme.ink
        return f'<a href={place} color="{ink}">{_escaped(text)}</a>'

    def figure(self, text: str, figure: str, colour: str | None = None) -> str:
        """A printed figure, linked to its ledger entry, which in turn names this place."""
        return self.link(text, f"{_PRINTED}{figure}", colour)

    def web_link(self, url: str) -> str:
        """A web address, linked to itself."""
        return f"<a href={_quoted(url)} color={_quoted(self.theme.link)}>{_escaped(url)}</a>"

    def _node(self, node: Inline, marked: set[str] | None) -> str:
        match node:
            case Text(text=text) | Code(text=text):
                return _escaped(text)
            case Emphasis(children=children):
                return f"<i>{self._all(children, marked)}</i>"
            case Strong(children=children):
                return f"<b>{self._all(children, marked)}</b>"
            case WebLink(children=children, url=url):
                return self._web_link(children, url, marked)
            case FigureMark(text=text, figure=figure, number=number):
                linked = f"<nobr>{self.figure(text, figure)}</nobr>"
                if marked is None or figure in marked:
                    return linked
                marked.add(figure)
                return linked + self.mark(number, figure)
            case CitationMark(text=text, source=source):
                linked = self.link(unbroken(text), source_name(source), self.theme.muted)
                return f'<font size="-1.6" color="{self.theme.muted}">[{linked}]</font>'
            case ExhibitMark(text=text, exhibit=exhibit):
                return self.link(unbroken(text), exhibit)
            case FootnoteMark(number=number, is_first=is_first):
                anchor = f'<a name="{footnote_mark_name(number)}"/>' if is_first else ""
                mark = self.link(str(number), footnote_name(number), self.theme.link)
                return f"{_NARROW_SPACE}{anchor}{_raised(mark)}"
            case LineBreak():
                return "<br/>"
            case _:
                assert_never(node)

    def _web_link(self, children: Inlines, url: str, marked: set[str] | None) -> str:
        """A link to an address; marks in it lead where they always do, as links cannot nest."""
        parts = []
        for holds_mark, run in groupby(children, _holds_mark):
            if holds_mark:
                parts += [self._around_mark(child, url, marked) for child in run]
                continue
            linked = tuple(run)
            text = self._all(linked, marked)
            colour = _quoted(self.theme.link)
            is_text = bool(plain_text(linked).strip())
            parts.append(f"<a href={_quoted(url)} color={colour}>{text}</a>" if is_text else text)
        return "".join(parts)

    def _around_mark(self, node: Inline, url: str, marked: set[str] | None) -> str:
        match node:
            case Emphasis(children=children):
                return f"<i>{self._web_link(children, url, marked)}</i>"
            case Strong(children=children):
                return f"<b>{self._web_link(children, url, marked)}</b>"
            case _:
                return self._node(node, marked)

    def _all(self, children: Inlines, marked: set[str] | None) -> str:
        return "".join(self._node(child, marked) for child in children)


def _holds_mark(node: Inline) -> bool:
    match node:
        case FigureMark() | CitationMark() | ExhibitMark() | FootnoteMark():
            return True
        case Emphasis(children=children) | Strong(children=children) | WebLink(children=children):
            return any(map(_holds_mark, children))
        case Text() | Code() | LineBreak():
            return False


def _raised(mark: str) -> str:
    return f'<super rise="3.2" size="{_MARK_SIZE}">{mark}</super>'


def _kept_together(text: str) -> str:
    """A short citation that does not break; a long one may."""
    return unbroken(text) if len(text) <= _SHORT_CITATION else text


def unbroken(text: str) -> str:
    """The text with spaces that do not break."""
    return text.replace(" ", "\u00a0")


def ledger_name(figure: str) -> str:
    """The name of the place where a figure's ledger entry stands."""
    return f"ledger-{figure}"


def figure_of(target: str) -> str:
    """The figure that a link prints, by its target; empty for every other link."""
    return target.removeprefix(_PRINTED) if target.startswith(_PRINTED) else ""


def source_name(source: str) -> str:
    """The name of the place where a source is described."""
    return f"source-{source}"


def footnote_name(number: int) -> str:
    """The name of the place where a footnote stands."""
    return f"footnote-{number}"


def footnote_mark_name(number: int) -> str:
    """The name of the place where the first mark of a footnote stands."""
    return f"footnote-mark-{number}"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _quoted(text: str) -> str:
    """As the value of an attribute."""
    return f'"{html.escape(text)}"'
