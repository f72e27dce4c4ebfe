"""The JSON Schema (draft 2020-12) of a facts file, for editors, made from its shape.

Readers of YAML give numbers and truth values where factpress keeps the text that was
written (2022, 41.1, or the NO of Norway), so a text may be any scalar here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from factpress.facts.declaration import Shape, without_notes
from factpress.facts.shape import FactsShape, Text

Schema = dict[str, Any]

TEXT: Schema = {"$ref": "#/$defs/Text"}
"""The schema of a text that says something."""

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
# The limits of factpress in the words of JSON Schema.
_OF_NUMBERS = {"ge": "minimum", "le": "maximum"}
_OF_LISTS = {"min_length": "minItems", "max_length": "maxItems"}
_OF_MAPPINGS = {"min_length": "minProperties", "max_length": "maxProperties"}
_OF_TEXTS = {"min_length": "minLength", "max_length": "maxLength", "pattern": "pattern"}


def facts_schema(exhibits: Mapping[str, Schema]) -> Schema:
    """The schema; `exhibits` are the schemas of the keys 'chart' and 'table' of a section."""
    definitions: dict[str, Schema] = {}
    facts = _mapping(FactsShape, definitions)
    keys = definitions["Section"]["properties"]
    for key, schema in exhibits.items():
        keys[key] = {"$ref": f"#/$defs/{key.capitalize()}"}
        definitions[key.capitalize()] = schema
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:factpress:facts:1",
        "title": "factpress facts file",
        **facts,
        "$defs": {"Text": _said(), "OptionalText": _SCALAR, **definitions},
    }


def _said() -> Schema:
    return {**_SCALAR, **_renamed(without_notes(Text)[1], _OF_TEXTS)}


def _mapping(shape: type[Shape], definitions: dict[str, Schema]) -> Schema:
    """The schema of a shape; those of the shapes in it are put into `definitions`."""
    keys: dict[str, Schema] = {}
    for name, declared in shape.model_fields.items():
        described = {"description": declared.description} if declared.description else {}
        default = {"default": declared.default} if isinstance(declared.default, str) else {}
        kind = _schema(declared.annotation, declared.limits, definitions)
        keys[declared.alias or name] = {**described, **default, **kind}
    return {
        "description": shape.__doc__,
        "type": "object",
        "properties": keys,
        "required": [
            declared.alias or name
            for name, declared in shape.model_fields.items()
            if declared.is_required()
        ],
        "additionalProperties": False,
    }


def _schema(hint: Any, limits: Mapping[str, Any], definitions: dict[str, Schema]) -> Schema:
    kind, own = without_notes(hint)
    limits = {**own, **limits}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        kinds = [each for each in arguments if each is not type(None)]
        choices = [_schema(each, limits, definitions) for each in kinds]
        return choices[0] if len(choices) == 1 else {"anyOf": choices}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is list:
        items = _schema(arguments[0], {}, definitions)
        return {"type": "array", "items": items, **_renamed(limits, _OF_LISTS)}
    if origin is dict:
        values = _schema(arguments[1], {}, definitions)
        return {"type": "object", "additionalProperties": values, **_renamed(limits, _OF_MAPPINGS)}
    if isinstance(kind, type) and issubclass(kind, Shape):
        name = kind.__name__.removesuffix("Shape")
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _mapping(kind, definitions)
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
