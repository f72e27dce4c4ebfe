"""The report as it is read aloud: every word that a screen reader says, in its order."""

from __future__ import annotations

from pathlib import Path

from factpress.build.pipeline import Document, build
from tests.report.harbour import SHORT
from tests.report.tagged_pdf import TaggedPdf

ALOUD = Path(__file__).with_name("harbour.txt")
"""The role and the words of each block, as a person would read the report from top to end."""


def test_the_report_reads_as_a_person_would_read_it(write_facts):
    path = write_facts(SHORT)
    build(path, path.parent, (Document.REPORT,), lambda _: None)
    read = [
        f"{role:9} {text}"
        for role, text in TaggedPdf(path.with_suffix(".pdf").read_bytes()).lines()
    ]
    print(*read, sep="\n")
    assert read == ALOUD.read_text("utf-8").splitlines()
