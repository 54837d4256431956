"""Catalogs of messages (gettext), which are an original and its translation in one text.

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html: each entry has a `msgid`, maybe a `msgid_plural`,
and a `msgstr` or one for each plural form, each a row of quoted strings.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from genglossary.pipeline.bilingual.alignment import aligned_units
from genglossary.pipeline.bilingual.marks import units_by_block
from genglossary.pipeline.bilingual.types import AlignedPassage, AnalysedDocument
from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import Block, Span

_QUOTED = r'"(?:[^"\\\n]|\\.)*"'
_KEYWORD = re.compile(
    rf"^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]+({_QUOTED}(?:[ \t]*\n[ \t]*{_QUOTED})*)", re.M
)
_FLAGS = re.compile(r"^#,[^\n]*\bfuzzy\b", re.M)
_INNER = re.compile(r'"[ \t]*\n[ \t]*"|\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)')
_FILLED = re.compile(r"(?<![\d%])%(?:\(\w+\))?[-+#0]*\d*(?:\.\d+)?[a-zA-Z]|\{\w*\}")  # in when the program runs
_SUFFIXES = (".po", ".tmx", ".xlf", ".xliff")  # of what is stored as a catalog
_ESCAPES = {"n": "\n", "t": " ", "r": "", '"': '"', "\\": "\\", "a": "", "b": "", "f": "", "v": ""}


def is_catalog(name: str) -> bool:
    """Whether a document of this name is an original and its translation in one."""
    return name.lower().endswith(_SUFFIXES)


class Message(NamedTuple):
    """An entry: the stored ranges between the quotation marks of its original and of its translation, which may be
    empty. `fuzzy` says that a machine guessed it or that the original has changed."""

    original: Span
    translation: Span
    fuzzy: bool


def messages_of(text: str) -> Iterator[Message]:
    """The entries of a catalog, in order: the header, whose original is empty, among them. Of plural forms the first
    translates the singular, and the last the plural. What is commented out is no entry."""
    found: dict[str, Span] = {}
    begins = end = 0
    for match in _KEYWORD.finditer(text):
        keyword = match[1]
        if keyword in found or (keyword in ("msgctxt", "msgid") and any(each.startswith("msgstr") for each in found)):
            yield from _entry(found, text[begins:end])
            found, begins = {}, end
        found[keyword] = Span(match.start(2) + 1, match.end(2) - 1)
        end = match.end()
    yield from _entry(found, text[begins:end])


def _entry(found: dict[str, Span], written: str) -> Iterator[Message]:
    translations = [span for keyword, span in found.items() if keyword.startswith("msgstr")]
    if "msgid" in found and translations:
        fuzzy = _FLAGS.search(written) is not None
        yield Message(found["msgid"], translations[0], fuzzy)
        if "msgid_plural" in found:
            yield Message(found["msgid_plural"], translations[-1], fuzzy)


def blocks_of(text: str) -> list[Block]:
    """The blocks of a catalog: each message a paragraph, the header front matter. Plural forms that say the same again
    have no block of their own."""
    spans: dict[Span, bool] = {}
    for message in messages_of(text):
        is_header = message.original.start == message.original.end
        for span in message[:2]:
            if span.start < span.end:
                spans.setdefault(span, is_header)
    return [_block(text, span, is_header) for span, is_header in sorted(spans.items())]


def _block(text: str, span: Span, is_header: bool) -> Block:
    if is_header:
        return Block(kind="front_matter", start=span.start, end=span.end)
    skips: list[Span] = []
    replacements: list[tuple[Span, str]] = []
    for match in _INNER.finditer(text, *span):
        if match[0][0] == '"':
            skips.append(Span(*match.span()))
        else:
            replacements.append((Span(*match.span()), _ESCAPES.get(match[0][1], "")))
    inner = {at for each in (*skips, *(span for span, _ in replacements)) for at in range(*each)}
    filled = (Span(*match.span()) for match in _FILLED.finditer(text, *span))
    skips = sorted([*skips, *(each for each in filled if inner.isdisjoint(range(*each)))])
    return Block(kind="paragraph", start=span.start, end=span.end, skips=tuple(skips), replacements=tuple(replacements))


def aligned_catalog(document: AnalysedDocument) -> list[AlignedPassage]:
    """The passages of a catalog that translate each other, from the blocks that `blocks_of` made. What is fuzzy or not
    translated proves nothing."""
    document = document._replace(sentences=[_in_own_language(each) for each in document.sentences])
    blocks = document.source.blocks
    units = {blocks[number].start: several for number, several in units_by_block(document).items()}
    passages: list[AlignedPassage] = []
    for message in messages_of(document.source.text):
        here, there = units.get(message.original.start), units.get(message.translation.start)
        if here and there and not message.fuzzy:
            passages += aligned_units(document, document, here, there)
    return passages


def _in_own_language(sentence: Sentence) -> Sentence:
    """A sentence with its language: in a catalog, Latin letters alone are no language that borrows them."""
    latin = LANGUAGES.get(sentence.language, OTHER).latin_code
    return sentence._replace(language=latin) if latin and sentence.prose.isascii() else sentence
