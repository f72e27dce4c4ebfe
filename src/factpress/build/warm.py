"""What the workers of a build have in common, loaded once before they are forked.

To import this module loads every library that writes documents, and unpacks the world.
"""

from __future__ import annotations

import gc
from importlib import import_module

from factpress.geography.world import load_world

for name in (
    "factpress.build.pipeline",
    "factpress.build.attaching",
    "factpress.build.worker",
    "factpress.charts.maps.drawing",
    "factpress.charts.pictures",
    "factpress.charts.rendering",
    "factpress.charts.svg",
    "factpress.deck.building",
    "factpress.deck.planning",
    "factpress.report.building",
):
    import_module(name)
load_world()
# What is loaded stays, and memory that no worker writes to is shared.
gc.freeze()
