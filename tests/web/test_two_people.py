"""Two people, or two tabs, at one term: the second who saves is told, sees both, and nothing is lost."""

from typing import Any

import pytest
from django.urls import reverse

from genglossary.models import Definition, Status, Term
from genglossary.models.definition import fingerprint
from tests.factories import make_run, make_step, make_term

HTMX = {"HX-Request": "true"}


@pytest.fixture
def valve(project: Any) -> Term:
    return make_term(project, "valve", status=Status.CANDIDATE, found=True, notes="Old.")


def post(client: Any, name: str, term: Term, *, script: bool = True, **data: str) -> Any:
    """As a form does, with what it showed in `seen`."""
    url = reverse(f"web:{name}", args=[term.project_id, term.pk])
    return client.post(url, data, headers=HTMX if script else {})


def fresh(term: Term) -> Term:
    return Term.objects.get(pk=term.pk)


@pytest.mark.parametrize("script", [True, False])
def test_notes_of_somebody_else_are_not_overwritten_and_both_are_shown(valve, as_, script):
    seen = fingerprint("Old.")
    assert post(as_("owner"), "notes", valve, notes="Theirs <b>", seen=seen).status_code == 200
    answer = post(as_("editor"), "notes", valve, script=script, notes="Mine", seen=seen)
    assert answer.status_code == 409
    assert "owner changed these notes meanwhile" in answer.content.decode()
    assert "Theirs &lt;b&gt;" in answer.content.decode()
    assert script or ">Mine</textarea>" in answer.content.decode()
    assert fresh(valve).notes == "Theirs <b>"


def test_notes_are_kept_both_or_replaced_by_whoever_saw_both(valve, as_):
    editor, theirs = as_("editor"), fingerprint("Old.")
    kept = post(editor, "notes", valve, notes="Mine", seen="stale", both=theirs)
    assert fresh(valve).notes == "Old.\n\nMine"
    assert ">Old.\n\nMine</textarea>" in kept.content.decode()
    post(editor, "notes", valve, notes="Mine alone", seen=fingerprint("Old.\n\nMine"))
    assert fresh(valve).notes == "Mine alone"


def test_both_is_refused_when_there_is_a_third_by_then(valve, as_):
    answer = post(as_("editor"), "notes", valve, notes="Mine", both=fingerprint("Other."))
    assert answer.status_code == 409
    assert fresh(valve).notes == "Old."


def test_the_same_notes_twice_and_a_save_whose_answer_was_lost_are_no_conflict(valve, as_):
    answers = [post(as_("editor"), "notes", valve, notes="New.\r\nLine.", seen=fingerprint("Old.")) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert fresh(valve).notes == "New.\nLine."
    assert f'value="{fingerprint(fresh(valve).notes)}"' in answers[1].content.decode()


@pytest.mark.parametrize("script", [True, False])
def test_a_definition_that_somebody_wrote_meanwhile_is_shown_beside_mine(valve, as_, script):
    owner, editor = as_("owner"), as_("editor")
    page = editor.get(reverse("web:define", args=[valve.project_id, valve.pk]))
    seen = page.context["seen"]
    post(owner, "define", valve, text="Theirs.", seen=seen)
    answer = post(editor, "define", valve, script=script, text="Mine.", seen=seen)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "owner changed this definition meanwhile" in shown
    assert "Theirs." in shown
    assert ">Mine.</textarea>" in shown
    assert not Definition.objects.filter(text="Mine.").exists()
    post(editor, "define", valve, text="Mine.", seen=answer.context["seen"])
    assert set(Definition.objects.values_list("text", flat=True)) == {"Theirs.", "Mine."}


def test_a_definition_that_a_run_found_meanwhile_is_told_too(valve, as_):
    step = make_step(make_run(valve.project, "completed"), "define")
    Definition.objects.create(term=valve, step=step, origin="extracted", text="A device.", confidence=0.5)
    answer = post(as_("editor"), "define", valve, text="Mine.", seen="")
    assert answer.status_code == 409
    assert "a run changed this definition meanwhile" in answer.content.decode()


@pytest.mark.parametrize("card", [{}, {"card": "1"}])
def test_a_decision_about_something_else_than_was_shown_is_not_taken(valve, as_, card):
    post(as_("owner"), "decide", valve, decision="exclude", seen="")
    answer = post(as_("editor"), "decide", valve, decision="accept", seen="", **card)
    assert answer.status_code == 409
    assert "Not saved: owner changed valve meanwhile, it is excluded now." in answer.content.decode()
    assert 'name="seen" value="excluded"' in answer.content.decode()
    assert fresh(valve).status == "excluded"
    post(as_("editor"), "decide", valve, decision="accept", seen="excluded")
    assert fresh(valve).status == "accepted"


def test_without_a_script_a_decision_that_is_not_taken_is_said_on_the_page(valve, as_):
    post(as_("owner"), "decide", valve, decision="exclude", seen="")
    editor = as_("editor")
    post(editor, "decide", valve, script=False, decision="accept", seen="")
    page = editor.get(reverse("web:terms", args=[valve.project_id])).content.decode()
    assert '<p class="message warning" role="status">Not saved: owner changed valve' in page


def test_the_same_decision_and_what_runs_proposed_meanwhile_are_no_conflict(valve, as_):
    post(as_("owner"), "decide", valve, decision="accept", seen="")
    assert post(as_("editor"), "decide", valve, decision="accept", seen="").status_code == 200
    other = make_term(valve.project, "pump", status=Status.CANDIDATE)
    Term.objects.filter(pk=other.pk).update(status=Status.ACCEPTED)
    assert post(as_("editor"), "decide", other, decision="exclude", seen="").status_code == 200


def test_a_category_is_compared_with_the_category_alone(valve, as_):
    post(as_("owner"), "decide", valve, decision="accept", seen="")
    assert post(as_("editor"), "decide", valve, category="title", seen="").status_code == 200
    answer = post(as_("owner"), "decide", valve, category="person", seen="")
    assert answer.status_code == 409
    assert fresh(valve).category == "title"
