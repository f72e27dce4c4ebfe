"""Where a link leads, and what is there in words."""

from __future__ import annotations

from factpress.frozen import frozen


@frozen
class Target:
    """The named place that a link leads to, and its description for those who do not see it.

    The link of a reference stands in a structure element of its own (ISO 32000-1, 14.8.4.4.1).
    """

    place: str
    told: str
    is_reference: bool = False
