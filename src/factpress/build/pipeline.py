"""One facts file built into its documents, stage by stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from factpress.build.preparation import Prepared, prepare
from factpress.build.writing import write_all
from factpress.charts.model import Chart
from factpress.frozen import frozen
from factpress.problems import Position, Problem, ProblemsFound


class Document(StrEnum):
    """What is built from a facts file; the value is the file's suffix."""

    REPORT = "pdf"
    DECK = "pptx"


@frozen
class Output:
    """A written file: its path, its size in bytes, and its pages or slides."""

    path: Path
    size: int
    document: Document
    pages: int


@frozen
class Built:
    """The outputs of one facts file, and the problems that did not stop the build."""

    outputs: tuple[Output, ...]
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
) -> Built:
    """Builds the documents of a facts file into a folder, in its own theme or a given one.

    Raises ProblemsFound when the facts have errors and CannotWrite when the folder cannot
    be written to; in both cases nothing is written.
    """
    stage("reading the facts")
    prepared = prepare(path, theme=theme)
    contents: dict[Path, bytes] = {}
    outputs = []
    for document in documents:
        target = folder / f"{path.stem}.{document}"
        if target.resolve() == path.resolve():
            hint = "Write to another folder with -o, or rename the facts file."
            message = f"The facts file has the name of the {document.name.lower()}"
            raise ProblemsFound([Problem(Position(str(path)), "FP071", message, hint)])
        stage("writing the report" if document is Document.REPORT else "writing the deck")
        content, pages = _report(prepared, path) if document is Document.REPORT else _deck(prepared)
        contents[target] = content
        outputs.append(Output(target, len(content), document, pages))
    try:
        write_all(contents)
    except OSError as error:
        raise CannotWrite(error, folder) from error
    return Built(tuple(outputs), prepared.problems)


def _report(prepared: Prepared, path: Path) -> tuple[bytes, int]:
    from factpress.charts.pictures import report_drawing
    from factpress.report.building import build_report
    from factpress.report.tagging.attachments import Attachment

    # The facts alone: the texts of sources belong to others and stay where they are.
    told = prepared.wording.words.facts_file
    facts = Attachment(path.name, told, "application/yaml", "Source", path.read_bytes())
    theme = prepared.style.theme.printed
    return build_report(
        prepared.story,
        prepared.exhibits,
        prepared.wording,
        replace(prepared.style, theme=theme),
        lambda chart, width, height: report_drawing(chart, width, height, theme),
        (facts,),
    )


def _deck(prepared: Prepared) -> tuple[bytes, int]:
    from factpress.charts.pictures import slide_picture
    from factpress.charts.svg import svg
    from factpress.deck.building import build_deck
    from factpress.deck.model import Picture
    from factpress.deck.parts import HeadlineTooLong

    def draw(chart: Chart, width: float, height: float) -> Picture:
        theme, has_ground = prepared.style.theme, not prepared.story.watermark
        drawing, png = slide_picture(chart, width, height, theme, has_ground=has_ground)
        return Picture(png, svg(drawing), drawing.width, drawing.height)

    try:
        return build_deck(prepared.story, prepared.exhibits, prepared.wording, draw, prepared.style)
    except HeadlineTooLong as error:
        problem = Problem(
            prepared.position_of(error.headline),
            "FP070",
            f"The words need more than {error.lines} lines on a slide",
            "Shorten them: a headline is one sentence with one finding.",
        )
        raise ProblemsFound([problem]) from error
