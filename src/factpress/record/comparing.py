"""Two records of a briefing compared: what the documents print otherwise than before.

Numbers of figures and names of sections and exhibits are not compared: they follow from the
order. Sections and exhibits are matched by their words, so that one that is put in between is
new and those behind it are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, zip_longest
from operator import attrgetter, itemgetter
from typing import Any

from factpress.frozen import frozen

Told = Mapping[str, Any]
"""A record, or a part of one."""


class ChangedPart(StrEnum):
    """What of a briefing is told otherwise; the value is what it is called."""

    BRIEFING = "briefing"
    FIGURE = "figure"
    SERIES = "series"
    SECTION = "section"
    EXHIBIT = "exhibit"
    SOURCE = "source"
    FILE = "file"


@frozen
class Change:
    """What is told otherwise.

    `name` is the id of a figure, series or source, `exports.2023` for a point of a series, the
    name of a section, the label of an exhibit, the path of a file, or a key of the record.
    `before` and `after` are its printed value, headline, title, words or digest: None where it
    was not there, or is no longer. `keys` are the other keys of the record that differ.
    """

    part: ChangedPart
    name: str
    before: str | None
    after: str | None
    keys: tuple[str, ...] = ()


def changes(old: Told, new: Told) -> tuple[Change, ...]:
    """What a record tells otherwise than an older one of the same briefing, part by part."""
    return (
        *_of_briefing(old, new),
        *_by_id(ChangedPart.FIGURE, old["figures"], new["figures"], "printed", _FIGURE_KEYS),
        *_of_series(old["series"], new["series"]),
        *_in_order(ChangedPart.SECTION, "sections", "headline", _SECTION_KEYS, old, new),
        *_in_order(ChangedPart.EXHIBIT, "exhibits", "title", _EXHIBIT_KEYS, old, new),
        *_by_id(ChangedPart.SOURCE, old["sources"], new["sources"], "text", ("url",)),
        *_of_files(old, new),
    )


def changed_documents(old: Told, new: Told) -> tuple[str, ...]:
    """Names of the documents of a record that an older one does not have with the same bytes."""
    before = {each["name"]: each["sha256"] for each in old["outputs"]}
    return tuple(
        each["name"] for each in new["outputs"] if before.get(each["name"]) != each["sha256"]
    )


def change_lines(found: Sequence[Change], most: int = 12) -> Iterator[str]:
    """A line to each change, or three to long words; of a part with more than `most` changes,
    the rest is counted."""
    for part, group in groupby(found, key=attrgetter("part")):
        members = list(group)
        for each in members[:most]:
            yield from _lines(each)
        if len(members) > most:
            yield f"{part}: {len(members) - most} more"


_BRIEFING_KEYS = (
    "title",
    "edition",
    "language",
    "marking",
    "publisher",
    "theme",
    "bottom_line",
    "factpress",
)
_FIGURE_KEYS = (
    "label",
    "given",
    "value",
    "period",
    "formula",
    "sources",
    "excerpt",
    "poll",
    "rivals",
    "review_by",
    "note",
)
_SERIES_KEYS = ("label", "sources", "review_by", "note")
_SECTION_KEYS = ("points", "text")
_EXHIBIT_KEYS = ("kind", "figures", "headings", "rows")
_FOLLOWS = frozenset({"given", "value"})
"""Keys that a printed value cannot change without."""


def _of_briefing(old: Told, new: Told) -> Iterator[Change]:
    for key in _BRIEFING_KEYS:
        if old[key] != new[key]:
            yield Change(ChangedPart.BRIEFING, key, old[key], new[key])


def _by_id(
    part: ChangedPart, old: Sequence[Told], new: Sequence[Told], told: str, keys: Sequence[str]
) -> Iterator[Change]:
    """Changes of what has an id, in the order of the newer record; what is gone is last."""
    before = {each["id"]: each for each in old}
    after = {each["id"]: each for each in new}
    for id_ in dict.fromkeys((*after, *before)):
        yield from _between(part, id_, before.get(id_), after.get(id_), told, keys)


def _between(
    part: ChangedPart, name: str, old: Told | None, new: Told | None, told: str, keys: Sequence[str]
) -> Iterator[Change]:
    if old is None or new is None:
        yield Change(part, name, old[told] if old else None, new[told] if new else None)
        return
    differing = tuple(key for key in keys if old[key] != new[key])
    if old[told] != new[told]:
        differing = tuple(key for key in differing if key not in _FOLLOWS)
    elif not differing:
        return
    yield Change(part, name, old[told], new[told], differing)


def _of_series(old: Sequence[Told], new: Sequence[Told]) -> Iterator[Change]:
    yield from _by_id(ChangedPart.SERIES, old, new, "label", _SERIES_KEYS)
    before = {each["id"]: each for each in old}
    for series in new:
        if earlier := before.get(series["id"]):
            points = (_points(earlier), _points(series))
            yield from _by_id(ChangedPart.SERIES, *points, "printed", ("given", "value"))


def _points(series: Told) -> list[Told]:
    return [{**each, "id": f"{series['id']}.{each['period']}"} for each in series["points"]]


def _in_order(
    part: ChangedPart, list_: str, told: str, keys: Sequence[str], old: Told, new: Told
) -> Iterator[Change]:
    """Changes of sections or exhibits, matched by the words that are told."""
    before, after = old[list_], new[list_]
    words = (list(map(itemgetter(told), before)), list(map(itemgetter(told), after)))
    for _, i, j, k, m in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        for earlier, later in zip_longest(before[i:j], after[k:m]):
            one = later or earlier
            name = one["label" if part is ChangedPart.EXHIBIT else "name"]
            yield from _between(part, name, earlier, later, told, keys)


def _of_files(old: Told, new: Told) -> Iterator[Change]:
    """The data, theme and template; facts and story are told by all that is above."""
    before, after = (
        {each["name"]: each["sha256"] for each in record["inputs"] if each["role"] not in _TOLD}
        for record in (old, new)
    )
    for name in dict.fromkeys((*after, *before)):
        if before.get(name) != after.get(name):
            yield Change(ChangedPart.FILE, name, before.get(name), after.get(name))


def _lines(change: Change) -> Iterator[str]:
    what, keys = _called(change), ", ".join(_WORDS.get(key, key) for key in change.keys)
    before, after = change.before, change.after
    if change.part is ChangedPart.BRIEFING:
        before, after = before or "none", after or "none"
    if before is None or after is None:
        state = "new" if before is None else "gone"
        told = "" if change.part is ChangedPart.FILE else f": {before or after}"
        yield f"{what} is {state}{told}"
    elif change.part is ChangedPart.FILE:
        yield what
    elif before == after:
        yield f"{what}: {keys}" + (f" of '{after}'" if change.part in _NUMBERED else "")
    else:
        also = f"; {keys}" if keys else ""
        if len(before) + len(after) <= _ONE_LINE:
            yield f"{what}: {before} → {after}{also}"
        else:
            yield from (f"{what}{also}", f"  before: {before}", f"  after:  {after}")


def _called(change: Change) -> str:
    match change.part:
        case ChangedPart.BRIEFING:
            return _WORDS.get(change.name, change.name)
        case ChangedPart.EXHIBIT:
            return change.name
        case ChangedPart.SECTION:
            return change.name.replace("-", " ")
        case part:
            return f"{part} {change.name}"


_ONE_LINE = 80
_TOLD = {"facts", "story"}
_NUMBERED = {ChangedPart.SECTION, ChangedPart.EXHIBIT}
_WORDS = {"bottom_line": "bottom line", "review_by": "date of review", "rows": "data"}
