"""The template of a house made ready for the writer."""

from __future__ import annotations

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.parts.slide import NotesMasterPart

from factpress.deck.markup import node, qualified
from factpress.deck.model import LayoutRole
from factpress.deck.template import Template, add_notes_master
from factpress.deck.templates.house import HouseTemplate


def ready_template(template: HouseTemplate, language: str) -> Template:
    """The open package with what a deck needs besides; one deck can be written with it."""
    roles = tuple(LayoutRole)
    return Template(
        template.opened.package,
        {role: template.layout_part(role) for role in roles},
        {role: template.places(role) for role in roles},
        _notes_master(template, language),
    )


def _notes_master(template: HouseTemplate, language: str) -> NotesMasterPart:
    """That of the template, or a new one where it has none."""
    package = template.opened.package
    presentation = package.main_document_part
    try:
        found = presentation.part_related_by(RT.NOTES_MASTER)
        assert isinstance(found, NotesMasterPart)
        return found
    except KeyError:
        notes = add_notes_master(
            package, template.palette.theme, language, template.canvas, template.type
        )
    root = presentation._element
    masters = next(root.iter(qualified("p:sldMasterIdLst")))
    listed = node("p:notesMasterId", r_id=presentation.relate_to(notes, RT.NOTES_MASTER))
    masters.addnext(node("p:notesMasterIdLst", listed))
    return notes
