"""The JSON Schemas (draft 2020-12) of facts files and stories, for editors, made from their shape.

Readers of YAML give numbers and truth values where factpress keeps the text that was
written (2022, 41.1, or the NO of Norway), so a text may be any scalar here. A story may lack
what facts files add to it, and a facts file with a story what that says; but entries of lists
are not put together, and have all their keys.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from factpress.facts.declaration import Shape, without_notes
from factpress.facts.shape import FactsShape, Text
from factpress.facts.stories import STORY_KEY

Schema = dict[str, Any]

_NOT_SHARED = frozenset({"factpress", "story"})

TEXT: Schema = {"$ref": "#/$defs/Text"}
"""The schema of a text that says something."""

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
# The limits of factpress in the words of JSON Schema.
_OF_NUMBERS = {"ge": "minimum", "le": "maximum"}
_OF_LISTS = {"min_length": "minItems", "max_length": "maxItems"}
_OF_MAPPINGS = {"min_length": "minProperties", "max_length": "maxProperties"}
_OF_TEXTS = {"min_length": "minLength", "max_length": "maxLength", "pattern": "pattern"}


def facts_schema(exhibits: Mapping[str, Schema]) -> Schema:
    """The schema of a facts file; `exhibits` are those of the keys 'chart' and 'table'."""
    facts, definitions = _facts(exhibits)
    alone = {"if": {"required": ["story"]}, "else": _needed(FactsShape)}
    return _schema_file(
        "facts", "facts file", {**facts, "required": ["factpress"], **alone}, definitions
    )


def story_schema(exhibits: Mapping[str, Schema]) -> Schema:
    """The schema of a story; `exhibits` as for that of a facts file."""
    facts, definitions = _facts(exhibits)
    version = {"description": "Version of the format of stories: 1.", "const": 1}
    keys = {key: each for key, each in facts["properties"].items() if key not in _NOT_SHARED}
    story = {
        **facts,
        "description": "What many facts files share.",
        "properties": {STORY_KEY: version, **keys},
        "required": [STORY_KEY],
    }
    return _schema_file("story", "story", story, definitions)


def _facts(exhibits: Mapping[str, Schema]) -> tuple[Schema, dict[str, Schema]]:
    """The mapping of a facts file without the keys that it needs, and the mappings in it."""
    definitions: dict[str, Schema] = {}
    facts = _mapping(FactsShape, definitions, is_whole=False)
    keys = definitions["Section"]["properties"]
    for key, schema in exhibits.items():
        keys[key] = {"$ref": f"#/$defs/{key.capitalize()}"}
        definitions[key.capitalize()] = schema
    return facts, definitions


def _schema_file(
    name: str, title: str, mapping: Schema, definitions: Mapping[str, Schema]
) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:factpress:{name}:1",
        "title": f"factpress {title}",
        **mapping,
        "$defs": {"Text": _said(), "OptionalText": _SCALAR, **definitions},
    }


def _said() -> Schema:
    return {**_SCALAR, **_renamed(without_notes(Text)[1], _OF_TEXTS)}


def _needed(shape: type[Shape]) -> Schema:
    """What a mapping, and the mappings in it that a story may complete, need to be whole."""
    inner = {}
    for name, declared in shape.model_fields.items():
        kinds = [without_notes(each)[0] for each in _alternatives(declared.annotation)]
        for kind in kinds:
            is_by_id = get_origin(kind) is dict
            entry = get_args(kind)[1] if is_by_id else kind
            if isinstance(entry, type) and issubclass(entry, Shape) and (keys := _needed(entry)):
                inner[declared.alias or name] = {"additionalProperties": keys} if is_by_id else keys
    required = _required(shape)
    return {
        **({"required": required} if required else {}),
        **({"properties": inner} if inner else {}),
    }


def _alternatives(hint: Any) -> Sequence[Any]:
    kind, _ = without_notes(hint)
    return get_args(kind) if get_origin(kind) in {Union, UnionType} else [kind]


def _required(shape: type[Shape]) -> list[str]:
    return [
        declared.alias or name
        for name, declared in shape.model_fields.items()
        if declared.is_required()
    ]


def _mapping(shape: type[Shape], definitions: dict[str, Schema], *, is_whole: bool) -> Schema:
    """The schema of a shape; those of the shapes in it are put into `definitions`.

    Of one that need not be whole, a part may stand in another file.
    """
    keys: dict[str, Schema] = {}
    for name, declared in shape.model_fields.items():
        described = {"description": declared.description} if declared.description else {}
        default = {"default": declared.default} if isinstance(declared.default, str) else {}
        kind = _schema(declared.annotation, declared.limits, definitions, is_whole)
        keys[declared.alias or name] = {**described, **default, **kind}
    return {
        "description": shape.__doc__,
        "type": "object",
        "properties": keys,
        **({"required": _required(shape)} if is_whole else {}),
        "additionalProperties": False,
    }


def _schema(
    hint: Any, limits: Mapping[str, Any], definitions: dict[str, Schema], is_whole: bool
) -> Schema:
    kind, own = without_notes(hint)
    limits = {**own, **limits}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        kinds = [each for each in arguments if each is not type(None)]
        choices = [_schema(each, limits, definitions, is_whole) for each in kinds]
        return choices[0] if len(choices) == 1 else {"anyOf": choices}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is list:
        items = _schema(arguments[0], {}, definitions, is_whole=True)
        return {"type": "array", "items": items, **_renamed(limits, _OF_LISTS)}
    if origin is dict:
        values = _schema(arguments[1], {}, definitions, is_whole)
        return {"type": "object", "additionalProperties": values, **_renamed(limits, _OF_MAPPINGS)}
    if isinstance(kind, type) and issubclass(kind, Shape):
        name = kind.__name__.removesuffix("Shape")
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _mapping(kind, definitions, is_whole=is_whole)
        return {"$ref": f"#/$defs/{name}"}
    if kind is str:
        return _text(limits)
    if "ge" in limits and limits["ge"] == limits.get("le"):
        return {"const": limits["ge"]}
    names = {int: {"type": "integer"}, float: {"type": "number"}}
    return {**names.get(kind, {}), **_renamed(limits, _OF_NUMBERS)}


def _text(limits: Mapping[str, Any]) -> Schema:
    """A reference to a text, with the limits that are its own."""
    if not ({"pattern", "min_length"} & set(limits)):
        return {"$ref": "#/$defs/OptionalText", **_renamed(limits, _OF_TEXTS)}
    said = _said()
    own = _renamed(limits, _OF_TEXTS)
    return {**TEXT, **{key: value for key, value in own.items() if said.get(key) != value}}


def _renamed(limits: Mapping[str, Any], names: Mapping[str, str]) -> Schema:
    return {names[key]: value for key, value in limits.items()}
