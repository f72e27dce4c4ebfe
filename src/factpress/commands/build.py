"""`factpress build`: documents of facts files."""

from __future__ import annotations

from pathlib import Path

import click

from factpress.commands.exits import PROBLEMS, without_notes


@click.command()
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
@click.option(
    "--handout",
    is_flag=True,
    help="Write the slides as a PDF, too: FOLDER/NAME-slides.pdf.",
)
@click.option(
    "--theme",
    metavar="THEME",
    help="light, dark, or a theme file, instead of the theme that the facts name.",
)
@click.option(
    "--template",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="PowerPoint template of the deck (.pptx or .potx), instead of the one that is named.",
)
@click.pass_context
def build(
    context: click.Context,
    facts: tuple[Path, ...],
    folder: Path,
    only: str | None,
    handout: bool,
    theme: str | None,
    template: Path | None,
) -> None:
    """Build the report and the deck of each FACTS file.

    Writes FOLDER/NAME.pdf and FOLDER/NAME.pptx for a facts file NAME.yaml, and their record
    FOLDER/NAME.json: figures and exhibits as data. The same facts give the same bytes. A file
    with problems is reported with line and column, and nothing is written for it; the other
    files are built all the same.

    \b
    Examples:
      factpress build facts/armenia-2023-11-21.yaml
      factpress build facts/*.yaml -o output --only deck --handout
      factpress build facts/armenia-2023-11-21.yaml --theme themes/house.yaml
      factpress build facts/armenia-2023-11-21.yaml --template house.potx
    """
    from factpress.build.pipeline import CannotWrite, Document
    from factpress.build.pipeline import build as build_file
    from factpress.cache.store import user_store
    from factpress.console import print_outputs, print_problems, progress
    from factpress.problems import ProblemsFound

    _refuse_same_names(facts)
    wanted = {Document.REPORT: only != "deck", Document.DECK: only != "report"}
    wanted[Document.HANDOUT] = handout
    chosen = tuple(document for document, is_wanted in wanted.items() if is_wanted)
    store = user_store()
    failed = 0
    for path in facts:
        try:
            with progress(path) as stage:
                built = build_file(path, folder, chosen, stage, theme, template, store)
        except ProblemsFound as found:
            print_problems(without_notes(found.problems))
            click.echo(f"{path}: nothing written", err=True)
            failed += 1
        except CannotWrite as error:
            click.echo(str(error), err=True)
            failed += 1
        else:
            print_problems(without_notes(built.problems))
            print_outputs(built)
    if store:
        store.trim()
    if failed:
        context.exit(PROBLEMS)


def _refuse_same_names(facts: tuple[Path, ...]) -> None:
    by_name: dict[str, Path] = {}
    for path in facts:
        other = by_name.setdefault(path.stem.casefold(), path)
        if other != path:
            raise click.UsageError(
                f"'{other}' and '{path}' would both be written to '{path.stem}.pdf'; "
                "build them into different folders with -o."
            )
