"""Holding the documents of a run against the glossary as it is when the run has ended."""

import logging
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from genglossary.actions.glossary import glossary_of
from genglossary.checking import Checker, Finding, Options, stored_manuscript
from genglossary.checking.examined import Examined
from genglossary.models import DocumentVersion, Inspection, InspectionFinding, Run
from genglossary.readers.structure import blocks_from_json
from genglossary.runs.writing.bulk import bulk_insert

MOST = 20_000
"""Findings of which the places are kept; all are counted."""
_AROUND = 80  # characters of an excerpt on either side
_LONGEST_WORD = 30
# Of headings, quotations and lists, at the beginning of a line.
_MARKS = re.compile(r"^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+")

log = logging.getLogger(__name__)


def inspect_after(run: Run) -> None:
    """Check, and whatever goes wrong leave the run as it is: it has ended."""
    try:
        inspect(run)
    except Exception:
        log.exception("Run %s: its documents could not be checked against the glossary.", run.pk)


def inspect(run: Run) -> Inspection:
    """Check the documents that the run read, one in memory at a time, and keep what was found in place of what an
    earlier check of the project found."""
    checker = Checker(glossary_of(run.project), Options(whole=True))
    examined: list[Examined] = []
    versions: dict[str, int] = {}
    excerpts: dict[tuple[str, int, int], list[str]] = {}
    rows = run.versions.select_related("document").order_by("document__name")
    for version in rows.iterator(chunk_size=20):
        document = stored_manuscript(version.document.name, version.text, blocks_from_json(version.structure))
        examined.append(checker.examine(document))
        versions[document.name] = version.pk
        excerpts |= _excerpts(version, examined[-1])
    return _keep(run, checker.conclude(examined), versions, excerpts)


def _excerpts(version: DocumentVersion, examined: Examined) -> dict[tuple[str, int, int], list[str]]:
    """The words at each place of which there may be a finding in the end."""
    drafts = [*examined.findings, *examined.first.values(), *(each for _, _, each in examined.drifts)]
    drafts += [each for _, _, each in examined.defines] + [each.draft for each in examined.sections]
    drafts += [each for _, each in examined.passages.values() if each]
    return {(each.file, each.start, each.end): _excerpt(version.text, each.start, each.end) for each in drafts}


def _excerpt(text: str, start: int, end: int) -> list[str]:
    """The words before the place in its line, at it, and after it; whole ones, where words have spaces between them."""
    stop = text.find("\n", end)
    before, after = text[text.rfind("\n", 0, start) + 1 : start], text[end : len(text) if stop < 0 else stop]
    return [_end_of(_MARKS.sub("", before)), text[start:end], _end_of(after[::-1])[::-1]]


def _end_of(text: str) -> str:
    """The last words, with a sign where some are left out."""
    if len(text) <= _AROUND:
        return text
    last = text[-_AROUND:]
    space = last.find(" ", 0, _LONGEST_WORD)
    return f"…{last[max(0, space) :]}"


@transaction.atomic
def _keep(
    run: Run, found: list[Finding], versions: dict[str, int], excerpts: dict[tuple[str, int, int], list[str]]
) -> Inspection:
    Inspection.objects.filter(run=run).delete()
    InspectionFinding.objects.filter(inspection__run__project=run.project_id).delete()
    counts = dict(sorted(Counter(each.rule for each in found).items()))
    inspection = Inspection.objects.create(run=run, documents=len(versions), counts=counts)
    bulk_insert(InspectionFinding)(_rows(inspection, found[:MOST], versions, excerpts))
    return inspection


def _rows(
    inspection: Inspection,
    found: Iterable[Finding],
    versions: dict[str, int],
    excerpts: dict[tuple[str, int, int], list[str]],
) -> Iterable[InspectionFinding]:
    for each in found:
        place: dict[str, Any] = {}
        if each.file in versions:
            place = {"start": each.start, "end": each.end, "line": each.line, "in_paragraphs": bool(each.place)}
        yield InspectionFinding(
            inspection=inspection, version_id=versions.get(each.file), rule=each.rule, level=each.level,
            message=each.message, said=each.message.stored, term=each.term,
            excerpt=excerpts.get((each.file, each.start, each.end), []), **place,
        )  # fmt: skip
