"""Texts that still say todo, each with its place and what is to be written there.

Found are a text that is no more than `todo`, `todo:` anywhere in a text, and `TODO` in
capitals; the Spanish word is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factpress.facts.document import Document, KeyPath
from factpress.facts.printed import plain_texts, prose_texts
from factpress.facts.remarks import Todo
from factpress.facts.shape import FactsShape, ValueShape

_TODO = re.compile(r"\bTODO\b|(?i:\btodo:)|(?i:\A\s*todo\s*\Z)")
_UNIT = re.compile(r"\btodo\b", re.IGNORECASE)
_HINTS = {
    "title": "Write the title of the briefing.",
    "bottom_line": "Write the one sentence to remember, with its figures in braces: {id}.",
    "headline": "Write what the figures of the section show, as a sentence.",
    "label": "Write what the number is, with its year: 'Budget, 2024'.",
    "short": "Write a short label, or delete the key.",
    "unit": "Write what is counted, or the code of the currency: '12 ships', '5 million USD'.",
    "note": "Write what a reader should know, or delete the key.",
    "who": "Write who says it.",
    "role": "Write the office or function, or delete the key.",
    "says": "Write what is said, as a report of it.",
    "item": "Write the name of what is supplied.",
    "kind": "Write what sort of thing it is.",
    "status": "Write how far it has come, in the words of the source.",
    "amount": "Write how many, or delete the key.",
    "publisher": "Write who publishes it, or delete the key.",
    "author": "Write who wrote it, or delete the key.",
    "points": "Write a point of the slide, or delete it.",
    "notes": "Write what the speaker should know, or delete the key.",
    "name": "Write the name of the place.",
}
_BY_PLACE = {
    ("sources", "title"): "Write the title of the source, as it stands there.",
    ("events", "text"): "Write what happened then, in a few words.",
    ("sections", "text"): "Write the prose of the section.",
}
_OTHERWISE = "Write what it should say."


def todos(document: Document, shape: FactsShape) -> Iterator[Todo]:
    """Each text that says todo."""
    for path, text in (*prose_texts(shape), *plain_texts(shape)):
        if "odo" in text.lower() and (found := _TODO.search(text)):
            key = next(str(step) for step in reversed(path) if isinstance(step, str))
            hint = _BY_PLACE.get((str(path[0]), key)) or _HINTS.get(key, _OTHERWISE)
            at = document.at(path)
            if at.line != at.end_line:
                at = document.find(path, found[0])
            yield Todo(f"{_told(path, key)} still says todo", hint, at)
    for id_, figure in shape.figures.items():
        value = figure.value
        given = value.unit if isinstance(value, ValueShape) else value
        if given and (word := _UNIT.search(given)):
            within: KeyPath = ("figures", id_, "value")
            at = document.find(within, word[0])
            yield Todo(f"The unit of the figure '{id_}' still says todo", _HINTS["unit"], at)


def _told(path: KeyPath, key: str) -> str:
    """A text by its key and what it belongs to."""
    words = key.replace("_", " ")
    owners = {"figures": "figure", "sources": "source", "series": "series"}
    if path[0] in owners:
        return f"The {words} of the {owners[str(path[0])]} '{path[1]}'"
    among = {"events": "event", "statements": "statement", "supplies": "supply"}
    if path[0] in among:
        return f"The {words} of this {among[str(path[0])]}"
    if path[0] == "sections":
        what = {"points": "A point", "text": "The text", "notes": "A note for the speaker"}
        return what.get(str(path[2]), f"The {words}") + " of the section"
    return f"The {words}"
