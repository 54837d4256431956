"""The end of a run and its glossary, told in a terminal."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from genglossary.formats import Glossary
from genglossary.models import IssueKind, Run, RunStatus
from genglossary.reports.wording import messages_of
from genglossary.runs.quantity import quantity


def end_in_words(run: Run) -> str:
    """Say how the run ended, and why: "Run 3 failed: …"."""
    end = _("Run %(run)s %(status)s") % {"run": run.pk, "status": RunStatus(run.status).label}
    message = messages_of([run]).get(run.pk, "")
    return f"{end}: {message}" if message else f"{end}."


def lines_about_glossary(glossary: Glossary, run: Run, seconds: float) -> Iterator[str]:
    """Count the entries of a glossary that was made from the documents of `run`, and say what is missing."""
    yield _("%(documents)s, %(terms)s, %(defined)s defined, %(issues)s, %(seconds)s s.") % {
        "documents": quantity(run.versions.count(), "document"),
        "terms": quantity(len(glossary.entries), "term"),
        "defined": sum(entry.definition is not None for entry in glossary.entries),
        "issues": quantity(sum(len(entry.issues) for entry in glossary.entries), "issue"),
        "seconds": f"{seconds:.1f}",
    }
    if not glossary.entries:
        yield _("No terms were found in the documents: the glossary is empty.")
    if undefined := sum(IssueKind.NO_DEFINITION in entry.issues for entry in glossary.entries):
        yield ngettext(
            "%(n)s term is used but not defined: the passages to read are in the glossary.",
            "%(n)s terms are used but not defined: the passages to read are in the glossary.",
            undefined,
        ) % {"n": f"{undefined:,}"}
