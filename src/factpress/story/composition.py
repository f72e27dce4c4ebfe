"""The story of a briefing, composed from its facts and figures."""

from __future__ import annotations

from collections.abc import Mapping

from factpress.facts.model import ExhibitRequest, Facts, Option, Prose, Section
from factpress.facts.prose import MARK
from factpress.figures.model import Figure
from factpress.problems import Problem, suggestion
from factpress.story.ledger import ledger_entries, source_entries, undisclosed_items
from factpress.story.markdown import read_blocks, read_inlines
from factpress.story.marks import MarkResolver
from factpress.story.model import (
    Blocks,
    ExhibitSlot,
    Inlines,
    KeyFigure,
    Story,
    StorySection,
    figures_in,
    figures_in_blocks,
)
from factpress.story.storyline import annex_requests
from factpress.wording import Wording


def compose(
    facts: Facts, figures: Mapping[str, Figure], wording: Wording
) -> tuple[Story, tuple[Problem, ...]]:
    """The story, and a problem for each mention of an exhibit that leads nowhere."""
    composer = _Composer(facts, figures, wording)
    return composer.story(), tuple(composer.problems)


class _Composer:
    def __init__(self, facts: Facts, figures: Mapping[str, Figure], wording: Wording) -> None:
        self._facts = facts
        self._figures = figures
        self._wording = wording
        self._numbers = {id_: index + 1 for index, id_ in enumerate(figures)}
        self.problems: list[Problem] = []
        annexes = annex_requests(facts, wording)
        requests = [section.exhibit for section in facts.sections]
        self._labels = self._exhibit_labels([*requests, *(each.request for each in annexes)])
        self._annexes = annexes
        self._by_figure = self._exhibits_by_figure()

    def story(self) -> Story:
        facts = self._facts
        sections = tuple(map(self._section, range(len(facts.sections)), facts.sections))
        annexes = tuple(self._annex(index) for index in range(len(self._annexes)))
        return Story(
            title=self._inlines(facts.title),
            edition=self._wording.date(facts.date),
            date=facts.date,
            language=str(self._wording.locale).replace("_", "-"),
            marking=facts.marking,
            publisher=facts.publisher,
            bottom_line=self._inlines(facts.bottom_line.prose),
            key_figures=self._key_figures(),
            sections=sections,
            annexes=annexes,
            undisclosed=undisclosed_items(self._figures, self._wording),
            ledger=ledger_entries(facts, self._figures, self._numbers, self._wording),
            sources=source_entries(facts, self._wording),
        )

    # Sections

    def _section(self, index: int, section: Section) -> StorySection:
        name = f"section-{index + 1}"
        headline = self._inlines(section.headline.prose)
        points = tuple(self._inlines(point.prose) for point in section.points)
        body = self._blocks(section.text)
        notes = self._blocks(section.notes)
        exhibit = None
        if section.exhibit:
            exhibit = self._slot(index, section.exhibit, headline)
        printed = {id_: None for group in (headline, *points) for id_ in figures_in(group)}
        printed.update(dict.fromkeys((*figures_in_blocks(body), *figures_in_blocks(notes))))
        return StorySection(name, headline, exhibit, points, body, notes, tuple(printed))

    def _annex(self, index: int) -> StorySection:
        annex = self._annexes[index]
        headline = read_inlines(annex.headline, self._resolver(None))
        slot = self._slot(len(self._facts.sections) + index, annex.request, headline)
        return StorySection(f"annex-{annex.name}", headline, slot, (), (), (), ())

    def _slot(self, index: int, request: ExhibitRequest, headline: Inlines) -> ExhibitSlot:
        title = request.options.get("title")
        finding = headline
        if title and isinstance(title.value, str):
            finding = self._option_inlines(title)
        name, label = self._labels[index]
        return ExhibitSlot(name, label, finding, title is not None, request)

    def _exhibit_labels(self, requests: list[ExhibitRequest | None]) -> dict[int, tuple[str, str]]:
        """Name and label of each exhibit, by the index of its section."""
        words = self._wording.words
        labels, charts, tables = {}, 0, 0
        for index, request in enumerate(requests):
            if request is None:
                continue
            if request.is_chart:
                charts += 1
                labels[index] = (f"figure-{charts}", words.figure.format(number=charts))
            else:
                tables += 1
                labels[index] = (f"table-{tables}", words.table.format(number=tables))
        return labels

    def _exhibits_by_figure(self) -> dict[str, tuple[str, str]]:
        """The first exhibit that shows each figure, for `{figure:id}`."""
        shown: dict[str, tuple[str, str]] = {}
        for index, section in enumerate(self._facts.sections):
            if section.exhibit is None:
                continue
            shown.setdefault(section.exhibit.kind, self._labels[index])
            for name, option in section.exhibit.options.items():
                if name not in {"title", "note", "size"}:
                    for item in option.items:
                        if item in self._figures:
                            shown.setdefault(item, self._labels[index])
        # A chart that shows all inputs of a derived figure shows what it is derived from.
        for figure in self._figures.values():
            exhibits = {shown.get(input_) for input_ in figure.inputs}
            if len(exhibits) == 1 and (exhibit := exhibits.pop()):
                shown.setdefault(figure.id, exhibit)
        return shown

    # Texts

    def _blocks(self, prose: Prose | None) -> Blocks:
        return read_blocks(prose.text, self._resolver(prose)) if prose else ()

    def _inlines(self, prose: Prose) -> Inlines:
        return read_inlines(prose.text, self._resolver(prose))

    def _option_inlines(self, option: Option) -> Inlines:
        text = option.value
        assert isinstance(text, str)
        for match in MARK.finditer(text):
            if match["id"] and not match["kind"] and match["id"] not in self._figures:
                hint = suggestion(match["id"], self._figures)
                self.problems.append(
                    Problem(option.at[0], "FP030", f"There is no figure '{match['id']}'", hint)
                )
                return read_inlines(MARK.sub("", text), self._resolver(None))
        return read_inlines(text, self._resolver(None))

    def _resolver(self, prose: Prose | None) -> MarkResolver:
        return MarkResolver(
            self._facts, self._figures, self._wording, self._by_figure, prose, self.problems
        )

    def _key_figures(self) -> tuple[KeyFigure, ...]:
        chosen = [reference.name for reference in self._facts.key_figures]
        if not chosen:
            mentioned = figures_in(self._inlines(self._facts.bottom_line.prose))
            chosen = list(dict.fromkeys((*mentioned, *self._figures)))[:4]
        return tuple(self._key_figure(self._figures[id_]) for id_ in chosen)

    def _key_figure(self, figure: Figure) -> KeyFigure:
        phrase = self._wording.phrase(figure.value)
        tight = phrase.unit == "%"
        return KeyFigure(
            figure=figure.id,
            number=self._numbers[figure.id],
            prefix=phrase.prefix,
            amount=f"{phrase.amount}%" if tight else phrase.amount,
            unit="" if tight else phrase.unit,
            label=figure.fact.label,
        )
