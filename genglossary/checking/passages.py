"""Passages that entries point at: whether they are still there (GG205, GG209), and what stands before them (GG202)."""

from collections.abc import Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher

from genglossary.checking.examined import Examined
from genglossary.checking.hits import Hit, Searcher, is_titled
from genglossary.checking.introductions import is_headed, is_introduced
from genglossary.checking.manuscripts import Manuscript, Stretch
from genglossary.checking.reporting import finding
from genglossary.checking.rules import is_on
from genglossary.checking.types import Finding, Options
from genglossary.formats import Entry
from genglossary.pipeline.documents.sentences import split
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.text.stated import stated

_SOON, _SHARE = 1000, 20  # characters from a mention to its definition that a reader bears; at most a share of the text
_ALIKE = 0.6  # the share of characters that a changed sentence has in common with what it was


def is_of(document: str, name: str) -> bool:
    """Whether the document called `name` in the glossary is this one: paths may begin at another folder."""
    return document == name or document.endswith(f"/{name}") or name.endswith(f"/{document}")


def passage_of(entry: Entry) -> str:
    """The words that prove the entry: its best passage, else its definition where that may be quoted."""
    return entry.evidence[0].text if entry.evidence else ""


class Passages:
    """The entries that point at passages, by the last names of the documents that these are in: of many entries few
    are looked at for one document."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._indices: dict[str, list[int]] = {}
        self._entries = entries
        for index, entry in enumerate(entries):
            if entry.evidence:
                self._indices.setdefault(_last_name(entry.evidence[0].document), []).append(index)

    def of(self, document: str) -> list[int]:
        """The indices of entries whose passage is in the document of this name."""
        found = self._indices.get(_last_name(document), ())
        return [index for index in found if is_of(document, self._entries[index].evidence[0].document)]


def _last_name(document: str) -> str:
    return document.rpartition("/")[2]


def examine_passages(
    document: Manuscript,
    hits: Mapping[int, Sequence[Hit]],
    quoted: Set[int],
    passages: Passages,
    entries: Sequence[Entry],
    searcher: Searcher,
    options: Options,
    result: Examined,
) -> None:
    """Look up the passages of entries whose document this is, and definitions that a document has word by word;
    `quoted` are the entries whose definitions may be there."""
    elsewhere = {index for index in quoted & hits.keys() if not entries[index].evidence}
    for index in sorted(elsewhere.union(passages.of(document.name))):
        entry = entries[index]
        words = passage_of(entry) or entry.definition or ""
        at = place_of(document, words)
        if entry.evidence and is_of(document.name, entry.evidence[0].document):
            state = "there" if at is not None else "gone"
            changed = None if at is not None else _changed(document, entry, words, options)
            result.passages[index] = ("changed" if changed else state, changed)
        if at is not None and entry.definition and is_on("GG202", options):
            others = [hit for hit in hits.get(index, ()) if not _is_found(hit, result.findings)]
            result.findings += _early(document, others, entry, at, searcher, options)


def _is_found(hit: Hit, findings: Sequence[Finding]) -> bool:
    """Whether another rule finds something at the mention: it is to be written otherwise first."""
    return any(each.start < hit.end and hit.start < each.end for each in findings)


def place_of(document: Manuscript, words: str) -> int | None:
    """The offset at which the words stand, whatever their white space; in the file or in its prose."""
    at = document.text.find(words) if words else -1
    if at >= 0 or not words:
        return at if at >= 0 else None
    plain = "".join(words.split())
    if (found := document.compact.find(plain)) >= 0:
        return _offset(document.text, found)
    if plain not in document.all_prose:
        return None
    for stretch, prose in zip(document.stretches, document.compact_prose, strict=True):
        if (found := prose.find(plain)) >= 0:
            return stretch.prose.at(_offset(stretch.prose.text, found))
    return None


def _offset(text: str, count: int) -> int:
    """Find the place of the character number `count` that is no white space."""
    seen = -1
    for at, char in enumerate(text):
        seen += not char.isspace()
        if seen == count:
            return at
    return len(text)


def _early(
    document: Manuscript, hits: Sequence[Hit], entry: Entry, at: int, searcher: Searcher, options: Options
) -> Iterator[Finding]:
    """The first mention in prose, where that is well before the passage that starts at `at`, or its block, and
    nothing leads its reader there."""
    block = next((each for each in document.blocks if each.start <= at < each.end), None)
    begin = block.start if block is not None else at
    early = (
        hit for hit in hits if hit.start < begin and not is_titled(document, hit) and searcher.is_sound(document, hit)
    )
    hit = next(early, None)
    if hit is None or begin - hit.end < min(_SOON, len(document.text) // _SHARE):
        return
    if not is_headed(document, hits, hit, begin) and not is_introduced(document, hit, entry.language):
        line, _ = document.position(at)
        message = stated(
            "“%(written)s” is used here before it is defined, in line %(line)s.", written=hit.written, line=line
        )
        yield finding(document, "GG202", (hit.start, hit.end), message, options, entry=entry, stretch=hit.stretch)


def _changed(document: Manuscript, entry: Entry, words: str, options: Options) -> Finding | None:
    """The sentence that the passage became, if one is much like it."""
    plain = " ".join(words.split())
    best: tuple[float, Stretch, int, int] | None = None
    matcher = SequenceMatcher(b=plain, autojunk=False)
    for stretch in document.stretches:
        for start, end in split(stretch.prose.text, combined().abbreviations):
            matcher.set_seq1(stretch.prose.text[start:end])
            floor = best[0] if best else _ALIKE
            if matcher.real_quick_ratio() > floor and matcher.quick_ratio() > floor and matcher.ratio() > floor:
                best = (matcher.ratio(), stretch, start, end)
    if best is None:
        return None
    _, stretch, start, end = best
    message = stated(
        "The definition of “%(term)s” quotes this sentence, which was changed: it said “%(before)s”.",
        term=entry.text, before=plain,
    )  # fmt: skip
    span = (stretch.prose.at(start), stretch.prose.after(end - 1))
    rule = "GG205" if entry.definition else "GG209"
    return finding(document, rule, span, message, options, entry=entry, stretch=stretch)
