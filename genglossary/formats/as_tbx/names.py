"""Names and values of TBX in all its versions, and what tools write instead."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from genglossary.formats.types import Kind, Usage

CONCEPTS = ("conceptEntry", "termEntry", "entry", "conceptGrp")
LANGUAGES = frozenset({"langSec", "langSet", "langGroup", "languageGrp"})
TERMS = frozenset({"termSec", "tig", "ntig", "termGroup", "termGrp"})
TYPED = frozenset({"descrip", "termNote", "admin", "ref", "xref", "adminNote", "descripNote", "termCompList"})
"""Elements whose `type` names what they say; others (TBX-Min, DCT) have it as their own name."""

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
"""The lexical form of xml:lang."""

PRIVATE = "GenGlossary: "
"""Begins the note that holds, as JSON, what only this program understands."""

WRITER = "<sourceDesc><p>GenGlossary</p></sourceDesc>"
"""Names this program in the header."""
COMPLETE = 'style="dca"'
"""Of the version that holds all that is known of an entry."""


class Shape(NamedTuple):
    """The names of the three levels in one version."""

    concept: str
    language: str
    term: str


VERSION_3 = Shape("conceptEntry", "langSec", "termSec")
VERSION_2 = Shape("termEntry", "langSet", "tig")

STATUS: Mapping[Usage, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "forbidden": "supersededTerm-admn-sts",
}
# Of version 2 tools know the bare word (Weblate) or show whatever is there (OmegaT).
STATUS_2: Mapping[Usage, str] = {**STATUS, "forbidden": "forbidden"}

_USAGES: Mapping[str, Usage] = {
    **dict.fromkeys(("preferred", "standardized", "standardised", "legal", "regulated"), "preferred"),
    **dict.fromkeys(("admitted", "acceptable", "allowed"), "admitted"),
    **dict.fromkeys(("deprecated", "superseded", "notrecommended", "discouraged"), "deprecated"),
    # Weblate takes "obsolete" for forbidden, too.
    **dict.fromkeys(("forbidden", "obsolete", "prohibited", "proscribed", "donotuse"), "forbidden"),
}  # pyright: ignore[reportAssignmentType]

TERM_TYPE: Mapping[Kind, str] = {
    "abbreviation": "abbreviation",
    "long_form": "fullForm",
    "spelling": "variant",
    "plural": "variant",
}
_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("abbreviation", "acronym", "initialism", "shortform", "clippedterm"), "abbreviation"),
    **dict.fromkeys(("fullform", "longform"), "long_form"),
    **dict.fromkeys(("variant", "spellingvariant", "orthographicvariant", "transliteratedform"), "spelling"),
    "plural": "plural",
}  # pyright: ignore[reportAssignmentType]

PARTS_OF_SPEECH = frozenset({"adjective", "noun", "other", "verb", "adverb"})
_PARTS_OF_SPEECH = {"propernoun": "proper noun", "n": "noun", "v": "verb", "adj": "adjective", "adv": "adverb"}

_MEANINGS = {
    **dict.fromkeys(("definition", "descrip", "explanation"), "definition"),
    **dict.fromkeys(("context", "example", "samplesentence", "usageexample"), "context"),
    **dict.fromkeys(
        ("administrativestatus", "normativeauthorization", "termstatus", "status", "usage", "usagestatus"), "status"
    ),
    **dict.fromkeys(("partofspeech", "pos", "wortart"), "part_of_speech"),
    **dict.fromkeys(("termtype", "type"), "kind"),
    **dict.fromkeys(("reading", "furigana", "yomi", "読み"), "reading"),
    **dict.fromkeys(("translationneeded", "translationnote"), "translate"),
    **dict.fromkeys(("note", "usagenote", "comment", "remark", "remarks"), "note"),
    **dict.fromkeys(("source", "sourceofdefinition", "definitionsource"), "source"),
    **dict.fromkeys(("crossreference", "seealso"), "reference"),
    **dict.fromkeys(("casesensitive", "casesensitivity"), "case"),
    **{flag: flag for flag in ("forbidden", "preferred")},
}


# Remembered, because a file says the same few words again and again.
@lru_cache(maxsize=1 << 10)
def meaning(category: str) -> str:
    """The part of an entry that a data category is, "" for one that is unknown."""
    return _MEANINGS.get(_plain(category), "")


@lru_cache(maxsize=1 << 10)
def usage_of(value: str) -> Usage | None:
    """The usage that an administrative status means, bare ("forbidden") or with "Term" and "-admn-sts"."""
    plain = _plain(value)
    for ending in ("admnsts", "term"):
        plain = plain.removesuffix(ending)
    return _USAGES.get(plain)


@lru_cache(maxsize=1 << 10)
def kind_of(value: str) -> Kind:
    """The kind that a term type means; terms of no type we know are other names of the concept."""
    return _KINDS.get(_plain(value), "synonym")


def part_of_speech_of(value: str) -> str:
    """The part of speech in our words, where it has one."""
    return _PARTS_OF_SPEECH.get(_plain(value), value)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower())
