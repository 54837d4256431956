"""The view of a translator: terms of one language with their terms in another."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from genglossary.formats.headings import may_be_written, under_allowed
from genglossary.formats.order import place, place_of
from genglossary.formats.types import AVOIDED, Entry, Equivalent, Glossary

_OWN_WORDS = ("spelling", "synonym")
"""The kinds of spellings that are terms to look up: tools find plurals themselves, and have entries of their own for
abbreviations."""


class Languages(NamedTuple):
    """The language of the originals and that of the translations (BCP 47); a region counts only where both sides name
    one.
    """

    source: str
    target: str


class Pair(NamedTuple):
    """A term, its term in the other language, and the entry of both. `note` is what is said of the second."""

    source: str
    target: str
    entry: Entry
    note: str = ""


class Unplaced:
    """The terms that a file does not have, or not all of, by reason."""

    def __init__(self) -> None:
        self._terms: dict[str, list[str]] = defaultdict(list)

    def add(self, reason: str, term: str) -> None:
        """Note that a term, or something about it, is not in the file."""
        self._terms[reason].append(term)

    def terms(self, *kinds: str) -> list[str]:
        """The terms that are missing for reasons that begin with one of these words."""
        return [term for reason, terms in self._terms.items() if reason.startswith(kinds) for term in terms]


def languages_of(glossary: Glossary) -> Languages:
    """The pair of most terms."""
    sources = Counter(entry.language for entry in glossary.entries if entry.language != "und")
    source = max(sources, key=lambda language: (sources[language], language), default="und")
    targets = Counter(
        each.language
        for entry in glossary.entries
        for each in entry.equivalents
        if each.status == "accepted" and not same(each.language, source)
    )
    return Languages(source, max(targets, key=lambda language: (targets[language], language), default="und"))


def same(one: str, other: str) -> bool:
    """Whether two tags are one language: en-US is en, but not en-GB."""
    one, other = one.lower(), other.lower()
    shorter, longer = sorted((one, other), key=len)
    return longer == shorter or longer.startswith(f"{shorter}-")


def one_line(text: str | None) -> str:
    """The text with one space for each white space, so that it stays in its cell."""
    return " ".join((text or "").split())


def ordered(glossary: Glossary) -> list[Entry]:
    """Entries as a dictionary orders them."""
    return sorted(glossary.entries, key=place)


def main_term(entry: Entry) -> str:
    """The term itself, or the first spelling that may be written where it is one that may not; "" if none may."""
    return one_line(under_allowed(entry).text) if may_be_written(entry) else ""


def equivalents(entry: Entry, language: str) -> list[Equivalent]:
    """The accepted ones of a language that may be written, the preferred one first."""
    found = [each for each in entry.equivalents if each.status == "accepted" and each.usage not in AVOIDED]
    return sorted((each for each in found if same(each.language, language)), key=lambda each: each.usage != "preferred")


def pairs(glossary: Glossary, languages: Languages, unplaced: Unplaced) -> list[Pair]:
    """Each term with each of its terms in the other language, whichever of the two the entry is written in. What is
    not translated stands for itself. Each stands where it would as an entry of its own, for that is what it is to who
    reads the file: so it keeps its place."""
    return sorted(_by_entry(glossary, languages, unplaced), key=lambda pair: place_of(pair.source))


def _by_entry(glossary: Glossary, languages: Languages, unplaced: Unplaced) -> Iterator[Pair]:
    for entry in ordered(glossary):
        sources, targets = _side(entry, languages.source), _side(entry, languages.target)
        if not targets and sources and entry.do_not_translate:
            targets = [(sources[0][0], "")]
        if not sources or not targets:
            missing = languages.target if sources else languages.source
            unplaced.add(f"entries without a term in “{missing}”", entry.text)
        notice_hidden(entry, unplaced)
        yield from (
            Pair(source, target, entry, note) for source, _ in sources for target, note in targets
        )  # fmt: skip


def _side(entry: Entry, language: str) -> list[tuple[str, str]]:
    """The terms of an entry in a language, with what is noted of them."""
    if not same(entry.language, language):
        return [(one_line(each.text), each.notes) for each in equivalents(entry, language)]
    terms = [main_term(entry)]
    terms += [one_line(each.text) for each in entry.spellings if each.kind in _OWN_WORDS and each.usage not in AVOIDED]
    return [(term, "") for term in dict.fromkeys(terms) if term]


def notice_hidden(entry: Entry, unplaced: Unplaced) -> None:
    """Count the terms of an entry that must not, or not yet, be written as terms."""
    notice_equivalents(entry, unplaced)
    for text in avoided(entry):
        unplaced.add("deprecated or forbidden terms", text)


def avoided(entry: Entry) -> tuple[str, ...]:
    """Every spelling in the language of the entry that people deprecated or forbade."""
    return (*((entry.text,) if entry.usage in AVOIDED else ()), *entry.avoided)


def notice_equivalents(entry: Entry, unplaced: Unplaced) -> None:
    """Note in `unplaced` the equivalents without a place in a file of pairs: proposed, deprecated or forbidden ones."""
    for each in entry.equivalents:
        if each.status == "proposed":
            unplaced.add("equivalents that nobody accepted yet", each.text)
        elif each.status == "accepted" and each.usage in AVOIDED:
            unplaced.add("deprecated or forbidden terms", each.text)
