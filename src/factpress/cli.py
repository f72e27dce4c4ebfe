"""The command line: parses, makes one call, prints, exits.

Exit codes: 0 done, 1 problems in the facts, 2 wrong usage.
"""

from __future__ import annotations

from pathlib import Path

import click

from factpress import __version__

_PROBLEMS = 1


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factpress")
def main() -> None:
    """Turn one facts file into a PDF report and a PowerPoint briefing deck.

    A facts file is YAML: every number stands in it once, with its source. Both documents
    are made from it, so that they cannot disagree, and every printed number leads back to
    the words it came from.
    """


@main.command()
@click.argument("facts", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder to write to; it is made if it is not there.",
)
@click.option(
    "--only",
    type=click.Choice(["report", "deck"]),
    help="Write only the report or only the deck.",
)
@click.pass_context
def build(context: click.Context, facts: tuple[Path, ...], folder: Path, only: str | None) -> None:
    """Build the report and the deck of each FACTS file.

    Writes FOLDER/NAME.pdf and FOLDER/NAME.pptx for a facts file NAME.yaml. The same facts
    give the same bytes. A file with problems is reported with line and column, and nothing
    is written for it; the other files are built all the same.

    \b
    Examples:
      factpress build facts/armenia-2023-11-21.yaml
      factpress build facts/*.yaml -o output --only deck
    """
    from factpress.build.pipeline import Document
    from factpress.build.pipeline import build as build_file
    from factpress.console import print_outputs, print_problems, progress
    from factpress.problems import ProblemsFound

    _refuse_same_names(facts)
    documents = {"report": (Document.REPORT,), "deck": (Document.DECK,)}
    chosen = documents.get(only or "", (Document.REPORT, Document.DECK))
    failed = 0
    for path in facts:
        try:
            with progress(path) as stage:
                built = build_file(path, folder, chosen, stage)
        except ProblemsFound as found:
            print_problems(found.problems)
            click.echo(f"{path}: nothing written", err=True)
            failed += 1
        except OSError as error:
            what = error.strerror or str(error)
            click.echo(f"{error.filename or folder}: cannot be written: {what}", err=True)
            failed += 1
        else:
            print_problems(built.problems)
            print_outputs(built.outputs)
    if failed:
        context.exit(_PROBLEMS)


def _refuse_same_names(facts: tuple[Path, ...]) -> None:
    by_name: dict[str, Path] = {}
    for path in facts:
        other = by_name.setdefault(path.stem, path)
        if other != path:
            raise click.UsageError(
                f"'{other}' and '{path}' would both be written to '{path.stem}.pdf'; "
                "build them into different folders with -o."
            )
