"""Signs that a Japanese sentence defines the term at a known place in it.

The term is the topic (とは, は, という用語は) and the predicate, which stands last, is a noun that a clause modifies
(「…を管理するコンポーネントです」) or a verb of naming or meaning. A noun that nothing modifies states a property
(「Xはデフォルトで有効です」), and so do formal nouns (ため, とき, だけ …).
"""

from collections.abc import Iterator

from genglossary.pipeline.languages.japanese import definition_patterns as p
from genglossary.pipeline.languages.japanese.definition_weights import WEIGHTS
from genglossary.pipeline.languages.japanese.statement_signs import statement_signs
from genglossary.pipeline.languages.language import DefinitionSigns

_TERSE = 32  # characters
_NUMBERED = 8  # characters before a term that a law numbers
_SECOND = frozenset({"property", "purpose", "enables", "passive", "verb", "plain_noun", "formal"})  # after what it is
_DEEDS = frozenset({"enables", "purpose", "verb", "passive"})  # what something does


def signs_of(text: str, start: int, end: int) -> list[str]:
    """The signs for or against `text` defining `text[start:end]`, by name; empty when nothing anchors at the term."""
    if not p.BEHIND.match(text, end) or text[start - 1 : start] == "`":
        return []
    if law := _law(text, start, end):
        return law
    if named := _named(text, start, end):
        return named
    frame = p.FRAME.match(text, end)
    if frame is None:
        return []
    kind = frame.lastgroup or ""
    said = predicate(text, frame.end())
    if kind == "topic" and said == "genus" and p.BARE_FACT.search(text, frame.end()):
        said = "formal"
    if kind == "using":
        if not p.LETS.search(text, frame.end()):
            return []
        said = "enables"
    if kind == "gloss" and said == "other" and p.NOMINAL.search(text, frame.end()):
        said = "nominal"
    found = [kind, _opening(text, start), said, *_around(text, start)]
    if kind == "toha" and found[1] in {"inside", "modifier"} and not p.WHOLE.search(text, 0, start):
        found.append("restricted")
    if said == "genus_clause" and "list_intro" in found:  # the list belongs to what follows the clause
        found.remove("list_intro")
    if frame["coordinated"]:
        found.append("coordinated")
    return [*found, *_said_of(text, start, end, frame.end(), said), *["deed"] * (kind == "toha" and said == "verb")]


def _said_of(text: str, start: int, end: int, rest: int, said: str) -> Iterator[str]:
    """Yield the signs in what `text` says of `text[start:end]` from `rest` on, a statement of the kind `said`."""
    yield from statement_signs(text, rest)
    checks = {
        "circular": _is_circular(text[start:end], text, rest, said),
        "person": said in _DEEDS and p.PERSON.search(text, start, end) is not None,
        "terse": len(text) < _TERSE,
        "opinion": (p.OPINION.search(text, rest) or p.OF_A_SORT.match(text, rest)) is not None,
        "following": p.FOLLOWING.search(text, rest) is not None,
        "listed": p.LISTED.match(text, rest) is not None,
        "valued": p.VALUED.match(text, rest) is not None,
        "deictic": (p.DEICTIC.search(text, rest) or p.ANAPHOR.match(text, rest)) is not None,
        "names_other": said in _DEEDS and p.NAMES_OTHER.search(text, rest) is not None,
        "again": _is_said_again(text[start:end], text, rest),
        "assumed": p.ASSUMED.search(text, 0, start) is not None,
        "reason": p.REASON.search(text, rest) is not None,
        "contrast": p.CONTRAST.search(text, rest) is not None,
    }
    yield from (name for name, holds in checks.items() if holds)


def _named(text: str, start: int, end: int) -> list[str]:
    """The signs of a sentence that gives its term as the name, or the definition, of something; else empty."""
    if p.NAMED.match(text, end):
        kind = "named" if p.TOPIC_BEFORE.search(text, 0, start) else "called"
        part = [] if p.BEFORE_NAME.search(text, 0, start) else ["modifier"]
        pointing = ["pointing"] if p.POINTING.match(text) else []
        passing = ["attribute"] if p.ATTRIBUTE.match(text, end) else []
        return [kind, *part, *_around(text, start), *pointing, *passing, *statement_signs(text, 0)]
    if p.IDENTIFIED.match(text, end) and p.IDENTIFIES.search(text, 0, start):
        return ["identified", *_around(text, start), *statement_signs(text, 0)]
    if p.DEFINED.match(text, end) and "を、" not in text[:start]:
        again = ["again"] if _is_said_again(text[start:end], text, end) else []
        return ["defined", *again, *_around(text, start), *statement_signs(text, end)]
    return []


def signs_below_title(text: str) -> list[str]:
    """The signs that `text`, which stands under its term as a title and has no topic, says what the term is."""
    if p.STATUTORY.search(text) and not p.OWN_TERM.search(text) and not p.LISTED.match(text):
        return ["gloss", "meaning", *_around(text, 0)]
    nominal = p.NOMINAL.search(text) is not None
    kind = predicate(text)
    kind = "nominal" if nominal and kind == "other" else kind
    if (
        (p.TOPIC_OF_NOUN if nominal else p.TOPIC).search(text)
        or p.OWN_TERM.search(text)
        or p.CONNECTIVE.match(text)
        or p.ALSO.match(text)
        or p.HOW.search(text)
        or p.NOT_WHAT.search(text)
        or text.startswith("以下")
        or kind not in {"genus", "thing", "meaning", "purpose", "enables", "nominal", "verb"}
    ):
        return []
    if kind == "verb":  # what the title does, if it says enough and is about nobody else
        terse = ["terse"] if len(text) < _TERSE else []
        return [] if p.TO_DO.search(text) else ["does", *terse, *_around(text, 0), *statement_signs(text, 0)]
    return ["gloss", kind, *_around(text, 0), *statement_signs(text, 0)]


def tells_to_do(text: str) -> bool:
    """Whether `text` says what to do or where to read on, as the texts of lists of options do."""
    return p.ORDER.search(text) is not None or p.NOT_WHAT.search(text) is not None


def tells_fact(text: str) -> bool:
    """Whether `text` asks, or tells what is so or has happened, which is no definition even in a list of words."""
    asks_or_is_so = predicate(text) == "property" or "question" in _around(text, 0)
    return asks_or_is_so or not {"told", "said_to"}.isdisjoint(statement_signs(text, 0))


def goes_on(text: str) -> bool:
    """Whether a statement has no topic of its own, or one that only the sentence before it explains."""
    if p.NUMBERED.match(text) or predicate(text) == "property" or not text.endswith("。"):
        return False
    if p.ABOUT_TEXT.match(text) or p.OWN_TERM.search(text) or p.GOES_ELSEWHERE.search(text):
        return False
    return p.POINTING.match(text) is not None or not p.TOPIC.search(text)


def names_before(text: str, start: int, end: int) -> bool:
    """Whether a statement gives a name to what only the sentence before it explains: 「これをXと呼ぶ。」."""
    if not p.POINTING.match(text) or p.ATTRIBUTE.match(text, end):
        return False
    found = signs_of(text, start, end)
    return found[:1] == ["named"] and "modifier" not in found


def anchors(text: str) -> Iterator[tuple[int, int]]:
    """The spans of `text` in which a term that it defines could stand, for callers that know of no term."""
    if topic := p.ANCHOR.match(text):
        yield topic.span("term")
    for named in p.NAMING_ANCHOR.finditer(text):
        yield named.span("term")


def predicate(text: str, start: int = 0) -> str:
    """The kind of statement in which `text[start:]` ends, also before a colon that a list or an example follows."""
    if colon := p.COLON.search(text, start):
        text = text[: colon.start()]
    found = next((name for name, pattern in p.PREDICATES if pattern.search(text, start)), "other")
    if found in _SECOND and p.CLAUSE.search(text, start):
        return "genus_clause"
    return found


def _is_circular(term: str, text: str, start: int, said: str) -> bool:
    """Whether what `text` says from `start` on ends in `term`: 「XとはシンプルなXであり、」."""
    end = p.CLAUSE.search(text, start) if said == "genus_clause" else p.COPULA.search(text, start)
    return end is not None and p.LINKED.sub("", text[start : end.end()]).endswith(term)


def _is_said_again(term: str, text: str, start: int) -> bool:
    """Whether what `text` says from `start` on, up to its first clause, needs `term`: 「Xは、町のXを測る道具です」."""
    clause = p.CLAUSE.search(text, start)
    end = clause.end() if clause else len(text)
    at = text.find(term, start, end)
    return at >= 0 and not any(p.PART_OF_WORD.match(beside) for beside in (text[at - 1], text[at + len(term) :][:1]))


def _law(text: str, start: int, end: int) -> list[str]:
    """The signs of the ways in which laws and contracts define: by number, in a bracket, by a name for a party."""
    numbered = p.NUMBERED.match(text) if start < _NUMBERED and text[end : end + 1].isspace() else None
    if numbered and numbered.span("term") == (start, end):
        return ["naming", "bare", predicate(text, end), *["listed"] * (p.LISTED.match(text, end) is not None)]
    if p.COINED_BEFORE.search(text, max(0, start - 12), start) and text.startswith("」と", end):
        return ["coined"]
    if p.EXPLAINED.match(text, end) and not p.PART_OF_NAME.fullmatch(text[max(0, start - 1) : start]):
        return ["naming", "meaning"]
    return []


def _opening(text: str, start: int) -> str:
    match = p.OPENING.fullmatch(text, 0, start) if start <= 70 else None
    if match is None or p.SPECIFIC.match(text, 0, start):
        return "inside"
    return next((name for name in ("modifier", "coordinated", "scene") if match[name]), "bare")


def _around(text: str, start: int) -> list[str]:
    checks = {
        "question": text.endswith(("?", "？", "か。", "か")),
        "list_intro": text.endswith((":", "：")),
        "short": len(text) < 15,
        "long": len(text) > 120,
        "address": p.ADDRESS.search(text) is not None,
        "headless": p.HEADLESS.match(text) is not None,
        "connective": start > 0 and p.CONNECTIVE.match(text) is not None,
    }
    return [name for name, holds in checks.items() if holds]


DEFINITIONS = DefinitionSigns(
    weights=WEIGHTS,
    signs_of=signs_of,
    signs_below_title=signs_below_title,
    tells_to_do=tells_to_do,
    tells_fact=tells_fact,
    goes_on=goes_on,
    names_before=names_before,
    anchors=anchors,
)
