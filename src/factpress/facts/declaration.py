"""Shapes: mappings whose keys are declared with a type, limits and a description.

They are written and checked as pydantic's models are, by pydantic's core. The models
themselves are not used, because to build them takes longer than all else that a check of a
facts file does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    Self,
    Union,
    cast,
    get_args,
    get_origin,
)

from pydantic_core import SchemaValidator, ValidationError

__all__ = ["Declared", "Field", "Shape", "ValidationError", "without_notes"]

_REQUIRED: Any = object()


class Declared:
    """What is declared of a key, or of a type: default, name in the file, limits."""

    __slots__ = ("alias", "annotation", "default", "description", "limits")

    def __init__(self, default: Any, description: str, alias: str, limits: dict[str, Any]) -> None:
        self.default = default
        self.description = description
        self.alias = alias
        self.limits = limits
        self.annotation: Any = None

    def is_required(self) -> bool:
        """Whether the key must be there."""
        return self.default is _REQUIRED


def Field(  # noqa: N802 (the name that pydantic gives it)
    default: Any = _REQUIRED, *, description: str = "", alias: str = "", **limits: Any
) -> Any:
    """Declares a key or, within Annotated, a type.

    Limits are `min_length`, `max_length` and `pattern` of texts, the lengths of lists, and
    `ge` and `le` of numbers.
    """
    return Declared(default, description, alias, limits)


class Shape:
    """A mapping of the facts file, frozen; keys that it does not know are problems.

    The annotations of a shape must be types, so its module evaluates them.
    """

    # The core writes what it read into these.
    __slots__ = (
        "__dict__",
        "__pydantic_extra__",
        "__pydantic_fields_set__",
        "__pydantic_private__",
    )
    model_fields: ClassVar[dict[str, Declared]] = {}

    def __init_subclass__(cls) -> None:
        cls.model_fields = {
            name: _declared(cls, name, hint) for name, hint in cls.__annotations__.items()
        }

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"'{name}' cannot be set: a shape is frozen")

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Keys and values."""
        return iter(vars(self).items())

    @classmethod
    def model_validate(cls, content: object) -> Self:
        """The content as an instance; raises ValidationError with every fault."""
        shape: Self = _validator(cast(Any, cls)).validate_python(content)
        return shape

    def model_dump(self, *, exclude_none: bool = False) -> dict[str, Any]:
        """The values by key."""
        return {key: value for key, value in self if not (exclude_none and value is None)}


def _declared(cls: type[Shape], name: str, hint: Any) -> Declared:
    given = cls.__dict__.get(name, _REQUIRED)
    declared: Declared = given if isinstance(given, Declared) else Field(given)
    declared.annotation = hint
    if given is not _REQUIRED:
        delattr(cls, name)
    if not declared.description:
        declared.description = _described(hint)
    return declared


def _described(hint: Any) -> str:
    """What an annotation says of a type, or of the one that there may be or not."""
    if get_origin(hint) is Annotated:
        return next((note.description for note in get_args(hint)[1:] if note.description), "")
    kinds = [each for each in get_args(hint) if each is not type(None)]
    return _described(kinds[0]) if len(kinds) == 1 else ""


def without_notes(hint: Any) -> tuple[Any, dict[str, Any]]:
    """A type without its annotation, and the limits that this declares."""
    if get_origin(hint) is not Annotated:
        return hint, {}
    kind, *notes = get_args(hint)
    inner, limits = without_notes(kind)
    for note in notes:
        limits = {**limits, **note.limits}
    return inner, limits


@cache
def _validator(cls: Any) -> SchemaValidator:
    return SchemaValidator(_mapping(cls))


def _mapping(cls: type[Shape]) -> dict[str, Any]:
    fields = {}
    for name, declared in cls.model_fields.items():
        schema = _schema(declared.annotation, declared.limits)
        if not declared.is_required():
            schema = {
                "type": "default",
                "schema": schema,
                "default": declared.default,
                "copy_default": True,
            }
        field = {"type": "model-field", "schema": schema}
        if declared.alias:
            field["validation_alias"] = declared.alias
        fields[name] = field
    content: dict[str, Any] = {
        "type": "model-fields",
        "fields": fields,
        "model_name": cls.__name__,
        "extra_behavior": "forbid",
    }
    return {"type": "model", "cls": cls, "schema": content}


def _schema(hint: Any, limits: dict[str, Any]) -> dict[str, Any]:
    """A type in the terms of the core."""
    kind, own = without_notes(hint)
    limits = {**own, **limits}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        choices = [_schema(each, limits) for each in arguments if each is not type(None)]
        schema = choices[0] if len(choices) == 1 else {"type": "union", "choices": choices}
        return {"type": "nullable", "schema": schema} if type(None) in arguments else schema
    if origin is Literal:
        return {"type": "literal", "expected": list(arguments)}
    if origin is list:
        return {"type": "list", "items_schema": _schema(arguments[0], {}), **limits}
    if origin is dict:
        keys, values = (_schema(each, {}) for each in arguments)
        return {"type": "dict", "keys_schema": keys, "values_schema": values, **limits}
    if isinstance(kind, type) and issubclass(kind, Shape):
        return _mapping(kind)
    return {"type": {str: "str", int: "int", float: "float", Any: "any"}[kind], **limits}
