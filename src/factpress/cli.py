"""The command line: parses, makes one call, prints, exits.

Exit codes: 0 done, 1 problems in the facts, 2 wrong usage.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import click

from factpress import __version__
from factpress.formats import FORMATS
from factpress.problems import Problem

_PROBLEMS = 1


def _day(text: str) -> date:
    """A day as facts files write it."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        hint = "Write the date as 2024-01-31."
        raise click.BadParameter(f"'{text}' is no date. {hint}") from None


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
            print_problems(_without_notes(found.problems))
            click.echo(f"{path}: nothing written", err=True)
            failed += 1
        except CannotWrite as error:
            click.echo(str(error), err=True)
            failed += 1
        else:
            print_problems(_without_notes(built.problems))
            print_outputs(built)
    store.trim()
    if failed:
        context.exit(_PROBLEMS)


@main.command()
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
    exit code is 0 when no file has an error, 1 when one has, 2 for wrong usage.

    \b
    Examples:
      factpress check facts/armenia-2023-11-21.yaml
      factpress check facts/*.yaml --strict --format github
      factpress check facts/*.yaml --sources ../texts --on 2024-01-31
    """
    today = day or date.today()
    with _no_collection():
        from factpress.build.preparation import problems_of
        from factpress.problems import Severity

        problems = [each for path in facts for each in problems_of(path, sources_folder, today)]
    told = FORMATS[format_](problems, len(facts))
    click.echo(told, nl=bool(told))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(problem.severity in failing for problem in problems):
        context.exit(_PROBLEMS)


@main.command()
@click.argument("facts", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder to write to; it is made if it is not there.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["svg", "png", "pdf"]),
    default="svg",
    show_default=True,
    help="The form of the pictures.",
)
@click.option(
    "--theme",
    metavar="THEME",
    help="light, dark, or a theme file, instead of the theme that the facts name.",
)
@click.option(
    "--size",
    type=click.Choice(["full", "half", "slide"]),
    help="How wide to draw; without it each chart has the size that the facts give it.",
)
@click.pass_context
def charts(
    context: click.Context,
    facts: Path | None,
    folder: Path,
    format_: str,
    theme: str | None,
    size: str | None,
) -> None:
    """Draw the charts of FACTS alone, or list the kinds of charts.

    Writes DIR/NAME-figure-1.svg and so on for a facts file NAME.yaml, each with title,
    subtitle, note and source inside the picture. Without FACTS the kinds of charts are
    listed with their options.

    \b
    Examples:
      factpress charts
      factpress charts facts/armenia-2023-11-21.yaml -o web --theme dark
    """
    from factpress.console import print_chart_kinds, print_pictures, print_problems

    if facts is None:
        print_chart_kinds()
        return
    from factpress.build.chart_files import PictureFormat, draw_charts
    from factpress.build.pipeline import CannotWrite
    from factpress.problems import ProblemsFound

    try:
        drawn = draw_charts(facts, folder, PictureFormat(format_), theme, size)
    except ProblemsFound as found:
        print_problems(_without_notes(found.problems))
        click.echo(f"{facts}: nothing written", err=True)
    except CannotWrite as error:
        click.echo(str(error), err=True)
    else:
        print_problems(_without_notes(drawn.problems))
        print_pictures(drawn.pictures)
        return
    context.exit(_PROBLEMS)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def template(context: click.Context, file: Path) -> None:
    """Tell what is found in the PowerPoint template FILE, and draw nothing.

    Its layouts with their scores, those that are chosen for each kind of slide, its colours
    with their contrast, its typefaces, and what will not look as it could. The exit code is 1
    when it cannot serve as a template.

    \b
    Example:
      factpress template house.potx
    """
    from factpress.build.documents import house_template
    from factpress.console import print_problems
    from factpress.deck.templates.describing import described
    from factpress.problems import Position, ProblemsFound
    from factpress.theme import HouseStyle
    from factpress.themes.template_file import read_template_file

    try:
        asked = read_template_file(file, str(file), Position(str(file)))
        found = house_template(HouseStyle(), asked)
    except ProblemsFound as refused:
        print_problems(refused.problems)
        context.exit(_PROBLEMS)
    for line in described(found):
        click.echo(line)


@main.command()
@click.argument("what", type=click.Choice(["facts", "record"]), default="facts")
def schema(what: str) -> None:
    """Print the JSON Schema of a facts file, or of a record.

    Editors that know that of facts files complete keys and underline mistakes while one is
    written; that of records says what programs find in a record.

    \b
    Examples:
      factpress schema > facts/facts.schema.json
      factpress schema record
    """
    import json

    if what == "record":
        from factpress.record.writing import record_schema

        click.echo(record_schema(), nl=False)
        return
    from factpress.exhibits.schema import exhibit_schemas
    from factpress.facts.schema import facts_schema

    click.echo(json.dumps(facts_schema(exhibit_schemas()), indent=2))


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "article",
    metavar="TEXTFILE",
    type=click.Path(path_type=Path),
    help="Draft the facts file from an article in plain text.",
)
@click.pass_context
def new(context: click.Context, path: Path, article: Path | None) -> None:
    """Write a new facts file to PATH, with a comment on every key.

    The file builds as it is. With --from it is a draft instead: every figure, amount of
    money, percentage and date of the article, each with its paragraph and the few words
    that hold it. What the article leaves open is marked 'todo', and nothing is built before
    the last todo is gone. A file that is there already is never overwritten.

    \b
    Examples:
      factpress new facts/ferries.yaml
      factpress new facts/ferries.yaml --from article.txt
    """
    from factpress.console import print_problems
    from factpress.drafting.creation import create
    from factpress.problems import ProblemsFound

    if "-" in {str(path), str(article)}:
        raise click.UsageError("Name a file; '-' is not supported.")
    try:
        written = create(path, article, date.today())
    except ProblemsFound as found:
        print_problems(found.problems)
    except FileExistsError as error:
        click.echo(f"{error.filename}: there is a file already; it is left as it is", err=True)
    except OSError as error:
        what = error.strerror or str(error)
        click.echo(f"{error.filename or path}: cannot be written: {what}", err=True)
    else:
        click.echo(f"{written}: written")
        return
    context.exit(_PROBLEMS)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Leaves garbage to the end of the process: a check is short, and leaves next to none in
    cycles. At the end all memory goes at once, so nothing is searched for cycles then."""
    gc.disable()
    atexit.register(gc.freeze)
    try:
        yield
    finally:
        gc.enable()


def _refuse_same_names(facts: tuple[Path, ...]) -> None:
    by_name: dict[str, Path] = {}
    for path in facts:
        other = by_name.setdefault(path.stem.casefold(), path)
        if other != path:
            raise click.UsageError(
                f"'{other}' and '{path}' would both be written to '{path.stem}.pdf'; "
                "build them into different folders with -o."
            )


def _without_notes(problems: Iterable[Problem]) -> list[Problem]:
    """Errors and warnings: a build tells what stands in the way of printing, `check` all."""
    return [problem for problem in problems if problem.severity != "information"]
