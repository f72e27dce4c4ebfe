"""The plan written as a .pptx file. Nothing is decided here."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from itertools import count

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.parts.slide import NotesSlidePart, SlideLayoutPart, SlidePart

from factpress.deck.canvas import CANVAS, Canvas, type_of
from factpress.deck.markup import Element, empty_group, node, plain_body, qualified
from factpress.deck.master_shapes import add_to_master, master_shapes
from factpress.deck.model import (
    ChartBox,
    DeckPlan,
    Link,
    Picture,
    PictureBox,
    Slide,
    SlideLink,
)
from factpress.deck.native.paint import Palette
from factpress.deck.package import DeckPackage, PictureFile
from factpress.deck.shapes import PlacedPicture, ShapeContext, shape
from factpress.deck.template import Template, default_template
from factpress.deck.templates.colours import read_scheme
from factpress.theme import HouseStyle, watermark_colour

_LIGHT = HouseStyle()
_FIRST_SLIDE_ID = 256
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def deck_package(
    plan: DeckPlan,
    pictures: Mapping[str, Picture],
    style: HouseStyle = _LIGHT,
    canvas: Canvas = CANVAS,
    template: Template | None = None,
) -> DeckPackage:
    """The deck, all but the files of its pictures, which are asked for when it is saved; the same
    plan and pictures give the same bytes.

    `pictures` are keyed by the names of the exhibits that the plan's picture boxes name;
    `canvas` is the one that the plan was made on. The default template is taken unless there is
    a `template`, which is used up.
    """
    if template is None:
        template = default_template(style.theme, plan.language, canvas, type_of(style.theme))
    return _DeckWriter(plan, pictures, template, style).compose()


class _DeckWriter:
    def __init__(
        self,
        plan: DeckPlan,
        pictures: Mapping[str, Picture],
        template: Template,
        style: HouseStyle,
    ) -> None:
        self._theme, self._logo = style.theme, style.logo
        self._plan = plan
        self._pictures = pictures
        self._template = template
        self._package = template.package
        self._slides = {slide.id: self._slide_part(slide) for slide in plan.slides}
        self._images: dict[str, tuple[Part, Part]] = {}
        self._palettes = {role: _palette(layout) for role, layout in template.layouts.items()}

    def compose(self) -> DeckPackage:
        pale, language = watermark_colour(self._theme), self._plan.language
        master, texts = self._template.master, self._plan.master_texts
        if master is not None:
            add_to_master(master._element, texts, pale, language)
        for slide in self._plan.slides:
            part = self._slides[slide.id]
            tree = next(part._element.iter(qualified("p:spTree")))
            context = self._shape_context(slide, part)
            ids = count(2)
            if master is None:
                tree.extend(master_shapes(texts, ids, pale, language))
            tree.extend(shape(box, ids, context) for box in slide.boxes)
            if slide.notes:
                self._add_notes(slide, part)
        self._list_slides()
        self._set_properties()
        return self._package

    # Slides

    def _slide_part(self, slide: Slide) -> SlidePart:
        layout = self._template.layouts[slide.layout]
        element = node(
            "p:sld",
            node("p:cSld", node("p:spTree", *empty_group())),
            # A layout may give the names of colours another meaning, which is not inherited.
            node("p:clrMapOvr", _colour_mapping(layout)),
        )
        name = self._package.next_partname("/ppt/slides/slide%d.xml")
        part = self._package.add_xml(SlidePart, name, CT.PML_SLIDE, element)
        part.relate_to(layout, RT.SLIDE_LAYOUT)
        return part

    def _shape_context(self, slide: Slide, part: SlidePart) -> ShapeContext:
        palette = self._palettes[slide.layout]

        def relate(link: Link) -> str:
            if isinstance(link, SlideLink):
                return str(part.relate_to(self._slides[link.slide], RT.SLIDE))
            return str(part.relate_to(link.url, RT.HYPERLINK, is_external=True))

        def place_logo() -> str:
            assert self._logo is not None
            name = self._package.next_partname("/ppt/media/image%d.png")
            image = Part(name, CT.PNG, self._package, self._logo.png)
            return str(part.relate_to(image, RT.IMAGE))

        def place(box: PictureBox) -> PlacedPicture:
            png, svg = self._image_parts(box.exhibit)
            picture = self._pictures[box.exhibit]
            frame = box.frame.fitted(picture.width, picture.height)
            ids = (str(part.relate_to(image, RT.IMAGE)) for image in (png, svg))
            return PlacedPicture(next(ids), next(ids), frame)

        return ShapeContext(
            language=self._plan.language,
            placeholders=self._template.places[slide.layout],
            relate=relate,
            place_picture=place,
            place_logo=place_logo,
            place_chart=lambda box: str(part.relate_to(self._chart_part(box, palette), RT.CHART)),
            palette=palette,
            field_guid=_guid(f"slide number {slide.id}"),
        )

    def _image_parts(self, exhibit: str) -> tuple[Part, Part]:
        if exhibit not in self._images:
            picture = self._pictures[exhibit]
            name = self._package.next_partname("/ppt/media/image%d.png")
            png = PictureFile(name, CT.PNG, self._package, lambda: picture.png)
            name = self._package.next_partname("/ppt/media/image%d.svg")
            svg = PictureFile(name, "image/svg+xml", self._package, lambda: picture.svg)
            self._images[exhibit] = (png, svg)
        return self._images[exhibit]

    def _chart_part(self, box: ChartBox, palette: Palette) -> ChartPart:
        # What writes workbooks is loaded for the decks that have some.
        from factpress.deck.native.chart import chart_space
        from factpress.deck.native.series import ChartContext
        from factpress.deck.native.sheet import DataSheet
        from factpress.deck.native.workbook import page_name, workbook

        name = page_name(box.name)
        sheet = DataSheet(name, box.chart)
        sources = replace(box.sources, name=page_name(box.sources.name, (name,)))
        blob = workbook((sheet.page, sources), self._plan.moment)
        context = ChartContext(box.chart, sheet, palette, self._plan.language)
        size = (box.frame.width, box.frame.height)
        # The part has no relationship yet, so that of its workbook is the first.
        element = chart_space(context, self._theme, *size, "rId1")
        name = self._package.next_partname("/ppt/charts/chart%d.xml")
        part = self._package.add_xml(ChartPart, name, CT.DML_CHART, element)
        part.relate_to(EmbeddedXlsxPart.new(blob, self._package), RT.PACKAGE)
        return part

    # Notes

    def _add_notes(self, slide: Slide, part: SlidePart) -> None:
        language = self._plan.language
        image = node(
            "p:sp",
            _notes_head(2, "Slide image", {"noGrp": 1, "noRot": 1, "noChangeAspect": 1},
                        {"type": "sldImg"}),
            node("p:spPr"),
        )  # fmt: skip
        text = node(
            "p:sp",
            _notes_head(3, "Notes", {"noGrp": 1}, {"type": "body", "idx": "3"}),
            node("p:spPr"),
            plain_body(slide.notes, language),
        )
        element = node(
            "p:notes",
            node("p:cSld", node("p:spTree", *empty_group(), image, text)),
            node("p:clrMapOvr", node("a:masterClrMapping")),
        )
        name = self._package.next_partname("/ppt/notesSlides/notesSlide%d.xml")
        notes = self._package.add_xml(NotesSlidePart, name, CT.PML_NOTES_SLIDE, element)
        notes.relate_to(self._template.notes_master, RT.NOTES_MASTER)
        notes.relate_to(part, RT.SLIDE)
        part.relate_to(notes, RT.NOTES_SLIDE)

    # The presentation

    def _list_slides(self) -> None:
        presentation = self._template.presentation
        root = presentation._element
        listed = next(root.iter(qualified("p:sldIdLst")))
        ids = {}
        for id_, (name, part) in enumerate(self._slides.items(), start=_FIRST_SLIDE_ID):
            ids[name] = id_
            relationship = presentation.rels._add_relationship(RT.SLIDE, part)
            listed.append(node("p:sldId", id=id_, r_id=relationship))
        if self._plan.sections:
            extensions = root.find(qualified("p:extLst"))
            if extensions is None:
                extensions = node("p:extLst")
                root.append(extensions)
            extensions.append(self._section_list(ids))

    def _section_list(self, ids: Mapping[str, int]) -> Element:
        sections = [
            node(
                "p14:section",
                node("p14:sldIdLst", *(node("p14:sldId", id=ids[id_]) for id_ in section.slides)),
                name=section.name,
                id=_guid(f"section {number} {section.name}"),
            )
            for number, section in enumerate(self._plan.sections)
        ]
        return node("p:ext", node("p14:sectionLst", *sections), uri=_SECTIONS)

    def _set_properties(self) -> None:
        plan, properties = self._plan, self._package.core_properties
        # Core properties hold 255 characters at most (ISO/IEC 29500-2 leaves it to readers).
        properties.title = plan.title[:255]
        properties.subject = plan.subject[:255]
        properties.author = plan.publisher[:255]
        properties.language = plan.language
        properties.created = properties.modified = plan.moment


def _palette(layout: SlideLayoutPart) -> Palette:
    """The colours of a layout's theme by name; of two names for one, the first."""
    scheme = read_scheme(layout).colours
    return Palette({colour: name for name, colour in reversed([*scheme.items()])})


def _colour_mapping(layout: SlideLayoutPart) -> Element:
    """That of the layout: the master's, or one of its own."""
    own = next(layout._element.iter(qualified("a:overrideClrMapping")), None)
    return node("a:masterClrMapping") if own is None else deepcopy(own)


def _notes_head(id_: int, name: str, locks: Mapping[str, int], place: Mapping[str, str]) -> Element:
    return node(
        "p:nvSpPr",
        node("p:cNvPr", id=id_, name=name),
        node("p:cNvSpPr", node("a:spLocks", **locks)),
        node("p:nvPr", node("p:ph", **place)),
    )


def _guid(name: str) -> str:
    return f"{{{uuid.uuid5(uuid.NAMESPACE_URL, name)}}}".upper()
