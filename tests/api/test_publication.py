"""Public glossaries and proposals over the API."""

import pytest

from genglossary.models import PublicGlossary
from tests.factories import make_project, make_term


def test_the_owner_shows_the_glossary_and_takes_it_back(project, as_, client):
    program, path = as_("owner"), f"/projects/{project.pk}/publication"
    assert program.get(path).json() == {
        "enabled": False, "slug": "", "statuses": ["accepted"], "passages": False, "indexed": False
    }  # fmt: skip
    assert program.put(path, {"enabled": True, "slug": "boilers", "passages": True}).json()["passages"] is True
    assert client.get("/g/boilers/").status_code == 200
    assert program.put(path, {"enabled": False, "slug": "boilers"}).json()["passages"] is False
    assert client.get("/g/boilers/").status_code == 404


@pytest.mark.parametrize("slug", ["", "ab", "Boilers", "taken"])
def test_an_address_that_cannot_be_is_refused(project, as_, slug):
    PublicGlossary.objects.create(project=make_project(), slug="taken")
    answer = as_("owner").put(f"/projects/{project.pk}/publication", {"enabled": True, "slug": slug})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "body.slug")
    assert not PublicGlossary.objects.filter(project=project).exists()


def test_a_proposal_waits_until_a_person_accepts_it(project, as_):
    term, program = make_term(project, "valve"), as_("editor")
    path = f"/projects/{project.pk}"
    sent = program.post(f"{path}/terms/{term.pk}/proposals", {"text": "What opens.", "source": "ISO 1"})
    assert sent.status_code == 201
    assert program.get(f"{path}/terms/{term.pk}").json()["definition"] is None
    assert program.get(f"{path}/terms/{term.pk}/definitions").json() == []
    (waiting,) = program.get(f"{path}/proposals").json()["items"]
    assert waiting == sent.json()
    accepted = program.post(f"{path}/definitions/{waiting['id']}/accept")
    assert accepted.json()["definition"]["text"] == "What opens."
    assert program.post(f"{path}/definitions/{waiting['id']}/accept").status_code == 409
    assert program.get(f"{path}/proposals").json()["items"] == []


def test_the_same_proposal_twice_is_refused(project, as_):
    term, program = make_term(project, "valve"), as_("editor")
    path = f"/projects/{project.pk}/terms/{term.pk}/proposals"
    assert program.post(path, {"text": "What opens."}).status_code == 201
    assert program.post(path, {"text": "What opens."}).status_code == 409


def test_only_proposals_are_accepted(project, as_):
    term, program = make_term(project, "valve"), as_("editor")
    written = program.post(f"/projects/{project.pk}/terms/{term.pk}/definitions", {"text": "A."}).json()["definition"]
    assert program.post(f"/projects/{project.pk}/definitions/{written['id']}/accept").status_code == 404
