"""`factpress build`: documents of facts files."""

from __future__ import annotations

from pathlib import Path

import click

from factpress.commands.choices import choosing_documents, chosen_documents
from factpress.commands.exits import PROBLEMS, without_notes


@click.command()
@click.argument("facts", nargs=-1, required=True, type=click.Path(path_type=Path))
@choosing_documents
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
    from factpress.build.pipeline import CannotWrite
    from factpress.build.pipeline import build as build_file
    from factpress.cache.store import user_store
    from factpress.console import print_outputs, print_problems, progress
    from factpress.problems import ProblemsFound

    _refuse_same_names(facts)
    chosen = chosen_documents(only, handout)
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
