"""`factpress watch`: the documents of a facts file, built again on every save."""

from __future__ import annotations

import contextlib
import gc
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING

import click

from factpress.commands.choices import choosing_documents, chosen_documents
from factpress.commands.exits import refuse_no_date, without_notes

if TYPE_CHECKING:
    from factpress.build.asked import Document
    from factpress.cache.store import Store


@click.command()
@click.argument("facts", type=click.Path(dir_okay=False, path_type=Path))
@choosing_documents
def watch(
    facts: Path,
    folder: Path,
    only: str | None,
    handout: bool,
    theme: str | None,
    template: Path | None,
) -> None:
    """Build the documents of FACTS, and again whenever something is saved.

    Watched are the facts file and all that it names: CSV files, local texts of sources,
    template and theme with its fonts and logo, also those that are not there yet. After each
    build the figures, sections and exhibits are listed that changed. While there are problems
    they are told, and the documents stay as they were. Ctrl-C ends the watch.

    \b
    Examples:
      factpress watch facts/armenia-2023-11-21.yaml
      factpress watch facts/armenia-2023-11-21.yaml --only deck --theme dark
    """
    refuse_no_date()
    with contextlib.suppress(KeyboardInterrupt), _noting_interrupts() as interrupted:
        from tempfile import TemporaryDirectory

        from factpress.cache.store import Store, user_store

        click.echo(f"{facts} and the files that it names are watched; Ctrl-C ends the watch")
        # Who keeps nothing for the next build still wants each chart drawn once.
        with TemporaryDirectory(prefix="factpress-") as kept:
            store = user_store() or Store(Path(kept))
            documents = chosen_documents(only, handout)
            for _ in _builds(facts, folder, documents, theme, template, store):
                if interrupted.is_set():
                    break
    click.echo()


@contextlib.contextmanager
def _noting_interrupts() -> Iterator[Event]:
    """Notes a Ctrl-C, which a library may catch that is being loaded or is drawing."""
    interrupted = Event()

    def interrupt(*_: object) -> None:
        interrupted.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield interrupted
    finally:
        signal.signal(signal.SIGINT, before)


def _builds(
    facts: Path,
    folder: Path,
    documents: tuple[Document, ...],
    theme: str | None,
    template: Path | None,
    store: Store,
) -> Iterator[None]:
    """Builds whenever a build is due and tells of it; a turn for each."""
    from factpress.build.pipeline import CannotWrite, build
    from factpress.build.sources import files_of
    from factpress.build.watching import due_builds, system_wakes
    from factpress.console import print_changed, print_outputs, print_problems
    from factpress.problems import ProblemsFound

    record = None
    for saved in due_builds(lambda: files_of(facts, theme, template), system_wakes):
        started = perf_counter()
        try:
            built = build(facts, folder, documents, lambda _: None, theme, template, store)
        except ProblemsFound as found:
            print_problems(without_notes(found.problems))
            click.echo(f"{facts}: nothing written; the next save is waited for", err=True)
        except CannotWrite as error:
            click.echo(str(error), err=True)
        except FileNotFoundError as error:
            click.echo(f"{error.filename}: taken away during the build", err=True)
        else:
            seconds = perf_counter() - started
            print_problems(without_notes(built.problems))
            if record is None:
                print_outputs(built)
            print_changed(saved, record, built.record.content, seconds)
            record = built.record.content
            store.trim()
        # There is time for it while the next save is waited for.
        gc.collect()
        yield
