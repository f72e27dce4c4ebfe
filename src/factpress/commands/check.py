"""`factpress check`: the problems of facts files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from factpress.commands.exits import PROBLEMS, without_collection
from factpress.commands.naming import named_files
from factpress.formats import FORMATS


def _day(text: str) -> date:
    """A day as facts files write it."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        hint = "Write the date as 2024-01-31."
        raise click.BadParameter(f"'{text}' is no date. {hint}") from None


@click.command()
@click.argument("facts", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to tell the problems.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option(
    "--on",
    "day",
    metavar="DATE",
    type=_day,
    help="Judge what is overdue on this day instead of today.",
)
@click.option(
    "--sources",
    "sources_folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the text of each source, as SOURCE-ID.txt.",
)
@click.pass_context
def check(
    context: click.Context,
    facts: tuple[Path, ...],
    format_: str,
    strict: bool,
    day: date | None,
    sources_folder: Path | None,
) -> None:
    """Check FACTS files without building them.

    Tells every problem with its file, line and column, what is wrong, and what to do. The
    exit code is 0 when no file has an error, 1 when one has, 2 for wrong usage. FACTS is a file,
    a folder of facts files, or a pattern in quotation marks.

    \b
    Examples:
      factpress check facts/armenia-2023-11-21.yaml
      factpress check facts/ --strict --format github
      factpress check facts/*.yaml --sources ../texts --on 2024-01-31
    """
    today = day or date.today()
    with without_collection():
        from factpress.build.preparation import problems_of
        from factpress.problems import Severity

        files = named_files(facts)
        problems = [each for path in files for each in problems_of(path, sources_folder, today)]
    told = FORMATS[format_](problems, len(files))
    click.echo(told, nl=bool(told))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(problem.severity in failing for problem in problems):
        context.exit(PROBLEMS)
