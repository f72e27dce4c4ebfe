"""What the marks in prose stand for: quantities, citations, mentions of exhibits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from factpress.facts.model import Citation, Facts, Prose
from factpress.facts.prose import MARK
from factpress.figures.model import Figure
from factpress.problems import Position
from factpress.story.citations import citation_texts
from factpress.story.model import (
    Blocks,
    CitationMark,
    ExhibitMark,
    FigureMark,
    Inline,
    Inlines,
    Text,
    plain_text,
)
from factpress.story.numbering import Numbering
from factpress.story.plain_prose import read_plain_blocks, read_plain_inlines
from factpress.wording import Wording


@dataclass(frozen=True)
class ProseReader:
    """Reads prose into nodes, its marks resolved. Marks that lead nowhere are refused before."""

    facts: Facts
    figures: Mapping[str, Figure]
    wording: Wording
    numbering: Numbering

    def blocks(self, prose: Prose | None, first_footnote: int = 1) -> Blocks:
        """The blocks of a Markdown text, its footnotes numbered from there on; none for None."""
        if prose is None:
            return ()
        blocks = read_plain_blocks(prose.text, self._node)
        if blocks is None:
            from factpress.story.markdown import read_blocks

            blocks = read_blocks(prose.text, self._node, first_footnote)
        return blocks

    def inlines(self, prose: Prose) -> Inlines:
        """The inline nodes of one line of Markdown."""
        return self.text(prose.text)

    def text(self, text: str) -> Inlines:
        """The inline nodes of a text that stands in no facts file."""
        inlines = read_plain_inlines(text, self._node)
        if inlines is None:
            from factpress.story.markdown import read_inlines

            inlines = read_inlines(text, self._node)
        return inlines

    def plain(self, prose: Prose | None) -> str:
        """The words of prose; empty for None."""
        return plain_text(self.inlines(prose)) if prose else ""

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {id_: number for number, id_ in enumerate(self.figures, 1)}

    def _node(self, mark: str, begins_sentence: bool) -> Inline:
        """The node of a mark; at the beginning of a sentence it has a capital."""
        match = MARK.fullmatch(mark)
        assert match is not None
        if match["source"]:
            if match["source"] not in self.facts.sources:
                return Text(mark)
            return self._citation(match["source"], match["locator"] or "")
        if match["kind"] == "figure":
            exhibit = self.numbering.mentioned.get(match["id"])
            return ExhibitMark(exhibit.label, exhibit.name) if exhibit else ExhibitMark(mark, "")
        figure = self.figures.get(match["id"])
        if figure is None:
            return Text(mark)
        if match["kind"] == "period":
            return Text(self.wording.moment(figure.fact.period))
        text = self.wording.quantity(figure.value)
        if begins_sentence:
            text = text[:1].upper() + text[1:]
        return FigureMark(text, figure.id, self._numbers[figure.id])

    def _citation(self, source: str, locator: str) -> CitationMark:
        citation = Citation(source, locator, Position(self.facts.file))
        ((source, text),) = citation_texts([citation], self.facts.sources, self.wording)
        return CitationMark(text, source)
