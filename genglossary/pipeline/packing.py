"""Analyses as bytes, so that a document that did not change need not be read again."""

import zlib
from collections import Counter
from typing import Any, cast

from msgpack import UnpackException, packb, unpackb

from genglossary.pipeline.analysis import Analysis, LanguagePart
from genglossary.pipeline.tally import Run

VERSION = 4
"""Raise it whenever the same document would be analysed differently: kept bytes of another version are refused."""

_NUMBERS = tuple(name for name in Run.__slots__ if name not in ("words", "letters"))


class OtherVersion(ValueError):
    """The bytes are of another version of the analysis, or no analysis at all: analyse the document again."""


def to_bytes(analysis: Analysis, sentences: bytes) -> bytes:
    """`analysis` as bytes, a fraction of the size of the text it was made from; the same on every machine.

    `sentences` are those that it was made of, packed (see packed_sentences).
    """
    parts = {language: _columns(part) for language, part in analysis.languages.items()}
    pairs = sorted((short, long, count) for (short, long), count in analysis.abbreviations.items())
    return packb([VERSION, zlib.compress(packb([parts, pairs]), 1), sentences])


def from_bytes(data: bytes) -> tuple[Analysis, bytes]:
    """The inverse of `to_bytes`: the analysis, and the sentences, still packed.

    Raises `OtherVersion` for whatever else it is given.
    """
    try:
        version, tallied, sentences = cast("list[Any]", unpackb(data))
    except (ValueError, TypeError, UnpackException) as error:
        raise OtherVersion("These bytes are no analysis.") from error
    if version != VERSION:
        raise OtherVersion(f"The analysis has version {version}, not {VERSION}.")
    try:
        return _analysis(*cast("list[Any]", unpackb(zlib.decompress(tallied)))), cast("bytes", sentences)
    except (ValueError, TypeError, AttributeError, zlib.error, UnpackException) as error:
        raise OtherVersion("The analysis is damaged.") from error


def _analysis(parts: dict[str, Any], pairs: list[Any]) -> Analysis:
    return Analysis(
        {language: _part(columns) for language, columns in parts.items()},
        Counter({(short, long): count for short, long, count in pairs}),
    )


def _columns(part: LanguagePart) -> list[Any]:
    forms = sorted(part.runs)
    runs = [part.runs[form] for form in forms]
    words = sorted(part.words)
    return [
        forms,
        ["\x1f".join(run.words) for run in runs],
        [run.letters for run in runs],
        [[getattr(run, name) for run in runs] for name in _NUMBERS],
        words,
        [part.words[word] for word in words],
    ]


def _part(columns: list[Any]) -> LanguagePart:
    forms, words, letters, numbers, all_words, counts = columns
    runs: dict[str, Run] = {}
    for form, own, its_letters, *values in zip(forms, words, letters, *numbers, strict=True):
        run = runs[form] = Run(tuple(own.split("\x1f")), its_letters)
        for name, value in zip(_NUMBERS, values, strict=True):
            setattr(run, name, value)
    return LanguagePart(runs, Counter(dict(zip(all_words, counts, strict=True))))
