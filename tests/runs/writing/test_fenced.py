"""Results go to the database in short fenced chunks that nobody sees until their step is completed."""

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from genglossary.models import (
    Candidate,
    Definition,
    Evidence,
    Issue,
    IssueKind,
    LeaseLost,
    Occurrence,
    Origin,
    Run,
    RunEvent,
    RunStatus,
    RunStep,
    Scope,
    Status,
    Term,
)
from genglossary.models.definition import SHOWN
from genglossary.runs.lifecycle.claim import Claim
from genglossary.runs.writing import fenced as publish_module
from genglossary.runs.writing.bulk import bulk_insert
from genglossary.runs.writing.fenced import begin_step, complete_step, publish
from tests.runs.given import a_claimed_run, a_term, claimed, status_of

pytestmark = pytest.mark.django_db


def begun(claim: Claim, name: str = Scope.EXTRACT) -> RunStep:
    step = begin_step(claim, name)
    assert step
    return step


def candidates(step: RunStep, number: int) -> list[Candidate]:
    terms = [a_term(step.run.project, f"lamp {n}") for n in range(number)]
    return [Candidate(step=step, term=term, status=Status.CANDIDATE) for term in terms]


def nothing() -> None: ...


def put(claim: Claim, rows: list, write=None) -> None:
    publish(claim, rows, write or bulk_insert(type(rows[0])), check=nothing)


def test_all_rows_are_written_in_chunks_that_never_grow_beyond_their_bound(monkeypatch):
    monkeypatch.setattr(publish_module, "FIRST_CHUNK", 20)
    monkeypatch.setattr(publish_module, "LARGEST_CHUNK", 50)
    claim, sizes = a_claimed_run(), []
    step = begun(claim)

    def write(rows: list[Candidate]) -> None:
        sizes.append(len(rows))
        Candidate.objects.bulk_create(rows)

    put(claim, candidates(step, 130), write)
    assert Candidate.objects.filter(step=step).count() == 130
    assert sizes[0] == 20
    assert max(sizes) <= 50
    assert len(sizes) >= 4


def test_chunks_follow_the_clock():
    size = publish_module._next_size
    assert size(200, 0.001) == 400
    assert size(200, publish_module.CHUNK_SECONDS * 4) == 50
    assert size(20, 10) == 20
    assert size(5000, 0.001) == 5000


def test_a_cancel_between_two_chunks_stops_the_rest(monkeypatch):
    monkeypatch.setattr(publish_module, "FIRST_CHUNK", 20)
    claim = a_claimed_run()
    step, written = begun(claim), []

    def write(rows: list[Candidate]) -> None:
        if written:
            Run(pk=claim.run.pk).transition(RunStatus.CANCELLED)
        written.append(len(rows))
        Candidate.objects.bulk_create(rows)

    with pytest.raises(LeaseLost):
        put(claim, candidates(step, 100), write)
    assert len(written) == 2
    assert Candidate.objects.count() == written[0], "the chunk in which the cancel came was rolled back"


def test_the_work_is_asked_before_every_chunk_whether_it_may_go_on():
    def lost() -> None:
        raise LeaseLost

    claim = a_claimed_run()
    rows = candidates(begun(claim), 3)
    with pytest.raises(LeaseLost):
        publish(claim, rows, bulk_insert(Candidate), check=lost)
    assert not Candidate.objects.exists()


def test_definitions_are_shown_when_their_step_is_completed_and_not_before():
    claim = a_claimed_run(scope=Scope.DEFINE)
    step = begun(claim, Scope.DEFINE)
    term = a_term(claim.run.project)
    put(claim, [Definition(step=step, term=term, origin=Origin.EXTRACTED, text="a light")])
    assert not Definition.objects.filter(SHOWN).exists()
    complete_step(claim, step, {"defined": 1}, finish=nothing, last=True)
    assert Definition.objects.filter(SHOWN).exists()
    assert RunStep.objects.get(pk=step.pk).summary == {"defined": 1}


def test_a_step_and_what_it_finishes_become_visible_together_or_not_at_all():
    claim = a_claimed_run(scope=Scope.FULL)
    step = begun(claim)
    claim.run.transition(RunStatus.CANCELLED)
    with pytest.raises(LeaseLost):
        complete_step(claim, step, {}, finish=lambda: _publish_term(claim), last=False)
    assert not Term.objects.exists()
    assert not RunStep.objects.filter(completed_at__isnull=False).exists()


def test_the_last_step_and_the_run_are_completed_in_one():
    claim = a_claimed_run()
    step = begun(claim)
    with pytest.raises(RuntimeError):
        complete_step(claim, step, {}, finish=_fail, last=True)
    assert status_of(claim.run) == RunStatus.RUNNING
    complete_step(claim, step, {}, finish=nothing, last=True)
    assert status_of(claim.run) == RunStatus.COMPLETED


def test_a_completed_step_is_progress_so_attempts_begin_anew():
    claim = a_claimed_run(scope=Scope.FULL)
    complete_step(claim, begun(claim), {}, finish=nothing, last=False)
    assert Run.objects.get(pk=claim.run.pk).attempts == 0


def test_a_new_attempt_removes_what_an_earlier_one_left_behind():
    first = a_claimed_run()
    put(first, candidates(begun(first), 3))
    first.run.transition(RunStatus.PENDING)
    again = begun(claimed(first.run))
    assert not Candidate.objects.exists()
    assert list(RunStep.objects.all()) == [again]


def test_leftovers_of_every_kind_are_removed_in_chunks_between_which_a_cancel_gets_in(monkeypatch):
    monkeypatch.setattr(publish_module, "FIRST_CHUNK", 20)
    first = a_claimed_run()
    step, term = begun(first), a_term(first.run.project)
    put(first, candidates(step, 50))
    Issue.objects.create(step=step, term=term, kind=IssueKind.UNCLEAR)
    version = first.run.versions.get()
    Occurrence.objects.create(step=step, term=term, version=version, count=1, offsets=b"")
    definition = Definition.objects.create(step=step, term=term, origin=Origin.EXTRACTED, text="A light.")
    Evidence.objects.create(definition=definition, version=version, start=0, end=1)
    first.run.transition(RunStatus.PENDING)
    again, left = claimed(first.run), []

    def cancel_later(seconds: float) -> None:
        left.append(Candidate.objects.count())
        if len(left) == 6:
            Run(pk=again.run.pk).transition(RunStatus.CANCELLED)

    monkeypatch.setattr(publish_module, "_let_others_in", cancel_later)
    with pytest.raises(LeaseLost):
        begin_step(again, Scope.EXTRACT)
    assert left[:3] == [50, 50, 50]
    assert 0 < Candidate.objects.count() == left[-1] < 50
    assert not any(model.objects.exists() for model in (Evidence, Definition, Issue, Occurrence))


def test_a_new_attempt_does_not_repeat_a_completed_step():
    first = a_claimed_run(scope=Scope.FULL)
    step = begun(first)
    put(first, candidates(step, 3))
    complete_step(first, step, {}, finish=nothing, last=False)
    first.run.transition(RunStatus.PENDING)
    assert begin_step(claimed(first.run), Scope.EXTRACT) is None
    assert Candidate.objects.count() == 3


def test_a_worker_that_lost_the_run_removes_nothing_of_the_next_ones():
    first = a_claimed_run()
    first.run.transition(RunStatus.PENDING)
    newer = claimed(Run.objects.get(pk=first.run.pk))
    put(newer, candidates(begun(newer), 3))
    with pytest.raises(LeaseLost):
        begin_step(first, Scope.EXTRACT)
    assert Candidate.objects.count() == 3


def test_what_a_person_deleted_meanwhile_stays_deleted_and_the_run_says_so():
    claim = a_claimed_run()
    rows = candidates(begun(claim), 3)
    gone = rows[1].term_id
    Term.objects.filter(pk=gone).delete()
    put(claim, rows)
    assert set(Candidate.objects.values_list("term", flat=True)) == {rows[0].term_id, rows[2].term_id}
    assert RunEvent.objects.filter(run=claim.run, data__terms=[gone]).exists()


@pytest.mark.django_db(transaction=True)
def test_a_term_that_is_deleted_after_an_earlier_chunk_spoke_of_it_stays_deleted_too(monkeypatch):
    """The constraint speaks up at the commit, which a test inside of a transaction never comes to."""
    monkeypatch.setattr(publish_module, "FIRST_CHUNK", 2)
    claim = a_claimed_run()
    step = begun(claim)
    gone, stays = [a_term(claim.run.project, f"lamp {n}") for n in range(2)]
    rows = [Issue(step=step, term_id=term, kind=IssueKind.UNCLEAR) for term in (gone.pk, stays.pk) * 2]
    before_each = iter([nothing, gone.delete])

    def check() -> None:
        next(before_each)()

    publish(claim, rows, bulk_insert(Issue), check=check)
    assert list(Issue.objects.values_list("term", flat=True)) == [stays.pk, stays.pk]
    assert RunEvent.objects.filter(run=claim.run, data__has_key="terms").count() == 1


def test_terms_that_were_there_for_an_earlier_chunk_are_not_asked_for_again(monkeypatch):
    monkeypatch.setattr(publish_module, "FIRST_CHUNK", 2)
    claim = a_claimed_run()
    step, term = begun(claim), a_term(claim.run.project)
    rows = [Issue(step=step, term=term, kind=IssueKind.UNCLEAR) for _ in range(4)]
    with CaptureQueriesContext(connection) as queries:
        put(claim, rows)
    asked = [query for query in queries if query["sql"].startswith("SELECT") and Term._meta.db_table in query["sql"]]
    assert len(asked) == 1
    assert Issue.objects.count() == 4


def test_a_variant_whose_preferred_term_was_deleted_meanwhile_does_not_end_the_run():
    claim = a_claimed_run()
    rows = candidates(begun(claim), 2)
    rows[1].preferred_id = a_term(claim.run.project, "beacon").pk
    Term.objects.filter(text="beacon").delete()
    put(claim, rows)
    assert [candidate.term_id for candidate in Candidate.objects.all()] == [rows[0].term_id]


def test_a_chunk_that_the_database_refuses_is_tried_once_more_as_new_rows():
    """As when a term goes between our look and the commit, and somebody's row has taken the number meanwhile."""
    claim = a_claimed_run()
    rows, tries = candidates(begun(claim), 2), []

    def write(chunk: list[Candidate]) -> None:
        tries.append([row.pk for row in chunk])
        Candidate.objects.bulk_create(chunk)
        if len(tries) == 1:
            raise IntegrityError("a term has gone")

    put(claim, rows, write)
    assert tries == [[None, None], [None, None]]
    assert Candidate.objects.count() == 2


def test_a_chunk_that_is_refused_again_is_an_error():
    def refuse(chunk: list[Candidate]) -> None:
        raise IntegrityError("never")

    claim = a_claimed_run()
    rows = candidates(begun(claim), 1)
    with pytest.raises(IntegrityError, match="never"):
        put(claim, rows, refuse)


def _fail() -> None:
    raise RuntimeError


def _publish_term(claim: Claim) -> None:
    a_term(claim.run.project)
