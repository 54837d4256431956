"""Files and functions are short, or say in a comment why they are not: `# long: the reason`; so are template lines."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import genglossary

HOME = Path(genglossary.__file__).parent
LONGEST_FILE = 250
LONGEST_FUNCTION = 32
WIDEST_TEMPLATE_LINE = 120
MARK = "# long: "


def too_long(source: str) -> Iterator[str]:
    """Name the file, or functions of it by line, that have too many lines and no reason for it.

    The reason of a file stands on a line of its own that is not indented, that of a function in the line above it
    (or above its decorators) or at the end of its first one.
    """
    lines = source.splitlines()
    if len(lines) > LONGEST_FILE and not any(line.startswith(MARK) for line in lines):
        yield f"the file has {len(lines)} lines"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            beside = (lines[first - 2] if first > 1 else "", lines[node.lineno - 1])
            if length > LONGEST_FUNCTION and not any(_has_reason(line) for line in beside):
                yield f"{node.name} in line {node.lineno} has {length} lines"


def _has_reason(line: str) -> bool:
    return bool(line.partition(MARK)[2].strip())


def code() -> Iterator[Path]:
    """Migrations are generated, and never changed again."""
    return (path for path in sorted(HOME.rglob("*.py")) if "migrations" not in path.parts)


def test_no_file_and_no_function_is_long_without_a_reason():
    found = {path.relative_to(HOME).as_posix(): list(too_long(path.read_text("utf-8"))) for path in code()}
    assert {name: several for name, several in found.items() if several} == {}


def function(lines: int, before: str = "", beside: str = "") -> str:
    return f"{before}def f():{beside}\n" + "    pass\n" * (lines - 1)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (function(LONGEST_FUNCTION), []),
        (function(LONGEST_FUNCTION + 1), ["f in line 1 has 33 lines"]),
        ("async " + function(LONGEST_FUNCTION + 1), ["f in line 1 has 33 lines"]),
        ("import a\n\n" + function(40, before="@a.b\n"), ["f in line 4 has 40 lines"]),
        (function(40, before=f"{MARK}a table of cases\n"), []),
        (function(40, before=f"{MARK}a table of cases\n@a\n"), []),
        (function(40, beside=f"  {MARK}a table of cases"), []),
        (function(40, before=f"{MARK}\n"), ["f in line 2 has 40 lines"]),
        ("x = 1\n" * LONGEST_FILE, []),
        ("x = 1\n" * (LONGEST_FILE + 1), ["the file has 251 lines"]),
        (f"{MARK}one table\n" + "x = 1\n" * LONGEST_FILE, []),
    ],
)
def test_what_is_long_is_found_unless_a_reason_stands_beside_it(source, found):
    assert list(too_long(source)) == found


def too_wide(template: str) -> list[int]:
    """Number the lines of `template` with more characters than ruff allows a line of Python, the first being 1."""
    return [number for number, line in enumerate(template.splitlines(), 1) if len(line) > WIDEST_TEMPLATE_LINE]


def templates() -> list[Path]:
    """Texts that models are sent are no templates: there each line is a paragraph."""
    return sorted((HOME / "templates").rglob("*.*"))


def test_no_line_of_a_template_is_wider_than_a_line_of_python():
    found = {path.relative_to(HOME).as_posix(): too_wide(path.read_text("utf-8")) for path in templates()}
    assert len(found) > 90
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("template", "lines"),
    [
        ("<p>" + "a" * 117, []),
        ("<p>\n<p>" + "a" * 118, [2]),
        ("灯" * 120 + "\r\n" + "灯" * 121 + "\n", [2]),
        ("", []),
    ],
)
def test_a_wide_line_of_a_template_is_found_by_its_characters(template, lines):
    assert too_wide(template) == lines
