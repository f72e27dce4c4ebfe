"""What the codes below the rules mean: those of reading a facts file and planning its exhibits.

The rules from FP101 on have a manual page each; these have the line of `docs/facts.md`.
"""

from __future__ import annotations

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "FP001": "The file, or the article of a draft, cannot be read.",
    "FP002": "The file is not YAML, or holds a character that YAML refuses.",
    "FP003": "The file is empty, or no mapping of keys to values.",
    "FP004": "The file nests too deep or unfolds to too much.",
    "FP005": "A YAML tag such as '!!python' is used.",
    "FP006": "A key is not a word.",
    "FP007": "A key stands twice in one mapping.",
    "FP008": "A rule is switched off without a reason.",
    "FP009": "The rule that is switched off does not exist.",
    "FP010": "There is no such key here.",
    "FP011": "A key is missing.",
    "FP012": "A value has the wrong type or length.",
    "FP020": "A date cannot be read, or a full date is wanted.",
    "FP021": "A value cannot be read.",
    "FP022": "A formula or guard cannot be read.",
    "FP023": "There are no words for the language.",
    "FP024": "A web address does not begin with http or https.",
    "FP025": "A figure has both a value and a formula, or neither.",
    "FP026": "A figure with a value has no source.",
    "FP027": "There is no place at this latitude and longitude.",
    "FP028": "A section has a chart and a table.",
    "FP029": "There is no such country.",
    "FP030": "There is no such figure.",
    "FP031": "There is no such source.",
    "FP032": "No exhibit shows the figure that a mark '{figure:id}' names.",
    "FP033": "A list of wordings is not well formed.",
    "FP034": "A mark stands where none is read, or is not written as one.",
    "FP035": "The typeface lacks a character.",
    "FP036": "An id cannot be used in formulas.",
    "FP037": "The path of a local text is refused.",
    "FP038": "A local text is not read.",
    "FP040": "A formula or guard cannot be calculated.",
    "FP041": "A figure depends on itself.",
    "FP042": "A Markdown table has too many columns for a page.",
    "FP043": "A title, headline, point or bottom line prints nothing.",
    "FP050": "A condition no longer holds.",
    "FP051": "A condition holds for part of the range.",
    "FP052": "None of the wordings is true.",
    "FP053": "The condition of a wording holds for part of the range.",
    "FP060": "An exhibit has no such option.",
    "FP061": "An exhibit lacks an option that it needs.",
    "FP062": "An option takes one value, not a list.",
    "FP063": "There is no such kind of chart or table.",
    "FP064": "There is nothing to show.",
    "FP065": "A change chart has a value below zero.",
    "FP066": "A figure of a share chart is no share.",
    "FP067": "The shares of a chart sum to more than 100 %.",
    "FP068": "There is more than an exhibit can show.",
    "FP069": "A place cannot be shown on the map.",
    "FP070": "The words do not fit on a slide.",
    "FP071": "The document cannot be made from these texts.",
}
"""What is wrong, by code."""
