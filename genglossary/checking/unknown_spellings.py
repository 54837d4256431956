"""Likely spellings of entries that the glossary does not have (GG103): サーバ beside サーバー, web hook, webhook."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from genglossary.checking.forms import Form
from genglossary.checking.inflection import is_phrasal
from genglossary.pipeline.text.folding import fold_key

_KATAKANA = re.compile(r"[ァ-ヺー・ ]+")
_LONG = re.compile(r"(?<=[ァ-ヺ])ー(?=[・ ]|$)")
_MAY_BE_LONG = re.compile(r"(?<=[アカサタナハマヤラワガザダバパァャエケセテネヘメレゲゼデベペリティィ])(?=[・ ]|$)")
_DOT = re.compile(r"・| (?=[ァ-ヺ])")
_WORDS = re.compile(r"[A-Za-z]{3,}(?:[ -][A-Za-z]{2,})+")
_PARTED_NAME = re.compile("[a-z][ -][A-Z]")  # in one, detachedHEAD is a program's
_PAIRS = (
    ("ヴァ", "バ"),
    ("ヴィ", "ビ"),
    ("ヴェ", "ベ"),
    ("ヴォ", "ボ"),
    ("ウィ", "ウイ"),
    ("ウェ", "ウエ"),
    ("フェイス", "フェース"),
)
_LONGEST_JOINED = 12  # letters of two words in one: longer ones are names in programs
_LEAST = 3  # letters: of shorter words there are too many that look alike


def unknown_spellings(forms: Sequence[Form]) -> list[Form]:
    """Forms to look for as well, which break GG103; none that the glossary has."""
    known = {fold_key(form.text) for form in forms}
    found: dict[str, Form] = {}
    for form in forms:
        if form.rule == "GG101" and (text := _joined_otherwise(form)) and fold_key(text) not in known:
            found.setdefault(fold_key(text), replace(form, text=text, rule="GG103", as_written=False))
        if not form.rule and form.kind in (None, "spelling", "synonym"):
            for text in _alike(form.text):
                key = fold_key(text)
                if key not in known and len(text) >= _LEAST:
                    found.setdefault(
                        key, replace(form, text=text, rule="GG103", right=form.text, named=False, drifts=False)
                    )
    return list(found.values())


def _joined_otherwise(form: Form) -> str:
    """Of two words that are to be one (web site, for website) the same with a hyphen (web-site); "" of others."""
    words = form.text.split(" ")
    is_one = len(words) == 2 and form.text.isascii() and "".join(words).casefold() == (form.right or "").casefold()
    return "-".join(words) if is_one and not is_phrasal(form.text) else ""


def _alike(text: str) -> Iterator[str]:
    if _KATAKANA.fullmatch(text):
        yield from (
            each for each in {_LONG.sub("", text), _MAY_BE_LONG.sub("ー", text), _DOT.sub("", text)} if each != text
        )
        for one, other in _PAIRS:
            yield from (text.replace(a, b) for a, b in ((one, other), (other, one)) if a in text)
    elif text.isascii() and _WORDS.fullmatch(text) and not is_phrasal(text):
        if "-" in text:  # a hyphen in "open-source software" is right
            yield text.replace("-", " ")
        joined = text.replace("-", "").replace(" ", "")
        if len(joined) == len(text) - 1 and len(joined) <= _LONGEST_JOINED and not _PARTED_NAME.search(text):
            yield joined
