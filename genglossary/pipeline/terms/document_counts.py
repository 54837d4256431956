"""The counts of one document: everything that depends on it alone, so that it can be kept and reused."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from typing import NamedTuple

from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.documents.side_matter import SideMatter, names_of_speakers
from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages.capitals import only_as_written
from genglossary.pipeline.terms.abbreviations import pairs_in, ways_in
from genglossary.pipeline.terms.headwords import Headword, headwords
from genglossary.pipeline.terms.phrase_counts import WHOLE, Marks, PhraseCounts, add_phrases, count_phrases
from genglossary.pipeline.terms.readings import readings_in
from genglossary.pipeline.terms.spelled_out import spelled_out
from genglossary.pipeline.text.sentence import Sentence, in_batches
from genglossary.pipeline.types import Source

_PROTOTYPE = re.compile(
    r"[\w\s:*&.]{1,80}\((?=[^()]*(?:\w_\w|\*))[^()]*\);?|[\w:*&]+(?: [\w:*&]+){1,4}\(\)(?: const)?;?"
)
_STATEMENT = re.compile(r"(?:::|->|\w\(\)| = ).*;$|\w\((?!s\))[^()]*\)\s*[;{]$")
_CODE_ENDS = (")", ";", "{", ") const")
_EXPLAINED, _LISTED, _CALLED = Marks(entry=1), Marks(entry=1, listed=1), Marks(called=1)


class LanguageCounts(NamedTuple):
    """The phrases of one language in a document by spelling, and how often each of its words (lower case) occurs."""

    phrases: dict[str, PhraseCounts]
    words: Counter[str]


class DocumentCounts(NamedTuple):
    """The phrases and words of one document by language, and, counted, its pairs of abbreviation and long form, and
    those of a word and the reading that its author gives."""

    languages: dict[str, LanguageCounts]
    abbreviations: Counter[tuple[str, str]]
    readings: Counter[tuple[str, str]]


def count_document(source: Source, sentences: Iterable[Sentence] | None = None) -> DocumentCounts:
    """Everything that `source` says about its candidates. `sentences` saves splitting it a second time."""
    by_language: defaultdict[str, list[Sentence]] = defaultdict(list)
    abbreviations: Counter[tuple[str, str]] = Counter()
    introduced: dict[str, str] = {}
    beside = SideMatter(sentences_of(source) if sentences is None else list(sentences))
    beside.names |= names_of_speakers(source, beside.subject)
    sentences = [sentence for sentence in beside.subject if not _is_prototype(sentence)]
    ways = ways_in("\n".join([sentence.prose for sentence in sentences]))
    for sentence in sentences:
        by_language[sentence.language].append(sentence)
        if pairs := [each for each in pairs_in(sentence.prose, ways) if each[0] not in beside.names]:
            abbreviations.update(pairs)
            introduced.update((short, sentence.language) for short, _ in pairs if _is_overlooked(short))
    abbreviations.update(spelled_out(sentences))
    parts = {language: _part(language, own) for language, own in sorted(by_language.items())}
    for short, language in introduced.items():  # also where grammar takes them for the words that they look like
        words = tuple(short.split())
        parts[language].phrases.setdefault(short, PhraseCounts(words, WHOLE * len(words), 1, 1))
    for headword in headwords(sentences):
        _add_entry(parts[headword.language].phrases, headword)
    for part in parts.values():
        _leave_out(part.phrases, beside.names)
        _mark_spread(part.phrases)
    return DocumentCounts(parts, abbreviations, Counter(readings_in(source)))


def _is_overlooked(short: str) -> bool:
    """Whether grammar may see no phrase in an abbreviation: it looks like a word (WHO), or has a number (HDA 2002)."""
    return only_as_written(short) or " " in short


def _is_prototype(sentence: Sentence) -> bool:
    """Whether a line is code that nothing marks: "void shut (struct lock *where)", "gate = shut(3);"."""
    prose = sentence.prose
    if not prose.endswith(_CODE_ENDS):
        return False
    return _PROTOTYPE.fullmatch(prose) is not None or _STATEMENT.search(prose) is not None


def _leave_out(phrases: dict[str, PhraseCounts], names: Set[str]) -> None:
    """Take out the phrases with one of `names`: initials, people and keys of citations are no subject."""
    for spelling in [each for each, counts in phrases.items() if _has_any(counts.words, names)] if names else ():
        del phrases[spelling]


def _has_any(words: Iterable[str], names: Set[str]) -> bool:
    return any(part in names for word in words for part in word.split("/"))


def _add_entry(phrases: dict[str, PhraseCounts], headword: Headword) -> None:
    """Count a headword. One of a list need not be a phrase by grammar; no part of it is a candidate then."""
    counts = phrases.get(headword.text)
    if headword.called and counts is not None and counts.letters[0] != WHOLE:
        return  # counted with the phrases
    if counts is None and headword.listed:
        words = tuple(headword.text.split())
        counts = PhraseCounts(words, WHOLE * len(words), 1)
    elif counts is not None and headword.called:
        counts = counts._replace(frequency=counts.frequency + 1)
    if counts is not None:
        marks = _CALLED if headword.called else _LISTED if headword.of_list else _EXPLAINED
        phrases[headword.text] = counts._replace(marks=counts.marks.plus(marks))


def _mark_spread(phrases: dict[str, PhraseCounts]) -> None:
    """Note of each phrase that is in headings that this is one document in which it is."""
    for spelling, counts in phrases.items():
        if counts.marks.edge:
            phrases[spelling] = counts._replace(marks=counts.marks._replace(spread=1))


def _part(language: str, sentences: list[Sentence]) -> LanguageCounts:
    part = LanguageCounts({}, Counter())
    rules = LANGUAGES.get(language, OTHER)
    for several in in_batches(sentences):
        tokens = rules.tokens_of(several)
        for word, count in Counter(tokens.words).items():
            part.words[word.lower()] += count
        add_phrases(part.phrases, count_phrases(tokens))
    return part
