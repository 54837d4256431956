"""Compounds that are made of the translations of their parts: 計装ライブラリ = 計装 + ライブラリ."""

import re
from functools import lru_cache
from itertools import pairwise

from genglossary.pipeline.bilingual.association import Association
from genglossary.pipeline.bilingual.katakana import likeness, skeleton
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.text.folding import fold_key

ALIKE = 0.8
"""Words that sound so much alike are one word in two scripts."""

_LATIN = re.compile(r"[A-Za-z0-9]+")
_RUN = re.compile(r"[ァ-ヺー]+|[a-z0-9]+|[^ァ-ヺーa-z0-9\s]+")
_SOUND = re.compile(r"[ァ-ヺ]")
_KANA = re.compile(r"[ぁ-ん・]+")
_FILL = re.compile(r"[\s・=＝\-_ぁ-ん]")
_FEW = 3  # places, of a word whose translation is looked for
_LIKELY = 4  # translations of a word that are considered
_STRONG, _SHARE = 0.25, 0.7  # of these the strength at least, also as a share of the strongest there is


@lru_cache(maxsize=100_000)
def sounds_alike(one: str, other: str) -> bool:
    """Whether one is the other in katakana."""
    if (_SOUND.search(one) is None) == (_SOUND.search(other) is None):
        return False
    size, other_size = len(skeleton(one)), len(skeleton(other))
    if abs(size - other_size) > (1 - ALIKE) * max(size, other_size):
        return False  # each consonant that only one has counts in full
    return max(likeness(one, other), likeness(other, one)) >= ALIKE


@lru_cache(maxsize=50_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a term in any language, without those that only join others."""
    if text.isascii():
        return tuple(_LATIN.findall(text))
    cuts = sorted(combined().cuts(text))
    words = (text[start:end].strip() for start, end in pairwise(cuts))
    return tuple(word for word in words if word and not _KANA.fullmatch(word))


class Composition:
    """Tells how words of one side are translated, as far as the same passages tell, and which compounds these make."""

    def __init__(self, association: Association) -> None:
        self._association = association
        self._known: dict[str, list[str]] = {}
        self._shares: dict[tuple[str, str], float] = {}

    def share(self, term: str, translation: str) -> float:
        """Measure how much of a term of several words and of what may translate it correspond word by word, in 0..1."""
        if (term, translation) not in self._shares:
            self._shares[term, translation] = self._share(term, translation)
        return self._shares[term, translation]

    def _share(self, term: str, translation: str) -> float:
        words = words_of(term)
        if len(words) < 2:
            return 0.0
        folded = fold_key(translation)
        found = [self._find(word, folded) for word in words]
        covered = {at for each in found if each for at in range(*each)}
        whole = [at for at, char in enumerate(folded) if not _FILL.match(char)]
        explained = sum(each is not None for each in found) / len(words)
        return explained * sum(at in covered for at in whole) / max(1, len(whole))

    def _find(self, word: str, folded: str) -> tuple[int, int] | None:
        """Find the longest place in a folded translation where `word` is translated."""
        likely = [fold_key(each) for each in (*self._translations(word), word)]
        places = [(at, at + len(each)) for each in likely if (at := folded.find(each)) >= 0]
        places += [match.span() for match in _RUN.finditer(folded) if sounds_alike(word, match[0])]
        return max(places, key=lambda place: (place[1] - place[0], -place[0]), default=None)

    def _translations(self, word: str) -> list[str]:
        if word not in self._known:
            self._known[word] = self._likely(word)
        return self._known[word]

    def _likely(self, word: str) -> list[str]:
        association = self._association
        number = association.here.number_of(word)
        if number is None or len(association.here.places[number]) < _FEW:
            return []
        found = association.candidates(number, association.here.places[number])[:_LIKELY]
        return [
            association.there.text(each.target)
            for each in found
            if each.strength > _STRONG and each.strength >= _SHARE * association.rival(each.target)[0]
        ]
