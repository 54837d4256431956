"""Judging the sentences of one document: which of them may say what a term is, and how much each looks like it."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from genglossary.pipeline.definitions.mentioning import TellingSentences
from genglossary.pipeline.definitions.speech import spoken
from genglossary.pipeline.documents.arguments import heads_arguments, names_argument
from genglossary.pipeline.documents.glossary_lists import PLACEHOLDER
from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.languages.definition_score import (
    bracketed,
    definition_score,
    goes_on,
    names_before,
    titled_definition_score,
)
from genglossary.pipeline.languages.wordiness import may_explain
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.sentence import Sentence

_DULL = 2  # passages of a document that are kept though they do not look like a definition
_TELL_ENOUGH = 4  # sentences of a document that look a little like a definition: mentions add nothing to them
_LOOKED_AT = 8  # of those that only mention a term
_ALSO = re.compile(r"^\s?[(（][^()（）]{1,24}[)）]")  # another name or a reading after a term
_NEARLY = 24  # characters that a heading may have beside its term
_NEAR = 4  # sentences after a heading that are still about what the heading names
_NEXT_BRACKET = re.compile(r".{0,2}[(（\[［]", re.DOTALL)
_BRACKET = re.compile(r"[\"'”’」』]?\s?[(（\[［][\s\"'“‘「『]*([^()（）\[\]［］]{1,60}?)[\s\"'”’」』]*[)）\]］]")
_EXPANSION = (0.3, 0.4)  # definition score of a sentence that spells its term out: in passing, and as its subject
_NAMED_AFTER = 0.6  # definition score of a sentence if the next one says "This is called X"
_DESCRIBING = 0.15  # the definition score from which a sentence about the same term goes on describing it
_JOINING = re.compile(r"を行な?う|[ぁ-ん\W]+")  # 「条件判定を行う文です」 below 「条件判定文」
_NAME = 3  # characters of a name that is looked for in what stands below it
_TITLES = 2  # of a document: more of the same are labels
_MARKUP = 6  # characters that emphasis and links put between two words
_CELLS = frozenset({"list_item", "table_cell"})
_MOST_CHARACTERS = 1200  # of a sentence that may say what a term is: longer ones are tables, lists or no text at all


class DocumentSentences:
    """The sentences of one document, asked for one term after another.

    `longest` has for each end of an occurrence the first start of those that end there: the others are covered.
    """

    def __init__(self, sentences: Sequence[Sentence], longest: Mapping[int, int]) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._heads = list(_heads(sentences))
        self._longest = longest
        self._languages = combined()
        self._speech = spoken(sentences)
        self._mentions = TellingSentences(sentences)

    def finds(self, flat: "array[int]", names: frozenset[str], common: str = "") -> dict[int, float]:
        """The places of sentences that may say what one term is, and how much each looks like it.

        `flat` are starts and ends of the term in the document, `names` its spellings, folded; `common` is "everyday" or
        "label" for a word that is no term by itself (see `commonness`).
        """
        found: dict[int, float] = {}
        about = _Term(names, common, {}, found)
        mentioned: dict[int, tuple[int, bool]] = {}
        for start, end in zip(flat[::2], flat[1::2], strict=True):
            place = bisect_right(self._starts, start) - 1
            if place < 0 or end > self._sentences[place].end:
                continue
            is_free = self._longest[end] == start
            value = self._judge(place, start, end, about) if is_free else 0.0
            if value > found.get(place, 0.0):
                found[place] = value
            elif (
                len(mentioned) < _LOOKED_AT
                and place not in mentioned
                and place not in about.titles
                and not self._sentences[place].headline
            ):
                mentioned[place] = start, is_free
        if len(found) < _TELL_ENOUGH:
            found.update(self._mentions.best_of(mentioned, found, _DULL))
        titled = [place for place, title in about.titles.items() if title == "titled"]
        for place in titled:
            self._judge_next(place, about, is_repeated=len(titled) > _TITLES)
        return found

    def _judge(self, place: int, start: int, end: int, about: "_Term") -> float:
        """Score how much a sentence defines the term at `start:end` of the document.

        Where the term is nearly all that it says, it is a title: noted, for what follows may define it.
        """
        sentence = self._sentences[place]
        if sentence.offsets is None:
            start, end = start - sentence.start, end - sentence.start
        else:
            start, end = bisect_left(sentence.offsets, start), bisect_left(sentence.offsets, end)
        prose = sentence.prose
        if (self._speech and place in self._speech) or names_argument(sentence, start, end):
            return 0.0
        if len(prose) - (end - start) <= _NEARLY and (title := self._title(sentence, start, end)):
            about.titles[place] = title
            return 0.0
        if about.first is None and not sentence.headline:
            about.first = place
        if len(prose) > _MOST_CHARACTERS:
            return 0.0
        value = definition_score(prose, start, end, sentence.language, self._structure(place, start, about))
        if value and names_before(prose, start, end, sentence.language):
            self._judge_previous(place, about.found)
        return max(value, _of_bracket(prose, end, about.names, value > 0))

    def _title(self, sentence: Sentence, start: int, end: int) -> str:
        """ "titled" where the term is all that `sentence` says, "headed" where it is a headline with more, else ""."""
        beside = sentence.prose[:start] + _ALSO.sub("", sentence.prose[end:])
        if PLACEHOLDER.search(beside):
            return "headed" if sentence.headline else ""
        alone = not self._languages.beside.sub("", beside)
        if not sentence.headline and (not alone or beside.endswith(("!", "！"))):
            return ""
        return "titled" if alone or self._is_about(beside) else "headed"

    def _is_about(self, beside: str) -> bool:
        """Whether `beside`, the words beside the term in a heading, say no more than that it is about the term."""
        return not self._languages.beside.sub("", self._languages.about.sub("", beside.lower()))

    def _judge_previous(self, place: int, found: dict[int, float]) -> None:
        """Score the sentence before the one at `place`, where this goes on about it; the two are shown together."""
        previous = self._sentences[place - 1]
        if place and may_explain(previous.prose) and goes_on_about(previous, self._sentences[place]):
            found[place - 1] = max(_NAMED_AFTER, found.get(place - 1, 0.0))

    def _judge_next(self, place: int, about: "_Term", is_repeated: bool) -> None:
        """Score what follows the title at `place`; one that `is_repeated` labels something else each time."""
        title, place = self._sentences[place], place + 1
        entry = title.kind
        while entry == "definition_term" and place < len(self._sentences) and self._sentences[place].kind == entry:
            place += 1  # several terms share a text
        if place == len(self._sentences) or self._sentences[place].headline or self._sentences[place].kind == "quote":
            return  # what somebody says first on a subject is seldom what it is
        following = self._sentences[place]
        if self._languages.captions.match(following.prose) or entry == following.kind == "list_item":
            return  # an item of a list is not what the one before it is
        signs = ["definition_text" if following.kind == "definition_text" else "titled", *self._kind(following, about)]
        signs += ["labelled"] * (entry != "heading") + ["repeated"] * is_repeated
        signs += ["circular"] * _repeats(following.prose, about.names)
        signs += ["label"] * heads_arguments(title.prose)
        value = titled_definition_score(following.prose, following.language, signs)
        if value > about.found.get(place, 0.0):
            about.found[place] = value

    def _kind(self, sentence: Sentence, about: "_Term") -> Iterator[str]:
        """Yield the signs of what `sentence` is a part of, and of what kind its term is."""
        if sentence.kind in _CELLS:
            yield "cell"
        if about.common:
            yield about.common

    def _structure(self, place: int, start: int, about: "_Term") -> Iterator[str]:
        """Yield the signs of where the sentence at `place` stands, for a term at `start` of its prose."""
        yield from self._kind(self._sentences[place], about)
        if _is_hidden_before(self._sentences[place], start):
            yield "hidden"
        head, titles = self._heads[place], about.titles
        if place == about.first:
            yield "first"
        if head in titles:
            yield titles[head] if place - head <= _NEAR else "headed"
        if head == 0 and head in titles:
            yield "document_title"


@dataclass(slots=True)
class _Term:
    """A term while a document is gone through, and what is known of it by then.

    Its `names`, folded; how `common` they are; by place, the `titles` that name it and the scores `found`;
    the place of the `first` sentence that mentions it.
    """

    names: frozenset[str]
    common: str
    titles: dict[int, str]
    found: dict[int, float]
    first: int | None = None


def _is_hidden_before(sentence: Sentence, start: int) -> bool:
    """Whether between the words before a term and the term at `start` of the prose stands what is not shown: code."""
    if sentence.offsets is None or start < 2:
        return False
    return sentence.offsets[start] - sentence.offsets[start - 2] > _MARKUP


def _repeats(prose: str, names: frozenset[str]) -> bool:
    """Whether `prose`, which stands below a term, uses the term after its own first words."""
    folded = fold_key(prose)
    said_again = any(folded.find(name, len(name)) > 0 for name in names if len(name) >= _NAME)
    return said_again or _JOINING.sub("", folded) in names


def _heads(sentences: Sequence[Sentence]) -> Iterator[int]:
    """For each sentence the place of the headline above it, -1 without one."""
    head = -1
    for place, sentence in enumerate(sentences):
        yield head
        if sentence.headline:
            head = place


def _of_bracket(prose: str, end: int, names: frozenset[str], is_subject: bool) -> float:
    """The definition score for a bracket after a term that ends at `end`: another name of it, or what it is; else 0."""
    if not _NEXT_BRACKET.match(prose, end):
        return 0.0
    if _expands(prose, end, names):
        return _EXPANSION[is_subject]
    return _EXPANSION[False] if bracketed(prose, end) else 0.0


def _expands(prose: str, end: int, names: frozenset[str]) -> bool:
    """Whether a sentence brings in a term by two names: "Long Form (LF)", with the first one ending at `end`."""
    bracket = _BRACKET.match(prose, end)
    return bracket is not None and fold_key(bracket[1]) in names


def goes_on_about(sentence: Sentence, following: Sentence, names: frozenset[str] = frozenset()) -> bool:
    """Whether the next sentence is about the same thing, and the two are together not too long."""
    if following.block != sentence.block:
        return False
    if not goes_on(following.prose, sentence.language) and not _describes(following, names):
        return False
    longest = LANGUAGES.get(sentence.language, OTHER).longest_passage
    return len(sentence.prose) + len(following.prose) <= longest


def _is_another(written: str, names: frozenset[str]) -> bool:
    """Whether `written` only looks like the plural of an abbreviation among `names`: APIS is not APIs."""
    return written.isupper() and written.endswith("S") and fold_key(written[:-1]) in names


def _describes(following: Sentence, names: frozenset[str]) -> bool:
    """Whether a sentence has the same term for its subject, and says what that is or does."""
    topic = LANGUAGES.get(following.language, OTHER).headwords.topic
    found = topic.match(following.prose) if topic else None
    if found is None or fold_key(found["term"]) not in names or _is_another(found["term"], names):
        return False
    return definition_score(following.prose, *found.span("term"), following.language) >= _DESCRIBING
