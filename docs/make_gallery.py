"""Makes docs/charts.md and docs/charts/*.svg: every kind of chart, drawn from facts/gallery.yaml.

A kind that is added needs a section in that file and its words in `WORDS` below. The YAML on
the page is cut out of the file, and the options come from the code, so neither can drift.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from factpress.build.chart_files import PictureFormat, draw_charts
from factpress.build.preparation import prepare
from factpress.charts.kinds import CHART_KINDS
from factpress.charts.model import Chart, OptionRule
from factpress.exhibits.model import ChartExhibit

HERE = Path(__file__).parent
FACTS = HERE.parent / "facts" / "gallery.yaml"
SUPPLIED, OF_EVENTS = {"status", "grid"}, {"timeline"}


class Words(NamedTuple):
    """What a kind is for, when to take another, and how it shows what is not known exactly."""

    use: str
    avoid: str
    uncertainty: str


WORDS: Mapping[str, Words] = {
    "change": Words(
        "One value at two dates, with the growth computed between them.",
        "For several values take `slope`, for more than two dates `line`.",
        "A bar is solid to the lowest value known and striped to the highest; about fades out; "
        "arrows lead to where a bound leaves the value. The growth is a range when a value is.",
    ),
    "share": Words(
        "Shares of one whole, such as the answers of a poll.",
        "For amounts take `stack`; for shares of different wholes `bars` or `dots`.",
        "A range is striped at its end. What the source does not break down is one outlined "
        "remainder, computed and never split.",
    ),
    "stack": Words(
        "What an amount is made of, and what the parts leave of a total.",
        "For shares in per cent of one whole take `share`; to compare the parts with each other "
        "`bars`, which begin at one line.",
        "What is certain stands first, solid and end to end; what ranges and bounds may add stands "
        "behind all of it, in the colour of its part. The remainder is outlined.",
    ),
    "bars": Words(
        "Amounts of several things, compared by length.",
        "For values that lie close together far from zero take `dots`: bars begin at zero and "
        "would all look alike.",
        "A range is striped, about fades out, arrows show bounds, a tick the middle that a source "
        "gives with ±. What is not reported is a word and no bar.",
    ),
    "dots": Words(
        "Values of several things, compared by where they stand; the scale need not begin at zero.",
        "For amounts whose ratio matters take `bars`.",
        "A range is two dots joined, about a ring in a halo, a bound a dot with an arrow, ± has a "
        "tick at its middle. What is not reported is a word and no dot.",
    ),
    "slope": Words(
        "Several values at two dates: which rose, which fell, which changed places.",
        "For one value take `change`, for more than two dates `line`.",
        "Ranges are joined by a band, bounds by dashed lines; a value that is not reported at one "
        "date is joined to nothing.",
    ),
    "line": Words(
        "One to four series over time, with the events that explain them.",
        "For two dates take `change` or `slope`.",
        "A range is a band and no line runs through its middle; a gap stays a gap; a bound is a "
        "dashed line with an arrow; about is a ring.",
    ),
    "multiples": Words(
        "Two to twelve series, or groups of figures, side by side on one scale.",
        "For up to four series that a reader compares point by point take `line`; for figures that "
        "form no groups `bars`.",
        "Lines show what is not known exactly as `line` does, bars as `bars` does.",
    ),
    "timeline": Words(
        "What happened when, in words.",
        "For events that explain a series take `line` with `events`.",
        "A dot is a day; a bar a month, a year, a period or a bound; a ring a date that is not "
        "reported, which stands last.",
    ),
    "supply-map": Words(
        "Who supplies a country, from where, and through which places.",
        "For several recipients take one map each; where places do not matter `grid` or `status`.",
        "Lines join countries and claim no route; borders in dispute are dashed.",
    ),
    "status": Words(
        "How far each supply has come, from an offer to the delivery.",
        "Where no source tells stages plainly take the table `supplies`.",
        "A dot stands only at the stage that the facts file gives; supplies without one stand "
        "last, as not reported, with the words of the source.",
    ),
    "grid": Words(
        "Which supplier gives what sort of thing.",
        "For one supplier take the table `supplies`.",
        "A blank cell says that nothing is reported, not that there is nothing.",
    ),
}
"""Kinds in the order of the page."""

HEAD = """\
# Charts

One picture to a kind, drawn by `factpress charts` from [facts/gallery.yaml](../facts/gallery.yaml),
whose facts are invented. Under each stands the YAML that asked for it. This page and its pictures
are made by `docs/make_gallery.py`; every key is told in [facts.md](facts.md), colours in
[themes.md](themes.md).

Every chart may have a `title`, a `note` and `size: half`. A range is never drawn as its middle, and
all bars begin at zero.

| to show | kind |
| --- | --- |
"""

SHARED = "\nThe supplies are those of [supply-map](#supply-map).\n"


def gallery() -> dict[Path, bytes]:
    """All files of the gallery; raises KeyError when a kind lacks a section or its words."""
    charts = {
        exhibit.chart.kind: exhibit.chart
        for exhibit in prepare(FACTS).exhibits.values()
        if isinstance(exhibit, ChartExhibit)
    }
    if missing := {*CHART_KINDS} ^ {*charts} or {*CHART_KINDS} ^ {*WORDS}:
        raise KeyError(f"a section in {FACTS.name} and words in WORDS for {sorted(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        drawn = draw_charts(FACTS, Path(folder), PictureFormat.SVG, None, None)
        pictures = [each.path.read_bytes() for each in drawn.pictures]
    files = {
        HERE / "charts" / f"{kind}.svg": picture
        for kind, picture in zip(charts, pictures, strict=True)
    }
    return {HERE / "charts.md": page(charts).encode("utf-8"), **files}


def page(charts: Mapping[str, Chart]) -> str:
    """The text of docs/charts.md."""
    facts = FactsText(FACTS.read_text("utf-8"))
    index = "".join(f"| {words.use} | [`{kind}`](#{kind}) |\n" for kind, words in WORDS.items())
    return HEAD + index + "".join(chapter(charts[kind], facts) for kind in WORDS)


def chapter(chart: Chart, facts: FactsText) -> str:
    """What is said of a kind."""
    kind, words = CHART_KINDS[chart.kind], WORDS[chart.kind]
    alt = re.sub(r"([\[\]\\*_`<])", r"\\\1", chart.alt)
    return f"""
## {kind.name}

{words.use}

![{alt}](charts/{kind.name}.svg)

- **When not**: {words.avoid}
- **Uncertainty**: {words.uncertainty}
{SHARED if chart.kind in SUPPLIED else ""}
```yml
{facts.request(chart)}```

{options(kind.options)}"""


def options(rules: Mapping[str, OptionRule]) -> str:
    """The options of a kind as a table."""
    if not rules:
        return "It has no options of its own.\n"
    rows = "".join(
        f"| `{name}` | {'required' if rule.required else 'optional'} | {rule.meaning} |\n"
        for name, rule in rules.items()
    )
    return f"| option | | meaning |\n| --- | --- | --- |\n{rows}"


class FactsText:
    """The text of a facts file, of which parts can be cut out."""

    def __init__(self, text: str) -> None:
        blocks = re.findall(r"^(\w+):\n((?:^(?: .*)?\n)*)", text, re.M)
        self._blocks = {
            key: re.findall(r"^  \S.*\n(?:^   .*\n)*", body, re.M) for key, body in blocks
        }

    def request(self, chart: Chart) -> str:
        """The facts that a chart and its guard use, and the section that asks for it."""
        (section,) = (
            each
            for each in self._blocks["sections"]
            if re.search(rf"^      kind: {chart.kind}$", each, re.M)
        )
        kept = re.findall(
            r"^  - headline:.*\n|^    (?:holds|chart):.*\n(?:^      .*\n)*", section, re.M
        )
        return "".join([*self._facts(chart, section), "sections:\n", *kept])

    def _facts(self, chart: Chart, section: str) -> Iterator[str]:
        guard = re.search(r"^    holds: .*", section, re.M)
        used = {*chart.figures, *re.findall(r"\w+", guard[0] if guard else "")}
        for key in ("figures", "series"):
            shown = [each for each in self._blocks[key] if _id(each) in used]
            yield from [f"{key}:\n", *shown] if shown else []
        if chart.kind == "supply-map":
            yield from ["supplies:\n", *self._blocks["supplies"]]
        events = self._events(section) if chart.kind not in OF_EVENTS else self._blocks["events"]
        yield from ["events:\n", *events] if events else []

    def _events(self, section: str) -> list[str]:
        """The events that a section names by their dates."""
        named = re.search(r"^      events: \[(.*)\]$", section, re.M)
        dates = named[1].split(", ") if named else []
        return [
            each
            for each in self._blocks["events"]
            if any(each.startswith(f"  - {{date: {date},") for date in dates)
        ]


def _id(entry: str) -> str:
    return entry.partition(":")[0].strip()


def main() -> None:
    """Writes the page and its pictures, and drops pictures of kinds that are gone."""
    files = gallery()
    for path in (HERE / "charts").glob("*.svg"):
        path.unlink()
    (HERE / "charts").mkdir(exist_ok=True)
    for path, content in files.items():
        path.write_bytes(content)


if __name__ == "__main__":
    main()
