"""Documents and their translations, section by section: terms whose accepted equivalent is not there (GG301).

Two documents are a pair by their paths: en/a.md and ja/a.md, a.md and a.ja.md. Only where both have the same headings
in the same order is anything compared.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from genglossary.checking.examined import Examined, Section
from genglossary.checking.hits import Hit
from genglossary.checking.manuscripts import Manuscript
from genglossary.checking.reporting import NOT_YET, finding
from genglossary.checking.types import Finding, Options
from genglossary.formats import Entry
from genglossary.pipeline.text.stated import stated

_CODE = re.compile(r"(?:(?<=/)|^)(?P<folder>[a-z]{2})(?:-[A-Za-z]{2,4})?/|[._-](?P<suffix>[a-z]{2})(?=\.\w+$)")

_ENOUGH = 3  # terms of a section tell whether another one is its translation


def accepted(entry: Entry, language: str) -> list[str]:
    """The equivalents of an entry that may be written in a language."""
    return [
        each.text
        for each in entry.equivalents
        if each.language.partition("-")[0] == language and each.status == "accepted"
    ]


def sections_of(
    document: Manuscript, hits: Sequence[Hit], entries: Sequence[Entry], options: Options
) -> Iterator[Section]:
    """Part the document by its headings; the finding to be stands where a section begins."""
    heads = [block for block in document.blocks if block.kind == "heading"]
    starts = [0, *(head.start for head in heads)]
    named: list[set[int]] = [set() for _ in starts]
    translated: list[set[int]] = [set() for _ in starts]
    for hit in hits:
        if entries[hit.form.entry].equivalents:
            into = translated if hit.form.is_translation else named
            into[bisect_right(starts, hit.start) - 1].add(hit.form.entry)
    for number, (start, level) in enumerate(zip(starts, [0, *(head.level for head in heads)], strict=True)):
        span = (start, heads[number - 1].end if number else start)
        draft = finding(document, "GG301", span, NOT_YET, options, level="note")
        yield Section(level, sorted(named[number]), sorted(translated[number]), draft)


def untranslated(entries: Sequence[Entry], examined: Iterable[Examined]) -> Iterator[Finding]:
    """Findings in translations: a section whose original names an entry, and which has none of its equivalents."""
    for originals, language, translation in _pairs(examined):
        for original in originals:
            if [part.level for part in original.sections] != [part.level for part in translation.sections]:
                continue
            for before, after in zip(original.sections, translation.sections, strict=True):
                yield from _lacking(entries, language, before, after)


def _lacking(entries: Sequence[Entry], language: str, before: Section, after: Section) -> Iterator[Finding]:
    """Tell what `before` names and `after` has not.

    Where that is most of it, the two are not each other's translation: a section was moved, or nobody translated it.
    """
    there = {*after.translated, *after.named}
    named = [(index, right[0]) for index in before.named if (right := accepted(entries[index], language))]
    lacking = [(index, right) for index, right in named if index not in there]
    if len(named) < _ENOUGH or 2 * len(lacking) <= len(named):
        yield from (_without(after.draft, entries[index], right) for index, right in lacking)


def _without(draft: Finding, entry: Entry, right: str) -> Finding:
    message = stated(
        "The original names “%(term)s” in this section, which has no “%(right)s”.", term=entry.text, right=right
    )
    return replace(draft, message=message, term=entry.text, id=entry.id, sentence=str(message))


def _pairs(examined: Iterable[Examined]) -> Iterator[tuple[list[Examined], str, Examined]]:
    """Each document in a language with those of the same path in others."""
    groups: defaultdict[str, list[tuple[str, Examined]]] = defaultdict(list)
    for each in examined:
        code = _CODE.search(each.file)
        language = (code["folder"] or code["suffix"]) if code else ""
        groups[_CODE.sub("", each.file, count=1)].append((language, each))
    for group in groups.values():
        for language, translation in group:
            others = [each for code, each in group if code != language]
            if language and others:
                yield others, language, translation
