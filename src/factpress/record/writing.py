"""A record as a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def written(record: Mapping[str, Any]) -> bytes:
    """The record as JSON, always alike: keys in order, two spaces deep, UTF-8, lines by LF."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2)
    return f"{text}\n".encode()


def with_outputs(record: Mapping[str, Any], outputs: Mapping[str, bytes]) -> dict[str, Any]:
    """The record of documents that are written, by their names."""
    return {
        **record,
        "outputs": [
            {"name": name, "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in outputs.items()
        ],
    }


def record_schema() -> str:
    """The JSON Schema (draft 2020-12) of records."""
    return Path(__file__).with_name("record.schema.json").read_text("utf-8")
