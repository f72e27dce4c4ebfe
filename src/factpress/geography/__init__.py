"""Geography: countries and their names, the shapes of the world, projections, basemaps.

`countries` is light and may be imported anywhere; the other modules need numpy. The
data comes from Natural Earth; see `README.md`.
"""
