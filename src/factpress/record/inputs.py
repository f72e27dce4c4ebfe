"""The files that a briefing is made from.

The local texts of sources are not inputs: they are looked into by the checks, print nothing,
and are often on one machine alone. They are among what is read, since a change of one may
stop a build.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path, PurePath

from factpress.facts.files import path_beside
from factpress.facts.model import Facts
from factpress.frozen import frozen
from factpress.theme import HouseStyle


class Part(StrEnum):
    """What a file gives a briefing."""

    FACTS = "facts"
    STORY = "story"
    DATA = "data"
    THEME = "theme"
    TEMPLATE = "template"


@frozen
class Input:
    """A file: what it gives, how it is named, and its bytes.

    The facts file, the theme and the template have the names of their files, what these name
    has the path that is written there, and what a story names its path from the facts file.
    """

    role: Part
    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The digest of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def inputs_of(path: Path, content: bytes, facts: Facts, style: HouseStyle) -> tuple[Input, ...]:
    """The facts file at a path, whose bytes are given, its story, the CSV files of its
    series, the files of its theme, and the template of its deck."""
    return tuple(_inputs(path, content, facts, style))


def files_read(path: Path, facts: Facts, style: HouseStyle) -> tuple[Path, ...]:
    """The files that a briefing depends on, there or not: of its inputs and of texts of sources.

    The paths are as the command or the naming file has them, and begin with the facts file's.
    """
    folder = path.parent
    named = [facts.story] if facts.story else []
    named += [series.file for series in facts.series.values() if series.file]
    named += [source.text for source in facts.sources.values() if source.text]
    template = [style.template.path] if style.template else []
    files = [path, *(folder / name for name in named), *style.files, *template]
    return tuple(dict.fromkeys(files))


def _inputs(path: Path, content: bytes, facts: Facts, style: HouseStyle) -> Iterator[Input]:
    yield Input(Part.FACTS, path.name, content)
    if facts.story:
        yield Input(Part.STORY, facts.story, path_beside(facts.file, facts.story).read_bytes())
    for name in dict.fromkeys(series.file for series in facts.series.values() if series.file):
        yield Input(Part.DATA, name, path_beside(facts.file, name).read_bytes())
    for file in filter(Path.is_file, style.files):
        name = file.relative_to(style.files[0].parent).as_posix()
        yield Input(Part.THEME, name, file.read_bytes())
    if style.template:
        yield Input(Part.TEMPLATE, PurePath(style.template.name).name, style.template.content)
