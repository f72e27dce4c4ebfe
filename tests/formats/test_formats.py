"""The formats of problems, each against literal output."""

from __future__ import annotations

import json

import pytest
from click import unstyle

from factpress.checks.rules import RULES
from factpress.formats import FORMATS
from factpress.formats.codes import CODES
from factpress.problems import Position, Problem, Severity

UNKNOWN = Problem(
    Position("facts/a.yaml", 2, 12, 2, 18), "FP030", "There is no figure 'five'", "Did you mean?"
)
TYPED = Problem(Position("facts/a.yaml", 3, 1, 4, 2), "FP101", "Typed", "", Severity.WARNING)
NOTE = Problem(Position("b.yaml"), "FP105", "Undisclosed", "", Severity.INFORMATION)


def told(name: str, *problems: Problem, files: int = 1) -> str:
    return unstyle(FORMATS[name](problems, files))


def lines_at(tmp_path, text: str, line: int, column: int, end: int) -> list[str]:
    """What the text format shows of one line of a file."""
    path = tmp_path / "facts.yaml"
    path.write_bytes(text.encode())
    problem = Problem(Position(str(path), line, column, line, end), "FP001", "Wrong", "")
    return told("text", problem).splitlines()[1:-1]


def test_text_has_place_sentence_line_caret_hint_and_count(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.yaml").write_text("title: A\nformula: a/five  \nx: 1\ny: 2\n")
    assert told("text", UNKNOWN, TYPED, NOTE, files=2).splitlines() == [
        "facts/a.yaml:2:12: error FP030: There is no figure 'five'",
        "  2 | formula: a/five  ",
        "    |            ^^^^^^",
        "  hint: Did you mean?",
        "facts/a.yaml:3:1: warning FP101: Typed",
        "  3 | x: 1",
        "    | ^^^^",
        "b.yaml:1:1: note FP105: Undisclosed",
        "1 error, 1 warning, 1 note in 2 files",
    ]


def test_text_of_a_clean_file():
    assert told("text") == "no problems in 1 file"


@pytest.mark.parametrize(
    ("text", "line", "column", "end", "shown"),
    [
        ("a: 日本 x\n", 1, 7, 8, ["  1 | a: 日本 x", "    |         ^"]),
        ("a: 日本\n", 1, 4, 6, ["  1 | a: 日本", "    |    ^^^^"]),
        ("a:\tx\n", 1, 4, 5, ["  1 | a: x", "    |    ^"]),
        ("a: \x1b[31m\n", 1, 4, 5, ["  1 | a: \ufffd[31m", "    |    ^"]),
        ("a: \u202ex\n", 1, 5, 6, ["  1 | a: \ufffdx", "    |     ^"]),
        ("a: b\x85c\r\nd: e\r\n", 2, 4, 5, ["  2 | d: e", "    |    ^"]),
        ("\ufeffa: b\n", 1, 4, 5, ["  1 | a: b", "    |    ^"]),
        ("a: b\n", 1, 5, 5, ["  1 | a: b", "    |     ^"]),
        ("a: b\n", 7, 1, 2, []),
        ("x" * 300 + "y\n", 1, 301, 302, [f"  1 | {'x' * 55}y", f"    | {' ' * 55}^"]),
    ],
)
def test_the_caret_stands_under_the_place(tmp_path, text, line, column, end, shown):
    assert lines_at(tmp_path, text, line, column, end) == shown


def test_what_a_file_says_cannot_steer_a_terminal():
    problem = Problem(Position("x.yaml"), "FP030", "No '\x1b[2J\n\u202e\udc80'", "Use\x07")
    assert told("text", problem).splitlines() == [
        "x.yaml:1:1: error FP030: No '\\x1b[2J\\x0a\\u202e\\udc80'",
        "  hint: Use\\x07",
        "1 error in 1 file",
    ]


def test_json_is_a_list_of_problems():
    assert json.loads(told("json", UNKNOWN)) == [
        {
            "file": "facts/a.yaml",
            "line": 2,
            "column": 12,
            "end_line": 2,
            "end_column": 18,
            "facts": None,
            "code": "FP030",
            "severity": "error",
            "message": "There is no figure 'five'",
            "hint": "Did you mean?",
        }
    ]
    assert told("json") == "[]"


def test_github_annotates_lines():
    odd = Problem(Position("a,b:c%.yaml", 1, 2, 1, 3), "FP030", "50% of:\r\n::x,", "Mend it")
    assert told("github", UNKNOWN, TYPED, NOTE, odd).splitlines() == [
        "::error file=facts/a.yaml,line=2,col=12,endLine=2,endColumn=18,title=FP030"
        "::There is no figure 'five'%0AHint: Did you mean?",
        "::warning file=facts/a.yaml,line=3,endLine=4,title=FP101::Typed",
        "::notice file=b.yaml,line=1,col=1,endLine=1,endColumn=1,title=FP105::Undisclosed",
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=2,endLine=1,endColumn=3,title=FP030"
        "::50%25 of:%0D%0A::x,%0AHint: Mend it",
    ]
    assert told("github") == ""


# What SARIF 2.1.0 requires of the objects that are written here, clause by clause, and no
# property beside those. `test_sarif.py` asks a validator, where there is one.
TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
PLACE = {"type": "integer", "minimum": 1}
SARIF = {
    "type": "object",
    "required": ["$schema", "version", "runs"],  # 3.13
    "properties": {
        "$schema": {"type": "string", "pattern": r"^https://.*/sarif-schema-2\.1\.0\.json$"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],  # 3.14
                "properties": {
                    "columnKind": {"const": "unicodeCodePoints"},
                    "invocations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["executionSuccessful"],  # 3.20.14
                            "properties": {"executionSuccessful": {"type": "boolean"}},
                            "additionalProperties": False,
                        },
                    },
                    "tool": {
                        "type": "object",
                        "required": ["driver"],  # 3.18
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],  # 3.19.8
                                "properties": {
                                    "name": {"const": "factpress"},
                                    "semanticVersion": {"pattern": r"^\d+\.\d+\.\d+"},  # 3.19.12
                                    "rules": {"items": {"$ref": "#/$defs/rule"}},
                                },
                                "additionalProperties": False,
                            }
                        },
                        "additionalProperties": False,
                    },
                    "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
    "$defs": {
        "rule": {
            "type": "object",
            "required": ["id", "shortDescription", "fullDescription", "help"],  # 3.49
            "properties": {
                "id": {"type": "string", "pattern": r"^FP\d{3}$"},
                "shortDescription": TEXT,
                "fullDescription": TEXT,
                "help": TEXT,
                "defaultConfiguration": {
                    "type": "object",
                    "properties": {"level": LEVEL},  # 3.50.3
                    "additionalProperties": False,
                },
            },
            "additionalProperties": False,
        },
        "result": {
            "type": "object",
            "required": ["message", "ruleId", "level", "locations"],  # 3.27
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},  # 3.27.6
                "level": LEVEL,
                "message": TEXT,
                "locations": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["physicalLocation"],
                        "properties": {
                            "physicalLocation": {
                                "type": "object",
                                "required": ["artifactLocation", "region"],  # 3.29
                                "properties": {
                                    "artifactLocation": {
                                        "type": "object",
                                        "required": ["uri"],
                                        "properties": {"uri": {"pattern": r"^[!-~]+$"}},
                                        "additionalProperties": False,
                                    },
                                    "region": {
                                        "type": "object",
                                        "properties": dict.fromkeys(
                                            ("startLine", "startColumn", "endLine", "endColumn"),
                                            PLACE,
                                        ),  # 3.30
                                        "additionalProperties": False,
                                    },
                                },
                                "additionalProperties": False,
                            }
                        },
                        "additionalProperties": False,
                    },
                },
            },
            "additionalProperties": False,
        },
    },
}


def test_sarif_has_what_the_standard_requires():
    from jsonschema import Draft202012Validator

    log = json.loads(told("sarif", UNKNOWN, TYPED, NOTE))
    Draft202012Validator.check_schema(SARIF)
    Draft202012Validator(SARIF).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*CODES, *(rule.code for rule in RULES)]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]


def test_sarif_has_the_manual_page_of_each_rule():
    (run,) = json.loads(told("sarif"))["runs"]
    rule = next(each for each in run["tool"]["driver"]["rules"] if each["id"] == "FP101")
    assert rule["help"]["text"].startswith("FP101: ")
    assert "Passes:" in rule["help"]["text"]
    assert rule["fullDescription"]["text"].startswith("A number stands in a facts file once")


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("facts/a b#é.yaml", "facts/a%20b%23%C3%A9.yaml"),
        ("../a.yaml", "../a.yaml"),
        ("/tmp/a b.yaml", "file:///tmp/a%20b.yaml"),
    ],
)
def test_sarif_names_files_as_addresses(file, address):
    (run,) = json.loads(told("sarif", Problem(Position(file), "FP001", "Wrong", "")))["runs"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": address}
