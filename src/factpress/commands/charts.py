"""`factpress charts`: charts alone, or the kinds that there are."""

from __future__ import annotations

from pathlib import Path

import click

from factpress.commands.exits import PROBLEMS, refuse_no_date, without_notes


@click.command()
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
    refuse_no_date()
    from factpress.build.chart_files import PictureFormat, draw_charts
    from factpress.build.pipeline import CannotWrite
    from factpress.problems import ProblemsFound

    try:
        drawn = draw_charts(facts, folder, PictureFormat(format_), theme, size)
    except ProblemsFound as found:
        print_problems(without_notes(found.problems))
        click.echo(f"{facts}: nothing written", err=True)
    except CannotWrite as error:
        click.echo(str(error), err=True)
    else:
        print_problems(without_notes(drawn.problems))
        print_pictures(drawn.pictures)
        return
    context.exit(PROBLEMS)
