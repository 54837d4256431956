"""Rules about all documents together, and about the glossary itself."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from genglossary.checking.drifting import drifting
from genglossary.checking.examined import Examined
from genglossary.checking.forms import forms
from genglossary.checking.glossary_file import GlossaryFile
from genglossary.checking.passages import is_of, passage_of
from genglossary.checking.regional import american
from genglossary.checking.rules import is_asked, is_on
from genglossary.checking.translations import untranslated
from genglossary.checking.types import Finding, Options
from genglossary.formats import Entry, Glossary
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.occurrences.matcher import Finder
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.stated import Stated, stated
from genglossary.pipeline.types import Block, Source

_SEVERAL = 3  # documents
_Rule = Callable[[Sequence[Entry], Sequence[Examined], GlossaryFile, Options], Iterator[Finding]]


def conclude(
    entries: Sequence[Entry],
    examined: Sequence[Examined],
    file: GlossaryFile,
    options: Options,
    *,
    all_rules: bool = True,
) -> list[Finding]:
    """Findings that no document has by itself. `file` is where those about entries are placed; without `all_rules`
    only those that stand in documents are of interest."""
    found: list[Finding] = []
    for code, rule in _RULES if all_rules else _IN_DOCUMENTS:
        if any(is_on(each, options) for each in code):
            found += (each for each in rule(entries, examined, file, options) if is_on(each.rule, options))
    return found


def known_abbreviations(entries: Sequence[Entry], examined: Sequence[Examined]) -> frozenset[str]:
    """The entries whose abbreviation several documents use and none explains: its readers know it."""
    using: Counter[int] = Counter(index for each in examined for index in each.counts)
    explained = {index for each in examined for index in each.explained}
    return frozenset(entries[at].text for at, count in using.items() if count >= _SEVERAL and at not in explained)


def _unused(
    entries: Sequence[Entry], examined: Sequence[Examined], file: GlossaryFile, options: Options
) -> Iterator[Finding]:
    if not examined or not (options.whole or is_asked("GG203", options)):
        return
    used = {american(fold_key(entries[index].text)) for each in examined for index in each.counts}
    for entry in entries:
        if entry.definition and entry.status != "excluded" and american(fold_key(entry.text)) not in used:
            message = stated("“%(term)s” is defined, and no document uses it.", term=entry.text)
            yield file.finding("GG203", entry, message, options)


def _undefined(
    entries: Sequence[Entry], examined: Sequence[Examined], file: GlossaryFile, options: Options
) -> Iterator[Finding]:
    """Entries without a definition that are used often; in a list of mere spellings nothing is to be defined."""
    if not any(entry.definition for entry in entries):
        return
    counts: Counter[int] = Counter()
    for each in examined:
        counts.update(each.counts)
    for each in examined:
        for index, draft in each.first.items():
            if _is_mere_spelling(entries[index]):
                continue
            if (count := counts[index]) >= options.often:
                counts[index] = 0  # said once, where it is first used
                yield replace(draft, message=_used(entries[index].text, count))


def _used(term: str, count: int) -> Stated:
    if count == 1:
        return stated("“%(term)s” is used 1 time and defined nowhere.", term=term)
    return stated("“%(term)s” is used %(count)s times and defined nowhere.", term=term, count=count)


_EXPLAINING = frozenset({"abbreviation", "long_form"})


def _is_mere_spelling(entry: Entry) -> bool:
    """Whether an entry was made only to say how something is written: nothing of it came from documents, or it is a
    name or an abbreviation, which a long form explains."""
    if entry.as_written or entry.text.isupper() or {each.kind for each in entry.spellings} & _EXPLAINING:
        return True
    avoided = any(each.usage in ("forbidden", "deprecated") for each in entry.spellings)
    return not entry.evidence and not entry.definition and (avoided or entry.usage == "preferred")


def _stale(
    entries: Sequence[Entry], examined: Sequence[Examined], file: GlossaryFile, options: Options
) -> Iterator[Finding]:
    states: defaultdict[int, list[tuple[str, Finding | None]]] = defaultdict(list)
    for each in examined:
        for index, state in each.passages.items():
            states[index].append(state)
    for index, found in states.items():
        entry = entries[index]
        if any(state == "there" for state, _ in found):
            continue
        if changed := next((draft for _, draft in found if draft is not None), None):
            yield changed
        else:
            yield _gone(file, entry, options)
    yield from _lost(entries, examined, file, options)


def _gone(file: GlossaryFile, entry: Entry, options: Options) -> Finding:
    gaps = {"term": entry.text, "document": entry.evidence[0].document}
    if entry.definition:
        message = stated("The sentence that defines “%(term)s” is gone from %(document)s.", **gaps)
        return file.finding("GG205", entry, message, options)
    return file.finding("GG209", entry, stated("The passage of “%(term)s” is gone from %(document)s.", **gaps), options)


def _lost(
    entries: Sequence[Entry], examined: Sequence[Examined], file: GlossaryFile, options: Options
) -> Iterator[Finding]:
    """Entries whose document is not there at all."""
    if not (options.whole or is_asked("GG209", options)):
        return
    names = [each.file for each in examined]
    gone = {
        name: not any(is_of(each, name) for each in names)
        for name in {entry.evidence[0].document for entry in entries if entry.evidence}
    }
    for entry in entries:
        if passage_of(entry) and gone[where := entry.evidence[0].document]:
            message = stated("“%(term)s” points at %(document)s, which is not there.", term=entry.text, document=where)
            yield file.finding("GG209", entry, message, options)


def _twice(
    entries: Sequence[Entry], examined: Sequence[Examined], file: GlossaryFile, options: Options
) -> Iterator[Finding]:
    """Two entries with one name; when asked for, documents that define an entry in other words than each other: often
    they mean another thing."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if entry.definition and entry.status != "excluded":
            key = (fold_key(entry.text), entry.language)
            first = seen.setdefault(key, entry)
            if (
                first is not entry
                and not _are_homonyms(first, entry)
                and not _says_same(first.definition, entry.definition)
            ):
                message = stated("“%(term)s” is defined twice in the glossary, in different words.", term=entry.text)
                yield file.finding("GG204", entry, message, options, last=True)
    told: dict[int, str] = {}
    for each in examined if is_asked("GG204", options) else ():
        for index, words, draft in each.defines:
            other = told.setdefault(index, words)
            if not _says_same(other, words):
                term = entries[index].text
                message = stated("“%(term)s” is defined otherwise elsewhere: “%(other)s”", term=term, other=other)
                yield replace(draft, message=message)


def _are_homonyms(one: Entry, other: Entry) -> bool:
    """Whether somebody keeps two senses of one word apart: each has an id of its own."""
    return one.text == other.text and bool(one.id and other.id) and one.id != other.id


def _says_same(one: str | None, other: str | None) -> bool:
    """Whether two definitions have the same words, or one begins with the other."""
    first, second = ("".join(filter(str.isalnum, fold_key(text or ""))) for text in (one, other))
    return first.startswith(second) or second.startswith(first)


def _stands_on(
    entries: Sequence[Entry], examined: Sequence[Examined], file: GlossaryFile, options: Options
) -> Iterator[Finding]:
    """Definitions that mention an entry which has none; where most have none, that is no news."""
    if 2 * sum(1 for entry in entries if entry.definition) < len(entries):
        return
    undefined = [entry for entry in entries if not entry.definition and entry.status != "excluded"]
    undefined = [entry for entry in undefined if not _is_mere_spelling(entry)]
    written = {form.text: undefined[form.entry].text for form in forms(Glossary(entries=tuple(undefined)))}
    finder = Finder(written)
    for entry in entries:
        if entry.definition and undefined:
            block = Block(kind="paragraph", start=0, end=len(entry.definition))
            sentences = sentences_of(Source(key=0, name="", text=entry.definition, blocks=(block,)))
            for text in dict.fromkeys(written[each] for each in finder.places(sentences)):
                if not any(fold_key(text) in fold_key(name) for name in (entry.text, *entry.variants)):
                    yield file.finding("GG208", entry, _undefined_in(entry.text, text), options)


def _undefined_in(term: str, other: str) -> Stated:
    return stated("The definition of “%(term)s” uses “%(other)s”, which has none.", term=term, other=other)


def _translations(
    entries: Sequence[Entry], examined: Sequence[Examined], file: GlossaryFile, options: Options
) -> Iterator[Finding]:
    return untranslated(entries, examined)


_Rules = tuple[tuple[tuple[str, ...], _Rule], ...]
_IN_DOCUMENTS: _Rules = (
    (("GG102",), drifting),
    (("GG204",), _twice),
    (("GG205", "GG209"), _stale),
    (("GG207",), _undefined),
    (("GG301",), _translations),
)
_RULES: _Rules = (*_IN_DOCUMENTS, (("GG203",), _unused), (("GG208",), _stands_on))
