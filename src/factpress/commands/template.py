"""`factpress template`: what is found in a PowerPoint template."""

from __future__ import annotations

from pathlib import Path

import click

from factpress.commands.exits import PROBLEMS


@click.command()
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
        context.exit(PROBLEMS)
    for line in described(found):
        click.echo(line)
