"""Signs in what an English sentence says about its term, whatever frames it: of a definition they are seldom found."""

import re

from genglossary.pipeline.languages.english import definition_patterns as p
from genglossary.pipeline.languages.english.alternatives import any_of, whole_word_of
from genglossary.pipeline.languages.english.definition_patterns import ADVERB
from genglossary.pipeline.text.lazily import compiled

# A set of characters is looked for many times faster than an edge of a word: each begins with one and looks back.
_CUT = "|".join(rf"(?<=\b{word}.)|(?<=\b{word}\s.)" for word in "the a an of to in by".split())  # noqa: SIM905
_CHECKS = {
    "dated": compiled(r"[12](?<!\w.)(?:(?<=1)[5-9]|(?<=2)0)\d\d\b"),  # history, a version, a reference to literature
    "local": compiled(  # true only where it stands
        whole_word_of(
            "here earlier previously currently now again already no_longer example examples later_in "
            "we_will_see we_['’]ll_see as_shown_in like_this"
        )
        + r"|[aAbB](?<!\w.)(?i:(?<=a)bove|(?<=b)elow)\b(?=\s*(?:[,.;:)]|$))"  # but "below the surface"
        + r"|[iIıİfFeE](?<!\w.)(?i:(?<=i)n\s+(?:our|this|these)|(?<=f)or\s+instance|(?<=e)[.]g[.])"
    ),
    "gap": compiled(  # code that is not shown
        rf"[\s(,.;:](?:(?<=\s)(?:\s|[,.;:](?:\s|$))|(?<=\()\s*\)|(?<=[,.;:])(?:{_CUT}))"
    ),
    "listed": compiled(  # only the list that follows says what it is
        r"(?:\A|\bmeans?\b)\s*(?:any|one(?:\s+or\s+more)?|each|all|either|both|some)\s+of\s+the\s+following\s*[:—–-]?\s*$"
    ),
    "exclaimed": compiled(r"!['\"”’)]*$"),
}
_SAID_TO = compiled(  # "A lamp is a promise, girl.", "…, Ngozi.", which is no "…, Norway."
    r", (?:(?:sir|madam|mistress)[.!?;,]|(?:my |old |dear |young |good )*"
    + any_of(
        "ma[’']am lord lady girl boy lad lass child children son daughter sister brother mother father friend "
        "friends mate folks guys everyone everybody gentlemen ladies colleagues minister love darling dear"
    )
    + r"[.!?]|(?:[A-Z][a-z]+|he|she|they|I|(?:his|her|my|their|the) \w+) "
    r"(?:thought|said|(?:used|liked) to say|would say)\b)"
)
_CALLED = compiled(r", [A-Z][a-z]+[.!?]['\"”’)]*$")
_SMALL_BEFORE = compiled(r"\b[a-z][\w'’-]*$")
_CLOSING = frozenset('”’"')
_STOPS = frozenset('.!?)"”’;')
_VAGUE = compiled(  # "is an area that …", "is an integral part of …"
    rf"{ADVERB}(?:an?|the|(?:one|some)\s+of\s+th(?:e|[eo]se))\s+(?:(?!of\b)[\w’'/-]+\s+(?:,\s*)?){{0,3}}?"
    + any_of(
        "area areas field aspect aspects element elements part parts thing things topic topics subject issue matter "
        "concern fact focus feature features sign effort source foundation basis core center heart"
    )
    + r"(?=[.,;:)]|$|\s+(?:of|in|for|that|which|to|where|when|within|at|on|with|and|or|by)\b)"
    r"|(?:an?|the)\s+(?:[\w’'-]+\s+){0,3}?(?:concept|notion|idea|term|phenomenon|way)s?\s*[.,]"  # and nothing more
    r"|an?\s+(?:(?!of\b)[\w’'-]+\s+){1,2}one\b|one\s+of\s+(?:the|these|those|our)\s+(?:[\w’'-]+\s+){0,2}?[\w’'-]+\s*[,.;]"
    r"|another\s+(?:kind|type|sort|form|way)\b",
    re.IGNORECASE,
)
_PRAISED = compiled(
    r"(?:probably|perhaps|arguably|undoubtedly|definitely|certainly|clearly)\b"
    rf"|{ADVERB}(?:an?|the|one\s+of\s+the|some\s+of\s+the|very|quite|just|really|\w+ly|\s)*"
    + any_of(
        "most very perfect ideal effective efficient vast huge slow fast enduring integral widespread fancy new "
        "special unique similar popular great good excellent powerful biggest largest oldest cheapest bit little lot "
        "trickier core mature modern minimalist valuable true real simplest easiest best worst fastest safest"
    )
    + r"\b",
    re.IGNORECASE,
)
_CLAUSE = compiled(r"[^,;:]*?\b(?:that|which|who|whose|where|whereby|used)\b", re.IGNORECASE)  # sets it apart
_PAST = compiled(r"was\b|were\b|had\b|[a-z]+ed\b", re.IGNORECASE)


def statement_signs(text: str, frame: str, rest: str) -> list[str]:
    """The signs in `text`; `frame` are the words behind its term that make that the subject, `rest` what follows."""
    said = rest or text
    found = [name for name, pattern in _CHECKS.items() if pattern.search(said)]
    vague, praised = _VAGUE.match(rest) is not None, _PRAISED.match(rest) is not None
    checks = {
        "said_to": ", " in said and _is_said_to(said),
        "stopped": said != "" and said[-1] not in _STOPS,  # a heading, a cell, half a sentence
        "past": _PAST.match(frame.strip(" ,")) is not None,
        "vague": vague,
        "praised": praised,
        "empty": (vague or praised) and not _CLAUSE.match(rest),
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
