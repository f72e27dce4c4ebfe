"""Stories: parts of facts files that many of them share.

    factpress-story: 1                            stories/country.yaml
    title: What {country} spends on defence
    sections: [...]

    factpress: 1                                  armenia.yaml
    story: stories/country.yaml
    terms: {country: Armenia}
    figures: {spending: {value: 1.4 billion USD, source: "yearbook, page 7"}}

Any key of a facts file may stand in either. What the two say is put together, mappings key by
key and `names` one behind the other; what both say is a problem.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from factpress.facts.declaration import ValidationError
from factpress.facts.document import Document, FileKind, KeyPath, Value, read_document
from factpress.facts.files import RefusedPath, path_beside
from factpress.facts.shape import FactsShape
from factpress.facts.validation import faults_of
from factpress.problems import Problem, ProblemsFound, Severity, suggestion
from factpress.theme import BUILT_IN

STORY_KEY = "factpress-story"
"""The key that a story begins with; its value is the version of the format."""

_VERSION = "1"
_STORY_FILE = FileKind("story", f"{STORY_KEY}: {_VERSION}")


class StoryAlone(ProblemsFound):
    """The file is a story, of which nothing is built; `checked` is what a check tells of it."""

    def __init__(self, document: Document) -> None:
        at = document.key_at((STORY_KEY,))
        message = "This is a story, not a facts file"
        hint = f"Name it in facts files, as in 'story: {Path(document.file).name}', and "
        super().__init__([Problem(at, "FP048", message, f"{hint}build those.")])
        note = Problem(
            at,
            "FP048",
            f"{message}: its marks and guards are checked with each facts file that names it",
            f"{hint}check those.",
            Severity.INFORMATION,
        )
        self.checked = tuple(_faults(document)) or (note,)


def is_story(document: Document) -> bool:
    """Whether a document is a story, and not a facts file."""
    return STORY_KEY in document.content


def with_story(document: Document) -> tuple[Document, tuple[Problem, ...]]:
    """A facts file with the story that it names, and a problem for each key that both have.

    Raises ProblemsFound when the story cannot be read. A document without a story is itself.
    """
    named = document.content.get("story")
    if not isinstance(named, str) or not named.strip():
        return document, ()
    story = _read(document, named)
    doubled: list[KeyPath] = []
    shared = _placed(_without_version(story).content, posixpath.dirname(named))
    content = _joined(document.content, shared, (), doubled)
    own_names = document.content.get("names")
    shift = len(own_names) if isinstance(own_names, list) else 0

    def moved(path: KeyPath) -> KeyPath | None:
        match path:
            case ("names", int(index)):
                return ("names", index + shift)
        return None if any(path[: len(each)] == each for each in doubled) else path

    problems = tuple(_doubled(path, document, story) for path in doubled)
    return replace(document, content=content, story=story.moved(moved)), problems


def _read(document: Document, named: str) -> Document:
    """The story that a facts file names; its positions tell of both."""
    at = document.at(("story",))
    try:
        path_beside(document.file, named)
    except RefusedPath as refused:
        hint = "Name a file in the folder of the facts file, or in a folder of it."
        message = f"The story '{named}' is refused: {refused}"
        raise ProblemsFound([Problem(at, "FP048", message, hint)]) from None
    path = Path(document.file).parent / named
    if not path.is_file():
        hint = suggestion(named, _stories_near(document), "Name a file beside this one.")
        raise ProblemsFound([Problem(at, "FP048", f"There is no story '{named}'", hint)])
    try:
        story = read_document(path, _STORY_FILE)
    except ProblemsFound as found:
        raise ProblemsFound(
            replace(each, position=replace(each.position, facts=document.file))
            for each in found.problems
        ) from None
    story = replace(story, facts=document.file)
    if not is_story(story):
        hint = f"Begin '{named}' with '{_STORY_FILE.beginning}', or name another file."
        raise ProblemsFound([Problem(at, "FP048", f"'{named}' is no story", hint)])
    if problems := tuple(_version_problems(story)):
        raise ProblemsFound(problems)
    return story


def _stories_near(document: Document) -> list[str]:
    """The YAML files in the folder of a facts file and the folders in it, as it names them."""
    folder = Path(document.file).parent
    found = (path for each in ("*.yaml", "*/*.yaml") for path in folder.glob(each))
    return sorted(path.relative_to(folder).as_posix() for path in found)


def _version_problems(story: Document) -> Iterator[Problem]:
    version = story.content[STORY_KEY]
    if version != _VERSION:
        message = f"There is no version '{version}' of the format of stories"
        hint = f"Write '{_STORY_FILE.beginning}'."
        yield Problem(story.at((STORY_KEY,)), "FP012", message, hint)


def _without_version(story: Document) -> Document:
    content = {key: value for key, value in story.content.items() if key != STORY_KEY}
    return replace(story, content=content)


def _faults(story: Document) -> Iterator[Problem]:
    """What is wrong with the shape of a story, whatever facts files add to it."""
    yield from _version_problems(story)
    story = _without_version(story)
    try:
        FactsShape.model_validate(story.content)
    except ValidationError as error:
        found = faults_of(FactsShape, story, error)
        for path, problem in found.problems.items():
            # An entry of a list stands in one file as a whole; all else a facts file completes.
            in_list = any(isinstance(step, int) for step in path)
            if in_list or "missing" not in found.kinds[path]:
                yield problem


# Putting together


def _placed(content: dict[str, Value], folder: str) -> dict[str, Value]:
    """What a story says, with the paths in it led from its folder to that of the facts file."""
    placed = _led(content, ("theme", "template"), folder)
    for part, key in (("sources", "text"), ("series", "file")):
        entries = placed.get(part)
        if isinstance(entries, dict):
            placed[part] = {
                id_: _led(entry, (key,), folder) if isinstance(entry, dict) else entry
                for id_, entry in entries.items()
            }
    return placed


def _led(mapping: dict[str, Value], keys: tuple[str, ...], folder: str) -> dict[str, Value]:
    return {
        key: posixpath.normpath(posixpath.join(folder, value))
        if key in keys and isinstance(value, str) and value and value not in BUILT_IN
        else value
        for key, value in mapping.items()
    }


def _joined(
    own: dict[str, Value], shared: dict[str, Value], path: KeyPath, doubled: list[KeyPath]
) -> dict[str, Value]:
    """The two mappings together; what both say is that of the first, and noted as doubled."""
    joined = dict(own)
    for key, value in shared.items():
        here, mine = (*path, key), own.get(key)
        if mine is None:
            joined[key] = value
        elif isinstance(mine, dict) and isinstance(value, dict):
            joined[key] = _joined(mine, value, here, doubled)
        elif here == ("names",) and isinstance(mine, list) and isinstance(value, list):
            joined[key] = [*mine, *value]
        elif value is not None:
            doubled.append(here)
    return joined


def _doubled(path: KeyPath, document: Document, story: Document) -> Problem:
    return Problem(
        document.key_at(path),
        "FP049",
        f"'{path[-1]}' stands here and in the story, {story.key_at(path)}",
        "Delete it here, or there if it is not the same for all that share the story.",
    )
