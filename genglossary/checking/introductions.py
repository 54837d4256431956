"""Mentions that tell their reader what the term is, or where that is said: no explanation is missing there."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from genglossary.checking.hits import Hit, is_title_like, is_titled
from genglossary.checking.manuscripts import Manuscript
from genglossary.pipeline.languages.definition_score import definition_score

_LIKELY = 0.3  # the score of a sentence that says something of what the term is
_NEAR = 120  # characters before and behind a mention
_STOP = re.compile(r"[.!?:](?=\s)|[。！？\n]")
_NAMED_BEFORE = re.compile(  # a notion is brought in by its name
    r"\b(?:called|termed|named|known as|referred to as|abbreviated to|short for|aka|i\.e\.|"
    r"defin(?:e|es|ing)|introduc(?:e|es|ing)|(?:notion|concept|idea|kind|type|form|name|term)s? (?:of|for))"
    r"\s+(?:an?\s|the\s)?[\W_]*$",
    re.I,
)
_NAMED_AFTER = re.compile(
    r"[\W_]*?(?:\((?!s\))|\s?（|:\s|：|[,;]? (?:which|that is|i\.e\.|or|for short|aka)\b|\s?[–—]|\s--?\s"
    r"|[ァ-ヺー一-龯\s]{0,10}(?:とは|という|と呼|と言|と略))|[」』”\"](?:とは|という|と呼|と言|と略)"
)
_POINTING = re.compile(
    r"\b(?:see|below|refer to|later (?:on|in)|described|explained|discussed|(?:next|following) (?:section|chapter))\b"
    r"|参照|参考|後述|後ほど|後で説明|以下で|下記|次の[節章]|で説明|を説明|について",
    re.I,
)
_HEADING = frozenset({"heading", "definition_term", "paragraph"})
_LINKED = (  # to the place that explains it: Markdown, reStructuredText, HTML
    (re.compile(r"\[[^\[\]\n]*$"), re.compile(r"[^\[\]\n]*\][\[(]")),
    (re.compile(r"`[^`\n]*$"), re.compile(r"[^`\n]*`_")),
    (re.compile(r":(?:term|ref|doc|abbr):`[^`\n]*$"), re.compile("")),
    (re.compile(r"<(?:a|abbr)\s[^<]*$", re.I), re.compile(r"[^<]*</a", re.I)),
)
_EMPHASISED = (  # as new words are
    (re.compile(r"(?<![\w*])[*_]{1,3}$"), re.compile(r"[*_]")),
    (re.compile(r"<(?:em|i|dfn|b|strong)>$", re.I), re.compile(r"</", re.I)),
)


def is_introduced(document: Manuscript, hit: Hit, language: str) -> bool:
    """Whether the sentence of a mention says what the term is, brings it in by its name, or points at the place that
    says it; or whether the mention is a link or emphasised."""
    prose = hit.stretch.prose.text
    start, end = _sentence(prose, hit)
    before, after = prose[max(start, hit.first - _NEAR) : hit.first], prose[hit.last : end]
    if _NAMED_BEFORE.search(before) or _NAMED_AFTER.match(prose[hit.last : hit.last + _NEAR]):
        return True
    if _POINTING.search(before + after) or _is_between((*_LINKED, *_EMPHASISED), document.text, hit):
        return True
    return definition_score(prose[start:end], hit.first - start, hit.last - start, language) >= _LIKELY


def is_headed(document: Manuscript, hits: Sequence[Hit], hit: Hit, begin: int) -> bool:
    """Whether a heading names the term: one above the mention, so that the text is about it, or one between the
    mention and the definition at `begin`, where the mention stands in the lead, which tells what will come."""
    titles = [each for each in hits if each.stretch.block.kind in _HEADING and is_titled(document, each)]
    limit = begin if _is_in_lead(document, hit) else hit.start
    return any(each.end <= limit for each in titles)


def _is_in_lead(document: Manuscript, hit: Hit) -> bool:
    """Whether at most the title of the document stands above the mention."""
    before = (each for each in document.stretches if each.block.start < hit.stretch.block.start)
    titles = (each for each in before if each.block.kind in _HEADING and is_title_like(document, each))
    return sum(1 for _ in islice(titles, 2)) < 2


def _sentence(prose: str, hit: Hit) -> tuple[int, int]:
    starts = [found.end() for found in _STOP.finditer(prose, 0, hit.first)]
    stop = _STOP.search(prose, hit.last)
    start = starts[-1] if starts else 0
    start += len(prose[start : hit.first]) - len(prose[start : hit.first].lstrip())
    return start, stop.end() if stop else len(prose)


def is_linked(text: str, hit: Hit) -> bool:
    """Whether the mention is a link, or has its long form behind it as markup: whoever does not know it looks there."""
    return _is_between(_LINKED, text, hit)


def _is_between(marks: Iterable[tuple[re.Pattern[str], re.Pattern[str]]], text: str, hit: Hit) -> bool:
    before, after = text[max(0, hit.start - _NEAR) : hit.start], text[hit.end : hit.end + _NEAR]
    return any(opens.search(before) and closes.match(after) for opens, closes in marks)
