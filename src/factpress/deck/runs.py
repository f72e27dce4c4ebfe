"""Inline nodes of a story as runs of a slide: their style, and where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import assert_never

from factpress.deck.model import (
    TEXT_FACE,
    Colour,
    Link,
    SlideLink,
    SlideParagraph,
    TextRun,
    Tone,
    WebAddress,
)
from factpress.frozen import frozen
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

# What XML 1.0 cannot hold (2.2, Char), and the soft hyphen, which PowerPoint shows.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile("[\t\n\r ]+")


@frozen
class TextStyle:
    """The style of a stretch of text."""

    size: float
    bold: bool = False
    italic: bool = False
    colour: Colour = Tone.INK
    typeface: str = TEXT_FACE

    def run(self, text: str, link: Link | None = None, figure: str = "") -> TextRun:
        """A run of the text in this style."""
        return TextRun(
            clean(text),
            self.size,
            self.bold,
            self.italic,
            self.colour,
            link,
            figure,
            typeface=self.typeface,
        )


@frozen
class Targets:
    """The slides that figures, sources and exhibits have their place on, by their ids."""

    figures: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    exhibits: Mapping[str, str] = field(default_factory=dict)

    def figure(self, id_: str) -> SlideLink | None:
        """Leads to the entry of a figure in the ledger."""
        return _link(self.figures, id_)

    def source(self, id_: str) -> SlideLink | None:
        """Leads to the entry of a source."""
        return _link(self.sources, id_)

    def exhibit(self, name: str) -> SlideLink | None:
        """Leads to the slide that shows an exhibit."""
        return _link(self.exhibits, name)


def clean(text: str) -> str:
    """The text in one line, without characters that a slide cannot hold."""
    return _UNPRINTABLE.sub("", _SPACES.sub(" ", text))


def inline_runs(children: Inlines, style: TextStyle, targets: Targets) -> tuple[TextRun, ...]:
    """The runs of inline nodes; a forced line end is a run of `\\n`."""
    runs: list[TextRun] = []
    for child in children:
        if isinstance(child, CitationMark) and runs and not runs[-1].text.endswith((" ", "\n")):
            runs.append(style.run(" "))
        runs.extend(_runs(child, style, targets))
    return tuple(runs)


def paragraph(
    children: Inlines,
    style: TextStyle,
    targets: Targets,
    *,
    bullet: bool = False,
    before: float = 0,
) -> SlideParagraph:
    """A paragraph of inline nodes."""
    return SlideParagraph(inline_runs(children, style, targets), bullet, before)


def plain(text: str, style: TextStyle, *, before: float = 0, align: str = "left") -> SlideParagraph:
    """A paragraph of one run."""
    return SlideParagraph((style.run(text),), before=before, align=align)


def split_runs(
    runs: Sequence[TextRun], offset: int
) -> tuple[tuple[TextRun, ...], tuple[TextRun, ...]]:
    """The runs before and behind a place in their text; spaces at the cut are dropped."""
    head: list[TextRun] = []
    tail: list[TextRun] = []
    start = 0
    for run in runs:
        cut = min(max(offset - start, 0), len(run.text))
        head += [replace(run, text=run.text[:cut])] if cut else []
        tail += [replace(run, text=run.text[cut:])] if cut < len(run.text) else []
        start += len(run.text)
    if tail:
        tail[0] = replace(tail[0], text=tail[0].text.lstrip(" \n"))
    return tuple(head), tuple(run for run in tail if run.text)


def _runs(node: Inline, style: TextStyle, targets: Targets) -> Iterator[TextRun]:
    kept = style.colour is Tone.LAYOUT
    linked = style if kept else replace(style, colour=Tone.LINK)
    quiet = style if kept else replace(style, colour=Tone.MUTED)
    match node:
        case Text(text=text) | Code(text=text):
            yield style.run(text)
        case Emphasis(children=children):
            yield from inline_runs(children, replace(style, italic=True), targets)
        case Strong(children=children):
            yield from inline_runs(children, replace(style, bold=True), targets)
        case WebLink(children=children, url=url):
            for run in inline_runs(children, linked, targets):
                yield replace(run, link=run.link or WebAddress(url))
        case FigureMark(text=text, figure=figure):
            yield style.run(text, targets.figure(figure), figure)
        case CitationMark(text=text, source=source):
            yield quiet.run(f"[{text}]", targets.source(source))
        case ExhibitMark(text=text, exhibit=exhibit):
            yield style.run(text, targets.exhibit(exhibit))
        case FootnoteMark():
            yield style.run(plain_text((node,)))
        case LineBreak():
            yield replace(style.run(""), text="\n")
        case _:
            assert_never(node)


def _link(slides: Mapping[str, str], name: str) -> SlideLink | None:
    return SlideLink(slides[name]) if name in slides else None
