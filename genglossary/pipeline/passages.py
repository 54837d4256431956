"""The passages that best say what each term is, found in one pass over the occurrences."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import groupby
from operator import eq, itemgetter
from typing import NamedTuple

from genglossary.pipeline.choosing import Choice, Chosen, Judged, best_of
from genglossary.pipeline.corpus import Corpus
from genglossary.pipeline.folding import fold_key
from genglossary.pipeline.judged import Judgements, Subject
from genglossary.pipeline.likeness import goes_on, likeness, names_before, titled_likeness
from genglossary.pipeline.plain import plain_of
from genglossary.pipeline.sentences import Sentence
from genglossary.pipeline.types import OFFSETS, Check, Passage, Source

_NO_CHECK = Check()
_DULL = 2  # passages of a document that are kept though they do not look like a definition
_BESIDE = re.compile(r"\W+|\b(?:an?|the|\d+)\b", re.IGNORECASE)
_NEARLY = 24  # characters that a heading may have beside its term
_ABOUT = re.compile(
    r"what (?:is|are)|about|overview|introduction(?: to)?|definition|とは(?:何か)?|について|の?概要|入門|の紹介"
)
_NEAR = 4  # sentences after a heading that are still about what the heading names
_BRACKET = re.compile(r"\s?[(（]\s?([^()（）]{1,60}?)\s?[)）]")
_EXPANSION = (0.3, 0.4)  # likeness of a sentence that spells its term out: in passing, and where that is its subject
_NAMED_AFTER = 0.5  # likeness of a sentence if the next one says "This is called X"
_WORTH = 0.25  # the likeness from which it is looked whether the next sentence goes on
_LONGEST = {"ja": 150, "en": 200}  # characters that a passage and its follower may have together


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
    known: Judgements | None = None,
) -> dict[int, tuple[Passage, ...]]:
    """For the key of each mention up to `limit` passages, best first.

    The one most like a definition leads, the others follow by likeness, spread over the documents. A term without
    an occurrence has none. The cost is linear in the number of occurrences; `check.alive` is called for each document.
    `known` is asked before anything is judged, and told what is new.
    """
    choices: dict[int, Choice] = {}
    spots: dict[int, list[_Spots]] = {}
    for mention in mentions:
        choices[mention.key] = Choice(limit)
        names = frozenset(map(fold_key, (mention.text, *mention.variants, *mention.abbreviations)))
        named = "\n".join([str(limit), *sorted(names)]).encode("utf-8", "surrogatepass")
        for source, flat in mention.occurrences.items():
            spots.setdefault(source, []).append(_Spots(mention.key, names, named, flat))
    for done, source in enumerate(sorted(spots), 1):
        check.alive()
        for spot, judged in zip(spots[source], _judged(corpus, source, spots[source], limit, known), strict=True):
            choices[spot.key].add(source, judged)
        check.progress(done, len(spots), corpus.names[source])
    return _passages(corpus, {key: choice.best_first() for key, choice in choices.items()}, check)


class _Spots(NamedTuple):
    """Where one term stands in one document; `names` are its folded texts, and in `named` as bytes."""

    key: int
    names: frozenset[str]
    named: bytes
    flat: "array[int]"

    def subject(self, longest: Mapping[int, int]) -> Subject:
        """A name for all that is looked at besides the document: the term, its places, and what covers them."""
        flat = array(OFFSETS, self.flat)
        free = bytes(map(eq, map(longest.__getitem__, flat[1::2]), flat[::2]))
        return blake2b(b"".join((self.named, b"\n", free, flat.tobytes())), digest_size=10).digest()


def _judged(
    corpus: Corpus, source: int, spots: Sequence[_Spots], limit: int, known: Judgements | None
) -> list[tuple[Judged, ...]]:
    """What a document says of each of the terms that it has."""
    longest = _longest(spots)
    before = known.of(source) if known else {}
    subjects = [spot.subject(longest) for spot in spots] if known else [spot.named for spot in spots]
    if known and before.keys() >= set(subjects):
        return [before[subject] for subject in subjects]
    sentences = corpus.sentences(source)
    document = _Document(sentences, longest)
    judged = [
        before[subject] if subject in before else best_of(sentences, document.finds(spot), limit)
        for spot, subject in zip(spots, subjects, strict=True)
    ]
    if known:
        known.learn(source, dict(zip(subjects, judged, strict=True)))
    return judged


def _passages(corpus: Corpus, choices: Mapping[int, Sequence[Chosen]], check: Check) -> dict[int, tuple[Passage, ...]]:
    """The passages that were chosen, read document by document: each may have to come from a database."""
    wanted = sorted({(each.source, each.place, each.likeness) for chosen in choices.values() for each in chosen})
    found: dict[tuple[int, int, float], Passage] = {}
    for source, places in groupby(wanted, key=itemgetter(0)):
        check.alive()
        sentences, text = corpus.sentences(source), corpus.sources[source]
        found.update({each: _passage(text, sentences, each[1], each[2]) for each in places})
    return {
        key: tuple(found[each.source, each.place, each.likeness] for each in chosen) for key, chosen in choices.items()
    }


class _Document:
    """The sentences of one document, asked for one term after another."""

    def __init__(self, sentences: Sequence[Sentence], longest: Mapping[int, int]) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._heads = list(_heads(sentences))
        self._longest = longest

    def finds(self, spots: _Spots) -> dict[int, float]:
        """The places of sentences that may say what one term is, and how much each looks like it."""
        found: dict[int, float] = {}
        titles: dict[int, str] = {}
        dull = 0
        for start, end in zip(spots.flat[::2], spots.flat[1::2], strict=True):
            place = bisect_right(self._starts, start) - 1
            if place < 0 or end > self._sentences[place].end:
                continue
            value = self._judge(place, start, end, spots.names, titles, found) if self._longest[end] == start else 0.0
            if value > found.get(place, 0.0):
                found[place] = value
            elif dull < _DULL and place not in found and place not in titles and not self._sentences[place].headline:
                found[place] = 0.0
                dull += 1
        return found

    def _judge(
        self, place: int, start: int, end: int, names: frozenset[str], titles: dict[int, str], found: dict[int, float]
    ) -> float:
        """How much a sentence defines the term at `start:end` of the document.

        Where the term is nearly all that it says, it is a title: noted in `titles`, and what follows is judged
        and added to `found`.
        """
        sentence = self._sentences[place]
        if sentence.offsets is None:
            start, end = start - sentence.start, end - sentence.start
        else:
            start, end = bisect_left(sentence.offsets, start), bisect_left(sentence.offsets, end)
        prose = sentence.prose
        if len(prose) - (end - start) <= _NEARLY:
            alone = not _BESIDE.sub("", prose[:start] + prose[end:])
            if alone or sentence.headline:
                alone = alone or not _BESIDE.sub("", _ABOUT.sub("", (prose[:start] + prose[end:]).lower()))
                titles[place] = "titled" if alone else "headed"
                if alone:
                    self._judge_next(place, found)
                return 0.0
        value = likeness(prose, start, end, sentence.language, self._structure(place, titles))
        if value and names_before(prose, start, end, sentence.language):
            self._judge_previous(place, found)
        return max(value, _EXPANSION[value > 0]) if _expands(prose, end, names) else value

    def _judge_previous(self, place: int, found: dict[int, float]) -> None:
        """What the sentence at `place` names is explained by the one before it; the two are shown together."""
        if place and _goes_on(self._sentences[place - 1], self._sentences[place]):
            found[place - 1] = max(_NAMED_AFTER, found.get(place - 1, 0.0))

    def _judge_next(self, place: int, found: dict[int, float]) -> None:
        if place + 1 == len(self._sentences) or self._sentences[place + 1].headline:
            return
        following = self._sentences[place + 1]
        sign = "definition_text" if following.kind == "definition_text" else "titled"
        value = titled_likeness(following.prose, following.language, (sign,))
        if value > found.get(place + 1, 0.0):
            found[place + 1] = value

    def _structure(self, place: int, titles: dict[int, str]) -> Iterator[str]:
        head = self._heads[place]
        if head in titles:
            near = place - head <= _NEAR
            yield titles[head] if near else "headed"
        if self._sentences[place].opening:
            yield "opening"
        if head == 0 and head in titles:
            yield "document_title"


def _heads(sentences: Sequence[Sentence]) -> Iterator[int]:
    """For each sentence the place of the headline above it, -1 without one."""
    head = -1
    for place, sentence in enumerate(sentences):
        yield head
        if sentence.headline:
            head = place


def _longest(spots: Sequence[_Spots]) -> dict[int, int]:
    """The first start of the occurrences that end at a place: what defines "service proxy" defines no "proxy"."""
    longest: dict[int, int] = {}
    for spot in spots:
        starts, ends = spot.flat[::2], spot.flat[1::2]
        longest.update(zip(ends, map(min, map(longest.get, ends, starts), starts), strict=True))
    return longest


def _expands(prose: str, end: int, names: frozenset[str]) -> bool:
    """Whether a sentence brings in a term by two names: "Long Form (LF)", with the first one ending at `end`."""
    bracket = _BRACKET.match(prose, end)
    return bracket is not None and fold_key(bracket[1]) in names


def _passage(source: Source, sentences: Sequence[Sentence], place: int, likeness: float) -> Passage:
    sentence = sentences[place]
    passage = _of_sentence(source, sentence, likeness)
    following = sentences[place + 1] if likeness >= _WORTH and place + 1 < len(sentences) else None
    if following is None or not _goes_on(sentence, following):
        return passage
    return replace(passage, follow=_of_sentence(source, following, 0.0))


def _goes_on(sentence: Sentence, following: Sentence) -> bool:
    """Whether the next sentence is about the same thing, and the two are together not too long."""
    if following.block != sentence.block or not goes_on(following.prose, sentence.language):
        return False
    longest = _LONGEST["ja" if sentence.language == "ja" else "en"]
    return len(sentence.prose) + len(following.prose) <= longest


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
        likeness=round(value, 4),
        plain="" if plain == text else plain,
    )
