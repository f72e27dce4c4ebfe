"""A document against the shape of a facts file: every fault, each with its position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from factpress.facts.declaration import Shape, ValidationError
from factpress.facts.document import Document, KeyPath
from factpress.facts.examples import example_of, missing_line
from factpress.facts.quoting import in_quotation_marks
from factpress.frozen import frozen
from factpress.problems import Problem, ProblemsFound, enumeration, suggestion

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


@frozen
class Faults:
    """The faults of a shape by path: their problems, and what they are.

    `unquoted` are the paths of marks that YAML takes for mappings; `locations` are the paths
    with the names that the core gives to alternatives.
    """

    problems: Mapping[KeyPath, Problem]
    kinds: Mapping[KeyPath, frozenset[str]]
    unquoted: frozenset[KeyPath]
    locations: Mapping[KeyPath, tuple[str | int, ...]]


def validate_as(shape: type[_Shape], document: Document) -> _Shape:
    """The document as a file of the shape; raises ProblemsFound with every fault."""
    try:
        return shape.model_validate(document.content)
    except ValidationError as error:
        raise ProblemsFound(faults_of(shape, document, error).problems.values()) from None


def faults_of(shape: type[Shape], document: Document, error: ValidationError) -> Faults:
    """The faults that an error tells of, without those that are shadows of others."""
    alternatives: dict[KeyPath, list[Any]] = {}
    for fault in error.errors(include_url=False, include_context=True):
        path = _path_in(document, fault["loc"])
        alternatives.setdefault(path, []).append(fault)
    groups = {
        path: group
        for path, group in alternatives.items()
        if not _is_told_elsewhere(path, group, alternatives)
    }
    return Faults(
        {path: _problem(document, path, group, shape) for path, group in groups.items()},
        {path: frozenset(fault["type"] for fault in group) for path, group in groups.items()},
        frozenset(path for path, group in groups.items() if _is_unquoted_mark(group)),
        {path: group[0]["loc"] for path, group in groups.items()},
    )


def _problem(document: Document, path: KeyPath, group: list[Any], shape: type[Shape]) -> Problem:
    kinds = {fault["type"] for fault in group}
    if "extra_forbidden" in kinds:
        return _unknown_key(document, path, known_keys(shape, group[0]["loc"][:-1]))
    if "missing" in kinds:
        return _missing_key(document, path)
    return _wrong_type(document, path, group)


def _is_told_elsewhere(
    path: KeyPath, group: list[Any], groups: Mapping[KeyPath, list[Any]]
) -> bool:
    """Whether a fault is only the shadow of another, where a text or a mapping may stand.

    The alternative that was meant has its own faults, within the value: the others say no
    more than that it is no text. But `{id}` is a mapping for YAML alone; there the text was
    meant, and the faults within say nothing.
    """
    parents = (path[:end] for end in range(len(path)))
    if any(each in groups and _is_unquoted_mark(groups[each]) for each in parents):
        return True
    if _is_unquoted_mark(group) or not all(fault["type"] in _KINDS for fault in group):
        return False
    return any(len(other) > len(path) and other[: len(path)] == path for other in groups)


def _is_unquoted_mark(group: list[Any]) -> bool:
    value = group[0]["input"]
    is_mark = isinstance(value, dict) and value and not any(value.values())
    return bool(is_mark) and any(fault["type"] == "string_type" for fault in group)


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
    hint = suggestion(key, known, f"The keys here are {enumeration(known)}.")
    hint = _comma_hint(document, path) or _column_hint(document, path) or hint
    return Problem(document.key_at(path), "FP010", f"There is no key '{key}' here", hint)


def _comma_hint(document: Document, path: KeyPath) -> str:
    """What to write where a comma ended a text within brackets; empty where none did."""
    mapping = document.value(path[:-1])
    if not isinstance(mapping, dict) or mapping[str(path[-1])]:
        return ""
    keys = list(mapping)
    before = keys[keys.index(str(path[-1])) - 1]
    text = mapping[before]
    if before == path[-1] or not isinstance(text, str) or not document.stands_behind_comma(path):
        return ""
    whole = in_quotation_marks(f"{text}, {path[-1]}")
    return f"Put text that holds a comma in quotation marks: {before}: {whole}"


def _column_hint(document: Document, path: KeyPath) -> str:
    """Where to begin an entry that stands in the column of the part above it; empty otherwise."""
    keys = list(document.content)
    part = keys[keys.index(str(path[0])) - 1]
    entries = document.content[part]
    value = document.value(path)
    # A part holds entries only; an entry has texts of its own. `figure:` is a part misspelt.
    has_texts = isinstance(value, dict) and not all(isinstance(v, dict) for v in value.values())
    if (
        not has_texts
        or len(path) > 1
        or path[0] == keys[0]
        or part not in {"sources", "figures", "series"}
        or not isinstance(entries, dict)
    ):
        return ""
    last = list(entries)[-1] if entries else ""
    column = document.key_at((part, last)).column
    return f"Begin '{path[0]}' in column {column}, as '{last}' does." if column > 1 else ""


def _missing_key(document: Document, path: KeyPath) -> Problem:
    return Problem(
        document.key_at(path[:-1]),
        "FP011",
        f"The key '{path[-1]}' is missing",
        f"Add '{missing_line(document, path)}'.",
    )


def _wrong_type(document: Document, path: KeyPath, group: list[Any]) -> Problem:
    by_type = {each["type"]: each for each in reversed(group)}
    value = group[0]["input"]
    name = next((f"'{step}'" for step in reversed(path) if isinstance(step, str)), "The file")
    wanted = list(dict.fromkeys(_KINDS[each["type"]] for each in group if each["type"] in _KINDS))
    example = example_of(document, path)
    shown = f"Write it as in '{example}'." if example else ""
    if value is None:
        message = f"{name} is null, which is no value for YAML"
        hint = f"Put the text in quotation marks: {in_quotation_marks(document.written(path))}"
    elif isinstance(value, str) and not value.strip():
        message = f"{name} is empty"
        hint = shown or f"Write {' or '.join(wanted or ['a text'])} behind it."
    elif "string_too_long" in by_type:
        most = by_type["string_too_long"]["ctx"]["max_length"]
        message = f"{name} has {len(value)} characters; there is room for {most}"
        hint = "Shorten it; what does not fit belongs in the prose of a section."
    elif path == ("factpress",):
        message = f"There is no version '{value}' of the format"
        hint = "Write 'factpress: 1'."
    elif "too_long" in by_type:
        most = by_type["too_long"]["ctx"]["max_length"]
        message = f"{name} has {len(value)} entries; there is room for {most}"
        hint = f"Keep the {most} that the reader needs most, and merge or delete the rest."
    elif "too_short" in by_type:
        least = by_type["too_short"]["ctx"]["min_length"]
        message = f"{name} needs {least} {'entry' if least == 1 else 'entries'} at least"
        hint = shown or "Add what is missing."
    elif "literal_error" in by_type:
        expected = by_type["literal_error"]["ctx"]["expected"]
        message, hint = f"{name} is {_described(value)}", f"Write {expected}."
    elif wanted:
        message = f"{name} is {_described(value)}, but it must be {' or '.join(wanted)}"
        hint = _type_hint(document, path, group)
    else:
        message = f"{name} is not as it should be: {group[0]['msg'].lower()}"
        hint = shown or "Look at this key in docs/facts.md."
    return Problem(document.at(path), "FP012", message, hint)


def _type_hint(document: Document, path: KeyPath, group: list[Any]) -> str:
    """How to write the value at a path that is of the wrong type."""
    value = group[0]["input"]
    types = {fault["type"] for fault in group}
    if isinstance(value, str) and types == {"list_type"}:
        return f"Put it in brackets: {path[-1]}: [{value}]"
    example = example_of(document, path)
    if example and not _is_unquoted_mark(group):
        return f"Write it as in '{example}'."
    written = document.written(path)
    if "string_type" in types and not isinstance(value, str) and "\n" not in written:
        return f"Put the text in quotation marks: {in_quotation_marks(written)}"
    if "string_type" in types:
        return "Write it as one text; text that begins with '- ' or holds ': ' needs quotes."
    return f"Write {' or '.join(_KINDS[each] for each in types if each in _KINDS)}."


def _described(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping of keys to values"
    return "a list" if isinstance(value, list) else f"the text '{value}'"


def known_keys(shape: type[Shape], location: tuple[str | int, ...]) -> list[str]:
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
