"""`factpress build`: documents of facts files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factpress.commands.choices import choosing_documents, chosen_documents
from factpress.commands.exits import PROBLEMS, refuse_no_date
from factpress.commands.naming import named_files

if TYPE_CHECKING:
    from factpress.build.asked import Asked, Document
    from factpress.build.outcome import Order
    from factpress.commands.logs.model import Log, Summary


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
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes build several files; without it one for each core.",
)
@click.option(
    "--cluster",
    "address",
    metavar="ADDRESS",
    help="Build on a Dask cluster, the address of whose scheduler is such as tcp://host:8786.",
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
    force: bool,
    check: bool,
    jobs: int | None,
    address: str | None,
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

    A file whose documents are up to date takes no time. Documents that were edited after they
    were built are not written over.

    \b
    Examples:
      factpress build facts/armenia-2023-11-21.yaml
      factpress build facts/ -o output --only deck --handout
      factpress build "countries/**/*.yaml" -j 4 --fail-fast
      factpress build facts/armenia-2023-11-21.yaml --theme themes/house.yaml
      factpress build facts/armenia-2023-11-21.yaml --template house.potx
      factpress build facts/ --check
    """
    from factpress.build.asked import Asked

    if is_quiet and is_verbose:
        raise click.UsageError("--quiet and --verbose exclude each other.")
    if check and log_format == "json":
        raise click.UsageError("--check has no log for machines.")
    if check and address:
        raise click.UsageError("--check and --cluster exclude each other: a check builds nothing.")
    if address and jobs:
        raise click.UsageError("--cluster and --jobs exclude each other.")
    asked = Asked(chosen_documents(only, handout), theme, template)
    files = named_files(facts)
    _refuse_same_names(files, asked.documents)
    refuse_no_date()
    outdated = _outdated(files, folder, asked, with_left_behind=check)
    due = files if force and not check else tuple(outdated)
    if check or (not due and log_format == "text"):
        for path in files:
            if path not in outdated and not is_quiet:
                click.echo(f"{path}: up to date")
        _tell_outdated(outdated)
        failed = len(outdated)
    else:
        from factpress.build.outcome import Order, Result
        from factpress.cache.store import user_store
        from factpress.commands.logs.choosing import log_for

        order = Order(folder, asked, user_store(), force)
        log = log_for(log_format, len(due), is_quiet=is_quiet, is_verbose=is_verbose)
        summary = _built(files, due, order, address, jobs, log, fail_fast=fail_fast)
        failed = summary.count(Result.FAILED)
    if not check and log_format == "text":
        _tell_left_behind(files, folder)
    if failed:
        context.exit(PROBLEMS)


def _built(
    files: Sequence[Path],
    due: Sequence[Path],
    order: Order,
    address: str | None,
    jobs: int | None,
    log: Log,
    *,
    fail_fast: bool,
) -> Summary:
    """What came of all files, built on a cluster where there is an address of one."""
    from factpress.commands.building import build_files

    with ExitStack() as opened:
        cluster, processes = None, jobs
        if address and due:
            from factpress.build.cluster import NoCluster, cluster_at, threads_of

            try:
                cluster = opened.enter_context(cluster_at(address, partial(click.echo, err=True)))
            except NoCluster as error:
                raise click.ClickException(str(error)) from None
            processes = threads_of(cluster)
        if processes is None:
            from factpress.build.cores import cores

            processes = cores()
        told = opened.enter_context(log)
        return build_files(files, due, order, processes, told, fail_fast=fail_fast, cluster=cluster)


def _outdated(
    facts: Sequence[Path], folder: Path, asked: Asked, *, with_left_behind: bool
) -> Mapping[Path, tuple[str, ...]]:
    """The facts files whose documents are not what they give, and why."""
    from factpress.build.uptodate import left_behind, reasons_to_build

    found = {path: reasons_to_build(path, folder, asked) for path in facts}
    if with_left_behind:
        found = {path: (*why, *left_behind(path, folder)) for path, why in found.items()}
    return {path: reasons for path, reasons in found.items() if reasons}


def _tell_left_behind(facts: Sequence[Path], folder: Path) -> None:
    from factpress.build.uptodate import left_behind

    for path in facts:
        for told in left_behind(path, folder):
            click.echo(told, err=True)


def _tell_outdated(outdated: Mapping[Path, tuple[str, ...]]) -> None:
    for path, reasons in outdated.items():
        click.echo(f"{path}: not up to date", err=True)
        for reason in reasons:
            click.echo(f"  {reason}", err=True)


def _refuse_same_names(files: Sequence[Path], documents: Sequence[Document]) -> None:
    from factpress.build.asked import document_file, record_file

    taken: dict[str, Path] = {}
    for path in files:
        written = [document_file(path, Path(), document) for document in documents]
        for name in (file.name for file in (*written, record_file(path, Path()))):
            other = taken.setdefault(name.casefold(), path)
            if other != path:
                raise click.UsageError(
                    f"'{other}' and '{path}' would both be written to '{name}'; "
                    "build them into different folders with -o."
                )
