"""All terms of a public glossary in one file, and the script that shows them on other pages."""

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from time import monotonic
from typing import Any

from django.db.models import Max
from django.http import HttpResponse

from genglossary.formats.types import AVOIDED
from genglossary.models import Change, PublicGlossary, RunStep, Term
from genglossary.pipeline.languages.capitals import only_as_written
from genglossary.public.access import KEPT_SECONDS, PublicRequest, for_everybody, for_other_sites
from genglossary.public.entries import definitions_for_all, terms_of
from genglossary.public.machines import address_of_glossary, shortened

# Characters of a definition on a card.
_LONGEST_ON_CARD = 300
_SCRIPT = Path(__file__).with_name("embed.js")


@for_everybody
def terms(request: PublicRequest) -> HttpResponse:
    """Tell all terms with their spellings and the beginnings of their definitions, for the script and for programs."""
    shown = request.shown
    found = _told(shown.pk, address_of_glossary(request, shown), _state(shown))
    return for_other_sites(HttpResponse(found, content_type="application/json"))


@for_everybody
def script(request: PublicRequest) -> HttpResponse:
    """Send the script that marks the terms on the page that it is put into."""
    return for_other_sites(HttpResponse(_script(), content_type="text/javascript; charset=utf-8"))


@cache
def _script() -> str:
    """Without the indentation, which is a tenth of it."""
    return "\n".join(line.strip() for line in _SCRIPT.read_text(encoding="utf-8").splitlines())


def _state(shown: PublicGlossary) -> tuple[Any, ...]:
    """Another one after each decision and each completed step, and after a minute in any case."""
    decided = Change.objects.filter(project=shown.project_id).aggregate(last=Max("pk"))["last"]
    steps = RunStep.objects.filter(run__project=shown.project_id)
    completed = steps.aggregate(last=Max("completed_at"))["last"]
    return decided, completed, tuple(shown.statuses), int(monotonic() / KEPT_SECONDS)


@lru_cache(maxsize=16)
def _told(pk: int, address: str, state: tuple[Any, ...]) -> bytes:
    """Made once for many visitors: thousands of terms take a good part of a second."""
    shown = PublicGlossary.objects.select_related("project").get(pk=pk)
    told = {"title": shown.project.name, "url": address, "terms": list(_terms(shown))}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _terms(shown: PublicGlossary) -> Iterable[dict[str, Any]]:
    entries = terms_of(shown).order_by("sort_key", "pk")
    spellings: dict[int, list[Term]] = defaultdict(list)
    names = ("pk", "slug", "text", "reading", "language", "as_written", "usage", "preferred")
    for each in Term.objects.filter(preferred__in=entries.order_by().values("pk")).only(*names).order_by("pk"):
        if each.usage not in AVOIDED:
            spellings[each.preferred_id or 0].append(each)
    definitions: dict[int, str] = {}
    ids = entries.order_by().values_list("pk", flat=True)
    for pk, text in definitions_for_all(ids).values_list("term_id", "text"):
        definitions.setdefault(pk, text)
    for term in entries.only(*names):
        yield _one(term, spellings[term.pk], definitions.get(term.pk, ""))


def _one(term: Term, spellings: Iterable[Term], definition: str) -> dict[str, Any]:
    """`as_written` are spellings of which the case counts."""
    every = (term, *spellings)
    exact = [each for each in every if _counts_case(each)]
    said = {
        "term": term.text,
        "slug": term.slug,
        "reading": term.reading if term.reading != term.text else "",
        "language": term.language if term.language != "und" else "",
        "definition": shortened(definition, _LONGEST_ON_CARD) if definition else "",
        "spellings": [each.text for each in every if each not in exact],
        "as_written": [each.text for each in exact],
    }
    return {name: value for name, value in said.items() if value}


def _counts_case(term: Term) -> bool:
    return only_as_written(term.text) if term.as_written is None else term.as_written
