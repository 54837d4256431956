"""What is refused is said in words of ours, as a page with a way back or as a sentence for a script."""

import logging
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.exceptions import RequestDataTooBig
from django.test import Client, RequestFactory
from django.urls import reverse

from genglossary.web import refusals
from tests.factories import make_term

HTMX = {"HX-Request": "true"}
OURS = "http://testserver"


def url(name: str, project: Any, *rest: object) -> str:
    return reverse(f"web:{name}", args=[project.pk, *rest])


@pytest.fixture
def strict(project: Any) -> Client:
    """The editor's browser, with a form from before they signed in again."""
    client = Client(enforce_csrf_checks=True)
    client.login(username="editor", password="secret")
    client.get(reverse("web:start"))
    return client


STALE = {"csrfmiddlewaretoken": "x" * 64}


def test_a_form_from_before_signing_in_again_leads_back_and_gives_the_words_back(project, strict):
    page = f"{OURS}{url('paste', project)}"
    sent = {**STALE, "name": "harbour", "text": "What I <typed>."}
    answer = strict.post(url("paste", project), sent, headers={"Referer": page, "Origin": OURS})
    shown = answer.content.decode()
    assert answer.status_code == 403
    assert "somebody signed in or out in this browser" in shown
    assert f'href="{page}"' in shown
    assert "What I &lt;typed&gt;.</textarea>" in shown
    assert "DEBUG" not in shown
    assert "CSRF" not in shown


def test_words_from_another_site_are_not_shown_as_ours(project, strict):
    answer = strict.post(url("paste", project), {"text": "Call this number."}, headers={"Origin": "http://evil.test"})
    assert answer.status_code == 403
    assert "Call this number." not in answer.content.decode()


def test_a_browser_without_cookies_is_told_so(project):
    answer = Client(enforce_csrf_checks=True).post(reverse("web:sign_in"), STALE, headers={"Origin": OURS})
    assert "sent no cookie" in answer.content.decode()


def test_a_script_gets_the_reason_alone(project, strict):
    term = make_term(project, "valve")
    answer = strict.post(url("decide", project, term.pk), {**STALE, "decision": "accept"}, headers=HTMX)
    assert answer.status_code == 403
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.content.decode().startswith("Since the page was opened, somebody signed in or out")


@pytest.mark.parametrize(
    ("who", "name", "status", "said"),
    [
        ("reader", "settings", 403, "This is for owners of the project. Ask an owner for another role."),
        ("stranger", "project", 404, "you are not a member of its project"),
        ("owner", "bulk", 405, "only takes what a form sends"),
    ],
)
def test_each_refusal_is_a_page_of_ours_and_a_sentence_for_a_script(project, as_, who, name, status, said):
    page = as_(who).get(url(name, project))
    assert page.status_code == status
    assert said in page.content.decode()
    assert 'href="/"' in page.content.decode()
    sentence = as_(who).get(url(name, project), headers=HTMX)
    assert (sentence.status_code, sentence.headers["Content-Type"]) == (status, "text/plain; charset=utf-8")
    assert said in sentence.content.decode()


def test_an_error_of_the_server_is_a_page_of_ours(project, as_, monkeypatch, caplog):
    monkeypatch.setattr("genglossary.web.views.runs.Paginator", lambda *a: 1 / 0)
    client = as_("owner")
    client.raise_request_exception = False
    with caplog.at_level(logging.CRITICAL, "django.request"):
        answer = client.get(url("runs", project))
        assert answer.status_code == 500
        assert "Nothing that was saved is lost." in answer.content.decode()
        assert "division" not in answer.content.decode()
        assert client.get(url("runs", project), headers=HTMX).content.decode().startswith("Something went wrong")


def test_too_much_and_too_often_have_pages_too():
    request = RequestFactory().post("/")
    large = refusals.bad_request(request, RequestDataTooBig("more than a setting"))
    assert large.status_code == 413
    assert b"larger than this server takes" in large.content
    assert b"setting" not in large.content
    often = refusals.too_many_requests(request)
    assert (often.status_code, b"Wait a minute" in often.content) == (429, True)


def test_text_that_is_too_large_to_paste_is_said(project, as_, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    sent = urlencode({"name": "x", "text": "y" * 2000})
    answer = as_("editor").post(url("paste", project), sent, "application/x-www-form-urlencoded")
    assert answer.status_code == 413
    assert "larger than this server takes at once" in answer.content.decode()


def test_whoever_is_signed_out_comes_back_to_the_page_that_they_were_on(project, as_):
    terms = f"{url('terms', project)}?q=valve"
    gone = as_("").post(url("undo", project), {"next": terms})
    assert gone.url == f"{reverse('web:sign_in')}?next={terms.replace('?', '%3F').replace('=', '%3D')}"


def test_what_was_typed_is_given_back_to_whoever_is_signed_out(project, as_):
    gone = as_("").post(url("paste", project), {"name": "harbour", "text": "A long text."})
    assert gone.status_code == 401
    assert "A long text.</textarea>" in gone.content.decode()
    assert f'href="{reverse("web:sign_in")}?next=' in gone.content.decode()


def test_a_nonsense_decision_does_not_put_a_page_into_a_row(project, as_):
    term = make_term(project, "valve")
    answer = as_("editor").post(url("decide", project, term.pk), {"decision": "nonsense"}, headers=HTMX)
    assert (answer.status_code, answer.content.decode()) == (400, "This is no decision about a term.")


def test_an_edited_term_that_is_no_entry_any_more_leads_to_its_page(project, as_):
    term = make_term(project, "valve", status="excluded")
    answer = as_("editor").post(url("define", project, term.pk), {"text": "What opens."}, headers=HTMX)
    assert answer.headers["HX-Redirect"] == url("entry", project, term.pk)
