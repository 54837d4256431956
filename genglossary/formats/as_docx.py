"""Word documents: a heading for each letter and each term, what it means and where that comes from.

All looks come from Word's own styles, so that navigation and tables of contents find the headings and people restyle
the whole in one place.
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any

from genglossary.formats.order import place
from genglossary.formats.plainly import one_line
from genglossary.formats.types import AVOIDED, Entry, Equivalent, Glossary
from genglossary.formats.wording import FrameWords, category_in, marks_of, source_of, words_of
from genglossary.readers.own_output import MARK

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONG_AGO = datetime(1980, 1, 1)  # the same bytes whenever it is written
_LONGEST_TITLE = 255
_Paragraph = tuple[str, str, str]
"""Style, a label or "", and text."""


def write(glossary: Glossary) -> bytes:
    """A to Z and then 五十音. Its own words are in the language of the glossary, else in that of most terms."""
    from docx import Document  # which takes a moment to import

    words = words_of(glossary)
    title = glossary.title.strip() or words.title
    document: Any = Document()
    _describe(document.core_properties, title, words)
    _fill(document, _paragraphs(title, glossary, words))
    return _packed(document)


def _describe(properties: Any, title: str, words: FrameWords) -> None:
    properties.title, properties.author, properties.comments = _clean(title)[:_LONGEST_TITLE], "GenGlossary", MARK
    properties.created = properties.modified = _LONG_AGO
    properties.language = words.language


def _paragraphs(title: str, glossary: Glossary, words: FrameWords) -> Iterator[_Paragraph]:
    entries = sorted(glossary.entries, key=place)
    defined = sum(entry.definition is not None for entry in entries)
    texts = {entry.id: entry.text for entry in entries if entry.id}
    yield "Title", "", title
    yield "Normal", "", words.summary.format(terms=f"{len(entries):,}", defined=f"{defined:,}")
    for letter, group in groupby(entries, key=lambda entry: place(entry).letter):
        yield "Heading 1", "", letter or words.others
        for entry in group:
            yield from _entry(entry, texts, words)
    yield "Caption", "", MARK


def _entry(entry: Entry, texts: dict[str, str], words: FrameWords) -> Iterator[_Paragraph]:
    yield "Heading 2", "", one_line(_with_reading(entry.text, entry.reading))
    if entry.category:
        yield "Subtitle", "", category_in(words, entry.category)
    yield from _explanation(entry, words)
    for label, found in _said(entry, texts, words):
        if found:
            yield "List Bullet", label + words.colon, words.comma.join(found)


def _explanation(entry: Entry, words: FrameWords) -> Iterator[_Paragraph]:
    """The definition with its source; without one the best passage, plainly as a context."""
    if entry.definition is not None:
        yield ("Quote" if entry.origin == "extracted" else "Normal"), "", entry.definition
        if source := source_of(entry, words):
            yield "Caption", "", f"— {source}"
        return
    yield "Normal", "", words.none
    if entry.evidence:
        yield "Quote", words.context + words.colon, one_line(entry.evidence[0].text)
        yield "Caption", "", f"— {entry.evidence[0].document}"


def _said(entry: Entry, texts: dict[str, str], words: FrameWords) -> Iterator[tuple[str, list[str]]]:
    """List the rest of what is said of an entry: a label, and the things."""
    usable = [each for each in entry.equivalents if each.status != "rejected"]
    readings = {each.text: _with_reading(each.text, each.reading) for each in entry.spellings}
    yield words.also, [readings[text] for text in dict.fromkeys(entry.variants)]
    unwanted = [_equivalent(each, words) for each in usable if each.usage in AVOIDED]
    yield words.avoid, [*(readings[text] for text in dict.fromkeys(entry.avoided)), *unwanted]
    yield words.translations, [_equivalent(each, words) for each in usable if each.usage not in AVOIDED]
    yield words.see, [texts[each] for each in entry.see_also if each in texts]
    yield words.notes, [entry.notes] if entry.notes.strip() else []


def _equivalent(each: Equivalent, words: FrameWords) -> str:
    marks = words.comma.join(marks_of(each, words))
    more = [text for text in (each.definition or "", each.notes) if text.strip()]
    return f"{_with_reading(each.text, each.reading)} ({marks})" + (words.colon + " — ".join(more) if more else "")


def _with_reading(text: str, reading: str) -> str:
    return f"{text}（{reading}）" if reading and reading != text else text


def _fill(document: Any, paragraphs: Iterator[_Paragraph]) -> None:
    """Put the paragraphs before the end of the body: looking for it each time takes long with thousands."""
    from docx.oxml import OxmlElement

    end, ids = document.element.body.sectPr, {each.name: each.style_id for each in document.styles}
    for style, label, text in paragraphs:
        paragraph: Any = OxmlElement("w:p")
        paragraph.get_or_add_pPr().style = ids[style]
        if label:
            strong = paragraph.add_r()
            strong.style, strong.text = ids["Strong"], label
        paragraph.add_r().text = _clean(text)
        end.addprevious(paragraph)


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text.strip())


def _without_picture(relations: Any) -> None:
    """Take out the small picture of an empty page that the template has for file managers."""
    for name in [name for name, each in relations.items() if each.reltype.endswith("/thumbnail")]:
        del relations[name]


def _packed(document: Any) -> bytes:
    """The document with the same dates in its archive whenever it is written."""
    _without_picture(document.part.package.rels)
    first, second = BytesIO(), BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as parts, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(info, parts.read(name), zipfile.ZIP_DEFLATED)
    return second.getvalue()
