"""The views of the world's borders that a map may take; `README.md` tells them by place."""

from __future__ import annotations

from typing import Literal

BorderView = Literal["un", "natural-earth"]
"""United Nations practice, or Natural Earth: who controls the land."""

UN: BorderView = "un"
NATURAL_EARTH: BorderView = "natural-earth"

BORDER_VIEWS: tuple[BorderView, ...] = (UN, NATURAL_EARTH)
"""In the order of their bits in `world-50m.bin`; the first is that of a map which asks for none."""
