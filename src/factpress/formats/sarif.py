"""SARIF 2.1.0, for code scanning services: every code, rules with their manual pages, results.

OASIS Standard, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Files are
named relative to the folder in which the command ran.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from inspect import cleandoc
from pathlib import Path
from typing import Any
from urllib.parse import quote

from factpress import __version__
from factpress.formats.codes import CODES
from factpress.formats.printable import encodable
from factpress.problems import Position, Problem, Severity

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}


def write(problems: Sequence[Problem], _files: int) -> str:
    """The problems as a SARIF log with one run."""
    rules = _rules()
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    driver = {
        "name": "factpress",
        "semanticVersion": __version__,
        "rules": rules,
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": [_result(problem, index) for problem in problems],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rules() -> list[dict[str, Any]]:
    """Every code: what it means, and for a rule its module's docstring as its manual page."""
    from factpress.checks.rules import RULES

    rules: list[dict[str, Any]] = [
        {
            "id": code,
            "shortDescription": {"text": meaning},
            "fullDescription": {"text": meaning},
            "help": {"text": f"{code}: {meaning} The problem itself says what to do."},
            "defaultConfiguration": {"level": "error"},
        }
        for code, meaning in CODES.items()
    ]
    for rule in RULES:
        manual = cleandoc(sys.modules[rule.check.__module__].__doc__ or rule.summary)
        rules.append(
            {
                "id": rule.code,
                "shortDescription": {"text": rule.summary},
                "fullDescription": {"text": _explanation(manual) or rule.summary},
                "help": {"text": manual},
                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            }
        )
    return rules


def _explanation(manual: str) -> str:
    """The first paragraph of a manual page below its title, on one line."""
    paragraphs = manual.split("\n\n")
    return " ".join(paragraphs[1].split()) if len(paragraphs) > 1 else ""


def _result(problem: Problem, index: Mapping[str, int]) -> dict[str, Any]:
    hint = f"\n{problem.hint}" if problem.hint else ""
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": _LEVELS[problem.severity],
        "message": {"text": encodable(problem.sentence + hint)},
        "locations": [_location(problem.position)],
    }
    if problem.code in index:
        result["ruleIndex"] = index[problem.code]
    if facts := problem.position.facts:
        read_with = _location(Position(facts)) | {"message": {"text": "The facts file."}}
        result["relatedLocations"] = [read_with]
    return result


def _location(at: Position) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _address(at.file)},
            "region": {
                "startLine": at.line,
                "startColumn": at.column,
                "endLine": at.end_line,
                "endColumn": at.end_column,
            },
        }
    }


def _address(file: str) -> str:
    """A file as a URI reference: `facts/x.yaml`, or `file:///...` for an absolute path."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
