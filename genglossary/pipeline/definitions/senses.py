"""Words with two senses: what one document says of a term, and another one that is about something else.

Only where each of two unlike subjects says what the term is, in words that have nothing in common. A word that is
used in two fields and explained in one is left alone: nothing tells then whether it means something else there.
"""

import math
import re
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence

from genglossary.pipeline.languages import ASSUMED
from genglossary.pipeline.languages.combined import language_of_script
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.frequencies import frequencies
from genglossary.pipeline.types import Passage

_EXPLAINS = 0.45  # the definition score of the better passage, and of the other one
_EXPLAINS_TOO = 0.4
_COMMON = 0.1  # the share of content words that two passages may have in common
_FAR = 0.09  # the cosine of two subjects, each the documents that go with one of the passages
_MENTIONS = 3  # in each of them
_ROUNDS = 4
_FUNCTION = 3e-4  # the share in general language from which a word says nothing of a subject
_CONTENT = re.compile(r"[^\W\d_ぁ-ヿ㐀-鿿]{3,}|[㐀-鿿々]{2,}|[ァ-ヺー]{2,}")

Places = Mapping[int, "array[int]"]
"""Source key → flat offsets of a term in it."""
Vector = dict[int, float]


class Subjects:
    """Subjects of documents: how often each term occurs in one, weighted by how few documents have that term."""

    def __init__(self, occurrences: Mapping[int, Places]) -> None:
        """`occurrences` maps the key of each term to its places."""
        self._counts = {
            term: {source: len(flat) // 2 for source, flat in of.items()} for term, of in occurrences.items()
        }
        sources = {source for of in self._counts.values() for source in of}
        self._vectors: dict[int, Vector] = {source: {} for source in sources}
        for term, of in self._counts.items():
            rarity = math.log((len(sources) + 1) / max(len(of), 1))
            for source, count in of.items():
                self._vectors[source][term] = (1 + math.log(count)) * rarity if count else 0.0

    def are_far_apart(self, term: int, one: int, other: int) -> bool:
        """Whether the documents with `term` fall into two unlike subjects, with document `one` and `other` in each."""
        counts = self._counts.get(term, {})
        vectors = {source: self._without(term, source) for source in counts}
        if one not in vectors or other not in vectors:
            return False
        left, right = [one], [other]
        for _ in range(_ROUNDS):
            middle, end = _sum(map(vectors.__getitem__, left)), _sum(map(vectors.__getitem__, right))
            nearer = {s for s in counts if _cosine(vectors[s], middle) >= _cosine(vectors[s], end)}
            left = sorted((nearer | {one}) - {other})
            right = sorted(counts.keys() - set(left))
        enough = min(sum(map(counts.__getitem__, left)), sum(map(counts.__getitem__, right))) >= _MENTIONS
        return enough and _cosine(_sum(map(vectors.__getitem__, left)), _sum(map(vectors.__getitem__, right))) <= _FAR

    def _without(self, term: int, source: int) -> Vector:
        """Leave one term out of what a document is about: a vector of length one."""
        own = {each: weight for each, weight in self._vectors[source].items() if each != term}
        length = math.sqrt(sum(weight * weight for weight in own.values())) or 1.0
        return {each: weight / length for each, weight in own.items()}


def rivals(passages: Sequence[Passage], names: Collection[str]) -> list[tuple[Passage, Passage]]:
    """The best of `passages` with each of another document that explains the term in other words, best first; `names`
    are the spellings of the term."""
    good = sorted((p for p in passages if p.score >= _EXPLAINS_TOO), key=lambda p: (-p.score, p.source, p.start))
    if not good or good[0].score < _EXPLAINS:
        return []
    best = good[0]
    own = {word for name in names for word in _content(name)}
    words, language = _content(_said(best)) - own, language_of_script(_said(best))
    others = (p for p in good if p.source != best.source and language_of_script(_said(p)) is language)
    return [(best, other) for other in others if _are_unlike(words, _content(_said(other)) - own)]


def two_senses(
    term: int, passages: Sequence[Passage], names: Collection[str], subjects: Subjects
) -> tuple[Passage, Passage] | None:
    """A passage for each of two senses of a term, the better one first; None where nothing proves that it has two."""
    pairs = rivals(passages, names)
    return next((pair for pair in pairs if subjects.are_far_apart(term, pair[0].source, pair[1].source)), None)


def _said(passage: Passage) -> str:
    return passage.plain or passage.text


def _content(text: str) -> set[str]:
    """The content words of a text, in the singular."""
    language = language_of_script(text) or ASSUMED
    shares = frequencies(language.code)
    return {language.singular(word) for word in _CONTENT.findall(fold_key(text)) if shares.get(word, 0.0) < _FUNCTION}


def _are_unlike(left: set[str], right: set[str]) -> bool:
    """Whether two sets of words have next to nothing in common."""
    return len(left & right) <= _COMMON * min(len(left), len(right))


def _sum(vectors: Iterable[Vector]) -> Vector:
    total: Vector = {}
    for vector in vectors:
        for term, weight in vector.items():
            total[term] = total.get(term, 0.0) + weight
    return total


def _cosine(left: Vector, right: Vector) -> float:
    lengths = math.sqrt(sum(w * w for w in left.values()) * sum(w * w for w in right.values()))
    return sum(weight * right.get(term, 0.0) for term, weight in left.items()) / lengths if lengths else 0.0
