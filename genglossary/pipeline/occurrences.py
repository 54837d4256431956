"""Where terms stand: every occurrence of many spellings in one pass over the prose of the documents.

Text and spellings are compared folded (`folding`). Matches may overlap and nest. A Latin word is matched whole;
a katakana word inside a longer katakana run only where the rest of the run is made of words too (コンテナ in
コンテナランタイム, but not ラベル in トラベル); a single kanji only where no other kanji touches it.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

from genglossary.pipeline.corpus import Corpus
from genglossary.pipeline.folding import fold, fold_key
from genglossary.pipeline.japanese import cuts
from genglossary.pipeline.sentences import Sentence
from genglossary.pipeline.types import Check, Source

Places = dict[int, "array[int]"]
"""Source key → flat array of starts and ends, sorted."""

_KATAKANA = re.compile(r"[ァ-ヺー]")
_KATAKANA_BEFORE = re.compile(r"[ァ-ヺー]*$")
_KATAKANA_AFTER = re.compile(r"[ァ-ヺー]*")
_KANJI = re.compile(r"[\u3400-\u9fff々]")
_BYTES_BETWEEN_CHECKS = 100_000


def pack(places: "array[int]") -> bytes:
    """A flat array of offsets as bytes: differences in LEB128 (7 bits a byte, the last one below 128).

    Raises ValueError when the offsets are negative or not in order.
    """
    packed = bytearray()
    before = 0
    for offset in places:
        step = offset - before
        if step < 0:
            raise ValueError("Offsets must rise.")
        while step >= 128:
            packed.append(step & 127 | 128)
            step >>= 7
        packed.append(step)
        before = offset
    return bytes(packed)


def unpack(packed: bytes) -> "array[int]":
    """The inverse of `pack`."""
    places = array("l")
    value = offset = shift = 0
    for byte in packed:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            offset += value
            places.append(offset)
            value = shift = 0
    return places


def find(corpus: Corpus, surfaces: Iterable[str], check: Check = Check()) -> dict[str, Places]:
    """Every occurrence of each of `surfaces` in the prose of `corpus`: surface → source key → places.

    Surfaces that do not occur have no entry. Two that fold alike both get the occurrences.
    """
    wanted: dict[str, list[str]] = {}
    for surface in surfaces:
        if folded := fold_key(surface).strip():
            wanted.setdefault(folded, []).append(surface)
    patterns = sorted(wanted)
    if not patterns:
        return {}
    matcher = _Matcher(patterns)
    found: dict[str, Places] = {}
    for done, (key, source) in enumerate(sorted(corpus.sources.items())):
        check.progress(done, len(corpus.sources), source.name)
        for number, places in matcher.places(source, corpus.sentences(key), check).items():
            for surface in wanted[patterns[number]]:
                found.setdefault(surface, {})[key] = places
    return found


class _Matcher:
    def __init__(self, patterns: list[str]) -> None:
        self._patterns = patterns
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard)
        self._known = frozenset(patterns)

    def places(self, source: Source, sentences: Iterable[Sentence], check: Check) -> dict[int, "array[int]"]:
        """Number of the pattern → where it stands in `source`."""
        found: dict[int, array[int]] = {}
        batch: list[Sentence] = []
        size = 0
        for sentence in sentences:
            batch.append(sentence)
            size += len(sentence.prose) * (1 if sentence.prose.isascii() else 3)
            if size >= _BYTES_BETWEEN_CHECKS:
                self._match(batch, found)
                check.alive()
                batch, size = [], 0
        self._match(batch, found)
        check.alive()
        return found

    def _match(self, sentences: list[Sentence], found: dict[int, "array[int]"]) -> None:
        folded = fold("\n".join(sentence.prose for sentence in sentences))
        begins = [0]
        for sentence in sentences:
            begins.append(begins[-1] + len(sentence.prose) + 1)
        text = folded.text
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        for number, start, end in sorted(matches, key=lambda match: (match[1], match[2])):
            if not self._stands(text, start, end):
                continue
            first, last = folded.span(start, end)
            index = bisect_right(begins, first) - 1
            span = sentences[index].span(first - begins[index], last - begins[index])
            places = found.get(number)
            if places is None:
                places = found[number] = array("l")
            places.extend(span)

    def _stands(self, text: str, start: int, end: int) -> bool:
        """Whether the match is not a piece of a longer word."""
        first, last = text[start], text[end - 1]
        before, after = text[start - 1 : start], text[end : end + 1]
        if first < "\u3040" and before.isalnum() and before < "\u3040" and first.isalnum():
            return False
        if last < "\u3040" and after.isalnum() and after < "\u3040" and last.isalnum():
            return False
        if end - start == 1 and _KANJI.match(first):
            return not (_KANJI.match(before) or _KANJI.match(after))
        return self._is_whole_katakana(text, start, end)

    def _is_whole_katakana(self, text: str, start: int, end: int) -> bool:
        """A match at the edge of a longer katakana run is whole where a word of the run begins or ends."""
        for edge in (start, end):
            if not (_KATAKANA.match(text[edge - 1 : edge]) and _KATAKANA.match(text, edge)):
                continue
            first = _KATAKANA_BEFORE.search(text, max(0, edge - 30), edge)
            last = _KATAKANA_AFTER.match(text, edge, edge + 30)
            before, after = first[0] if first else "", last[0] if last else ""
            rest = before if edge == start else after
            if rest not in self._known and len(before) not in cuts(before + after):
                return False
        return True
