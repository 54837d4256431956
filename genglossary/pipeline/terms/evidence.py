"""All that is known of a candidate, as numbers that people can read: the evidence that the learnt score weighs.

Shares are of the occurrences that stand alone, and two more: what was seen once says little. "Log" is log2 of 1 + n.
"""

import re
from collections.abc import Mapping

from genglossary.pipeline.terms.nested_phrases import PhraseEvidence
from genglossary.pipeline.terms.phrase_counts import UNMARKED, Marks
from genglossary.pipeline.terms.termhood import Specificity, log

Evidence = Mapping[str, float]
"""The numbers that are not 0, by name."""

MEANINGS: Mapping[str, str] = {
    "called": "log of how often a word such as “called” stands before it (と呼ぶ after it)",
    "called share": "share of its occurrences that are introduced so",
    "ever called": "whether any is",
    "line share": "share of its occurrences that are a line of their own and no heading",
    "edge share": "share that begin or end a heading",
    "ever heading": "whether it is a whole heading, not the title, anywhere",
    "many headings": "log of how many headings it is, beyond three: such headings arrange",
    "first word": "how common its first word is in general language (log, fifths)",
    "held of rarest": "share of the occurrences of its rarest word that it holds",
    "held of commonest": "the same of its commonest word",
    "many words": "three words or more",
    "single as head": "one word only: log of how many longer phrases end in it",
    "alone share": "share of its occurrences that are no part of a longer phrase",
    "abbreviated": "whether an abbreviation and its long form are both spellings of it",
    "short": "one or two characters",
    "camel case": "a capital inside a word",
    "digit": "it has a digit",
    "sign": "it has one of . _ / &",
    "listed": "whether it is an entry of an author's list of words",
}
"""Evidence beside the parts of the first score, for people who read a score."""

_LABELS = 4  # lists that explain a word, each anew: it labels an argument or field of what the list is about
_PRIOR = 2.0  # occurrences that are added before a share is worked out
_SHORT = 2  # characters
_FEW_WORDS = 2
_SOME_HEADINGS = 2.0  # log of the number of headings beyond which they arrange more than they name
_SIGN = re.compile(r"[._/&]")
_CAMEL = re.compile(r"[a-z][A-Z]")
_DIGIT = re.compile(r"\d")


def evidence_of(phrase: PhraseEvidence, shown: str, specificity: Specificity) -> dict[str, float]:
    """The evidence of the candidate that is `shown` so, beside the parts of its first score (see `termhood`)."""
    found = _of_marks(phrase)
    if len(phrase.words) > 1:
        _add_words(found, phrase, specificity)
    elif as_head := phrase.as_head:
        found["single as head"] = log(as_head)
    found["alone share"] = phrase.alone / phrase.total
    if len(shown) <= _SHORT:
        found["short"] = 1.0
    if _CAMEL.search(shown):
        found["camel case"] = 1.0
    if not shown.isalpha():
        if _DIGIT.search(shown):
            found["digit"] = 1.0
        if _SIGN.search(shown):
            found["sign"] = 1.0
    return found


def is_label(marks: Marks) -> bool:
    """Whether so many lists of words have it that it is no word of the documents, but a label: "name", "value"."""
    return marks.listed >= _LABELS


def _add_words(found: dict[str, float], phrase: PhraseEvidence, specificity: Specificity) -> None:
    """Add the share of its words' occurrences that a phrase holds, and how common the word is that tells its head
    apart."""
    known = [specificity.of(word) for word in phrase.words]
    here = [count for count, _ in known]
    total = phrase.total
    found["first word"] = known[0][1] / 5 + 5
    found["held of rarest"] = min(1.0, total / (min(here) + _PRIOR))
    found["held of commonest"] = min(1.0, total / (max(here) + _PRIOR))
    if len(here) > _FEW_WORDS:
        found["many words"] = 1.0


def _of_marks(phrase: PhraseEvidence) -> dict[str, float]:
    """All that draws attention to it, and whether it arranges the documents rather than naming what they are about."""
    if phrase.marks is UNMARKED:
        return {}
    title, heading, edge, _, _, _, called, line, listed = phrase.marks
    alone = phrase.alone + _PRIOR
    found: dict[str, float] = {}
    if called:
        found |= {"called": log(called), "called share": called / alone, "ever called": 1.0}
    if line:
        found["line share"] = line / alone
    if edge:
        found["edge share"] = edge / alone
    if listed and not is_label(phrase.marks) and not _SIGN.search(phrase.spelling):  # a.b is the name of an option
        found["listed"] = 1.0
    if heading:
        found["ever heading"] = 1.0
    if title + heading > 3:
        found["many headings"] = log(title + heading) - _SOME_HEADINGS
    return found
