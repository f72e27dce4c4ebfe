"""The command `new`: a starter that builds, a draft that asks, and no file overwritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from factpress.build.preparation import prepare
from factpress.cli import main
from factpress.drafting.article import read_article
from factpress.drafting.creation import create
from factpress.drafting.writing import write_draft
from factpress.problems import ProblemsFound, Severity
from factpress.quantities.notation import read_quantity
from factpress.quantities.quantity import Form

DAY = date(2024, 3, 1)

ARTICLE = """\
Harbour, 3 May 2023. The ferries are late again

The harbour office spent between 12 and 14 million euros on repairs in 2022, and in 2023, it
will spend approximately 20 million euros. Some 300 people work there.
A survey by the office found that 41.5% of passengers are content; a third of them walk.

The Sea Runner 300 is the office's fourth ferry. It sailed first on June 19, 2021, and has
cost $5 million since. Section 12 of the harbour law allows it until March 8.
"""


def run(*arguments: object):
    return CliRunner().invoke(main, list(map(str, arguments)))


def codes_of(path: Path) -> set[str]:
    """The codes of the errors of a facts file."""
    try:
        prepare(path)
    except ProblemsFound as found:
        return {each.code for each in found.problems if each.severity is Severity.ERROR}
    return set()


def test_the_starter_builds_without_a_problem(tmp_path):
    done = run("new", tmp_path / "deep" / "er" / "briefing")
    written = tmp_path / "deep" / "er" / "briefing.yaml"
    assert (done.exit_code, done.stdout) == (0, f"{written}: written\n")
    problems = prepare(written).problems
    assert [each for each in problems if each.severity is not Severity.INFORMATION] == []
    assert run("build", written, "-o", tmp_path / "out").exit_code == 0


def test_the_starter_shows_every_form_of_a_value(tmp_path):
    facts = yaml.safe_load(create(tmp_path / "x.yaml", None, DAY).read_text("utf-8"))
    values = [each["value"] for each in facts["figures"].values() if "value" in each]
    assert {read_quantity(str(value)).form for value in values} == set(Form)
    assert any("formula" in each for each in facts["figures"].values())
    assert {"chart", "table"} <= {key for section in facts["sections"] for key in section}


def test_an_existing_file_is_left_as_it_is(tmp_path):
    path = tmp_path / "facts.yaml"
    path.write_text("mine", "utf-8")
    for name in ("facts.yaml", "facts"):
        done = run("new", tmp_path / name)
        assert done.exit_code == 1
        assert done.stderr == f"{path}: there is a file already; it is left as it is\n"
    assert path.read_text("utf-8") == "mine"


def test_a_link_that_leads_nowhere_is_not_replaced(tmp_path):
    path = tmp_path / "facts.yaml"
    path.symlink_to(tmp_path / "absent")
    assert run("new", path).exit_code == 1
    assert path.is_symlink()


def test_a_place_that_cannot_be_written_to_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    done = run("new", tmp_path / "file" / "facts.yaml")
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("arguments", [["-"], ["x", "--from", "-"], []])
def test_wrong_usage(arguments):
    assert run("new", *arguments).exit_code == 2


def drafted(tmp_path: Path, text: str) -> Path:
    article = tmp_path / "Harbour news.txt"
    article.write_text(text, "utf-8")
    return create(tmp_path / "draft.yaml", article, DAY)


def test_a_draft_holds_the_figures_with_their_places(tmp_path):
    path = drafted(tmp_path, ARTICLE)
    facts = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    told = [
        (each["value"], each.get("period"), each["source"], each["excerpt"])
        for each in facts["figures"].values()
    ]
    assert told == [
        (
            "12..14 million EUR",
            "2022",
            "harbour_news, paragraph 2",
            "between 12 and 14 million euros",
        ),
        ("~20 million EUR", None, "harbour_news, paragraph 3", "approximately 20 million euros"),
        ("~300 people", None, "harbour_news, paragraph 3", "Some 300 people"),
        ("41.5 %", None, "harbour_news, paragraph 4", "41.5% of passengers"),
        ("not reported", None, "harbour_news, paragraph 4", "a third of them"),
        ("4th", None, "harbour_news, paragraph 5", "fourth ferry"),
        ("5 million USD", None, "harbour_news, paragraph 6", "$5 million"),
    ]
    assert facts["date"] == "2023-05-03"
    assert facts["names"] == ["Sea Runner 300", "Section 12"]
    assert [event["date"] for event in facts["events"]] == ["2023", "2021-06-19", "2023-03-08"]
    assert all("todo" in each["label"] for each in facts["figures"].values())
    assert "# todo: is this the US dollar?" in path.read_text("utf-8")


def test_a_draft_has_no_problem_but_its_todos(tmp_path):
    path = drafted(tmp_path, ARTICLE)
    assert codes_of(path) == {"FP199"}
    done = run("build", path, "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert "error FP199: The label of the figure 'ferry' still says todo" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_draft_with_its_todos_answered_builds(tmp_path):
    path = drafted(tmp_path, ARTICLE)
    lines = path.read_text("utf-8").splitlines()
    answered = [
        line[: line.index(":") + 1] + " An answer" if '"todo:' in line else line for line in lines
    ]
    text = "\n".join(answered).replace("todo: prose", "Prose")
    path.write_text(text, "utf-8")
    assert codes_of(path) == set()


def test_no_sentence_of_the_text_is_copied(tmp_path):
    text = drafted(tmp_path, ARTICLE).read_text("utf-8")
    words = ARTICLE.split()
    for index in range(len(words) - 8):
        assert " ".join(words[index : index + 9]) not in text


def test_a_text_without_figures_gives_a_draft_all_the_same(tmp_path):
    path = drafted(tmp_path, "Nothing is counted here.")
    assert codes_of(path) == {"FP199"}
    text = path.read_text("utf-8")
    assert "No figure was found" in text
    assert "date: 2024-03-01  # the day of this draft" in text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The text is empty"),
        (b" \n\n", "The text is empty"),
        (b"a\x00b", "This is not plain text in UTF-8"),
        (b"\xff\xfea\x00", "This is not plain text in UTF-8"),
        (b"1" * 1_000_001, "The text is larger than 1 MB"),
        (b"12 boats\n" * 10_001, "more than 10,000 figures"),
    ],
)
def test_a_text_that_cannot_be_used_is_a_problem(tmp_path, content, message):
    article = tmp_path / "article.txt"
    article.write_bytes(content)
    done = run("new", tmp_path / "facts.yaml", "--from", article)
    assert done.exit_code == 1
    assert message in done.stderr
    assert "hint:" in done.stderr
    assert not (tmp_path / "facts.yaml").exists()


def test_a_missing_text_and_a_folder_are_problems(tmp_path):
    assert "There is no such file" in run("new", tmp_path / "f", "--from", tmp_path / "x").stderr
    assert "This is a folder" in run("new", tmp_path / "f", "--from", tmp_path).stderr


_WORDS = st.sampled_from(
    [*ARTICLE.split(), "12", "%", "-", "$", "to", "and", "\n", "from", "2022", "½", '"', "{", "#"]
)


@settings(max_examples=30, deadline=None)
@given(words=st.lists(_WORDS | st.text(max_size=6), max_size=40))
def test_a_draft_of_any_text_can_be_read(words, tmp_path_factory):
    path = tmp_path_factory.mktemp("draft") / "draft.yaml"
    draft = read_article(" ".join(words))
    path.write_text(write_draft(draft, "article", "", "2024-03-01"), "utf-8")
    assert codes_of(path) == {"FP199"}
