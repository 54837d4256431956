"""What is kept of the analysis of documents, and when it is used."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from genglossary.actions import documents
from genglossary.actions.glossary import glossary_of
from genglossary.models import Analysis, Occurrence, RunStatus, Search, SearchedVersion, Term
from genglossary.pipeline.definitions import passages
from genglossary.pipeline.documents import corpus
from genglossary.pipeline.occurrences import index
from genglossary.pipeline.parallel import pool
from genglossary.runs.reuse import extraction
from genglossary.runs.steps import extract, judging
from genglossary.runs.steps.entries import stored_places
from tests.examples import examples
from tests.runs.steps.engine import VALVES, project_with, put, run

pytestmark = pytest.mark.django_db(transaction=True)

PUMPS = "# Pumps\n\nA feed pump is a machine that moves water into the boiler. The feed pump is started first.\n"


@pytest.fixture
def analysed(monkeypatch) -> list[int]:
    """How many documents each run had to analyse."""
    counts: list[int] = []
    pool_of = extraction.WorkerPool

    def counted(corpus, wanted, *, jobs):
        counts.append(len(wanted))
        return pool_of(corpus, wanted, jobs=jobs)

    monkeypatch.setattr(extraction, "WorkerPool", counted)
    return counts


def glossary() -> list[tuple]:
    return list(Term.objects.order_by("text").values_list("text", "status", "score", "frequency"))


def test_only_a_changed_document_is_analysed_again_and_the_result_is_that_of_a_fresh_run(analysed):
    project = project_with(valves=VALVES, pumps=PUMPS)
    run(project)
    put(project, pumps=PUMPS + "\nA relief valve protects the feed pump.\n")
    run(project)
    incremental = glossary()
    run(project, fresh=True)
    assert analysed == [2, 1, 2]
    assert glossary() == incremental


def test_a_fresh_run_deletes_nothing(analysed):
    project = project_with(valves=VALVES)
    run(project)
    kept = list(Analysis.objects.values_list("version_id", "pipeline"))
    run(project, fresh=True)
    assert list(Analysis.objects.values_list("version_id", "pipeline")) == kept
    put(project, pumps=PUMPS)
    run(project)
    assert analysed == [1, 1, 1]


def test_what_another_version_of_the_pipeline_kept_is_replaced(analysed):
    project = project_with(valves=VALVES)
    run(project)
    Analysis.objects.update(pipeline="another")
    put(project, pumps=PUMPS)
    run(project)
    assert analysed == [1, 2]
    assert set(Analysis.objects.values_list("pipeline", flat=True)) == {extraction.PIPELINE}


@pytest.mark.parametrize("data", [b"", b"nonsense", b"x\x9c\x93\x01\x80\x90"])
def test_a_damaged_analysis_is_made_again(analysed, data):
    project = project_with(valves=VALVES)
    run(project)
    good, terms = bytes(Analysis.objects.get().data), glossary()
    Analysis.objects.update(data=data)
    put(project, empty="...")  # something new, so that the run looks at the old
    assert run(project).status == RunStatus.COMPLETED
    assert bytes(Analysis.objects.get(version__document__name="valves.md").data) == good
    assert glossary() == terms


def test_the_analysis_of_a_replaced_version_goes_when_a_run_has_read_the_new_one(analysed):
    project = project_with(valves=VALVES, pumps=PUMPS)
    run(project)
    put(project, pumps=PUMPS + "\nIt is old.\n")
    run(project)
    current = set(project.documents.values_list("current_id", flat=True))
    assert set(Analysis.objects.values_list("version_id", flat=True)) == current


@pytest.fixture
def searched(monkeypatch) -> list[list[str]]:
    """The names of the documents that each search went through."""
    names: list[list[str]] = []

    def noted(corpus, keys, surfaces, check):
        names.append(sorted(corpus.names[key] for key in keys))
        return index.search(corpus, keys, surfaces, check)

    monkeypatch.setattr(pool, "search", noted)
    return names


def test_unchanged_documents_are_searched_for_new_spellings_only(searched):
    project = project_with(valves=VALVES, pumps=PUMPS)
    run(project)
    searched.clear()
    put(project, pumps=PUMPS + "\nThe boiler is tested.\n")
    run(project)
    assert ["pumps.md"] in searched
    assert ["pumps.md", "valves.md"] not in searched


@pytest.mark.parametrize("data", [b"", b"nonsense"])
def test_a_damaged_search_is_made_again(data):
    project = project_with(valves=VALVES)
    run(project)
    Search.objects.update(data=data)
    put(project, pumps=PUMPS)
    assert run(project).status == RunStatus.COMPLETED
    incremental = glossary()
    run(project, fresh=True)
    assert glossary() == incremental


def everything(project) -> list:
    """What people get, down to the places, without what tells one run's rows from another's."""
    found = stored_places(project.runs.latest("pk"))
    places = {Term.objects.get(pk=pk).text: {v: list(flat) for v, flat in of.items()} for pk, of in found.items()}
    terms = project.terms.order_by("text").values_list("text", "status", "score", "frequency", "found", "preferred")
    return [list(terms), glossary_of(project), places]


SENTENCES = (
    "A relief valve is a device that opens.\n\n",
    "The feed pump is a machine. The relief valve saves the feed pump.\n\n",
    "コンテナランタイムとは、コンテナを動かす装置である。\n\n",
    "安全弁（SV）は、圧力を逃がす。安全弁は古い。\n\n",
    "# Feed pump\n\n",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map("".join)
CHANGES = st.dictionaries(st.sampled_from("abc"), TEXTS, min_size=1)
GONE = st.sets(st.sampled_from(["a.md", "b.md"]), max_size=1)
TERMS = st.sampled_from([{}, {}, {"max_terms": 1}])


@settings(
    max_examples=examples(8),
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(CHANGES, GONE, TERMS), min_size=2, max_size=4))
def test_runs_over_documents_that_change_come_to_what_a_fresh_run_comes_to(changes):
    """Documents are changed, removed and come back, and so do terms, of which a run keeps more or fewer."""
    project = project_with()
    options: dict = {}
    for texts, gone, options in changes:
        put(project, **texts)
        documents.remove(project, gone - {f"{name}.md" for name in texts})
        run(project, **options)
    incremental = everything(project)
    run(project, fresh=True, **options)
    assert everything(project) == incremental


def test_only_what_was_searched_again_is_stored_again():
    project = project_with(valves=VALVES, pumps=PUMPS)
    run(project)
    before = dict(SearchedVersion.objects.values_list("version", "pk"))
    put(project, pumps=PUMPS + "\nThe boiler is tested. The boiler is old.\n")
    last = run(project)
    valves = project.documents.get(name="valves.md").current_id
    after = dict(SearchedVersion.objects.values_list("version", "pk"))
    assert after.keys() == set(project.documents.values_list("current_id", flat=True))
    assert (valves in before, after[valves]) == (True, before[valves])
    assert set(Occurrence.objects.filter(step__run=last).values_list("version", flat=True)) == after.keys() - {valves}


def test_a_damaged_place_is_searched_again():
    project = project_with(valves=VALVES)
    run(project)
    SearchedVersion.objects.update(data=b"nonsense")
    put(project, pumps=PUMPS)
    assert run(project).status == RunStatus.COMPLETED
    incremental = everything(project)
    run(project, fresh=True)
    assert everything(project) == incremental


def test_what_a_run_that_did_not_complete_had_found_is_not_used(monkeypatch):
    project = project_with(valves=VALVES)
    monkeypatch.setattr(extract, "publish_in_terms", fail)
    run(project)
    assert SearchedVersion.objects.exists()
    monkeypatch.undo()
    last = run(project)
    assert set(SearchedVersion.objects.values_list("step__run", flat=True)) == {last.pk}


def fail(_step) -> None:
    raise RuntimeError("The step fails at its completion.")


def test_many_documents_are_read_a_few_at_a_time_to_the_same_result(monkeypatch):
    project = project_with(valves=VALVES, pumps=PUMPS, empty="...")
    run(project, fresh=True)
    expected = everything(project)
    monkeypatch.setattr(corpus, "KEPT_CHARACTERS", 1)
    monkeypatch.setattr(corpus, "FEW_CHARACTERS", 1)
    monkeypatch.setattr(extraction, "KEPT_TOGETHER", 1)
    run(project, fresh=True)
    assert everything(project) == expected


def test_terms_that_the_last_run_did_not_keep_get_their_places_in_unchanged_documents(monkeypatch):
    monkeypatch.setattr(judging, "LEAST_PROPOSALS", 0)
    monkeypatch.setattr(judging, "PROPOSALS_PER_ENTRY", 0)
    project = project_with(valves=VALVES, pumps=PUMPS)
    run(project, max_terms=1)
    few = len(everything(project)[2])
    run(project)
    incremental = everything(project)
    assert len(incremental[2]) > few
    run(project, fresh=True)
    assert everything(project) == incremental


@pytest.fixture
def judged_documents(monkeypatch) -> list[int]:
    """The documents some of whose sentences were judged, in order."""
    sources: list[int] = []
    document = passages.DocumentSentences

    def noted(sentences, longest):
        sources.append(sentences[0].source)
        return document(sentences, longest)

    monkeypatch.setattr(passages, "DocumentSentences", noted)
    return sources


def test_sentences_of_unchanged_documents_are_not_judged_again(judged_documents):
    project = project_with(valves=VALVES, pumps=PUMPS)
    run(project)
    judged_documents.clear()
    put(project, pumps=PUMPS + "\nIt is green.\n")
    run(project)
    assert judged_documents == [project.documents.get(name="pumps.md").current_id]
    incremental = everything(project)
    run(project, fresh=True)
    assert len(judged_documents) == 3
    assert everything(project) == incremental


@pytest.mark.parametrize("data", [b"", b"nonsense"])
def test_damaged_judgements_are_made_again(judged_documents, data):
    project = project_with(valves=VALVES)
    run(project)
    Analysis.objects.update(judged=data)
    put(project, pumps=PUMPS)
    assert run(project).status == RunStatus.COMPLETED
    incremental = everything(project)
    assert b"" not in {bytes(judged) for judged in Analysis.objects.values_list("judged", flat=True)}
    run(project, fresh=True)
    assert everything(project) == incremental
