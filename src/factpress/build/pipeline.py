"""One facts file built into its documents, stage by stage."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from factpress.build.documents import make_deck, make_handout, make_report, plan_slides
from factpress.build.preparation import Prepared, prepare
from factpress.build.writing import write_all
from factpress.cache.drawings import Drawings
from factpress.cache.store import Store
from factpress.frozen import frozen
from factpress.problems import Position, Problem, ProblemsFound
from factpress.record.inputs import Input, inputs_of
from factpress.record.making import Record, record_of
from factpress.record.writing import with_outputs, written


class Document(StrEnum):
    """What is built from a facts file; the value is how its name goes on from that of the facts."""

    REPORT = ".pdf"
    DECK = ".pptx"
    HANDOUT = "-slides.pdf"


@frozen
class Output:
    """A written file: its path, size in bytes and digest (SHA-256), and its pages or slides."""

    path: Path
    size: int
    sha256: str
    document: Document
    pages: int


@frozen
class RecordFile:
    """The written record: its path, size in bytes and digest (SHA-256), and how many figures."""

    path: Path
    size: int
    sha256: str
    figures: int


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
) -> Built:
    """Builds the documents of a facts file into a folder, in its own look or a given one.

    Raises ProblemsFound when the facts have errors and CannotWrite when the folder cannot
    be written to; in both cases nothing is written. Charts are kept in the store, if there
    is one.
    """
    with _uncollected():
        return _build(path, folder, documents, stage, theme, template, store)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Searches for garbage in cycles behind the build, not a dozen times while it loads libraries
    and fills memory."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


def _build(
    path: Path,
    folder: Path,
    documents: tuple[Document, ...],
    stage: Stage,
    theme: str | None,
    template: Path | None,
    store: Store | None,
) -> Built:
    stage("reading the facts")
    prepared = prepare(path, theme=theme, template=template)
    inputs = inputs_of(path, prepared.reader.facts, prepared.style)
    record = _record(prepared, inputs)
    maker = _Maker(prepared, path, inputs, record, Drawings(store), documents)
    contents: dict[Path, bytes] = {}
    outputs = []
    for document in documents:
        target = _target(path, folder, document, document.name.lower())
        stage(f"writing the {document.name.lower()}")
        content, pages = maker.make(document)
        outputs.append(Output(target, len(content), _sha256(content), document, pages))
        contents[target] = content
    by_name = {target.name: content for target, content in contents.items()}
    # The last one: where the record is new, the documents are.
    target = _target(path, folder, ".json", "record")
    contents[target] = content = written(with_outputs(record, by_name))
    try:
        write_all(contents)
    except OSError as error:
        raise CannotWrite(error, folder) from error
    recorded = RecordFile(target, len(content), _sha256(content), len(record["figures"]))
    return Built(tuple(outputs), recorded, prepared.problems)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _target(path: Path, folder: Path, ending: str, what: str) -> Path:
    """Where a file of a briefing is written; never over its facts."""
    target = folder / f"{path.stem}{ending}"
    if target.resolve() == path.resolve():
        hint = "Write to another folder with -o, or rename the facts file."
        message = f"The facts file has the name of the {what}"
        raise ProblemsFound([Problem(Position(str(path)), "FP071", message, hint)])
    return target


def _record(prepared: Prepared, inputs: tuple[Input, ...]) -> Record:
    reader = prepared.reader
    return record_of(
        reader.facts, reader.figures, prepared.story, prepared.exhibits, prepared.style, inputs
    )


class _Maker:
    """Makes the documents of one briefing, whose slides are planned before all of them."""

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
        charts = prepared.reader.facts.deck_charts
        self._slides = plan_slides(prepared, charts, needed=Document.DECK in documents)

    def make(self, document: Document) -> tuple[bytes, int]:
        """The bytes of a document, and the number of its pages or slides."""
        prepared, slides, drawings = self._prepared, self._slides, self._drawings
        match document:
            case Document.REPORT:
                printed = slides.plan.printed if slides else {}
                return make_report(
                    prepared, self._path, self._inputs, self._record, printed, drawings
                )
            case Document.DECK:
                assert slides is not None
                return make_deck(prepared, slides, drawings), len(slides.plan.slides)
            case Document.HANDOUT:
                if slides is None or prepared.reader.facts.deck_charts != "picture":
                    slides = plan_slides(prepared, "picture", needed=True)
                assert slides is not None
                return make_handout(prepared, slides, drawings)
            case _:
                assert_never(document)
