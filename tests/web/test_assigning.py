"""Assigning terms on the pages: one, the ticked ones, all that match; finding one's own."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from genglossary.actions import assigning
from genglossary.models import Assignment, Status, Term
from tests.factories import make_term


@pytest.fixture
def several(project):
    return [make_term(project, text, status=Status.CANDIDATE, found=True) for text in ("valve", "pump", "gauge")]


def names() -> set[str]:
    return set(Assignment.objects.values_list("term__text", flat=True))


def table(client, project, query=""):
    page = client.get(reverse("web:terms", args=[project.pk]) + query)
    return [term.text for term in page.context["terms"]], page.content.decode()


def bulk(client, project, query="", **data):
    return client.post(reverse("web:bulk", args=[project.pk]) + query, {"do": "assign", **data}, follow=True)


def test_ticked_terms_are_assigned_shown_found_and_taken_back(project, several, as_):
    owner = as_("owner")
    bulk(owner, project, which="ticked", term=[several[0].pk, several[1].pk], to="editor")
    assert names() == {"valve", "pump"}
    found, page = table(owner, project, "?assigned=editor")
    assert set(found) == {"valve", "pump"}
    assert page.count("assigned to editor") == 2
    assert table(owner, project, "?assigned=*")[0] == ["gauge"]
    assert table(owner, project, "?assigned=owner")[0] == []
    batch = owner.get(reverse("web:terms", args=[project.pk])).context["last"].done.batch
    owner.post(reverse("web:undo", args=[project.pk]), {"batch": batch})
    assert names() == set()


def test_all_that_match_are_asked_for_first(project, several, as_):
    owner = as_("owner")
    asked = bulk(owner, project, "?q=valve", which="matching", to="editor")
    assert "it is assigned to editor" in asked.content.decode()
    assert names() == set()
    bulk(owner, project, "?q=valve", which="matching", to="editor", sure="1")
    assert names() == {"valve"}
    bulk(owner, project, which="matching", to="", sure="3")
    assert names() == set()


def test_who_is_no_member_is_refused_with_the_reason(project, several, as_):
    answer = bulk(as_("owner"), project, which="ticked", term=[several[0].pk], to="stranger")
    assert answer.status_code == 422
    assert "stranger is no member of this project." in answer.content.decode()
    assert names() == set()


def test_one_term_is_assigned_on_its_page_and_on_its_card(project, several, as_):
    editor, valve = as_("editor"), several[0]
    url = reverse("web:assign", args=[project.pk, valve.pk])
    for page in ("entry", "review_term"):
        shown = editor.get(reverse(f"web:{page}", args=[project.pk, valve.pk])).content.decode()
        assert f'action="{url}"' in shown
    card = reverse("web:review_term", args=[project.pk, valve.pk])
    answer = editor.post(url, {"to": "editor", "next": card}, follow=True)
    assert "valve is assigned to editor." in answer.content.decode()
    assert '<option value="editor" selected>' in answer.content.decode()
    assert "stranger is no member" in editor.post(url, {"to": "stranger"}, follow=True).content.decode()
    assert names() == {"valve"}


def test_the_queue_of_my_own_terms_has_those_that_nobody_decided(project, several, as_):
    rows = Term.objects.filter(project=project).exclude(text="gauge")
    assigning.assign(rows, User.objects.get(username="editor"), by=None)
    rows.filter(text="pump").update(status_by_person=True)
    queue = reverse("web:review", args=[project.pk]) + "?queue=assigned"
    assert as_("editor").get(queue).context["card"].term.text == "valve"
    assert as_("owner").get(queue).context["card"] is None


def test_a_reader_sees_who_looks_after_a_term_and_no_form(project, several, as_):
    assigning.assign(Term.objects.filter(pk=several[0].pk), User.objects.get(username="editor"), by=None)
    page = as_("reader").get(reverse("web:entry", args=[project.pk, several[0].pk])).content.decode()
    assert "assigned to editor" in page
    assert "/assign/" not in page


def test_the_history_names_who_got_a_term(project, several, as_):
    bulk(as_("owner"), project, which="ticked", term=[several[0].pk], to="editor")
    page = as_("reader").get(reverse("web:history", args=[project.pk]) + "?kind=assignment").content.decode()
    assert "assigned to" in page
    assert "editor" in page
    assert "valve" in page
