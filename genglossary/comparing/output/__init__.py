"""Differences as text, Markdown, CSV and JSON: one file each, `write(differences) -> str`."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from genglossary.comparing.output import as_csv, as_json, as_markdown, as_text
from genglossary.comparing.types import Difference
from genglossary.pipeline.text.stated import MessageCatalog

WRITERS: Mapping[str, Callable[[Sequence[Difference]], str]] = MappingProxyType(
    {"text": as_text.write, "md": as_markdown.write, "csv": as_csv.write, "json": as_json.write}
)
"""Name of an output to what writes it."""
_TO_READ = MappingProxyType({"text": as_text.write, "md": as_markdown.write})


def written(differences: Sequence[Difference], output: str, words: MessageCatalog) -> str:
    """Write differences as that output: one that people read in the language of `words`, one for programs as ever."""
    if output in _TO_READ:
        return _TO_READ[output](differences, words)
    return WRITERS[output](differences)
