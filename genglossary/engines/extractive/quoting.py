"""Definitions quoted from passages: which passage is good enough, and which of its words are the definition."""

import re
from collections.abc import Sequence

from genglossary.engines.protocol import EngineDefinition, EngineTerm
from genglossary.pipeline.languages.definition_score import bracketed
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.types import Passage

ENOUGH = 0.59
"""The definition score from which a passage is quoted. Below it the honest answer is that no definition was found.

What is quoted is as sure as its passage is like a definition; docs/quality.md has what was read.
"""

_EXPANDED = 0.3  # what an abbreviation stands for is seldom all that a reader wants to know
_CAPITALS = re.compile(r"[A-Z].*[A-Z]")
_GLOSS = re.compile(
    r"[\"'“‘「『【*_]*(?P<name>[^:：—–（(]{1,80}?)[\"'”’」』*_]*(?:\s*[（(][^()（）]*[)）])?(?:\s*[:：—–】]|\s+-)\s*(?=\S)"
)
_REMARK = re.compile(r"[(（]([^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]")
_PARTNERS = {"“": "”", "«": "»", "「": "」", "『": "』"}
_QUOTES = re.compile("[“”«»「」『』]")
_LABEL = re.compile(
    r"\s*(?:\d{1,3}[A-Z]?\.\s?[—–]\s?\(\d{1,2}\)\s+|[-*•▪・■●:：]\s+|[(（\[]?\d{1,3}[.)）\]．](?!\d)\s*|[(（](?:[A-Za-z]|[ivx]{1,5})[)）]\s+"
    r"|\d{1,2}(?:\.\d{1,3}){1,4}\.?\s+(?=\D)|第[\d０-９一二三四五六七八九十百〇]{1,5}条(?:の[\d０-９一二三四五六七八九十]{1,3})?\s+"
    r"|(?:[０-９]{1,2}|[一二三四五六七八九十]{1,3})\s+(?=\D)){1,2}"
)


def quote(term: EngineTerm, passages: Sequence[Passage]) -> EngineDefinition | None:
    """The definition that the best of `passages` gives of `term`.

    Where none of them is good enough: what an abbreviation stands for, if they spell it out; otherwise None.
    """
    best = max(passages, key=lambda passage: passage.score, default=None)
    if best is None or best.score < ENOUGH:
        return _expansion(term, passages) or _bracketed(term, passages)
    return quoted(term, best)


def quoted(term: EngineTerm, passage: Passage) -> EngineDefinition:
    """`passage` and what goes on after it as a definition: their words without markup, list label and "term:".

    The evidence is the passages themselves.
    """
    evidence = (passage, passage.follow) if passage.follow else (passage,)
    words = [part.plain or part.text for part in evidence]
    words[0] = _without_label(term, words[0])
    gap = "" if words[0].endswith("。") else " "
    return EngineDefinition(
        text=_out_of_brackets(without_open_quotes(gap.join(words))),
        confidence=round(passage.score, 4),
        origin="extracted",
        evidence=evidence,
    )


def _out_of_brackets(text: str) -> str:
    """`text` without brackets around all of it, as around a remark."""
    inside = _REMARK.fullmatch(text)
    return inside[1] if inside else text


def without_open_quotes(text: str) -> str:
    """`text` without quotation marks that have no partner: the other one stands in another sentence."""
    opened: list[int] = []
    alone: set[int] = set()
    for mark in _QUOTES.finditer(text):
        if mark[0] in _PARTNERS:
            opened.append(mark.start())
        elif opened and _PARTNERS[text[opened[-1]]] == mark[0]:
            opened.pop()
        else:
            alone.add(mark.start())
    alone.update(opened, _odd(text))
    return "".join(char for at, char in enumerate(text) if at not in alone).strip() if alone else text


def _odd(text: str) -> list[int]:
    """The index of the one straight quotation mark too many, at an edge of `text`; none where they are even."""
    if text.count('"') % 2 == 0:
        return []
    return [0] if text.startswith('"') else [text.rindex('"')]


def _expansion(term: EngineTerm, passages: Sequence[Passage]) -> EngineDefinition | None:
    """Say what `term`, an abbreviation, stands for, in the words of the passage that says so: "Long Form (LF)"."""
    longer = [re.escape(name) for name in term.variants if len(name) >= 2 * len(term.text)]
    if not longer or not _CAPITALS.search(term.text):
        return None
    long, short = "|".join(longer), re.escape(term.text)
    spelled = re.compile(rf"({long})\s?[(（]\s?{short}\s?[)）]|\b{short}\s?[(（]\s?({long})\s?[)）]", re.IGNORECASE)
    for passage in passages:
        if found := spelled.search(passage.plain or passage.text):
            text = found[1] or found[2]
            return EngineDefinition(text=text, confidence=_EXPANDED, origin="extracted", evidence=(passage,))
    return None


def _bracketed(term: EngineTerm, passages: Sequence[Passage]) -> EngineDefinition | None:
    """Quote from a bracket after `term` what it is: "etcd (the store of all cluster data)". Not what a file name that
    ends so is, and not what is explained by the term itself."""
    written = "|".join(re.escape(name) for name in (term.text, *term.variants))
    names = re.compile(rf"(?<![A-Za-z0-9])(?<!\.)(?:{written})", re.IGNORECASE)
    for passage in passages:
        words = passage.plain or passage.text
        for place in names.finditer(words):
            text = bracketed(words, place.end())
            if text and not names.search(text):
                return EngineDefinition(text=text, confidence=_EXPANDED, origin="extracted", evidence=(passage,))
    return None


def _without_label(term: EngineTerm, text: str) -> str:
    """`text` without the number or mark of a list item, and without the term in front of a colon or dash."""
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    gloss = _GLOSS.match(text)
    names = {fold_key(name) for name in (term.text, *term.variants)}
    named = gloss is not None and {fold_key(gloss["name"]), fold_key(gloss["name"]).removesuffix("s")} & names
    return text[gloss.end() :] if gloss and named else text
