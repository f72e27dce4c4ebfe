"""`factpress build`: documents of facts files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factpress.commands.choices import choosing_documents, chosen_documents
from factpress.commands.exits import PROBLEMS, refuse_no_date, without_notes

if TYPE_CHECKING:
    from factpress.build.asked import Asked


@click.command()
@click.argument("facts", nargs=-1, required=True, type=click.Path(path_type=Path))
@choosing_documents
@click.option(
    "--force",
    is_flag=True,
    help="Build what is up to date, too, and write over documents that were edited.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Build nothing; tell which documents are not what the facts give, and why.",
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
    force: bool,
    check: bool,
) -> None:
    """Build the report and the deck of each FACTS file.

    Writes FOLDER/NAME.pdf and FOLDER/NAME.pptx for a facts file NAME.yaml, and their record
    FOLDER/NAME.json: figures and exhibits as data. The same facts give the same bytes. A file
    with problems is reported with line and column, and nothing is written for it; the other
    files are built all the same.

    A file whose documents are up to date takes no time. Documents that were edited after they
    were built are not written over.

    \b
    Examples:
      factpress build facts/armenia-2023-11-21.yaml
      factpress build facts/*.yaml -o output --only deck --handout
      factpress build facts/armenia-2023-11-21.yaml --theme themes/house.yaml
      factpress build facts/armenia-2023-11-21.yaml --template house.potx
      factpress build facts/*.yaml --check
    """
    from factpress.build.asked import Asked

    _refuse_same_names(facts)
    refuse_no_date()
    asked = Asked(chosen_documents(only, handout), theme, template)
    outdated = _outdated(facts, folder, asked)
    coming = dict.fromkeys(facts) if force and not check else outdated
    for path in facts:
        if path not in coming:
            click.echo(f"{path}: up to date")
    if check:
        for path, reasons in outdated.items():
            click.echo(f"{path}: not up to date", err=True)
            for reason in reasons:
                click.echo(f"  {reason}", err=True)
        failed = len(outdated)
    else:
        failed = _build_all(tuple(coming), folder, asked, force=force) if coming else 0
    if failed:
        context.exit(PROBLEMS)


def _outdated(facts: tuple[Path, ...], folder: Path, asked: Asked) -> dict[Path, tuple[str, ...]]:
    """The facts files whose documents are not what they give, and why."""
    from factpress.build.uptodate import reasons_to_build

    found = {path: reasons_to_build(path, folder, asked) for path in facts}
    return {path: reasons for path, reasons in found.items() if reasons}


def _build_all(facts: tuple[Path, ...], folder: Path, asked: Asked, *, force: bool) -> int:
    """Builds the documents of facts files; returns for how many it could not."""
    from factpress.build.pipeline import CannotWrite
    from factpress.build.pipeline import build as build_file
    from factpress.cache.store import user_store
    from factpress.console import print_outputs, print_problems, progress
    from factpress.problems import ProblemsFound

    store = user_store()
    failed = 0
    for path in facts:
        try:
            with progress(path) as stage:
                built = build_file(
                    path, folder, asked.documents, stage, asked.theme, asked.template, store,
                    force=force,
                )  # fmt: skip
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
    return failed


def _refuse_same_names(facts: tuple[Path, ...]) -> None:
    by_name: dict[str, Path] = {}
    for path in facts:
        other = by_name.setdefault(path.stem.casefold(), path)
        if other != path:
            raise click.UsageError(
                f"'{other}' and '{path}' would both be written to '{path.stem}.pdf'; "
                "build them into different folders with -o."
            )
