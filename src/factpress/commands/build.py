"""`factpress build`: documents of facts files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factpress.commands.exits import PROBLEMS
from factpress.commands.naming import named_files

if TYPE_CHECKING:
    from factpress.build.pipeline import Document


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
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes build several files; without it one for each core.",
)
@click.option("--fail-fast", is_flag=True, help="Begin no file after one has failed.")
@click.option("-q", "--quiet", "is_quiet", is_flag=True, help="Tell problems only.")
@click.option("-v", "--verbose", "is_verbose", is_flag=True, help="Tell how long stages took.")
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Tell what is done to people, or to machines: a JSON object on each line.",
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
    jobs: int | None,
    fail_fast: bool,
    is_quiet: bool,
    is_verbose: bool,
    log_format: str,
) -> None:
    """Build the report and the deck of each FACTS file.

    Writes FOLDER/NAME.pdf and FOLDER/NAME.pptx for a facts file NAME.yaml, and their record
    FOLDER/NAME.json: figures and exhibits as data. The same facts give the same bytes. A file
    with problems is reported with line and column, and nothing is written for it; the other
    files are built all the same. FACTS is a file, a folder of facts files, or a pattern in
    quotation marks; several files are built side by side.

    \b
    Examples:
      factpress build facts/armenia-2023-11-21.yaml
      factpress build facts/ -o output --only deck --handout
      factpress build "countries/**/*.yaml" -j 4 --fail-fast
      factpress build facts/armenia-2023-11-21.yaml --theme themes/house.yaml
      factpress build facts/armenia-2023-11-21.yaml --template house.potx
    """
    from factpress.build.many import cores
    from factpress.build.outcome import Order
    from factpress.build.pipeline import Document
    from factpress.cache.store import user_store
    from factpress.commands.building import build_files
    from factpress.commands.logs.choosing import log_for

    if is_quiet and is_verbose:
        raise click.UsageError("--quiet and --verbose exclude each other.")
    wanted = {Document.REPORT: only != "deck", Document.DECK: only != "report"}
    wanted[Document.HANDOUT] = handout
    documents = tuple(document for document, is_wanted in wanted.items() if is_wanted)
    files = named_files(facts)
    _refuse_same_names(files, documents)
    order = Order(folder, documents, theme, template, user_store())
    processes = min(jobs or cores(), len(files))
    with log_for(log_format, is_quiet=is_quiet, is_verbose=is_verbose) as log:
        summary = build_files(files, order, processes, log, fail_fast=fail_fast)
    if summary.failed:
        context.exit(PROBLEMS)


def _refuse_same_names(files: Sequence[Path], documents: Sequence[Document]) -> None:
    taken: dict[str, Path] = {}
    for path in files:
        for ending in (*documents, ".json"):
            name = f"{path.stem}{ending}"
            other = taken.setdefault(name.casefold(), path)
            if other != path:
                raise click.UsageError(
                    f"'{other}' and '{path}' would both be written to '{name}'; "
                    "build them into different folders with -o."
                )
