"""One facts file built into its documents, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from factpress.build.preparation import Prepared, prepare
from factpress.build.writing import write_all
from factpress.charts.model import Chart
from factpress.deck.canvas import Canvas
from factpress.deck.model import DeckPlan
from factpress.frozen import frozen
from factpress.problems import Position, Problem, ProblemsFound
from factpress.record.inputs import Input, inputs_of
from factpress.record.making import Record, record_of
from factpress.record.writing import with_outputs, written
from factpress.theme import HouseStyle, TemplateFile
from factpress.themes.template_file import template_problem

if TYPE_CHECKING:
    from factpress.deck.templates.house import HouseTemplate


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
class RecordFile:
    """The written record: its path, its size in bytes, and the number of its figures."""

    path: Path
    size: int
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
) -> Built:
    """Builds the documents of a facts file into a folder, in its own look or a given one.

    Raises ProblemsFound when the facts have errors and CannotWrite when the folder cannot
    be written to; in both cases nothing is written.
    """
    stage("reading the facts")
    prepared = prepare(path, theme=theme, template=template)
    inputs = inputs_of(path, prepared.reader.facts, prepared.style)
    record = _record(prepared, inputs)
    planned = _slide_plan(prepared, needed=Document.DECK in documents)
    contents: dict[Path, bytes] = {}
    outputs = []
    for document in documents:
        target = _target(path, folder, document, document.name.lower())
        stage("writing the report" if document is Document.REPORT else "writing the deck")
        if document is Document.REPORT:
            slides = planned.plan.printed if planned else {}
            content, pages = _report(prepared, path, inputs, record, slides)
        else:
            assert planned is not None
            content, pages = _deck(prepared, planned), len(planned.plan.slides)
        contents[target] = content
        outputs.append(Output(target, len(content), document, pages))
    by_name = {target.name: content for target, content in contents.items()}
    # The last one: where the record is new, the documents are.
    target = _target(path, folder, "json", "record")
    contents[target] = written(with_outputs(record, by_name))
    try:
        write_all(contents)
    except OSError as error:
        raise CannotWrite(error, folder) from error
    recorded = RecordFile(target, len(contents[target]), len(record["figures"]))
    return Built(tuple(outputs), recorded, prepared.problems)


def _target(path: Path, folder: Path, suffix: str, what: str) -> Path:
    """Where a file of a briefing is written; never over its facts."""
    target = folder / f"{path.stem}.{suffix}"
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


@frozen
class _Planned:
    plan: DeckPlan
    canvas: Canvas
    template: HouseTemplate | None = None


def _slide_plan(prepared: Prepared, *, needed: bool) -> _Planned | None:
    """The plan of the deck, which the report is made with too: its ledger names the slides.

    None where no deck can be made of the briefing; raises ProblemsFound if one is needed.
    """
    from factpress.deck.parts import HeadlineTooLong
    from factpress.deck.planning import plan_deck, plan_in_style

    story, exhibits, wording = prepared.story, prepared.exhibits, prepared.wording
    asked, charts = prepared.style.template, prepared.reader.facts.deck_charts
    template = house_template(prepared.style, asked) if asked else None
    try:
        if template:
            canvas, theme = template.canvas, template.style(prepared.style).theme
            plan = plan_deck(
                story, exhibits, wording, canvas, type_=template.type, charts=charts, theme=theme
            )
            return _Planned(plan, canvas, template)
        return _Planned(*plan_in_style(story, exhibits, wording, prepared.style, charts))
    except HeadlineTooLong as error:
        if not needed:
            return None
        problem = Problem(
            prepared.position_of(error.headline),
            "FP070",
            f"The words need more than {error.lines} lines on a slide",
            "Shorten them: a headline is one sentence with one finding.",
        )
        raise ProblemsFound([problem]) from error


def _report(
    prepared: Prepared,
    path: Path,
    inputs: tuple[Input, ...],
    record: Record,
    slides: Mapping[str, Sequence[int]],
) -> tuple[bytes, int]:
    from factpress.build.attaching import attachments_of
    from factpress.charts.pictures import report_drawing
    from factpress.report.building import build_report

    theme = prepared.style.theme.printed
    attach = prepared.reader.facts.attach
    return build_report(
        prepared.story,
        prepared.exhibits,
        prepared.wording,
        replace(prepared.style, theme=theme),
        lambda chart, width, height: report_drawing(chart, width, height, theme),
        attachments_of(path, attach, inputs, record, prepared.wording.words),
        slides,
    )


def _deck(prepared: Prepared, planned: _Planned) -> bytes:
    from factpress.charts.pictures import slide_picture
    from factpress.charts.svg import svg
    from factpress.deck.building import build_deck
    from factpress.deck.model import Picture

    template = planned.template
    style = template.style(prepared.style) if template else prepared.style

    def draw(chart: Chart, width: float, height: float) -> Picture:
        drawing, png = slide_picture(chart, width, height, style.theme)
        return Picture(png, svg(drawing), drawing.width, drawing.height)

    return build_deck(planned.plan, planned.canvas, prepared.exhibits, draw, style, template)


def house_template(style: HouseStyle, file: TemplateFile) -> HouseTemplate:
    """A template under the layouts and the typeface of a style; raises ProblemsFound."""
    from factpress.deck.templates.house import read_template
    from factpress.deck.templates.opening import TemplateRefused

    layouts = {role.replace("_", "-"): name for role, name in style.layouts.items()}
    try:
        return read_template(file.content, layouts, style.theme.office_family)
    except TemplateRefused as refused:
        problem = template_problem(file.name, str(refused), refused.hint, file.at)
        raise ProblemsFound([problem]) from None
