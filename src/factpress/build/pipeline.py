"""One facts file built into its documents, stage by stage."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, assert_never

from factpress.build.asked import (
    Asked,
    Document,
    document_file,
    options_of,
    record_file,
    source_date,
    told_path,
)
from factpress.build.beside import drawer_beside
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
from factpress.build.replacing import Edited, replace_outputs
from factpress.build.uptodate import versions
from factpress.cache.drawings import Drawings, DrawnHere, SlidePicture
from factpress.cache.store import Store
from factpress.frozen import frozen
from factpress.garbage import seldom_collected
from factpress.problems import Position, Problem, ProblemsFound
from factpress.record.inputs import Input, files_read, inputs_of
from factpress.record.making import Record


@frozen
class Output:
    """A written file: its path, its size in bytes, and its pages or slides."""

    path: Path
    size: int
    document: Document
    pages: int


@frozen
class RecordFile:
    """The written record: its path, its size in bytes, and what it says."""

    path: Path
    size: int
    content: Record


@frozen
class Built:
    """The outputs of one facts file, their record, and the problems that did not stop the build."""

    outputs: tuple[Output, ...]
    record: RecordFile
    problems: tuple[Problem, ...]


class CannotWrite(Exception):
    """The documents cannot be written; says which file or folder, and why."""

    def __init__(self, error: OSError, folder: Path) -> None:
        what = error.strerror or str(error)
        super().__init__(f"{error.filename or folder}: cannot be written: {what}")


class WouldOverwrite(CannotWrite):
    """Somebody edited documents after they were built; says which, and what to do."""

    def __init__(self, edited: Edited) -> None:
        lines = [f"{path}: was edited after it was built" for path in edited.paths]
        hint = "  hint: Keep it under another name, or build with --force to write over it."
        Exception.__init__(self, "\n".join([*lines, hint]))


_TURNS = (Document.DECK, Document.REPORT, Document.HANDOUT)
"""The deck is composed first: it can wait for its pictures until it is saved."""

Stage = Callable[[str], None]
"""Is told the name of each stage as it begins."""


def build(
    path: Path,
    folder: Path,
    documents: tuple[Document, ...],
    stage: Stage,
    theme: str | None = None,
    template: Path | None = None,
    store: Store | None = None,
    *,
    force: bool = False,
    beside: bool = False,
) -> Built:
    """Builds the documents of a facts file into a folder, in its own look or a given one.

    Raises ProblemsFound when the facts have errors, CannotWrite when the folder cannot be
    written to, WouldOverwrite when documents in it were edited, unless forced, and
    NoSourceDate; nothing is written then. Charts are kept in the store, if there is one; they
    are drawn by a process `beside` this one, where there is a core for it.
    """
    with seldom_collected():
        asked = Asked(documents, theme, template)
        return _build(path, folder, asked, stage, store, force=force, beside=beside)


def _build(
    path: Path,
    folder: Path,
    asked: Asked,
    stage: Stage,
    store: Store | None,
    *,
    force: bool,
    beside: bool,
) -> Built:
    documents, theme, template = asked
    targets = {document: document_file(path, folder, document) for document in documents}
    for document, target in targets.items():
        _never_over_facts(target, path, document.name.lower())
    record_target = record_file(path, folder)
    _never_over_facts(record_target, path, "record")
    with drawer_beside() if beside else nullcontext(DrawnHere()) as drawer:
        stage("reading the facts")
        began, content = time.time_ns(), b""
        with suppress(OSError):  # a file that cannot be read is a problem, told as one below
            content = path.read_bytes() if path.is_file() else b""
        if b"chart" in content and (store is None or not record_target.exists()):
            # Nothing is kept of its charts, or nothing was built of it so far.
            drawer.start()
        prepared = dated(prepare(path, theme=theme, template=template))
        inputs = inputs_of(path, content, prepared.reader.facts, prepared.style)
        record = record_of_prepared(prepared, inputs)
        digests = _digests(path, content, prepared, began)
        maker = _Maker(prepared, path, inputs, record, Drawings(store, drawer), documents)
        made = {}
        for document in sorted(documents, key=_TURNS.index):
            stage(f"writing the {document.name.lower()}")
            made[document] = maker.make(document)
        stage("writing the files")
        contents = {target: made[document].content() for document, target in targets.items()}
    outputs = [
        Output(target, len(contents[target]), document, made[document].pages)
        for document, target in targets.items()
    ]
    told = {**record, "build": _told(path, asked, prepared, digests)}
    try:
        record, size = replace_outputs(contents, record_target, told, force=force)
    except OSError as error:
        raise CannotWrite(error, folder) from error
    except Edited as edited:
        raise WouldOverwrite(edited) from None
    recorded = RecordFile(record_target, size, record)
    return Built(tuple(outputs), recorded, prepared.problems)


def dated(prepared: Prepared) -> Prepared:
    """The briefing with files of the date in SOURCE_DATE_EPOCH, if that is set.

    Raises NoSourceDate.
    """
    seconds = source_date()
    if seconds is None:
        return prepared
    moment = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    return replace(prepared, story=replace(prepared.story, moment=moment))


def _never_over_facts(target: Path, path: Path, what: str) -> None:
    if target.resolve() == path.resolve():
        hint = "Write to another folder with -o, or rename the facts file."
        message = f"The facts file has the name of the {what}"
        raise ProblemsFound([Problem(Position(str(path)), "FP071", message, hint)])


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
class _Made:
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

    def make(self, document: Document) -> _Made:
        """A document; its pictures may still be drawn when it is made."""
        prepared, slides = self._prepared, self._slides
        match document:
            case Document.REPORT:
                printed = slides.plan.printed if slides else {}
                content, pages = make_report(
                    prepared, self._path, self._inputs, self._record, printed, self._drawings
                )
                return _Made(lambda: content, pages)
            case Document.DECK:
                assert slides is not None
                deck = compose_deck(prepared, slides, self._pictures).packed()
                return _Made(deck.to_bytes, len(slides.plan.slides))
            case Document.HANDOUT:
                content, pages = self._handout()
                return _Made(lambda: content, pages)
            case _:
                assert_never(document)

    def _handout(self) -> tuple[bytes, int]:
        prepared, slides, pictures = self._prepared, self._slides, self._pictures
        if slides is None or prepared.reader.facts.deck_charts != "picture":
            slides = plan_slides(prepared, "picture", needed=True)
            assert slides is not None
            pictures = slide_pictures(prepared, slides, self._drawings)
        return make_handout(prepared, slides, pictures)
