"""What a run finds in documents and their translations, and what becomes of people's decisions about it."""

# A test that looks at what is not there fails by itself.
# pyright: reportOptionalMemberAccess=false, reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportOptionalOperand=false, reportArgumentType=false

import pytest

from genglossary.actions import equivalents, pairing, runs
from genglossary.models import Alignment, Candidate, Document, Equivalent, Issue, Project
from genglossary.runs.execute import execute
from genglossary.runs.steps import translations
from genglossary.runs.stored import alignments
from genglossary.runs.stored.issues import found_issue_rows
from genglossary.runs.stored.pairs import unpaired_documents
from genglossary.runs.stored.proofs import unpacked
from tests.factories import make_document, make_project
from tests.runs.steps.engine import VALVES, project_with
from tests.translated import (
    CATALOG,
    ENGLISH,
    JAPANESE,
    MEMORY,
    SEGMENTS,
    inconsistent_project,
    run_on,
    translated_project,
)

pytestmark = pytest.mark.django_db(transaction=True)


def proposed(project: Project) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in Equivalent.objects.filter(term__project=project, status="proposed").select_related("term"):
        found.setdefault(row.term.text, set()).add(row.text)
    return found


def of(project: Project, term: str, text: str) -> Equivalent:
    return Equivalent.objects.get(term__project=project, term__text=term, text=text)


def again(project: Project) -> None:
    """A run over other documents, so that nothing is taken over from the one before."""
    make_document(project, "en/extra.md", f"# Extra\n\nThe lamp is lit at dusk.\n\n{project.documents.count()}")
    run_on(project)


def test_terms_that_translate_each_other_are_proposed_with_passages_that_prove_it():
    project = translated_project()
    summary = run_on(project).steps.get(name="extract").summary
    assert proposed(project)["fog horn"] == {"霧笛"}
    assert (summary["translated documents"], summary["inconsistent translations"]) == (1, 0)
    row = of(project, "fog horn", "霧笛")
    assert (row.language, row.origin, row.run_id) == ("ja", "run", project.runs.get().pk)
    assert row.count >= 3
    assert 0.6 <= row.confidence <= 1
    proofs = unpacked(row.proofs)
    assert 1 <= len(proofs) <= 3
    texts = {row.current_id: row.current.text for row in project.documents.select_related("current")}
    for own, other in proofs:
        assert texts[own.version][slice(*own.term)].lower() == "fog horn"
        assert texts[other.version][slice(*other.term)] == "霧笛"
        assert own.passage.start <= own.term.start < own.term.end <= own.passage.end
        assert other.passage.start <= other.term.start < other.term.end <= other.passage.end


def test_a_term_of_which_only_the_translation_is_accepted_has_the_original_for_its_translation():
    english = (
        "The controller lights the lamp at dusk.", "The controller is in the cellar of 3 rooms.",
        "Switch the controller off in May.", "A keeper oils the controller every 14 days.",
    )  # fmt: skip
    japanese = (
        "コントローラーは夕方にランプをつけます。", "コントローラーは3部屋ある地下にあります。",
        "5月にはコントローラーを切ります。", "灯台守は14日ごとにコントローラーに油をさします。",
    )  # fmt: skip
    project = translated_project(en_lamp="\n\n".join(english), ja_lamp="\n\n".join(japanese))
    step = run_on(project).steps.get(name="extract")
    accepted = Candidate.objects.filter(step=step, term__text__in=("controller", "コントローラー"), status="accepted")
    assert [each.term.text for each in accepted] == ["コントローラー"]
    assert of(project, "コントローラー", "controller").language == "en"


def test_which_passages_say_the_same_is_kept_for_pages():
    project = translated_project()
    run_on(project)
    row = Alignment.objects.get()
    assert (row.original.document.name, row.translation.document.name) == ("en/signals.md", "ja/signals.md")
    said = [(ENGLISH[slice(*a)], JAPANESE[slice(*b)]) for a, b in alignments.unpacked(bytes(row.data))]
    assert ("The fog horn is tested on Monday.", "霧笛は月曜日に試験する。") in said


def test_a_project_of_one_language_has_neither():
    project = project_with(valves=VALVES)
    assert "translations" not in run_on(project).steps.get(name="extract").summary
    assert not Equivalent.objects.exists()
    assert not Alignment.objects.exists()


def test_decisions_survive_every_later_run_and_what_was_rejected_is_not_proposed_again():
    project = translated_project()
    run_on(project)
    equivalents.reject(Equivalent.objects.filter(term__text="fog horn"), by=None)
    equivalents.edit(of(project, "log book", "日誌"), by=None, text="航海日誌")
    again(project)
    assert of(project, "fog horn", "霧笛").status == "rejected"
    assert of(project, "log book", "航海日誌").status == "accepted"
    assert of(project, "log book", "日誌").status == "rejected"
    assert not {"fog horn", "log book"} & proposed(project).keys()


def test_what_a_person_entered_is_only_told_how_often_it_is_seen():
    project = translated_project()
    run_on(project)
    Equivalent.objects.all().delete()
    term = project.terms.get(text="fog horn")
    mine = equivalents.add(term, "ja-JP", "霧笛", by=None, notes="as on charts", usage="admitted")
    again(project)
    (row,) = Equivalent.objects.filter(term=term)
    assert (row.pk, row.language, row.origin, row.usage, row.notes) == (
        mine.pk,
        "ja-JP",
        "person",
        "admitted",
        mine.notes,
    )
    assert row.count >= 3


def test_without_the_pair_the_proposals_go_and_the_decisions_stay():
    project = translated_project()
    run_on(project)
    equivalents.accept(Equivalent.objects.filter(term__text="fog horn"), by=None)
    pairing.unpair(Document.objects.get(project=project, name="ja/signals.md"), by=None)
    run_on(project)
    assert proposed(project) == {}
    kept = Equivalent.objects.get()
    assert (kept.text, kept.status, kept.count, kept.proofs) == ("霧笛", "accepted", None, [])
    assert not Alignment.objects.exists()


def test_the_same_documents_and_decisions_are_not_compared_again(monkeypatch):
    project = translated_project()
    run_on(project)
    before = proposed(project)

    def compare(*_, **__):
        raise AssertionError

    monkeypatch.setattr("genglossary.runs.steps.translations.compare", compare)
    run_on(project)
    assert proposed(project) == before


def test_a_cancel_while_documents_are_compared_leaves_nothing_of_it(monkeypatch):
    project = translated_project()
    compared = translations.compare

    def compare_and_cancel(*args, **options):
        assert runs.cancel(project.runs.get().pk, source="test")
        return compared(*args, **options)

    monkeypatch.setattr(translations, "compare", compare_and_cancel)
    claim = runs.start_here(project, source="test")
    assert execute(claim, alone=True) == "cancelled"
    assert not Equivalent.objects.exists()
    assert not Alignment.objects.exists()


def test_a_term_with_two_translations_is_an_issue_until_somebody_decides():
    project = inconsistent_project()
    run_on(project)
    issue = found_issue_rows(project.pk).get(kind="translations")
    assert (issue.term.text, issue.detail, issue.closed_at) == ("log book", "日誌, 記録簿", None)
    equivalents.reject(Equivalent.objects.filter(text="記録簿"), by=None)
    issue.refresh_from_db()
    assert issue.closed_at is not None
    equivalents.accept(Equivalent.objects.filter(text="記録簿"), by=None)
    issue.refresh_from_db()
    assert issue.closed_at is None


def test_a_dismissed_inconsistency_does_not_come_back():
    project = inconsistent_project()
    run_on(project)
    Issue.objects.filter(kind="translations").update(dismissed_at="2026-01-01T00:00Z")
    again(project)
    assert not found_issue_rows(project.pk).filter(kind="translations").exists()


def test_a_run_that_reads_other_versions_shows_the_newest_beside_each_other():
    project = translated_project()
    run_on(project)
    make_document(project, "ja/signals.md", JAPANESE + "\n終わり。\n")
    run_on(project)
    newest = Document.objects.get(name="ja/signals.md").current_id
    assert Alignment.objects.filter(translation=newest).count() == 1


@pytest.mark.parametrize(
    ("name", "text"), [("locale/ja/signals.po", CATALOG), ("signals.tmx", MEMORY), ("signals.xlf", SEGMENTS)]
)
def test_a_catalog_or_memory_is_an_original_and_its_translation_in_one(name, text):
    project = make_project()
    make_document(project, name, text)
    make_document(project, "plain.md", "# Lamp\n\nThe lamp is lit at dusk. The lamp is put out at dawn by the keeper.")
    summary = run_on(project).steps.get(name="extract").summary
    assert summary["catalogs"] == 1
    assert "霧笛" in proposed(project)["fog horn"]
    assert unpaired_documents(project) == ["plain.md"]


def test_catalogs_add_to_what_other_documents_show():
    project = translated_project(en_alone="The fog horn is painted red in spring, and white in autumn by the crew.")
    run_on(project)
    before = of(project, "fog horn", "霧笛").count
    make_document(project, "signals.po", CATALOG)
    run_on(project)
    assert of(project, "fog horn", "霧笛").count > before
