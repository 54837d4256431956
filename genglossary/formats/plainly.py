"""An entry said in a few plain words, for formats that have no room for more."""

import re
from typing import NamedTuple

from genglossary.formats.types import Entry, Glossary

_BREAK = re.compile(r"\s*[\n\r\u2028\u2029]\s*")
_SENTENCE_END = re.compile(r"[。！？](?![」』）])|[.!?](?=\s+[A-Z\u3041-\u9fff])")
_TITLES = {"ja": "用語集"}
_WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


class Gist(NamedTuple):
    """The definition of an entry or, where there is none, its best context. `source` names where it comes from."""

    text: str
    source: str
    is_definition: bool


def explanation_of(entry: Entry) -> Gist | None:
    """The definition of an entry on one line, else its best passage; None for an entry of which nothing is said."""
    documents = dict.fromkeys(each.document for each in entry.evidence)
    if entry.definition is not None:
        return Gist(one_line(entry.definition), one_line(entry.source or ", ".join(documents)), True)
    if not entry.evidence:
        return None
    best = entry.evidence[0]
    return Gist(one_line(best.shown), one_line(best.document), False)


def title_of(glossary: Glossary) -> str:
    """The title of a glossary on one line, or what such a thing is called in the language of its words."""
    return one_line(glossary.title) or _TITLES.get(glossary.language, "Glossary")


def one_line(text: str) -> str:
    """Text without line ends; between Japanese characters they are nothing, elsewhere a space."""
    return _BREAK.sub(_join, text.strip())


def first_sentence(text: str) -> str:
    """The first sentence of a definition that stands on one line."""
    found = _SENTENCE_END.search(text)
    return text[: found.end()] if found else text


def _join(found: re.Match[str]) -> str:
    text = found.string
    sides = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return "" if all(_WIDE.match(side) for side in sides) else " "
