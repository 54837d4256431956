"""The search for terms: every occurrence of many spellings in one pass over the prose of the documents.

Text and spellings are compared folded (`folding`). Matches may overlap and nest. A Latin word is matched whole;
a katakana word inside a longer katakana run only where the rest of the run is made of words too (コンテナ in
コンテナランタイム, but not ラベル in トラベル); a single kanji only where no other kanji touches it.
"""

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.occurrences.surface import is_meant, spelling_of, tells_case_apart
from genglossary.pipeline.text.folding import fold, fold_key
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import OFFSETS, Check

Places = dict[int, "array[int]"]
"""Source key → flat array of starts and ends, sorted."""

_KATAKANA = re.compile(r"[ァ-ヺー]")
_HIRAGANA = re.compile(r"[ぁ-ゟ]")
_KANJI = re.compile(r"[\u3400-\u9fff々]")
_ROOM = 30  # characters of katakana that are looked at before and after an edge
_BYTES_BETWEEN_CHECKS = 100_000


def pack(places: "Sequence[int]") -> bytes:
    """A flat array of offsets as bytes: differences in LEB128 (7 bits a byte, the last one below 128).

    Raises ValueError when the offsets are negative or not in order.
    """
    packed = bytearray()
    append = packed.append
    before = 0
    for offset in places:
        step = offset - before
        before = offset
        if step < 128:
            if step < 0:
                raise ValueError("Offsets must rise.")
            append(step)
            continue
        while step >= 128:
            append(step & 127 | 128)
            step >>= 7
        append(step)
    return bytes(packed)


def unpack(packed: bytes) -> "array[int]":
    """The inverse of `pack`."""
    places = array("l")  # whatever was packed
    value = offset = shift = 0
    for byte in packed:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            offset += value
            places.append(offset)
            value = shift = 0
    return places


def together(several: "Sequence[array[int]]") -> "array[int]":
    """Several flat arrays of offsets (those of a term's spellings) as one, in order, each place once: a spelling inside
    of a longer one ("Daha" in "Brandoch Daha") is the same mention."""
    if len(several) == 1:
        return several[0]
    pairs = {pair for spans in several for pair in zip(spans[::2], spans[1::2], strict=True)}
    result, last = array(OFFSETS), -1
    for start, end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if end > last:
            result.extend((start, end))
            last = end
    return result


def find(corpus: Corpus, surfaces: Iterable[str], check: Check = Check()) -> dict[str, Places]:
    """Every occurrence of each of `surfaces` in the prose of `corpus`: surface → source key → places.

    Surfaces (see `surface`) that do not occur have no entry. Two that fold alike both get the occurrences.
    """
    finder = Finder(surfaces)
    found: dict[str, Places] = {}
    for key in sorted(corpus.sources):
        for surface, places in finder.places(corpus.sentences(key), check).items():
            found.setdefault(surface, {})[key] = places
    return found


class Finder:
    """Looks for the same `surfaces` in one document after another; `in_katakana`: anywhere in a run of katakana."""

    def __init__(self, surfaces: Iterable[str], *, in_katakana: bool = False) -> None:
        wanted: dict[str, list[str]] = {}
        for surface in surfaces:
            folded = fold_key(spelling_of(surface)).strip()
            if folded and "\n" not in folded:  # which stands between sentences alone
                wanted.setdefault(folded, []).append(surface)
        patterns = sorted(wanted)
        self._wanted = [
            [surface for surface in wanted[pattern] if not tells_case_apart(surface)] for pattern in patterns
        ]
        choosy: dict[int, list[tuple[int, str]]] = {}
        for number, pattern in enumerate(patterns):
            for surface in filter(tells_case_apart, wanted[pattern]):
                choosy.setdefault(number, []).append((len(self._wanted), surface))
                self._wanted.append([surface])
        self._matcher = _Matcher(patterns, choosy, in_katakana) if patterns else None

    def places(self, sentences: Iterable[Sentence], check: Check = Check()) -> "dict[str, array[int]]":
        """Surface → flat array of starts and ends, sorted, in the document that has these `sentences`."""
        found = self._matcher.places(sentences, check) if self._matcher else {}
        return {surface: places for number, places in found.items() for surface in self._wanted[number]}


_NO_ENDS: dict[int, int] = {}


class _Matcher:
    """Looks for `patterns` (folded). `choosy` has, by the number of a pattern, spellings that fold so and yet are not
    every word that does, each with a number of its own."""

    def __init__(self, patterns: list[str], choosy: Mapping[int, Sequence[tuple[int, str]]], in_katakana: bool) -> None:
        self._in_katakana = in_katakana
        self._choosy = choosy
        # Not the full table that it makes by itself of few patterns: of long ones that takes seconds, in which no other
        # thread runs.
        self._automaton = AhoCorasick(
            patterns, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )
        self._known = frozenset(patterns)

    def places(self, sentences: Iterable[Sentence], check: Check) -> dict[int, "array[int]"]:
        """Number of the pattern → where it stands in the document that has these `sentences`."""
        found: defaultdict[int, array[int]] = defaultdict(partial(array, OFFSETS))
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

    # long: the loop that everything waits for, without a call for each match
    def _match(self, sentences: list[Sentence], found: "defaultdict[int, array[int]]") -> None:
        written = "\n".join([sentence.prose for sentence in sentences])
        folded = fold(written)
        text, choosy = folded.text, self._choosy
        begins = [0, *accumulate(len(sentence.prose) + 1 for sentence in sentences)]
        kinds = text.translate(_KINDS)
        begin = following = sentence_start = 0
        offsets: array[int] | None = None
        ends: dict[int, int] = {}
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            # Words begin and end at the edges: one goes on where the characters on both sides are of one kind, and
            # where a sign belongs to it. Most matches end here, so nothing is called for them.
            kind = kinds[start]
            goes_on = kind != " " and start and kinds[start - 1] == kind
            if goes_on and (kind in "AS" or not self._is_edge(text, kinds, start, end - start, begins=True)):
                continue
            kind, after = kinds[end - 1], kinds[end : end + 1]
            goes_on = kind != " " and after == kind
            if goes_on and (kind in "AS" or not self._is_edge(text, kinds, end, end - start, begins=False)):
                continue
            if (after == "S" or kinds[start] == " ") and self._is_part(text, kinds, start, end):
                continue
            first, last = (start, end) if folded.starts is None else folded.span(start, end)
            others = self._suiting(number, written[first:last]) if number in choosy else ()
            if not begin <= first < following:
                index = bisect_right(begins, first) - 1
                begin, following = begins[index], begins[index + 1]
                sentence_start, offsets = sentences[index].start, sentences[index].offsets
                ends = sentences[index].ends or _NO_ENDS
            # What Sentence.span does, without a call for each of hundreds of thousands of matches.
            if offsets is None:
                first, last = first - begin + sentence_start, last - begin + sentence_start
            else:
                past = offsets[last - begin - 1] + 1
                first, last = offsets[first - begin], ends.get(past, past)
            # A spelling that overlaps itself ("beep beep" in "beep beep beep") stands there once, where it begins.
            flat = found[number]
            if not flat or flat[-1] <= first:
                flat.append(first)
                flat.append(last)
            for each in others:
                flat = found[each]
                if not flat or flat[-1] <= first:
                    flat.extend((first, last))

    def _suiting(self, number: int, written: str) -> list[int]:
        """The other numbers of what a pattern stands for where it is `written` so."""
        return [other for other, surface in self._choosy[number] if is_meant(surface, written)]

    def _is_part(self, text: str, kinds: str, start: int, end: int) -> bool:
        """Whether a name with a sign goes on at an edge: .NET in ASP.NET, C in C# and C++."""
        if text[start] == "." and start and kinds[start - 1] == "A":
            return True
        return kinds[end - 1] == "A" and kinds[end : end + 1] == "S" and kinds[end + 1 : end + 2] != "A"

    def _is_edge(self, text: str, kinds: str, edge: int, size: int, begins: bool) -> bool:
        """Whether a word of `size` characters may begin, or end, between two kanji or katakana."""
        if kinds[edge] == "J" or self._in_katakana:
            return size > 1
        before, after = _katakana_around(text, kinds, edge)
        return (before if begins else after) in self._known or len(before) in combined().cuts(before + after)


def _katakana_around(text: str, kinds: str, edge: int) -> tuple[str, str]:
    """The katakana before and after the index `edge`, as far as a word may reach."""
    before, after = kinds[max(0, edge - _ROOM) : edge], kinds[edge : edge + _ROOM]
    first, last = len(before) - len(before.rstrip("K")), len(after) - len(after.lstrip("K"))
    return text[edge - first : edge], text[edge : edge + last]


class _Kinds(dict[int, str]):
    """For `str.translate`: A for letters and digits, K for katakana, J for kanji, S for signs that end names (C#), a
    space for all others."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if _KATAKANA.match(char):
            kind = "K"
        elif _KANJI.match(char):
            kind = "J"
        elif char in "+#":
            kind = "S"
        else:
            kind = "A" if char.isalnum() and not _HIRAGANA.match(char) else " "
        self[code] = kind
        return kind


_KINDS = _Kinds()
