"""What changed since somebody looked, on their pages: marked, counted, filtered, and seen."""

import pytest
from django.urls import reverse

from genglossary.actions import comments, definitions
from genglossary.actions import terms as actions
from genglossary.models import Status, Term
from tests.factories import make_term


@pytest.fixture
def valve(project) -> Term:
    for name in ("pump", "gauge"):
        make_term(project, name, found=True)
    return make_term(project, "valve", found=True, status=Status.ACCEPTED, status_by_person=True)


@pytest.fixture
def look(project, as_):
    """A page as that member sees it."""

    def look(who: str, page: str, *ids: int, query: str = ""):
        return as_(who).get(reverse(f"web:{page}", args=[project.pk, *ids]) + query)

    return look


@pytest.fixture
def changed(valve, look, django_user_model) -> Term:
    """The editor was here, and then the owner defined the valve."""
    for who in ("editor", "reader", "owner"):
        look(who, "overview")
    definitions.write(valve, "A device.", by=django_user_model.objects.get(username="owner"))
    return valve


MARK = '<span\n  class="badge changed">changed</span>'


def test_the_overview_says_how_many_and_leads_to_them(changed, look):
    page = look("editor", "overview").content.decode()
    assert "1 entry changed since you looked (<time" in page
    there = reverse("web:terms", args=[changed.project_id]) + "?status=unseen"
    assert f'href="{there}"' in page
    found = look("editor", "terms", query="?status=unseen")
    assert [term.text for term in found.context["terms"]] == ["valve"]
    assert "entry changed" not in look("owner", "overview").content.decode()


def test_the_entry_is_marked_in_the_list_and_in_the_glossary_and_can_be_shown_alone(changed, look):
    for page in ("terms", "glossary"):
        assert look("editor", page).content.decode().count(MARK) == 1
        assert MARK not in look("owner", page).content.decode()
    actions.exclude(Term.objects.filter(text="gauge"), by=None)
    alone = look("reader", "glossary", query="?entries=unseen")
    assert "1 entry changed" in alone.content.decode()
    assert "2 entries changed" in look("reader", "overview").content.decode()
    assert [entry.term.text for entry in alone.context["entries"]] == ["valve"]
    printed = look("reader", "glossary", query="?print=1").content.decode()
    assert "entry changed" not in printed


def test_the_entry_says_once_who_did_what(changed, look, django_user_model):
    comments.comment(changed, "Really?", by=django_user_model.objects.get(username="reader"))
    page = look("editor", "entry", changed.pk).content.decode()
    assert "<strong\n  >Changed since you looked</strong>:\ncomment" in page
    told = " ".join(page.split())
    assert 'comment <span class="person">(reader)</span>, define <span class="person">(owner)</span>' in told
    assert "Changed since you looked" not in look("editor", "entry", changed.pk).content.decode()
    assert MARK not in look("editor", "terms").content.decode()


def test_the_queue_has_it_until_it_is_decided(changed, look, as_, project):
    card = look("editor", "review", query="?queue=unseen").content.decode()
    assert '<span class="badge changed">changed since you looked</span>' in card
    assert 'aria-current="true">Changed since you looked <span class="count">1<' in card
    there = reverse("web:review_term", args=[project.pk, changed.pk]) + "?queue=unseen"
    as_("editor").post(there, {"do": "accept", "seen": "accepted"})
    assert "Nothing waits in this queue." in look("editor", "review", query="?queue=unseen").content.decode()


def test_a_decision_in_the_list_is_a_look(changed, look, as_, project):
    look("editor", "terms")
    as_("editor").post(
        reverse("web:decide", args=[project.pk, changed.pk]), {"decision": "require", "seen": "accepted"}
    )
    assert MARK not in look("editor", "terms").content.decode()


def test_seen_all_ends_the_marks_of_what_the_page_told(changed, look, as_, project, django_user_model):
    upto = look("editor", "overview").context["looked"].now.isoformat()
    pump = Term.objects.filter(text="pump")
    actions.require(pump, by=django_user_model.objects.get(username="owner"))
    look("editor", "overview")
    url = reverse("web:seen_all", args=[project.pk])
    answer = as_("editor").post(url, {"upto": upto, "next": reverse("web:terms", args=[project.pk])})
    assert answer["Location"] == reverse("web:terms", args=[project.pk])
    found = look("editor", "terms", query="?status=unseen")
    assert [term.text for term in found.context["terms"]] == ["pump"]


@pytest.mark.parametrize("upto", ["", "tomorrow", "2026-01-01", "2026-13-01T00:00:00+00:00", "2026-01-01T00:00:00"])
def test_seen_all_without_a_moment_changes_nothing(changed, look, as_, project, upto):
    look("editor", "overview")
    assert as_("editor").post(reverse("web:seen_all", args=[project.pk]), {"upto": upto}).status_code == 302
    assert "1 entry changed" in look("editor", "overview").content.decode()


def test_it_is_said_in_japanese(changed, look, as_):
    there = reverse("web:overview", args=[changed.project_id])
    page = as_("editor").get(there, headers={"Accept-Language": "ja"})
    assert "前回の確認（" in page.content.decode()
