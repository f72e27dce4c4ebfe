"""`factpress new`: a new facts file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from factpress.commands.exits import PROBLEMS


@click.command()
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
    context.exit(PROBLEMS)
