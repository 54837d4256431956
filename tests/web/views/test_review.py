"""The review queue as plain forms: cards in order, decisions, and what comes next."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from genglossary.actions import definitions, terms
from genglossary.models import Assignment, Change, Definition, Evidence, Issue, IssueKind, RunStatus, Status, Term
from genglossary.web.review_keys import USUAL
from tests.factories import make_document, make_run, make_step, make_term


@pytest.fixture
def found(project) -> dict[str, Term]:
    """Three terms of a run: one that it doubts, one without a definition, one that it is sure of."""
    version = make_document(project, "notes.md", "A **lever** is a bar.\n\nThe valve sticks.").current
    assert version
    run = make_run(project, RunStatus.COMPLETED)
    define, review = make_step(run, "define"), make_step(run, "review")
    values: dict[str, Any] = {"found": True, "language": "en"}
    made = {
        "wheel": make_term(project, "wheel", status=Status.CANDIDATE, score=1, **values),
        "valve": make_term(project, "valve", score=2, **values),
        "lever": make_term(project, "lever", score=3, **values),
    }
    said = Definition.objects.create(term=made["lever"], step=define, origin="extracted", text="A bar.", confidence=0.9)
    Evidence.objects.create(definition=said, version=version, start=0, end=21)
    Issue.objects.create(step=review, term=made["valve"], kind=IssueKind.NO_DEFINITION, evidence=[[version.pk, 23, 40]])
    return made


def at(name: str, project, *args: int) -> str:
    return reverse(f"web:{name}", args=[project.pk, *args])


def card(answer) -> str:
    return answer.context["card"].term.text


def decide(client, project, term: Term, **data: object):
    return client.post(at("review_term", project, term.pk), data, follow=True)


def test_the_most_uncertain_comes_first_and_a_decision_goes_on(project, found, as_):
    editor = as_("editor")
    assert card(editor.get(at("review", project))) == "wheel"
    assert card(decide(editor, project, found["wheel"], do="exclude", seen="")) == "valve"
    answer = decide(editor, project, found["valve"], do="require", seen="")
    assert card(answer) == "lever"
    assert answer.context["progress"] == (3, 2, 2)
    last = decide(editor, project, found["lever"], do="accept", seen="")
    assert last.context["card"] is None
    assert "Nothing waits in this queue." in last.content.decode()


def test_a_passage_is_shown_in_its_document_without_markup_and_becomes_the_definition(project, found, as_):
    editor = as_("editor")
    page = editor.get(at("review_term", project, found["lever"].pk))
    (passage,) = page.context["card"].passages
    assert (passage.text, passage.document) == ("A lever is a bar.", "notes.md")
    assert "<mark>" in page.content.decode()
    data = {"do": "take", "take": passage.name, "defined": page.context["card"].defined}
    decide(editor, project, found["lever"], **data)
    written = found["lever"].definitions.get(step=None)
    assert written.text == "A lever is a bar."
    assert written.evidence.get().end == 21


def test_what_somebody_else_decided_meanwhile_is_not_overwritten(project, found, as_):
    terms.exclude(Term.objects.filter(pk=found["wheel"].pk), by=None)
    answer = decide(as_("editor"), project, found["wheel"], do="accept", seen="")
    assert answer.status_code == 409
    assert "changed wheel meanwhile" in answer.content.decode()
    found["wheel"].refresh_from_db()
    assert found["wheel"].status == Status.EXCLUDED


def test_a_definition_of_somebody_else_is_not_overwritten_and_the_typed_one_stays(project, found, as_):
    definitions.write(found["lever"], "A rod.", by=None)
    answer = decide(as_("editor"), project, found["lever"], do="define", text="My bar.", defined="")
    assert answer.status_code == 409
    assert "My bar.</textarea>" in answer.content.decode()


def test_undo_shows_the_card_again_one_decision_after_the_other(project, found, as_):
    editor = as_("editor")
    for name in ("wheel", "valve"):
        decide(editor, project, found[name], do="accept", seen="")
    for name in ("valve", "wheel"):
        assert card(editor.post(at("review_undo", project), follow=True)) == name
    assert not Term.objects.filter(project=project, status_by_person=True).exists()
    assert "There is nothing to undo." in editor.post(at("review_undo", project), follow=True).content.decode()


def test_undo_takes_back_an_assignment_before_the_decision_before_it(project, found, as_):
    editor = as_("editor")
    decide(editor, project, found["wheel"], do="accept", seen="")
    editor.post(reverse("web:assign", args=[project.pk, found["valve"].pk]), {"to": "editor"})
    assert Assignment.objects.get().term == found["valve"]
    assert card(editor.post(at("review_undo", project), follow=True)) == "valve"
    assert not Assignment.objects.exists()
    assert Term.objects.get(pk=found["wheel"].pk).status_by_person


def test_skipped_cards_come_back_when_they_are_asked_for(project, found, as_):
    editor = as_("editor")
    for name in ("wheel", "valve", "lever"):
        answer = decide(editor, project, found[name], do="skip")
    assert answer.context["card"] is None
    assert card(editor.post(at("review_back", project), follow=True)) == "lever"
    assert card(editor.post(at("review_back", project), {"again": 1}, follow=True)) == "wheel"


def test_merging_finds_the_term_by_what_was_typed(project, found, as_):
    editor = as_("editor")
    page = editor.get(at("review_find", project, found["wheel"].pk), {"into": "lev"})
    assert "lever" in page.content.decode()
    decide(editor, project, found["wheel"], do="merge", into="lev")
    found["wheel"].refresh_from_db()
    assert found["wheel"].preferred == found["lever"]
    answer = decide(editor, project, found["valve"], do="merge", into="nothing such")
    assert answer.status_code == 409
    assert "no term “nothing such”" in answer.content.decode()


def test_a_note_is_kept_and_issues_are_fine(project, found, as_):
    editor = as_("editor")
    decide(editor, project, found["wheel"], do="note", notes="Ask.", noted="")
    found["wheel"].refresh_from_db()
    assert found["wheel"].notes == "Ask."
    decide(editor, project, found["valve"], do="fine", issue=Issue.objects.get().pk)
    assert Issue.objects.get().dismissed_at


def test_the_same_for_all_that_end_alike_is_one_batch_and_spares_what_others_decided(project, found, as_):
    three = [make_term(project, f"{name} gear", found=True) for name in ("worm", "spur", "main")]
    terms.exclude(Term.objects.filter(pk=three[2].pk), by=None)
    before = Change.objects.count()
    decide(as_("editor"), project, three[0], do="accept_all", also=[each.pk for each in three[1:]])
    assert Change.objects.count() == before + 2
    assert len({each.batch for each in Change.objects.all()[:2]}) == 1
    three[2].refresh_from_db()
    assert three[2].status == Status.EXCLUDED


@pytest.mark.parametrize(
    ("queue", "names"),
    [
        ("issues", {"valve"}),
        ("undefined", {"valve"}),
        ("changed", {"lever"}),
        ("excluded", set()),
        ("nonsense", {"wheel", "valve"}),
    ],
)
def test_queues_have_what_they_say(project, found, as_, queue, names):
    terms.accept(Term.objects.filter(pk=found["lever"].pk), by=None)
    step = make_step(make_run(project, RunStatus.COMPLETED), "refine")
    Definition.objects.create(term=found["lever"], step=step, origin="extracted", level="refined", text="A rigid bar.")
    page = as_("editor").get(at("review", project), {"queue": queue})
    assert {each.text for each in page.context["queue"].terms(project)} == names
    counted = {name: count for name, _, count in page.context["queues"]}
    assert counted[page.context["queue"].name] == len(names)


def test_what_is_no_decision_changes_nothing(project, found, as_):
    before = Change.objects.count()
    for data in ({}, {"do": "nonsense"}, {"category": "nonsense"}, {"do": "take", "take": "9-0-1"}, {"do": "take"}):
        assert decide(as_("editor"), project, found["wheel"], **{"defined": "", **data}).status_code == 409
    assert Change.objects.count() == before


def test_keys_are_chosen_and_each_is_there_once(as_):
    client, here = as_("editor"), reverse("web:keys")
    form = client.get(here).context["form"]
    keys = {name: form.initial[name] for name in form.fields if name != "keys_off"}
    assert client.post(here, {**keys, "accept": "x"}).status_code == 422
    assert client.post(here, {**keys, "accept": "?"}).status_code == 422
    assert client.post(here, {**keys, "accept": "g"}).status_code == 302
    assert client.get(here).context["form"].initial["accept"] == "g"
    client.post(here, {"usual": 1})
    assert client.get(here).context["form"].initial["accept"] == "a"


def test_a_card_needs_a_small_number_of_queries_however_much_there_is(project, as_):
    editor, counts = as_("editor"), []
    editor.get(reverse("web:overview", args=[project.pk]))
    for number in (3, 40):
        for at in range(number):
            term = make_term(project, f"t{number}-{at}", status=Status.CANDIDATE)
            terms.annotate(term, notes="Look.", by=None)
        editor.get(reverse("web:overview", args=[project.pk]))
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(reverse("web:review", args=[project.pk]), headers={"HX-Request": "true"}).context["card"]
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 35


def test_who_switches_keys_off_has_no_key_that_leads_to_the_search(project, as_):
    editor, url = as_("editor"), reverse("web:glossary", args=[project.pk])
    assert 'aria-keyshortcuts="/"' in editor.get(url).text and 'data-keys="off"' not in editor.get(url).text
    editor.post(reverse("web:keys"), {**USUAL, "keys_off": "on"})
    page = editor.get(url).text
    assert 'aria-keyshortcuts="/"' not in page and 'data-keys="off"' in page
