"""Everything that is decided before a byte is written: facts, figures, story, exhibits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from factpress.charts.model import Briefing
from factpress.checks.model import Checked
from factpress.checks.running import check_briefing, check_facts
from factpress.exhibits.model import Exhibit
from factpress.exhibits.planning import plan_exhibits, request_problems
from factpress.facts.model import LookName
from factpress.facts.reading import facts_of
from factpress.facts.recovery import not_missed, open_facts
from factpress.facts.source_texts import find_source_texts
from factpress.facts.stories import StoryAlone
from factpress.figures.choices import choose_wordings
from factpress.figures.derivation import derive_figures
from factpress.figures.guards import guard_problems
from factpress.frozen import frozen
from factpress.problems import Position, Problem, ProblemsFound, has_errors, in_file_order
from factpress.story.composition import compose
from factpress.story.marks import ProseReader
from factpress.story.model import Story
from factpress.story.numbering import mention_problems, number_exhibits
from factpress.story.soundness import unprintable_problems
from factpress.theme import HouseStyle
from factpress.themes.choosing import named_theme, theme_of
from factpress.themes.template_file import read_template_file, template_beside
from factpress.wording import Wording

_OF_SERIES = frozenset({"FP080", "FP081", "FP082", "FP083"})
"""Codes of what leaves points of a series unread, whose periods may stand in the prose."""


@frozen
class Prepared:
    """A briefing ready to be written, and the problems that do not stop it."""

    reader: ProseReader
    story: Story
    exhibits: Mapping[str, Exhibit]
    style: HouseStyle
    problems: tuple[Problem, ...]

    @property
    def wording(self) -> Wording:
        """The words of the briefing's language."""
        return self.reader.wording

    def position_of(self, text: str) -> Position:
        """Where the headline or title with these words stands in the facts file."""
        reader = self.reader
        proses = [reader.facts.title]
        for section in reader.facts.sections:
            proses.append(section.headline.prose)
            if section.exhibit and section.exhibit.title:
                proses.append(section.exhibit.title)
        found = (prose.at for prose in proses if reader.plain(prose) == text)
        return next(found, reader.facts.title.at)


def problems_of(
    path: Path, sources_folder: Path | None = None, today: date | None = None
) -> tuple[Problem, ...]:
    """Every problem of a facts file, or of a story, in file order; arguments as for `prepare`."""
    try:
        prepared = prepare(path, sources_folder, today)
        return in_file_order((*prepared.problems, *_template_problems(prepared.style)))
    except StoryAlone as story:
        return in_file_order(story.checked)
    except ProblemsFound as found:
        return found.problems


def _template_problems(style: HouseStyle) -> tuple[Problem, ...]:
    """What is wrong with the template of the house, if there is one."""
    if style.template is None:
        return ()
    # What opens templates is loaded for the briefings that have one.
    from factpress.build.documents import house_template

    try:
        house_template(style, style.template)
    except ProblemsFound as refused:
        return refused.problems
    return ()


def prepare(
    path: Path,
    sources_folder: Path | None = None,
    today: date | None = None,
    theme: str | None = None,
    template: Path | None = None,
) -> Prepared:
    """The briefing of a facts file; raises ProblemsFound with all that its stages report.

    Local texts of sources are looked for in `sources_folder` before the paths that the file
    itself names. Without `today` nothing is judged overdue: a build never looks at the clock.
    A `theme`, the name of a built-in one or a path, and a `template` are taken instead of the
    file's own.
    """
    read = open_facts(path)
    style, unstyled = _house_style(read.theme, read.document.file, theme)
    style, untemplated = _with_template(style, read.template, read.document.file, template)
    facts, found = facts_of(read, style.theme.family)
    texts, unread = find_source_texts(facts, sources_folder)
    problems = [*found, *unread, *unstyled, *untemplated, *check_facts(facts)]
    if has_errors(found):
        problems += request_problems(facts)
        is_whole = facts.is_whole and _OF_SERIES.isdisjoint(each.code for each in found)
        raise ProblemsFound(problems if is_whole else filter(not_missed, problems))
    wording = Wording(facts.language)
    try:
        figures = derive_figures(facts.figures)
    except ProblemsFound as underivable:
        raise ProblemsFound([*problems, *underivable.problems]) from None
    facts, undecided = choose_wordings(facts, figures, wording.quantity)
    problems += undecided
    problems += guard_problems(facts, figures, wording.quantity)
    numbering = number_exhibits(facts, figures, wording)
    problems += mention_problems(facts, numbering)
    reader = ProseReader(facts, figures, wording, numbering)
    story = compose(reader)
    problems += unprintable_problems(facts, story)
    try:
        exhibits = plan_exhibits(story, Briefing(reader))
    except ProblemsFound as found:
        raise ProblemsFound([*problems, *found.problems]) from None
    problems += check_briefing(Checked(reader, story, exhibits, texts, today))
    if has_errors(problems):
        raise ProblemsFound(problems)
    return Prepared(reader, story, exhibits, style, tuple(problems))


def _house_style(
    asked: LookName | None, file: str, theme: str | None
) -> tuple[HouseStyle, tuple[Problem, ...]]:
    """The theme that is asked for, or the built-in one and the problems of that which is."""
    try:
        return named_theme(theme) if theme else theme_of(asked, file)
    except ProblemsFound as found:
        return HouseStyle(), found.problems


def _with_template(
    style: HouseStyle, asked: LookName | None, file: str, template: Path | None
) -> tuple[HouseStyle, tuple[Problem, ...]]:
    """The style with the template of the command, else of the facts file, else of the theme."""
    try:
        if template:
            found = read_template_file(template, str(template), Position(str(template)))
        elif asked:
            found = template_beside(file, asked.text, asked.at, "the facts file")
        else:
            return style, ()
    except ProblemsFound as refused:
        return style, refused.problems
    return replace(style, template=found), ()
