"""The command line: its commands, each loaded when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec

import click

from factpress import __version__

_COMMANDS = (
    "build",
    "cache",
    "charts",
    "check",
    "figures",
    "new",
    "schema",
    "template",
    "watch",
)
"""Each in a module of its name in `factpress.commands`."""


class _Commands(Mapping[str, click.Command]):
    """The commands by name: to load all of them takes longer than a build with nothing to do."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in _COMMANDS:
            raise KeyError(name)
        command: click.Command = getattr(import_module(f"factpress.commands.{name}"), name)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)


@click.group(commands=_Commands(), context_settings={"help_option_names": ["-h", "--help"]})
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
    # With its own settings matplotlib looks for nobody's, and makes no folder for them.
    if found := find_spec("matplotlib"):
        settings = os.path.join(os.path.dirname(found.origin or ""), "mpl-data", "matplotlibrc")  # noqa: PTH118, PTH120
        os.environ.setdefault("MATPLOTLIBRC", settings)
    context.color = _colours(os.environ)


def _colours(environment: Mapping[str, str]) -> bool | None:
    """Whether to print colours; None leaves it to where the output goes.

    NO_COLOR (no-color.org) and FORCE_COLOR (force-color.org) count when they are not empty.
    """
    if environment.get("NO_COLOR"):
        return False
    return True if environment.get("FORCE_COLOR") else None
