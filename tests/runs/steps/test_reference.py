"""A run comes to the same candidates, occurrences and passages as the extraction with nothing kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from genglossary.actions import documents, runs, terms
from genglossary.models import Analysis, Candidate, Occurrence, Project, Run, Search, SearchedVersion, Term
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.index import search
from genglossary.pipeline.occurrences.matcher import unpack
from genglossary.pipeline.terms import counts_codec
from genglossary.pipeline.terms.adding import nothing
from genglossary.pipeline.terms.selection import in_words
from genglossary.pipeline.types import Check, Source
from genglossary.runs import execute as execute_module
from genglossary.runs.steps.reference import Reference, reference
from tests.examples import examples
from tests.runs.steps.engine import VALVES, project_with, put

pytestmark = pytest.mark.django_db(transaction=True)

PUMPS = "# Pumps\n\nA feed pump (FP) is a machine that moves water into the boiler. The feed pump is started first.\n"
EMPTY = Corpus([Source(key=0, name="empty", text="", blocks=())])
(NOTHING_FOUND,) = (piece for some in search(EMPTY, [0], [], Check()) for piece in some.pieces.values())

LAMPS = "灯台とは、航路を照らす装置である。灯台（LH）は古い。\n"


@contextmanager
def passages_noted() -> Iterator[dict]:
    """Term id → spellings and passages, as the define step of a run in here used them."""
    noted: dict = {}
    define = execute_module.PERFORM["define"]

    def noting(work):
        result = define(work)
        noted.update(work.passages)
        return result

    with mock.patch.dict(execute_module.PERFORM, define=noting):
        yield noted


def compare(project: Project, **options) -> bool:
    """Run, and compare with the reference, which is made before the run may change anything.

    Whether passages were compared: not where people, or spellings of an earlier run, changed every entry.
    """
    claim = runs.start_here(project, source="test", scope="full", **options)
    versions = claim.run.versions.select_related("document").order_by("pk")
    expected = reference(claim.run, versions, options.get("max_terms") or project.max_terms)
    with passages_noted() as noted:
        assert execute_module.execute(claim) == "completed"
    assert candidates_of(claim.run) == candidates_in(expected)
    assert occurrences_of(claim.run, expected) == occurrences_in(expected)
    ids = dict(Term.objects.filter(project=project).values_list("text", "pk"))
    entries = [each for each in expected.kept if each.accepted]
    passages = expected.passages(entries)
    asked = {at: noted[ids[each.text]] for at, each in enumerate(entries) if ids[each.text] in noted}
    # A person may have given an entry other spellings than it had in the documents by themselves.
    alike = {at: found for at, (texts, found) in asked.items() if set(texts) == set(entries[at].spellings)}
    assert alike == {at: passages.get(at, ()) for at in alike}
    return bool(alike)


def candidates_of(run: Run) -> list[tuple]:
    rows = Candidate.objects.filter(step__run=run, preferred=None).order_by("pk")
    fields = ("term__text", "category", "reason", "score", "parts", "frequency", "document_count", "part_of_speech")
    return list(rows.values_list(*fields))


def candidates_in(expected: Reference) -> list[tuple]:
    return [
        (c.text, c.category, in_words(c.reason), c.score, c.parts, c.frequency, c.documents, c.part_of_speech)
        for c in expected.kept
    ]


def occurrences_of(run: Run, expected: Reference) -> dict[tuple[str, int], list[int]]:
    """Text and version id → offsets, of what the reference keeps, as the newest step tells that found them."""
    texts = {text for each in expected.kept for text in each.spellings}
    rows = Occurrence.objects.filter(version__in=run.versions.all(), term__text__in=texts).order_by("step_id")
    newest = {
        (text, version): bytes(data) for text, version, data in rows.values_list("term__text", "version", "offsets")
    }
    return {key: places for key, data in newest.items() if (places := list(unpack(data)))}


def occurrences_in(expected: Reference) -> dict[tuple[str, int], list[int]]:
    texts = sorted({text for each in expected.kept for text in each.spellings})
    places = expected.found.places([[text] for text in texts])
    return {
        (text, version): list(flat)
        for text, of_text in zip(texts, places, strict=True)
        for version, flat in of_text.items()
    }


def leave(_project: Project) -> None: ...


def damage(project: Project) -> None:
    Analysis.objects.update(data=b"nonsense", judged=b"nonsense", sentences=b"nonsense")
    SearchedVersion.objects.update(data=b"nonsense")
    Search.objects.update(data=b"nonsense")


def cut_short(project: Project) -> None:
    """As a disk that was full would leave them."""
    for row in Analysis.objects.all():
        half = {name: bytes(getattr(row, name))[:-9] for name in ("data", "judged", "sentences")}
        Analysis.objects.filter(pk=row.pk).update(**half)


def delete_all(project: Project) -> None:
    for model in (Analysis, SearchedVersion, Search):
        model.objects.all().delete()


def delete_searches(project: Project) -> None:
    SearchedVersion.objects.all().delete()


@pytest.mark.parametrize("meanwhile", [leave, damage, cut_short, delete_all, delete_searches])
def test_whatever_became_of_what_is_kept_a_run_finds_what_the_reference_finds(meanwhile):
    project = project_with(valves=VALVES, pumps=PUMPS)
    assert compare(project)
    meanwhile(project)
    put(project, lamps=LAMPS, pumps=PUMPS + "\nThe relief valve saves the feed pump.\n")
    assert compare(project)


def test_what_other_code_kept_is_not_used():
    """Other code may have found nothing where this finds something."""
    project = project_with(valves=VALVES, pumps=PUMPS)
    assert compare(project)
    Analysis.objects.update(data=counts_codec.to_bytes(nothing()), pipeline="0")
    SearchedVersion.objects.update(data=NOTHING_FOUND)
    Search.objects.update(pipeline="another")
    put(project, lamps=LAMPS)
    assert compare(project)


def test_decisions_of_people_change_a_run_as_they_change_the_reference():
    project = project_with(valves=VALVES, pumps=PUMPS)
    assert compare(project)
    terms.exclude(Term.objects.filter(text__iexact="feed pump"), by=None)
    terms.add(project, "every day", by=None)
    assert compare(project)


SENTENCES = (
    VALVES,
    PUMPS,
    LAMPS,
    "The lamp of the 灯台 is old.\n\n",
    "安全弁（SV）は、圧力を逃がす。\n\n",
    "# Boiler\n\n",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("".join)
CHANGES = st.tuples(
    st.dictionaries(st.sampled_from("abc"), TEXTS, min_size=1),
    st.sets(st.sampled_from(["a.md", "b.md"]), max_size=1),
    st.sampled_from([{}, {"max_terms": 1}, {"fresh": True}]),
    st.sampled_from([leave, leave, damage, cut_short, delete_searches]),
)


@settings(
    max_examples=examples(5),
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(CHANGES, min_size=2, max_size=3))
def test_runs_over_documents_that_change_find_what_the_reference_finds(changes):
    project = project_with()
    for texts, gone, options, meanwhile in changes:
        put(project, **texts)
        documents.remove(project, gone - {f"{name}.md" for name in texts})
        meanwhile(project)
        compare(project, **options)
