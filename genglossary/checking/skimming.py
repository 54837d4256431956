"""A first look at the text of a file, before it is read: which of its words may matter.

Reading Markdown takes most of the time. Paragraphs in which no spelling can stand that breaks a rule are blanked for
its reader; those that look simple only, so that the structure of the rest stays.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from genglossary.checking.forms import Form
from genglossary.pipeline.text.folding import fold_key

# Lines that begin with a letter, between empty ones, without signs that may open or close something over lines.
_SIMPLE = re.compile(r"(?<=\n\n)(?:[A-Za-z\u3041-\u30ff\u4e00-\u9fff][^\n]*\n)+(?=\n)")
_SIGN = re.compile(r"-->|%%|\$\$|```|~~~|:::|\*/\}|\\]|\\end|[|<{]|genglossary-")
_MODULE = ("import ", "export ")
# What is compared in another form than it is written in: full width, half width, parted letters, what nobody sees.
_ODD = re.compile(
    r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f\u0300-\u036f\u3099\u309a\u00ad\u200b-\u200f\u2060\ufeff]"
)
_WRAPPED = re.compile(r"[\u3041-\u9fff]\n[\u3041-\u9fff]")


class Skimmer:
    """`watched` are forms whose paragraphs must be read; of `others` it matters only whether they are there."""

    def __init__(self, watched: Iterable[Form], others: Sequence[Form]) -> None:
        self._watched = _automaton(sorted({_atom(form.text) for form in watched}))
        self._texts: dict[str, list[int]] = {}
        for form in others:
            self._texts.setdefault(fold_key(form.text), []).append(form.entry)
        self._names = sorted(self._texts)
        self._others = _automaton(self._names)

    def blanked(self, text: str) -> str:
        """`text` with blanks for paragraphs in which nothing matters, as long as before; "" where nothing does."""
        lower = text.lower()
        if len(lower) != len(text):
            return text
        places = sorted(start for _, start, _ in self._watched.find_matches_as_indexes(lower, overlapping=True))
        if not places and "genglossary-" not in text and not _is_odd(text):
            return ""
        pieces: list[str] = []
        last = 0
        for start, end in _joined(self._dull(text, places)):
            pieces += text[last:start], "x", " " * (end - start - 2), "\n"
            last = end
        return "".join([*pieces, text[last:]]) if pieces else text

    def _dull(self, text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Simple paragraphs in which none of `places` is."""
        at = 0
        for found in _SIMPLE.finditer(text):
            start, end = found.span()
            at = bisect_left(places, start, at)
            if (at == len(places) or places[at] >= end) and _is_simple(found[0]):
                yield start, end

    def present(self, text: str) -> set[int]:
        """The entries that `text` names as words of their own, wherever in it."""
        lower, seen, entries = text.lower(), set[int](), set[int]()
        for number, start, end in self._others.find_matches_as_indexes(lower, overlapping=True):
            if number not in seen and not (_goes_on(lower, start) or _goes_on(lower, end)):
                seen.add(number)
                entries.update(self._texts[self._names[number]])
        return entries


class Quotations:
    """Texts of which a document may have some word by word, whatever its white space; told by how they begin."""

    _LENGTH = 24  # characters that tell them apart well enough

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._owners: dict[str, list[int]] = {}
        for number, text in texts.items():
            self._owners.setdefault("".join(text.split())[: self._LENGTH], []).append(number)
        self._beginnings = sorted(filter(None, self._owners))
        self._automaton = _automaton(self._beginnings)

    def possible(self, compact: str) -> set[int]:
        """The numbers of texts that begin somewhere in `compact`, a text without white space."""
        found = {number for number, _, _ in self._automaton.find_matches_as_indexes(compact, overlapping=True)}
        return {owner for number in found if self._beginnings for owner in self._owners[self._beginnings[number]]}


def _goes_on(text: str, at: int) -> bool:
    """Whether a Latin word goes on at an offset."""
    around = text[max(0, at - 1) : at + 1]
    return 0 < at < len(text) and around.isascii() and around.isalnum()


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those with nothing but an empty line between them as one."""
    start = end = -2
    for first, last in spans:
        if first != end + 1:
            if end > start:
                yield start, end
            start = first
        end = last
    if end > start:
        yield start, end


def _is_simple(paragraph: str) -> bool:
    return not (_SIGN.search(paragraph) or paragraph.startswith(_MODULE) or _is_odd(paragraph))


def _is_odd(text: str) -> bool:
    """Whether words may stand there in another form than the spellings that are looked for."""
    if "&" in text or "-\n" in text:
        return True
    return not text.isascii() and bool(_ODD.search(text) or _WRAPPED.search(text))


def _atom(text: str) -> str:
    """The longest word of a spelling, which stands in one piece wherever lines end."""
    return max(fold_key(text).split(), key=len, default="\0")


def _automaton(patterns: Sequence[str]) -> AhoCorasick:
    found = [pattern or "\0" for pattern in patterns] or ["\0"]
    return AhoCorasick(found, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
