"""Local texts of sources: found where they may be, refused elsewhere."""

from __future__ import annotations

import pytest

from factpress.facts.reading import read_facts
from factpress.facts.source_texts import find_source_texts
from tests.conftest import SMALL


def found(write_facts, named: str = "", folder=None):
    """The texts of the small briefing, and the codes of problems."""
    source = f"  report: {{title: The report, text: {named!r}}}"
    text = SMALL.replace("  report: {title: The report}", source) if named else SMALL
    facts, _ = read_facts(write_facts(text))
    texts, problems = find_source_texts(facts, folder)
    return dict(texts), [(problem.code, problem.severity.value) for problem in problems]


def test_a_text_beside_the_facts_is_read_as_it_is(write_facts, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_bytes("\ufeffOne\r\ntwo é\n".encode())
    assert found(write_facts, "texts/a.txt") == ({"report": "\ufeffOne\r\ntwo é\n"}, [])


def test_a_text_in_the_folder_goes_before(write_facts, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "report.txt").write_text("of the folder")
    (tmp_path / "a.txt").write_text("beside")
    assert found(write_facts, "a.txt", folder) == ({"report": "of the folder"}, [])
    assert found(write_facts, "", folder) == ({"report": "of the folder"}, [])
    (folder / "report.txt").unlink()
    assert found(write_facts, "a.txt", folder) == ({"report": "beside"}, [])


@pytest.mark.parametrize(
    "named",
    ["/etc/hostname", "../outside.txt", "a/../../outside.txt", "C:/x.txt", "a\\b.txt", "link.txt",
     "folder/outside.txt", "circle.txt"],
)  # fmt: skip
def test_a_text_out_of_the_folder_is_refused(write_facts, tmp_path, named):
    (tmp_path.parent / "outside.txt").write_text("secret")
    (tmp_path / "link.txt").symlink_to(tmp_path.parent / "outside.txt")
    (tmp_path / "folder").symlink_to(tmp_path.parent, target_is_directory=True)
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    assert found(write_facts, named) == ({}, [("FP037", "error")])


def test_an_id_cannot_leave_the_folder(write_facts, tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (tmp_path / "outside.txt").write_text("secret")
    text = SMALL.replace("  report:", '  "../outside":').replace("report, page", "../outside, page")
    facts, _ = read_facts(write_facts(text))
    assert find_source_texts(facts, folder)[0] == {}


def test_what_cannot_be_read_is_told(write_facts, tmp_path):
    (tmp_path / "latin.txt").write_bytes(b"one\ncaf\xe9")
    assert found(write_facts, "latin.txt") == ({}, [("FP038", "warning")])
    assert found(write_facts, "absent.txt") == ({}, [("FP038", "information")])
    (tmp_path / "folder").mkdir()
    assert found(write_facts, "folder") == ({}, [("FP038", "warning")])
