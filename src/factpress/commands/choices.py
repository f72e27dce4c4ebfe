"""What commands that build let their user choose: where to, which documents, in which look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from factpress.build.asked import Document

_OPTIONS = (
    click.option(
        "-o",
        "--output",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("output"),
        show_default=True,
        help="Folder to write to; it is made if it is not there.",
    ),
    click.option(
        "--only",
        type=click.Choice(["report", "deck"]),
        help="Write only the report or only the deck.",
    ),
    click.option(
        "--handout",
        is_flag=True,
        help="Write the slides as a PDF, too: FOLDER/NAME-slides.pdf.",
    ),
    click.option(
        "--theme",
        metavar="THEME",
        help="light, dark, or a theme file, instead of the theme that the facts name.",
    ),
    click.option(
        "--template",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="PowerPoint template of the deck (.pptx or .potx), instead of the one that is named.",
    ),
)


def choosing_documents(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options `folder`, `only`, `handout`, `theme` and `template`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def chosen_documents(only: str | None, handout: bool) -> tuple[Document, ...]:
    """The documents that are asked for."""
    from factpress.build.asked import Document

    wanted = {Document.REPORT: only != "deck", Document.DECK: only != "report"}
    wanted[Document.HANDOUT] = handout
    return tuple(document for document, is_wanted in wanted.items() if is_wanted)
