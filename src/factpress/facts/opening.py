"""A facts file, opened: of the right shape, with the name of its theme, and not yet read.

The theme comes first, because what can be printed depends on its typeface.
"""

from __future__ import annotations

from pathlib import Path

from factpress.facts.document import Document, read_document
from factpress.facts.model import ThemeName
from factpress.facts.shape import FactsShape
from factpress.facts.validation import validate
from factpress.frozen import frozen


@frozen
class OpenedFacts:
    """A facts file of the right shape, of which nothing is read yet but the name of its theme."""

    document: Document
    shape: FactsShape

    @property
    def theme(self) -> ThemeName | None:
        """The theme that the file asks for."""
        asked = self.shape.theme
        return ThemeName(asked, self.document.at(("theme",))) if asked else None


def open_facts(path: Path) -> OpenedFacts:
    """The file at a path; raises ProblemsFound when it is no YAML, or no facts file."""
    document = read_document(path)
    return OpenedFacts(document, validate(document))
