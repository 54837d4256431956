"""Is a sentence that stands alone a definition: of a given term, or of anything?"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from genglossary.pipeline.languages import ASSUMED
from genglossary.pipeline.languages.definition_score import (
    best_definition_score,
    definition_score,
    titled_definition_score,
)
from genglossary.pipeline.text.identification import LanguageGuess

ENOUGH = 0.4
"""The confidence from which a sentence is called a definition."""

_APART = (  # what tokenisers pull apart
    (re.compile(r"^\s*\d+\s\.\s"), ""),
    (re.compile(r"\s+([,.;:!?)\]”’%])"), r"\1"),
    (re.compile(r"([(\[“$])\s+"), r"\1"),
    (re.compile(r"(\w) - (\w)"), r"\1-\2"),
)
_SHORT_FORM = re.compile(r"(.*?)\s*[(（]([^()（）]+)[)）]\s*$")


class SentenceQuestion(NamedTuple):
    """A sentence, and the term that it may define ("" for any)."""

    sentence: str
    term: str = ""


class Verdict(NamedTuple):
    """`term` is what the sentence defines, or would define, as it stands there ("" when nothing fits)."""

    definition: bool
    confidence: float
    term: str


def judge_all(questions: Iterable[SentenceQuestion]) -> Iterator[Verdict]:
    """One judgement for each question, in order.

    The language of a short sentence is that of all together, the assumed one where that cannot be told.
    """
    questions = list(questions)
    guess = LanguageGuess(question.sentence for question in questions)
    for question in questions:
        language = guess.of(question.sentence)
        yield judge(question, ASSUMED.code if language == "und" else language)


def judge(question: SentenceQuestion, language: str) -> Verdict:
    """Whether the sentence defines its term, or anything where no term is given."""
    text = _together(question.sentence)
    if question.term:
        confidence, found = _of_term(text, question.term, language)
    else:
        confidence, found = best_definition_score(text, language)
    return Verdict(confidence >= ENOUGH, round(confidence, 4), found)


def _of_term(text: str, term: str, language: str) -> tuple[float, str]:
    places = [match.span() for match in _pattern(term).finditer(text)]
    if not places:  # under its term, in a list of terms with their definitions, a sentence need not repeat it
        return titled_definition_score(text, language, ()), ""
    return max((definition_score(text, start, end, language), text[start:end]) for start, end in places)


def _pattern(term: str) -> re.Pattern[str]:
    """`term`, or what it has in parentheses or before them, in any case, number and hyphenation."""
    parts = _SHORT_FORM.match(term)
    names = [term, *(parts.groups() if parts else ())]
    loose = "|".join(sorted((_loose(name) for name in names if name), key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z0-9])(?:{loose})(?![A-Za-z0-9])", re.IGNORECASE)


def _loose(name: str) -> str:
    words = [re.escape(word) for word in re.split(r"[\s-]+", name.strip())]
    pattern = r"[\s-]+".join(words)
    if not name.isascii():
        return pattern
    return (
        re.sub(r"(?:ies|y)$", "(?:y|ies)", pattern)
        if pattern.endswith(("y", "ies"))
        else pattern.rstrip("s") + "(?:e?s)?"
    )


def _together(sentence: str) -> str:
    """`sentence` with single spaces, and as it was before a tokeniser set its punctuation apart."""
    text = " ".join(sentence.split())
    if " , " in text or text.endswith(" ."):
        for pattern, joined in _APART:
            text = pattern.sub(joined, text)
    return text
