"""A new facts file: refused where one is already, written whole or not at all."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path

from factpress.build.writing import write_all
from factpress.drafting.article import read_article
from factpress.drafting.writing import identifier, write_draft
from factpress.problems import Position, Problem, ProblemsFound

_MOST_BYTES = 1_000_000
_MOST_FACTS = 10_000
_STARTER = Path(__file__).with_name("starter.yaml")


def create(path: Path, article: Path | None, today: date) -> Path:
    """Writes a starter, or a draft from an article, and returns its path.

    A path without the suffix of YAML gets one. Raises FileExistsError when there is a file
    already, ProblemsFound when the article cannot be used, and OSError.
    """
    if path.suffix.lower() not in {".yaml", ".yml"}:
        path = path.with_name(f"{path.name}.yaml")
    if path.exists() or path.is_symlink():
        raise FileExistsError(errno.EEXIST, "there is a file already", str(path))
    text = _STARTER.read_text("utf-8") if article is None else _draft(article, path, today)
    try:
        write_all({path: text.encode("utf-8")})
    except FileExistsError as error:
        what = "a file has the name of this folder"
        raise NotADirectoryError(errno.ENOTDIR, what, error.filename) from None
    return path


def _draft(article: Path, path: Path, today: date) -> str:
    draft = read_article(_read(article))
    if len(draft.figures) + len(draft.events) > _MOST_FACTS:
        raise _refused(
            article,
            f"The text holds more than {_MOST_FACTS:,} figures and dates; it is a table",
            "Draft from an article, or split the text.",
        )
    source = identifier(article.stem, "article")
    return write_draft(draft, source, _beside(article, path), today.isoformat())


def _beside(article: Path, path: Path) -> str:
    """The path of the article from the facts file; empty when it lies elsewhere."""
    try:
        return article.resolve().relative_to(path.parent.resolve()).as_posix()
    except ValueError:
        return ""


def _read(article: Path) -> str:
    try:
        if article.stat().st_size > _MOST_BYTES:
            raise _refused(
                article,
                f"The text is larger than {_MOST_BYTES // 1_000_000} MB",
                "Draft from one article at a time.",
            )
        text = article.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise _refused(article, "There is no such file", "Check the path.") from None
    except IsADirectoryError:
        raise _refused(article, "This is a folder, not a text", "Name a file in it.") from None
    except UnicodeDecodeError:
        text = "\0"
    except OSError as error:
        raise _refused(
            article, f"The text cannot be read: {error.strerror}", "Check its permissions."
        ) from None
    if "\0" in text:
        raise _refused(
            article,
            "This is not plain text in UTF-8",
            "Save the article as plain text with the encoding UTF-8.",
        )
    if not text.strip():
        raise _refused(
            article,
            "The text is empty",
            "Leave out '--from' for a starter without an article.",
        )
    return text


def _refused(article: Path, message: str, hint: str) -> ProblemsFound:
    return ProblemsFound([Problem(Position(str(article)), "FP001", message, hint)])
