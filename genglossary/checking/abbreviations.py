"""Abbreviations that a document uses before or without their long form (GG201)."""

from collections.abc import Iterator, Mapping, Sequence

from genglossary.checking.hits import Hit, Searcher, is_titled
from genglossary.checking.manuscripts import Manuscript
from genglossary.checking.reporting import finding
from genglossary.checking.types import Finding, Options
from genglossary.formats import Entry
from genglossary.pipeline.text.frequencies import frequencies

_FREQUENT = 4e-6  # of all words; HTML and API are, DNS and TLS are not


def shortened(entry: Entry) -> tuple[frozenset[str], frozenset[str]]:
    """The abbreviations of an entry and its long forms; none where people prefer an abbreviation."""
    short = {each.text for each in entry.spellings if each.kind == "abbreviation"}
    long = {each.text for each in entry.spellings if each.kind == "long_form"}
    (short if long and not short else long).add(entry.text)
    preferred = {each.text for each in entry.spellings if each.usage == "preferred"}
    preferred |= {entry.text} if entry.usage == "preferred" else set()
    if not (short and long) or short & preferred:
        return frozenset(), frozenset()
    return frozenset(short), frozenset(long)


def unexplained(
    document: Manuscript,
    hits: Mapping[int, Sequence[Hit]],
    entries: Sequence[Entry],
    searcher: Searcher,
    options: Options,
) -> Iterator[Finding]:
    """`hits` are by the index of their entry. Headings use no abbreviation first; they may explain one."""
    for index, found in hits.items():
        entry = entries[index]
        short, long = shortened(entry)
        uses = (each for each in found if each.form.spelling in short and not is_titled(each))
        first = next((each for each in uses if searcher.is_sound(document, each)), None)
        if first is None or _is_known(first.form.spelling):
            continue
        explained = next((each for each in found if each.form.spelling in long), None)
        if explained is not None and explained.start <= _sentence_end(first):
            continue
        words = sorted(long, key=len)[-1]
        when = "before" if explained else "without"
        message = f"“{first.written}” stands {when} its long form, “{words}”."
        yield finding(document, "GG201", (first.start, first.end), message, options, entry=entry, stretch=first.stretch)


def _is_known(short: str) -> bool:
    """Whether everybody knows the abbreviation (HTML, URL): it is frequent in general language."""
    return frequencies("en").get(short.lower(), 0.0) >= _FREQUENT


def _sentence_end(hit: Hit) -> int:
    """Find the end, or nearly, of the sentence of a mention in the file: the long form may stand behind it."""
    prose = hit.stretch.prose
    ends = [at for at in (prose.text.find(stop, hit.last) for stop in (". ", "。", "\n")) if at > 0]
    return prose.at(min([*ends, len(prose.text) - 1]))
