"""Signs that an English sentence defines the term at a known place in it.

A definition puts its term where a subject stands, says what it is with a noun (genus) and sets it apart by what
follows (differentia). So the patterns are anchored at the term: an opening before it and a frame after it, or a
verb of naming right before it.
"""

import re
from collections.abc import Iterator

from genglossary.pipeline.languages.english import definition_patterns as p
from genglossary.pipeline.languages.english import naming, predicates
from genglossary.pipeline.languages.english.definition_weights import WEIGHTS
from genglossary.pipeline.languages.english.statement_signs import certainty, statement_signs
from genglossary.pipeline.languages.language import DefinitionSigns
from genglossary.pipeline.text.lazily import compiled

_TERSE = 9  # words
_FAR = 8  # words that no opening without a comma exceeds
_TOLD = 2  # spaces that a sentence has at least that says more than "It rains."
_SELF = frozenset({"deictic", "local", "long", "dated"})  # signs of a law, which speaks of "this Act" at length
_PREDICATED = frozenset(
    {"copula", "relative", "gloss", "apposition", "dash", "restated", "rephrased", "run_on"}
)  # frames after which a predicate stands
_BOTH = compiled(r"[\"”’'],?\s(?:and|or)\s[\"“‘']")  # “silo” and “bin” mean
_MEANS = compiled(r"(?:shall\s+)?means?\s+(?!that\b|to\b|less\b|more\b)|refers?\s+to\s+")  # below its term
_GOING_ON = compiled(
    r"(?i)(?:it|they|these|this)\s+(?!\w+\s+(?:page|section|chapter|guide|task|example|tutorial)\b)[a-z]"
)
_GOES_ON_IN_NAME = compiled(r"[.@/\\][A-Za-z]|\.\d")  # lamp.txt is no lamp
_ARGUMENT = compiled(r"\W*(?P<initial>[a-z])[\w.]*\s\(")  # "count (int) – how many …": int is its type
_LABELS = frozenset({"gloss", "run_on"})  # frames of labels that something follows
_SUBJECT_FRAMES = frozenset({"copula", "definer", "depicts", "aims", "enables", "function", "modal", "gloss"})


def signs_of(text: str, start: int, end: int) -> list[str]:
    """The signs for or against `text` defining `text[start:end]`, by name; empty when nothing anchors at the term."""
    if _GOES_ON_IN_NAME.match(text, end):
        return []
    before = naming.words_before(text, start)
    if before.endswith(naming.NAMERS) and naming.is_named(text, start, end):
        return ["named", *_around(text, start), *naming.doubts(text, start), *statement_signs(text, "", "")]
    if start and naming.is_coined(text, start, end):
        return ["coined", "about_text"] if p.ABOUT_TEXT.search(text) else ["coined"]
    if before.endswith(naming.REPORTERS) and (report := naming.reported(text, start, end)):
        return ["reported", *_around(text, start), *_statement(text, report), *statement_signs(text, "", report)]
    frame = p.FRAME.match(text, end) if p.LEAD.match(text, end) else None
    return _framed(text, start, end, frame) if frame else []


def _framed(text: str, start: int, end: int, frame: re.Match[str]) -> list[str]:
    """The same where a `frame` stands behind the term."""
    kind, rest = frame.lastgroup or "", text[frame.end() :]
    opening = (_opening(text, start) if start else ["bare"]) if kind in _SUBJECT_FRAMES else []
    if "the" in opening and p.ROLE.fullmatch(text, start, end):
        return []
    if opening == ["inside"] and kind == "gloss" and p.DASHED.match(text, end):
        kind, opening = "dash", []
    if (kind == "run_on" and start) or (kind == "function" and predicates.is_noun(text, *frame.span("function"))):
        return []
    if kind in _LABELS and _is_type(text, start):
        return []
    if kind == "gloss" and not {"scene", "subordinate"}.isdisjoint(opening):  # "In the file, replicas: 3 tells …"
        return []
    if opening == ["inside"] or _says_something_else(kind, frame, text[:start], rest):
        return []
    if kind == "gloss" and opening == ["bare"] and p.DOES.match(rest):
        kind = "does"
    around = [*_around(text, start), *_agreement(text, start, end, frame)]
    if "subordinate" in opening and "connective" in around:  # "While …, X is …": one thing, not two
        around.remove("connective")
    said = predicates.predicate(rest, is_labelled=kind in _LABELS) if kind in _PREDICATED else []
    sure = certainty(kind, frame, said if opening == ["the"] else [], rest)
    if "scene" in opening and p.NARROW.match(text) and "quoted" not in sure:  # laws define nowhere else
        opening[opening.index("scene")] = "narrow"
    explained = ["explained"] if _explains(kind, frame) else _in_frame(kind, frame, opening, text[start:end], rest)
    stated = [*_statement(text, rest), *statement_signs(text, frame["copula"] or "", rest), *sure]
    found = [kind, *opening, *around, *explained, *said, *stated]
    return [sign for sign in found if sign not in _SELF] if "quoted" in sure else found


def _is_type(text: str, start: int) -> bool:
    """Whether the term at `start` stands in a bracket as the type of an argument, and is no short form of its name."""
    argument = _ARGUMENT.fullmatch(text, 0, start)
    return argument is not None and argument["initial"] != text[start].lower()


def _says_something_else(kind: str, frame: re.Match[str], before: str, rest: str) -> bool:
    """Whether a frame, by its kind, is none of the term: a phrase put in front ends at its comma ("After boot, the …"),
    or "…, which means you need …" tells what follows from the sentence."""
    if before.endswith("-"):  # "a csi-proxy, a program that …" is no proxy
        return True
    if kind == "apposition":
        fronted = p.FRONTED if before else p.CONNECTIVE
        return fronted.match(frame.string[: frame.start()]) is not None or not predicates.is_apposition(rest)
    if kind == "rephrased":  # "frames, plugins, or an architecture that …"
        return p.LISTED.search(before) is not None
    return _explains(kind, frame) and p.OWN_CLAUSE.match(rest) is not None


def _in_frame(kind: str, frame: re.Match[str], opening: list[str], term: str, rest: str) -> list[str]:
    """The signs that only a frame shows, as it begins where the term ends: after a colon a sentence of its own, or one
    that uses the term; a kind that is the term itself; a verb that says what any of them does, or how one fares."""
    if kind == "copula":
        return ["circular"] if predicates.is_circular(term, rest) else []
    if kind == "enables":
        return ["typical"] if "generic" in opening and p.TYPICAL.match(frame["enables"]) else []
    if kind == "function":
        return ["idle"] if p.IDLE.match(frame.string, frame.start("function")) else []
    if kind not in _LABELS:
        return []
    circular = ["circular"] if len(term) > 2 and term.lower().removesuffix("s") in rest.lower() else []
    is_own = not p.BACK_REFERENCE.match(rest) and predicates.is_own_clause(rest)
    return [*circular, "own_clause"] if is_own else circular


def _explains(kind: str, frame: re.Match[str]) -> bool:
    """Whether a relative clause explains the term with a verb of its own: "…, which means …", not "…, which is …"."""
    return kind == "relative" and not frame[0].rstrip().endswith(p.BE)


def _statement(text: str, rest: str) -> list[str]:
    """The signs in `rest`, what `text` says of its term after the frame, whatever the frame is."""
    checks = {
        "deictic": p.DEICTIC_WORD.search(rest) is not None and p.DEICTIC.match(rest) is not None,
        "terse": text.count(" ") < _TERSE,
        "differentia": p.DIFFERENTIA.search(rest) is not None,
    }
    return [name for name, holds in checks.items() if holds]


def signs_below_title(text: str) -> list[str]:
    """The signs that `text`, which stands under its term as a title, says what that is: "It is a …", "A … that"."""
    if means := _MEANS.match(text):
        return ["copula", "indefinite", *_around(text, 0), *statement_signs(text, "", text[means.end() :])]
    if p.DOES.match(text):
        return ["does", *_around(text, 0), *statement_signs(text, "", "")]
    subject = p.BACK_REFERENCE.match(text)
    if subject is None and not _is_noun_phrase(text):
        return []
    rest = text[subject.end() :] if subject else text
    said = predicates.predicate(rest)
    if not subject and said == ["state"]:  # "Component that …": a noun without an article, not an adjective
        said = ["mass"]
    found = ["copula" if subject else "gloss", *said, *_around(text, 0), *statement_signs(text, "", rest)]
    return [*found, "differentia"] if p.DIFFERENTIA.search(rest) else found


def _is_noun_phrase(text: str) -> bool:
    """Whether `text` is a phrase that says what something is, and no sentence with a subject of its own."""
    return p.NOUN_PHRASE.match(text) is not None and not predicates.is_own_clause(text)


def tells_to_do(text: str) -> bool:
    """Whether `text` says what to do or where to read on, as the texts of lists of options do."""
    return p.ORDER.match(text) is not None


def goes_on(text: str) -> bool:
    """Whether a statement has a subject that only the sentence before it explains."""
    return _GOING_ON.match(text) is not None and text.endswith(".") and text.count(" ") >= _TOLD


def names_before(text: str, start: int, end: int) -> bool:
    """Whether a statement gives a name to what only the sentence before it explains: "These are called X."."""
    return p.POINTING.match(text) is not None and signs_of(text, start, end)[:1] == ["named"]


def anchors(text: str) -> Iterator[tuple[int, int]]:
    """The spans of `text` in which a term that it defines could stand, for callers that know of no term."""
    if subject := p.SUBJECT.match(text):
        yield subject.span("term")
    for cue in p.CUE.finditer(text):
        start = end = len(text[: cue.start()].rstrip())
        for word in reversed(list(p.WORD.finditer(text, max(0, end - 80), end))[-6:]):
            if text[word.end() : start].strip() or word[0].lower() in p.STOPS:
                break
            start = word.start()
        if start < end:
            yield start, end
    yield from naming.names_in(text)


def _opening(text: str, start: int) -> list[str]:
    far = start > 140 or (text.count(" ", 0, start) > _FAR and "," not in text[:start])
    match = None if far else p.OPENING.fullmatch(text, 0, start)
    if match is None or p.SPECIFIC.match(text, 0, start) or p.JOINED.search(match["modifier"] or ""):
        return ["inside"]
    modifier = "" if text[start - 1 : start] == "(" else "modifier"  # Mutual TLS (mTLS) is: no other thing
    names = ("scene", "subordinate", "word", "generic", "each", "the", modifier)
    return [name for name in names if name and match[name]] or ["bare"]


def _agreement(text: str, start: int, end: int, frame: re.Match[str]) -> list[str]:
    """The sign of a plural verb ("are", "describe") after a singular word: it has another subject, or is no verb."""
    if frame["coordinated"]:
        return ["coordinated"]
    verb = frame["definer"] or frame["depicts"] or frame["enables"] or ""
    if frame["copula"] in {"are", "were"} or (verb and not p.THIRD_PERSON.match(verb)):
        return [] if text[start:end].endswith("s") or _BOTH.search(text, 0, frame.end()) else ["disagrees"]
    return []


def _around(text: str, start: int) -> list[str]:
    words = text.count(" ") + 1
    checks = {
        "question": text.endswith("?"),
        "list_intro": text.endswith(":"),
        "short": words < 6,
        "long": words > 40,
        "address": p.ADDRESS.search(text) is not None,
        "about_text": p.ABOUT_TEXT.search(text) is not None,
        "connective": start > 0 and p.CONNECTIVE.match(text) is not None,
    }
    return [name for name, holds in checks.items() if holds]


DEFINITIONS = DefinitionSigns(
    weights=WEIGHTS,
    signs_of=signs_of,
    signs_below_title=signs_below_title,
    tells_to_do=tells_to_do,
    goes_on=goes_on,
    names_before=names_before,
    anchors=anchors,
)
