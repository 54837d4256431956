"""The place where an English sentence names what it explains: its subject, or a noun before ", which means"."""

import re
from collections.abc import Iterator

from genglossary.pipeline.languages.english.naming import COINED
from genglossary.pipeline.languages.english.word_classes import word_class
from genglossary.pipeline.languages.language import HeadwordPatterns
from genglossary.pipeline.text.lazily import compiled

_SUBJECT = compiled(
    r"(?:In [^,]{1,40}, )?(?:(?:an?|the|any) )?(?P<term>[\w'’/.-]+(?: [\w'’/.-]+){0,4}?)"
    r"(?= (?:\([^()]{1,60}\) )?(?:is|are|means?|denotes?|refers? to|(?:shall|will) (?:mean|refer to)"
    r"|ha(?:s|ve) the (?:same )?meaning)\b|, (?:also|or|which) )",
    re.IGNORECASE,
)
_NUMBER = r"(?:[(\[]?[\da-z.]{1,5}[)\].] |\d{1,2}(?:\.\d{1,2})+ )?"
_DEFINES = (
    r"(?:means?|includes?|refers? to|is|are|(?:shall|will) (?:mean|include|refer)"
    r"|(?:has|have|shall have) the (?:same )?meaning)\b"
)
_QUOTED = compiled(  # (a) ‘quay dues’ means; In this Act, "lighter" is any
    rf"(?=[^\"“‘]*[\"“‘])(?:and )?{_NUMBER}(?:(?:In|For) [^,;:—\"“‘]{{1,80}}(?:,|:| ?—) ?)?{_NUMBER}"
    r"(?:(?:the|an?|any) )?(?:(?:term|word|expression)s? )?[\"“‘](?:(?:the|an?) )?"
    r"(?P<term>[^\"“”‘’]{2,60})[\"”’]"
    r"(?=(?:,? (?:and|or) [\"“‘][^\"“”‘’]{2,60}[\"”’])?,?(?: \([^()]{1,60}\))?"
    rf"(?:,? in relation to [^,]{{1,60}},)? {_DEFINES})",
    re.IGNORECASE,
)
_SECOND = compiled(  # "Silo" and "bin" mean
    r"[\"“‘][^\"“”‘’]{2,60}[\"”’],? (?:and|or) [\"“‘](?P<term>[^\"“”‘’]{2,60})[\"”’](?= (?:shall )?means? )"
)
_CLAUSED = compiled(
    r"\b(?:an?|the) (?P<term>[\w'’/-]+(?: [\w'’/-]+){0,2})(?=, which (?:means?|denotes?|refers? to) )", re.IGNORECASE
)
_CALLED = compiled(  # is called crowding out; known as the survival of the fittest.
    r"\b(?:called|termed|dubbed|(?:known|referred to) as|the (?:term|word|phrase|concept of)) (?:an? |the )?[\"“‘']?"
    r"(?P<term>[A-Za-z][\w'’-]*(?: [\w'’-]+){0,4}?)[\"”’']?"
    r"(?=[.,;:—)]| \(| (?:is|are|was|were|has|have|which|that|who|refers?|means?|describes?|and|or|to|in|when|because"
    r"|can|for)\b)"
)
_OPEN = "NLPJGEBbSsjvx#R"  # letters of the words that a name may have, and of those that may end it
_LAST = "NLPJGEBbSsjvV"
_NEVER = (
    r"(?:an?|the|this|that|these|those|it|they|we|you|he|she|there|here|what|how|why|when|where|if|for|to|in|on|by|with"
    r"|note|one|each|every|some|all|both|my|your|his|her|its|our|their)\b|.*of this"
    r"|\d+/\d|(?:\d+(?:\.\d+)+\.? )?(?:item|section|clause|schedule|part|step|table|figure|article|annex|appendix"
    r"|chapter) [\d.]+$|(?:act|scene|part|book|canto|volume|chapter) (?:[ivxlc]+|\d+)$|dramatis personae$"
)


def _subject_of(prose: str) -> re.Match[str] | None:
    clause = _CLAUSED.search(prose) if ", which " in prose else None
    return clause or _SUBJECT.match(prose)


def _called(prose: str) -> Iterator[str]:
    """The names after "called" and the like: all that stands there up to where a clause ends; the second of two names
    in quotation marks that mean the same."""
    if second := _SECOND.search(prose):
        yield second["term"]
    for match in _CALLED.finditer(prose):
        letters = [word_class(word) for word in match["term"].split()]
        inside = "".join(letters).replace("FD", "").replace("F", "")
        if all(letter in _OPEN for letter in inside[:-1]) and letters[0] not in "R#FDV" and letters[-1] in _LAST:
            yield match["term"]


HEADWORDS = HeadwordPatterns(
    subject_of=_subject_of,
    quoted=_QUOTED,
    coined=COINED,
    called=_called,
    coining=("(", "（"),
    never=_NEVER,
    topic=compiled(r"(?:(?:An?|The) )?(?P<term>[^。、,]{1,40}?)(?= [a-z]{2,} )"),
)
