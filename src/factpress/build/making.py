"""The documents of one facts file and their record made, as bytes; nothing is written here."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, assert_never

from factpress.build.asked import Asked, Document, options_of, source_date, told_path
from factpress.build.documents import (
    compose_deck,
    expect_charts,
    make_handout,
    make_report,
    plan_slides,
    slide_pictures,
)
from factpress.build.preparation import Prepared, prepare
from factpress.build.recorded import digest_of
from factpress.build.recording import record_of_prepared
from factpress.build.uptodate import versions
from factpress.cache.drawings import Drawings, SlidePicture
from factpress.frozen import frozen
from factpress.problems import Problem
from factpress.record.inputs import Input, files_read, inputs_of
from factpress.record.making import Record

_TURNS = (Document.DECK, Document.REPORT, Document.HANDOUT)
"""The deck is composed first: it can wait for its pictures until it is saved."""

Stage = Callable[[str], None]
"""Is told the name of each stage as it begins."""


@frozen
class MadeDocument:
    """The bytes of a document, and its pages or slides."""

    content: bytes
    pages: int


@frozen
class Made:
    """Documents, their record but for what it tells of its outputs, and the problems that did
    not stop the build."""

    documents: Mapping[Document, MadeDocument]
    record: Record
    problems: tuple[Problem, ...]


def make(path: Path, asked: Asked, content: bytes, drawings: Drawings, stage: Stage) -> Made:
    """The documents of the facts file at a path that has this content.

    Raises ProblemsFound when the facts have errors, and NoSourceDate.
    """
    began = time.time_ns()
    prepared = dated(prepare(path, theme=asked.theme, template=asked.template))
    inputs = inputs_of(path, content, prepared.reader.facts, prepared.style)
    record = record_of_prepared(prepared, inputs)
    digests = _digests(path, content, prepared, began)
    maker = _Maker(prepared, path, inputs, record, drawings, asked.documents)
    made = {}
    for document in sorted(asked.documents, key=_TURNS.index):
        stage(f"writing the {document.name.lower()}")
        made[document] = maker.make(document)
    stage("writing the files")
    return Made(
        {each: MadeDocument(made[each].content(), made[each].pages) for each in asked.documents},
        {**record, "build": _told(path, asked, prepared, digests)},
        prepared.problems,
    )


def dated(prepared: Prepared) -> Prepared:
    """The briefing with files of the date in SOURCE_DATE_EPOCH, if that is set.

    Raises NoSourceDate.
    """
    seconds = source_date()
    if seconds is None:
        return prepared
    moment = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    return replace(prepared, story=replace(prepared.story, moment=moment))


def _digests(path: Path, content: bytes, prepared: Prepared, began: int) -> dict[str, str | None]:
    """The digests of all files that a briefing depends on, by their paths from the facts file.

    What was saved since the build began may have been read before: it gets none, so that the
    next build takes it. That of the facts file is of what was read first.
    """
    files = files_read(path, prepared.reader.facts, prepared.style)
    digests = {
        told_path(file, path): None if _was_saved_since(began, file) else digest_of(file)
        for file in files
    }
    return {**digests, path.name: hashlib.sha256(content).hexdigest()}


def _was_saved_since(moment: int, file: Path) -> bool:
    """A time to come is of a clock that was wrong, not of a file that was just saved."""
    with suppress(OSError):
        return moment < file.stat().st_mtime_ns <= time.time_ns()
    return False


def _told(
    path: Path, asked: Asked, prepared: Prepared, digests: Mapping[str, str | None]
) -> dict[str, Any]:
    """What the record tells the next build of this one."""
    with_scripts = bool(prepared.style.theme.family.companions)
    return {
        **options_of(path, asked),
        "versions": versions(with_scripts=with_scripts),
        "files": [{"path": file, "sha256": digest} for file, digest in digests.items()],
    }


@frozen
class _Begun:
    """A document that is made but for its bytes, and its pages or slides."""

    content: Callable[[], bytes]
    pages: int


class _Maker:
    """Makes the documents of one briefing, whose slides are planned before all of them.

    Charts are begun as soon as it is known which are needed.
    """

    def __init__(
        self,
        prepared: Prepared,
        path: Path,
        inputs: tuple[Input, ...],
        record: Record,
        drawings: Drawings,
        documents: Collection[Document],
    ) -> None:
        self._prepared, self._path = prepared, path
        self._inputs, self._record, self._drawings = inputs, record, drawings
        if Document.REPORT in documents:
            expect_charts(prepared, drawings)
        charts = prepared.reader.facts.deck_charts
        self._slides = plan_slides(prepared, charts, needed=Document.DECK in documents)
        self._pictures: Mapping[str, SlidePicture] = {}
        if self._slides is not None and set(documents) & {Document.DECK, Document.HANDOUT}:
            self._pictures = slide_pictures(prepared, self._slides, drawings)

    def make(self, document: Document) -> _Begun:
        """A document; its pictures may still be drawn when it is made."""
        prepared, slides = self._prepared, self._slides
        match document:
            case Document.REPORT:
                printed = slides.plan.printed if slides else {}
                content, pages = make_report(
                    prepared, self._path, self._inputs, self._record, printed, self._drawings
                )
                return _Begun(lambda: content, pages)
            case Document.DECK:
                assert slides is not None
                deck = compose_deck(prepared, slides, self._pictures).packed()
                return _Begun(deck.to_bytes, len(slides.plan.slides))
            case Document.HANDOUT:
                content, pages = self._handout()
                return _Begun(lambda: content, pages)
            case _:
                assert_never(document)

    def _handout(self) -> tuple[bytes, int]:
        prepared, slides, pictures = self._prepared, self._slides, self._pictures
        if slides is None or prepared.reader.facts.deck_charts != "picture":
            slides = plan_slides(prepared, "picture", needed=True)
            assert slides is not None
            pictures = slide_pictures(prepared, slides, self._drawings)
        return make_handout(prepared, slides, pictures)
