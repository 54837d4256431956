"""Word documents: a heading for each letter or row of 五十音 and for each term, and below it what is known of it.

How anything looks is in the styles (`styles`), so that people restyle the whole in one place. The document is a frame
that python-docx makes, and paragraphs that are written into it one by one: memory does not grow with the glossary.
"""

import io
import tempfile
import zipfile
from collections.abc import Iterator
from itertools import groupby
from typing import IO

from genglossary.formats.as_docx.entries import Entries
from genglossary.formats.as_docx.paragraphs import paragraph, run
from genglossary.formats.order import place
from genglossary.formats.types import Entry, Glossary
from genglossary.formats.wording import FrameWords, words_of
from genglossary.readers.own_output import MARK

_MAIN = "word/document.xml"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same glossary
_PIECE = 1 << 16


def write(glossary: Glossary) -> Iterator[bytes]:
    """Write the document, in pieces of its bytes. Its own words are in the language of the glossary, else in that of
    most terms.
    """
    from genglossary.formats.as_docx.styles import frame  # with python-docx, which takes a moment to import

    words = words_of(glossary)
    title = glossary.title.strip() or words.title
    with zipfile.ZipFile(io.BytesIO(frame(title, words.language))) as parts, tempfile.TemporaryFile() as file:
        _pack(parts, file, _body(title, sorted(glossary.entries, key=place), words))
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _pack(parts: zipfile.ZipFile, file: IO[bytes], body: Iterator[str]) -> None:
    """The parts of the frame, with `body` before the settings of its page."""
    with zipfile.ZipFile(file, "w") as archive:
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            before, section, after = parts.read(name).partition(b"<w:sectPr" if name == _MAIN else b"\0")
            with archive.open(info, "w") as part:
                part.write(before)
                for piece in body if section else ():
                    part.write(piece.encode())
                part.write(section + after)


def _body(title: str, entries: list[Entry], words: FrameWords) -> Iterator[str]:
    defined = sum(entry.definition is not None for entry in entries)
    yield paragraph("Title", run(title))
    yield paragraph("Subtitle", run(words.summary.format(terms=f"{len(entries):,}", defined=f"{defined:,}")))
    said = Entries(entries, words)
    for letter, numbers in groupby(range(len(entries)), key=lambda number: place(entries[number]).letter):
        yield paragraph("Heading1", run(letter or words.others))
        for number in numbers:
            yield said.term(number) + "".join(said.paragraphs(number))
    yield paragraph("GlossarySource", run(MARK))
