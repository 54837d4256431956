"""Text in the form in which it is compared: width and compatibility forms (NFKC) and case folded.

Folding can change the number of characters (`㈱` becomes `(株)`, half-width `ｶﾞ` becomes `ガ`), so a fold that
does carries a map back to the text it was made from.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from genglossary.pipeline.text.unseen import without_unseen
from genglossary.pipeline.types import OFFSETS

# Runs in which every character folds to exactly one: plain ASCII, full-width punctuation, kana and kanji. A
# character followed by a combining mark is left to the slow path, which folds the two together.
_MARKS = "\u0300-\u036f\u3099\u309a\uff9e\uff9f"
_STABLE = " -~\\s\u3001-\u3020\u3041-\u3096\u309d\u309e\u30a1-\u30fe\u4e00-\u9fff"
_PIECE = re.compile(rf"[{_STABLE}]+(?![{_MARKS}])|.[{_MARKS}]*", re.DOTALL)
_STABLE_PIECE = re.compile(rf"[{_STABLE}]*")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # the look of what stands before, another piece

# What people leave out when they look for a word: accents, though not the marks that make another kana, and what
# nobody sees. Letters with a stroke have no decomposition, katakana are hiragana 96 places on.
_ACCENTS = re.compile("([A-Za-z])[\u0300-\u036f]+")
_VOICED = "\u3099\u309a"
_BARE = {
    **{code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)},
    **str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i"}),
    **str.maketrans({"æ": "ae", "œ": "oe", "þ": "th"}),
    **dict.fromkeys(map(ord, "‘’‛′ʼ"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
}


class Folded(NamedTuple):
    """`text` is the folded form. `starts[i]` and `ends[i]` are the half-open range of the original characters
    that made `text[i]`; both are None when character `i` of `text` is character `i` of the original."""

    text: str
    starts: "array[int] | None" = None
    ends: "array[int] | None" = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the original that made `text[start:end]` (not empty)."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """`text` folded by NFKC and case, with the map back to its characters."""
    if text.isascii():
        return Folded(text.lower())
    if _STABLE_PIECE.fullmatch(text):
        return Folded(text.casefold())
    return _fold_pieces(text)


def fold_key(text: str) -> str:
    """`text` folded, for lookups where no offsets are needed."""
    if text.isascii():
        return text.lower()
    return text.casefold() if _STABLE_PIECE.fullmatch(text) else "".join(_folded_pieces(_PIECE.findall(text)))


def loose_key(text: str) -> str:
    """`text` in the form in which people look for it: like `fold_key`, and without accents, with hiragana for
    katakana, plain quotation marks and hyphens, and single spaces. Two texts with one `fold_key` have one of these."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", fold_key(text))
    bare = "".join(c for c in decomposed if c in _VOICED or not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", bare.translate(_BARE)).split())


def without_accents(text: str) -> str:
    """`text` without the accents of its Latin letters: naïve, naive."""
    decomposed = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", _ACCENTS.sub(r"\1", decomposed))


@lru_cache(maxsize=4096)
def _fold_piece(piece: str) -> str:
    piece = without_unseen(_SELECTORS.sub("", piece))
    # NFKC once more after case: some folds leave the normal form (the dotted capital I).
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", piece).casefold())


def _folded_pieces(pieces: Sequence[str]) -> list[str]:
    return [piece.casefold() if _STABLE_PIECE.fullmatch(piece) else _fold_piece(piece) for piece in pieces]


def _fold_pieces(text: str) -> Folded:
    pieces = _PIECE.findall(text)
    folded = _folded_pieces(pieces)
    if all(map(_is_one_to_one, pieces, folded)):
        return Folded("".join(folded))
    starts, ends = array(OFFSETS), array(OFFSETS)
    start = 0
    for piece, its in zip(pieces, folded, strict=True):
        end = start + len(piece)
        if _is_one_to_one(piece, its):
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(its))
            ends.extend([end] * len(its))
        start = end
    return Folded("".join(folded), starts, ends)


def _is_one_to_one(piece: str, folded: str) -> bool:
    """Whether each character of a piece is one of it folded: it has no marks, which are one with what they stand on."""
    return len(piece) == len(folded) and (len(piece) == 1 or _STABLE_PIECE.fullmatch(piece) is not None)
