"""The pages that everybody may read: what is there, what is not, and how long."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from genglossary.actions import publishing
from genglossary.models import Change, FormerAddress, Term
from tests.factories import make_document, make_project, make_term

PAGES = ("", "terms.json", "embed.js", "boiler/", "oembed.json?url=http://testserver/g/boilers/boiler/")
EACH = pytest.mark.parametrize("page", PAGES)


def decide(project, owner, **said):
    publishing.publish(project, by=owner, **{"enabled": True, "slug": "boilers", **said})


@EACH
def test_everybody_reads_it_and_no_cookie_is_set(visitor, project, page):
    answer = visitor.get(f"/g/boilers/{page}")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Cache-Control"] == "public, max-age=60"
    assert answer["X-Robots-Tag"] == "noindex"


@EACH
def test_a_cookie_of_somebody_makes_no_difference(project, owner, page):
    client = Client()
    client.cookies["sessionid"] = "of nobody"
    answer = client.get(f"/g/boilers/{page}")
    assert answer.status_code == 200
    assert not answer.cookies


@EACH
def test_what_is_switched_off_is_told_as_what_never_was(visitor, project, owner, page):
    decide(project, owner, enabled=False)
    answer, never = visitor.get(f"/g/boilers/{page}"), visitor.get(f"/g/nothing/{page}")
    assert answer.status_code == never.status_code == 404
    assert answer.content == never.content
    assert answer["Cache-Control"] == "no-store"


@EACH
def test_nothing_can_be_sent_there(visitor, project, page):
    assert visitor.post(f"/g/boilers/{page}").status_code == 405


@EACH
def test_the_same_again_is_not_sent_again(visitor, project, page):
    tag = visitor.get(f"/g/boilers/{page}")["ETag"]
    assert visitor.get(f"/g/boilers/{page}", headers={"If-None-Match": tag}).status_code == 304


def test_no_project_is_public_by_itself(visitor, db):
    make_project("Secret")
    assert visitor.get("/g/secret/").status_code == 404


def test_only_accepted_terms_and_no_notes_are_shown(visitor, project, owner):
    for page in ("", "boiler/", "terms.json"):
        text = visitor.get(f"/g/boilers/{page}").content.decode()
        assert "boiler" in text
        assert "guess" not in text and "internal remark" not in text
    assert visitor.get("/g/boilers/guess/").status_code == 404
    decide(project, owner, statuses=["accepted", "candidate"])
    assert "guess" in visitor.get("/g/boilers/").content.decode()


def test_markup_of_a_definition_stays_text(visitor, project):
    page = visitor.get("/g/boilers/boiler/").content.decode()
    assert "<b>that" not in page
    assert "&lt;b&gt;that" in page


def test_what_was_merged_leads_to_its_entry(visitor, project):
    answer = visitor.get("/g/boilers/kettle/")
    assert answer.status_code == 302
    assert answer["Location"] == "/g/boilers/boiler/"


def test_search_and_letters_need_no_script(visitor, project):
    found = visitor.get("/g/boilers/", {"q": "kettle"}).content.decode()
    assert 'id="boiler"' in found and "蒸気釜" not in found
    page = visitor.get("/g/boilers/", {"letter": "さ"}).content.decode()
    assert "蒸気釜" in page and 'id="boiler"' not in page


def test_the_address_before_is_dead_and_nobody_elses(visitor, project, owner):
    decide(project, owner, slug="kettles")
    assert visitor.get("/g/boilers/").status_code == 404
    assert visitor.get("/g/kettles/").status_code == 200
    with pytest.raises(publishing.AddressTaken):
        publishing.publish(make_project(), enabled=True, slug="boilers")
    decide(project, owner)
    assert set(FormerAddress.objects.values_list("slug", flat=True)) == {"kettles"}
    assert Change.objects.filter(project=project, action="publish").count() == 3


def test_passages_are_shown_only_when_the_owner_says_so(visitor, project, owner, quoted):
    for page in ("", "valve/", "terms.json"):
        assert "plant.md" not in visitor.get(f"/g/boilers/{page}").content.decode()
    decide(project, owner, passages=True)
    assert "plant.md" in visitor.get("/g/boilers/valve/").content.decode()


def test_a_longer_glossary_asks_the_database_no_more_often(visitor, project, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        visitor.get("/g/boilers/")
    for number in range(30):
        make_term(project, f"part {number}", status_by_person=True)
    with django_assert_num_queries(len(few)):
        assert "part 29" in visitor.get("/g/boilers/").content.decode()


def test_a_quotation_of_a_removed_document_is_gone(visitor, project, owner, quoted):
    assert "opens and closes" in visitor.get("/g/boilers/valve/").content.decode()
    quoted.remove(owner)
    for page in ("", "valve/", "terms.json"):
        assert "opens and closes" not in visitor.get(f"/g/boilers/{page}").content.decode()


@pytest.fixture
def quoted(project):
    """An entry whose definition a run quoted from a document."""
    from genglossary.actions import documents
    from genglossary.models import Definition, Evidence
    from tests.factories import make_run, make_step

    text = "A valve opens and closes a pipe."
    document = make_document(project, "plant.md", text)
    valve = make_term(project, "valve", found=True)
    step = make_step(make_run(project), "define")
    found = Definition.objects.create(term=valve, step=step, origin="extracted", text=text)
    Evidence.objects.create(definition=found, version=document.current, start=0, end=len(text))

    class Quoted:
        def remove(self, by):
            documents.remove(project, [document.name], by=by)

    return Quoted()


def test_too_many_requests_wait(visitor, project, settings):
    settings.PUBLIC_REQUESTS = 2
    answers = [visitor.get("/g/boilers/") for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert int(answers[2]["Retry-After"]) > 0


def test_the_terms_are_there_for_scripts_of_any_site(visitor, project):
    answer = visitor.get("/g/boilers/terms.json", headers={"Accept-Encoding": "gzip"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    told = json.loads(visitor.get("/g/boilers/terms.json").content)
    boiler = next(each for each in told["terms"] if each["term"] == "boiler")
    assert boiler["spellings"] == ["boiler", "kettle"]
    assert boiler["slug"] == Term.objects.get(text="boiler").slug


def test_other_addresses_get_no_such_header(visitor, project):
    assert "Access-Control-Allow-Origin" not in visitor.get("/g/boilers/")


def test_oembed_tells_an_entry_as_harmless_markup(visitor, project):
    told = visitor.get(
        "/g/boilers/oembed.json", {"url": "http://testserver/g/boilers/boiler/", "maxwidth": "300"}
    ).json()
    assert (told["type"], told["version"], told["title"], told["width"]) == ("rich", "1.0", "boiler", 300)
    assert "<b>" not in told["html"] and "&lt;b&gt;" in told["html"]


@pytest.mark.parametrize("url", ["", "http://testserver/g/other/boiler/", "http://evil/g/boilers/boiler/", "http://["])
def test_oembed_knows_no_other_addresses(visitor, project, url):
    assert visitor.get("/g/boilers/oembed.json", {"url": url}).status_code == 404


def test_the_entry_names_its_oembed_and_its_one_address(visitor, project):
    page = visitor.get("/g/boilers/boiler/").content.decode()
    assert 'type="application/json+oembed"' in page
    assert '<link rel="canonical" href="http://testserver/g/boilers/boiler/">' in page


def test_the_script_is_small(visitor, project):
    assert len(visitor.get("/g/boilers/embed.js").content) <= 10_240
