"""A facts file built on another machine: what is sent there, and what comes back.

Files travel as bytes, so the machines share no folder. What comes back is made of them alone,
as here; only what depends on where files lie is told where they do.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from threading import Lock

from factpress.build.asked import SOURCE_DATE, Asked, Document, options_of, told_path
from factpress.build.making import Made, make
from factpress.build.sources import files_of, files_of_theme
from factpress.cache.drawings import Drawings
from factpress.cache.store import user_store
from factpress.frozen import frozen
from factpress.garbage import seldom_collected
from factpress.problems import ProblemsFound
from factpress.theme import BUILT_IN

_FACTS, _THEME, _TEMPLATE = "facts", "theme", "template"
"""Folders of a job: beside the facts file, beside the theme that is asked for, its template."""


@frozen
class Job:
    """A facts file and all that it is made from, by their paths in the folders of a job.

    `theme` is the name of a built-in one, or such a path.
    """

    facts: str
    documents: tuple[Document, ...]
    theme: str | None
    template: str | None
    source_date: str | None
    files: Mapping[str, bytes]


@frozen
class Answer:
    """What came of a job: what was made, and the seconds that it took.

    Nothing where there are errors in the facts: they are told by the machine that has them.
    """

    made: Made | None
    seconds: float


def job_of(path: Path, asked: Asked) -> Job:
    """The job of building a facts file; raises OSError for a file that cannot be read."""
    theme = Path(asked.theme) if asked.theme and asked.theme not in BUILT_IN else None
    # With a theme that needs no file, the files are those of the facts alone.
    own = files_of(path, next(iter(BUILT_IN)) if asked.theme else None, asked.template)
    there: list[tuple[str, Path, Sequence[Path]]] = [
        (_FACTS, path.parent, [file for file in own if file != asked.template])
    ]
    if theme:
        there.append((_THEME, theme.parent, files_of_theme(theme)))
    if asked.template:
        there.append((_TEMPLATE, asked.template.parent, [asked.template]))
    facts = f"{_FACTS}/{path.name}"
    return Job(
        facts=facts,
        documents=asked.documents,
        theme=f"{_THEME}/{theme.name}" if theme else asked.theme,
        template=f"{_TEMPLATE}/{asked.template.name}" if asked.template else None,
        source_date=os.environ.get(SOURCE_DATE),
        files={
            f"{home}/{_below(folder, file)}": file.read_bytes()
            for home, folder, files in there
            for file in files
            if file.is_file()
        }
        | {facts: path.read_bytes()},
    )


def _below(folder: Path, file: Path) -> str:
    return Path(os.path.normpath(file.relative_to(folder))).as_posix()


# On the other machine


_ALONE = Lock()
"""The libraries that write documents keep fonts for the whole process."""


def answer_to(job: Job) -> Answer:
    """Builds in a folder that is gone afterwards; one job at a time in a process."""
    began = time.perf_counter()
    with _ALONE, TemporaryDirectory(prefix="factpress-") as name, _dated(job.source_date):
        root = Path(name)
        for place, content in job.files.items():
            file = root / place
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        theme = job.theme if job.theme in {None, *BUILT_IN} else str(root / str(job.theme))
        template = root / job.template if job.template else None
        asked, content = Asked(job.documents, theme, template), job.files[job.facts]
        made, store = None, user_store()
        with suppress(ProblemsFound), seldom_collected():
            made = make(root / job.facts, asked, content, Drawings(store), lambda _: None)
            made = _placed(made, lambda place: _place_in(root, place))
        if store:
            store.trim()
    return Answer(made, time.perf_counter() - began)


def _place_in(root: Path, place: str) -> str:
    """The path of a file from the facts file; those asked for are told by absolute ones."""
    return f"../{Path(place).relative_to(root).as_posix()}" if Path(place).is_absolute() else place


def _placed(made: Made, place: Callable[[str], str]) -> Made:
    """With other paths of files in the record."""
    build = made.record["build"]
    files = [{**each, "path": place(each["path"])} for each in build["files"]]
    return Made(made.documents, {**made.record, "build": {**build, "files": files}}, made.problems)


@contextmanager
def _dated(source_date: str | None) -> Iterator[None]:
    before = os.environ.pop(SOURCE_DATE, None)
    if source_date is not None:
        os.environ[SOURCE_DATE] = source_date
    try:
        yield
    finally:
        os.environ.pop(SOURCE_DATE, None)
        if before is not None:
            os.environ[SOURCE_DATE] = before


# Back here


def as_made_here(made: Made, path: Path, asked: Asked) -> Made:
    """What was made elsewhere of the facts file at a path, as if it had been made here."""
    made = _placed(made, lambda place: _place_here(place, path, asked))
    build = {**made.record["build"], **options_of(path, asked)}
    return Made(made.documents, {**made.record, "build": build}, made.problems)


def _place_here(place: str, path: Path, asked: Asked) -> str:
    """The path of a file from the facts file, of one in the folders of a job."""
    match PurePosixPath(place).parts:
        case ("..", "theme", *rest) if asked.theme:
            return told_path(Path(asked.theme).parent.joinpath(*rest), path)
        case ("..", "template", _) if asked.template:
            return told_path(asked.template, path)
        case _:
            return place
