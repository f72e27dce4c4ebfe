"""The record of a facts file without its documents, and the one to compare it with."""

from __future__ import annotations

from pathlib import Path

from factpress.build.asked import record_file
from factpress.build.preparation import Prepared, prepare
from factpress.record.inputs import Input, inputs_of
from factpress.record.making import Record, record_of
from factpress.record.reading import read_record


def record_of_prepared(prepared: Prepared, inputs: tuple[Input, ...]) -> Record:
    """The record of a briefing that is ready to be written, without its outputs."""
    reader = prepared.reader
    return record_of(
        reader.facts, reader.figures, prepared.story, prepared.exhibits, prepared.style, inputs
    )


def record_of_facts(path: Path) -> Record:
    """The record of a facts file, without outputs; raises ProblemsFound."""
    prepared = prepare(path)
    return record_of_prepared(
        prepared, inputs_of(path, path.read_bytes(), prepared.reader.facts, prepared.style)
    )


def earlier_record(path: Path, against: Path) -> Record | None:
    """The record that stands for a facts file in an earlier state; None where there is none.

    `against` is a record, or a folder: that of earlier documents, with a record of the name, or
    that of an earlier checkout, with facts at the same path. Raises NotARecord, OSError, and
    ProblemsFound where the earlier facts have errors.
    """
    if not against.is_dir():
        return read_record(against)
    recorded = record_file(path, against)
    if recorded.is_file():
        return read_record(recorded)
    facts = against / path
    is_within = not path.is_absolute() and ".." not in path.parts
    return record_of_facts(facts) if is_within and facts.is_file() else None
