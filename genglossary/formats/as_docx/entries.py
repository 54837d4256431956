"""The paragraphs of an entry."""

from collections.abc import Iterator

from genglossary.formats.as_docx.paragraphs import bookmarked, link, paragraph, run
from genglossary.formats.plainly import one_line
from genglossary.formats.types import AVOIDED, Entry, Equivalent
from genglossary.formats.wording import FrameWords, category_in, marks_of, source_of


class Entries:
    """All entries of a document, by their numbers: some lead to others."""

    def __init__(self, entries: list[Entry], words: FrameWords) -> None:
        self._entries, self._words = entries, words
        self._by_id = {entry.id: number for number, entry in reversed([*enumerate(entries)]) if entry.id}

    def term(self, number: int) -> str:
        """The heading: the term, its reading and its category."""
        entry, words = self._entries[number], self._words
        parts = [run(one_line(entry.text), "GlossaryWord", entry.language)]
        if entry.reading and entry.reading != entry.text:
            parts.append(run(f"（{one_line(entry.reading)}）", "GlossaryReading", entry.language))
        if entry.category:
            parts.append(run(f"  {category_in(words, entry.category)}", "GlossaryReading"))
        return paragraph("GlossaryTerm", bookmarked(number, *parts))

    def paragraphs(self, number: int) -> Iterator[str]:
        """Write below the heading all that is said of the term."""
        entry, words = self._entries[number], self._words
        yield from self._explanation(entry)
        yield from self._detail(words.also, [run(text, "", entry.language) for text in dict.fromkeys(entry.variants)])
        yield from self._detail(words.avoid, self._avoided(entry))
        yield from self._translations([each for each in entry.equivalents if each.is_usable])
        linked = [self._by_id[each] for each in entry.see_also if each in self._by_id]
        yield from self._detail(words.see, [link(at, one_line(self._entries[at].text)) for at in linked])
        yield from self._detail(words.notes, [run(entry.notes)] if entry.notes.strip() else [])

    def _explanation(self, entry: Entry) -> Iterator[str]:
        """The definition with its source; without one that there is none, and the best passage."""
        words = self._words
        if entry.definition is not None:
            quoted = entry.origin == "extracted"
            text = one_line(entry.definition) if quoted else entry.definition
            yield paragraph("GlossaryQuotation" if quoted else "GlossaryDefinition", run(text, "", entry.language))
            yield from _source(source_of(entry, words))
            return
        yield paragraph("GlossarySource", run(words.none))
        if entry.evidence:
            best = entry.evidence[0]
            label = run(f"{words.context}{words.colon}", "GlossaryLabel")
            yield paragraph("GlossaryContext", label, run(one_line(best.shown), "", entry.language))
            yield from _source(best.document)

    def _avoided(self, entry: Entry) -> list[str]:
        unwanted = [each for each in entry.equivalents if each.status != "rejected" and each.usage in AVOIDED]
        return [
            *(run(text, "GlossaryAvoided", entry.language) for text in dict.fromkeys(entry.avoided)),
            *(run(f"{each.text} ({each.language})", "GlossaryAvoided") for each in unwanted),
        ]

    def _translations(self, found: list[Equivalent]) -> Iterator[str]:
        """In one paragraph, or one each where more than their words is said of them."""
        runs = [run(self._equivalent(each)) for each in found]
        if any(each.definition or each.notes.strip() for each in found):
            for each in runs:
                yield from self._detail(self._words.translations, [each])
        else:
            yield from self._detail(self._words.translations, runs)

    def _equivalent(self, each: Equivalent) -> str:
        """With its reading, its language, and what is said of it there."""
        reading = f"（{each.reading}）" if each.reading and each.reading != each.text else ""
        said = [one_line(text) for text in (each.definition or "", each.notes) if text.strip()]
        more = f"{self._words.colon}{' — '.join(said)}" if said else ""
        return f"{one_line(each.text)}{reading} ({self._words.comma.join(marks_of(each, self._words))}){more}"

    def _detail(self, name: str, found: list[str]) -> Iterator[str]:
        if found:
            label = run(f"{name}{self._words.colon}", "GlossaryLabel")
            yield paragraph("GlossaryDetail", label, run(self._words.comma).join(found))


def _source(text: str) -> Iterator[str]:
    if text:
        yield paragraph("GlossarySource", run(f"— {one_line(text)}"))
