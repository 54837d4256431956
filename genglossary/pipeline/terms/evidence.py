"""All that is known of a candidate, as numbers that people can read: the evidence that the learnt score weighs.

Shares are of the occurrences that stand alone, and two more: what was seen once says little. "Log" is log2 of 1 + n.
"""

import re
from collections.abc import Mapping

from genglossary.pipeline.languages.language import Language
from genglossary.pipeline.terms.nested_phrases import PhraseEvidence
from genglossary.pipeline.terms.termhood import Specificity, log

Evidence = Mapping[str, float]
"""The numbers that are not 0, by name."""

_PRIOR = 2.0  # occurrences that are added before a share is worked out
_EVERYDAY = -12.0  # log2 of the share of general language from which on a word is used every day
_SOME_HEADINGS = 2.0  # log of the number of headings beyond which they arrange more than they name
_LONGEST = 12  # characters
_SIGN = re.compile(r"[._/&]")
_CAMEL = re.compile(r"[a-z][A-Z]")
_DIGIT = re.compile(r"\d")


def evidence_of(
    phrase: PhraseEvidence, shown: str, language: Language, specificity: Specificity, documents: int
) -> dict[str, float]:
    """The evidence of the candidate that is `shown` so, in a text of so many `documents`, beside the parts of its first
    score (see `termhood`)."""
    found = _of_words(phrase, shown, language, specificity)
    found |= _of_marks(phrase)
    found |= _of_places(phrase, documents)
    return found


def _of_words(phrase: PhraseEvidence, shown: str, language: Language, specificity: Specificity) -> dict[str, float]:
    """How common its words are in general language, and what they look like."""
    logs = [specificity.general(word) for word in phrase.words]
    here = [specificity.here(word) for word in phrase.words]
    size, total = len(logs), phrase.total
    commonest = max(logs)
    found = {
        "commonest": commonest / 5 + 5,
        "last word": logs[-1] / 5 + 5,
    }
    if commonest > _EVERYDAY:
        found["everyday"] = commonest - _EVERYDAY
    if size == 1:
        found["noun"] = min(1.0, total / max(here[0], 1))
    else:
        found["first word"] = logs[0] / 5 + 5
        found["held of rarest"] = min(1.0, total / max(min(here), 1))
        found["held of commonest"] = min(1.0, total / max(max(here), 1))
        found["two words" if size == 2 else "four words" if size > 3 else "three words"] = 1.0
    if not language.has_spaces:
        found["length"] = min(len(shown), _LONGEST) / 4
    if len(shown) <= 2:
        found["short"] = 1.0
    return found | _of_signs(shown)


def _of_signs(shown: str) -> dict[str, float]:
    if shown.isalpha():
        return {"camel case": 1.0} if _CAMEL.search(shown) else {}
    signs = {
        "digit": _DIGIT.search(shown), "sign": _SIGN.search(shown), "camel case": _CAMEL.search(shown)
    }  # fmt: skip
    return {name: 1.0 for name, is_there in signs.items() if is_there}


def _of_marks(phrase: PhraseEvidence) -> dict[str, float]:
    """All that draws attention to it, and whether it arranges the documents rather than naming what they are about."""
    title, heading, edge, defining, _, _, called, quoted, line, listed = phrase.marks
    alone = phrase.alone + _PRIOR
    found: dict[str, float] = {}
    if called:
        found |= {"called": log(called), "called share": called / alone, "ever called": 1.0}
    if quoted:
        found["quoted"] = log(quoted)
    if line:
        found["line share"] = line / alone
    if edge:
        found["edge share"] = edge / alone
    if listed and not _SIGN.search(phrase.spelling):  # a.b is the name of an option
        found["listed"] = 1.0
    if defining:
        found["ever defining"] = 1.0
    if title:
        found["ever title"] = 1.0
    if heading:
        found["ever heading"] = 1.0
    if title + heading > 3:
        found["many headings"] = log(title + heading) - _SOME_HEADINGS
    return found


def _of_places(phrase: PhraseEvidence, documents: int) -> dict[str, float]:
    """In how much of the documents it stands, alone and in longer phrases."""
    single = len(phrase.words) == 1
    frequency, spread = log(phrase.total), log(phrase.documents)
    found = {
        "few": min(frequency, 3.0),
        "documents": spread,
        "share of documents": phrase.documents / documents,
        "alone share": phrase.alone / phrase.total,
    }
    if phrase.total == 1:
        found["once"] = 1.0
    if phrase.alone:
        found["per document"] = log(phrase.alone) - spread
    for name, count in (("head", phrase.as_head), ("part", phrase.as_part)):
        if count:
            found[f"as {name}"] = log(count)
            if single:
                found[f"single as {name}"] = log(count)
    return found
