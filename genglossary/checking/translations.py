"""Documents and their translations, section by section: terms whose accepted equivalent is not there (GG301).

Two documents are a pair by their paths: en/a.md and ja/a.md, a.md and a.ja.md. Only where both have the same headings
in the same order is anything compared, and of these sections only what seems to say the same.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from genglossary.checking.examined import Examined, Section
from genglossary.checking.hits import Hit
from genglossary.checking.manuscripts import Manuscript
from genglossary.checking.reporting import NOT_YET, finding
from genglossary.checking.types import Finding, Options
from genglossary.formats import Entry
from genglossary.pipeline.bilingual.marks import size_of
from genglossary.pipeline.text.stated import stated

_CODE = re.compile(r"(?:(?<=/)|^)(?P<folder>[a-z]{2})(?:-[A-Za-z]{2,4})?/|[._-](?P<suffix>[a-z]{2})(?=\.\w+$)")

_ENOUGH = 3  # terms, of a section or of all that name fewer, tell whether others are their translation
_LONGER, _EXTRA = 2.5, 12.0  # so much longer, after so many letters more, is no translation


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
    ends = [*starts[1:], len(document.text)]
    for number, (start, level) in enumerate(zip(starts, [0, *(head.level for head in heads)], strict=True)):
        begins = heads[number - 1].end if number else start
        draft = finding(document, "GG301", (start, begins), NOT_YET, options, level="note")
        size = size_of(document.text[begins : ends[number]])
        yield Section(level, sorted(named[number]), sorted(translated[number]), size, draft)


def untranslated(entries: Sequence[Entry], examined: Iterable[Examined]) -> Iterator[Finding]:
    """Findings in translations: a section whose original names an entry, and which has none of its equivalents."""
    for originals, language, translation in _pairs(examined):
        for original in originals:
            if [part.level for part in original.sections] == [part.level for part in translation.sections]:
                yield from _lacking(entries, language, original.sections, translation.sections)


def _lacking(
    entries: Sequence[Entry], language: str, originals: Sequence[Section], translations: Sequence[Section]
) -> Iterator[Finding]:
    """Tell what `originals` name and `translations` have not.

    Where that is most of a section, or of the terms of all sections that name too few, the two are not each other's
    translation: a section was moved, or nobody translated it. Nor are they where one says much more, and a term that
    another section has without need was moved there.
    """
    compared = [each for each in zip(originals, translations, strict=True) if _is_as_long(*each)]
    elsewhere = {index for before, after in compared for index in after.has.difference(before.named)}
    together: set[int] = set()
    few: list[tuple[int, Section]] = []
    for before, after in compared:
        named = [index for index in before.named if accepted(entries[index], language)]
        lacking = [(index, after) for index in named if index not in after.has]
        if len(named) >= _ENOUGH:
            yield from (_without(entries[index], language, after) for index, _ in lacking if _is_told(named, lacking))
        else:
            together.update(named)
            few += [each for each in lacking if each[0] not in elsewhere]
    if _is_told(together, {index for index, _ in few}):
        yield from (_without(entries[index], language, after) for index, after in few)


def _is_told(named: Collection[int], lacking: Collection[object]) -> bool:
    """Whether sections that name some entries, and others that lack some of these, may say the same."""
    return len(named) < _ENOUGH or 2 * len(lacking) <= len(named)


def _is_as_long(before: Section, after: Section) -> bool:
    """Whether one may say what the other says, by their sizes."""
    sizes = sorted((before.size + _EXTRA, after.size + _EXTRA))
    return sizes[1] <= _LONGER * sizes[0]


def _without(entry: Entry, language: str, section: Section) -> Finding:
    message = stated(
        "The original names “%(term)s” in this section, which has no “%(right)s”.",
        term=entry.text, right=accepted(entry, language)[0],
    )  # fmt: skip
    return replace(section.draft, message=message, term=entry.text, id=entry.id, sentence=str(message))


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
