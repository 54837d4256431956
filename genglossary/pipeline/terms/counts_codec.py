"""The counts of documents as bytes, so that a document that did not change need not be read again."""

import zlib
from collections import Counter
from typing import Any, cast

from msgpack import UnpackException, packb, unpackb

from genglossary.pipeline.terms.document_counts import DocumentCounts, LanguageCounts
from genglossary.pipeline.terms.phrase_counts import BITS, UNMARKED, Marks, PhraseCounts
from genglossary.pipeline.types import StaleBytes

VERSION = 37
"""Raise it whenever the same document would be analysed differently: kept bytes of another version are refused."""

_AROUND = 2 * BITS // 8  # bytes


def to_bytes(analysis: DocumentCounts) -> bytes:
    """`analysis` as bytes, a fraction of the size of the text it was made from; the same on every machine."""
    parts = {language: _columns(part) for language, part in analysis.languages.items()}
    pairs, readings = (
        sorted((first, second, count) for (first, second), count in counted.items())
        for counted in (analysis.abbreviations, analysis.readings)
    )
    return packb([VERSION, zlib.compress(packb([parts, pairs, readings]), 1)])


def from_bytes(data: bytes) -> DocumentCounts:
    """The inverse of `to_bytes`. Raises `StaleBytes` for whatever else it is given."""
    try:
        version, tallied = cast("list[Any]", unpackb(data))
    except (ValueError, TypeError, UnpackException) as error:
        raise StaleBytes("These bytes are no analysis.") from error
    if version != VERSION:
        raise StaleBytes(f"The analysis has version {version}, not {VERSION}.")
    try:
        return _analysis(*cast("list[Any]", unpackb(zlib.decompress(tallied))))
    except (ValueError, TypeError, AttributeError, zlib.error, UnpackException) as error:
        raise StaleBytes("The analysis is damaged.") from error


def _analysis(parts: dict[str, Any], *pairs: list[Any]) -> DocumentCounts:
    return DocumentCounts(
        {language: _part(columns) for language, columns in parts.items()},
        *(Counter({(first, second): count for first, second, count in each}) for each in pairs),
    )


def _columns(part: LanguageCounts) -> list[Any]:
    spellings = sorted(part.phrases)
    phrases = [part.phrases[spelling] for spelling in spellings]
    words = sorted(part.words)
    return [
        spellings,
        ["\x1f".join(phrase.words) for phrase in phrases],
        [phrase.letters for phrase in phrases],
        [phrase.frequency for phrase in phrases],
        [phrase.capital for phrase in phrases],
        b"".join(phrase.around.to_bytes(_AROUND, "little") for phrase in phrases),
        [[index, *phrase.marks] for index, phrase in enumerate(phrases) if phrase.marks is not UNMARKED],
        words,
        [part.words[word] for word in words],
    ]


def _part(columns: list[Any]) -> LanguageCounts:
    spellings, words, letters, counts, capitals, neighbours, marked, all_words, frequencies = columns
    own = [tuple(each.split("\x1f")) for each in words]
    around = [int.from_bytes(neighbours[at : at + _AROUND], "little") for at in range(0, len(neighbours), _AROUND)]
    marks = [UNMARKED] * len(spellings)
    for index, *numbers in marked:
        marks[index] = Marks(*numbers)
    phrases = map(PhraseCounts._make, zip(own, letters, counts, capitals, around, marks, strict=True))
    return LanguageCounts(
        dict(zip(spellings, phrases, strict=True)), Counter(dict(zip(all_words, frequencies, strict=True)))
    )
