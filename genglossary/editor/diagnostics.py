"""Findings as the protocol has them."""

from collections.abc import Callable
from pathlib import Path

from lsprotocol import types

from genglossary.checking import RULES, Finding
from genglossary.editor.addresses import uri_of
from genglossary.editor.buffers import Buffer

_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
# Beside the code in a checkout, inside of the package where it was installed from a wheel.
_PAGES = (Path(__file__).parents[2] / "docs/how-to/check.md", Path(__file__).parents[1] / "docs/check.md")
_PAGE = next((page for page in _PAGES if page.is_file()), None)

Defined = Callable[[Finding], types.Location | None]
"""Says where the term of a finding is defined."""


def diagnostics(buffer: Buffer, defined: Defined) -> list[types.Diagnostic]:
    return [_diagnostic(buffer, each, defined(each)) for each in buffer.findings]


def _diagnostic(buffer: Buffer, finding: Finding, defined: types.Location | None) -> types.Diagnostic:
    related = None
    if defined is not None:
        said = types.DiagnosticRelatedInformation(location=defined, message=f"“{finding.term}” in the glossary")
        related = [said]
    return types.Diagnostic(
        range=buffer.lines.range(finding.start, finding.end),
        message=finding.message,
        severity=_SEVERITY[finding.level],
        code=finding.rule,
        code_description=_page(finding.rule),
        source="genglossary",
        related_information=related,
    )


def _page(code: str) -> types.CodeDescription | None:
    if _PAGE is None:
        return None
    return types.CodeDescription(href=f"{uri_of(_PAGE)}#{code.lower()}-{RULES[code].name}")
