"""What the marks in prose stand for: quantities, citations, mentions of exhibits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factpress.facts.model import Citation, Facts, Prose, ReferenceKind
from factpress.facts.prose import MARK
from factpress.figures.model import Figure
from factpress.problems import Position, Problem, suggestion
from factpress.story.citations import citation_texts
from factpress.story.model import CitationMark, ExhibitMark, FigureMark, Inline
from factpress.wording import Wording


@dataclass(frozen=True)
class MarkResolver:
    """Gives the node of a mark as written; what leads nowhere is noted in `problems`.

    `exhibits` maps what `{figure:id}` may name to the name and label of an exhibit.
    """

    facts: Facts
    figures: Mapping[str, Figure]
    wording: Wording
    exhibits: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    prose: Prose | None = None
    problems: list[Problem] = field(default_factory=list)

    def __call__(self, mark: str, begins_sentence: bool) -> Inline:
        """The node of a mark; at the beginning of a sentence it has a capital."""
        match = MARK.fullmatch(mark)
        assert match is not None
        if match["source"]:
            at = Position(self.facts.file)
            citation = Citation(match["source"], match["locator"] or "", at)
            ((source, text),) = citation_texts([citation], self.facts.sources, self.wording)
            return CitationMark(text, source)
        if match["kind"]:
            return self._exhibit(match["id"], mark)
        figure = self.figures[match["id"]]
        text = self.wording.quantity(figure.value)
        if begins_sentence:
            text = text[:1].upper() + text[1:]
        return FigureMark(text, figure.id, list(self.figures).index(figure.id) + 1)

    def _exhibit(self, id_: str, mark: str) -> ExhibitMark:
        if id_ in self.exhibits:
            name, label = self.exhibits[id_]
            return ExhibitMark(label, name)
        references = self.prose.references if self.prose else ()
        mentions = (
            each.at
            for each in references
            if each.kind is ReferenceKind.EXHIBIT and each.name == id_
        )
        at = next(mentions, Position(self.facts.file))
        otherwise = "Name a figure that a chart or table of this file shows."
        hint = suggestion(id_, self.exhibits, otherwise)
        self.problems.append(Problem(at, "FP032", f"No exhibit shows '{id_}'", hint))
        return ExhibitMark(mark, "")
