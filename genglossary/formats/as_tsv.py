"""Tab-separated values: the columns of CSV, for programs and terminals."""

from collections.abc import Iterator

from genglossary.formats import as_csv
from genglossary.formats.types import Glossary

read = as_csv.read


def write(glossary: Glossary) -> Iterator[bytes]:
    """The best term first, row by row, UTF-8 with a byte order mark."""
    return as_csv.write(glossary, delimiter="\t")
