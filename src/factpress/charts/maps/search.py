"""The rasters that the search for places looks at, made once for all its windows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from factpress.charts.maps.ground import Ground, Terrain, make_terrain
from factpress.charts.maps.pricing import Surroundings, boxes_array
from factpress.charts.maps.scene import Scene, View, box_round
from factpress.charts.sheet import Box
from factpress.frozen import frozen
from factpress.geography.basemap import Basemap, cut_basemap
from factpress.geography.framing import Window
from factpress.geography.world import Floats

_COARSE_MM = 0.8
"""Detail of the basemap that only the search looks at."""


@frozen(eq=False)
class Search:
    """The rasters of one scene, made once for all its views."""

    scene: Scene
    em: float
    dot: float
    terrain: Terrain

    def surroundings(
        self, view: View, sites: Sequence[Floats], clear: Sequence[Box], step: float
    ) -> Surroundings:
        """Return what labels in a view must heed: its dots, and boxes to keep clear of."""
        dots = [box_round(site, self.dot) for site in sites]
        return Surroundings(
            view=view,
            em=self.em,
            terrain=self.terrain,
            blocked=boxes_array([*dots, *clear]),
            centre=view.place(self.scene.anchors[self.scene.recipient]),
            dots=np.array(sites).reshape(-1, 2),
            step=step,
        )


def make_search(
    scene: Scene,
    views: Sequence[View],
    em: float,
    dot: float,
    columns: int = 280,
    lines: Sequence[Floats] = (),
    labelled: Collection[str] | None = None,
) -> Search:
    """Cut a coarse basemap over all the views, and raster what labels stand on.

    Labels keep clear of `lines` (projected) as they do of flows. `labelled` are the
    countries that will have labels on the map; None for all that are highlighted.
    """
    window = _union([view.window for view in views])
    scale_mm = min(view.scale for view in views) * 25.4 / 72
    basemap = cut_basemap(
        scene.projection, window, scale_mm, tolerance_mm=_COARSE_MM, borders=scene.borders
    )
    ground = Ground(window, columns)
    highlighted = frozenset(scene.anchors)
    land = [ring for code, ring in _coded_rings(basemap) if code not in highlighted]
    flows = [line for flow in scene.flows for line in flow.lines]
    shores = [ring for _, ring in _coded_rings(basemap)]
    layers = {
        "land": ground.covered(land),
        "shores": ground.traced(shores),
        "disputed": ground.traced(list(_disputed_borders(basemap))),
        "flows": ground.traced([*flows, *lines]),
    }
    apart = [code for code in scene.anchors if labelled is None or code in labelled]
    layers |= {code: ground.covered(basemap.country_rings(code)) for code in apart}
    others = highlighted.difference(apart)
    if others:
        rings = [ring for code, ring in _coded_rings(basemap) if code in others]
        layers["others"] = ground.covered(rings)
    return Search(scene, em, dot, make_terrain(ground, layers))


def _coded_rings(basemap: Basemap) -> Iterator[tuple[str, Floats]]:
    for code, (_, ring) in zip(basemap.ring_codes, basemap.rings.parts(), strict=True):
        yield code, ring


def _disputed_borders(basemap: Basemap) -> Iterator[Floats]:
    disputed = basemap.world.border_disputed
    for source, line in basemap.borders.parts():
        if disputed[source]:
            yield line


def _union(windows: Sequence[Window]) -> Window:
    return Window(
        min(window.left for window in windows),
        max(window.right for window in windows),
        min(window.bottom for window in windows),
        max(window.top for window in windows),
    )
