"""Differences as text, Markdown, CSV and JSON: one file each, `write(differences) -> str`."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from genglossary.comparing.output import as_csv, as_json, as_markdown, as_text
from genglossary.comparing.types import Difference

WRITERS: Mapping[str, Callable[[Sequence[Difference]], str]] = MappingProxyType(
    {"text": as_text.write, "md": as_markdown.write, "csv": as_csv.write, "json": as_json.write}
)
"""Name of an output to what writes it."""
