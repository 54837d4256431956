"""The passages that best say what each term is, found in one pass over the occurrences."""

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import groupby
from operator import eq, itemgetter
from typing import NamedTuple

from genglossary.pipeline.definitions.candidates import DocumentSentences, goes_on_about
from genglossary.pipeline.definitions.choosing import BestSentences, ChosenSentence, ScoredSentence, best_of
from genglossary.pipeline.definitions.score_cache import ScoreCache, ScoreKey
from genglossary.pipeline.documents.arguments import heads_arguments
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.text.display import plain_of
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.frequencies import frequencies
from genglossary.pipeline.text.labels import LABEL
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import OFFSETS, Check, Passage, Source

_NO_CHECK = Check()
_DIGITS = re.compile(r"\d")
_EVERYDAY = 2e-5  # the share of a word in general language from which everybody uses it
_WORTH = 0.25  # the definition score from which it is looked whether the next sentence goes on


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A term and where it stands in the documents.

    `occurrences` maps source keys to flat arrays of starts and ends, sorted, of the term and all its variants.
    """

    key: int
    text: str
    language: str
    variants: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    occurrences: "Mapping[int, array[int]]" = field(default_factory=dict[int, "array[int]"])


def passages_for(
    corpus: Corpus,
    mentions: Iterable[Mention],
    *,
    limit: int = 8,
    check: Check = _NO_CHECK,
    known: ScoreCache | None = None,
) -> dict[int, tuple[Passage, ...]]:
    """For the key of each mention up to `limit` passages, best first.

    The one most like a definition leads, the others follow by score, spread over the documents. A term without
    an occurrence has none. The cost is linear in the number of occurrences; `check.alive` is called for each document.
    `known` is asked before anything is judged, and told what is new.
    """
    choices: dict[int, BestSentences] = {}
    spots: dict[int, list[_Spots]] = {}
    named: dict[int, frozenset[str]] = {}
    for mention in mentions:
        choices[mention.key] = BestSentences(limit)
        names = frozenset(map(fold_key, (mention.text, *mention.variants, *mention.abbreviations)))
        named[mention.key] = names
        common = commonness(mention.text, mention.language)
        subject = "\n".join([str(limit), common, *sorted(names)]).encode("utf-8", "surrogatepass")
        for source, flat in mention.occurrences.items():
            spots.setdefault(source, []).append(_Spots(mention.key, names, subject, flat, common))
    for done, source in enumerate(sorted(spots), 1):
        check.alive()
        for spot, judged in zip(spots[source], _judged(corpus, source, spots[source], limit, known), strict=True):
            choices[spot.key].add(source, judged)
        check.progress(done, len(spots), corpus.names[source])
    return _passages(corpus, {key: choice.best_first() for key, choice in choices.items()}, named, check)


def commonness(text: str, language: str) -> str:
    """ "everyday" if everybody uses a word, or each function has such a thing (a return value): what one document says
    of it may be far from what another one means.

    "label" if it labels a value, as general English in small letters does in a language without spaces; else "".
    """
    if LABEL.fullmatch(text):
        return "label"
    if _DIGITS.search(text) or (len(text) > 1 and text.isupper()):
        return ""  # 3D, HTTP: names, however often they are said
    if frequencies(language).get(text.lower(), 0.0) >= _EVERYDAY or heads_arguments(text):
        return "everyday"
    is_foreign = not LANGUAGES.get(language, OTHER).has_spaces and text.isascii() and text.islower()
    return "label" if is_foreign and frequencies("en").get(text, 0.0) >= _EVERYDAY else ""


class _Spots(NamedTuple):
    """The occurrences of one term in one document; `names` are its folded texts, and in `named` as bytes.

    `common` is its commonness.
    """

    key: int
    names: frozenset[str]
    named: bytes
    flat: "array[int]"
    common: str

    def subject(self, longest: Mapping[int, int]) -> ScoreKey:
        """A name for all that is looked at besides the document: the term, its places, and what covers them."""
        flat = array(OFFSETS, self.flat)
        free = bytes(map(eq, map(longest.__getitem__, flat[1::2]), flat[::2]))
        return blake2b(b"".join((self.named, b"\n", free, flat.tobytes())), digest_size=10).digest()


def _judged(
    corpus: Corpus, source: int, spots: Sequence[_Spots], limit: int, known: ScoreCache | None
) -> list[tuple[ScoredSentence, ...]]:
    """Judge what a document says of each of the terms that it has."""
    longest = _longest(spots)
    before = known.of(source) if known else {}
    subjects = [spot.subject(longest) for spot in spots] if known else [spot.named for spot in spots]
    if known and before.keys() >= set(subjects):
        return [before[subject] for subject in subjects]
    sentences = corpus.sentences(source)
    document = DocumentSentences(sentences, longest)
    judged = [
        before[subject]
        if subject in before
        else best_of(sentences, document.finds(spot.flat, spot.names, spot.common), limit)
        for spot, subject in zip(spots, subjects, strict=True)
    ]
    if known:
        known.learn(source, dict(zip(subjects, judged, strict=True)))
    return judged


def _passages(
    corpus: Corpus, choices: Mapping[int, Sequence[ChosenSentence]], named: Mapping[int, frozenset[str]], check: Check
) -> dict[int, tuple[Passage, ...]]:
    """The passages that were chosen, read document by document: each may have to come from a database."""
    wanted = sorted((each.source, key, each) for key, chosen in choices.items() for each in chosen)
    found: dict[tuple[int, ChosenSentence], Passage] = {}
    for source, chosen in groupby(wanted, key=itemgetter(0)):
        check.alive()
        sentences, text = corpus.sentences(source), corpus.sources[source]
        for _, key, each in chosen:
            found[key, each] = _passage(text, sentences, each.place, each.score, named[key])
    return {key: tuple(found[key, each] for each in chosen) for key, chosen in choices.items()}


def _longest(spots: Sequence[_Spots]) -> dict[int, int]:
    """The first start of the occurrences that end at a place: what defines "service proxy" defines no "proxy"."""
    longest: dict[int, int] = {}
    for spot in spots:
        starts, ends = spot.flat[::2], spot.flat[1::2]
        longest.update(zip(ends, map(min, map(longest.get, ends, starts), starts), strict=True))
    return longest


def _passage(source: Source, sentences: Sequence[Sentence], place: int, score: float, names: frozenset[str]) -> Passage:
    sentence = sentences[place]
    passage = _of_sentence(source, sentence, score)
    following = sentences[place + 1] if score >= _WORTH and place + 1 < len(sentences) else None
    if following is None or not goes_on_about(sentence, following, names):
        return passage
    return replace(passage, follow=_of_sentence(source, following, 0.0))


def _of_sentence(source: Source, sentence: Sentence, value: float) -> Passage:
    text = source.text[sentence.start : sentence.end]
    plain = plain_of(source, sentence)
    return Passage(
        source=source.key,
        start=sentence.start,
        end=sentence.end,
        text=text,
        kind=sentence.kind,
        heading=sentence.heading,
        score=round(value, 4),
        plain="" if plain == text else plain,
    )
