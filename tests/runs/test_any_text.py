"""No text fails a run: whatever the documents hold, a run completes and tells of places that are there."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from genglossary.actions import documents, projects
from genglossary.models import Occurrence, RunStatus, Status, Term
from genglossary.pipeline.occurrences.matcher import unpack
from genglossary.runs.steps.entries import stored_places
from tests.examples import examples
from tests.runs.steps.engine import project_with, put, run

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = st.sampled_from(
    [
        "beep",
        "Beep",
        "New",
        "York",
        "tide gauge",
        "GPS",
        "is a",
        "a-b",
        "観測",
        "カメラ",
        "とは",
        "の",
        "潮",
        "は",
        "。",
        ".",
    ]
)
REPEATED = st.builds(
    lambda words, times, glue: glue.join(words * times),
    st.lists(WORDS, min_size=1, max_size=4),
    st.integers(1, 12),
    st.sampled_from([" ", "", "\n", " - "]),
)
CHARACTERS = st.builds(
    lambda char, times: char * times, st.sampled_from([*"aAラ漢超「(*`々ー.!?", "ﾊﾞ", "e\u0301"]), st.integers(1, 300)
)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
TEXTS = st.one_of(REPEATED, CHARACTERS, ANY)


def texts_of(term: Term) -> set[str]:
    """The words at each stored place of a term, as they stand in its documents."""
    found: set[str] = set()
    for row in Occurrence.objects.filter(term=term).select_related("version"):
        spans = unpack(bytes(row.offsets))
        assert list(spans) == sorted(spans), "the places of one spelling follow each other"
        found |= {row.version.text[start:end] for start, end in zip(spans[::2], spans[1::2], strict=True)}
    return found


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("The beep beep beep of the horn. A beep beep beep is a signal.", "beep beep"),
        ("観測観測観測をする。", "観測観測"),
        ("New York New York New York is sung here.", "New York New York"),
    ],
)
def test_a_term_that_overlaps_itself_is_found_where_it_first_stands(text, spelling):
    project = project_with(horn=text)
    term = Term.objects.create(project=project, text=spelling, required=True, status=Status.ACCEPTED)
    assert run(project).status == RunStatus.COMPLETED
    assert {found.lower() for found in texts_of(term)} == {spelling.lower()}


def test_a_full_run_over_documents_without_a_term_completes_empty():
    project = project_with(note="and so on.")
    finished = run(project)
    assert (finished.status, Term.objects.filter(project=project).count()) == (RunStatus.COMPLETED, 0)
    assert [step.name for step in finished.steps.all()] == ["extract", "define", "review", "refine"]


def test_definitions_alone_are_still_refused_where_there_is_no_term():
    project = project_with(note="and so on.")
    assert run(project, scope="extract").status == RunStatus.COMPLETED
    finished = run(project, scope="define")
    assert (finished.status, "no accepted terms" in finished.message) == (RunStatus.FAILED, True)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=3), data=st.data())
def test_a_run_completes_whatever_the_documents_say(db, texts, data):
    project = projects.create("Anything")
    files = [(f"{number}.md", text.encode()) for number, text in enumerate(texts)]
    list(documents.add(project, files))
    if not project.documents.exclude(current=None).exists():
        return  # nothing but white space: each file was refused with its reason
    whole = " ".join(texts)
    start = data.draw(st.integers(0, len(whole)))
    # No form takes a NUL, and PostgreSQL stores none: nobody can require such a term.
    required = whole[start : start + data.draw(st.integers(1, 20))].replace("\0", "").strip()
    if required:
        Term.objects.create(project=project, text=required, required=True, status=Status.ACCEPTED)
    finished = run(project)
    assert finished.status == RunStatus.COMPLETED, finished.message
    for places in stored_places(finished).values():
        for version, flat in places.items():
            size = finished.versions.get(pk=version).size
            assert all(0 <= a < b <= size for a, b in zip(flat[::2], flat[1::2], strict=True))


def test_a_second_run_after_a_change_to_repeated_words_completes_too():
    project = project_with(horn="beep beep beep " * 20)
    assert run(project).status == RunStatus.COMPLETED
    put(project, horn="beep beep " * 33 + "観測観測観測。")
    assert run(project).status == RunStatus.COMPLETED
