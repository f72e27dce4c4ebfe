"""The files that a briefing is made from, as its files name them, whether or not they are there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from factpress.facts.files import RefusedPath, path_beside
from factpress.facts.recovery import open_facts
from factpress.problems import ProblemsFound
from factpress.theme import BUILT_IN


def files_of(
    path: Path, theme: str | None = None, template: Path | None = None
) -> tuple[Path, ...]:
    """The facts file at a path, the data and texts that it names, theme and template, and what
    the theme names; `theme` and `template` are taken instead of the file's own.

    A file that cannot be read names none, and a path that is refused is left out.
    """
    return tuple(dict.fromkeys(_files(path, theme, template)))


def _files(path: Path, theme: str | None, template: Path | None) -> Iterator[Path]:
    yield path
    named_theme, named_template = None, None
    try:
        read = open_facts(path)
    except ProblemsFound:
        pass
    else:
        named_theme, named_template = read.shape.theme, read.shape.template
        yield from _beside(path, (series.file for series in read.shape.series.values()))
        yield from _beside(path, (source.text for source in read.shape.sources.values()))
    if theme:
        yield from () if theme in BUILT_IN else _of_theme(Path(theme))
    elif named_theme not in BUILT_IN:
        for file in _beside(path, [named_theme]):
            yield from _of_theme(file)
    yield from [template] if template else _beside(path, [named_template])


def _of_theme(theme: Path) -> Iterator[Path]:
    from factpress.themes.reading import names_in_theme

    yield theme
    try:
        names = names_in_theme(theme)
    except ProblemsFound:
        return
    yield from _beside(theme, names)


def _beside(naming: Path, names: Iterable[str | None]) -> Iterator[Path]:
    """Files by the names that a file has for them; not resolved, so that a link may lead
    elsewhere later."""
    for name in names:
        with contextlib.suppress(RefusedPath):
            if name and path_beside(str(naming), name):
                yield naming.parent / name
