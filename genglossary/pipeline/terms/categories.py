"""The category of a candidate: it names a person, a place, an organisation, a title, or a thing of the subject.

Rules in this order: the words beside it ("Dr X", 「Xさん」, "X said"), how it ends ("… Council", 「…市」), what the
dictionary of its language knows of it, and whether it is an everyday word that these documents use as everybody does.
"""

import re
from dataclasses import replace

from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.languages.language import Language, Morphology
from genglossary.pipeline.terms.contexts import Contexts
from genglossary.pipeline.terms.personal_names import has_title
from genglossary.pipeline.terms.readings import in_katakana
from genglossary.pipeline.terms.termhood import share_of
from genglossary.pipeline.types import Category, TermCandidate

_PLACE_NAME = re.compile(r"(?:[A-ZÀ-Þ][a-zß-ÿ'’-]+ ?)+")
_NAMED = 0.5  # share of occurrences that are written like a name
_SURELY_NAMED = 0.75
_KNOWN_TO_ALL = 5e-5  # the share of general language from which a word needs no explaining
_KNOWN_TO_MOST = 1e-5  # the same for a word that these documents seldom use
_SELDOM = 12  # occurrences
_FEW = 3  # the same, of a word whose parts alone say how common it is
_MADE_OF = 8  # times as frequent as a word of several parts is the rarest of these, or more
_ONE_IN = 10
_MANY = 6  # occurrences that tell a person, from which no more are looked at
_HEADS = 2.5  # log2 of 1 + how many headings must begin or end with a word to say that they are about it
_SPECIAL = 4.5  # log2: a word known to all that is more frequent here needs no definition to be one of theirs
_TOLD = frozenset({"defining", "ever called"})
_NOTICED = frozenset({"title", "heading", "entry", "defining"})
_EVERYDAY = 2.0  # log2: a word only four times as frequent here as everywhere is an everyday word


def describe(candidate: TermCandidate, surroundings: Contexts) -> TermCandidate:
    """`candidate` with category, part of speech, and reading ("" where its language has none), from its parts of
    score, its words, and the words beside it.

    One that is described already, or of which only people know, is left as it is.
    """
    if candidate.category or not candidate.parts:
        return candidate
    language = LANGUAGES.get(candidate.language, OTHER)
    words = language.morphology_of(candidate.text) if language.morphology_of else None
    is_name = candidate.parts.get("name", 0.0) >= _NAMED
    category = _category(candidate, language, surroundings, words, is_name)
    if candidate.parts.get("adjective", 0.0) > _NAMED:
        part_of_speech = "adjective"
    elif is_name or category in ("person", "place", "organisation"):
        part_of_speech = "proper noun"
    else:
        part_of_speech = "noun"
    return replace(candidate, category=category, part_of_speech=part_of_speech, reading=_reading(candidate, words))


def _reading(candidate: TermCandidate, words: Morphology | None) -> str:
    """The reading by the author, unless only the end of the term is read so; else that of the dictionary."""
    if words is None:
        return candidate.reading
    said = in_katakana(candidate.reading)
    if said and (said == words.reading or not words.reading.endswith(said)):
        return candidate.reading
    # A term that the dictionary takes for a name alone, but not in its sentences, is read as that name: wrongly.
    return words.reading if not words.names or _is_sure_name(candidate) else ""


def is_person(candidate: TermCandidate, surroundings: Contexts) -> bool:
    """Whether a title in a name, or the words beside it, say that it is a person."""
    return has_title(candidate) or _beside(candidate, surroundings) == "person"


def looks_beside(candidate: TermCandidate) -> bool:
    """Whether the words beside `candidate` make a difference: it may be a name."""
    capitals_name = LANGUAGES.get(candidate.language, OTHER).capitals_name
    return not capitals_name or candidate.parts.get("name", 0.0) >= _NAMED


def _category(
    candidate: TermCandidate, language: Language, surroundings: Contexts, words: Morphology | None, is_name: bool
) -> Category:
    if has_title(candidate):
        return "person"
    if looks_beside(candidate) and (beside := _beside(candidate, surroundings)):
        return beside
    if ends_so := _by_ending(candidate.text, language, words, is_name):
        return ends_so
    if words is not None and words.names and "entry" not in candidate.parts and _is_sure_name(candidate):
        return words.names
    return "common_noun" if _is_everyday(candidate, language, is_name) else "technical_term"


def _by_ending(text: str, language: Language, words: Morphology | None, is_name: bool) -> Category:
    """The category that the end of `text` tells, "" for none: a place only where it is not all common nouns."""
    may_name = is_name or not language.capitals_name
    is_kind = words is not None and words.is_common and not is_name
    for category, ending in combined().names.endings:
        if (may_name or category == "title") and not (is_kind and category == "place") and ending.search(text):
            return category
    return ""


def is_known_place(candidate: TermCandidate) -> bool:
    """Whether a candidate, described, is a place that everybody knows and of which the documents explain nothing."""
    if candidate.category != "place" or not _NOTICED.isdisjoint(candidate.parts):
        return False
    return all(share_of(word, candidate.language) >= _KNOWN_TO_MOST for word in candidate.text.split())


def _is_sure_name(candidate: TermCandidate) -> bool:
    return candidate.parts.get("name", 0.0) >= _SURELY_NAMED


def _is_everyday(candidate: TermCandidate, language: Language, is_name: bool) -> bool:
    """One word of general language to which no heading or definition draws attention: used here as everybody uses
    it, or so common that everybody knows it, however often these documents need it. One that everybody knows and that
    is not much more frequent here needs to be explained: a heading of it is of something that it is a part of."""
    parts = candidate.parts
    if " " in candidate.text or not parts.get("single") or is_name or not {"latin", "entry"}.isdisjoint(parts):
        return False
    share = share_of(candidate.text, candidate.language)
    if not share and candidate.frequency <= _FEW:
        share = _share_of_parts(candidate.text, language)
    if share >= _KNOWN_TO_ALL and parts.get("specificity", 0.0) < _SPECIAL and _TOLD.isdisjoint(parts):
        return True
    if "title" in parts or "heading" in parts or parts.get("edge", 0.0) > _HEADS:
        return False
    if parts.get("specificity", 0.0) < _EVERYDAY:
        return "defining" not in parts
    if candidate.frequency == 1 and _TOLD.isdisjoint(parts) and language.is_made_of_words is not None:
        return language.is_made_of_words(candidate.text)  # a dictionary explains what is only mentioned here
    return share >= _KNOWN_TO_ALL or (share >= _KNOWN_TO_MOST and candidate.frequency < _SELDOM)


def _share_of_parts(word: str, language: Language) -> float:
    """The share of a word that a dictionary makes of shorter ones (利用者), by that of the rarest; wordfreq lists none
    of these. 0.0 for other words."""
    parts = language.parts_of_word(word) if language.parts_of_word else (word,)
    return min(share_of(part, language.code) for part in parts) / _MADE_OF if len(parts) > 1 else 0.0


def _beside(candidate: TermCandidate, surroundings: Contexts) -> Category:
    """The category that the words beside a candidate tell: a person from one occurrence in three, or from two and one
    in ten, a place from three and every second; else "". They may be of another language than the candidate."""
    patterns = combined().names
    people = places = looked_at = 0
    for before, after in surroundings.of(candidate.text):
        looked_at += 1
        is_person = patterns.person_after.match(after)
        if before[-1:].isspace():
            is_person = is_person or patterns.person_before.search(before)
            places += patterns.place_before.search(before) is not None
        people += is_person is not None
        if people > _MANY:
            return "person"
    if people and people * (3 if people == 1 else _ONE_IN) >= looked_at:
        return "person"
    is_place = places >= 3 and places * 2 >= looked_at and _PLACE_NAME.fullmatch(candidate.text)
    return "place" if is_place else ""
