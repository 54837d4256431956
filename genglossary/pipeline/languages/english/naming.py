"""Names that an English sentence gives: by a verb of naming before them ("called a pod"), in a bracket (the
"Buyer"), or in a report ("A defined X as …")."""

import re
from collections.abc import Iterator

from genglossary.pipeline.languages.english.alternatives import any_of
from genglossary.pipeline.languages.english.definition_patterns import (
    ASIDE,
    NAMES,
    NAMING_NOUNS,
    NO_NAME,
    POINTING,
    QUOTE,
    UNQUOTE,
)
from genglossary.pipeline.text.lazily import compiled

_LAW = r"(?:in\s+this\s+\w+\s+)?(?:referred\s+to|called|known)(?:\s+in\s+this\s+\w+)?(?:\s+as)?"
COINED = compiled(  # (the "Agreement"), (in this Act called "a pass"): a contract names what stands before
    r"[(（](?:(?:together|collectively|each|individually|jointly|also|referred\s+to\s+as|hereinafter|hereafter|henceforth|called"
    r"|known\s+as|simply|the|an?),?\s+){0,6}"
    rf"(?:(?:{_LAW})\s+(?:the\s+|an?\s+)?(?=[\"“‘])|(?=[\"“‘](?:(?:the|an?)\s+)?(?-i:[A-Z])))"
    r"[\"“‘](?:(?:the|an?)\s+)?(?P<term>\w[\w’'&/-]*(?:\s[\w’'&/-]+){0,4})[,.]?[\"”’]"
    r"(?:[,;]|\s(?:or|and)\b|(?=[)）]))[^()]{0,40}[)）]"
)
_NAMER = (
    rf"(?:\b(?:{any_of('called termed named dubbed labell?ed')}"
    rf"|{any_of('known defined described referred_to regarded')}\s+(?:\w+ly\s+)?as"
    r"|said\s+to\s+be|we\s+(?:call|speak\s+of)|calls?\s+(?:this|these|it|them))\s*,?\s*(?:(?:an?|the|one)\s+)?|\bi\.\s?e\.\s*,?\s*)"
    + QUOTE
)
_NAMING = compiled(_NAMER, re.IGNORECASE)
_REFERRED = compiled(r"\b(?:section|chapter|part|figure|table|appendix|annex|clause)s?\s[\w.]+\s*$", re.IGNORECASE)
_INSTANCE = compiled(  # "a file named X", "files named X and Y", "entities called X", but "is named X"
    r"(?:\b(?:something|things|entities|items|ones)\s(?:(?:that|which)\sis\s)?(?:called|named)(?:\san?)?|\b(?:a|an|one)\s(?:[\w-]+\s){1,3}called|(?<!\bis)(?<!\bare)(?<!\bbe)(?<!ly)\snamed)\s"
    + QUOTE
    + "$",
    re.IGNORECASE,
)
_PLACES = any_of("section chapter paragraph page appendix heading tab button menu dialog window file folder directory")
_NO_NAMING = compiled(  # "the named module", "the process that called X", "the section called X"
    r"\b(?:(?:an?|the|each|every|any|no|some|of|with|for)\s+(?:called|termed|named|labell?ed)"
    r"|(?:that|who|which)\s+(?:called|named)"
    r"|\b(?:must|should|can|could|may|cannot|will|would)\s+(?:not\s+)?be\s+(?:defined|described|regarded)\s+as"
    rf"|{_PLACES}s?\s+(?:called|named|titled|labell?ed))\s+(?:an?\s+|the\s+)?" + QUOTE + "$",
    re.IGNORECASE,
)
_NAMED = compiled(_NAMER + "$", re.IGNORECASE)
NAMERS = (
    *("called", "termed", "named", "dubbed", "led", "as", "be", "call", "of", "this", "these", "it", "them", "e."),
    *("called,", "termed,", "named,", "as,", "be,", "e.,"),
)
"""The ends of the words before a term that a verb of naming can stand in (see `words_before`): a cheap first look."""

REPORTERS = ("define", "defines", "defined", "defining", *NAMING_NOUNS.split())
"""The same for reports."""

_REPORTED = compiled(  # "Bourdieu defined X", "the term X", at the end of what stands before the term
    rf"(?:(?P<defining>(?<!\bto\s)\bdefin(?:es?|ed|ing)\s+)|\b(?:the|this|an?)\s+{NAMES}\s+)(?:the\s+|an?\s+)?{QUOTE}$",
    re.IGNORECASE,
)
_REPORT = compiled(  # and how it goes on: "as the …", "to describe …"
    rf"{UNQUOTE}{ASIDE}\s*(?P<verb>as|to\s+(?:be|mean|include)|(?:(?:is|was|are|were|been)\s+)?(?:\w+ly\s+)?(?:used\s+)?(?:to|for|when)"
    r"\s+(?:describ|refer|denot|mean|designat|indicat|characteri|label|speak)\w*(?:\s+(?:to|of))?)\s+",
    re.IGNORECASE,
)
_NAME = compiled(
    rf"(?:(?!{NO_NAME}\b)[\w’'/-]+\s?){{0,5}}"
    r"(?<!\s)",
    re.IGNORECASE,
)


def words_before(text: str, start: int) -> str:
    """The words close before `start`, in lower case, articles and signs of quotation aside."""
    before = text[max(0, start - 40) : start].rstrip(" \"'“‘«(*_`").lower()
    for article in (" a", " an", " the", " one"):
        before = before.removesuffix(article)
    return before.rstrip()


def is_named(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is the name that a verb of naming right before it gives: "called a pod". Where
    the words before it end with none of `NAMERS`, it is not."""
    before = max(0, start - 40)
    if not _NAMED.search(text, before, start) or _NO_NAMING.search(text, before, start):
        return False
    return _ends_name(text, start, end)


def doubts(text: str, start: int) -> list[str]:
    """The signs that weaken a naming: "this is called a …" says nothing alone, "a file named …" names one thing."""
    checks = {"pointing": POINTING.match(text), "instance": _INSTANCE.search(text, max(0, start - 60), start)}
    return [name for name, found in checks.items() if found]


def reported(text: str, start: int, end: int) -> str:
    """Return the words that say what `text[start:end]` is: "A defined X as …", "the term X to describe …"; else "",
    as where the words before it end with none of `REPORTERS`."""
    before = _REPORTED.search(text, max(0, start - 40), start)
    after = _REPORT.match(text, end) if before else None
    if before is None or after is None or (after["verb"] == "as" and not before["defining"]):
        return ""
    return text[after.end() :]


def is_coined(text: str, start: int, end: int) -> bool:
    """Whether a bracket coins `text[start:end]` for what stands before it: (the "Agreement")."""
    opened = text.rfind("(", max(0, start - 60), start)
    if (
        opened < 1
        or not text[opened - 1].isspace()
        or not text[max(0, start - 5) : start].rstrip("TtheAan ").endswith(("“", "‘", '"'))
    ):
        return False
    found = COINED.match(text, opened)
    if found is None or found.span("term") != (start, end) or _REFERRED.search(text, max(0, opened - 40), opened):
        return False
    return text.lower().count(f'("{text[start:end].lower()}")') <= 1  # ("unix"), ("Unix"), ("UNIX"): how to write it


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the names behind verbs of naming."""
    for named in _NAMING.finditer(text):
        name = _NAME.match(text, named.end())
        if name and name[0]:
            yield name.span()


def _ends_name(text: str, start: int, end: int) -> bool:
    """Whether a name that starts at `start` ends at `end`: "called a cgroup driver" names no cgroup."""
    name = _NAME.match(text, start)
    return name is None or name.end() <= end
