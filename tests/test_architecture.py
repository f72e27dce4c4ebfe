"""The house: imports run one way, files stay rooms, and a start loads nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "factpress"

# From left to right along the way of the data; a module may import what stands before it.
ORDER = [
    "frozen",
    "garbage",
    "installed",
    "problems",
    "typefaces",
    "theme",
    "colour",
    "geography",
    "quantities",
    "words",
    "wording",
    "facts",
    "themes",
    "figures",
    "story",
    "charts",
    "exhibits",
    "checks",
    "formats",
    "record",
    "report",
    "deck",
    "handout",
    "cache",
    "build",
    "drafting",
    "console",
    "commands",
    "cli",
    "__main__",
]


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@cache
def parsed(path: Path) -> ast.Module:
    """The tree of a module, read once for all that is asked of it."""
    return ast.parse(path.read_text("utf-8"))


def imports_of(path: Path) -> set[str]:
    """Rooms that a module imports, at its top, within functions, or for type checking."""
    rooms = set()
    for node in ast.walk(parsed(path)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [node.module or ""]
        rooms |= {name.split(".")[1] for name in names if name.startswith("factpress.")}
    return rooms


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        assert imports_of(path) == set()
        return
    later = ORDER[ORDER.index(room) + 1 :]
    assert imports_of(path) & set(later) == set()


def test_every_room_has_its_place() -> None:
    assert {room_of(path) for path in modules()} - {"__init__"} == set(ORDER)


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """Modules and the names that are imported from them."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


@pytest.mark.parametrize("room", ["charts", "exhibits", "report", "deck"])
def test_writers_take_their_typeface_from_the_theme(room: str) -> None:
    shipped = {
        str(path.relative_to(PACKAGE))
        for path in (PACKAGE / room).rglob("*.py")
        for module, name in imported(path)
        if module.startswith("factpress.typefaces") and name in {"typeface", "font_file"}
    }
    assert shipped == set()


def test_files_stay_readable() -> None:
    long = {
        str(path.relative_to(PACKAGE)): lines
        for path in modules()
        if (lines := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert long == {}


def loaded_by(code: str) -> set[str]:
    """Top-level modules that are loaded after the code has run in a fresh interpreter."""
    program = f"import sys\n{code}\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    output = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return set(output.stdout.split())


HEAVY = {"matplotlib", "numpy", "reportlab", "pptx", "pydantic", "yaml", "babel", "fontTools"}


def test_the_command_starts_without_its_libraries() -> None:
    assert loaded_by("import factpress.cli") & HEAVY == set()


def test_facts_are_prepared_without_drawing_libraries() -> None:
    facts = PACKAGE.parent.parent / "facts" / "armenia-2023-11-21.yaml"
    code = (
        "from pathlib import Path\n"
        "from factpress.build.preparation import prepare\n"
        f"prepare(Path({str(facts)!r}))"
    )
    assert loaded_by(code) & {"matplotlib", "numpy", "reportlab", "pptx", "fontTools"} == set()


def test_what_builds_many_files_leaves_the_libraries_to_its_workers() -> None:
    code = "import factpress.commands.building, factpress.commands.logs.choosing"
    libraries = {"matplotlib", "numpy", "reportlab", "pptx", "lxml", "fontTools", "rich"}
    assert loaded_by(code) & libraries == set()


def test_slides_are_planned_without_writing_libraries() -> None:
    assert loaded_by("import factpress.deck.planning") & {"pptx", "lxml", "reportlab"} == set()
