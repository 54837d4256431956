"""Sentences of a document with exact offsets, their language, and where in its structure they stand."""

import re
from array import array
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from itertools import chain

from genglossary.pipeline.documents.arguments import without_arguments
from genglossary.pipeline.documents.glossary_lists import other_lists
from genglossary.pipeline.documents.glossary_tables import glossary_cells
from genglossary.pipeline.documents.glossed_items import with_entries
from genglossary.pipeline.documents.speakers import without_labels
from genglossary.pipeline.documents.turns import turns
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.text.identification import LanguageGuess
from genglossary.pipeline.text.prose import Prose, prose_of
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import Block, Source, Span

_NOT_PROSE = ("code", "front_matter")
_LONGEST = 4000  # characters; what has no full stop for longer than this is cut at a comma or a space

_CLOSERS = "」』）】〕》〉)\\]\"'”’»"
# It begins with a set of characters and looks back at the one it took: the search for a set is many times faster.
_BOUNDARY = re.compile(
    rf"[。！？．!?.…;\n](?:(?<=[。！？])[。！？]*[{_CLOSERS}]*|(?<=．)．*[{_CLOSERS}]*"
    rf"|(?<=[!?])(?<![!?]{{2}})[!?]*+[{_CLOSERS}]*+(?=\s|$)|(?<=[.…])(?<![.…]{{2}})[.…]*+[{_CLOSERS}]*+(?=\s|$)|(?<=\n)"
    r"|(?<=;)(?:\s(?:and|or)\b)?"  # the next term of a law
    r"(?=\s(?:[(\[]?[\da-z]{1,4}[)\].]\s)?[\"“‘][^\"“”‘’]{2,60}[\"”’]\s[a-z]{3}))"
)
_CONTINUES = re.compile(r"[\u3041-\u309f、，,]")
_LATIN_START = re.compile(r"\s+[\"'“‘«(\[¿¡]*\.?[A-Z0-9À-ÞΑ-Ωα-ωµА-Я\u3041-\u9fff\uac00-\ud7af\ufffc\-–•*#]")
_WIDE_OPEN, _WIDE_CLOSE = "「『（【", "」』）】"
_LAST_WORD = re.compile(r"[^\s(\[\"'“]*$")
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_ASKED = re.compile(r"\W*[QA]\d{1,3}")  # Q1. What is a fid?
_CUT = re.compile(r"[\s、，,;；]")
_TITLE_END = re.compile(r"[.。!?！？:：;；,、，]$")
_TITLE_START = re.compile(r"[\"'“(\[]?[A-Z0-9À-Þ\u3041-\u9fff\uac00-\ud7af]")
_HEADING_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}\.?")
_WORD = re.compile(r"[^\W\d_]")


def split(prose: str, abbreviations: Set[str]) -> list[Span]:
    """The sentences of one block's prose: trimmed, half-open, in order, all that is not white space.

    A full stop after one of `abbreviations` (lower case) ends no sentence.
    """
    spans: list[Span] = []
    start = 0
    for match in _BOUNDARY.finditer(prose):
        if match.start() >= start and _ends(prose, start, match, abbreviations):
            _add(prose, start, match.end(), spans)
            start = match.end()
    _add(prose, start, len(prose), spans)
    return spans


def _ends(prose: str, start: int, match: re.Match[str], abbreviations: Set[str]) -> bool:
    mark = match[0]
    if mark[0] in "\n;" or match.end() == len(prose):
        return True
    if mark[0] in "。！？．":
        return _ends_wide(prose, start, match)
    if mark[0] in "!?":
        return _LATIN_START.match(prose, match.end()) is not None
    return _LATIN_START.match(prose, match.end()) is not None and not (
        mark == "." and _is_abbreviated(prose, start, match.start(), abbreviations)
    )


def _ends_wide(prose: str, start: int, match: re.Match[str]) -> bool:
    after = prose[match.end()]
    before = prose[max(0, match.start() - 1) : match.start()]
    if match[0] == "．" and after.isalnum() and (before.isdigit() or before.isascii()):
        return False  # a decimal or a name written in full width
    if match[0][-1] not in "。！？．" and _CONTINUES.match(after):
        return False  # 「…。」と言った
    within = prose[start : match.end()]
    if len(within) > 400:
        return True  # a bracket that nobody closed
    return sum(map(within.count, _WIDE_OPEN)) <= sum(map(within.count, _WIDE_CLOSE))


def _is_abbreviated(prose: str, start: int, end: int, abbreviations: Set[str]) -> bool:
    match = _LAST_WORD.search(prose, max(start, end - 20), end)
    word = match[0] if match else ""
    if word.lower() in abbreviations or _INITIAL.fullmatch(word) is not None:
        return True
    return _ASKED.fullmatch(prose, start, end) is not None


def _add(prose: str, start: int, end: int, spans: list[Span]) -> None:
    while start < end and prose[start].isspace():
        start += 1
    while start < end and prose[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cuts = [match.end() for match in _CUT.finditer(prose, start + _LONGEST // 2, start + _LONGEST)]
        cut = cuts[-1] if cuts else start + _LONGEST
        _add(prose, start, cut, spans)
        start = cut
        while start < end and prose[start].isspace():
            start += 1
    if start < end:
        spans.append(Span(start, end))


def sentences_of(source: Source) -> list[Sentence]:
    """All sentences of `source` in order. Code and front matter have none."""
    proses = [(i, b, prose_of(source.text, b)) for i, b in enumerate(source.blocks) if b.kind not in _NOT_PROSE]
    guess = LanguageGuess(prose.text for _, _, prose in proses)
    has_headings = any(block.kind == "heading" for _, block, _ in proses)
    texts = {i: prose.text for i, _, prose in proses}
    listed = {**other_lists(source.text, source.blocks, texts, guess.of), **glossary_cells(source)}
    spoken = dict(turns(source, texts))
    listed |= dict.fromkeys(chain.from_iterable(spoken.values()), "quote")
    reading = _Reading(source.key, guess, combined().abbreviations, has_headings)
    sentences: list[Sentence] = []
    for index, block, prose in proses:
        if index in spoken:
            continue
        block = replace(block, kind=listed[index]) if index in listed else block
        sentences += _of_block(reading, index, block, prose)
    return with_entries(without_labels([*without_arguments(sentences)]), source.text)


@dataclass(slots=True)
class _Reading:
    """A document while it is read: `heading` is the nearest one above, `titled` says whether there was one at all."""

    source: int
    guess: LanguageGuess
    abbreviations: Set[str]
    has_headings: bool
    heading: str = ""
    titled: bool = False


def _of_block(reading: _Reading, index: int, block: Block, prose: Prose) -> Iterator[Sentence]:
    """The sentences of the block with the index `index`."""
    opening = True
    opens = {skip.end: skip.start for skip in block.skips if skip.start < skip.end}
    closes = {skip.start: skip.end for skip in block.skips if skip.start < skip.end}
    may_be_title = not reading.has_headings and block.kind == "paragraph"
    for start, end in split(prose.text, reading.abbreviations):
        text = prose.text[start:end]
        if block.kind == "heading" and _HEADING_NUMBER.fullmatch(text):
            continue
        language = reading.guess.of(text)
        headline = block.kind == "heading" or (may_be_title and _looks_like_title(text, prose.text, start, end))
        if prose.offsets is None:
            offsets, stored = None, Span(prose.base + start, prose.base + end)
        else:
            offsets, stored = prose.offsets[start:end], Span(prose.at(start), prose.after(end - 1))
        if opens:
            stored = _widen(opens, closes, stored)
        title = headline and not reading.titled
        ends = _ends_within(prose.ends, offsets) if prose.ends and offsets else None
        yield Sentence(
            reading.source, *stored, block.kind, language, text, offsets,
            reading.heading, headline, title, opening, index, ends,
        )  # fmt: skip
        opening = headline
        if headline:
            reading.heading, reading.titled = text, True


def _ends_within(ends: dict[int, int], offsets: "array[int]") -> dict[int, int] | None:
    return {end: ends[end] for offset in offsets if (end := offset + 1) in ends} or None


def _looks_like_title(text: str, prose: str, start: int, end: int) -> bool:
    """A short line of its own that ends without a stop: in plain text that is what a heading looks like."""
    alone = (start == 0 or prose[start - 1] == "\n") and (end == len(prose) or prose[end] == "\n")
    short = len(text) <= 80 if text.isascii() else len(text) <= 50
    return bool(alone and short and _TITLE_START.match(text) and _WORD.search(text) and not _TITLE_END.search(text))


def _widen(opens: dict[int, int], closes: dict[int, int], span: Span) -> Span:
    """Widen `span` by the markup that touches a sentence, so that `**word** …` is not cut after its first stars."""
    start, end = span
    while end in closes:
        end = closes[end]
    while start in opens:
        start = opens[start]
    return Span(start, end)
