"""What a facts file chooses of its documents, by the names that it has for each choice."""

from __future__ import annotations

from typing import Literal

DeckCharts = Literal["picture", "editable"]
"""How the deck shows charts: as pictures, or as charts of the presentation program."""

ExhibitSize = Literal["full", "half"]
EXHIBIT_SIZES: tuple[ExhibitSize, ...] = ("full", "half")
"""How much of the report's measure a chart takes."""
