"""The charts of a facts file as pictures, one file to a chart: for a web page or a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from factpress.build.making import dated
from factpress.build.pipeline import CannotWrite
from factpress.build.preparation import Prepared, prepare
from factpress.build.writing import write_all
from factpress.exhibits.model import ChartExhibit
from factpress.frozen import frozen
from factpress.problems import Position, Problem, ProblemsFound
from factpress.story.model import plain_text

_DOTS_PER_INCH = 200


class PictureFormat(StrEnum):
    """The form of a picture; the value is the file's suffix."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


@frozen
class PictureFile:
    """A written picture: its path and its size in bytes."""

    path: Path
    size: int


@frozen
class Drawn:
    """The pictures of one facts file, and the problems that did not stop them."""

    pictures: tuple[PictureFile, ...]
    problems: tuple[Problem, ...]


def draw_charts(
    path: Path, folder: Path, format_: PictureFormat, theme: str | None, size: str | None
) -> Drawn:
    """Draws every chart of a facts file into a folder, as `<name>-figure-1.svg` and so on.

    Without a size each has its own, full or half. Raises ProblemsFound when the facts have
    errors or ask for no chart, and CannotWrite; in both cases nothing is written.
    """
    prepared = dated(prepare(path, theme=theme))
    contents = dict(_contents(prepared, path, folder, format_, size))
    if not contents:
        message = "The file asks for no chart"
        hint = "Add 'chart: {kind: ...}' to a section."
        raise ProblemsFound([Problem(Position(str(path)), "FP064", message, hint)])
    try:
        write_all(contents)
    except OSError as error:
        raise CannotWrite(error, folder) from error
    pictures = tuple(PictureFile(each, len(content)) for each, content in contents.items())
    return Drawn(pictures, prepared.problems)


def _contents(
    prepared: Prepared, path: Path, folder: Path, format_: PictureFormat, size: str | None
) -> Iterator[tuple[Path, bytes]]:
    draw = {PictureFormat.SVG: _svg, PictureFormat.PNG: _png, PictureFormat.PDF: _pdf}[format_]
    for name, exhibit in prepared.exhibits.items():
        if isinstance(exhibit, ChartExhibit):
            file = folder / f"{path.stem}-{name}.{format_}"
            yield file, draw(prepared, exhibit, size or exhibit.slot.request.size)


def _svg(prepared: Prepared, exhibit: ChartExhibit, size: str) -> bytes:
    from factpress.charts.alone import layout_alone
    from factpress.charts.rendering import drawing
    from factpress.charts.svg import Description, svg

    title = plain_text(exhibit.slot.title)
    drawn = drawing(layout_alone(exhibit.chart, title, size, prepared.style.theme))
    return svg(drawn, Description(_id(prepared, exhibit), title, exhibit.chart.alt))


def _id(prepared: Prepared, exhibit: ChartExhibit) -> str:
    """A name that no other picture of a web page has, in characters that ids may hold."""
    stem = Path(prepared.reader.facts.file).stem
    return re.sub(r"[^A-Za-z0-9_-]", "-", f"{stem}-{exhibit.slot.name}")


def _png(prepared: Prepared, exhibit: ChartExhibit, size: str) -> bytes:
    from factpress.charts.alone import layout_alone
    from factpress.charts.rendering import picture

    title = plain_text(exhibit.slot.title)
    layout = layout_alone(exhibit.chart, title, size, prepared.style.theme)
    return picture(layout, _DOTS_PER_INCH)


def _pdf(prepared: Prepared, exhibit: ChartExhibit, size: str) -> bytes:
    from factpress.charts.alone import layout_alone
    from factpress.charts.rendering import drawing
    from factpress.report.picture import picture_pdf

    title = plain_text(exhibit.slot.title)
    story = prepared.story
    drawn = drawing(layout_alone(exhibit.chart, title, size, prepared.style.theme))
    return picture_pdf(drawn, title, exhibit.chart.alt, story.moment, story.language)
