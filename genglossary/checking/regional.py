"""British and American spellings of one word (colour, color; licence, license): neither is a slip of the pen.

The lists are of the classes that dictionaries and style guides give; words that mean different things in one of the two
(programme, metre as a device) are left out.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from genglossary.checking.forms import Form
from genglossary.pipeline.text.folding import fold_key

_WORD = re.compile("[A-Za-z]+")
_OUR = "arb|arm|behavi|cand|clam|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|rig|rum|sav|splend|tum|val|vap|vig"
_RE = "calib|cent|fib|lust|spect|theat|(?:kilo|centi|milli|micro|nano)met|lit"
_PAIRS = tuple(
    (re.compile(british, re.I), to_american, re.compile(american, re.I), to_british)
    for british, to_american, american, to_british in (
        (
            rf"({_OUR})our(?=(?:s|ed|ing|ful|less|able|al|ites?|hood|hoods)?\b)", r"\1or",
            rf"({_OUR})or(?=(?:s|ed|ing|ful|less|able|al|ites?|hood|hoods)?\b)", r"\1our",
        ),
        (rf"\b({_RE})re(?=s?\b)", r"\1er", rf"\b({_RE})er(?=s?\b)", r"\1re"),
        (r"\b(lic|def|off|pret)ence(?=[sd]?\b)", r"\1ense", r"\b(lic|def|off|pret)ense(?=[sd]?\b)", r"\1ence"),
        (
            r"(?<=[a-z]{3})is(?=(?:e[srd]?|ers|ing|ations?|ational|able)\b)", "iz",
            r"(?<=[a-z]{3})iz(?=(?:e[srd]?|ers|ing|ations?|ational|able)\b)", "is",
        ),
        (r"(?<=[a-z]{2})ys(?=(?:e[rd]?|ers|ing)\b)", "yz", r"(?<=[a-z]{2})yz(?=(?:e[rd]?|ers|ing)\b)", "ys"),
        (r"(?<=[ao]l)ogue(?=s?\b)", "og", r"(?<=[ao]l)og(?=s?\b)", "ogue"),
        (r"(?<=[a-z]{2})ell(?=(?:ed|ing|ers?)\b)", "el", r"(?<=[a-z]{2})el(?=(?:ed|ing|ers?)\b)", "ell"),
    )
)  # fmt: skip
_BRITISH = re.compile("|".join(british.pattern for british, _, _, _ in _PAIRS), re.I)
_AMERICAN = re.compile("|".join(american.pattern for _, _, american, _ in _PAIRS), re.I)


def american(text: str) -> str:
    """The American spelling of what may be British; other text is left, or has an ending that no word has."""
    return _WORD.sub(lambda word: _american(word[0]), text)


def british(text: str) -> str:
    """The inverse of `american`."""
    return _WORD.sub(lambda word: _british(word[0]), text)


@lru_cache(maxsize=50_000)
def _american(word: str) -> str:
    if not _BRITISH.search(word):  # most words are neither: one search instead of all replacements
        return word
    for british, to_american, _, _ in _PAIRS:
        word = british.sub(to_american, word)
    return word


@lru_cache(maxsize=50_000)
def _british(word: str) -> str:
    if not _AMERICAN.search(word):
        return word
    for _, _, american, to_british in _PAIRS:
        word = american.sub(to_british, word)
    return word


def are_regional(one: str, other: str) -> bool:
    """Whether two spellings differ only as British and American ones do."""
    first, second = fold_key(one), fold_key(other)
    return first != second and american(first) == american(second)


def regional_forms(forms: Sequence[Form]) -> list[Form]:
    """Forms to look for as well: what may be written, spelled as across the Atlantic; none that the glossary has."""
    known = {fold_key(form.text) for form in forms}
    found: dict[str, Form] = {}
    for form in forms:
        if not form.rule and not form.as_written and form.text.isascii():
            for text in (american(form.text), british(form.text)):
                if text != form.text and (key := fold_key(text)) not in known:
                    found.setdefault(key, replace(form, text=text, named=False, drifts=False))
    return list(found.values())
