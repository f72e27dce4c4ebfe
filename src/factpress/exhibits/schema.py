"""The JSON Schemas of charts and tables, made from the kinds there are."""

from __future__ import annotations

from collections.abc import Mapping

from factpress.charts.kinds import CHART_KINDS
from factpress.charts.model import ChartKind
from factpress.exhibits.tables import TABLE_KINDS, TableKind
from factpress.facts.schema import TEXT, Schema
from factpress.facts.settings import EXHIBIT_SIZES

_SIZE: Schema = {
    "size": {
        "description": "How much of the report's measure the chart takes.",
        "enum": list(EXHIBIT_SIZES),
        "default": "full",
    }
}


def exhibit_schemas() -> Mapping[str, Schema]:
    """The schemas of the keys 'chart' and 'table' of a section."""
    return {"chart": _one_of("chart", CHART_KINDS), "table": _one_of("table", TABLE_KINDS)}


def _one_of(what: str, kinds: Mapping[str, ChartKind] | Mapping[str, TableKind]) -> Schema:
    return {
        "description": f"A {what}: its 'kind' and the options of the kind.",
        "type": "object",
        "properties": {"kind": {"enum": list(kinds), "description": f"The kind of {what}."}},
        "required": ["kind"],
        "oneOf": [_kind(name, kind) for name, kind in kinds.items()],
    }


def _kind(name: str, kind: ChartKind | TableKind) -> Schema:
    one_or_many = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
    return {
        "description": kind.summary,
        "type": "object",
        "properties": {
            "kind": {"const": name, "description": kind.summary},
            "title": {"description": "The finding; else the headline is.", **TEXT},
            "note": {"description": "What a reader must know to read it right.", **TEXT},
            **(_SIZE if isinstance(kind, ChartKind) else {}),
            **{
                option: {"description": rule.meaning, **(one_or_many if rule.many else TEXT)}
                for option, rule in kind.options.items()
            },
        },
        "required": ["kind", *(option for option, rule in kind.options.items() if rule.required)],
        "additionalProperties": False,
    }
