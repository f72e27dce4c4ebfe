"""Exhibits that sections ask for: a kind, its options as texts, title and note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factpress.facts.document import KeyPath
from factpress.facts.interpreter import Interpreter
from factpress.facts.model import ExhibitRequest, Option, Prose
from factpress.facts.prose import typographic
from factpress.facts.settings import EXHIBIT_SIZES, ExhibitSize

_TEXTS = ("title", "note")
_MOST_TITLE = 400


def read_exhibit(
    path: KeyPath, asked: Mapping[str, Any], interpreter: Interpreter
) -> ExhibitRequest:
    """The chart or table asked for at a path that ends in `chart` or `table`."""
    document = interpreter.document
    what = str(path[-1])
    kind = asked.get("kind")
    return ExhibitRequest(
        kind=kind if isinstance(kind, str) else "",
        kind_at=document.at((*path, "kind")),
        is_chart=what == "chart",
        title=_text((*path, "title"), asked.get("title"), interpreter),
        note=_text((*path, "note"), asked.get("note"), interpreter),
        options=_options(path, asked, interpreter),
        at=document.key_at(path),
        size=_size(path, asked, interpreter) if what == "chart" else "full",
    )


def _options(
    path: KeyPath, asked: Mapping[str, Any], interpreter: Interpreter
) -> Mapping[str, Option]:
    document = interpreter.document
    options = {}
    for key, value in asked.items():
        here = (*path, key)
        if key in {"kind", *_TEXTS} and isinstance(value, str):
            continue
        if key == "size" and path[-1] == "chart":
            continue
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            at = tuple(document.at((*here, index)) for index in range(len(value)))
            items = tuple(interpreter.points.id_of(typographic(item)) for item in value)
            options[key] = Option(items, document.key_at(here), at)
        elif isinstance(value, str):
            item = interpreter.points.id_of(typographic(value))
            options[key] = Option(item, document.key_at(here), (document.at(here),))
        else:
            message = f"'{key}' must be a text or a list of texts"
            hint = f"Write '{key}: a' or '{key}: [a, b]'."
            interpreter.add(here, "FP012", message, hint)
    return options


def _size(path: KeyPath, asked: Mapping[str, Any], interpreter: Interpreter) -> ExhibitSize:
    asked_size = asked.get("size", "full")
    for size in EXHIBIT_SIZES:
        if asked_size == size:
            return size
    told = f"'{asked_size}'" if isinstance(asked_size, str) else "no text"
    interpreter.add(
        (*path, "size"),
        "FP012",
        f"'size' is {told}, but it must be 'full' or 'half'",
        "Full is the measure of the report; half leaves the other half to its caption.",
    )
    return "full"


def _text(path: KeyPath, value: Any, interpreter: Interpreter) -> Prose | None:
    if not isinstance(value, str) or not value.strip():
        return None
    if len(value) > _MOST_TITLE:
        message = f"'{path[-1]}' has {len(value)} characters; there is room for {_MOST_TITLE}"
        hint = "Shorten it; what does not fit belongs in the prose of the section."
        interpreter.add(path, "FP012", message, hint)
    return interpreter.prose(path, value)
