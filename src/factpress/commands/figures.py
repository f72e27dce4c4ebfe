"""`factpress figures`: the figures of facts files, and what changed among them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factpress.commands.exits import PROBLEMS, without_notes

# Of a part of a briefing with more changes than these, the rest is counted.
_MOST_CHANGES = 100


@click.command()
@click.argument("facts", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="How to list them; markdown is for the summary of a CI run.",
)
@click.option(
    "--against",
    metavar="PATH",
    type=click.Path(exists=True, path_type=Path),
    help="Tell what changed since a record, or the records or facts files of a folder.",
)
@click.pass_context
def figures(
    context: click.Context, facts: tuple[Path, ...], format_: str, against: Path | None
) -> None:
    """List the figures of FACTS files as the documents print them, and build nothing.

    Each with its label, period and source. PATH is the record of an earlier build
    (NAME.json), a folder with such records, or an earlier checkout, in which the facts files
    stand at the same paths. A build renews the record, and tells itself what changed. The exit
    code is 1 when a facts file has errors.

    \b
    Examples:
      factpress figures facts/armenia-2023-11-21.yaml
      factpress figures facts/armenia-2023-11-21.yaml --format markdown --against output
    """
    from factpress.build.recording import record_of_facts
    from factpress.console import print_problems
    from factpress.problems import ProblemsFound
    from factpress.record.listing import as_markdown, as_text

    if against and against.is_file() and len(facts) > 1:
        raise click.UsageError("Several facts files are compared with a folder, not with a file.")
    listed = as_markdown if format_ == "markdown" else as_text
    failed = listed_before = False
    for path in facts:
        try:
            record = record_of_facts(path)
        except ProblemsFound as found:
            print_problems(without_notes(found.problems))
            failed = True
            continue
        compared = _compared(record, path, against) if against else []
        if listed_before:
            click.echo()
        click.echo("\n".join(listed(record, compared)))
        listed_before = True
    if failed:
        context.exit(PROBLEMS)


def _compared(record: dict[str, Any], path: Path, against: Path) -> list[str]:
    """What changed, or why that cannot be told, in lines."""
    from factpress.build.recording import earlier_record
    from factpress.problems import ProblemsFound
    from factpress.record.comparing import change_lines, changes
    from factpress.record.reading import NotARecord

    try:
        earlier = earlier_record(path, against)
    except (NotARecord, OSError) as error:
        raise click.BadParameter(str(error), param_hint="'--against'") from None
    except ProblemsFound:
        return ["There is nothing to compare with: the earlier facts have problems."]
    if earlier is None:
        return ["There is nothing to compare with: no earlier state of this briefing is there."]
    found = changes(earlier, record)
    return list(change_lines(found, _MOST_CHANGES)) or ["Nothing that is printed has changed."]
