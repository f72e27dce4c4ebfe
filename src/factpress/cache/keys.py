"""Keys of what is kept: a digest of all that it depends on.

Values are told apart by their types and by the names of their fields, so that two charts have
one key only if they are drawn alike. The code is a part of each key: whatever is changed in
the package may change a drawing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path

import factpress
from factpress.installed import installed
from factpress.typefaces.companions import Companion
from factpress.typefaces.family import STYLES, Family

_LIBRARIES = ("matplotlib", "numpy", "pillow")
_FOR_SCRIPTS = ("budoux", "fonttools", "python-bidi", "uharfbuzz")


def key_of(name: str) -> str:
    """The key of what depends on the parts of that name and on the code, in hexadecimal."""
    return hashlib.sha256(code_digest() + name.encode()).hexdigest()


def name_of(*parts: object) -> str:
    """The name of what depends on these parts, which no others have, in hexadecimal.

    Raises TypeError for a part whose value cannot be told, as that of a function.
    """
    digest = hashlib.sha256()
    for piece in _pieces(parts):
        digest.update(piece.encode())
        digest.update(b"\0")
    return digest.hexdigest()


@cache
def code_digest() -> bytes:
    """A digest of the installed package, by the sizes and times of its files, and of the
    libraries that draw, by their versions."""
    package = os.path.dirname(factpress.__file__)  # noqa: PTH120  paths as text, for speed
    digest = hashlib.sha256()
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            told = os.stat(f"{folder}/{name}")  # noqa: PTH116
            place = f"{folder.removeprefix(package)}/{name}"
            digest.update(f"{place} {told.st_size} {told.st_mtime_ns}\n".encode())
    digest.update(_versions(_LIBRARIES))
    return digest.digest()


@lru_cache(maxsize=16)
def _digest_of(companion: Companion) -> str:
    """With the libraries that set what it has. Taken once: a font may have many megabytes, and
    each chart has it."""
    return hashlib.sha256(companion.content + _versions(_FOR_SCRIPTS)).hexdigest()


def _versions(libraries: Iterable[str]) -> bytes:
    return "".join(f"{name} {version}\n" for name, version in installed(libraries).items()).encode()


def _pieces(value: object) -> Iterator[str]:
    """The value, piece by piece, in an order of its own."""
    match value:
        case None | bool() | int() | float() | str() | Decimal() | Fraction() | date() | Path():
            yield f"{type(value).__name__} {value!s}"
        case bytes():
            yield f"bytes {hashlib.sha256(value).hexdigest()}"
        case Enum():
            yield f"{type(value).__qualname__} {value.name}"
        case Family(name=name, companions=companions):
            yield f"family {name}"
            yield from _pieces([value.font(style) for style in STYLES])
            yield from _pieces([_digest_of(each) for each in companions])
        case tuple() | list():
            yield f"{len(value)} values"
            for each in value:
                yield from _pieces(each)
        case frozenset() | set():
            yield f"a set of {len(value)}"
            yield from sorted("\0".join(_pieces(each)) for each in value)
        case Mapping():
            yield f"{len(value)} pairs"
            for name, each in value.items():
                yield from _pieces(name)
                yield from _pieces(each)
        case _ if is_dataclass(value):
            yield type(value).__qualname__
            for field in fields(value):
                yield field.name
                yield from _pieces(getattr(value, field.name))
        case _:
            raise TypeError(f"a {type(value).__qualname__} has no value that can be told")
