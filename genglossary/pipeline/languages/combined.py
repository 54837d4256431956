"""All languages together, for text that need not be in one of them: cells, brackets, headings, names.

Languages mix in documents, and some decisions (where a sentence ends) come before its language is known.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from genglossary.pipeline.languages import ASSUMED, LANGUAGES, OTHER
from genglossary.pipeline.languages.language import Introductions, Language, NamePatterns
from genglossary.pipeline.types import Category


class CombinedNames(NamedTuple):
    """`NamePatterns` of several languages, joined.

    `endings` has the pattern of names of each category, in the order in which they are tried.
    """

    person_before: re.Pattern[str]
    person_after: re.Pattern[str]
    place_before: re.Pattern[str]
    honorific: re.Pattern[str]
    rank: re.Pattern[str]
    quality: re.Pattern[str]
    endings: tuple[tuple[Category, re.Pattern[str]], ...]


class CombinedIntroductions(NamedTuple):
    """`Introductions` of several languages, joined."""

    before_short: re.Pattern[str]
    after_short: re.Pattern[str]
    before_long: re.Pattern[str]
    after_long: re.Pattern[str]
    sentences: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class CombinedLanguages:
    """The vocabularies and patterns of several languages, joined; see `Language` and its parts for each.

    `beside` finds what may stand beside the term in a heading that is the term, `captions` the words and the number of
    a caption; `subject_end` and `restriction` also find the punctuation that does the same in any language.
    """

    abbreviations: frozenset[str]
    furniture: frozenset[str]
    term_heads: frozenset[str]
    text_heads: frozenset[str]
    other_heads: frozenset[str]
    speaker_heads: frozenset[str]
    beside: re.Pattern[str]
    about: re.Pattern[str]
    captions: re.Pattern[str]
    side_heads: re.Pattern[str]
    people_heads: re.Pattern[str]
    participants: re.Pattern[str]
    particulars: re.Pattern[str]
    remarks: re.Pattern[str]
    asks: re.Pattern[str]
    scenes: re.Pattern[str]
    directions: re.Pattern[str]
    optional: re.Pattern[str]
    argument_heads: re.Pattern[str]
    never_headwords: re.Pattern[str]
    points_back: re.Pattern[str]
    connective: re.Pattern[str]
    subject_end: re.Pattern[str]
    restriction: re.Pattern[str]
    kind_of: re.Pattern[str]
    negation: re.Pattern[str]
    names: CombinedNames
    introductions: CombinedIntroductions
    brackets: tuple[re.Pattern[str], ...]
    long_forms: tuple[Callable[[str, str], str | None], ...]
    cuts: Callable[[str], frozenset[int]]
    is_word: Callable[[str], bool]


def combined() -> CombinedLanguages:
    """All languages of the registry and the neutral one. Ask once for a document, not for each of its words."""
    return _combined((*LANGUAGES.values(), OTHER))


def language_of_script(text: str) -> Language | None:
    """The language that alone is written in letters of `text`, if there is one."""
    return next((each for each in LANGUAGES.values() if each.script is not None and each.script.search(text)), None)


def language_by_wording(text: str, likely: str) -> Language:
    """The language by whose rules a short text is read: by its script, else the one with the code `likely` if that has
    rules and no script of its own, else the one that is assumed."""
    if found := language_of_script(text):
        return found
    known = LANGUAGES.get(likely, ASSUMED)
    return known if known.script is None else ASSUMED


# long: one line for each thing that languages say
@lru_cache(maxsize=8)
def _combined(languages: tuple[Language, ...]) -> CombinedLanguages:
    words = [language.vocabulary for language in languages]
    wording = [language.wording for language in languages]
    names = [language.names for language in languages]
    articles = _joined([*(each.articles for each in words), r"\d+"])
    return CombinedLanguages(
        abbreviations=_united(each.abbreviations for each in words),
        furniture=_united(each.furniture for each in words),
        term_heads=_united(each.term_heads for each in words),
        text_heads=_united(each.text_heads for each in words),
        other_heads=_united(each.other_heads for each in words),
        speaker_heads=_united(each.speaker_heads for each in words),
        beside=re.compile(rf"\W+|\b(?:{articles})\b", re.IGNORECASE),
        about=re.compile(_joined(each.about for each in words)),
        captions=re.compile(rf"(?:{_joined(each.captions for each in words)})\s?\d", re.IGNORECASE),
        side_heads=re.compile(_joined(each.side_heads for each in words)),
        people_heads=re.compile(_joined(each.people_heads for each in words)),
        participants=re.compile(_joined(each.participants for each in words)),
        particulars=re.compile(_joined(each.particulars for each in words)),
        remarks=re.compile(_joined(each.remarks for each in words)),
        asks=re.compile(_joined(each.asks for each in words)),
        scenes=re.compile(_joined(each.scenes for each in words)),
        directions=re.compile(_joined(each.directions for each in words)),
        optional=_in_any_case(
            rf"\s?(?:[(（\[]\s?(?:{each.optional})\s?[)）\]]|,\s(?:{each.optional})(?!\w))"
            for each in words
            if each.optional
        ),
        argument_heads=re.compile(_joined(each.argument_heads for each in words)),
        never_headwords=_in_any_case(each.headwords.never for each in languages),
        points_back=_in_any_case(each.points_back for each in wording),
        connective=_in_any_case(each.connective for each in wording),
        subject_end=_in_any_case([*(each.subject_end for each in wording), "[:：]"]),
        restriction=_in_any_case([*(each.restriction for each in wording), "[,、;:(]"]),
        kind_of=_in_any_case(each.kind_of for each in wording),
        negation=_in_any_case(each.negation for each in wording),
        names=_combined_names(names),
        introductions=_combined_introductions([language.introductions for language in languages]),
        brackets=tuple(each.bracketed for each in languages if each.bracketed is not None),
        long_forms=tuple(each.long_form for each in languages if each.long_form is not None),
        cuts=next((each.cuts for each in languages if each.cuts is not None), _whole),
        is_word=lambda word: any(each.is_word(word) for each in languages),
    )


def _combined_introductions(several: Sequence[Introductions]) -> CombinedIntroductions:
    return CombinedIntroductions(
        before_short=_in_any_case(each.before_short for each in several),
        after_short=_in_any_case(each.after_short for each in several),
        before_long=_in_any_case(each.before_long for each in several),
        after_long=_in_any_case(each.after_long for each in several),
        sentences=tuple(pair for each in several for pair in each.sentences),
    )


def _combined_names(names: Sequence[NamePatterns]) -> CombinedNames:
    return CombinedNames(
        person_before=re.compile(_joined(each.person_before for each in names)),
        person_after=re.compile(_joined(each.person_after for each in names)),
        place_before=re.compile(_joined(each.place_before for each in names)),
        honorific=re.compile(rf"(?:{_joined(each.honorific for each in names)})$"),
        rank=re.compile(_joined(each.rank for each in names)),
        quality=re.compile(_joined(each.quality for each in names)),
        endings=(
            ("organisation", re.compile(_joined(each.organisation for each in names))),
            ("place", re.compile(_joined(each.place for each in names))),
            ("title", re.compile(_joined(each.title for each in names))),
        ),
    )


def _united(several: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*several)


def _in_any_case(several: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_joined(several), re.IGNORECASE)


def _joined(several: Iterable[str]) -> str:
    """Alternatives of a regular expression as one; where there are none, one that never matches."""
    return "|".join(filter(None, several)) or r"(?!)"


def _whole(text: str) -> frozenset[int]:
    """The offsets of words in a text that nobody can cut: its ends."""
    return frozenset((0, len(text)))
