"""What a supply map says: all its texts, ready to print."""

from __future__ import annotations

from factpress.frozen import frozen


@frozen
class Supplier:
    """One supplying country: `code` is ISO 3166-1 alpha-2, `via` the name of a `Site`."""

    code: str
    name: str
    items: tuple[str, ...]
    via: str | None = None


@frozen
class Site:
    """A place that a supply passes through; degrees, north and east positive."""

    name: str
    note: str
    latitude: float
    longitude: float


@frozen
class SupplyMapPlan:
    """Who supplies what to whom. `language` is that of the grey country names."""

    recipient: str
    recipient_name: str
    suppliers: tuple[Supplier, ...]
    sites: tuple[Site, ...]
    language: str
