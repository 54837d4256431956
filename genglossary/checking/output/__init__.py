"""Findings as text, JSON, SARIF, annotations of GitHub and checkstyle: one file each, `write(findings) -> str`."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from genglossary.checking.output import as_checkstyle, as_github, as_json, as_sarif, as_text
from genglossary.checking.types import Finding

WRITERS: Mapping[str, Callable[[Sequence[Finding]], str]] = MappingProxyType(
    {
        "text": as_text.write,
        "json": as_json.write,
        "sarif": as_sarif.write,
        "github": as_github.write,
        "checkstyle": as_checkstyle.write,
    }
)
"""Name of an output to what writes it."""
