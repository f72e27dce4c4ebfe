"""Where a link leads, and what is there in words."""

from __future__ import annotations

from factpress.frozen import frozen


@frozen
class Target:
    """The named place that a link leads to, and its description for those who do not see it."""

    place: str
    told: str
