"""Signs in what an English sentence says about its term, whatever frames it: of a definition they are seldom found."""

import re

from genglossary.pipeline.languages.english import definition_patterns as p
from genglossary.pipeline.languages.english.alternatives import any_of

# A set of characters is looked for many times faster than an edge of a word: each begins with one and looks back.
_CUT = "|".join(rf"(?<=\b{word}.)|(?<=\b{word}\s.)" for word in "the a an of to in by".split())  # noqa: SIM905
_CHECKS = {
    "dated": re.compile(r"[12](?<!\w.)(?:(?<=1)[5-9]|(?<=2)0)\d\d\b"),  # history, a version, a reference to literature
    "local": re.compile(  # true only where it stands; behind a character that ends no word
        r"\W(?i:"
        + any_of("here above below earlier previously currently now again already no_longer example examples")
        + r"\b|in\s+(?:our|this|these)|for\s+instance|e[.]g[.])"
    ),
    "gap": re.compile(  # code that is not shown
        rf"[\s(,.;:](?:(?<=\s)(?:\s|[,.;:](?:\s|$))|(?<=\()\s*\)|(?<=[,.;:])(?:{_CUT}))"
    ),
    "exclaimed": re.compile(r"!['\"”’)]*$"),
}
_SAID_TO = re.compile(  # "A lamp is a promise, girl.", "…, Ngozi.", which is no "…, Norway."
    r", (?:(?:sir|madam|mistress)[.!?;,]|(?:my |old |dear |young |good )*"
    + any_of(
        "ma[’']am lord lady girl boy lad lass child children son daughter sister brother mother father friend "
        "friends mate folks guys everyone everybody gentlemen ladies colleagues minister love darling dear"
    )
    + r"[.!?]|(?:[A-Z][a-z]+|he|she|they|I|(?:his|her|my|their|the) \w+) "
    r"(?:thought|said|(?:used|liked) to say|would say)\b)"
)
_CALLED = re.compile(r", [A-Z][a-z]+[.!?]['\"”’)]*$")
_SMALL_BEFORE = re.compile(r"\b[a-z][\w'’-]*$")
_CLOSING = frozenset('”’"')
_STOPS = frozenset('.!?)"”’;')
_VAGUE = re.compile(  # "is an area that …", "is an integral part of …"
    r"(?:an?|the|one\s+of\s+the|some\s+of\s+the)\s+(?:[\w’'/-]+\s+(?:,\s*)?){0,3}?"
    + any_of(
        "area areas field aspect aspects element elements part parts thing things topic topics subject issue matter "
        "concern focus feature features sign effort source foundation basis core center heart"
    )
    + r"\b|(?:an?|the)\s+(?:[\w’'-]+\s+){0,3}?(?:concept|notion|idea|term|phenomenon|way)s?\s*[.,]"  # and nothing more
    r"|an?\s+(?:[\w’'-]+\s+){1,2}one\b|one\s+of\s+(?:the|these|those|our)\s+(?:[\w’'-]+\s+){0,2}?[\w’'-]+\s*[,.;]"
    r"|another\s+(?:kind|type|sort|form|way)\b",
    re.IGNORECASE,
)
_PRAISED = re.compile(
    r"(?:probably|perhaps|arguably|undoubtedly|definitely|certainly|clearly)\b"
    r"|(?:an?|the|one\s+of\s+the|some\s+of\s+the|very|quite|just|really|\s)*"
    + any_of(
        "most very perfect ideal effective efficient vast huge slow fast enduring integral widespread fancy new "
        "special unique popular great good excellent powerful biggest largest oldest cheapest bit little lot trickier "
        "mature modern minimalist valuable true real simplest easiest best worst fastest safest"
    )
    + r"\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"was\b|were\b|had\b|[a-z]+ed\b", re.IGNORECASE)


def statement_signs(text: str, frame: str, rest: str) -> list[str]:
    """The signs in `text`; `frame` are the words behind its term that make that the subject, `rest` what follows."""
    said = rest or text
    behind = f" {said}"
    found = [name for name, pattern in _CHECKS.items() if pattern.search(behind if name == "local" else said)]
    checks = {
        "said_to": ", " in said and _is_said_to(said),
        "stopped": said != "" and said[-1] not in _STOPS,  # a heading, a cell, half a sentence
        "past": _PAST.match(frame.strip(" ,")) is not None,
        "vague": _VAGUE.match(rest) is not None,
        "praised": _PRAISED.match(rest) is not None,
    }
    return [*found, *(name for name, holds in checks.items() if holds)]


def _is_said_to(said: str) -> bool:
    """Whether somebody is spoken to, or somebody's words are told."""
    if _SAID_TO.search(said):
        return True
    called = _CALLED.search(said)
    return called is not None and _SMALL_BEFORE.search(said, 0, called.start()) is not None


def certainty(kind: str, frame: re.Match[str], said: list[str], rest: str) -> list[str]:
    """The signs of how sure a frame is: a term in quotation marks that "means" something, or only has its meaning
    elsewhere; "the X is the Y" (`said` are the signs of that predicate), which may tell which one it is here."""
    if kind == "definer" or (kind == "copula" and p.ANYBODY.match(rest)):
        quoted = ["quoted"] if frame[0].lstrip(")*_`")[:1] in _CLOSING else []
        return [*quoted, "pointed"] if p.POINTED.match(frame["definer"] or "") else quoted
    if kind != "copula" or said != ["definite"]:
        return []
    relative = p.RELATIVE.search(rest)
    if relative:
        return ["once"] if relative["past"] else ["always"]
    return [] if p.INDEFINITE.search(rest) else ["once"]
