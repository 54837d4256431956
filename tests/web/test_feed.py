"""A project's feed: under an address that only its member knows, for as long as they are one."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from genglossary.actions import comments, definitions, members, terms
from genglossary.models import FeedAddress, Preferences, RunStatus, Term
from genglossary.web.views import feeds
from tests.factories import make_run, make_term

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def nobody_counted() -> None:
    feeds.requests_of.forget()


@pytest.fixture
def page(project) -> str:
    return reverse("web:feed_address", args=[project.pk])


@pytest.fixture
def address(as_, page) -> str:
    """The one that the reader made."""
    return made(as_("reader"), page)


@pytest.fixture
def valve(project) -> Term:
    return make_term(project, "valve", found=True)


def made(client: Client, page: str, **options: Any) -> str:
    answer = client.post(page, {"do": "make"}, **options)
    assert answer.status_code == 201
    assert answer["Cache-Control"] == "no-store"
    found = re.search(r'<code class="address">([^<]+)</code>', answer.content.decode())
    assert found
    return found[1]


def entries(text: str, **headers: str) -> list[Any]:
    answer = Client().get(text, headers=headers)
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")


def said(entry: Any, name: str) -> str:
    return entry.findtext(f"{ATOM}{name}") or ""


def owner() -> User:
    return User.objects.get(username="owner")


def test_decisions_comments_and_runs_that_ended_are_told_newest_first(project, valve, address):
    definitions.write(valve, "A <b>device</b>.", by=owner())
    comments.comment(valve, "Really?", by=owner())
    run = make_run(project, RunStatus.COMPLETED, by=owner())
    terms.require(Term.objects.filter(pk=valve.pk), by=None)
    found = entries(address)
    titles = [said(entry, "title") for entry in found]
    assert titles[:4] == ["require: valve", f"run {run.pk}: completed", "comment: valve", "define: valve"]
    assert found[3].findtext(f"{ATOM}author/{ATOM}name") == "owner"
    assert "A &lt;b&gt;device&lt;/b&gt;." in said(found[3], "summary")
    link = found[3].find(f"{ATOM}link").get("href")
    assert link == "http://testserver" + reverse("web:entry", args=[project.pk, valve.pk])
    assert len({said(entry, "id") for entry in found}) == len(found)
    assert all(said(entry, "updated") for entry in found)


def test_many_decisions_of_one_action_are_one_entry(project, address):
    several = [make_term(project, f"term {at}") for at in range(5)]
    terms.exclude(Term.objects.filter(pk__in=[term.pk for term in several]), by=owner())
    titles = [said(entry, "title") for entry in entries(address)]
    assert titles[0].startswith("exclude: term ")
    assert titles[0].endswith(" and 4 more")


def test_only_what_is_stored_of_it_cannot_open_it_and_it_is_shown_once(address, as_, page):
    stored = FeedAddress.objects.get()
    assert stored.digest not in address
    again = as_("reader").get(page).content.decode()
    assert address not in again
    assert "You have an address" in again
    assert Client().get(reverse("web:feed", args=[stored.digest])).status_code == 404


def test_a_new_address_ends_the_old_one_and_ending_it_ends_it(address, as_, page):
    renewed = made(as_("reader"), page)
    assert Client().get(address).status_code == 404
    assert Client().get(renewed).status_code == 200
    as_("reader").post(page, {"do": "revoke"})
    assert Client().get(renewed).status_code == 404
    assert "You have no address yet." in as_("reader").get(page).content.decode()


def test_who_is_no_member_any_more_or_may_not_sign_in_has_no_feed(project, address):
    reader = User.objects.get(username="reader")
    User.objects.filter(pk=reader.pk).update(is_active=False)
    assert Client().get(address).status_code == 404
    User.objects.filter(pk=reader.pk).update(is_active=True)
    assert Client().get(address).status_code == 200
    members.remove(project, reader, by=owner())
    assert Client().get(address).status_code == 404
    members.set_role(project, reader, "reader", by=owner())
    assert Client().get(address).status_code == 404


def test_the_address_opens_nothing_but_the_feed_and_signs_nobody_in(project, address):
    client = Client()
    answer = client.get(address)
    assert not answer.cookies
    assert client.get(reverse("web:history", args=[project.pk])).status_code == 302
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


def test_it_is_in_the_language_that_the_member_reads_whatever_the_feed_reader_says(valve, address, as_, page):
    definitions.write(valve, "A device.", by=owner())
    assert said(entries(address, accept_language="ja")[0], "title") == "define: valve"
    japanese = made(as_("reader"), page, headers={"Accept-Language": "ja"})
    assert said(entries(japanese)[0], "title") != "define: valve"
    Preferences.objects.create(user=User.objects.get(username="reader"), language="en")
    assert said(entries(japanese)[0], "title") == "define: valve"


def test_a_feed_reader_that_has_it_already_is_told_so(valve, address):
    first = Client().get(address)
    tag, modified = first["ETag"], first["Last-Modified"]
    assert Client().get(address, headers={"If-None-Match": tag}).status_code == 304
    assert Client().get(address, headers={"If-Modified-Since": modified}).status_code == 304
    definitions.write(valve, "A device.", by=owner())
    assert Client().get(address, headers={"If-None-Match": tag}).status_code == 200


def test_who_asks_too_often_or_guesses_waits(address, settings):
    settings.API_REQUESTS, settings.API_FAILURES = 3, 2
    assert [Client().get(address).status_code for _ in range(4)] == [200, 200, 200, 429]
    feeds.requests_of.forget()
    guess = reverse("web:feed", args=["x" * 43])
    assert [Client().get(guess).status_code for _ in range(3)] == [404, 404, 429]
    assert "Retry-After" in Client().get(address).headers


def test_behind_a_proxy_its_addresses_are_those_outside(valve, address, settings):
    definitions.write(valve, "A device.", by=owner())
    settings.BEHIND_PROXY, settings.PROXIES = True, []
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    answer = Client().get(address, headers={"X-Forwarded-Proto": "https", "Host": "testserver"})
    links = [each.get("href") or "" for each in ElementTree.fromstring(answer.content).iter(f"{ATOM}link")]
    assert links
    assert [link for link in links if not link.startswith("https://testserver/")] == []


def test_its_queries_do_not_grow(project, address):
    def queries(number: int) -> int:
        for at in range(number):
            term = make_term(project, f"t{number} {at}")
            definitions.write(term, "A device.", by=owner())
            make_run(project, RunStatus.COMPLETED, by=owner())
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(address).status_code == 200
        return len(captured)

    assert queries(2) == queries(20)


def test_texts_with_characters_that_xml_has_not_are_told_all_the_same(valve, address):
    definitions.write(valve, "A \x0bdevice.", by=owner())
    assert "A \ufffddevice." in said(entries(address)[0], "summary")
