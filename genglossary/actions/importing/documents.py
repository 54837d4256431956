"""The word of the documents of a project on the entries of a file: where they occur, what defines them otherwise, and
which of their forbidden spellings are in use. One pass over the documents, no run."""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from django.db.models import Q

from genglossary.actions.importing.steps import PlannedEntry
from genglossary.engines.extractive.quoting import quote
from genglossary.engines.protocol import EngineTerm
from genglossary.formats import Entry
from genglossary.formats.types import AVOIDED
from genglossary.models import DocumentVersion, Project
from genglossary.models.stated import Stated, stated, stated_of_many
from genglossary.pipeline.definitions.passages import Mention, passages_for
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.matcher import Finder, together
from genglossary.pipeline.text.folding import loose_key
from genglossary.pipeline.types import Check, Passage
from genglossary.runs.quantity import NOUNS
from genglossary.runs.stored.corpus import StoredCorpus

SECONDS = 20.0
"""The time that a search of documents for a preview may take: a person waits for it."""
PASSAGES = 3
_LONGEST_PASSAGE = 400


@dataclass(slots=True)
class Mentioned:
    """The occurrences of one spelling: places by document, how often in all, and the first passages."""

    places: "dict[int, array[int]]" = field(default_factory=dict[int, "array[int]"])
    count: int = 0
    passages: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


class _TimeIsUp(Exception):
    """Raised within a search that takes too long."""


def confronted(project: Project, rows: Sequence[PlannedEntry]) -> tuple[list[dict[str, Any]], Stated]:
    """For each row what the documents say, empty where they do not have it, and in words which of them were asked.

    A row's keys: "count", "documents", "passages" (document, version, start, end, text), "definition" (the same, where
    the documents define it in other words), "avoided" (spelling, count, passages).
    """
    here = Q(document__project=project, document__removed_at=None, document__current__pk__isnull=False)
    versions = DocumentVersion.objects.filter(here, pk__in=project.documents.values("current_id"))
    corpus = StoredCorpus(versions, nullcontext, has_analyses=True)
    until = monotonic() + SECONDS
    found, searched = _occurrences(corpus, rows, until)
    defined = _definitions(corpus, rows, found, until)
    told = [_told(each.entry, found, defined.get(at)) if each.entry else {} for at, each in enumerate(rows)]
    return told, _in_words(searched, len(corpus.sources))


def _in_words(searched: int, there: int) -> Stated:
    documents = stated_of_many(searched, *NOUNS["document"])
    if not there:
        return stated("The project has no documents to compare with.")
    if searched == there:
        return stated("Compared with all that the project has: %(documents)s.", documents=documents)
    return stated(
        "Compared with the first %(documents)s of %(all)s: more takes too long here.", documents=documents, all=there
    )


def _occurrences(corpus: Corpus, rows: Sequence[PlannedEntry], until: float) -> tuple[dict[str, Mentioned], int]:
    """Spelling → where it stands, and how many documents there was time for."""
    finder = Finder({text for each in rows if each.entry for text in spellings_of(each.entry)})
    alike = {text for each in rows if each.entry for text in _alike(each.entry)}
    found: dict[str, Mentioned] = defaultdict(Mentioned)
    searched = 0
    for key in sorted(corpus.sources):
        if searched and monotonic() > until:
            break
        for text, places in finder.places(corpus.sentences(key)).items():
            its = _written_so(text, corpus.sources[key].text, places) if text in alike else places
            if its:
                _take(found[text], corpus, key, its)
        searched += 1
    return found, searched


def spellings_of(entry: Entry) -> Iterator[str]:
    """All ways in which an entry is written, the forbidden ones too."""
    yield entry.text
    for spelling in entry.spellings:
        yield spelling.text


def _alike(entry: Entry) -> Iterator[str]:
    """The avoided spellings that differ from one that may be written in case or width alone."""
    avoided = {text for text in spellings_of(entry) if text in entry.avoided}
    avoided |= {entry.text} if entry.usage in AVOIDED else set()
    allowed = {loose_key(text) for text in spellings_of(entry) if text not in avoided}
    return (text for text in avoided if loose_key(text) in allowed)


def _written_so(text: str, document: str, places: "array[int]") -> "array[int]":
    """The places at which a text stands to the letter."""
    pairs = zip(places[::2], places[1::2], strict=True)
    return array(places.typecode, [at for start, end in pairs if document[start:end] == text for at in (start, end)])


def _take(found: Mentioned, corpus: Corpus, key: int, places: "array[int]") -> None:
    found.places[key] = places
    found.count += len(places) // 2
    for start in places[: 4 * PASSAGES : 2]:
        if len(found.passages) < PASSAGES and (passage := _passage(corpus, key, start)) not in found.passages:
            found.passages.append(passage)


def _passage(corpus: Corpus, key: int, start: int) -> dict[str, Any]:
    """The sentence in which something stands."""
    sentences = corpus.sentences(key)
    sentence = sentences[max(0, bisect_right(sentences, start, key=lambda each: each.start) - 1)]
    end = min(sentence.end, sentence.start + _LONGEST_PASSAGE)
    return _reference(corpus, key, sentence.start, end)


def _reference(corpus: Corpus, key: int, start: int, end: int) -> dict[str, Any]:
    text = corpus.sources[key].text[start:end]
    return {"document": corpus.names[key], "version": key, "start": start, "end": end, "text": text}


def _definitions(
    corpus: Corpus, rows: Sequence[PlannedEntry], found: dict[str, Mentioned], until: float
) -> dict[int, dict[str, Any]]:
    """Number of the row → how the documents define its entry, as far as there was time for it."""

    def alive() -> None:
        if monotonic() > until:
            raise _TimeIsUp

    mentions = [mention for at, each in enumerate(rows) if (mention := _mention(at, each, found))]
    try:
        passages = passages_for(corpus, mentions, limit=2, check=Check(alive=alive))
    except _TimeIsUp:
        return {}
    quoted = ((mention, _quoted(corpus, mention, passages[mention.key])) for mention in mentions)
    return {mention.key: words for mention, words in quoted if words}


def _mention(at: int, planned: PlannedEntry, found: dict[str, Mentioned]) -> Mention | None:
    """An entry whose definition can be held against the documents."""
    entry = planned.entry
    if entry is None or entry.definition is None or not any(text in found for text in spellings_of(entry)):
        return None
    by_document: dict[int, list[array[int]]] = defaultdict(list)
    for text in spellings_of(entry):
        for key, places in found[text].places.items() if text in found else ():
            by_document[key].append(places)
    return Mention(
        key=at,
        text=entry.text,
        language=entry.language,
        variants=tuple(each.text for each in entry.spellings),
        occurrences={key: together(several) for key, several in by_document.items()},
    )


def _quoted(corpus: Corpus, mention: Mention, passages: Sequence[Passage]) -> dict[str, Any] | None:
    term = EngineTerm(key=mention.key, text=mention.text, language=mention.language, variants=mention.variants)
    definition = quote(term, passages)
    if definition is None:
        return None
    first = definition.evidence[0]
    return _reference(corpus, first.source, first.start, first.end) | {"text": definition.text}


def _told(entry: Entry, found: dict[str, Mentioned], defined: dict[str, Any] | None) -> dict[str, Any]:
    there = [found[text] for text in spellings_of(entry) if text in found]
    if not there:
        return {}
    told: dict[str, Any] = {
        "count": sum(each.count for each in there),
        "documents": len({key for each in there for key in each.places}),
        "passages": _first(there),
        "avoided": list(_avoided(entry, found)),
    }
    if defined and loose_key(defined["text"]) != loose_key(entry.definition or ""):
        told["definition"] = defined
    elsewhere = [
        each for one in (told.get("definition"), *told["avoided"]) if one for each in one.get("passages", [one])
    ]
    places = {(each["version"], each["start"]) for each in elsewhere}
    told["passages"] = [each for each in told["passages"] if (each["version"], each["start"]) not in places]
    return told


def _first(there: Iterable[Mentioned]) -> list[dict[str, Any]]:
    every = {(each["version"], each["start"]): each for found in there for each in found.passages}
    return list(every.values())[:PASSAGES]


def _avoided(entry: Entry, found: dict[str, Mentioned]) -> Iterator[dict[str, Any]]:
    """Forbidden and deprecated spellings that are in use all the same."""
    own = [entry.text] if entry.usage in ("deprecated", "forbidden") else []
    for text in (*own, *entry.avoided):
        if text in found:
            yield {"text": text, "count": found[text].count, "passages": found[text].passages}
