"""Stories: what many facts files share, with the place of every problem in either file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from factpress.build.pipeline import Document, build
from factpress.build.preparation import prepare, problems_of
from factpress.cli import main
from factpress.problems import Problem, ProblemsFound
from factpress.record.comparing import change_lines, changes
from factpress.story.model import plain_text
from tests.conftest import PROJECT
from tests.facts.test_schema import faults
from tests.reading import deck_text, page_texts

STORY = """\
factpress-story: 1
date: 2024-06-30
title: What {country} spends
names: [Agenda 2030]
bottom_line: "{country} spends {after} under Agenda 2030."
sources:
  yearbook: {title: The yearbook}
figures:
  before: {label: "Spending of {country}, 2022", period: 2022}
  after: {label: "Spending of {country}, 2023", period: 2023}
  growth: {label: Growth, formula: after / before}
sections:
  - headline: "{capital} spends more"
    holds: growth > 1
    chart: {kind: change, from: before, to: after}
    text: |
      Of {country} we know {before} and {after} [@yearbook, page 1],
      which is {growth}.
"""

PORTUGAL = """\
factpress: 1
story: stories/country.yaml
terms: {country: Portugal, capital: Lisbon}
names: [Section 907]
figures:
  before: {value: 3.2 billion EUR, source: "yearbook, page 12"}
  after: {value: 3.9 billion EUR, source: "yearbook, page 12"}
"""

IRELAND = """\
factpress: 1
story: stories/country.yaml
terms: {country: Ireland, capital: Dublin}
figures:
  before: {value: 1.1 billion EUR, source: "yearbook, page 31"}
  after: {value: 1.2 billion EUR, source: "yearbook, page 31"}
"""

Told = tuple[str, str, int, int]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a story and the facts files of two countries, in which commands run."""
    written(tmp_path, {})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path, changed: Mapping[str, str]) -> None:
    files = {
        "facts/stories/country.yaml": STORY,
        "facts/portugal.yaml": PORTUGAL,
        "facts/ireland.yaml": IRELAND,
        **changed,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def told(name: str = "portugal") -> list[Problem]:
    return list(problems_of(Path(f"facts/{name}.yaml")))


def places(problems: list[Problem]) -> list[Told]:
    return [
        (each.code, each.position.file, each.position.line, each.position.column)
        for each in problems
    ]


def broken(folder: Path, story: tuple[str, str] = ("", ""), facts: tuple[str, str] = ("", "")):
    """The problems of Portugal with a change to its story, and one to its facts file."""
    assert story[0] in STORY
    assert facts[0] in PORTUGAL
    changed = {
        "facts/stories/country.yaml": STORY.replace(*story, 1),
        "facts/portugal.yaml": PORTUGAL.replace(*facts, 1),
    }
    written(folder, changed)
    return told()


# Both together


def test_two_countries_share_a_story(folder: Path) -> None:
    texts = {}
    for name in ("portugal", "ireland"):
        path = Path(f"facts/{name}.yaml")
        built = build(path, folder / "out", (Document.REPORT, Document.DECK), lambda _: None)
        assert built.problems == ()
        report = " ".join(page_texts((folder / f"out/{name}.pdf").read_bytes()))
        texts[name] = (
            " ".join(report.split()),
            deck_text((folder / f"out/{name}.pptx").read_bytes()),
        )
    for text in texts["portugal"]:
        assert "What Portugal spends" in text
        assert "Portugal spends 3.9 billion euros" in text
        assert "Lisbon spends more" in text
        assert "Ireland" not in text
    for text in texts["ireland"]:
        assert "What Ireland spends" in text
        assert "Ireland spends 1.2 billion euros" in text
        assert "Dublin spends more" in text
        assert "Portugal" not in text


def test_a_story_and_a_facts_file_make_what_one_file_makes(folder: Path) -> None:
    one = STORY.replace("factpress-story: 1", "factpress: 1")
    for name, word in (("country", "Portugal"), ("capital", "Lisbon")):
        one = one.replace(f"{{{name}}}", word)
    one = one.replace("names: [", "names: [Section 907, ")
    for id_, value in (("before", "3.2"), ("after", "3.9")):
        given = f'{id_}: {{value: {value} billion EUR, source: "yearbook, page 12", label'
        one = one.replace(f"{id_}: {{label", given)
    (folder / "facts" / "one.yaml").write_text(one, "utf-8")
    assert told("one") == told() == []
    shared, alone = (prepare(Path(f"facts/{name}.yaml")) for name in ("portugal", "one"))
    assert shared.story.ledger == alone.story.ledger
    assert [plain_text(each.headline) for each in shared.story.sections] == ["Lisbon spends more"]


def test_the_record_lists_the_story_and_the_report_carries_it(folder: Path) -> None:
    build(Path("facts/portugal.yaml"), folder / "out", (Document.REPORT,), lambda _: None)
    record = json.loads((folder / "out" / "portugal.json").read_text("utf-8"))
    assert [(each["role"], each["name"]) for each in record["inputs"]] == [
        ("facts", "portugal.yaml"),
        ("story", "stories/country.yaml"),
    ]
    done = CliRunner().invoke(main, ["schema", "record"])
    Draft202012Validator(json.loads(done.output)).validate(record)
    with pikepdf.open(folder / "out" / "portugal.pdf") as pdf:
        carried = {name: pdf.attachments[name] for name in pdf.attachments}
        assert sorted(carried) == ["country.yaml", "portugal.json", "portugal.yaml"]
        assert carried["country.yaml"].get_file().read_bytes() == STORY.encode()
        told = carried["country.yaml"].description
    assert told == "The storyline that this briefing shares with others"


def test_a_path_in_a_story_starts_at_the_story(folder: Path) -> None:
    story = STORY.replace("names:", "theme: house.yaml\nnames:")
    written(folder, {"facts/stories/country.yaml": story})
    (folder / "facts/stories/house.yaml").write_text("paper: Letter\n", "utf-8")
    assert told() == []
    assert prepare(Path("facts/portugal.yaml")).style.paper_size == "Letter"
    story = story.replace("theme: house.yaml", "theme: ../../house.yaml")
    written(folder, {"facts/stories/country.yaml": story})
    (problem,) = told()
    assert places([problem]) == [("FP090", "facts/stories/country.yaml", 4, 8)]
    assert "its path leads out of the folder" in problem.message
    story = story.replace("theme: ../../house.yaml", "theme: dark")
    written(folder, {"facts/stories/country.yaml": story})
    assert told() == []


# Places


IN_STORY = "facts/stories/country.yaml"
IN_FACTS = "facts/portugal.yaml"

FAULTS: list[tuple[tuple[str, str], tuple[str, str], list[Told], str]] = [
    # A figure that the story prints and the facts file lacks, and the other way round.
    (
        ("{before} and", "{befor} and"),
        ("", ""),
        [("FP030", IN_STORY, 17, 28)],
        "There is no figure 'befor' (read with facts/portugal.yaml)",
    ),
    (
        ("which is {growth}", "which is {gap}"),
        ("", ""),
        [("FP030", IN_STORY, 18, 16)],
        "There is no figure 'gap' (read with facts/portugal.yaml)",
    ),
    (
        ("", ""),
        ('  after: {value: 3.9 billion EUR, source: "yearbook, page 12"}\n', ""),
        [("FP025", IN_STORY, 10, 3)],
        "The figure 'after' has no value and no formula (read with facts/portugal.yaml)",
    ),
    # Guards.
    (
        ("", ""),
        ("3.9 billion", "3.1 billion"),
        [("FP050", IN_STORY, 14, 12)],
        "(read with facts/portugal.yaml)",
    ),
    (
        ("holds: growth > 1", "holds: grwth > 1"),
        ("", ""),
        [("FP030", IN_STORY, 14, 12)],
        "There is no figure 'grwth' (read with facts/portugal.yaml)",
    ),
    # What the facts file itself says.
    (
        ("", ""),
        ("3.9 billion EUR", "3.9 billion $"),
        [("FP021", IN_FACTS, 7, 18)],
        "currency",
    ),
    (
        ("", ""),
        ('"yearbook, page 12"}\n  after', '"yearbok, page 12"}\n  after'),
        [("FP031", IN_FACTS, 6, 44)],
        "There is no source 'yearbok'",
    ),
    # The shape, in either file.
    (
        ("    holds:", "    hold:"),
        ("", ""),
        [("FP010", IN_STORY, 14, 5)],
        "There is no key 'hold' here (read with facts/portugal.yaml)",
    ),
    (
        ("", ""),
        ("names:", "nams:"),
        [("FP010", IN_FACTS, 4, 1)],
        "There is no key 'nams' here",
    ),
    (
        ("title: What {country} spends\n", ""),
        ("", ""),
        [("FP011", IN_FACTS, 1, 1)],
        "The key 'title' is missing",
    ),
    (
        ("label: Growth, ", ""),
        ("", ""),
        [("FP011", IN_STORY, 11, 3)],
        "The key 'label' is missing (read with facts/portugal.yaml)",
    ),
    # The same in both.
    (
        ("", ""),
        ("names:", "title: Portugal\nnames:"),
        [("FP049", IN_FACTS, 4, 1)],
        "'title' stands here and in the story, facts/stories/country.yaml:3:1",
    ),
    (
        ("", ""),
        ("before: {value", "before: {label: Before, value"),
        [("FP049", IN_FACTS, 6, 12)],
        "'label' stands here and in the story, facts/stories/country.yaml:9:12",
    ),
    (
        ("date:", "story: other.yaml\ndate:"),
        ("", ""),
        [("FP049", IN_FACTS, 2, 1)],
        "'story' stands here and in the story, facts/stories/country.yaml:2:1",
    ),
    # Terms.
    (
        ("Of {country} we", "Of {contry} we"),
        ("", ""),
        [("FP030", IN_STORY, 17, 10)],
        "There is no figure 'contry' (read with facts/portugal.yaml)",
    ),
    (
        ("", ""),
        ("country: Portugal,", "country: Area 51,"),
        [("FP101", IN_FACTS, 3, 23)],
        "51",
    ),
    (
        ("", ""),
        ("country: Portugal,", 'country: "{before}",'),
        [("FP034", IN_FACTS, 3, 19)],
        "'{before}' would be printed as it stands here",
    ),
    (
        ("", ""),
        ("capital: Lisbon}", "capital: Lisbon, after: Later}"),
        [("FP036", IN_FACTS, 3, 45)],
        "'after' is the id of a figure already",
    ),
    (
        ("", ""),
        ("capital: Lisbon}", "capital: Lisbon, The end: now}"),
        [("FP036", IN_FACTS, 3, 45)],
        "'The end' cannot be the id of a term",
    ),
    # The names of the story count, and only they and those of the facts file.
    (
        ("names: [Agenda 2030]\n", ""),
        ("", ""),
        [("FP101", IN_STORY, 4, 53)],
        "(read with facts/portugal.yaml)",
    ),
    # No YAML, no story, another version.
    (
        ("title: What", "title: : What"),
        ("", ""),
        [("FP002", IN_STORY, 3, 8)],
        "(read with facts/portugal.yaml)",
    ),
    (
        ("factpress-story: 1\n", ""),
        ("", ""),
        [("FP048", IN_FACTS, 2, 8)],
        "'stories/country.yaml' is no story",
    ),
    (
        ("factpress-story: 1", "factpress-story: 2"),
        ("", ""),
        [("FP012", IN_STORY, 1, 18)],
        "There is no version '2' of the format of stories",
    ),
    (
        ("", ""),
        ("stories/country.yaml", "stories/countri.yaml"),
        [("FP048", IN_FACTS, 2, 8)],
        "There is no story 'stories/countri.yaml'",
    ),
    (
        ("", ""),
        ("stories/country.yaml", "../country.yaml"),
        [("FP048", IN_FACTS, 2, 8)],
        "The story '../country.yaml' is refused: its path leads out of the folder",
    ),
]


@pytest.mark.parametrize(
    ("story", "facts", "wanted", "sentence"), FAULTS, ids=[fault[3][:40] for fault in FAULTS]
)
def test_a_problem_stands_where_the_words_are(
    folder: Path, story: tuple[str, str], facts: tuple[str, str], wanted: list[Told], sentence: str
) -> None:
    problems = broken(folder, story, facts)
    assert places(problems) == wanted
    assert sentence in problems[0].sentence
    assert problems[0].hint


# What is broken in which file, a part of the hint, and what is mended by it, in which file.
MENDED: list[tuple[str, str, str, str, str, str, str]] = [
    (IN_FACTS, "/country.yaml", "/countri.yaml", "Did you mean 'stories/country.yaml'?",
     IN_FACTS, "/countri.yaml", "/country.yaml"),
    (IN_STORY, "factpress-story: 1\n", "", "Begin 'stories/country.yaml' with 'factpress-story: 1'",
     IN_STORY, "date: 2024-06-30", "factpress-story: 1\ndate: 2024-06-30"),
    (IN_STORY, "factpress-story: 1", "factpress-story: 2", "Write 'factpress-story: 1'.",
     IN_STORY, "factpress-story: 2", "factpress-story: 1"),
    (IN_FACTS, "names:", "title: Portugal\nnames:", "Delete it here, or there if it is not",
     IN_FACTS, "title: Portugal\n", ""),
    (IN_FACTS, "names:", "title: Portugal\nnames:", "Delete it here, or there if it is not",
     IN_STORY, "title: What {country} spends\n", ""),
    (IN_STORY, "Of {country} we", "Of {contry} we", "Did you mean 'country'?",
     IN_STORY, "{contry}", "{country}"),
    (IN_STORY, "is {growth}", "is {gap}", "Or add it to 'figures' of facts/portugal.yaml.",
     IN_FACTS, "figures:\n", "figures:\n  gap: {label: Gap, formula: after - before}\n"),
    (IN_FACTS, "value: 3.9 billion EUR, source", "note: x, source", "Add 'value' with its 'source'",
     IN_FACTS, "note: x", "value: 3.9 billion EUR"),
    (IN_FACTS, "3.9 billion", "3.1 billion", "choose from: 'when', 'say' and 'otherwise'.",
     IN_STORY, '"{capital} spends more"\n    holds: growth > 1',
     '[{when: growth > 1, say: It spends more}, {otherwise: It does not spend more}]'),
]  # fmt: skip


@pytest.mark.parametrize("case", MENDED, ids=[f"{case[3][:30]}-{case[4]}" for case in MENDED])
def test_the_hint_mends_the_two(
    folder: Path, case: tuple[str, str, str, str, str, str, str]
) -> None:
    broken_file, good, bad, hint, mended_file, before, after = case
    files = {IN_STORY: STORY, IN_FACTS: PORTUGAL}
    assert good in files[broken_file]
    files[broken_file] = files[broken_file].replace(good, bad, 1)
    written(folder, files)
    assert hint in told()[0].hint
    assert before in files[mended_file]
    files[mended_file] = files[mended_file].replace(before, after, 1)
    written(folder, files)
    assert told() == []


def test_faults_of_both_files_are_told_at_once(folder: Path) -> None:
    problems = broken(
        folder,
        (
            "    holds: growth > 1\n    chart: {kind: change",
            "    hold: growth > 1\n    chart: {kind: chnge",
        ),
        ("value: 3.2 billion EUR", "value: 3.2 billion $"),
    )
    assert places(problems) == [
        ("FP021", IN_FACTS, 6, 19),
        ("FP010", IN_STORY, 14, 5),
        ("FP063", IN_STORY, 15, 19),
    ]


def test_each_country_is_told_of_for_itself(folder: Path) -> None:
    written(folder, {"facts/ireland.yaml": IRELAND.replace("1.2 billion", "1 billion")})
    assert told("portugal") == []
    assert [each.sentence for each in told("ireland")] == [
        "The condition no longer holds: 0.91 times > 1 is false (read with facts/ireland.yaml)"
    ]


def test_a_headline_without_room_is_told_in_the_story(folder: Path) -> None:
    long = "spends more" + " as it has done in every year that anybody can remember" * 8
    written(folder, {IN_STORY: STORY.replace("spends more", long)})
    with pytest.raises(ProblemsFound) as caught:
        build(Path(IN_FACTS), folder / "out", (Document.DECK,), lambda _: None)
    (problem,) = caught.value.problems
    assert places([problem]) == [("FP070", IN_STORY, 13, 15)]
    assert problem.position.facts == IN_FACTS


# Rules switched off


@pytest.mark.parametrize("name", [IN_STORY, IN_FACTS])
def test_a_comment_switches_a_rule_off_in_its_own_file_alone(folder: Path, name: str) -> None:
    story = STORY.replace("names: [Agenda 2030]\n", "\n")
    assert places(broken(folder, ("names: [Agenda 2030]\n", "\n"))) == [("FP101", IN_STORY, 5, 53)]
    text = {IN_STORY: story, IN_FACTS: PORTUGAL}[name].splitlines()
    text[4] += "  # factpress: ignore FP101 because it is a name"
    written(folder, {IN_STORY: story, name: "\n".join(text) + "\n"})
    assert [each.code for each in told()] == ([] if name == IN_STORY else ["FP101"])


def test_a_rule_that_the_story_switches_off_is_off(folder: Path) -> None:
    off = "ignore: {FP101: It is a name.}\n"
    assert broken(folder, ("names: [Agenda 2030]\n", off)) == []


# A story alone


@pytest.mark.usefixtures("folder")
def test_a_check_of_a_story_says_that_it_is_one() -> None:
    done = CliRunner().invoke(main, ["check", IN_STORY])
    assert done.exit_code == 0
    assert done.output == (
        "facts/stories/country.yaml:1:1: note FP048: This is a story, not a facts file: its marks "
        "and guards are checked with each facts file that names it\n"
        "  1 | factpress-story: 1\n"
        "    | ^^^^^^^^^^^^^^^\n"
        "  hint: Name it in facts files, as in 'story: country.yaml', and check those.\n"
        "1 note in 1 file\n"
    )


def test_a_check_of_a_story_tells_what_is_wrong_with_its_shape(folder: Path) -> None:
    story = STORY.replace("holds:", "hold:").replace(
        'headline: "{capital} spends more"', "notes: x"
    )
    written(folder, {IN_STORY: story.replace("period: 2022", "year: 1")})
    done = CliRunner().invoke(main, ["check", IN_STORY, "--format", "json"])
    assert done.exit_code == 1
    assert [(each["code"], each["line"], each["column"]) for each in json.loads(done.output)] == [
        ("FP010", 9, 50),
        ("FP011", 13, 5),
        ("FP010", 14, 5),
    ]


def test_a_story_is_not_built(folder: Path) -> None:
    done = CliRunner().invoke(main, ["build", IN_STORY, "-o", "out"])
    assert done.exit_code == 1
    assert "facts/stories/country.yaml:1:1: error FP048: This is a story" in done.output
    assert "Name it in facts files, as in 'story: country.yaml', and build those." in done.output
    assert not (folder / "out").exists()


# Formats


def formatted(name: str) -> str:
    done = CliRunner().invoke(main, ["check", IN_FACTS, "--format", name])
    assert done.exit_code == 1
    return done.output


def test_every_format_points_into_the_story_and_names_the_facts_file(folder: Path) -> None:
    broken(folder, ("which is {growth}", "which is {gap}"))
    assert formatted("text").splitlines()[:3] == [
        "facts/stories/country.yaml:18:16: error FP030: There is no figure 'gap' (read with "
        "facts/portugal.yaml)",
        "  18 |       which is {gap}.",
        "     |                ^^^^^",
    ]
    (entry,) = json.loads(formatted("json"))
    assert (entry["file"], entry["line"], entry["facts"]) == (IN_STORY, 18, IN_FACTS)
    assert formatted("github").startswith(
        "::error file=facts/stories/country.yaml,line=18,col=16,endLine=18,endColumn=21,"
        "title=FP030::There is no figure 'gap' (read with facts/portugal.yaml)"
    )
    ((result,),) = (run["results"] for run in json.loads(formatted("sarif"))["runs"])
    (at,), (related,) = result["locations"], result["relatedLocations"]
    assert at["physicalLocation"]["artifactLocation"]["uri"] == IN_STORY
    assert at["physicalLocation"]["region"]["startLine"] == 18
    assert related["physicalLocation"]["artifactLocation"]["uri"] == IN_FACTS


# The schemas


def schema(what: str) -> dict[str, Any]:
    done = CliRunner().invoke(main, ["schema", what])
    assert done.exit_code == 0
    made: dict[str, Any] = json.loads(done.output)
    Draft202012Validator.check_schema(made)
    return made


def test_the_committed_schema_of_stories_is_up_to_date() -> None:
    committed = json.loads((PROJECT / "facts" / "story.schema.json").read_text("utf-8"))
    assert committed == schema("story"), "run: factpress schema story > facts/story.schema.json"


@pytest.mark.parametrize(
    ("what", "text", "where"),
    [
        ("story", STORY, set()),
        ("facts", PORTUGAL, set()),
        ("story", PORTUGAL, {""}),
        (
            "facts",
            PORTUGAL.replace("story: stories/country.yaml\n", ""),
            {"", "figures/before", "figures/after"},
        ),
        ("story", STORY.replace("sections:", "section:"), {""}),
        ("story", STORY.replace('headline: "{capital} spends more"', "notes: x"), {"sections/0"}),
        ("story", STORY.replace("factpress-story: 1", "factpress-story: 2"), {"factpress-story"}),
        ("facts", PORTUGAL.replace("value: 3.2", "valeu: 3.2"), {"figures/before"}),
    ],
)
def test_the_schemas_take_the_parts_that_files_share(what: str, text: str, where: set[str]) -> None:
    assert set(faults(schema(what), text)) == where


# The page


PAGE = (PROJECT / "docs" / "stories.md").read_text("utf-8")
FILES = dict(re.findall(r"^```(?:yml|csv)\n# (\S+)\n(.*?)^```", PAGE, re.M | re.S))


def test_the_examples_of_the_page_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    for name in FILES:
        if name.endswith(".yaml"):
            told = problems_of(Path(name))
            assert [each.code for each in told] == (["FP048"] if "stories" in name else []), told
    titles = {
        name: plain_text(prepare(Path(f"facts/{name}.yaml")).story.title)
        for name in ("portugal", "ireland", "malta-exports")
    }
    assert titles == {
        "portugal": "What Portugal spends on defence",
        "ireland": "What Ireland spends on defence",
        "malta-exports": "The exports of Malta",
    }
    headline = prepare(Path("facts/portugal.yaml")).story.sections[0].headline
    assert plain_text(headline) == "Lisbon spends more than the year before"
    done = CliRunner().invoke(main, ["build", "facts/malta-exports.yaml", "-o", "out"])
    assert done.exit_code == 0, done.output
    record = json.loads((tmp_path / "out" / "malta-exports.json").read_text("utf-8"))
    assert [(each["role"], each["name"]) for each in record["inputs"]] == [
        ("facts", "malta-exports.yaml"),
        ("story", "stories/exports.yaml"),
        ("data", "data/exports.csv"),
    ]


def test_what_is_wrong_with_every_country_is_told_once_to_people(folder: Path) -> None:
    broken(folder, ("which is {growth}", "which is {gap}"))
    done = CliRunner().invoke(main, ["check", "facts/ireland.yaml", "facts/portugal.yaml"])
    assert done.output.splitlines() == [
        "facts/stories/country.yaml:18:16: error FP030: There is no figure 'gap' (read with "
        "facts/ireland.yaml)",
        "  18 |       which is {gap}.",
        "     |                ^^^^^",
        "  hint: The figures are before, after and growth. Or add it to 'figures' of "
        "facts/ireland.yaml.",
        "  so it is with 1 other facts file",
        "2 errors in 2 files",
    ]


def test_a_changed_story_is_told_by_what_it_changes(folder: Path) -> None:
    def record() -> dict[str, Any]:
        built = build(Path(IN_FACTS), folder / "out", (Document.REPORT,), lambda _: None)
        return dict(json.loads(built.record.path.read_bytes()))

    before = record()
    written(folder, {IN_STORY: STORY.replace("title: What", "title: All that")})
    told = list(change_lines(changes(before, record())))
    assert told == ["title: What Portugal spends → All that Portugal spends"]
