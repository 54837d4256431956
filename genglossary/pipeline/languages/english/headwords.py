"""The place where an English sentence names what it explains: its subject, or a noun before ", which means"."""

import re

from genglossary.pipeline.languages.english.definition_patterns import COINED
from genglossary.pipeline.languages.language import HeadwordPatterns

_SUBJECT = re.compile(
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
_QUOTED = re.compile(  # (a) ‘quay dues’ means; In this Act, "lighter" is any
    rf"(?=[^\"“‘]*[\"“‘])(?:and )?{_NUMBER}(?:(?:In|For) [^,;:—\"“‘]{{1,80}}(?:,|:| ?—) ?)?{_NUMBER}"
    r"(?:(?:the|an?|any) )?(?:(?:term|word|expression)s? )?[\"“‘](?P<term>[^\"“”‘’]{2,60})[\"”’]"
    rf"(?=,?(?: \([^()]{{1,60}}\))?(?:,? in relation to [^,]{{1,60}},)? {_DEFINES})",
    re.IGNORECASE,
)
_CLAUSED = re.compile(
    r"\b(?:an?|the) (?P<term>[\w'’/-]+(?: [\w'’/-]+){0,2})(?=, which (?:means?|denotes?|refers? to) )", re.IGNORECASE
)
_NEVER = (
    r"(?:an?|the|this|that|these|those|it|they|we|you|he|she|there|here|what|how|why|when|where|if|for|to|in|on|by|with"
    r"|note|one|each|every|some|all|both|my|your|his|her|its|our|their)\b|.*of this"
    r"|(?:\d+(?:\.\d+)+\.? )?(?:item|section|clause|schedule|part|step|table|figure|article|annex|appendix"
    r"|chapter) [\d.]+$|(?:act|scene|part|book|canto|volume|chapter) (?:[ivxlc]+|\d+)$|dramatis personae$"
)


def _subject_of(prose: str) -> re.Match[str] | None:
    clause = _CLAUSED.search(prose) if ", which " in prose else None
    return clause or _SUBJECT.match(prose)


HEADWORDS = HeadwordPatterns(
    subject_of=_subject_of,
    quoted=_QUOTED,
    coined=COINED,
    coining=("(", "（"),
    never=_NEVER,
    topic=re.compile(r"(?:(?:An?|The) )?(?P<term>[^。、,]{1,40}?)(?= [a-z]{2,} )"),
)
