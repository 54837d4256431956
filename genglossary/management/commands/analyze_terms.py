"""Every term that was considered, and why."""

import argparse
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput
from genglossary.models.stated import translated
from genglossary.pipeline.definitions.passages import Mention, passages_for
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.index import OccurrenceIndex
from genglossary.pipeline.terms.extraction import analyses_of, select
from genglossary.pipeline.terms.selection import in_words
from genglossary.pipeline.text.controls import shown
from genglossary.pipeline.types import Passage, Source, TermCandidate
from genglossary.readers import Unreadable, read
from genglossary.readers.entrance import RefusedFile, load, walk
from genglossary.runs.quantity import quantity

_PASSAGES = 3
_SHOWN = 60


class Command(BaseCommand):
    help = _lazy(
        "Show every term that was considered, best first: score, variants, category, and why it was accepted or not."
    )
    requires_system_checks: Any = ()  # which load all pages

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = "Example:\n  genglossary analyze-terms docs/samples --json > terms.json"
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=_("Documents, or folders of them."))
        parser.add_argument(
            "--json", action="store_true", help=_("Everything as JSON, with parts of scores and passages.")
        )
        parser.add_argument(
            "--max-terms", type=int, help=_("Accept at most so many; otherwise the score alone decides.")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        bound = options["max_terms"]
        if bound is not None and bound < 1:
            raise BadInput(_("--max-terms must be at least 1."))
        corpus = Corpus(self._sources(options["paths"]))
        if not corpus.sources:
            raise BadInput(_("None of the files could be read."))
        most = sys.maxsize if bound is None else bound
        selection = select(corpus, analyses_of(corpus), max_terms=most, everything=True)
        candidates = selection.described(selection.candidates)
        if options["json"]:
            passages = passages_for(corpus, _mentions(candidates, selection.found), limit=_PASSAGES)
            entries = [_entry(each, corpus, passages[key]) for key, each in enumerate(candidates)]
            entries += [_entry(each, corpus, ()) for each in selection.lower()]
            lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)  # indented takes seconds
            self.stdout.write(shown(f'{{"terms": [\n{lines}\n]}}'))
        else:
            self._show(candidates, selection.considered)

    def _sources(self, paths: Sequence[Path]) -> Iterator[Source]:
        for path in paths:
            if not path.exists():
                raise BadInput(_("%(path)s does not exist.") % {"path": path})
        for key, each in enumerate(walk(paths, limit=settings.MAX_DOCUMENT_BYTES)):
            if isinstance(each, RefusedFile):
                self.stderr.write(f"{each.name}: {translated(each.reason)}")
                continue
            try:
                data = load(each.path, limit=settings.MAX_DOCUMENT_BYTES)
                reading = read(each.name, data, settings.READING_LIMITS)
            except (Unreadable, OSError) as error:
                self.stderr.write(shown(f"{each.name}: {_reason(error)}"))
                continue
            yield Source(key=key, name=each.name, text=reading.text, blocks=reading.blocks)

    def _show(self, candidates: Sequence[TermCandidate], considered: int) -> None:
        accepted = sum(candidate.accepted for candidate in candidates)
        self.stdout.write(
            _("%(terms)s considered, %(accepted)s accepted. The best %(shown)s:\n")
            % {"terms": quantity(considered, "term"), "accepted": accepted, "shown": _SHOWN}
        )
        for candidate in candidates[:_SHOWN]:
            mark = "+" if candidate.accepted else "-"
            variants = f" ({', '.join(variant.text for variant in candidate.variants)})" if candidate.variants else ""
            line = (
                f"{mark} {candidate.score:6.2f}  {candidate.frequency:5}x in {candidate.documents:3}  "
                f"{candidate.text}{variants}  [{candidate.category or 'undecided'}] {in_words(candidate.reason)}"
            )
            self.stdout.write(shown(line))
        if len(candidates) > _SHOWN:
            self.stdout.write(_("With --json you see all of them, with the parts of their scores and passages."))


def _reason(error: Unreadable | OSError) -> str:
    return translated(error.reason) if isinstance(error, Unreadable) else str(error)


def _mentions(candidates: Sequence[TermCandidate], found: OccurrenceIndex) -> Iterator[Mention]:
    places = found.places([candidate.spellings for candidate in candidates])
    for key, candidate in enumerate(candidates):
        yield Mention(
            key=key,
            text=candidate.text,
            language=candidate.language,
            variants=tuple(variant.text for variant in candidate.variants),
            occurrences=places[key],
        )


def _entry(candidate: TermCandidate, corpus: Corpus, passages: Sequence[Passage]) -> dict[str, Any]:
    return {
        "text": candidate.text,
        "variants": [variant.text for variant in candidate.variants],
        "variant_kinds": {variant.text: variant.kind for variant in candidate.variants},
        "language": candidate.language,
        "reading": candidate.reading,
        "category": candidate.category,
        "part_of_speech": candidate.part_of_speech,
        "score": candidate.score,
        "parts": {name: round(value, 4) for name, value in candidate.parts.items()},
        "frequency": candidate.frequency,
        "documents": candidate.documents,
        "accepted": candidate.accepted,
        "reason": in_words(candidate.reason),
        "passages": [
            {"document": corpus.sources[each.source].name, "start": each.start, "end": each.end, "text": each.text}
            for each in passages
        ],
    }
