"""What a supply map says: all its texts, ready to print."""

from __future__ import annotations

from factpress.frozen import frozen
from factpress.geography.border_views import UN, BorderView


@frozen
class Supplier:
    """One supplying country: `code` is ISO 3166-1 alpha-2.

    `vias` are the names of the `Site`s that its flows go through, one flow to each.
    """

    code: str
    name: str
    items: tuple[str, ...]
    vias: tuple[str, ...] = ()


@frozen
class Site:
    """A place that a supply passes through; degrees, north and east positive."""

    name: str
    note: str
    latitude: float
    longitude: float


@frozen
class SupplyMapPlan:
    """Who supplies what to whom. `language` is that of the grey country names.

    `elsewhere` is the sentence that says where the items are told, for a map that has room
    for names only.
    """

    recipient: str
    recipient_name: str
    suppliers: tuple[Supplier, ...]
    sites: tuple[Site, ...]
    language: str
    borders: BorderView = UN
    elsewhere: str = ""
