"""The page where owners show the glossary to everybody, and proposals on the page of an entry."""

import pytest
from django.urls import reverse

from genglossary.actions import proposals, publishing
from genglossary.models import PublicGlossary
from genglossary.models.definition import shown_of
from tests.factories import make_project, make_term


@pytest.fixture
def page(project) -> str:
    return reverse("web:publish", args=[project.pk])


SAID = {"enabled": "on", "slug": "boilers", "statuses": ["accepted"]}


def test_nothing_is_public_before_the_owner_says_so(project, as_, page):
    owner = as_("owner")
    assert "Nobody but members" in owner.get(reverse("web:settings", args=[project.pk])).content.decode()
    assert "embed.js" not in owner.get(page).content.decode()
    assert not PublicGlossary.objects.exists()


def test_the_owner_shows_it_and_finds_the_line_for_other_pages(project, as_, page):
    owner = as_("owner")
    answer = owner.post(page, SAID, follow=True).content.decode()
    line = "&lt;script src=&quot;http://testserver/g/boilers/embed.js&quot; defer&gt;&lt;/script&gt;"
    assert line in answer
    assert line in owner.get(reverse("web:settings", args=[project.pk])).content.decode()
    assert as_("").get("/g/boilers/").status_code == 200


def test_the_owner_takes_it_back_at_once(project, as_, page):
    owner = as_("owner")
    owner.post(page, SAID)
    owner.post(page, {**SAID, "enabled": ""})
    assert as_("").get("/g/boilers/").status_code == 404


@pytest.mark.parametrize("slug", ["", "ab", "Boilers", "a--b", "-ab", "a b c", "ボイラー", "x" * 61])
def test_an_address_that_cannot_be_is_refused_with_a_sentence(as_, page, slug):
    answer = as_("owner").post(page, {**SAID, "slug": slug})
    assert answer.status_code == 422
    assert answer.context["form"].errors["slug"]
    assert not PublicGlossary.objects.exists()


def test_the_address_of_another_glossary_is_refused(as_, page):
    publishing.publish(make_project("Secret"), enabled=False, slug="boilers")
    answer = as_("owner").post(page, SAID)
    assert answer.status_code == 422
    assert "choose another one" in answer.content.decode()
    assert "Secret" not in answer.content.decode()


def test_at_least_one_status_is_shown(as_, page):
    assert as_("owner").post(page, {**SAID, "statuses": []}).status_code == 422


def test_history_tells_that_it_was_shown(project, as_, page):
    as_("owner").post(page, SAID)
    told = as_("owner").get(reverse("web:history", args=[project.pk])).content.decode()
    assert "publish" in told
    assert "boilers" in told


def test_an_editor_accepts_a_proposal_on_the_page_of_the_entry(project, as_):
    term, editor = make_term(project, "valve"), as_("editor")
    proposal = proposals.propose(term, "What <i>opens</i>.", by=None)
    entry = reverse("web:entry", args=[project.pk, term.pk])
    shown = editor.get(entry).content.decode()
    assert "What &lt;i&gt;opens&lt;/i&gt;." in shown
    assert "Accept this definition" in shown
    editor.post(reverse("web:accept_proposal", args=[project.pk, proposal.pk]))
    found = shown_of([term.pk]).get()
    assert (found.text, found.author and found.author.username) == ("What <i>opens</i>.", "editor")
    assert "Accept this definition" not in editor.get(entry).content.decode()


def test_who_accepts_second_is_told_so(project, as_):
    proposal = proposals.propose(make_term(project, "valve"), "What opens.", by=None)
    where = reverse("web:accept_proposal", args=[project.pk, proposal.pk])
    as_("editor").post(where)
    assert "Somebody decided about it already." in as_("owner").post(where, follow=True).content.decode()


def test_an_editor_rejects_a_proposal(project, as_):
    term = make_term(project, "valve")
    proposal = proposals.propose(term, "What opens.", by=None)
    as_("editor").post(reverse("web:withdraw", args=[project.pk, proposal.pk]))
    assert not proposals.waiting_for(term)
    assert not shown_of([term.pk])


def test_a_reader_sees_proposals_and_cannot_decide(project, as_):
    term = make_term(project, "valve")
    proposals.propose(term, "What opens.", by=None)
    shown = as_("reader").get(reverse("web:entry", args=[project.pk, term.pk])).content.decode()
    assert "What opens." in shown
    assert "Accept this definition" not in shown
