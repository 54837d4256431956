"""Findings as the protocol has them."""

from collections.abc import Callable
from pathlib import Path

from lsprotocol import types

from genglossary.checking import RULES, Finding
from genglossary.editor.addresses import uri_of
from genglossary.editor.buffers import Buffer
from genglossary.pipeline.text.stated import IN_ENGLISH, MessageCatalog

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


def diagnostics(buffer: Buffer, defined: Defined, words: MessageCatalog = IN_ENGLISH) -> list[types.Diagnostic]:
    """The findings of a document as the protocol has them, in the language of `words`."""
    return [_diagnostic(buffer, each, defined(each), words) for each in buffer.findings]


def _diagnostic(
    buffer: Buffer, finding: Finding, defined: types.Location | None, words: MessageCatalog
) -> types.Diagnostic:
    related = None
    if defined is not None:
        there = words.gettext("“%(term)s” in the glossary") % {"term": finding.term}
        said = types.DiagnosticRelatedInformation(location=defined, message=there)
        related = [said]
    return types.Diagnostic(
        range=buffer.lines.range(finding.start, finding.end),
        message=finding.message.worded(words),
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
