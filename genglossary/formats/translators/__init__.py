"""Plain files for translation tools, each as the tool's importer wants it.

Only terms that people may write are written as terms: nothing proposed, rejected, deprecated or forbidden, but where
a tool has a column for what is forbidden. Whatever does not fit is counted and named.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from genglossary.formats.translators import lists, rows
from genglossary.formats.translators.pairs import Languages, Unplaced, languages_of
from genglossary.formats.types import Glossary

__all__ = ["TOOLS", "Languages", "Tool", "Unplaced", "chunks", "languages_of", "of_tool"]

Rows = Callable[[Glossary, Languages, Unplaced], Iterator[list[str]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tool:
    """The form of a tool's file. Cells are parted by `delimiter`; they are put in quotation marks where that is needed,
    but not in tab-separated files, whose readers know none. Names and suffixes are in the registry of formats."""

    rows: Rows
    delimiter: str = ","
    line_end: str = "\n"


TOOLS: Mapping[str, Tool] = MappingProxyType(
    {
        "deepl": Tool(rows=lists.deepl_with_codes),
        "deepl-tsv": Tool(rows=lists.deepl, delimiter="\t"),
        "weblate": Tool(rows=rows.weblate),
        "phrase": Tool(rows=rows.phrase),
        "crowdin": Tool(rows=rows.crowdin),
        "lokalise": Tool(rows=rows.lokalise, delimiter=";"),
        "omegat": Tool(rows=lists.omegat, delimiter="\t"),
        "utx": Tool(rows=lists.utx, delimiter="\t", line_end="\r\n"),
    }
)
"""By the name of the dialect."""


def chunks(
    glossary: Glossary, tool: str, languages: Languages | None = None, unplaced: Unplaced | None = None
) -> Iterator[bytes]:
    """The file for a tool row by row, in UTF-8 without a byte order mark; `unplaced` has afterwards what is not in it.

    Without `languages` the pair is that of most terms: from the language of most entries into the one that most of
    these have equivalents in. Raises KeyError for a tool that is not in `TOOLS`.
    """
    how = TOOLS[tool]
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=how.delimiter, lineterminator=how.line_end)
    missing = Unplaced() if unplaced is None else unplaced
    empty = True
    for row in how.rows(glossary, languages or languages_of(glossary), missing):
        empty = False
        if how.delimiter == "\t":
            yield ("\t".join(row) + how.line_end).encode()
            continue
        writer.writerow(row)
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()
    if empty:  # a file without a byte looks like a mistake
        yield how.line_end.encode()


def of_tool(tool: str) -> tuple[Callable[[Glossary], Iterator[bytes]], Callable[[Glossary], list[str]]]:
    """The two functions that a format has, for a tool: its file in pieces, and the entries without a place in it."""

    def skipped(glossary: Glossary) -> list[str]:
        unplaced = Unplaced()
        for _ in chunks(glossary, tool, unplaced=unplaced):
            pass
        return unplaced.terms("terms", "entries")

    return partial(chunks, tool=tool), skipped
