"""A document against the shape of a facts file: every fault, each with its position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from factpress.facts.declaration import Shape, ValidationError
from factpress.facts.document import Document, KeyPath
from factpress.facts.shape import FactsShape
from factpress.problems import Problem, ProblemsFound, enumeration, nearest

_Shape = TypeVar("_Shape", bound=Shape)
_KINDS = {
    "string_type": "a text",
    "string_pattern_mismatch": "a text",
    "list_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
}


def validate(document: Document) -> FactsShape:
    """The document as a facts file; raises ProblemsFound with every fault of its shape."""
    return validate_as(FactsShape, document)


def validate_as(shape: type[_Shape], document: Document) -> _Shape:
    """The document as a file of the shape; raises ProblemsFound with every fault."""
    try:
        return shape.model_validate(document.content)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=True)
        raise ProblemsFound(_problems(document, faults, shape)) from None


def _problems(document: Document, faults: list[Any], shape: type[Shape]) -> Iterator[Problem]:
    alternatives: dict[KeyPath, list[Any]] = {}
    for fault in faults:
        path = _path_in(document, fault["loc"])
        alternatives.setdefault(path, []).append(fault)
    for path, group in alternatives.items():
        kinds = {fault["type"] for fault in group}
        if "extra_forbidden" in kinds:
            yield _unknown_key(document, path, _known_keys(shape, group[0]["loc"][:-1]))
        elif "missing" in kinds:
            yield _missing_key(document, path)
        else:
            yield _wrong_type(document, path, group)


def _path_in(document: Document, location: tuple[str | int, ...]) -> KeyPath:
    """The path of a fault, without the names that the core gives to alternatives of a union."""
    path: list[str | int] = []
    value: Any = document.content
    for index, step in enumerate(location):
        last = index == len(location) - 1
        if isinstance(value, Mapping) and (step in value or (last and isinstance(step, str))):
            if step not in value and _is_alternative(str(step)):
                continue
            path.append(step)
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            path.append(step)
            value = value[step]
    return tuple(path)


def _is_alternative(step: str) -> bool:
    return step.endswith("Shape") or step.startswith(("constrained-", "list["))


def _unknown_key(document: Document, path: KeyPath, known: list[str]) -> Problem:
    key = str(path[-1])
    near = nearest(key, known)
    hint = f"Did you mean '{near}'?" if near else f"The keys here are {enumeration(known)}."
    return Problem(document.key_at(path), "FP010", f"There is no key '{key}' here", hint)


def _missing_key(document: Document, path: KeyPath) -> Problem:
    return Problem(
        document.key_at(path[:-1]),
        "FP011",
        f"The key '{path[-1]}' is missing",
        f"Add a line '{path[-1]}: ...'.",
    )


def _wrong_type(document: Document, path: KeyPath, group: list[Any]) -> Problem:
    fault = group[0]
    value = fault["input"]
    name = next((f"'{step}'" for step in reversed(path) if isinstance(step, str)), "The file")
    wanted = list(dict.fromkeys(_KINDS[each["type"]] for each in group if each["type"] in _KINDS))
    if value is None or (isinstance(value, str) and not value.strip()):
        message = f"{name} is empty"
        hint = f"Write {' or '.join(wanted)} behind it."
    elif too_long := next((each for each in group if each["type"] == "string_too_long"), None):
        most = too_long["ctx"]["max_length"]
        message = f"{name} has {len(too_long['input'])} characters; there is room for {most}"
        hint = "Shorten it; what does not fit belongs in the prose of a section."
    elif path == ("factpress",):
        message = f"There is no version '{value}' of the format"
        hint = "Write 'factpress: 1'."
    elif fault["type"] == "too_long":
        most = fault["ctx"]["max_length"]
        message = f"{name} has {len(value)} entries; there is room for {most}"
        hint = "Keep what the reader needs most, and merge or drop the rest."
    elif fault["type"] == "too_short":
        message = f"{name} needs at least {fault['ctx']['min_length']} entries"
        hint = "Add what is missing."
    elif fault["type"] == "literal_error":
        message = f"{name} is {_described(value)}, but it must be {fault['ctx']['expected']}"
        hint = "Write one of them."
    elif wanted:
        message = f"{name} is {_described(value)}, but it must be {' or '.join(wanted)}"
        hint = _quoting_hint(value)
    else:
        message = f"{name} is not as it should be: {fault['msg'].lower()}"
        hint = ""
    return Problem(document.at(path), "FP012", message, hint)


def _described(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping of keys to values"
    return "a list" if isinstance(value, list) else f"the text '{value}'"


def _quoting_hint(value: Any) -> str:
    if isinstance(value, dict) and len(value) == 1:
        return "Put text that holds ': ' or begins with '{' in quotation marks."
    return "Look at the example of this key in the manual."


def _known_keys(shape: type[Shape], location: tuple[str | int, ...]) -> list[str]:
    """The keys of the mapping at a location, found by walking the models."""
    kinds: list[Any] = [shape]
    for step in location:
        if isinstance(step, str) and _is_alternative(step):
            kinds = [kind for kind in kinds if getattr(kind, "__name__", "") == step] or kinds
            continue
        kinds = [inner for kind in kinds for inner in _step(kind, step)]
    models = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Shape)]
    return [field.alias or name for model in models for name, field in model.model_fields.items()]


def _step(kind: Any, step: str | int) -> Iterator[Any]:
    if isinstance(kind, type) and issubclass(kind, Shape):
        fields = {field.alias or name: field for name, field in kind.model_fields.items()}
        if step in fields:
            yield from _alternatives(fields[str(step)].annotation)
        return
    arguments = get_args(kind)
    if arguments:
        yield from _alternatives(arguments[-1])


def _alternatives(annotation: Any) -> Iterator[Any]:
    origin = getattr(annotation, "__origin__", None)
    if origin in {list, dict} or isinstance(annotation, type):
        yield annotation
        return
    for inner in get_args(annotation):
        if inner is not type(None):
            yield from _alternatives(inner)
