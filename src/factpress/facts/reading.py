"""A facts file, read: the texts of its keys turned into what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from factpress.facts.characters import character_problems, misplaced_mark_problems
from factpress.facts.claims import read_bottom_line, read_claim, read_point
from factpress.facts.digits import typed_numbers
from factpress.facts.document import KeyPath
from factpress.facts.examples import missing_line
from factpress.facts.exhibits import read_exhibit
from factpress.facts.footnotes import footnote_problems
from factpress.facts.ids import id_problems
from factpress.facts.interpreter import Interpreter, full_date_hint
from factpress.facts.markings import marking_problems
from factpress.facts.model import (
    Event,
    Facts,
    FigureFact,
    Place,
    Poll,
    Rank,
    Reference,
    ReferenceKind,
    Rival,
    Section,
    Series,
    Source,
    Stage,
    Statement,
    Supply,
    Suppression,
)
from factpress.facts.points import Points
from factpress.facts.prose import typographic
from factpress.facts.recovery import Recovered, open_facts
from factpress.facts.references import reference_problems
from factpress.facts.shape import (
    EventShape,
    FigureShape,
    PollShape,
    RivalShape,
    SectionShape,
    SourceShape,
    StatementShape,
    SupplyShape,
    ViaShape,
)
from factpress.facts.suppressions import read_suppressions
from factpress.facts.todos import todos
from factpress.problems import Problem, enumeration
from factpress.quantities.moments import Precision
from factpress.quantities.quantity import Quantity
from factpress.typefaces.family import FACTPRESS_SANS, Family
from factpress.wording import LANGUAGES, Wording, is_language


def read_facts(path: Path) -> tuple[Facts, tuple[Problem, ...]]:
    """The facts in a file, and every problem that reading them shows."""
    return facts_of(open_facts(path), FACTPRESS_SANS)


def facts_of(read: Recovered, family: Family) -> tuple[Facts, tuple[Problem, ...]]:
    """The facts, to be printed in a family, and every problem that reading them shows.

    What cannot be read is left out of the facts.
    """
    reader = _Reader(read, family)
    facts = reader.facts()
    problems = (*reader.problems, *reference_problems(facts))
    if read.problems:
        facts = replace(facts, is_whole=read.is_whole)
        problems = (*read.problems, *filter(read.meant, problems))
    return facts, problems


class _Reader:
    """Reads one document; what it cannot read it leaves out and notes as a problem."""

    def __init__(self, read: Recovered, family: Family) -> None:
        self._document = read.document
        self._shape = read.shape
        self._theme, self._template = read.theme, read.template
        self._family = family
        self._interpreter = Interpreter(read.document, "en", family)
        self._interpreter.language = self._read_language()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read."""
        return tuple(self._interpreter.problems)

    def facts(self) -> Facts:
        """The facts of the document."""
        shape = self._shape
        edition = self._interpreter.moment(("date",), shape.date)
        is_day = edition.start is not None and edition.start.precision is Precision.DAY
        if not (is_day or self._interpreter.problems):
            self._interpreter.add(
                ("date",), "FP020", "The edition needs a full date", full_date_hint(edition)
            )
        self._interpreter.problems += id_problems(self._document, shape)
        series = self._series()
        self._interpreter.points = Points(series)
        sources = {id_: self._source(id_, each) for id_, each in shape.sources.items()}
        figures = {id_: self._figure(id_, each) for id_, each in shape.figures.items()}
        supplies = tuple(map(self._supply, range(len(shape.supplies)), shape.supplies))
        events = tuple(map(self._event, range(len(shape.events)), shape.events))
        statements = tuple(map(self._statement, range(len(shape.statements)), shape.statements))
        sections = tuple(map(self._section, range(len(shape.sections)), shape.sections))
        key_figures = tuple(map(self._key_figure, range(len(shape.key_figures)), shape.key_figures))
        facts = Facts(
            file=self._document.file,
            title=self._interpreter.prose(("title",), shape.title),
            date=edition.start.first if edition.start else date.min,
            language=self._interpreter.language,
            marking=" ".join((shape.marking or "").split()),
            watermark=" ".join((shape.watermark or "").split()),
            publisher=shape.publisher or "",
            bottom_line=read_bottom_line(shape.bottom_line, self._interpreter),
            key_figures=key_figures,
            sources=sources,
            figures={**figures, **self._points()},
            series=series,
            supplies=supplies,
            events=events,
            statements=statements,
            sections=sections,
            theme=self._theme,
            template=self._template,
            deck_charts=shape.deck.charts if shape.deck else "picture",
            attach=shape.attach,
            story=shape.story or "",
            terms=shape.terms,
        )
        self._interpreter.problems += character_problems(self._document, shape, self._family)
        for problems_of in (misplaced_mark_problems, marking_problems, footnote_problems):
            self._interpreter.problems += problems_of(self._document, shape)
        moments, language = self._interpreter.moments, self._interpreter.language
        return replace(
            facts,
            typed_numbers=tuple(typed_numbers(self._document, shape, moments, language)),
            todos=tuple(todos(self._document, shape)),
            suppressions=self._suppressions(),
        )

    def _series(self) -> Mapping[str, Series]:
        if not self._shape.series:
            return {}
        from factpress.facts.series import read_series

        shapes = self._shape.series.items()
        return {id_: read_series(id_, shape, self._interpreter) for id_, shape in shapes}

    def _key_figure(self, index: int, id_: str) -> Reference:
        at = self._document.at(("key_figures", index))
        return Reference(ReferenceKind.FIGURE, self._interpreter.points.id_of(id_), "", at)

    def _points(self) -> Mapping[str, FigureFact]:
        """The points of series that the texts read so far name."""
        return self._interpreter.points.figures(Wording(self._interpreter.language))

    def _suppressions(self) -> tuple[Suppression, ...]:
        found, problems = read_suppressions(self._document, self._shape.ignore)
        self._interpreter.problems += problems
        return found

    # Parts of the file

    def _read_language(self) -> str:
        language = self._shape.language
        known = language.partition("-")[0] in LANGUAGES
        if known and is_language(language):
            return language
        self._interpreter.add(
            ("language",),
            "FP023",
            f"There are no words for the language '{language}'",
            f"Write one of {enumeration(sorted(LANGUAGES))}, with a region where wanted: 'en-US'.",
        )
        return "en"

    def _source(self, id_: str, shape: SourceShape) -> Source:
        path: KeyPath = ("sources", id_)
        issued_key = "issued" if shape.issued else "published"
        if shape.url and not shape.url.startswith(("https://", "http://")):
            self._interpreter.add(
                (*path, "URL"),
                "FP024",
                "A web address begins with https:// or http://",
                f"Write 'https://{shape.url.split('//')[-1].split(':')[-1]}'.",
            )
        return Source(
            id=id_,
            title=typographic(shape.title),
            author=shape.author or "",
            publisher=shape.publisher or "",
            container_title=shape.container_title or "",
            issued=self._interpreter.moment((*path, issued_key), shape.issued or shape.published),
            accessed=self._interpreter.moment((*path, "accessed"), shape.accessed),
            url=shape.url or "",
            text=shape.text or "",
            sha256=shape.sha256 or "",
            review_by=self._interpreter.day((*path, "review_by"), shape.review_by),
            note=typographic(shape.note or ""),
            language=self._interpreter.code_of_language((*path, "language"), shape.language),
            at=self._document.key_at(path),
            text_at=self._document.at((*path, "text")),
        )

    def _figure(self, id_: str, shape: FigureShape) -> FigureFact:
        path: KeyPath = ("figures", id_)
        if (shape.value is None) == (shape.formula is None):
            self._interpreter.problems.append(
                Problem(
                    self._document.key_at(path),
                    "FP025",
                    f"The figure '{id_}' has "
                    + ("both a value and a formula" if shape.value else "no value and no formula"),
                    "Delete 'value' or 'formula'."
                    if shape.value
                    else "Add 'value' with its 'source', or 'formula' over other figures.",
                )
            )
        if shape.value is not None and shape.source is None:
            self._interpreter.problems.append(
                Problem(
                    self._document.key_at(path),
                    "FP026",
                    f"The figure '{id_}' has no source",
                    f"Add '{missing_line(self._document, (*path, 'source'))}', with the place in "
                    "it where the value stands.",
                )
            )
        given, value = self._interpreter.value((*path, "value"), shape.value)
        return FigureFact(
            id=id_,
            label=typographic(shape.label),
            short=typographic(shape.short or ""),
            given=given,
            value=value,
            digits=shape.digits,
            formula=self._interpreter.formula((*path, "formula"), shape.formula),
            period=self._interpreter.moment((*path, "period"), shape.period),
            citations=self._interpreter.citations((*path, "source"), shape.source),
            excerpt=shape.excerpt or "",
            poll=_poll(shape.poll),
            note=typographic(shape.note or ""),
            rivals=tuple(
                self._rival((*path, "rivals", index), rival)
                for index, rival in enumerate(shape.rivals)
            ),
            review_by=self._interpreter.day((*path, "review_by"), shape.review_by),
            excerpt_at=self._document.at((*path, "excerpt")),
            at=self._document.key_at(path),
        )

    def _rival(self, path: KeyPath, shape: RivalShape) -> Rival:
        given, value = self._interpreter.value((*path, "value"), shape.value)
        return Rival(
            given=given,
            value=value or Quantity(None),
            citations=self._interpreter.citations((*path, "source"), shape.source),
            excerpt=shape.excerpt or "",
            rank=Rank(shape.rank),
            note=typographic(shape.note or ""),
            at=self._document.at(path),
        )

    def _supply(self, index: int, shape: SupplyShape) -> Supply:
        path: KeyPath = ("supplies", index)
        kind, status, amount = (
            self._interpreter.prose((*path, key), getattr(shape, key) or "")
            for key in ("kind", "status", "amount")
        )
        return Supply(
            supplier=self._interpreter.country((*path, "supplier"), shape.supplier),
            recipient=self._interpreter.country((*path, "recipient"), shape.recipient),
            item=typographic(shape.item),
            kind=kind.text,
            label=typographic(shape.label or ""),
            category=typographic(shape.category or ""),
            status=status.text,
            stage=Stage(shape.stage) if shape.stage else None,
            amount=amount.text,
            maker=typographic(shape.maker or ""),
            prose=(kind, status, amount),
            via=self._place((*path, "via"), shape.via) if shape.via else None,
            citations=self._interpreter.citations((*path, "source"), shape.source),
            review_by=self._interpreter.day((*path, "review_by"), shape.review_by),
            at=self._document.at(path),
        )

    def _place(self, path: KeyPath, shape: ViaShape) -> Place:
        latitude, longitude = shape.at
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            self._interpreter.add(
                (*path, "at"),
                "FP027",
                f"There is no place at latitude {latitude:g}, longitude {longitude:g}",
                f"Latitude comes first: [{longitude:g}, {latitude:g}]."
                if -90 <= longitude <= 90 and -180 <= latitude <= 180
                else "Write [latitude, longitude] in degrees: [42.15, 41.67].",
            )
        country = self._interpreter.country((*path, "country"), shape.country)
        return Place(shape.name, country, latitude, longitude, shape.note or "")

    def _event(self, index: int, shape: EventShape) -> Event:
        path: KeyPath = ("events", index)
        return Event(
            moment=self._interpreter.moment((*path, "date"), shape.date),
            text=self._interpreter.prose((*path, "text"), shape.text),
            citations=self._interpreter.citations((*path, "source"), shape.source),
            review_by=self._interpreter.day((*path, "review_by"), shape.review_by),
            at=self._document.at(path),
        )

    def _statement(self, index: int, shape: StatementShape) -> Statement:
        path: KeyPath = ("statements", index)
        return Statement(
            who=typographic(shape.who),
            role=typographic(shape.role or ""),
            says=self._interpreter.prose((*path, "says"), shape.says),
            citations=self._interpreter.citations((*path, "source"), shape.source),
            review_by=self._interpreter.day((*path, "review_by"), shape.review_by),
            at=self._document.at(path),
        )

    def _section(self, index: int, shape: SectionShape) -> Section:
        path: KeyPath = ("sections", index)
        if shape.chart is not None and shape.table is not None:
            self._interpreter.add(
                (*path, "table"),
                "FP028",
                "A section has one exhibit: a chart or a table",
                "Delete one of the two, or give the table a section of its own.",
            )
        key = "chart" if shape.chart is not None else "table"
        asked = shape.chart if shape.chart is not None else shape.table
        return Section(
            headline=read_claim(
                (*path, "headline"),
                shape.headline,
                self._interpreter.condition((*path, "holds"), shape.holds),
                self._interpreter,
            ),
            exhibit=read_exhibit((*path, key), asked, self._interpreter)
            if asked is not None
            else None,
            points=tuple(
                read_point((*path, "points", number), point, self._interpreter)
                for number, point in enumerate(shape.points)
            ),
            text=self._interpreter.prose((*path, "text"), shape.text) if shape.text else None,
            notes=self._interpreter.prose((*path, "notes"), shape.notes) if shape.notes else None,
            at=self._document.at(path),
        )


def _poll(shape: PollShape | None) -> Poll | None:
    if shape is None:
        return None
    disclosed = {
        key: getattr(shape, key) or "" for key in PollShape.model_fields if key != "pollster"
    }
    return Poll(shape.pollster, disclosed)
