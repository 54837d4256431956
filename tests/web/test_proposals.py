"""Readers propose definitions on the page of an entry, editors decide, and the readers are told."""

import pytest
from django.urls import reverse

from genglossary.actions import proposals, tokens
from genglossary.models import Change, Definition, Equivalent, Membership, Notice
from genglossary.models.definition import shown_of
from tests.factories import make_term


@pytest.fixture
def valve(project):
    return make_term(project, "valve", found=True)


def page_of(client, term):
    return client.get(reverse("web:entry", args=[term.project_id, term.pk])).content.decode()


def propose(client, term, text, **more):
    return client.post(reverse("web:propose", args=[term.project_id, term.pk]), {"text": text, **more}, follow=True)


def waiting(term):
    return [each.text for each in proposals.waiting_for(term)]


def decide(client, name, term):
    (proposal,) = proposals.waiting_for(term)
    return client.post(reverse(f"web:{name}", args=[term.project_id, proposal.pk]))


def test_a_proposal_of_a_reader_waits_under_their_name_and_stands_for_nothing(valve, as_):
    answer = propose(as_("reader"), valve, "A <i>device</i>.", source="ISO 1")
    assert answer.status_code == 200
    page = page_of(as_("editor"), valve)
    assert "proposed by reader" in page
    assert "A &lt;i&gt;device&lt;/i&gt;." in page
    assert "ISO 1" in page
    assert not shown_of([valve.pk]).exists()


def test_one_of_a_program_is_told_apart(valve, as_):
    proposals.propose(valve, "A device.", by=None)
    assert "proposed by a program of" in page_of(as_("editor"), valve)


@pytest.mark.parametrize(("name", "said"), [("accept_proposal", "accepted the def"), ("withdraw", "rejected the def")])
def test_who_proposed_is_told_how_it_ended(valve, as_, name, said):
    propose(as_("reader"), valve, "A device.")
    decide(as_("editor"), name, valve)
    start = as_("reader").get(reverse("web:start")).content.decode()
    assert said in start
    assert "A device." in start
    assert waiting(valve) == []
    assert [each.text for each in shown_of([valve.pk])] == (["A device."] if name == "accept_proposal" else [])


def test_taking_back_a_definition_that_was_no_proposal_tells_nobody(valve, as_):
    editor, owner = as_("editor"), as_("owner")
    editor.post(reverse("web:define", args=[valve.project_id, valve.pk]), {"text": "A device."})
    owner.post(reverse("web:withdraw", args=[valve.project_id, Definition.objects.get().pk]))
    assert "you proposed" not in editor.get(reverse("web:start")).content.decode()


def test_a_reader_takes_their_own_back_and_nobody_elses(valve, as_):
    propose(as_("reader"), valve, "A device.")
    assert decide(as_("editor"), "take_proposal_back", valve).status_code == 404
    assert waiting(valve) == ["A device."]
    assert decide(as_("reader"), "take_proposal_back", valve).status_code == 302
    assert waiting(valve) == []


@pytest.mark.parametrize("text", ["", "x" * 2001, "The same."])
def test_what_is_refused_comes_back_as_it_was_typed(valve, as_, text):
    proposals.propose(valve, "The same.", by=None)
    answer = propose(as_("reader"), valve, text, source="ISO 1")
    assert answer.status_code == 422
    assert 'value="ISO 1"' in answer.content.decode()
    assert f"{text}</textarea>" in answer.content.decode()
    assert waiting(valve) == ["The same."]


def test_editors_write_at_once_and_are_offered_no_proposal(valve, as_):
    assert reverse("web:propose", args=[valve.project_id, valve.pk]) not in page_of(as_("editor"), valve)


def test_the_review_queue_has_terms_with_proposals_and_decides_about_them(valve, as_):
    make_term(valve.project, "pump", found=True)
    propose(as_("reader"), valve, "A device.")
    editor = as_("editor")
    queue = reverse("web:review", args=[valve.project_id]) + "?queue=proposals&order=text"
    page = editor.get(queue)
    assert page.context["card"].term.text == "valve"
    card = reverse("web:review_term", args=[valve.project_id, valve.pk]) + "?queue=proposals&amp;order=text"
    assert f'name="next" value="{card}"' in page.content.decode()
    decide(editor, "accept_proposal", valve)
    assert editor.get(queue).context["card"] is None


def test_a_reader_proposes_by_the_api_as_on_the_page(valve, as_):
    reader = Membership.objects.get(project=valve.project_id, user__username="reader").user
    _, secret = tokens.make(reader, "test", scopes=["write"], days=1)
    address = f"/api/v1/projects/{valve.project_id}"
    headers = {"Authorization": f"Bearer {secret}"}
    body = {"data": {"text": "A device."}, "content_type": "application/json", "headers": headers}
    made = as_("").post(f"{address}/terms/{valve.pk}/proposals", **body)
    assert made.status_code == 201
    gone = as_("").delete(f"{address}/proposals/{made.json()['id']}", headers=headers)
    assert gone.status_code == 204
    assert waiting(valve) == []


def propose_translation(client, term, text="Ventil", **more):
    url = reverse("web:propose_equivalent", args=[term.project_id, term.pk])
    return client.post(url, {"language": "de", "text": text, **more}, follow=True)


def decide_translation(client, do):
    row = Equivalent.objects.get()
    return client.post(reverse("web:equivalent", args=[row.term.project_id, row.pk]), {"do": do})


def test_a_reader_proposes_a_translation_with_a_remark_which_waits(valve, as_):
    answer = propose_translation(as_("reader"), valve, notes="As on the <i>plate</i>.")
    assert answer.status_code == 200
    row = Equivalent.objects.get()
    assert (row.text, row.status, row.origin) == ("Ventil", "proposed", "person")
    assert "As on the &lt;i&gt;plate&lt;/i&gt;." in page_of(as_("editor"), valve)
    assert Change.objects.get(model="equivalent").action == "propose"
    queue = reverse("web:review", args=[valve.project_id]) + "?queue=proposals"
    card = as_("editor").get(queue).content.decode()
    assert 'class="spelling" lang="de">Ventil</span>' in card
    assert "As on the &lt;i&gt;plate&lt;/i&gt;." in card


@pytest.mark.parametrize(
    ("do", "status", "said"),
    [("accept", "accepted", "accepted the term"), ("reject", "rejected", "rejected the term")],
)
def test_who_proposed_a_translation_is_told_how_it_ended(valve, as_, do, status, said):
    propose_translation(as_("reader"), valve)
    decide_translation(as_("editor"), do)
    assert Equivalent.objects.get().status == status
    page = as_("reader").get(reverse("web:notices")).content.decode()
    assert f"{said} of another language that you proposed" in page
    assert "valve" in page
    assert Notice.objects.count() == 1
    card = as_("editor").get(reverse("web:review", args=[valve.project_id]) + "?queue=proposals").content.decode()
    assert "Nothing waits in this queue." in card


def test_a_proposed_translation_is_taken_back_by_whoever_made_it_alone(valve, as_):
    propose_translation(as_("reader"), valve)
    url = reverse("web:take_equivalent_back", args=[valve.project_id, Equivalent.objects.get().pk])
    assert url in page_of(as_("reader"), valve)
    assert as_("owner").post(url).status_code == 404
    assert as_("reader").post(url).status_code == 302
    assert not Equivalent.objects.exists()
    assert not Notice.objects.exists()


def test_a_refused_translation_comes_back_as_it_was_typed(valve, as_):
    refused = propose_translation(as_("reader"), valve, text="Ventil", language="not a tag")
    assert refused.status_code == 422
    assert 'value="Ventil"' in refused.content.decode()
    assert "is no language tag" in refused.content.decode()
    propose_translation(as_("reader"), valve)
    assert "is an equivalent of this entry already" in propose_translation(as_("reader"), valve).content.decode()


def test_many_proposed_translations_bury_nobody(valve, as_):
    for number in range(proposals.MOST_WAITING):
        propose_translation(as_("reader"), valve, f"Ventil {number}")
    assert "people look at them first" in propose_translation(as_("reader"), valve, "Hahn").content.decode()
