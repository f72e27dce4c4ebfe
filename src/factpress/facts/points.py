"""Points of series as figures: `exports.2023`, and `exports.first` and `exports.last`.

A point that the file names becomes a figure like any other, with its entry in the ledger;
the others stay values of their series.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from factpress.facts.model import FigureFact, Prose, ReferenceKind, Series, SeriesPoint
from factpress.facts.prose import MARK
from factpress.quantities.moments import Moment
from factpress.wording import Wording


class Points:
    """The points that can be named, and those that are."""

    def __init__(self, series: Mapping[str, Series]) -> None:
        self._series = series
        self._named: dict[str, None] = {}

    def id_of(self, name: str) -> str:
        """The id of the figure that a name stands for, which is noted as named.

        `exports.last` stands for the point of the last period that is reported. Any other
        name stands for itself.
        """
        prefix, _, key = name.partition(".")
        series = self._series.get(prefix)
        if series is None:
            return name
        if key in {"first", "last"} and series.reported:
            key = series.reported[0 if key == "first" else -1].key
        id_ = f"{prefix}.{key}" if key else prefix
        self._named[id_] = None
        return id_

    def in_prose(self, prose: Prose) -> Prose:
        """The prose with its marks led to the ids of points."""
        if not self._series:
            return prose

        def led(match: re.Match[str]) -> str:
            name = match["id"]
            return match[0].replace(name, self.id_of(name)) if name else match[0]

        return Prose(
            MARK.sub(led, prose.text),
            tuple(
                each
                if each.kind is ReferenceKind.SOURCE
                else replace(each, name=self.id_of(each.name))
                for each in prose.references
            ),
            prose.at,
        )

    def figures(self, wording: Wording) -> Mapping[str, FigureFact]:
        """The points that are named, as figures, in the order of their series."""
        return {
            id_: _figure(id_, series, point, wording)
            for series in self._series.values()
            for point in series.points
            if (id_ := f"{series.id}.{point.key}") in self._named
        }


def _figure(id_: str, series: Series, point: SeriesPoint, wording: Wording) -> FigureFact:
    period = Moment(point.period)
    return FigureFact(
        id=id_,
        label=f"{series.label}, {wording.moment(period)}",
        short="",
        given=point.given,
        value=point.value,
        digits=None,
        formula=None,
        period=period,
        citations=series.citations,
        excerpt="",
        poll=None,
        note=series.note,
        rivals=(),
        review_by=None,
        excerpt_at=point.at,
        at=point.at,
        series=series.id,
    )
