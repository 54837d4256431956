"""Terms that a document explains where it names them: entries of its lists of words, subjects of definitions.

Such a headword is a term by the author's own word, whatever parts of speech it is made of ("Bosun's chair", "Aid to
Navigation"). It is looked for where it costs little: at the beginning of a sentence, and in headings.
"""

import re
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from genglossary.pipeline.documents.arguments import heads_arguments
from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.languages.definition_score import definition_score, titled_definition_score
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.labels import LABEL
from genglossary.pipeline.text.prose import PLACEHOLDER
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import LONGEST_SPELLING

ENOUGH = 0.37
"""The definition score from which a sentence defines its headword."""

_ENTRY_KINDS = ("list_item", "paragraph")
_MARKS = " \t\"'“”‘’「」『』*_:：—–-" + PLACEHOLDER
_ASIDE = r"(?:[（(][^（）()]{1,60}[）)])?"
_GLOSSED = re.compile(
    rf"(?P<term>[^\s:：—–(（][^:：—–(（]{{0,59}}?)(?=\s?(?:{_ASIDE}\s?)(?:[:：]\s?|\s[—–-]\s|—)[^\s)])"
)
_BRACKET_BEHIND = re.compile(  # another name, or which one is meant; but open(path) is code
    r"(?<=[^\W\d_]{2})(?:\s[(（]|(?<=[^\x00-\x7f])[(（]|（)(?=[^()（）]*[^\W\d_])[^()（）]{1,60}[)）]$"
)
_LABEL = re.compile(r"[(（]?\d{1,3}(?:\.\d{1,3}){0,3}\s?(?:[.)．）、]\s*|\s(?=[\"“‘「]))(?=\D)")
_SIGN = re.compile(r"[:：—–-](?:(?<!-)|(?<=\s-)(?=\s))")  # without one of these nothing is glossed: seen sooner
_FAR = 130  # characters in which it must stand: those of a term and of a bracket behind it
_MOST_WORDS = 5  # of a headword in a language that has spaces between words
_MOST_CHARACTERS = 30  # of one in a language that has none
_LETTER = re.compile(r"[^\W\d_]{2}|[A-Z](?:#|\+\+)|[0-9][A-Z]|[A-Z][&/][A-Z]|[A-Z]-?[0-9]")
_OPEN = re.compile(r"^[^「『]*[」』]|[「『][^」』]*$")  # 不安定版」の配布: a quotation mark without its partner
_PARTY = re.compile(r"[\u4e00-\u9fff]")  # 甲, 乙: one character is enough where a text says so


class Headword(NamedTuple):
    """`listed` says that it stands as a word to be explained (in a list of words, 「…とは」), not just as a subject;
    `of_list`, that it is an entry of a list or table of words; `called`, that the sentence does not explain it, but
    calls something so."""

    language: str
    text: str
    listed: bool
    of_list: bool = False
    called: bool = False


def headwords(sentences: Iterable[Sentence]) -> Iterator[Headword]:
    """The headwords in the sentences of a document, once for every sentence that explains them."""
    heading: Sentence | None = None
    for sentence in sentences:
        if sentence.kind == "definition_term":
            listed = sentence.prose[_after_label(sentence.prose) :]
            listed = _BRACKET_BEHIND.sub("", listed.strip(_MARKS))
            found = Headword(sentence.language, listed.strip(_MARKS), True, True)
        else:
            found = None if sentence.headline else _explained(sentence, heading)
        if found and _may_be(found):
            yield found
        coined = [*filter(_may_be, _coined(sentence))]
        yield from coined
        yield from _called(sentence, {each.text for each in coined})
        heading = sentence if sentence.headline else None


def _coined(sentence: Sentence) -> Iterator[Headword]:
    """The names that brackets in `sentence` give to what stands before them."""
    patterns, prose = LANGUAGES.get(sentence.language, OTHER).headwords, sentence.prose
    if patterns.coined is None or not any(sign in prose for sign in patterns.coining):
        return
    for match in patterns.coined.finditer(prose):
        yield Headword(sentence.language, match[match.lastgroup or 0].strip(_MARKS), True)


def _called(sentence: Sentence, coined: Container[str]) -> Iterator[Headword]:
    """The names in `sentence` after words such as "called"; those that are `coined` count already."""
    for name in LANGUAGES.get(sentence.language, OTHER).headwords.called(sentence.prose):
        if name not in coined:
            yield Headword(sentence.language, name, True, called=True)


def _explained(sentence: Sentence, heading: Sentence | None) -> Headword | None:
    """The headword that `sentence` explains; `heading` is the one that stands right above it."""
    found = _own(sentence, heading)
    if (
        found
        or heading is None
        or sentence.kind == "quote"
        or titled_definition_score(sentence.prose, sentence.language, ("titled",)) < ENOUGH
    ):
        return found
    return Headword(sentence.language, heading.prose.strip(_MARKS), False)


def _own(sentence: Sentence, heading: Sentence | None) -> Headword | None:
    """The headword that `sentence` names at its beginning and explains."""
    language, prose = sentence.language, sentence.prose
    may_gloss = sentence.opening and sentence.kind in _ENTRY_KINDS and _SIGN.search(prose, 0, _FAR)
    may_gloss = may_gloss and not heads_arguments(sentence.heading)
    patterns = LANGUAGES.get(language, OTHER).headwords
    listed = patterns.quoted.match(prose) if patterns.quoted else None
    listed = listed or (_GLOSSED.match(prose, _after_label(prose)) if may_gloss else None)
    subject = listed or patterns.subject_of(prose)
    if subject is None:
        return None
    start, end = subject.span("term")
    if combined().optional.match(prose, end):
        return None
    same = heading is not None and fold_key(heading.prose) == fold_key(prose[start:end])
    structure = ("titled",) if same else ()
    if definition_score(prose, start, end, language, structure) < ENOUGH:
        return None
    sure = listed is not None or (patterns.presented is not None and patterns.presented.match(prose, end) is not None)
    return Headword(language, prose[start:end].strip(_MARKS), sure)


def _after_label(prose: str) -> int:
    """The index in `prose` at which words begin after a number that counts them: "1. ", 「１．」."""
    label = _LABEL.match(prose)
    return label.end() if label else 0


def _may_be(found: Headword) -> bool:
    """Whether a headword can be a term: short, made of letters, no pronoun or full sentence, and no furniture."""
    text, languages = found.text, combined()
    if LANGUAGES.get(found.language, OTHER).has_spaces:
        is_short = text.count(" ") < _MOST_WORDS
    else:
        is_short = len(text) <= _MOST_CHARACTERS
    if not is_short or len(text) > LONGEST_SPELLING or PLACEHOLDER in text:
        return False
    if text.endswith(".") or LABEL.fullmatch(text) or _OPEN.search(text):
        return False
    if not _LETTER.search(text) and not (found.listed and _PARTY.fullmatch(text)):
        return False
    if languages.never_headwords.match(text) or languages.optional.search(text):
        return False
    return fold_key(text) not in languages.furniture
