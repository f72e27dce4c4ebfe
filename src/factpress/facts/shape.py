"""The shape of a facts file: its keys and the type of each.

This says what may stand where; what the texts mean is read in `reading`. Every scalar
arrives as the text that was written. Annotations are evaluated as they stand, not read back
from text, which makes the shapes quicker to declare.
"""

from typing import Annotated, Any, Literal

from factpress.facts.declaration import Field, Shape
from factpress.facts.settings import DeckCharts

# Texts that are more than blanks; their lengths are what a page, a column or a box holds.
_SAID = r"\S"
Text = Annotated[str, Field(max_length=100_000, pattern=_SAID)]
Name = Annotated[str, Field(max_length=150, pattern=_SAID)]
Line = Annotated[str, Field(max_length=400, pattern=_SAID)]
Saying = Annotated[str, Field(max_length=700, pattern=_SAID)]
Mark = Annotated[str, Field(max_length=40, pattern=_SAID)]
Watermark = Annotated[str, Field(max_length=30, pattern=_SAID)]
SourceText = Annotated[
    Name | Annotated[list[Name], Field(min_length=1, max_length=12)],
    Field(description="One or more sources, each as 'id, locator': 'article, paragraph 4'."),
]


class SourceShape(Shape):
    """Where facts come from; the keys are those of CSL-JSON."""

    title: Line = Field(description="Title, or a description where there is none.")
    author: Line | None = Field(None, description="Who wrote it.")
    publisher: Line | None = Field(None, description="Who published it.")
    container_title: Line | None = Field(
        None, alias="container-title", description="The journal, site or book it appeared in."
    )
    language: str | None = Field(None, description="Its language, where it is another: fr.")
    issued: str | None = Field(None, description="Date of publication: 2023-11-21.")
    published: str | None = Field(None, description="The same as 'issued'.")
    accessed: str | None = Field(None, description="Date on which it was read.")
    url: str | None = Field(None, alias="URL", description="Web address (http or https).")
    text: str | None = Field(None, description="Path of a local copy, relative to this file.")
    sha256: str | None = Field(None, description="SHA-256 of the local copy, in hexadecimal.")
    review_by: str | None = Field(None, description="Date by which it must be looked at again.")
    note: Saying | None = Field(None, description="Anything a reader should know about it.")


class PollShape(Shape):
    """What the source discloses of a poll; what is missing is printed as not disclosed."""

    pollster: Name = Field(description="Who asked.")
    population: Name | None = Field(None, description="Who was asked.")
    sample_size: Name | None = Field(None, description="How many answered.")
    fieldwork: Name | None = Field(None, description="When it was asked.")
    margin_of_error: Name | None = Field(None, description="As given by the source.")
    question: Line | None = Field(None, description="The wording of the question.")
    other_answers: Line | None = Field(None, description="What the others answered.")
    mode: str | None = Field(None, description="How it was asked: by telephone, online.")
    sponsor: str | None = Field(None, description="Who commissioned and paid for it.")
    weighting: str | None = Field(None, description="How the answers were weighted.")


class ValueShape(Shape):
    """A value written as a mapping: one of its numbers, or `low` and `high`, and a unit."""

    exact: str | None = Field(None, description="The value, exactly.")
    low: str | None = Field(None, description="The lower end of a range.")
    high: str | None = Field(None, description="The upper end of a range.")
    about: str | None = Field(None, description="An approximate value.")
    plus_minus: str | None = Field(None, description="The deviation from 'exact'.")
    more_than: str | None = Field(None, description="A bound that the value is above.")
    at_least: str | None = Field(None, description="A bound that the value is not below.")
    less_than: str | None = Field(None, description="A bound that the value is below.")
    at_most: str | None = Field(None, description="A bound that the value is not above.")
    unit: str | None = Field(None, description="Scale and unit: 'million USD', '%', 'systems'.")


class RivalShape(Shape):
    """What another source says the number is."""

    value: str | ValueShape = Field(description="The value as that source gives it.")
    source: SourceText
    excerpt: Line | None = Field(None, description="The few words of the source that hold it.")
    rank: Literal["normal", "deprecated"] = Field(
        "normal", description="'normal' if it may be right, 'deprecated' if it is known wrong."
    )
    note: Line | None = Field(None, description="Why it is not preferred.")


class FigureShape(Shape):
    """A number, written once: a value with its source, or a formula over other figures."""

    label: Name = Field(description="What the number is, for tables and charts.")
    short: Name | None = Field(None, description="A shorter label, for the rows of charts.")
    value: Line | ValueShape | None = Field(
        None, description="The value as the source gives it: '700..800 million USD'."
    )
    digits: int | None = Field(
        None,
        description="Significant digits of a derived figure, where the rule is wrong.",
        ge=1,
        le=30,
    )
    formula: Text | None = Field(None, description="Arithmetic over the ids of other figures.")
    period: str | None = Field(None, description="The date or period that it is for.")
    source: SourceText | None = None
    excerpt: Line | None = Field(None, description="The few words of the source that hold it.")
    poll: PollShape | None = None
    note: Saying | None = Field(None, description="Anything a reader should know about it.")
    rivals: list[RivalShape] = Field(
        default=[], description="What other sources say; the value itself is preferred."
    )
    review_by: str | None = Field(None, description="Date by which it must be looked at again.")


class SeriesShape(Shape):
    """Values of one thing by period: written here, or in a CSV file beside this one."""

    label: Name = Field(description="What the values are, for tables and charts.")
    short: Name | None = Field(None, description="A shorter label, for the lines of charts.")
    unit: Name | None = Field(
        None, description="Scale and unit of values that are bare numbers: 'million USD'."
    )
    values: dict[str, Line] | None = Field(
        None, description="Values by period; 'not reported' is a gap."
    )
    file: Text | None = Field(None, description="Path of a CSV file, relative to this file.")
    period: Name | None = Field(None, description="Heading of the column with the periods.")
    value: Name | None = Field(None, description="Heading of the column with the values.")
    low: Name | None = Field(None, description="Heading of the column with the lower ends.")
    high: Name | None = Field(None, description="Heading of the column with the upper ends.")
    where: dict[str, Name] = Field(
        default={}, description="What the rows to take have in other columns, by heading."
    )
    source: SourceText
    note: Saying | None = Field(None, description="Anything a reader should know about it.")
    review_by: str | None = Field(None, description="Date by which it must be looked at again.")


class ViaShape(Shape):
    """A place that a delivery passes through."""

    name: Name = Field(description="Name of the place.")
    country: Text = Field(description="Its country: ISO 3166 code or name.")
    at: list[float] = Field(
        min_length=2, max_length=2, description="Latitude and longitude, degrees."
    )
    note: Name | None = Field(None, description="What happens there: 'port of delivery'.")


class SupplyShape(Shape):
    """What a country gives another."""

    supplier: Text = Field(description="Country: ISO 3166 code or name.")
    recipient: Text = Field(description="Country: ISO 3166 code or name.")
    item: Name = Field(description="What is supplied, by name.")
    kind: Line = Field(description="What sort of thing it is.")
    label: Name | None = Field(None, description="How charts call it; else item and kind.")
    category: Name | None = Field(None, description="What a grid groups it by; else the kind.")
    status: Line = Field(description="How far it has come, in the words of the briefing.")
    stage: Literal["offered", "announced", "ordered", "delivering", "delivered"] | None = Field(
        None, description="The stage that this is, if the source says so plainly."
    )
    amount: Name | None = Field(None, description="How many, as the source says it.")
    maker: Name | None = Field(None, description="Who makes it.")
    via: ViaShape | None = None
    source: SourceText
    review_by: str | None = Field(None, description="Date by which it must be looked at again.")


class EventShape(Shape):
    """Something with a date."""

    date: Text = Field(description="2023-11-20, 2023-10, 'before 2023-11-21', 'not reported'.")
    text: Saying = Field(description="What happened, in a few words.")
    source: SourceText
    review_by: str | None = Field(None, description="Date by which it must be looked at again.")


class StatementShape(Shape):
    """What somebody says; never printed in the briefing's own voice."""

    who: Name = Field(description="Who says it.")
    role: Name | None = Field(None, description="Office or function.")
    says: Saying = Field(description="What is said, reported.")
    source: SourceText
    review_by: str | None = Field(None, description="Date by which it must be looked at again.")


class ChoiceShape(Shape):
    """A wording: 'when' and 'say', or 'otherwise' for the last."""

    when: str | None = Field(None, description="The condition that chooses this wording.")
    say: Saying | None = Field(None, description="The wording.")
    otherwise: Saying | None = Field(None, description="The wording where no other is chosen.")


Wordings = Annotated[
    Saying | Annotated[list[ChoiceShape], Field(min_length=1)],
    Field(description="A text, or a list of wordings with the condition that chooses each."),
]


class BottomLineShape(Shape):
    """The one sentence to remember, with the condition under which it is true."""

    text: Wordings
    holds: str | None = Field(None, description="The condition under which it is true.")


class PointShape(Shape):
    """A point of a section, with the condition under which it is true."""

    text: Wordings
    holds: str | None = Field(None, description="The condition under which it is true.")


class SectionShape(Shape):
    """A section of the report and a slide of the deck."""

    headline: Wordings = Field(description="The finding, as a full sentence.")
    holds: str | None = Field(None, description="The condition under which it is true.")
    chart: dict[str, Any] | None = Field(None, description="A chart: 'kind' and its options.")
    table: dict[str, Any] | None = Field(None, description="A table: 'kind' and its options.")
    points: list[Line | PointShape] = Field(
        default=[], max_length=4, description="What the slide says, at most four."
    )
    text: str | None = Field(None, description="The prose of the report, in Markdown.")
    notes: str | None = Field(None, description="Speaker notes, beside the prose.")


class DeckShape(Shape):
    """What the deck is to be like."""

    charts: DeckCharts = Field(
        "picture",
        description="'picture' as in the report, 'editable' as PowerPoint's own charts.",
    )


class FactsShape(Shape):
    """A facts file."""

    factpress: int = Field(description="Version of the format: 1.", ge=1, le=1)
    story: Name | None = Field(
        None, description="A file beside this one that holds what many facts files share."
    )
    title: Name = Field(description="Title of the briefing.")
    date: Text = Field(description="The edition; the only date that the documents carry.")
    language: str = Field(
        "en", description="Language of the briefing: en, fr, de, es, ru or hy; or en-US."
    )
    marking: Mark | None = Field(None, description="Handling mark on every page and slide.")
    watermark: Watermark | None = Field(
        None, description="A word across every page and slide, such as DRAFT."
    )
    publisher: Name | None = Field(None, description="Who issues the briefing.")
    theme: Name | None = Field(
        None, description="Look: light, dark, or the path of a theme file beside this one."
    )
    template: Name | None = Field(
        None, description="PowerPoint template of the deck: a .pptx or .potx file beside this one."
    )
    deck: DeckShape | None = None
    attach: Literal["facts", "record", "none"] = Field(
        "facts",
        description="What travels within the report: 'facts' is this file, its story, its "
        "data and the record, 'record' the record alone, 'none' nothing.",
    )
    bottom_line: Saying | BottomLineShape = Field(description="The one sentence to remember.")
    key_figures: list[Text] = Field(
        default=[], max_length=4, description="Ids of the three or four figures of page one."
    )
    names: list[Text] = Field(
        default=[], description="Names that hold digits: 'Section 907'. Prose may use them."
    )
    terms: dict[str, Name] = Field(
        default={}, description="Words by id: '{country}' stands for them in every text."
    )
    ignore: dict[str, Text] = Field(
        default={}, description="Rules switched off for this file, by code, each with a reason."
    )
    sources: dict[str, SourceShape] = Field(description="Sources by id.")
    figures: dict[str, FigureShape] = Field(default={}, description="Figures by id.")
    series: dict[str, SeriesShape] = Field(default={}, description="Values by period, by id.")
    supplies: list[SupplyShape] = Field(default=[], description="Who gives what to whom.")
    events: list[EventShape] = Field(default=[], description="What happened when.")
    statements: list[StatementShape] = Field(default=[], description="Who says what.")
    sections: list[SectionShape] = Field(min_length=1, description="The storyline.")
