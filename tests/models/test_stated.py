"""Stored sentences: English in the database, each reader's language on pages."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils.translation import override

from genglossary.models import Inspection, InspectionFinding, Run, RunEvent, RunStatus
from genglossary.models.run_status import Scope
from genglossary.models.stated import stated, stated_of_many, stored_of, worded
from tests.factories import make_project, make_run


def test_a_sentence_is_english_text_whoever_makes_it():
    with override("ja"):
        made = stated("Wrote %(file)s.", file="a.md")
        step = stated(Scope.EXTRACT.label)
    assert (made, step) == ("Wrote a.md.", "extract terms")


def test_it_is_worded_anew_for_each_reader():
    stored = stored_of(stated_of_many(3, "Deleted meanwhile: %(n)d term.", "Deleted meanwhile: %(n)d terms."))
    assert worded(stored, "") == "Deleted meanwhile: 3 terms."
    with override("ja"):
        assert worded(stored, "") == "その間に削除されました：用語 3 件。"


def test_a_sentence_may_fill_a_gap_of_another():
    dead = stated("Its process %(process)d ended unexpectedly.", process=7)
    stored = stored_of(stated("%(reason)s It was tried %(n)d times without completing a step.", reason=dead, n=3))
    with override("ja"):
        assert worded(stored, "").startswith("プロセス 7 が予期せず終了しました。")


@pytest.mark.parametrize("stored", [None, {}, {"stated": "Wrote %(file)s.", "gaps": {}}, {"stated": 3}, "x"])
def test_what_another_version_stored_is_shown_as_its_text(stored):
    assert worded(stored, "Wrote a.md.") == "Wrote a.md."


@pytest.mark.django_db
def test_two_people_read_one_log_in_two_languages():
    run = make_run(make_project(), RunStatus.RUNNING)
    run.transition(RunStatus.CANCELLED, message=stated("Cancelled by %(who)s.", who="Mina"))
    event = RunEvent.objects.filter(run=run).order_by("-pk")[0]
    assert Run.objects.get(pk=run.pk).message == event.words == "Cancelled by Mina."
    with override("ja"):
        assert event.words == "Mina が中止しました。"


@pytest.mark.django_db
def test_findings_that_were_kept_by_code_are_worded_as_before():
    inspection = Inspection.objects.create(run=make_run(make_project(), RunStatus.COMPLETED), documents=1)
    gaps = [["written", "wharf"], ["right", "quay"]]
    kept = [["forbidden-instead", gaps, "Since May."], ["forbidden-instead", gaps, ""], ["no-such", [], ""], []]
    InspectionFinding.objects.bulk_create(
        InspectionFinding(inspection=inspection, rule="GG101", level="error", message="Old.", said=said)  # type: ignore[arg-type]
        for said in kept
    )
    import_module("genglossary.migrations.0034_findings_stated").restate(apps, None)
    sentence = "“wharf” is forbidden: write “quay”."
    rows = InspectionFinding.objects.order_by("pk")
    assert [row.words for row in rows] == [f"{sentence} Since May.", sentence, "Old.", "Old."]
    with override("ja"):
        assert [row.words for row in rows][1] == "「wharf」は使用禁止です。「quay」と書いてください。"
