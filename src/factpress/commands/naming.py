"""What commands take for facts files: files, folders and patterns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click


def named_files(named: Sequence[Path]) -> Sequence[Path]:
    """The facts files that the command line names; exits with 2 where something leads to none."""
    if all(path.is_file() for path in named):
        return tuple(dict.fromkeys(named))
    from factpress.build.choosing import NoFactsFile, facts_files

    try:
        return facts_files(named)
    except NoFactsFile as error:
        raise click.UsageError(f"{error}.") from None
