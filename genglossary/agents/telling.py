"""Answers of the tools: operations of the API, told in as few words as an agent needs.

Each takes a request with a good token, raises as the API does, and returns what JSON can hold.
"""

from typing import Any

from genglossary.agents.asking import meant
from genglossary.api import definitions, issues, projects, publication, terms
from genglossary.api.paging import PageQuery
from genglossary.api.problems import Refused
from genglossary.api.term_schemas import detailed
from genglossary.formats.plainly import one_line
from genglossary.models import Definition, EquivalentStatus, IssueKind, Project, Role, Term
from genglossary.models.address import entry_of
from genglossary.models.definition import first_of_each, shown_of
from genglossary.models.term import ENTRY, having, same_designation
from genglossary.web.entry_page import definition_in_short

MOST_ALIKE = 10
# Characters of a definition in a list.
_LONGEST_IN_LIST = 300


def all_projects(request: Any) -> dict[str, Any]:
    """Projects that the token may read: id, name, language, number of entries."""
    found = projects.list_projects(request, PageQuery[projects.ListedProject](limit=500))
    names = ("id", "name", "language", "documents", "entries")
    return {"projects": [{name: each[name] for name in names} for each in found["items"]]}


def one_term(request: Any, term: str, project: int | None) -> dict[str, Any]:
    """All of a term, whichever spelling is asked for; else the entries that have these words in them."""
    within = meant(request, project)
    found = _term(within, term)
    return {"found": True, **_entry(within, found)} if found else {"found": False, "alike": _alike(within, term)}


def _term(project: Project, asked: str) -> Term | None:
    found = same_designation(project, asked) or entry_of(project, asked)
    return found and (found.preferred or found)


def _existing(project: Project, asked: str) -> Term:
    if found := _term(project, asked):
        return found
    raise Refused(404, "There is no such term in this project: `search` finds terms by parts of their words.")


def _alike(project: Project, words: str) -> list[str]:
    rows = Term.objects.filter(ENTRY, project=project).filter(having(words)).order_by("-score", "pk")
    return list(rows.values_list("text", flat=True)[:MOST_ALIKE])


def _entry(project: Project, term: Term) -> dict[str, Any]:
    told = detailed(project, term.pk)
    names = ("id", "slug", "text", "language", "reading", "category", "status", "required", "usage", "notes")
    spellings = [{key: each[key] for key in ("text", "variant_kind", "usage")} for each in told["spellings"]]
    of_translation = ("language", "text", "status", "usage")
    translations = [
        {name: getattr(each, name) for name in of_translation}
        for each in told["equivalents"]
        if each.status != EquivalentStatus.REJECTED
    ]
    found: dict[str, Any] = {name: told[name] for name in names if told[name] not in ("", None)}
    return {**found, "definition": _definition(term), "spellings": spellings, "translations": translations}


def _definition(term: Term) -> dict[str, Any] | None:
    """The definition that is shown, with where it is from; that of a reference glossary names its project."""
    found = definition_in_short(term)
    row: Definition | None = found["definition"]
    if row is None:
        return None
    told = {"text": row.text, "origin": row.origin, "source": row.source}
    return {**told, "glossary": found["elsewhere"].project} if "elsewhere" in found else told


def several_terms(request: Any, words: str, project: int | None, limit: int, cursor: str) -> dict[str, Any]:
    """Entries with `words` in their text, reading or spellings, in the order of a dictionary."""
    within = meant(request, project)
    found = terms.list_entries(request, within.pk, terms.EntryQuery(q=words, limit=limit, cursor=cursor))
    shown = first_of_each(shown_of([each["id"] for each in found["items"]]))
    items = [{"text": each["text"], "definition": _shortly(shown.get(each["id"]))} for each in found["items"]]
    return {"entries": items, "next": found["next"]}


def _shortly(definition: Definition | None) -> str | None:
    line = one_line(definition.text) if definition else None
    return line if line is None or len(line) <= _LONGEST_IN_LIST else f"{line[:_LONGEST_IN_LIST].rstrip()}…"


def open_issues(request: Any, kind: IssueKind | None, project: int | None, limit: int, cursor: str) -> dict[str, Any]:
    """Problems that a review found and nobody settled, those of the most important terms first."""
    asked = issues.IssueQuery(kind=kind, limit=limit, cursor=cursor)
    found = issues.list_issues(request, meant(request, project).pk, asked)
    items = [{"term": each["text"], "kind": each["kind"], "detail": each["detail"]} for each in found["items"]]
    return {"issues": items, "next": found["next"]}


def passages(request: Any, term: str, project: int | None) -> dict[str, Any]:
    """Passages that prove the definition of a term; where it has none, those to read."""
    within = meant(request, project)
    found = _existing(within, term)
    rows = definitions.list_passages(request, within.pk, found.pk)
    names = ("document", "version", "start", "end", "text")
    return {"term": found.text, "passages": [{name: getattr(row, name) for name in names} for row in rows]}


def proposed(request: Any, term: str, text: str, source: str, project: int | None) -> dict[str, Any]:
    """Propose a definition, which waits for a person."""
    within = meant(request, project, Role.EDITOR)
    said = publication.ProposalIn(text=text, source=source)
    found = publication.propose_definition(request, within.pk, _existing(within, term).pk, said)
    return {"waits_for_a_person": True, **found.value}
