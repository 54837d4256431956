"""Lists of pairs for tools that know no more: DeepL, OmegaT, UTX."""

import unicodedata
from collections.abc import Iterator

from genglossary.formats.translators.pairs import Languages, Pair, Unplaced, one_line, pairs
from genglossary.formats.types import AVOIDED, Entry, Glossary
from genglossary.pipeline.text.tags import primary

DEEPL_TERM = 1024
"""Bytes of UTF-8 that one side of an entry may have (341 kanji)."""
DEEPL_FILE = 10 * 1024 * 1024
"""Bytes of a glossary."""
_COMMENT = "#"
_PARTS_OF_SPEECH = {
    "noun": "noun",
    "verb": "verb",
    "adjective": "adjective",
    "adverb": "adverb",
    "proper noun": "properNoun",
}


def deepl(glossary: Glossary, languages: Languages, unplaced: Unplaced) -> Iterator[list[str]]:
    """Source and target: no source twice, no control character, at most 1,024 bytes a side and 10 MiB in all."""
    seen: dict[str, str] = {}
    size = 0
    for pair in pairs(glossary, languages, unplaced):
        needed = len(pair.source.encode()) + len(pair.target.encode()) + 2
        if seen.get(pair.source) == pair.target:
            continue
        reason = _refused_by_deepl(pair, seen) or ("terms beyond 10 MiB" if size + needed > DEEPL_FILE else "")
        if reason:
            unplaced.add(reason, pair.source)
            continue
        seen[pair.source] = pair.target
        size += needed
        yield [pair.source, pair.target]
    _notice(glossary, unplaced, "definitions", "notes")


def deepl_with_codes(glossary: Glossary, languages: Languages, unplaced: Unplaced) -> Iterator[list[str]]:
    """Write the pairs with the codes of both languages, as DeepL writes them itself: without regions."""
    codes = [primary(languages.source), primary(languages.target)]
    return ([*row, *codes] for row in deepl(glossary, languages, unplaced))


def _refused_by_deepl(pair: Pair, seen: dict[str, str]) -> str:
    if pair.source in seen:
        return "further translations of a term"
    if max(len(pair.source.encode()), len(pair.target.encode())) > DEEPL_TERM:
        return "terms longer than 1,024 bytes"
    if any(unicodedata.category(char) in ("Cc", "Zl", "Zp") for char in pair.source + pair.target):
        return "terms with control characters"
    return ""


def omegat(glossary: Glossary, languages: Languages, unplaced: Unplaced) -> Iterator[list[str]]:
    """Source, target and a comment: the definition, notes, and what must not be written."""
    for pair in pairs(glossary, languages, unplaced):
        if pair.source.startswith(_COMMENT):
            unplaced.add("terms that begin with #, which OmegaT takes for a comment", pair.source)
            continue
        comment = [pair.entry.definition, pair.entry.notes, pair.note, _warning(pair.entry, languages.target)]
        yield [pair.source, pair.target, " / ".join(filter(None, map(one_line, comment)))]


def _warning(entry: Entry, language: str) -> str:
    forbidden = [
        each.text
        for each in entry.equivalents
        if primary(each.language) == primary(language) and each.usage in AVOIDED and each.status == "accepted"
    ]
    return f"Do not use: {', '.join(forbidden)}" if forbidden else ""


def utx(glossary: Glossary, languages: Languages, unplaced: Unplaced) -> Iterator[list[str]]:
    """Source, target and part of speech below two lines of header; the date stays empty, so that the same glossary
    is the same file."""
    yield [f"#UTX-S 1.00; {languages.source}/{languages.target}; "]
    yield ["#src", "tgt", "src:pos"]
    for pair in pairs(glossary, languages, unplaced):
        if pair.source.startswith(_COMMENT):
            unplaced.add("terms that begin with #, which is a comment there", pair.source)
            continue
        yield [pair.source, pair.target, _PARTS_OF_SPEECH.get(pair.entry.part_of_speech, "-")]
    _notice(glossary, unplaced, "definitions", "notes", "readings")


def _notice(glossary: Glossary, unplaced: Unplaced, *what: str) -> None:
    """Count what has no place at all."""
    for entry in glossary.entries:
        there = {"definitions": entry.definition, "notes": entry.notes, "readings": entry.reading}
        for reason in what:
            if there[reason]:
                unplaced.add(reason, entry.text)
