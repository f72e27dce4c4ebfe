"""The files that a briefing is made from, as its files name them, whether or not they are there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from factpress.facts.document import Value, read_document
from factpress.facts.files import RefusedPath, path_beside
from factpress.facts.stories import with_story
from factpress.facts.terms import with_terms
from factpress.problems import ProblemsFound
from factpress.theme import BUILT_IN


def files_of(
    path: Path, theme: str | None = None, template: Path | None = None
) -> tuple[Path, ...]:
    """The facts file at a path, its story, the data and texts that they name, theme and template,
    and what the theme names; `theme` and `template` are taken instead of the file's own.

    Faults other than of YAML are no matter. A file that cannot be read names none, and a path
    that is refused is left out.
    """
    return tuple(dict.fromkeys(_files(path, theme, template)))


def files_of_theme(theme: Path) -> tuple[Path, ...]:
    """The theme file at a path, and the files that it names."""
    return tuple(dict.fromkeys(_of_theme(theme)))


def _files(path: Path, theme: str | None, template: Path | None) -> Iterator[Path]:
    content: Mapping[str, Value] = {}
    with contextlib.suppress(ProblemsFound):
        document = read_document(path)
        content = document.content
        content = with_terms(with_story(document)[0]).content
    yield path
    yield from _beside(
        path,
        (
            content.get("story"),
            *_each(content, "series", "file"),
            *_each(content, "sources", "text"),
        ),
    )
    asked = theme or content.get("theme")
    if isinstance(asked, str) and asked not in BUILT_IN:
        for each in [Path(asked)] if theme else _beside(path, [asked]):
            yield from _of_theme(each)
    yield from [template] if template else _beside(path, [content.get("template")])


def _each(content: Mapping[str, Value], part: str, key: str) -> Iterator[Value]:
    """What the entries of a part say under a key."""
    entries = content.get(part)
    for entry in entries.values() if isinstance(entries, dict) else ():
        if isinstance(entry, dict):
            yield entry.get(key)


def _of_theme(theme: Path) -> Iterator[Path]:
    from factpress.themes.reading import names_in_theme

    yield theme
    with contextlib.suppress(ProblemsFound):
        yield from _beside(theme, names_in_theme(theme))


def _beside(naming: Path, names: Iterable[Value]) -> Iterator[Path]:
    """Files by the names that a file has for them; not resolved, so that a link may lead
    elsewhere later."""
    for name in names:
        with contextlib.suppress(RefusedPath):
            if isinstance(name, str) and name and path_beside(str(naming), name):
                yield naming.parent / name
