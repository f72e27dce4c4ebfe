"""The command line: its commands, in the order of its help."""

from __future__ import annotations

import os
from collections.abc import Mapping

import click

from factpress import __version__
from factpress.commands.build import build
from factpress.commands.charts import charts
from factpress.commands.check import check
from factpress.commands.new import new
from factpress.commands.schema import schema
from factpress.commands.template import template


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factpress")
@click.pass_context
def main(context: click.Context) -> None:
    """Turn one facts file into a PDF report and a PowerPoint briefing deck.

    A facts file is YAML: every number stands in it once, with its source. Both documents
    are made from it, so that they cannot disagree, and every printed number leads back to
    the words it came from.
    """
    # Nothing here multiplies large matrices, and starting threads for it takes longer than that.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    context.color = _colours(os.environ)


def _colours(environment: Mapping[str, str]) -> bool | None:
    """Whether to print colours; None leaves it to where the output goes.

    NO_COLOR (no-color.org) and FORCE_COLOR (force-color.org) count when they are not empty.
    """
    if environment.get("NO_COLOR"):
        return False
    return True if environment.get("FORCE_COLOR") else None


for command in (build, check, charts, template, schema, new):
    main.add_command(command)
