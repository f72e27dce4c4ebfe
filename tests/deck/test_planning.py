"""The slide plan, without opening a file format."""

from dataclasses import replace

import pytest

from factpress.deck.canvas import CANVAS
from factpress.deck.model import (
    DeckPlan,
    LayoutRole,
    Panel,
    PictureBox,
    Slide,
    SlideLink,
    TableBox,
    TextBox,
    WebAddress,
)
from factpress.deck.parts import HeadlineTooLong
from factpress.deck.planning import plan_deck, text_runs
from factpress.exhibits.model import TableExhibit
from factpress.story.model import (
    CodeBlock,
    ExhibitMark,
    Footnote,
    FootnoteMark,
    Footnotes,
    KeyFigure,
    Paragraph,
    SourceEntry,
    TableBlock,
    TableColumn,
)
from tests.deck.samples import (
    COST,
    WORDING,
    boxes,
    chart,
    inlines,
    section,
    slot,
    story,
    table,
    words,
)

POINTS = (inlines("It costs ", COST), inlines("It opens later"))


def plan(*sections, exhibits=None, **more) -> DeckPlan:
    return plan_deck(story(*sections, **more), exhibits or {}, WORDING)


def slide(deck: DeckPlan, id_: str) -> Slide:
    return next(each for each in deck.slides if each.id == id_)


def test_the_slides_of_a_story_in_order():
    place = slot()
    annex = section("annex-supplies", "Who delivers what", exhibit=slot("table-1", "Table 1"))
    deck = plan(
        section(points=POINTS, exhibit=place),
        exhibits={"figure-1": chart(place), "table-1": table(slot("table-1", "Table 1"), 3)},
        annexes=(annex,),
    )
    assert [(each.id, each.layout.value, each.title) for each in deck.slides] == [
        ("title", "title", "A bridge for the island"),
        ("bottom-line", "text", "Bottom line"),
        ("section-1", "exhibit-with-text", "The bridge costs more than planned"),
        ("annex-supplies", "exhibit", "Who delivers what"),
        ("ledger", "exhibit", "Sources of the figures"),
        ("sources", "text", "Sources"),
    ]
    assert [(group.name, group.slides) for group in deck.sections] == [
        ("Bottom line", ("title", "bottom-line")),
        ("Findings", ("section-1",)),
        ("Annexes", ("annex-supplies",)),
        ("Sources", ("ledger", "sources")),
    ]


def test_the_title_slide_says_what_when_and_by_whom():
    cover = slide(plan(section()), "title")
    assert words(boxes(cover)["Subtitle"]) == ["Edition of 1 March 2024", "Institute of Bridges"]
    contents = boxes(cover)["Contents"]
    assert words(contents) == ["The bridge costs more than planned"]
    assert contents.link == SlideLink("section-1")


def test_the_bottom_line_stands_above_the_key_figures():
    summary = slide(plan(section()), "bottom-line")
    assert words(boxes(summary)["Bottom line"]) == ["The bridge costs about 2 billion euros."]
    assert words(boxes(summary)["Figure 1"]) == ["about", "2\u00a0billion", "euros"]
    assert words(boxes(summary)["Label 1"]) == ["Cost", "F1: S1, page 3"]
    assert boxes(summary)["Bottom line"].frame.bottom < boxes(summary)["Figure 1"].frame.top


def test_a_bottom_line_without_key_figures():
    deck = plan(key_figures=())
    assert [each.id for each in deck.slides] == ["title", "bottom-line", "ledger", "sources"]
    assert boxes(slide(deck, "bottom-line"))["Bottom line"].paragraphs[0].size == 40


def test_a_long_bottom_line_leaves_the_key_figures_to_the_next_slide():
    deck = plan(bottom_line=inlines("The bridge is late. " * 40))
    assert [each.id for each in deck.slides][1:3] == ["bottom-line", "key-figures"]


def test_more_than_four_key_figures_go_on_on_the_next_slide():
    figure = KeyFigure("cost", 1, "about", "2", "euros", "Cost")
    deck = plan(key_figures=(figure,) * 9)
    assert [each.title for each in deck.slides][1:4] == [
        "Bottom line",
        "Key figures (1\u00a0of\u00a02)",
        "Key figures (2\u00a0of\u00a02)",
    ]


def test_every_number_leads_to_its_entry_and_the_entry_back():
    deck = plan(section(points=POINTS))
    shown = [run for each in deck.slides for run in text_runs(each) if run.figure == "cost"]
    before = [run.link for run in shown if not run.text.startswith("F1")]
    assert before == [SlideLink("ledger")] * 4
    table_box = next(box for box in slide(deck, "ledger").boxes if isinstance(box, TableBox))
    first_cell = table_box.rows[1].cells[0].paragraphs[0].runs[0]
    assert (first_cell.text, first_cell.link) == ("F1", SlideLink("bottom-line"))


def test_an_entry_names_the_slides_that_print_its_figure_in_text_or_in_a_chart():
    place = slot()
    sections = (section("section-1", points=POINTS), section("section-2", exhibit=place))
    deck = plan(*sections, exhibits={"figure-1": chart(place)})
    assert deck.printed == {"cost": (2, 3, 4)}
    (table_box,) = (box for box in slide(deck, "ledger").boxes if isinstance(box, TableBox))
    assert table_box.rows[0].cells[-1].paragraphs[0].text == "Slides"
    printed = table_box.rows[1].cells[-1].paragraphs[0].runs
    assert [(run.text, run.link) for run in printed] == [
        ("2", SlideLink("bottom-line")),
        (", ", None),
        ("3", SlideLink("section-1")),
        (", ", None),
        ("4", SlideLink("section-2")),
    ]


def test_numbers_lead_to_the_slide_of_the_ledger_that_has_their_entry():
    (entry,) = story().ledger
    many = tuple(replace(entry, figure=f"cost-{n}", number=n) for n in range(2, 60))
    deck = plan(section(points=POINTS), ledger=(*many, replace(entry, number=60)))
    last = [each.id for each in deck.slides if each.id.startswith("ledger")][-1]
    assert last != "ledger"
    shown = [run.link for run in text_runs(slide(deck, "section-1")) if run.figure == "cost"]
    assert shown == [SlideLink(last)] * 2


def test_citations_lead_to_the_sources_and_addresses_to_the_web():
    deck = plan(section(points=POINTS))
    source = boxes(slide(deck, "section-1"))["Source"]
    assert words(source) == ["Source: S1, page 3"]
    assert source.paragraphs[0].runs[1].link == SlideLink("sources")
    entry = boxes(slide(deck, "sources"))["Sources"].paragraphs[0]
    assert entry.text == "S1\u2002Plan of the bridge. https://example.org/plan"
    assert entry.runs[-1].link == WebAddress("https://example.org/plan")


def test_a_mention_of_an_exhibit_leads_to_its_slide():
    place = slot()
    mention = (inlines(ExhibitMark("Figure 1", "figure-1"), " shows it"),)
    deck = plan(
        section(points=mention),
        section("section-2", "Another", POINTS, place),
        exhibits={"figure-1": chart(place)},
    )
    points = boxes(slide(deck, "section-1"))["Points"]
    assert points.paragraphs[0].runs[0].link == SlideLink("section-2")


def test_an_exhibit_takes_two_thirds_beside_its_points():
    place = slot(title="Costs have doubled")
    deck = plan(section(points=POINTS, exhibit=place), exhibits={"figure-1": chart(place)})
    shown = slide(deck, "section-1")
    picture = next(box for box in shown.boxes if isinstance(box, PictureBox))
    assert picture.frame.left == CANVAS.content.left
    assert picture.frame.width / CANVAS.width > 0.6
    assert picture.frame.bottom == CANVAS.content.bottom
    assert picture.alt == "Figure 1. Costs have doubled. A bar."
    assert words(boxes(shown)["Exhibit title"]) == ["Figure 1\u2002Costs have doubled"]
    points = boxes(shown)["Points"]
    assert points.frame.left > picture.frame.right
    assert {run.size for paragraph in points.paragraphs for run in paragraph.runs} == {20}


def test_an_exhibit_without_points_takes_the_whole_measure():
    place = slot()
    deck = plan(section(exhibit=place), exhibits={"figure-1": chart(place)})
    shown = slide(deck, "section-1")
    picture = next(box for box in shown.boxes if isinstance(box, PictureBox))
    assert (shown.layout, picture.frame) == (LayoutRole.EXHIBIT, CANVAS.content)


def test_points_alone_stand_beside_the_figures_that_they_mention():
    shown = slide(plan(section(points=POINTS)), "section-1")
    points, number = boxes(shown)["Points"], boxes(shown)["Figure 1"]
    assert points.paragraphs[0].size == 26
    assert words(number) == ["about", "2\u00a0billion", "euros", "Cost", "F1: S1, page 3"]
    assert number.frame.left > points.frame.right


def test_a_section_without_points_shows_its_prose():
    shown = slide(plan(section()), "section-1")
    assert words(boxes(shown)["Points"]) == ["The cost is about 2 billion euros [S1, page 3]."]
    assert not boxes(shown)["Points"].paragraphs[0].bullet


FOOTNOTED = (
    Paragraph(inlines("The bridge is late.", FootnoteMark(12, True))),
    CodeBlock(("late = True", "open = False")),
    Footnotes((Footnote(12, (Paragraph(inlines("By ", COST, ".")), Paragraph(inlines("So.")))),)),
)


def test_footnotes_stand_behind_the_prose_on_slides_and_in_notes():
    shown = slide(plan(section(body=FOOTNOTED)), "section-1")
    code = ["late = True", "open = False"]
    told = ["The bridge is late.¹²", *code, "¹² By about 2 billion euros.", "So."]
    assert words(boxes(shown)["Points"]) == told
    assert list(shown.notes[:5]) == told


def test_points_that_do_not_fit_are_split_with_the_headline_repeated():
    points = tuple(inlines(f"Point {number}: ", "the bridge is late " * 8) for number in range(12))
    deck = plan(section(points=points))
    parts = [each for each in deck.slides if each.id.startswith("section-1")]
    assert [each.title for each in parts] == [
        f"The bridge costs more than planned ({part}\u00a0of\u00a0{len(parts)})"
        for part in range(1, len(parts) + 1)
    ]
    assert len(parts) > 1
    shown = [line for each in parts for line in words(boxes(each)["Points"])]
    assert shown == [
        "".join(node.text for node in point if hasattr(node, "text")).strip() for point in points
    ] or [line.strip() for line in shown] == [
        f"Point {number}: {'the bridge is late ' * 8}".strip() for number in range(12)
    ]


def test_a_long_table_takes_slides_of_its_own_with_its_head_repeated():
    place = slot("table-1", "Table 1")
    deck = plan(
        section(points=POINTS, exhibit=place), exhibits={"table-1": table(place, 40, words=6)}
    )
    parts = [each for each in deck.slides if each.id.startswith("section-1")]
    tables = [box for each in parts for box in each.boxes if isinstance(box, TableBox)]
    assert len(tables) == len(parts) - 1 > 1
    heads = [[cell.paragraphs[0].text for cell in each.rows[0].cells] for each in tables]
    assert heads == [["Item", "What it is", "Cost"]] * len(tables)
    assert sum(len(each.rows) - 1 for each in tables) == 40
    assert boxes(parts[-1])["Points"].paragraphs[0].text == "It costs about 2 billion euros"


def test_a_short_table_stands_beside_the_points():
    place = slot("table-1", "Table 1")
    deck = plan(section(points=POINTS, exhibit=place), exhibits={"table-1": table(place, 3)})
    shown = slide(deck, "section-1")
    box = next(each for each in shown.boxes if isinstance(each, TableBox))
    assert shown.layout is LayoutRole.EXHIBIT_WITH_TEXT
    assert box.alt == "Table. Table 1: The headline. Columns: Item, What it is, Cost. Rows: 3."
    assert box.rows[1].cells[2].paragraphs[0].align == "right"
    assert box.rows[1].cells[2].paragraphs[0].runs[0].link == SlideLink("ledger")


def test_notes_hold_the_prose_the_figures_and_what_is_not_disclosed():
    spoken = (replace(section().body[0], children=inlines("Pause here.")),)
    assert slide(plan(section(notes=spoken)), "section-1").notes == (
        "Speaker notes",
        "Pause here.",
        "The cost is about 2 billion euros [S1, page 3].",
        "Figures on this slide",
        "F1 Cost: about 2 billion euros (S1, page 3)",
        "What the source does not disclose",
        "Cost: price base and margin",
    )


def test_notes_hold_the_figure_of_the_title_of_an_exhibit():
    place = replace(
        slot("table-1", "Table 1"), title=inlines("Where ", COST, " go"), own_title=True
    )
    cells = TableBlock((TableColumn("Item"),), ((inlines("steel"),),))
    shown = section(body=(), figures=(), exhibit=place)
    deck = plan(shown, exhibits={"table-1": TableExhibit(place, cells, "", "")})
    assert "F1 Cost: about 2 billion euros (S1, page 3)" in slide(deck, "section-1").notes


def test_titles_are_unique():
    deck = plan(section(), section("section-2"), section("section-3"))
    titles = [each.title for each in deck.slides]
    assert titles[2:5] == [
        "The bridge costs more than planned",
        "The bridge costs more than planned (2)",
        "The bridge costs more than planned (3)",
    ]
    assert len(set(titles)) == len(titles)


def test_the_foot_is_the_same_on_every_slide_but_the_first():
    deck = plan(section(points=POINTS))
    feet = [
        [(box.name, box.frame) for box in each.boxes if box.frame.top >= CANVAS.foot.footer.top]
        for each in deck.slides
    ]
    assert [name for name, _ in feet[0]] == ["Marking"]
    assert [name for name, _ in feet[1]] == ["Footer", "Marking", "Slide number"]
    assert all(foot == feet[1] for foot in feet[1:])
    marking = boxes(deck.slides[1])["Marking"]
    assert (marking.fill, marking.paragraphs[0].runs[0].colour) == ("#000000", "#33FF00")
    assert words(boxes(deck.slides[1])["Footer"]) == [
        "A bridge for the island · Edition of 1 March 2024 · Institute of Bridges"
    ]


def test_a_footer_that_is_too_long_keeps_the_edition():
    deck = plan(title=inlines("Ein sehr langer Titel über die Brücke und die Insel " * 3))
    assert words(boxes(deck.slides[1])["Footer"]) == ["Edition of 1 March 2024"]


def test_a_long_marking_keeps_its_size_and_takes_room_from_the_footer():
    title = inlines("A bridge for the island and its two harbours")
    deck = plan(title=title, marking="W" * 40)
    feet = boxes(deck.slides[1])
    assert feet["Marking"].paragraphs[0].size == 12
    assert feet["Marking"].frame.width > 400
    assert words(feet["Footer"]) == [
        "A bridge for the island and its two harbours · Edition of 1 March 2024"
    ]
    assert feet["Footer"].frame.right < feet["Marking"].frame.left


def test_no_marking_leaves_no_box():
    assert "Marking" not in boxes(plan(marking="").slides[1])


def test_the_sources_slide_says_what_is_not_disclosed():
    assert words(boxes(slide(plan(), "sources"))["Sources"])[1:] == [
        "What the source does not disclose",
        "F1\u2002Cost:",
        "price base",
        "margin",
    ]


def test_many_sources_are_split_and_citations_find_theirs():
    sources = tuple(
        SourceEntry(f"s{number}", number, "A long description. " * 12, "")
        for number in range(1, 31)
    )
    deck = plan(section(points=POINTS), sources=sources)
    last = [each for each in deck.slides if each.id.startswith("sources")]
    assert len(last) > 1
    assert last[0].title == f"Sources (1\u00a0of\u00a0{len(last)})"


def test_a_two_line_headline_is_smaller_and_a_longer_one_is_refused():
    long = "Die Verteidigungshaushaltsbewilligung übersteigt die Erwartungen des Ausschusses "
    title = boxes(slide(plan(section(headline=long + "deutlich und erneut")), "section-1"))["Title"]
    assert title.paragraphs[0].size == 28
    with pytest.raises(HeadlineTooLong, match="needs more than 3 lines"):
        plan(section(headline=long * 5))


@pytest.mark.parametrize(
    "text",
    [
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz " * 6,
        "Հայաստանի պաշտպանության բյուջեն կրկնապատկվում է երկու տարում " * 4,
        "Расходы на оборону почти удваиваются " * 8,
        "x" * 900,
    ],
)
def test_no_box_leaves_its_area(text):
    place, other = slot(title="A finding of some length"), slot("table-1", "Table 1")
    deck = plan(
        section(points=[inlines(text)] * 5, exhibit=place),
        section("section-2", "Another headline", points=[inlines(text)] * 5),
        section("section-3", "A third headline", exhibit=other),
        exhibits={"figure-1": chart(place), "table-1": table(other, 9, 90, note=text[:90])},
    )
    for each in deck.slides:
        for box in each.boxes:
            assert box.frame.left >= CANVAS.content.left - 0.01
            assert box.frame.right <= CANVAS.content.right + 0.01
            if box.name not in {"Footer", "Marking", "Slide number"}:
                assert box.frame.bottom <= CANVAS.content.bottom + 0.01
        _check_no_overlap(each)


def _check_no_overlap(each: Slide) -> None:
    solid = [box for box in each.boxes if not isinstance(box, Panel)]
    for index, one in enumerate(solid):
        for other in solid[index + 1 :]:
            apart = (
                one.frame.right <= other.frame.left + 0.01
                or other.frame.right <= one.frame.left + 0.01
                or one.frame.bottom <= other.frame.top + 0.01
                or other.frame.bottom <= one.frame.top + 0.01
            )
            assert apart, (each.id, one.name, other.name)


def test_every_run_has_a_size():
    deck = plan(section(points=POINTS))
    assert all(run.size >= 12 for each in deck.slides for run in text_runs(each))
    assert all(isinstance(each.boxes[0], TextBox) for each in deck.slides)


def test_very_long_labels_make_the_key_figures_smaller():
    label = "Expenditure of the general government on the bridge " * 9
    figures = (KeyFigure("cost", 1, "about", "2\u00a0billion", "euros", label),) * 4
    deck = plan(key_figures=figures)
    shown = slide(deck, "key-figures")
    assert boxes(shown)["Label 1"].paragraphs[0].size == 12
    assert min(box.frame.top for box in shown.boxes[1:]) >= CANVAS.content.top


def test_an_exhibit_title_that_leaves_no_room_is_refused():
    place = slot(title="The bridge costs more than anyone had planned " * 30)
    with pytest.raises(HeadlineTooLong):
        plan(section(points=POINTS, exhibit=place), exhibits={"figure-1": chart(place)})
