"""Stories: what needs explaining there are names, and the things that the story invents; not mules and chimneys."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.terms.categories import looks_beside
from genglossary.pipeline.terms.personal_names import IsPerson
from genglossary.pipeline.terms.termhood import share_of
from genglossary.pipeline.types import TermCandidate

_PERSONS = 5  # among the best candidates, from which on documents tell a story
_FEW_PERSONS = 3  # that are enough where they are
_TOLD = 1 / 6  # of all mentions of the best
_BEST = 40
_KNOWN = 5e-7  # the share of general language from which readers of stories know a word
_KNOWN_TO_ALL = 2e-5  # the share from which no story explains a word
_NAMED = 0.75  # share of occurrences that are written like a name
_VOLUMES = 20  # documents, of which all are looked at
_SPEECHES = 6
_SPOKEN = 0.2  # of the paragraphs
_SAID = re.compile(  # not a word that the paragraph explains
    r"[\s　]*(?:「[^「」]{2,400}(?:「[^」]*」[^「」]{0,200})*」(?:\s*$|と[^はいう])|[“\"][^“”\"]{2,400}[,.!?…—-][”\"])",
    re.MULTILINE,
)
_THOUGHT_OF = re.compile("[a-z][a-z-]* (?:[a-z][a-z-]* )?[A-ZÀ-Þ]")
_OWNED = re.compile("[’']s [a-z]")  # Odmar's complaisance
_FORMED = re.compile("^(?:un|dis|ill-|well-)|(?:ness|ly)$")
_EXPLAINED = frozenset(("entry", "defining", "title"))


def tell_story(
    corpus: Corpus,
    candidates: Sequence[TermCandidate],
    is_person: IsPerson,
    describe: Callable[[TermCandidate], TermCandidate],
) -> bool:
    """Whether the documents of `corpus`, of which these are the `candidates`, best first, tell a story.

    `is_person` tells persons by the words beside them; `describe` also by what the dictionary has of their names.
    """
    best = candidates[:_BEST]
    return _has_many(best, is_person) or _is_about_few(list(map(describe, best))) or _is_full_of_speech(corpus)


def _is_full_of_speech(corpus: Corpus) -> bool:
    """Whether many paragraphs of a few documents are what somebody says, though nobody may have a name."""
    if len(corpus.sources) > _VOLUMES:
        return False
    said = [
        _SAID.match(source.text, block.start, block.end)
        for source in map(corpus.sources.__getitem__, corpus.sources)
        for block in source.blocks
        if block.kind == "paragraph"
    ]
    spoken = sum(each is not None for each in said)
    return spoken >= _SPEECHES and spoken >= _SPOKEN * len(said)


def weaken_plain_words(candidates: Sequence[TermCandidate]) -> list[TermCandidate]:
    """The `candidates` of a story, of which its plain words say that they are no terms."""
    return [replace(each, reason="weak") if _is_plain(each) else each for each in candidates]


def _has_many(best: Sequence[TermCandidate], is_person: IsPerson) -> bool:
    persons = filter(is_person, filter(looks_beside, best))
    return sum(1 for _ in islice(persons, _PERSONS)) == _PERSONS


def _is_about_few(described: Sequence[TermCandidate]) -> bool:
    """Whether a few persons are mentioned all the time."""
    mentions = [each.frequency for each in described if each.category == "person"]
    return len(mentions) >= _FEW_PERSONS and sum(mentions) >= _TOLD * sum(each.frequency for each in described)


def _is_plain(candidate: TermCandidate) -> bool:
    """Whether a candidate is made of words that everybody knows or is used once, or is a title without a name, or a
    name with what somebody thinks of it ("poor Odmar"), and is not explained."""
    text, language = candidate.text, candidate.language
    is_told = not _EXPLAINED.isdisjoint(candidate.parts)
    if candidate.reason or candidate.category or (is_told and share_of(text, language) < _KNOWN_TO_ALL):
        return False
    if combined().names.person_before.search(text + " "):
        return True
    if LANGUAGES.get(language, OTHER).capitals_name:
        if _THOUGHT_OF.match(text) or _OWNED.search(text):
            return True
        if candidate.parts.get("name", 0.0) >= _NAMED:
            return False
    if candidate.frequency == 1 or all(_is_known(word, language) for word in text.split()):
        return True
    return share_of(text, language) > 0 and combined().names.quality.search(text) is not None


def _is_known(word: str, language: str) -> bool:
    """Whether readers of stories know a word, or one that it is formed of as anybody forms them: "unwearied"."""
    if share_of(word, language) >= _KNOWN:
        return True
    bare = _FORMED.sub("", word)
    return bare != word and combined().is_word(bare)
