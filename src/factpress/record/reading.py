"""A record read back from its file, as far as it has the shape of `record.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factpress.record.making import Record
from factpress.record.writing import record_schema

_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}


class NotARecord(Exception):
    """The file holds no record of this version; says which file, and why."""


def read_record(path: Path) -> Record:
    """The record in a file; raises NotARecord, and OSError where it cannot be read."""
    try:
        record = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise NotARecord(f"{path}: no record: this is no JSON") from None
    schema = json.loads(record_schema())
    if not isinstance(record, dict) or not _has_shape(record, schema, schema["$defs"]):
        raise NotARecord(f"{path}: no record, or one of another version of factpress")
    return record


def _has_shape(value: Any, schema: Mapping[str, Any], named: Mapping[str, Any]) -> bool:
    """Whether a value has the types, keys and constants of a schema; its patterns and limits
    matter to nobody who reads a record that factpress has written."""
    if "$ref" in schema:
        return _has_shape(value, named[schema["$ref"].removeprefix("#/$defs/")], named)
    if "anyOf" in schema:
        return any(_has_shape(value, each, named) for each in schema["anyOf"])
    if "const" in schema and value != schema["const"]:
        return False
    types = schema.get("type", [])
    if types and not any(
        isinstance(value, _TYPES[each]) for each in ([types] if isinstance(types, str) else types)
    ):
        return False
    if isinstance(value, dict):
        return set(schema.get("required", ())) <= set(value) and all(
            _has_shape(value[key], each, named)
            for key, each in schema.get("properties", {}).items()
            if key in value
        )
    if isinstance(value, list) and "items" in schema:
        return all(_has_shape(each, schema["items"], named) for each in value)
    return True
