"""The plan as geometry, in projected units: anchors, outlines and flows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from factpress.charts.maps.plan import SupplyMapPlan
from factpress.charts.sheet import Box
from factpress.frozen import frozen
from factpress.geography.border_views import BorderView
from factpress.geography.countries import all_countries
from factpress.geography.framing import Frame, Window, choose_frame, distant_countries
from factpress.geography.projections import (
    EqualEarth,
    Place,
    Projection,
    project_great_circle,
)
from factpress.geography.world import Floats, load_world, main_ring

_OUTLINE_POINTS = 36


@frozen(eq=False)
class Flow:
    """One way of a supplier's goods: lines (n, 2) from the supplier to the recipient."""

    code: str
    lines: tuple[Floats, ...]


@frozen(eq=False)
class Scene:
    """What the map shows, in projected units.

    `anchors` and `outlines` have an entry for every highlighted country (alpha-2),
    `sites` for every site by its name. The `distant` suppliers lie outside the map;
    their flows enter from its edge.
    """

    frame: Frame
    recipient: str
    anchors: Mapping[str, Floats]
    outlines: Mapping[str, Floats]
    sites: Mapping[str, Floats]
    flows: tuple[Flow, ...]
    distant: frozenset[str]
    borders: BorderView

    @property
    def projection(self) -> Projection:
        """The projection of every coordinate here."""
        return self.frame.projection

    @property
    def is_world(self) -> bool:
        """Whether the map shows the whole world."""
        return isinstance(self.projection, EqualEarth)

    @property
    def highlighted(self) -> tuple[str, ...]:
        """The recipient, then the suppliers on the map."""
        return tuple(code for code in self.anchors if code not in self.distant)


@frozen
class View:
    """A window of the projected world on a panel of the sheet."""

    window: Window
    panel: Box

    @property
    def scale(self) -> float:
        """Points for one projected unit."""
        return self.panel.width / self.window.width

    def place(self, projected: Floats) -> Floats:
        """Points on the sheet (..., 2) of projected ones."""
        points, scale = np.empty(projected.shape), self.scale
        points[..., 0] = self.panel.left + (projected[..., 0] - self.window.left) * scale
        points[..., 1] = self.panel.top + (self.window.top - projected[..., 1]) * scale
        return points

    def unplace(self, points: Floats) -> Floats:
        """Projected points (..., 2) of those on the sheet."""
        x = self.window.left + (points[..., 0] - self.panel.left) / self.scale
        y = self.window.top - (points[..., 1] - self.panel.top) / self.scale
        return np.stack([x, y], axis=-1)

    def box(self, window: Window) -> Box:
        """The rectangle on the sheet that another window takes."""
        corners = np.array([[window.left, window.top], [window.right, window.bottom]])
        (left, top), (right, bottom) = self.place(corners).tolist()
        return Box(left, top, right, bottom)


def box_round(site: Floats, radius: float) -> Box:
    """Return the box round a dot on the sheet."""
    x, y = site.tolist()
    return Box(x - radius, y - radius, x + radius, y + radius)


def make_scene(plan: SupplyMapPlan) -> Scene:
    """Project the plan. Raises KeyError for a country that the map lacks."""
    codes = [supplier.code for supplier in plan.suppliers]
    distant = distant_countries(plan.recipient, codes)
    sites: dict[str, Place] = {site.name: (site.longitude, site.latitude) for site in plan.sites}
    shown = [code for code in codes if code not in distant]
    frame = choose_frame(plan.recipient, shown, list(sites.values()), borders=plan.borders)
    projection = frame.projection
    end = _label_point(plan.recipient)
    return Scene(
        frame=frame,
        recipient=plan.recipient,
        anchors={
            code: projection.project(*_label_point(code))
            for code in dict.fromkeys((plan.recipient, *codes))
        },
        outlines={
            code: _outline(projection, code, plan.borders)
            for code in dict.fromkeys((plan.recipient, *codes))
        },
        sites={name: projection.project(*place) for name, place in sites.items()},
        flows=tuple(
            Flow(supplier.code, _lines(projection, [_label_point(supplier.code), *way, end]))
            for supplier in plan.suppliers
            for way in [[sites[name]] for name in supplier.vias] or [[]]
        ),
        distant=distant,
        borders=plan.borders,
    )


def _label_point(code: str) -> Place:
    country = all_countries()[code]
    return country.longitude, country.latitude


def _outline(projection: Projection, code: str, borders: BorderView) -> Floats:
    """The country's main ring, thinned: what a label should stand near."""
    rings, index = load_world(borders).rings, main_ring(code, borders)
    degrees = rings.degrees[rings.offsets[index] : rings.offsets[index + 1]].astype(float)
    degrees = degrees[:: max(1, len(degrees) // _OUTLINE_POINTS)]
    if not isinstance(projection, EqualEarth):
        return projection.project(degrees[:, 0], degrees[:, 1])
    # The whole ring stays on its label point's side of the map's edge.
    middle = _label_point(code)[0]
    offsets = projection.offsets(middle) + (degrees[:, 0] - middle + 180) % 360 - 180
    return projection.project_offsets(np.clip(offsets, -180, 180), degrees[:, 1])


def _lines(projection: Projection, stops: Sequence[Place]) -> tuple[Floats, ...]:
    legs = [project_great_circle(projection, start, end) for start, end in pairwise(stops)]
    return tuple(line for leg in legs for line in leg)
