"""Observations on the wording of a definition: its length, its subject, names and abbreviations in it."""

import re
from collections.abc import Iterable, Iterator, Mapping

from genglossary.engines.protocol import EngineTerm
from genglossary.pipeline.languages.combined import combined, language_of_script
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.frequencies import frequencies

LONGEST = 60.0
"""Words that a definition should not exceed; a Japanese character counts as 0.4 of a word."""

_WIDE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uff66-\uff9d]")
_WORD = re.compile(r"[A-Za-z0-9À-ɏ][\w’'/-]*")
_ABBREVIATION = re.compile(r"(?<![A-Za-z0-9$_/.-])(?=[A-Z0-9]*[A-Z]{2})[A-Z][A-Z0-9]{1,5}(?![A-Za-z0-9_/])")
_NAME = re.compile(
    r"(?<![.!?。] )(?<!^)\b(?:[A-Z][a-z0-9]+[A-Z]\w*|[A-Z][\w-]+(?:\s[A-Z][\w-]+)+)|[ァ-ヺー]{4,}(?:・[ァ-ヺー]{2,})*"
)
_COMMON = 1e-6  # the share of general language from which a word is everybody's
_BEGINNING = 40  # characters among which a subject stands
_LOOSE = re.compile(r"[\s\-_・ー]+")


def size(text: str) -> float:
    """The length of `text` in words."""
    return len(_WORD.findall(text)) + 0.4 * len(_WIDE.findall(text))


def points_elsewhere(text: str) -> bool:
    """Whether `text` starts with a word that only what stood before it explains ("It is …", 「これは…」)."""
    return combined().points_back.match(text) is not None


def genus(term: EngineTerm, text: str) -> str:
    """The words of a definition that say what kind of thing its term is, or "" where they cannot be told.

    They stand after the subject and before what sets the term apart; in a noun phrase, at its beginning.
    """
    wording = combined()
    subject = wording.subject_end.search(text)
    if subject is None and _starts_with(term, text) and not wording.kind_of.match(text):
        return ""  # "A drogue slows a ship": a statement of what it does
    rest = text[subject.end() :] if subject else text
    if _WIDE.search(rest):
        return rest.rstrip("。です ")[-24:]
    end = wording.restriction.search(rest)
    return rest[: end.start()] if end else rest


def is_circular(term: EngineTerm, text: str) -> bool:
    """Whether `text` explains `term` by the term itself: "A proxy is a proxy that …".

    What an abbreviation stands for is another name of it, and yet explains it.
    """
    if loose(text) in map(loose, term.variants) and len(text) > len(term.text):
        return False
    kind = loose(genus(term, text))
    return any(_is_named(kind, name) for name in _names_of(term))


def _starts_with(term: EngineTerm, text: str) -> bool:
    """Whether `term` stands among the first words of `text`."""
    beginning = loose(text[: _BEGINNING + len(term.text)])
    return any(name in beginning for name in _names_of(term))


def _names_of(term: EngineTerm) -> list[str]:
    return [name for name in map(loose, (term.text, *term.variants, *term.abbreviations)) if name]


def _is_named(kind: str, name: str) -> bool:
    """Whether a kind is called `name`: as a whole word, or in Japanese, where the head stands last, at its end."""
    if _WIDE.search(kind):
        return kind.endswith(name)
    return re.search(rf"\b{re.escape(name)}s?\b", kind) is not None


def loose(text: str) -> str:
    """`text` as it is compared when spelling does not matter: case, width, hyphens, spaces and long vowel marks."""
    return _LOOSE.sub(" ", fold_key(text)).strip() if text.isascii() else _LOOSE.sub("", fold_key(text))


def abbreviations(text: str) -> list[str]:
    """Abbreviations in `text` that it does not itself spell out in parentheses."""
    found = dict.fromkeys(match[0] for match in _ABBREVIATION.finditer(text))
    return [short for short in found if not _spelled_out(short, text)]


def names(text: str) -> list[str]:
    """Words in `text` written like names of things: inner or repeated capitals, katakana that few texts use."""
    found = dict.fromkeys(match[0] for match in _NAME.finditer(text))
    return [name for name in found if not _is_common(name)]


def _is_common(name: str) -> bool:
    """Whether everybody knows a name that is written in the script of one language."""
    language = None if name[0].isascii() else language_of_script(name)
    return language is not None and frequencies(language.code).get(name, 0.0) >= _COMMON


def _spelled_out(short: str, text: str) -> bool:
    return f"({short})" in text or f"（{short}）" in text or f"{short} (" in text or f"{short}（" in text


class Names:
    """The names of many terms, found in texts: longest first, without overlap, cost linear in the text."""

    def __init__(self, terms: Iterable[EngineTerm]) -> None:
        self._keys: Mapping[str, int] = {
            fold_key(name): term.key
            for term in terms
            for name in (*term.abbreviations, *term.variants, term.text)
            if name.strip()
        }
        self._longest = max(map(len, self._keys), default=0)

    def __contains__(self, name: str) -> bool:
        return fold_key(name) in self._keys

    def get(self, name: str) -> int | None:
        """The key of the term that has `name`."""
        return self._keys.get(fold_key(name))

    def find(self, text: str) -> Iterator[tuple[str, int]]:
        """The names in `text`, as folded, with the keys of their terms."""
        folded = fold_key(text)
        at = 0
        while at < len(folded):
            name = self._at(folded, at)
            if name:
                yield name, self._keys[name]
            at += len(name) or 1

    def _at(self, folded: str, at: int) -> str:
        if at and _joined(folded[at - 1], folded[at]):
            return ""
        for end in range(min(len(folded), at + self._longest), at, -1):
            if folded[at:end] in self._keys and not (end < len(folded) and _joined(folded[end - 1], folded[end])):
                return folded[at:end]
        return ""


def _joined(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one word of a script that has spaces between words."""
    return left.isalnum() and right.isalnum() and not _WIDE.match(left) and not _WIDE.match(right)
