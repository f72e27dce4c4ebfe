"""A facts file whose shape has faults, read as far as it goes.

Each fault is told, and then mended in memory as its hint says, or what cannot be read is taken
out, so that the rest is read and its problems are told too. What is taken out still counts
where it is named: a figure whose shape is wrong is a figure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from factpress.facts.declaration import ValidationError
from factpress.facts.document import Document, KeyPath, read_document
from factpress.facts.model import LookName
from factpress.facts.shape import FactsShape
from factpress.facts.stories import StoryAlone, is_story, with_story
from factpress.facts.terms import with_terms
from factpress.facts.validation import Faults, faults_of, known_keys
from factpress.frozen import frozen
from factpress.problems import Position, Problem, ProblemsFound, nearest

_MOST_ROUNDS = 8
_TEXT = "…"
_SENTENCE = "This is so"
_STANDS_FOR: dict[str, Any] = {
    "factpress": "1",
    "date": "2000-01-01",
    "sources": {},
    "sections": [{"headline": _SENTENCE}],
    "headline": _SENTENCE,
    **dict.fromkeys("title label text bottom_line who says item kind status".split(), _TEXT),
}
_NOT_MISSED = frozenset({"FP101", "FP102"})
"""Rules that tell of what is not there: a name, a date, a use."""


@frozen
class Recovered:
    """The shape of what could be read, and the problems of what could not.

    `document` has its places. `gone` are places of entries that something stands for, whose own
    problems mean nothing. `is_whole` says that nothing was lost.
    """

    document: Document
    shape: FactsShape
    problems: tuple[Problem, ...] = ()
    gone: tuple[Position, ...] = ()
    is_whole: bool = True
    has_sources: bool = True

    @property
    def theme(self) -> LookName | None:
        """The theme that the file asks for, whose typeface says what can be printed."""
        name = self.shape.theme
        return LookName(name, self.document.at(("theme",))) if name else None

    @property
    def template(self) -> LookName | None:
        """The PowerPoint template that the file asks for."""
        name = self.shape.template
        return LookName(name, self.document.at(("template",))) if name else None

    def meant(self, problem: Problem) -> bool:
        """Whether a problem is one of the file, and not of what was taken out of it."""
        if problem.code == "FP031" and not self.has_sources:
            return False
        at = problem.position
        return not any(
            each.file == at.file
            and (each.line, each.column) <= (at.line, at.column)
            and (at.line, at.column) < (each.end_line, each.end_column)
            for each in self.gone
        )


def open_facts(path: Path) -> Recovered:
    """The file at a path, as far as its shape can be read.

    Raises ProblemsFound when it or its story is no YAML, or nothing of it has the shape of a
    facts file, and StoryAlone when it is a story.
    """
    document = read_document(path)
    if is_story(document):
        raise StoryAlone(document)
    document, told = with_story(document)
    read = read_shape(with_terms(document))
    return replace(read, problems=(*told, *read.problems))


def read_shape(document: Document) -> Recovered:
    """The shape of a document; raises ProblemsFound where nothing of it can be read."""
    try:
        return Recovered(document, FactsShape.model_validate(document.content))
    except ValidationError as error:
        found = faults_of(FactsShape, document, error)
    told = dict(found.problems)
    mender = _Mender(document)
    for _ in range(_MOST_ROUNDS):
        mender.mend(found)
        # A key that was only misspelt is not missing, and what stands in it has faults of its own.
        told = {path: each for path, each in told.items() if path not in mender.renamed}
        problems = tuple(told.values())
        try:
            shape = FactsShape.model_validate(mender.document.content)
        except ValidationError as error:
            found = faults_of(FactsShape, mender.document, error)
            told |= {path: each for path, each in found.problems.items() if mender.knows(path)}
        else:
            return Recovered(
                mender.document,
                shape,
                problems,
                tuple(mender.gone),
                mender.is_whole,
                not mender.lost_sources,
            )
    raise ProblemsFound(problems)


class _Mender:
    def __init__(self, document: Document) -> None:
        self.document = replace(document, content=_copied(document.content))
        self.gone: list[Position] = []
        self.is_whole = True
        self.lost_sources = False
        self.renamed: set[KeyPath] = set()

    def mend(self, faults: Faults) -> None:
        """Mends each fault, the last of the file first, so that places in lists stay."""
        ordered = sorted(faults.kinds.items(), key=_order, reverse=True)
        for path, kinds in ordered:
            if "extra_forbidden" in kinds:
                self._rename(path, faults)
        for path, kinds in ordered:
            if "extra_forbidden" not in kinds and self._holds(path[:-1]):
                self._mend(path, kinds, faults)

    def knows(self, path: KeyPath) -> bool:
        """Whether a path leads into what stood under a key that was misspelt."""
        return any(path[: len(each)] == each and path != each for each in self.renamed)

    def _mend(self, path: KeyPath, kinds: frozenset[str], faults: Faults) -> None:
        if "missing" in kinds:
            self._fill(path)
        elif path in faults.unquoted:
            self._set(path, self.document.written(path))
        else:
            self._drop(path)

    def _rename(self, path: KeyPath, faults: Faults) -> None:
        """Takes a key for the one that it is nearly; one that is near none is left out."""
        mapping = self.document.value(path[:-1])
        near = nearest(str(path[-1]), known_keys(FactsShape, faults.locations[path][:-1]))
        assert isinstance(mapping, dict)
        value = mapping.pop(str(path[-1]))
        if near is None or near in mapping:
            self.is_whole = False
            return
        mapping[near] = value
        self.renamed.add((*path[:-1], near))
        depth = len(path)
        self._move(lambda each: (*path[:-1], near, *each[depth:]) if each[:depth] == path else each)

    def _fill(self, path: KeyPath) -> None:
        key = str(path[-1])
        if path in self.renamed:
            return
        sources = self.document.content.get("sources")
        if key == "source":
            first = next(iter(sources), "") if isinstance(sources, dict) else ""
            self._set(path, f"{first or _TEXT}, {_TEXT}")
            self.lost_sources |= not first
        elif key in _STANDS_FOR and len(path) != 2:
            self._set(path, _copied(_STANDS_FOR[key]))
            self.is_whole &= key in {"factpress", "label", "title"}
            self.lost_sources |= key == "sources"
        elif path[:-1]:
            self._drop(path[:-1])

    def _drop(self, path: KeyPath) -> None:
        self.is_whole = False
        if path == ("sources",):
            self.lost_sources = True
        if len(path) == 2 and path[0] in {"figures", "sources", "series"}:
            self._stand_in(path)
            return
        if path[-1] == "source":
            self._fill(path)
            return
        if path[-1] == "value" and path[0] == "figures":
            self._set(path, "not reported")
            return
        if path[-1] == "formula":
            self._fill((*path[:-1], "source"))
            self._set((*path[:-1], "value"), "not reported")
        parent = self.document.value(path[:-1])
        step = path[-1]
        if isinstance(parent, dict):
            parent.pop(str(step), None)
        elif isinstance(parent, list) and isinstance(step, int) and step < len(parent):
            del parent[step]
            depth = len(path) - 1

            def moved(each: KeyPath) -> KeyPath | None:
                if each[:depth] != path[:-1] or len(each) == depth:
                    return each
                place = each[depth]
                if not isinstance(place, int) or place < step:
                    return each
                return None if place == step else (*path[:-1], place - 1, *each[depth + 1 :])

            self._move(moved)

    def _stand_in(self, path: KeyPath) -> None:
        """Puts an entry in the place of one that cannot be read, so that its id is known."""
        key = self.document.key_at(path)
        end = self.document.at(path)
        self.gone.append(replace(key, end_line=end.end_line, end_column=end.end_column + 1))
        entry: dict[str, Any] = {"title" if path[0] == "sources" else "label": _TEXT}
        if path[0] == "figures":
            entry["value"] = "not reported"
        self._set(path, entry)

    def _holds(self, path: KeyPath) -> bool:
        return not path or isinstance(self.document.value(path), dict | list)

    def _set(self, path: KeyPath, value: Any) -> None:
        parent: Any = self.document.value(path[:-1])
        if isinstance(parent, dict):
            parent[str(path[-1])] = value
        elif isinstance(parent, list) and isinstance(path[-1], int):
            parent[path[-1]] = value

    def _move(self, moved: Callable[[KeyPath], KeyPath | None]) -> None:
        self.document = self.document.moved(moved)


def not_missed(problem: Problem) -> bool:
    """Whether a problem is told of a file of which parts could not be read."""
    return problem.code not in _NOT_MISSED


def _order(fault: tuple[KeyPath, frozenset[str]]) -> tuple[tuple[int, int, str], ...]:
    return tuple((1, step, "") if isinstance(step, int) else (0, 0, str(step)) for step in fault[0])


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value
