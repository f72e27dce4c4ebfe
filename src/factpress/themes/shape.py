"""The shape of a theme file: its keys and the type of each."""

from typing import Annotated, Literal

from factpress.facts.declaration import Field, Shape

Colour = Annotated[str, Field(max_length=40)]


class ColoursShape(Shape):
    """Colours as '#RRGGBB', in quotation marks; what is not given follows from the others."""

    ink: Colour | None = Field(None, description="Text.")
    paper: Colour | None = Field(
        None, description="The ground of slides and charts; the report is printed on white."
    )
    muted: Colour | None = Field(None, description="Text that stands back: notes, sources.")
    accents: list[Colour] = Field(
        default=[],
        max_length=4,
        description="What charts show, in order; the first also marks links and key figures.",
    )
    soft_accents: list[Colour] = Field(
        default=[], max_length=4, description="The lighter partner of each accent, in ranges."
    )
    axis: Colour | None = Field(None, description="Axes, and what is compared with.")
    rule: Colour | None = Field(None, description="Thin lines between parts of a page.")
    grid: Colour | None = Field(None, description="Lines in charts that stand back.")
    panel: Colour | None = Field(None, description="The ground of the key figures.")
    land: Colour | None = Field(None, description="Countries that take no part in a map.")
    sea: Colour | None = Field(None, description="The ground of a map.")
    border: Colour | None = Field(None, description="Borders of countries.")
    disputed_border: Colour | None = Field(None, description="Borders in dispute, dashed.")
    remainder: Colour | None = Field(None, description="What is left of a whole.")


class LogoShape(Shape):
    """A picture for page one and the title slide."""

    path: Annotated[str, Field(max_length=400, pattern=r"\S")] = Field(
        description="PNG or JPEG file in the folder of the theme file."
    )
    alt: Annotated[str, Field(max_length=150, pattern=r"\S")] = Field(
        description="What is read aloud in its place: the name of the house."
    )


FontPath = Annotated[str, Field(max_length=400, pattern=r"\S")]
FamilyName = Annotated[str, Field(max_length=60, pattern=r"^[\w .&'()+-]*\w[\w .&'()+-]*$")]


class FontsShape(Shape):
    """The typeface, and fonts beside it: files in the folder of the theme file."""

    regular: FontPath | None = Field(
        None, description="Text; without it Factpress Sans, and Calibri in the deck."
    )
    semibold: FontPath | None = Field(
        None, description="Labels and values; without it bold is taken, or else regular."
    )
    bold: FontPath | None = Field(
        None, description="Headlines; without it semibold is taken, or else regular."
    )
    italic: FontPath | None = Field(
        None, description="Emphasis, quotations; without it regular is taken."
    )
    family: FamilyName | None = Field(
        None,
        description="The family as office programs know it; without it, as the regular font says.",
    )
    also: list[FontPath] = Field(
        default=[],
        max_length=12,
        description="Fonts for other scripts: what the typeface lacks is printed in the first "
        "that has it.",
    )


LayoutName = Annotated[str, Field(max_length=200, pattern=r"\S")]


class LayoutsShape(Shape):
    """Layouts of the template by their names, where the choice by geometry is not the right one."""

    title: LayoutName | None = Field(None, description="The first slide.")
    text: LayoutName | None = Field(
        None, description="A headline and text; it says where headline, content and foot stand."
    )
    exhibit: LayoutName | None = Field(None, description="A headline and an exhibit or table.")
    exhibit_with_text: LayoutName | None = Field(
        None, description="A headline, an exhibit and points beside it."
    )


class ThemeShape(Shape):
    """A theme file."""

    colours: ColoursShape | None = Field(None, description="Colours by their duty.")
    paper: Literal["A4", "Letter"] = Field("A4", description="Paper of the report.")
    logo: LogoShape | None = Field(None, description="The picture of the house.")
    fonts: FontsShape | None = Field(None, description="The typeface of every document.")
    template: Annotated[str, Field(max_length=400, pattern=r"\S")] | None = Field(
        None, description="PowerPoint template of the deck: a .pptx or .potx file."
    )
    layouts: LayoutsShape | None = Field(
        None, description="Layouts of the template by kind of slide."
    )
