"""Facts files with one chart, for tests that draw it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from factpress.build.preparation import prepare
from factpress.charts.model import Chart
from factpress.exhibits.model import ChartExhibit

HEAD = """\
factpress: 1
title: Sample
date: 2024-01-31
bottom_line: Values are shown.
sources:
  report: {title: The report}
figures:
"""
FOOT = """\
sections:
  - headline: Values are shown
    chart: """


def rows_file(values: Sequence[str], labels: Sequence[str], kind: str, options: str = "") -> str:
    """Figures `f0`, `f1` ... in a chart of a kind that takes `figures`."""
    figures = [
        f'  f{index}: {{label: "{label}", value: "{value}", source: "report, page 1"}}\n'
        for index, (value, label) in enumerate(zip(values, labels, strict=False))
    ]
    ids = ", ".join(f"f{index}" for index in range(len(figures)))
    return HEAD + "".join(figures) + FOOT + f"{{kind: {kind}, figures: [{ids}]{options}}}\n"


def slope_file(pairs: Sequence[tuple[str, str]], labels: Sequence[str], options: str = "") -> str:
    """Figures `a0`, `a1` ... of one year that become `b0`, `b1` ... of another."""
    figures = [
        f'  {end}{index}: {{label: "{label}, {year}", period: {year}, '
        f'value: "{value}", source: "report, page 1"}}\n'
        for index, (pair, label) in enumerate(zip(pairs, labels, strict=False))
        for end, year, value in zip("ab", (2022, 2024), pair, strict=True)
    ]
    starts, ends = (
        ", ".join(f"{end}{index}" for index in range(len(figures) // 2)) for end in "ab"
    )
    chart = f"{{kind: slope, from: [{starts}], to: [{ends}]{options}}}\n"
    return HEAD + "".join(figures) + FOOT + chart


def chart_of(text: str) -> Chart:
    """The chart of a facts file that has one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.yaml"
        path.write_text(text, "utf-8")
        (exhibit,) = prepare(path).exhibits.values()
    assert isinstance(exhibit, ChartExhibit)
    return exhibit.chart
