"""What travels within the report: the facts, their data and the record, or less.

The texts of sources belong to others and stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from factpress.build.asked import record_file
from factpress.facts.model import Facts
from factpress.record.inputs import Input, Part
from factpress.record.making import Record
from factpress.record.writing import written
from factpress.report.tagging.attachments import Attachment
from factpress.words import Words


def attachments_of(
    path: Path, facts: Facts, inputs: Sequence[Input], record: Record, words: Words
) -> tuple[Attachment, ...]:
    """The attachments of the report of a facts file at a path, as far as it wants them."""
    if facts.attach == "none":
        return ()
    name, told = record_file(path, Path()).name, words.record_file
    files = (Attachment(name, told, "application/json", "Data", written(record)),)
    return files if facts.attach == "record" else (*files, *_inputs(inputs, {name}, words))


def _inputs(inputs: Sequence[Input], taken: set[str], words: Words) -> Iterator[Attachment]:
    for each in inputs:
        name = _free(PurePosixPath(each.name), taken)
        match each.role:
            case Part.FACTS:
                told = words.facts_file
                yield Attachment(name, told, "application/yaml", "Source", each.content)
            case Part.STORY:
                told = words.story_file
                yield Attachment(name, told, "application/yaml", "Source", each.content)
            case Part.DATA:
                yield Attachment(name, words.data_file, "text/csv", "Data", each.content)
            case Part.THEME | Part.TEMPLATE:
                continue
        taken.add(name)


def _free(path: PurePosixPath, taken: set[str]) -> str:
    """The name of a file without its folders, with a number where another has it."""
    name, number = path.name, 2
    while name in taken:
        name, number = f"{path.stem}-{number}{path.suffix}", number + 1
    return name
