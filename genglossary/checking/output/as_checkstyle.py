"""Checkstyle's XML, which many tools of continuous integration read."""

from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import quoteattr

from genglossary.checking.types import Finding
from genglossary.pipeline.text.controls import shown_on_one_line

_SEVERITIES = {"note": "info", "warning": "warning", "error": "error"}


def write(findings: Sequence[Finding]) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for file, group in groupby(findings, key=lambda each: each.file):
        lines += [f"  <file name={_quoted(file)}>", *map(_error, group), "  </file>"]
    return "\n".join([*lines, "</checkstyle>", ""])


def _error(finding: Finding) -> str:
    return (
        f'    <error line="{finding.line}" column="{finding.column}" severity="{_SEVERITIES[finding.level]}"'
        f' message={_quoted(finding.message)} source="genglossary.{finding.rule}"/>'
    )


def _quoted(text: str) -> str:
    """XML has no control characters, and no halves of surrogates."""
    return quoteattr(shown_on_one_line(text).encode("utf-8", "replace").decode())
