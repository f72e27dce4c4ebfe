"""One facts file built into its documents, stage by stage."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from pathlib import Path

from factpress.build.asked import Asked, Document, document_file, record_file
from factpress.build.beside import drawer_beside
from factpress.build.making import Made, Stage, make
from factpress.build.replacing import Edited, replace_outputs
from factpress.cache.drawings import Drawings, DrawnHere
from factpress.cache.store import Store
from factpress.frozen import frozen
from factpress.garbage import seldom_collected
from factpress.problems import Position, Problem, ProblemsFound
from factpress.record.making import Record
from factpress.record.reading import NotARecord, read_record


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
    """The outputs of one facts file, their record, and the problems that did not stop the build.

    `before` is what the record said before this build; None where there was none.
    """

    outputs: tuple[Output, ...]
    record: RecordFile
    problems: tuple[Problem, ...]
    before: Record | None = None


class CannotWrite(Exception):
    """The documents cannot be written; says which file or folder, and why."""

    def __init__(self, error: OSError, folder: Path) -> None:
        what = error.strerror or str(error)
        super().__init__(f"{error.filename or folder}: cannot be written: {what}")


class WouldOverwrite(CannotWrite):
    """Somebody edited documents after they were built; says which, and what to do."""

    def __init__(self, edited: Edited) -> None:
        lines = [f"{path}: was edited after it was built" for path in edited.paths]
        hint = (
            "  hint: Keep it under another name, or write over it with 'factpress build --force'."
        )
        Exception.__init__(self, "\n".join([*lines, hint]))


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
    refuse_targets(path, folder, asked)
    with drawer_beside() if beside else nullcontext(DrawnHere()) as drawer:
        stage("reading the facts")
        content = content_of(path)
        if b"chart" in content and (store is None or not record_file(path, folder).exists()):
            # Nothing is kept of its charts, or nothing was built of it so far.
            drawer.start()
        made = make(path, asked, content, Drawings(store, drawer), stage)
    return put_in_place(made, path, folder, force=force)


def content_of(path: Path) -> bytes:
    """The bytes of a facts file; none where it cannot be read, which is told as a problem."""
    with suppress(OSError):
        return path.read_bytes() if path.is_file() else b""
    return b""


def refuse_targets(path: Path, folder: Path, asked: Asked) -> None:
    """Raises ProblemsFound where a document or the record has the name of the facts file."""
    for document in asked.documents:
        _never_over_facts(document_file(path, folder, document), path, document.name.lower())
    _never_over_facts(record_file(path, folder), path, "record")


def put_in_place(made: Made, path: Path, folder: Path, *, force: bool) -> Built:
    """Writes the documents and the record of the facts file at a path into a folder.

    Raises CannotWrite and, unless forced, WouldOverwrite; the folder stays as it was then.
    """
    targets = {document: document_file(path, folder, document) for document in made.documents}
    contents = {target: made.documents[document].content for document, target in targets.items()}
    target = record_file(path, folder)
    before = None
    with suppress(NotARecord, OSError):
        before = read_record(target)
    try:
        record, size = replace_outputs(contents, target, made.record, force=force)
    except OSError as error:
        raise CannotWrite(error, folder) from error
    except Edited as edited:
        raise WouldOverwrite(edited) from None
    outputs = tuple(
        Output(file, len(contents[file]), document, made.documents[document].pages)
        for document, file in targets.items()
    )
    return Built(outputs, RecordFile(target, size, record), made.problems, before)


def _never_over_facts(target: Path, path: Path, what: str) -> None:
    if target.resolve() == path.resolve():
        hint = "Write to another folder with -o, or rename the facts file."
        message = f"The facts file has the name of the {what}"
        raise ProblemsFound([Problem(Position(str(path)), "FP071", message, hint)])
