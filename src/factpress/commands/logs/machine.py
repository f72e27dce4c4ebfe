"""A log for machines: a JSON object on each line of standard output, keys in order.

    {"event": "begin", "files": 2, "processes": 2}
    {"event": "stage", "file": "facts/a.yaml", "seconds": 0.21, "stage": "reading the facts"}
    {"event": "file", "file": "facts/a.yaml", "outputs": [...], "problems": [...],
     "reason": "", "result": "built", "seconds": 1.52}
    {"built": 1, "event": "end", "failed": 1, "left_out": 0, "seconds": 1.93, "up_to_date": 0}

The stages of a file come right before its own line. An output has `path`, `bytes` and `sha256`,
with `pages` of a report and `slides` of a deck; a problem is as `factpress check --format json`
tells it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factpress.build.asked import Document
from factpress.build.outcome import Outcome, Result
from factpress.commands.logs.model import Log, Summary
from factpress.formats.json import entry
from factpress.record.writing import written

if TYPE_CHECKING:
    from factpress.build.pipeline import Built


class MachineLog(Log):
    """Every event as a line of JSON."""

    def begin(self, files: int, processes: int) -> None:
        """How many files there are, and how many processes build them."""
        _tell("begin", files=files, processes=processes)

    def file(self, outcome: Outcome) -> None:
        """The stages of the file, then what came of it."""
        file = str(outcome.path)
        for stage in outcome.stages:
            _tell("stage", file=file, stage=stage.name, seconds=_rounded(stage.seconds))
        _tell(
            "file",
            file=file,
            result=outcome.result,
            reason=outcome.reason,
            seconds=_rounded(outcome.seconds),
            outputs=list(_outputs(outcome.built)) if outcome.built else [],
            problems=list(map(entry, outcome.problems)),
        )

    def end(self, summary: Summary) -> None:
        """How many files had each result."""
        counts = {result.replace(" ", "_"): summary.count(result) for result in Result}
        _tell("end", **counts, seconds=_rounded(summary.seconds))


def _outputs(built: Built) -> Iterator[dict[str, str | int]]:
    record = built.record
    digests = {each["name"]: each["sha256"] for each in record.content["outputs"]}
    for each in built.outputs:
        unit = "slides" if each.document is Document.DECK else "pages"
        yield {**_file(each.path, each.size, digests[each.path.name]), unit: each.pages}
    digest = hashlib.sha256(written(record.content)).hexdigest()
    yield _file(record.path, record.size, digest)


def _file(path: Path, size: int, sha256: str) -> dict[str, str | int]:
    return {"path": str(path), "bytes": size, "sha256": sha256}


def _rounded(seconds: float) -> float:
    return round(seconds, 3)


def _tell(event: str, **values: Any) -> None:
    click.echo(json.dumps({"event": event, **values}, sort_keys=True))
