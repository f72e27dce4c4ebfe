"""What a text of the facts file means: prose, value, date, formula, country.

What cannot be read becomes a problem, and something harmless takes its place, so that
reading goes on and all problems are told at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from factpress.facts.document import Document, KeyPath
from factpress.facts.model import Citation, Condition, Formula, Prose
from factpress.facts.points import Points
from factpress.facts.prose import read_prose, typographic
from factpress.facts.shape import ValueShape
from factpress.geography.countries import country_hint, find_country
from factpress.problems import Position, Problem
from factpress.quantities.formula import FormulaError, parse_formula, parse_guard
from factpress.quantities.moments import NOT_REPORTED, Moment, MomentError, Precision, read_moment
from factpress.quantities.notation import NotationError, notation_of, read_quantity, write_quantity
from factpress.quantities.quantity import Quantity
from factpress.typefaces.family import Family
from factpress.wording import is_language

_Result = TypeVar("_Result")


def full_date_hint(moment: Moment) -> str:
    """What to write for a month or a year where a day is wanted."""
    first = moment.start.first.isoformat() if moment.start else "2023-11-21"
    return f"Write the day, too, as in {first}."


class Interpreter:
    """Interprets the texts of one document; notes problems, and the moments that it read.

    `points` are the points of series that texts may name; none until the series are read.
    """

    def __init__(self, document: Document, language: str, family: Family) -> None:
        self.document = document
        self.language = language
        self.family = family
        self.points = Points({})
        self.problems: list[Problem] = []
        self.moments: list[Moment] = []

    def add(self, path: KeyPath, code: str, message: str, hint: str) -> None:
        """Notes a problem at a path."""
        self.problems.append(Problem(self.document.at(path), code, message, hint))

    def attempt(
        self, path: KeyPath, text: str, read: Callable[[str], _Result], otherwise: _Result
    ) -> _Result:
        """What `read` makes of the text, or `otherwise` and a problem."""
        try:
            return read(text)
        except NotationError as error:
            self.add(path, "FP021", str(error), error.hint)
        except FormulaError as error:
            at = self._formula_at(path, text)
            part = Condition(text, None, at).part(error.start, error.end)  # type: ignore[arg-type]
            self.problems.append(Problem(part, "FP022", str(error), error.hint))
        except MomentError as error:
            self.add(path, "FP020", str(error), error.hint)
        return otherwise

    def prose(self, path: KeyPath, text: str) -> Prose:
        """The prose at a path, with its marks."""
        return self.points.in_prose(read_prose(self.document, path, typographic(text.strip())))

    def code_of_language(self, path: KeyPath, code: str | None) -> str:
        """The code of a language as it is given; empty for none."""
        if code and not is_language(code):
            self.add(
                path,
                "FP046",
                f"'{code}' is no code of a language",
                "Write the code of ISO 639: 'fr', 'de', 'ru', with a region where wanted: 'fr-CA'.",
            )
        return code or ""

    def value(self, path: KeyPath, shape: str | ValueShape | None) -> tuple[str, Quantity | None]:
        """A value in the notation of the facts file, and what it means."""
        if shape is None:
            return "", None
        text = shape if isinstance(shape, str) else self._notation(path, shape)
        return text, self.attempt(path, text, read_quantity, Quantity(None))

    def _notation(self, path: KeyPath, shape: ValueShape) -> str:
        try:
            return notation_of(shape.model_dump(exclude_none=True))
        except NotationError as error:
            self.add(path, "FP021", str(error), error.hint)
            return write_quantity(Quantity(None))

    def moment(self, path: KeyPath, text: str | None) -> Moment:
        """The moment that a text stands for; not reported for None."""
        moment = self._attempt_moment(path, text) if text else NOT_REPORTED
        self.moments.append(moment)
        return moment

    def _attempt_moment(self, path: KeyPath, text: str) -> Moment:
        return self.attempt(path, text, read_moment, NOT_REPORTED)

    def day(self, path: KeyPath, text: str | None) -> date | None:
        """The day that a text stands for; None for None and for what is none."""
        if text is None:
            return None
        moment = self._attempt_moment(path, text)
        if moment.start is None or moment.start.precision is not Precision.DAY:
            if moment.is_reported:
                self.add(path, "FP020", "A full date is wanted here", full_date_hint(moment))
            return None
        return moment.start.first

    def formula(self, path: KeyPath, text: str | None) -> Formula | None:
        """The formula at a path; None for None and for what is none."""
        if text is None:
            return None
        tree = self.attempt(path, text, partial(parse_formula, naming=self.points.id_of), None)
        return Formula(text, tree, self._formula_at(path, text)) if tree else None

    def condition(self, path: KeyPath, text: str | None) -> Condition | None:
        """The condition at a path; None for None and for what is none."""
        if text is None:
            return None
        guard = self.attempt(path, text, partial(parse_guard, naming=self.points.id_of), None)
        return Condition(text, guard, self._formula_at(path, text)) if guard else None

    def _formula_at(self, path: KeyPath, text: str) -> Position:
        return self.document.find(path, text)

    def citations(self, path: KeyPath, shape: str | Sequence[str] | None) -> tuple[Citation, ...]:
        """The citations that a key `source` gives."""
        if shape is None:
            return ()
        single = isinstance(shape, str)
        texts = [shape] if isinstance(shape, str) else list(shape)
        citations = []
        for index, text in enumerate(texts):
            source, _, locator = text.partition(",")
            at = self.document.at(path if single else (*path, index))
            citations.append(Citation(source.strip(), locator.strip(), at))
        return tuple(citations)

    def country(self, path: KeyPath, text: str) -> str:
        """The ISO 3166-1 alpha-2 code of a country; empty for what is none."""
        country = find_country(text, self.language)
        if country is not None:
            return country.code
        hint = country_hint(text, self.language)
        self.add(path, "FP029", f"There is no country '{text}'", hint)
        return ""
