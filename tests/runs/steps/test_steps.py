"""What the four steps make of documents and of people's decisions."""

import pytest

from genglossary.actions.glossary import glossary_of
from genglossary.models import (
    Candidate,
    Definition,
    Evidence,
    Issue,
    Level,
    Occurrence,
    Origin,
    Project,
    RunStatus,
    RunStep,
    Status,
    Term,
)
from genglossary.pipeline.occurrences.matcher import unpack
from genglossary.runs.steps.entries import stored_places
from tests.runs.steps.engine import VALVES, project_with, put, run

pytestmark = pytest.mark.django_db(transaction=True)


def term(text: str) -> Term:
    return Term.objects.get(text__iexact=text)


def entry(project: Project, text: str):
    return next((e for e in glossary_of(project).entries if e.text.lower() == text.lower()), None)


def decide(term: Term, **values) -> None:
    """As a person's action does: the decision and the flag that it is one."""
    Term.objects.filter(pk=term.pk).update(**values)


def test_a_full_run_publishes_terms_definitions_and_evidence():
    project = project_with(valves=VALVES)
    finished = run(project)
    assert finished.status == RunStatus.COMPLETED
    assert [step.name for step in finished.steps.all()] == ["extract", "define", "review", "refine"]
    found = entry(project, "relief valve")
    assert found and found.definition and "device that opens" in found.definition
    assert all(VALVES[e.start : e.end] == e.text for e in found.evidence)


def test_stored_occurrences_are_places_of_the_term_in_the_text():
    project = project_with(valves=VALVES)
    run(project)
    row = Occurrence.objects.select_related("version").get(term=term("relief valve"))
    spans = unpack(bytes(row.offsets))
    words = [row.version.text[start:end].lower() for start, end in zip(spans[::2], spans[1::2], strict=True)]
    assert len(words) == row.count
    assert set(words) == {"relief valve"}


def test_every_stored_piece_of_evidence_is_a_passage_of_its_version():
    run(project_with(valves=VALVES))
    for evidence in Evidence.objects.select_related("version", "definition"):
        assert evidence.version.text[evidence.start : evidence.end].strip()
        assert evidence.end <= len(evidence.version.text)
    assert Evidence.objects.exists()


def test_a_term_that_a_person_excluded_stays_out_of_every_later_glossary():
    project = project_with(valves=VALVES)
    run(project)
    decide(term("feed pump"), status=Status.EXCLUDED, status_by_person=True)
    run(project)
    assert term("feed pump").status == Status.EXCLUDED
    assert entry(project, "feed pump") is None


def test_a_term_that_a_person_required_is_an_entry_though_no_document_has_it():
    project = project_with(valves=VALVES)
    Term.objects.create(project=project, text="gland packing", required=True, status=Status.CANDIDATE)
    run(project)
    found = entry(project, "gland packing")
    assert found and found.definition is None
    assert not term("gland packing").found


def test_a_required_term_is_looked_for_even_where_statistics_would_not_propose_it():
    project = project_with(valves=VALVES)
    Term.objects.create(project=project, text="every day", required=True, status=Status.CANDIDATE)
    run(project)
    assert term("every day").frequency == 1


def test_proposals_that_are_not_accepted_have_a_category_and_a_part_of_speech_too():
    project = project_with(valves=VALVES)
    run(project, max_terms=1)
    rows = Candidate.objects.filter(preferred=None)
    assert rows.exclude(status=Status.ACCEPTED).exists()
    assert not rows.filter(category="").exists()
    assert not rows.filter(part_of_speech="").exists()


def test_a_category_that_a_person_chose_is_not_overwritten():
    project = project_with(valves=VALVES)
    run(project)
    decide(term("feed pump"), category="title", category_by_person=True)
    run(project)
    assert term("feed pump").category == "title"


def test_a_term_that_a_person_merged_stays_a_variant_and_its_places_count_for_the_preferred_one():
    project = project_with(valves=VALVES)
    run(project)
    decide(term("feed pump"), preferred=term("relief valve"), preferred_by_person=True)
    run(project)
    assert term("feed pump").preferred == term("relief valve")
    assert entry(project, "feed pump") is None
    found = entry(project, "relief valve")
    assert found and "feed pump" in [variant.lower() for variant in found.variants]


def test_a_persons_definition_is_shown_before_every_later_one_of_a_run():
    project = project_with(valves=VALVES)
    run(project)
    Definition.objects.create(term=term("relief valve"), origin=Origin.MANUAL, text="What saves the boiler.")
    run(project)
    found = entry(project, "relief valve")
    assert found and found.definition == "What saves the boiler."
    assert found.origin == "manual"
    assert Definition.objects.filter(term=term("relief valve"), step__isnull=False).exists()


def test_earlier_definitions_of_runs_are_kept():
    project = project_with(valves=VALVES)
    run(project)
    before = set(Definition.objects.values_list("pk", flat=True))
    run(project, fresh=True)
    assert before < set(Definition.objects.values_list("pk", flat=True))


def test_a_refined_definition_is_shown_before_a_provisional_one():
    project = project_with(valves=VALVES)
    run(project)
    shown = Definition.objects.filter(term=term("relief valve"), level=Level.REFINED)
    assert shown.exists()


def test_a_changed_document_brings_new_terms_and_the_old_ones_are_no_longer_found():
    project = project_with(valves=VALVES, more="# Sluice gate\n\nA sluice gate is a barrier that slides in grooves.\n")
    run(project)
    assert entry(project, "sluice gate")
    put(project, more="# Penstock\n\nA penstock is a pipe that leads water to a turbine.\n")
    run(project)
    assert entry(project, "penstock")
    assert entry(project, "sluice gate") is None
    assert not term("sluice gate").found


def test_a_changed_definition_takes_the_place_of_what_earlier_runs_said():
    project = project_with(valves=VALVES)
    run(project)
    put(project, valves=VALVES.replace("is a device that opens when", "is a safety fitting that opens once"))
    run(project)
    found = entry(project, "relief valve")
    assert found and found.definition and "safety fitting" in found.definition
    assert Definition.objects.filter(term=term("relief valve"), text__contains="device").exists()


def test_a_definition_whose_sentence_is_gone_is_shown_no_more_and_kept():
    project = project_with(valves=VALVES)
    run(project)
    put(project, valves="# Notes\n\nWe look at the relief valve every day. Ask about the relief valve in the office.\n")
    run(project)
    Term.objects.filter(text__iexact="relief valve").update(required=True)
    found = entry(project, "relief valve")
    assert found and found.definition is None
    assert Definition.objects.filter(term=term("relief valve"), text__contains="device").exists()


def test_places_in_unchanged_documents_are_not_written_again():
    project = project_with(valves=VALVES)
    run(project)
    before = Occurrence.objects.count()
    run(project)
    assert Occurrence.objects.count() == before
    run(project, fresh=True)
    assert Occurrence.objects.count() == 2 * before


def test_a_later_step_alone_works_on_what_is_stored():
    project = project_with(valves=VALVES)
    run(project, "extract")
    assert not Definition.objects.exists()
    assert run(project, "define").status == RunStatus.COMPLETED
    assert (found := entry(project, "relief valve")) and found.definition
    assert run(project, "review").status == RunStatus.COMPLETED
    assert Issue.objects.filter(kind="no_definition").exists()
    assert run(project, "refine").status == RunStatus.COMPLETED


def test_refine_without_a_review_says_what_to_run_first():
    project = project_with(valves=VALVES)
    run(project, "extract")
    finished = run(project, "refine")
    assert finished.status == RunStatus.FAILED
    assert "run review first" in finished.message


def test_define_with_every_term_excluded_says_what_to_do():
    project = project_with(valves=VALVES)
    run(project, "extract")
    Term.objects.update(status=Status.EXCLUDED, status_by_person=True)
    finished = run(project, "define")
    assert finished.status == RunStatus.FAILED
    assert "no accepted terms" in finished.message


def test_results_of_a_step_that_was_not_completed_are_not_seen():
    project = project_with(valves=VALVES)
    finished = run(project)
    RunStep.objects.filter(run=finished).update(completed_at=None)
    found = entry(project, "relief valve")
    assert found and found.definition is None
    assert found.issues == ()
    assert not stored_places(finished)


def test_mixed_japanese_and_english_documents_give_terms_in_both():
    project = project_with(
        valves=VALVES, ja="# 安全弁\n\n安全弁とは、圧力が高くなりすぎたときに開く装置である。安全弁は毎日点検する。\n"
    )
    run(project)
    assert {"en", "ja"} <= set(Candidate.objects.values_list("language", flat=True))
    found = entry(project, "安全弁")
    assert found and found.definition and "装置" in found.definition
