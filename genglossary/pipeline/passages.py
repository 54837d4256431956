"""The passages that best say what each term is, found in one pass over the occurrences."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from genglossary.pipeline.choosing import Choice, Chosen
from genglossary.pipeline.corpus import Corpus
from genglossary.pipeline.folding import fold_key
from genglossary.pipeline.likeness import bracketed, goes_on, likeness, names_before, titled_likeness
from genglossary.pipeline.sentences import Sentence
from genglossary.pipeline.types import Check, Passage, Source, Span

_NO_CHECK = Check()
_DULL = 2  # passages of a document that are kept though they do not look like a definition
_BESIDE = re.compile(r"\W+|\b(?:an?|the|\d+)\b", re.IGNORECASE)
_ALSO = re.compile(r"^\s?[(（][^()（）]{1,24}[)）]")  # another name or a reading after a term
_NEARLY = 24  # characters that a heading may have beside its term
_ABOUT = re.compile(
    r"what (?:is|are)|about|overview|introduction(?: to)?|definition|とは(?:何か)?|について|の?概要|入門|の紹介"
)
_NEAR = 4  # sentences after a heading that are still about what the heading names
_BRACKET = re.compile(r"\s?[(（]\s?([^()（）]{1,60}?)\s?[)）]")
_EXPANSION = (0.3, 0.4)  # likeness of a sentence that spells its term out: in passing, and where that is its subject
_NAMED_AFTER = 0.5  # likeness of a sentence if the next one says "This is called X"
_WORTH = 0.25  # the likeness from which it is looked whether the next sentence goes on
_DESCRIBING = 0.15  # the likeness from which a sentence about the same term goes on describing it
_SUBJECT = re.compile(r"(?:(?:An?|The) )?(?P<term>[^。、,]{1,40}?)(?=は|[（(][^（）()]{1,60}[）)]は| [a-z]{2,} )")
_LONGEST = {"ja": 150, "en": 200}  # characters that a passage and its follower may have together
_CODE = re.compile(
    r"`+\s?(?P<ticked>.+?)\s?`+|<\w+[^<>]*>(?P<tagged>[^<>]+)</\w+>|<?(?P<address>\w+:[^<>\s]+)>?", re.DOTALL
)
_TAG = re.compile(
    r"</?(?:[a-z]{1,5}\d?|strong|small|center|details|summary|section|article|iframe)(?:\s+[\w-]+=[^>]*)?\s*/?>",
    re.IGNORECASE,
)


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
    corpus: Corpus, mentions: Iterable[Mention], *, limit: int = 8, check: Check = _NO_CHECK
) -> dict[int, tuple[Passage, ...]]:
    """For the key of each mention up to `limit` passages, best first.

    The one most like a definition leads, the others follow by likeness, spread over the documents. A term without
    an occurrence has none. The cost is linear in the number of occurrences; `check.alive` is called for each document.
    """
    choices: dict[int, Choice] = {}
    spots: dict[int, list[_Spots]] = {}
    named: dict[int, frozenset[str]] = {}
    for mention in mentions:
        choices[mention.key] = Choice(limit)
        names = frozenset(map(fold_key, (mention.text, *mention.variants, *mention.abbreviations)))
        named[mention.key] = names
        for source, flat in mention.occurrences.items():
            spots.setdefault(source, []).append(_Spots(mention.key, names, flat))
    for done, source in enumerate(sorted(spots), 1):
        check.alive()
        sentences = corpus.sentences(source)
        document = _Document(sentences, spots[source])
        for spot in spots[source]:
            choices[spot.key].add(sentences, document.finds(spot))
        check.progress(done, len(spots), corpus.sources[source].name)
    return {
        key: tuple(_passage(corpus, chosen, named[key]) for chosen in choice.best_first())
        for key, choice in choices.items()
    }


class _Spots(NamedTuple):
    """Where one term stands in one document; `names` are its folded texts."""

    key: int
    names: frozenset[str]
    flat: "array[int]"


class _Document:
    """The sentences of one document, asked for one term after another."""

    def __init__(self, sentences: Sequence[Sentence], spots: list[_Spots]) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._heads = list(_heads(sentences))
        self._longest = _longest(spots)

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
            beside = prose[:start] + _ALSO.sub("", prose[end:])
            alone = not _BESIDE.sub("", beside)
            if alone or sentence.headline:
                alone = alone or not _BESIDE.sub("", _ABOUT.sub("", beside.lower()))
                titles[place] = "titled" if alone else "headed"
                if alone:
                    self._judge_next(place, found)
                return 0.0
        value = likeness(prose, start, end, sentence.language, self._structure(place, titles))
        if value and names_before(prose, start, end, sentence.language):
            self._judge_previous(place, found)
        if _expands(prose, end, names):
            return max(value, _EXPANSION[value > 0])
        return max(value, _EXPANSION[False]) if bracketed(prose, end) else value

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


def _longest(spots: list[_Spots]) -> dict[int, int]:
    """The first start of the occurrences that end at a place: what defines "service proxy" defines no "proxy"."""
    longest: dict[int, int] = {}
    for spot in spots:
        for start, end in zip(spot.flat[::2], spot.flat[1::2], strict=True):
            if longest.get(end, start) >= start:
                longest[end] = start
    return longest


def _expands(prose: str, end: int, names: frozenset[str]) -> bool:
    """Whether a sentence brings in a term by two names: "Long Form (LF)", with the first one ending at `end`."""
    bracket = _BRACKET.match(prose, end)
    return bracket is not None and fold_key(bracket[1]) in names


def _passage(corpus: Corpus, chosen: Chosen, names: frozenset[str]) -> Passage:
    source = corpus.sources[chosen.sentence.source]
    worth = chosen.likeness >= _WORTH and _goes_on(chosen.sentence, chosen.following, names)
    follow = chosen.following if worth else None
    passage = _of_sentence(source, chosen.sentence, chosen.likeness)
    return replace(passage, follow=_of_sentence(source, follow, 0.0)) if follow else passage


def _goes_on(sentence: Sentence, following: Sentence | None, names: frozenset[str] = frozenset()) -> bool:
    """Whether the next sentence is about the same thing, and the two are together not too long."""
    if following is None or following.block != sentence.block:
        return False
    if not goes_on(following.prose, sentence.language) and not _describes(following, names):
        return False
    longest = _LONGEST["ja" if sentence.language == "ja" else "en"]
    return len(sentence.prose) + len(following.prose) <= longest


def _describes(following: Sentence, names: frozenset[str]) -> bool:
    """Whether a sentence has the same term for its subject, and says what that is or does."""
    top = _SUBJECT.match(following.prose)
    if top is None or fold_key(top["term"]) not in names:
        return False
    return likeness(following.prose, *top.span("term"), following.language) >= _DESCRIBING


def _of_sentence(source: Source, sentence: Sentence, value: float) -> Passage:
    text = source.text[sentence.start : sentence.end]
    plain = _plain(source, sentence)
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


def _plain(source: Source, sentence: Sentence) -> str:
    """The prose of a sentence with the words of inline code, addresses and what only looks like a tag in place."""
    if sentence.offsets is None:
        return sentence.prose
    skips = [skip for skip in source.blocks[sentence.block].skips if sentence.start <= skip.start < sentence.end]
    parts: list[str] = []
    for character, offset in zip(sentence.prose, sentence.offsets, strict=True):
        while skips and skips[0].start < offset:
            parts.append(_shown(source, skips.pop(0)))
        parts.append(_shown(source, skips.pop(0)) if skips and skips[0].start == offset else character)
    return " ".join("".join([*parts, *(_shown(source, skip) for skip in skips)]).split())


def _shown(source: Source, skip: Span) -> str:
    """What a reader sees of a skip, between spaces as it stands there: nothing of markup, all of code and addresses."""
    text = source.text[skip.start : skip.end]
    code = _CODE.fullmatch(text)
    shown = code["ticked"] or code["tagged"] or code["address"] if code else text
    if not code and (not text.startswith("<") or _TAG.match(text)):
        return ""
    before, after = source.text[skip.start - 1 : skip.start], source.text[skip.end : skip.end + 1]
    return f"{' ' * before.isspace()}{shown}{' ' * after.isspace()}"
