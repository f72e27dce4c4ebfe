"""Frozen dataclasses that are quick to define.

`@frozen` stands for `@dataclass(frozen=True, slots=True)`: the same fields, constructor,
equality, hash, `replace` and `match`. Up to Python 3.12 the standard decorator compiles six
methods for each class, one by one, which for the classes of a check takes longer than the
check itself. Here one method is compiled, the constructor, and only for classes of which many
instances are made; the others are shared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

__all__ = ["field", "frozen"]

_Class = TypeVar("_Class", bound=type)


@overload
def frozen(cls: _Class) -> _Class: ...
@overload
def frozen(*, eq: bool) -> Callable[[_Class], _Class]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: Any = None, *, eq: bool = True) -> Any:
    """The class as a frozen dataclass with slots; with `eq` False, equality is identity."""
    if cls is None:
        return lambda named: _made(named, eq=eq)
    return _made(cls, eq=eq)


def _made(cls: Any, *, eq: bool) -> Any:
    made: Any = dataclass(cls, init=False, repr=False, eq=False, slots=True)
    members = fields(made)
    values = _values_of(tuple(member.name for member in members))

    def __reduce__(self: object) -> tuple[type, tuple[Any, ...]]:  # noqa: N807
        return self.__class__, values(self)

    made.__init__, made.__reduce__ = _first_constructor(made, members), __reduce__
    made.__setattr__, made.__delattr__ = _refuse_assignment, _refuse_deletion
    if "__repr__" not in cls.__dict__:
        made.__repr__ = _representation
    if eq:
        _compare_by_value(made, values)
    return made


def _compare_by_value(made: Any, values: Callable[[object], tuple[Any, ...]]) -> None:
    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(values(self))

    made.__eq__, made.__hash__ = __eq__, __hash__


_FEW = 40
"""As many instances cost less to make field by field than their constructor to compile."""


def _first_constructor(made: Any, members: tuple[Field[Any], ...]) -> Callable[..., None]:
    """`__init__` until a few instances are made, or a call is wrong, which the other one tells."""
    count = 0

    def __init__(self: object, *given: Any, **named: Any) -> None:  # noqa: N807
        nonlocal count
        count += 1
        values = _bound(members, given, named) if count <= _FEW else None
        if values is None:
            made.__init__ = _constructor(members)
            made.__init__(self, *given, **named)
            return
        for member, value in zip(members, values, strict=True):
            object.__setattr__(self, member.name, value)

    return __init__


def _bound(
    members: tuple[Field[Any], ...], given: tuple[Any, ...], named: dict[str, Any]
) -> list[Any] | None:
    """The values of the fields that a call gives; None when it does not fit the fields."""
    values = list(given)
    used = 0
    for member in members[len(given) :]:
        if member.name in named:
            values.append(named[member.name])
            used += 1
        elif member.default is not MISSING:
            values.append(member.default)
        elif member.default_factory is not MISSING:
            values.append(member.default_factory())
        else:
            return None
    return values if used == len(named) and len(values) == len(members) else None


def _constructor(members: tuple[Field[Any], ...]) -> Callable[..., None]:
    """`__init__`, which sets the fields past the class's own refusal to be set."""
    scope: dict[str, Any] = {"_set": object.__setattr__, "_unset": MISSING}
    parameters, body = [], []
    for member in members:
        name, value = member.name, member.name
        if member.default is not MISSING:
            scope[f"_of_{name}"] = member.default
            parameters.append(f"{name}=_of_{name}")
        elif member.default_factory is not MISSING:
            scope[f"_of_{name}"] = member.default_factory
            parameters.append(f"{name}=_unset")
            value = f"_of_{name}() if {name} is _unset else {name}"
        else:
            parameters.append(name)
        body.append(f" _set(self, {name!r}, {value})")
    # The names are those of the class's own annotations, never a text from outside.
    exec(f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(body or [" pass"]), scope)
    constructor: Callable[..., None] = scope["__init__"]
    return constructor


def _values_of(names: tuple[str, ...]) -> Callable[[object], tuple[Any, ...]]:
    """Reads the fields of an instance, in order."""
    if not names:
        return lambda _: ()
    if len(names) == 1:
        only = attrgetter(names[0])
        return lambda instance: (only(instance),)
    return attrgetter(*names)


def _refuse_assignment(self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r} of {type(self).__name__}")


def _refuse_deletion(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r} of {type(self).__name__}")


def _representation(self: Any) -> str:
    shown = ", ".join(
        f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr
    )
    return f"{type(self).__qualname__}({shown})"
