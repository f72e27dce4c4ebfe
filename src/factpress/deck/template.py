"""The default template, made from code: one master, four layouts, notes, and a theme.

A slide that is added by hand in PowerPoint gets the same margins, sizes and colours as the
slides that are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.parts.coreprops import CorePropertiesPart
from pptx.parts.presentation import PresentationPart
from pptx.parts.slide import NotesMasterPart, SlideLayoutPart, SlideMasterPart

from factpress.deck.canvas import CANVAS, TYPE, Canvas, TypeScale
from factpress.deck.markup import Element, emu, node
from factpress.deck.model import Frame, LayoutRole, PlaceholderRole
from factpress.deck.package import DeckPackage
from factpress.deck.template_shapes import Placeholder, level_style, shape_tree
from factpress.deck.theme_part import theme_element
from factpress.frozen import frozen
from factpress.theme import Theme

_NOTES_SIZE = (540.0, 720.0)
EMPTY_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    b'xmlns:dcterms="http://purl.org/dc/terms/" '
    b'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)


@frozen
class LayoutPlan:
    """A layout: its name, its schema type, and its places by role."""

    name: str
    type: str
    places: Mapping[PlaceholderRole, Placeholder]


@frozen
class Template:
    """An open package without slides, its layouts by role, and how the placeholders of each are
    addressed.

    `master` is None for the template of a house, whose master stays as it is.
    """

    package: DeckPackage
    layouts: Mapping[LayoutRole, SlideLayoutPart]
    places: Mapping[LayoutRole, Mapping[PlaceholderRole, Mapping[str, str]]]
    notes_master: NotesMasterPart
    master: SlideMasterPart | None = None

    @property
    def presentation(self) -> PresentationPart:
        """The main part."""
        return self.package.main_document_part


def default_template(
    theme: Theme, language: str, canvas: Canvas = CANVAS, scale: TypeScale = TYPE
) -> Template:
    """A new package that holds the default template."""
    package = DeckPackage.empty()
    presentation = package.add_xml(
        PresentationPart,
        "/ppt/presentation.xml",
        CT.PML_PRESENTATION_MAIN,
        _presentation(canvas),
    )
    package.relate_to(presentation, RT.OFFICE_DOCUMENT)
    core = CorePropertiesPart.load(
        PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, package, EMPTY_CORE
    )
    package.relate_to(core, RT.CORE_PROPERTIES)
    plans = layout_plans(canvas, scale)
    master = package.add_xml(
        SlideMasterPart,
        "/ppt/slideMasters/slideMaster1.xml",
        CT.PML_SLIDE_MASTER,
        _master(canvas, scale, language, len(plans), is_dark=theme.is_dark),
    )
    presentation.relate_to(master, RT.SLIDE_MASTER)
    layouts = {}
    for number, (role, plan) in enumerate(plans.items(), start=1):
        name = f"/ppt/slideLayouts/slideLayout{number}.xml"
        layout = package.add_xml(
            SlideLayoutPart, name, CT.PML_SLIDE_LAYOUT, _layout(plan, language)
        )
        master.relate_to(layout, RT.SLIDE_LAYOUT)
        layout.relate_to(master, RT.SLIDE_MASTER)
        layouts[role] = layout
    master.relate_to(_theme(package, theme, scale), RT.THEME)
    notes = add_notes_master(package, theme, language, canvas, scale)
    presentation.relate_to(notes, RT.NOTES_MASTER)
    presentation.relate_to(_theme_of(master), RT.THEME)
    for name, relationship, content_type, tag in (
        ("presProps", RT.PRES_PROPS, CT.PML_PRES_PROPS, "p:presentationPr"),
        # PowerPoint offers a repair when it is missing, though the standard does not ask for it.
        ("viewProps", RT.VIEW_PROPS, CT.PML_VIEW_PROPS, "p:viewPr"),
        ("tableStyles", RT.TABLE_STYLES, CT.PML_TABLE_STYLES, "a:tblStyleLst"),
    ):
        element = node(tag)
        if tag == "a:tblStyleLst":
            element.set("def", "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}")
        part = package.add_xml(XmlPart, f"/ppt/{name}.xml", content_type, element)
        presentation.relate_to(part, relationship)
    places = {
        role: {each: place.attributes for each, place in plan.places.items()}
        for role, plan in plans.items()
    }
    return Template(package, layouts, places, notes, master)


def add_notes_master(
    package: DeckPackage, theme: Theme, language: str, canvas: Canvas, scale: TypeScale
) -> NotesMasterPart:
    """A new master of the notes pages, related to its theme and not yet to the presentation."""
    notes = package.add_xml(
        NotesMasterPart,
        "/ppt/notesMasters/notesMaster1.xml",
        CT.PML_NOTES_MASTER,
        _notes_master(canvas, language),
    )
    # Notes are printed.
    notes.relate_to(_theme(package, theme.printed, scale), RT.THEME)
    return notes


def layout_plans(canvas: Canvas, scale: TypeScale) -> Mapping[LayoutRole, LayoutPlan]:
    """The four layouts and their places."""
    foot = canvas.foot
    number = foot.number
    side = canvas.side
    assert number is not None
    assert side is not None
    ends = {
        PlaceholderRole.FOOTER: Placeholder(
            "Footer",
            {"type": "ftr", "sz": "quarter", "idx": "11"},
            replace(foot.footer, width=canvas.content.width * 0.7),
            "ctr",
            scale.small,
        ),
        PlaceholderRole.NUMBER: Placeholder(
            "Slide number",
            {"type": "sldNum", "sz": "quarter", "idx": "12"},
            number,
            "ctr",
            scale.small,
        ),
    }
    title = {PlaceholderRole.TITLE: Placeholder("Title", {"type": "title"}, canvas.title, "ctr")}
    body = {PlaceholderRole.BODY: Placeholder("Content", {"idx": "1"}, canvas.content)}
    beside = {
        PlaceholderRole.BODY: Placeholder("Exhibit", {"sz": "half", "idx": "1"}, canvas.main),
        PlaceholderRole.SIDE: Placeholder(
            "Points",
            {"type": "body", "sz": "half", "idx": "2"},
            side,
            size=scale.points[0],
        ),
    }
    cover = {
        PlaceholderRole.TITLE: Placeholder(
            "Title", {"type": "ctrTitle"}, canvas.cover_title, "b", scale.cover[0]
        ),
        PlaceholderRole.SUBTITLE: Placeholder(
            "Subtitle",
            {"type": "subTitle", "idx": "1"},
            canvas.cover_subtitle,
            size=scale.subtitle[0],
        ),
    }
    return {
        LayoutRole.TITLE: LayoutPlan("Title", "title", cover),
        LayoutRole.TEXT: LayoutPlan("Headline and text", "obj", {**title, **body, **ends}),
        LayoutRole.EXHIBIT: LayoutPlan("Headline and exhibit", "titleOnly", {**title, **ends}),
        LayoutRole.EXHIBIT_WITH_TEXT: LayoutPlan(
            "Headline, exhibit and points", "objAndTx", {**title, **beside, **ends}
        ),
    }


# Parts


def _theme(package: DeckPackage, theme: Theme, scale: TypeScale) -> Part:
    element = theme_element(theme, scale.family.name)
    name = package.next_partname("/ppt/theme/theme%d.xml")
    return package.add_xml(XmlPart, name, CT.OFC_THEME, element)


def _theme_of(part: Part) -> Part:
    return part.part_related_by(RT.THEME)


def _presentation(canvas: Canvas) -> Element:
    return node(
        "p:presentation",
        node("p:sldMasterIdLst", node("p:sldMasterId", id=2**31, r_id="rId1")),
        node("p:notesMasterIdLst", node("p:notesMasterId", r_id="rId2")),
        node("p:sldIdLst"),
        node("p:sldSz", cx=emu(canvas.width), cy=emu(canvas.height)),
        node("p:notesSz", cx=emu(_NOTES_SIZE[0]), cy=emu(_NOTES_SIZE[1])),
        saveSubsetFonts=1,
    )


def _master(
    canvas: Canvas, scale: TypeScale, language: str, layouts: int, *, is_dark: bool
) -> Element:
    plans = layout_plans(canvas, scale)
    places = plans[LayoutRole.TEXT].places
    body = Placeholder("Text", {"type": "body", "idx": "1"}, canvas.content)
    shapes = [places[PlaceholderRole.TITLE], body]
    shapes += [places[PlaceholderRole.FOOTER], places[PlaceholderRole.NUMBER]]
    ids = (
        node("p:sldLayoutId", id=2**31 + number, r_id=f"rId{number}")
        for number in range(1, layouts + 1)
    )
    return node(
        "p:sldMaster",
        node(
            "p:cSld",
            node("p:bg", node("p:bgRef", node("a:schemeClr", val="bg1"), idx=1001)),
            shape_tree(shapes, language),
        ),
        _colour_map(is_dark=is_dark),
        node("p:sldLayoutIdLst", *ids),
        node(
            "p:txStyles",
            node("p:titleStyle", level_style(1, scale.headline[0], bold=True)),
            node(
                "p:bodyStyle",
                *(
                    level_style(level, max(scale.points[0] - 2 * (level - 1), 14), bullet=True)
                    for level in range(1, 6)
                ),
            ),
            node("p:otherStyle", level_style(1, scale.small)),
        ),
    )


def _layout(plan: LayoutPlan, language: str) -> Element:
    return node(
        "p:sldLayout",
        node("p:cSld", shape_tree(list(plan.places.values()), language), name=plan.name),
        node("p:clrMapOvr", node("a:masterClrMapping")),
        type=plan.type,
        preserve=1,
    )


def _notes_master(canvas: Canvas, language: str) -> Element:
    width, height = _NOTES_SIZE
    margin = 54.0
    picture = (width - 2 * margin) * canvas.height / canvas.width
    shapes = [
        Placeholder(
            "Slide image",
            {"type": "sldImg", "idx": "2"},
            Frame(margin, margin, width - 2 * margin, picture),
        ),
        Placeholder(
            "Notes",
            {"type": "body", "sz": "quarter", "idx": "3"},
            Frame(margin, picture + 72, width - 2 * margin, height - picture - 72 - margin),
        ),
    ]
    return node(
        "p:notesMaster",
        node(
            "p:cSld",
            node("p:bg", node("p:bgRef", node("a:schemeClr", val="bg1"), idx=1001)),
            shape_tree(shapes, language),
        ),
        _colour_map(),
        node("p:notesStyle", level_style(1, 12)),
    )


def _colour_map(*, is_dark: bool = False) -> Element:
    ground, text = ("dk", "lt") if is_dark else ("lt", "dk")
    named = {f"accent{index}": f"accent{index}" for index in range(1, 7)}
    return node(
        "p:clrMap",
        bg1=f"{ground}1",
        tx1=f"{text}1",
        bg2=f"{ground}2",
        tx2=f"{text}2",
        **named,
        hlink="hlink",
        folHlink="folHlink",
    )
