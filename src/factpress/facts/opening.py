"""A facts file, opened: its shape as far as it goes, the name of its theme, and no more.

The theme comes first, because what can be printed depends on its typeface.
"""

from __future__ import annotations

from pathlib import Path

from factpress.facts.document import Document, read_document
from factpress.facts.model import ThemeName
from factpress.facts.recovery import Recovered, read_shape
from factpress.facts.shape import FactsShape
from factpress.frozen import frozen


@frozen
class OpenedFacts:
    """The shape of a facts file, of which nothing is read yet but the name of its theme."""

    read: Recovered

    @property
    def document(self) -> Document:
        """The file, with the places of what stands in it."""
        return self.read.document

    @property
    def shape(self) -> FactsShape:
        """What of the file has the right shape."""
        return self.read.shape

    @property
    def theme(self) -> ThemeName | None:
        """The theme that the file asks for."""
        asked = self.shape.theme
        return ThemeName(asked, self.document.at(("theme",))) if asked else None


def open_facts(path: Path) -> OpenedFacts:
    """The file at a path; raises ProblemsFound when it is no YAML, or nothing of it has the
    shape of a facts file."""
    return OpenedFacts(read_shape(read_document(path)))
