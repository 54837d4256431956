"""Annotations of GitHub Actions: `::warning file=…,line=…::…`.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Sequence

from genglossary.checking.types import Finding

_COMMANDS = {"note": "notice", "warning": "warning", "error": "error"}


def write(findings: Sequence[Finding]) -> str:
    return "".join(f"{_command(each)}\n" for each in findings)


def _command(finding: Finding) -> str:
    fields = {
        "file": finding.file, "line": finding.line, "endLine": finding.end_line, "col": finding.column,
        "endColumn": finding.end_column, "title": f"{finding.rule} {finding.term}".strip(),
    }  # fmt: skip
    if finding.line != finding.end_line:
        del fields["col"], fields["endColumn"]
    said = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items())
    return f"::{_COMMANDS[finding.level]} {said}::{_data(finding.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
