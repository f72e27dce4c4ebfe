"""Charts drawn once, by whoever draws them, and taken from where they are kept."""

from __future__ import annotations

from typing import Protocol

from factpress.cache.keys import key_of, name_of
from factpress.cache.orders import DrawingOrder, Pieces, drawn, for_report, for_slide, unpacked
from factpress.cache.store import Store
from factpress.charts.drawing import Drawing
from factpress.charts.model import Chart
from factpress.theme import Theme


class Drawer(Protocol):
    """Draws orders, each of which has a name of its own."""

    def start(self) -> None:
        """Gets ready: orders are likely to come."""

    def begin(self, name: str, order: DrawingOrder, /) -> None:
        """Draws an order when there is time for it: it will be asked for."""

    def pieces(self, name: str, order: DrawingOrder, /) -> Pieces:
        """An order, drawn."""


class DrawnHere:
    """Draws in this process, when asked."""

    def start(self) -> None:
        """Does nothing: an order gets what it needs."""

    def begin(self, _name: str, _order: DrawingOrder, /) -> None:
        """Does nothing: there is no time but that of this process."""

    def pieces(self, _name: str, order: DrawingOrder, /) -> Pieces:
        """An order, drawn."""
        return drawn(order)


class SlidePicture:
    """A chart as slides show it: the drawing, the same as SVG, and its PNG twin for programs
    that show no SVG; all of them when the first is asked for. Its size, in points, is known.
    """

    def __init__(self, drawings: Drawings, name: str, order: DrawingOrder) -> None:
        assert order.style.height is not None
        self.width, self.height = order.style.width, order.style.height
        self._drawings, self._name, self._order = drawings, name, order
        self._pieces: Pieces | None = None

    @property
    def drawing(self) -> Drawing:
        """What the picture looks like."""
        return unpacked(self._all()[0], self._order.style.theme.family)

    @property
    def svg(self) -> bytes:
        """The file of the SVG."""
        return self._all()[1]

    @property
    def png(self) -> bytes:
        """The file of the PNG."""
        return self._all()[2]

    def _all(self) -> Pieces:
        if self._pieces is None:
            self._pieces = self._drawings.pieces(self._name, self._order)
        return self._pieces


class Drawings:
    """Charts as documents want them, from a store or drawn; without a store all are drawn."""

    def __init__(self, store: Store | None = None, drawer: Drawer | None = None) -> None:
        self._store, self._drawer = store, drawer or DrawnHere()
        # Deck and handout show the same pictures: each is drawn once.
        self._pictures: dict[str, SlidePicture] = {}

    def expect_for_report(self, chart: Chart, width: float, theme: Theme) -> None:
        """Has a chart of the report begun that will be asked for, at the height it needs."""
        order = for_report(chart, width, None, theme)
        self._begin(name_of(*order.depends_on), order)

    def for_report(self, chart: Chart, width: float, height: float | None, theme: Theme) -> Drawing:
        """The chart for the report, as wide and high as given, in points."""
        order = for_report(chart, width, height, theme)
        (content,) = self.pieces(name_of(*order.depends_on), order)
        return unpacked(content, theme.family)

    def for_slide(
        self, chart: Chart, width: float, height: float, theme: Theme, *, has_ground: bool
    ) -> SlidePicture:
        """The chart for a slide area of the given points, begun; its PNG has a ground or, over a
        watermark, none."""
        order = for_slide(chart, width, height, theme, has_ground=has_ground)
        name = name_of(*order.depends_on)
        if name not in self._pictures:
            self._begin(name, order)
            self._pictures[name] = SlidePicture(self, name, order)
        return self._pictures[name]

    def pieces(self, name: str, order: DrawingOrder) -> Pieces:
        """An order of that name, kept or drawn."""
        if self._store is None:
            return self._drawer.pieces(name, order)
        key = key_of(name)
        content = self._store.get(key)
        if content is None:
            pieces = self._drawer.pieces(name, order)
            self._store.put(key, _joined(pieces))
            return pieces
        return _parted(content)

    def _begin(self, name: str, order: DrawingOrder) -> None:
        if self._store is None or not self._store.has(key_of(name)):
            self._drawer.begin(name, order)


def _joined(pieces: Pieces) -> bytes:
    """Each piece after its length in eight digits."""
    return b"".join(b"%08d%b" % (len(piece), piece) for piece in pieces)


def _parted(content: bytes) -> Pieces:
    pieces, start = [], 0
    while start < len(content):
        end = start + 8 + int(content[start : start + 8])
        pieces.append(content[start + 8 : end])
        start = end
    return tuple(pieces)
