"""Which document is the translation of which: by path, and by content where names differ."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from math import log
from zlib import crc32

from genglossary.pipeline.bilingual.marks import marks_of
from genglossary.pipeline.bilingual.paths import PathParts, place_of
from genglossary.pipeline.bilingual.types import DocumentKey, DocumentPair
from genglossary.pipeline.text.sentence import Sentence

_FEW = 5  # signs in common are no evidence
_SHARE = 0.5  # of what a document has of such signs, its original must have
_BETTER = 1.2  # times as good as the next best

_Placed = tuple[DocumentKey, PathParts]
_Key = Callable[[_Placed], Hashable]


def pair_documents(documents: Sequence[DocumentKey], source: str, target: str) -> list[DocumentPair]:
    """The pairs among `documents` of the languages `source` and `target` (ISO 639-1), in order of source key.

    By path first: folders (`en/x`, `ja/x`; `docs/x`, `i18n/ja/…/current/x`; `locale/ja/…`), suffixes (`x.ja.md`,
    `x_ja.rst`, `x-ja.txt`) with or without one on the original. Then by content (`DocumentKey.signs`). Each document is
    in one pair at most; whatever has no counterpart is in none. The order of `documents` makes no difference.
    """
    placed = [(each, place_of(each.name, (source, target))) for each in sorted(documents)]
    here = [each for each in placed if (each[0].language or each[1].language or source) == source]
    there = [each for each in placed if (each[0].language or each[1].language) == target]
    pairs: list[DocumentPair] = []
    for key in _KEYS:
        pairs += _matched(here, there, key)
        here, there = _rest(here, there, pairs)
    pairs += _by_content(here, there)
    return sorted(pairs)


_KEYS: tuple[_Key, ...] = (
    lambda each: (each[1].folders, each[1].stem, _suffix(each[0].name)),
    lambda each: (each[1].folders, each[1].stem),
    lambda each: (each[1].folders[-2:], each[1].stem),
    lambda each: (each[1].folders[-1:], each[1].stem),
    lambda each: each[1].stem,
)
"""Keys that names must have in common, the strictest first; each must tell one document of each side."""


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _matched(here: Sequence[_Placed], there: Sequence[_Placed], key: _Key) -> list[DocumentPair]:
    sides: tuple[defaultdict[Hashable, list[int]], ...] = (defaultdict(list), defaultdict(list))
    for side, documents in zip(sides, (here, there), strict=True):
        for document in documents:
            side[key(document)].append(document[0].key)
    both = (
        sides[0][name] + sides[1][name] for name in sides[0] if len(sides[0][name]) == len(sides[1].get(name, ())) == 1
    )
    return [DocumentPair(one, other) for one, other in both]


def _rest(
    here: Sequence[_Placed], there: Sequence[_Placed], pairs: Sequence[DocumentPair]
) -> tuple[list[_Placed], list[_Placed]]:
    taken = {key for pair in pairs for key in pair[:2]}
    return [each for each in here if each[0].key not in taken], [each for each in there if each[0].key not in taken]


def _by_content(here: Sequence[_Placed], there: Sequence[_Placed]) -> list[DocumentPair]:
    """Pairs of documents each of which has most of what the other has of signs, and no other has nearly as much."""
    having: defaultdict[int, list[int]] = defaultdict(list)
    for number, (document, _) in enumerate(here):
        for sign in document.signs:
            having[sign].append(number)
    found = [
        (*best, number) for number, (document, _) in enumerate(there) if (best := _best(document, having, len(here)))
    ]
    most = Counter[int]()
    for share, number, _ in found:
        most[number] = max(most[number], share)
    alone = Counter(number for share, number, _ in found if share == most[number])
    return [
        DocumentPair(here[number][0].key, there[other][0].key, "content", round(min(1.0, share / 1000), 3))
        for share, number, other in found
        if share == most[number] and alone[number] == 1
    ]


def _best(document: DocumentKey, having: dict[int, list[int]], count: int) -> tuple[int, int] | None:
    """How much (in thousandths) of the signs of a document the best original has, and its number."""
    shares: Counter[int] = Counter()
    signs: Counter[int] = Counter()
    whole = 0
    for sign in sorted(document.signs & having.keys()):
        weight = round(1000 * log(1 + count / len(having[sign])))
        whole += weight
        for number in having[sign]:
            shares[number] += weight
            signs[number] += 1
    ranked = sorted(shares, key=lambda number: (-shares[number], number))[:2]
    if not ranked or signs[ranked[0]] < _FEW or shares[ranked[0]] < _SHARE * whole:
        return None
    if len(ranked) > 1 and shares[ranked[0]] < _BETTER * shares[ranked[1]]:
        return None
    return 1000 * shares[ranked[0]] // whole, ranked[0]


def signs_of(sentences: Iterable[Sentence]) -> frozenset[int]:
    """Hashes of what a translation has as its original has it: numbers, names, code, addresses."""
    return frozenset(crc32(mark.encode()) for sentence in sentences for mark in marks_of(sentence.prose))
