"""GitHub: workflow commands, which its runner turns into annotations of a pull request.

    ::error file=facts/x.yaml,line=4,col=26,endLine=4,endColumn=35,title=FP030::There is ...

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands. Columns
are left out where a problem spans lines, because the runner refuses them there.
"""

from __future__ import annotations

from collections.abc import Sequence

from factpress.formats.printable import encodable
from factpress.problems import Problem, Severity

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "notice",
}
# As the runner's own toolkit escapes them; the sign of the escapes comes first.
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def write(problems: Sequence[Problem], _files: int) -> str:
    """A workflow command for each problem."""
    return "\n".join(map(_command, problems))


def _command(problem: Problem) -> str:
    at = problem.position
    properties: dict[str, str | int] = {"file": at.file.replace("\\", "/"), "line": at.line}
    if at.line == at.end_line:
        properties |= {"col": at.column, "endLine": at.end_line, "endColumn": at.end_column}
    else:
        properties |= {"endLine": at.end_line}
    properties["title"] = problem.code
    listed = ",".join(
        f"{key}={_escaped(value, _IN_PROPERTIES)}" for key, value in properties.items()
    )
    message = problem.sentence + (f"\nHint: {problem.hint}" if problem.hint else "")
    return f"::{_COMMANDS[problem.severity]} {listed}::{_escaped(message, _IN_MESSAGES)}"


def _escaped(value: str | int, escapes: dict[int, str]) -> str:
    return encodable(str(value)).translate(escapes)
