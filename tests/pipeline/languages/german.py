"""German, as somebody would add it: enough rules to find the terms and definitions of a page."""

import re
from collections.abc import Iterator, Sequence

from genglossary.pipeline.languages.language import (
    DefinitionSigns,
    HeadwordPatterns,
    Language,
    NamePatterns,
    Vocabulary,
    Wording,
)
from genglossary.pipeline.languages.tokens import BREAK, MARKS, Grammar, Tokens, marked
from genglossary.pipeline.text.sentence import Sentence

_WORD = re.compile(r"\w+(?:-\w+)*|[\n\x0b\x0c\x0e]|[^\s\w]")
_ARTICLES = frozenset("der die das den dem des ein eine einen einem einer eines".split())  # noqa: SIM905
_NO_NOUNS = frozenset("er sie es man dabei heute jede jeder jedes im in unter bei zwei wenn".split())  # noqa: SIM905
_PHRASE = re.compile("J?N+")  # Letters: N noun, J adjective, D article, H "ist" or "sind", x anything else, "." break.


def _letter(word: str) -> str:
    lower = word.lower()
    if word in MARKS:
        return "."
    if lower in _ARTICLES:
        return "D"
    if lower in ("ist", "sind"):
        return "H"
    if word[0].isupper() and lower not in _NO_NOUNS:
        return "N"  # every noun has a capital
    return "J" if lower.endswith(("er", "es", "en", "e")) and len(word) > 6 and word.isalpha() else "x"


def _tokens_of(sentences: Sequence[Sentence]) -> Tokens:
    words = [BREAK, *_WORD.findall(marked(sentences)), BREAK]
    letters = "".join(map(_letter, words))
    return Tokens(GRAMMAR, words, letters, [match.span() for match in _PHRASE.finditer(letters)], [])


def _singular(word: str) -> str:
    return word.removesuffix("n") if word.endswith("en") and len(word) > 4 else word


def _key_of(spelling: str) -> str:
    return _singular(spelling.lower().replace("-", ""))


GRAMMAR = Grammar(
    glue=" ", starts="JN", ends="N", adjectives="", longest=3, predicate=re.compile("HD"), articles="D", key_of=_key_of
)

_BEFORE = re.compile(r"(?:(?:Der|Die|Das|Eine?) )?", re.IGNORECASE)
_IS_A = re.compile(r" (?:ist|sind) (?:eine?|der|die|das) ")
_UNDER = re.compile(r"Unter (?:eine[mr]|de[mr]) ")
_IS_MEANT = re.compile(r" versteht man ")
_SUBJECT = re.compile(r"(?:(?:Der|Die|Das|Eine?|Unter eine[mr]) )?(?P<term>[A-ZÄÖÜ][\w-]+)(?= (?:ist|versteht man) )")


def _signs_of(text: str, start: int, end: int) -> list[str]:
    if _UNDER.fullmatch(text, 0, start) and _IS_MEANT.match(text, end):
        return ["meant"]
    return ["is_a"] if _BEFORE.fullmatch(text, 0, start) and _IS_A.match(text, end) else []


def _signs_below_title(text: str) -> list[str]:
    return ["is_a"] if re.match("Eine? |Der |Die |Das ", text) else []


def _names_before(text: str, start: int, end: int) -> bool:
    return text[:start].startswith("Man nennt ")


def _anchors(text: str) -> Iterator[tuple[int, int]]:
    if subject := _SUBJECT.match(text):
        yield subject.span("term")


GERMAN = Language(
    code="de",
    grammar=GRAMMAR,
    tokens_of=_tokens_of,
    definitions=DefinitionSigns(
        weights={"bias": -1.0, "is_a": 2.0, "meant": 3.0, "gloss": 1.0},
        signs_of=_signs_of,
        signs_below_title=_signs_below_title,
        tells_to_do=lambda text: text.startswith("Siehe "),
        goes_on=lambda text: text.startswith(("Er ", "Sie ", "Es ")),
        names_before=_names_before,
        anchors=_anchors,
    ),
    headwords=HeadwordPatterns(subject_of=_SUBJECT.match, never=r"(?:der|die|das|er|sie|es)\b"),
    vocabulary=Vocabulary(
        abbreviations=frozenset({"ugs"}),
        furniture=frozenset({"abschnitt"}),
        term_heads=frozenset({"begriff"}),
        text_heads=frozenset({"bedeutung"}),
        articles="der|die|das",
        about="überblick",
    ),
    wording=Wording(points_back=r"(?:er|sie|es)\b", subject_end=r"\b(?:ist|sind)\b"),
    names=NamePatterns(person_before=r"\b(?:Herr|Herrn|Frau) $"),
    capitals_name=False,
    joins_plurals=True,
    singular=_singular,
    number_forms=lambda word: tuple({word, _singular(word), word + "n"}),
)
