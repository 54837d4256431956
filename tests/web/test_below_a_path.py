"""The pages below a path of a host that others share: every address on them leads there."""

import json
import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse, set_script_prefix

from tests.factories import make_user
from tests.web.test_access import FILES, PAGES, url_of, urls_of

PATH = "/glossary"
ADDRESSES = re.compile(r'(?:href|src|action|content|(?:hx|data)-[a-z-]+)="(/[^"]*)"')
SHOWN = [name for name, (_, only_post) in PAGES.items() if not only_post and name not in FILES]
OTHERS = ["start", "sign_in", "password", "tokens", "preferences"]


@pytest.fixture(autouse=True)
def below(settings):
    """Settings and reversed addresses as GENGLOSSARY_PATH makes them, also for fixtures of other files."""
    settings.SUB_PATH = settings.FORCE_SCRIPT_NAME = PATH
    settings.SESSION_COOKIE_PATH = settings.CSRF_COOKIE_PATH = settings.LANGUAGE_COOKIE_PATH = PATH
    settings.STATIC_URL = f"{PATH}/static/"
    set_script_prefix(PATH)
    yield
    set_script_prefix("/")


@pytest.fixture
def owner(below, project, as_) -> Client:
    return as_("owner")


def addresses(page: str) -> set[str]:
    return {unescape(each) for each in ADDRESSES.findall(page)}


def assert_leads_on(client: Client, *pages: str) -> None:
    """What several pages name is asked for once."""
    found = {each for page in pages for each in addresses(page)}
    assert {each for each in found if not f"{each}/".startswith(f"{PATH}/")} == set()
    for each in found:
        ask = client.head if "/static/" in each else client.get
        assert ask(each).status_code in (200, 302, 405), each


def test_every_address_on_the_pages_of_a_project_is_below_the_path_and_answers(owner, project):
    pages = []
    for name, url in urls_of(SHOWN, project).items():
        answer = owner.get(url, follow=True)
        assert answer.status_code == 200, name
        assert all(target.startswith(f"{PATH}/") for target, _ in answer.redirect_chain), name
        pages.append(answer.content.decode())
    assert_leads_on(owner, *pages)


@pytest.mark.parametrize("name", OTHERS)
def test_every_address_on_the_other_pages_too(name, owner):
    assert_leads_on(owner, owner.get(reverse(f"web:{name}"), follow=True).content.decode())


def test_a_page_for_visitors_and_a_refusal_lead_nowhere_else(below, db):
    visitor = Client()
    for path in (f"{PATH}/sign-in/", f"{PATH}/nowhere/"):
        assert_leads_on(visitor, visitor.get(path).content.decode())


def test_the_admin_stays_below_the_path(below, db):
    operator = Client()
    user = make_user("operator", staff=True)
    user.is_superuser = True
    user.save()
    operator.force_login(user)
    page = operator.get(f"{PATH}/admin/").content.decode()
    assert len(addresses(page)) > 10
    assert_leads_on(operator, page)


@pytest.mark.parametrize("asked", [f"{PATH}/tokens/", "/tokens/"], ids=["left", "taken away"])
def test_a_proxy_may_leave_the_path_or_take_it_away(asked, owner):
    answer = owner.get(asked)
    assert answer.status_code == 200
    assert answer.wsgi_request.path == f"{PATH}/tokens/"


def test_the_path_without_its_last_slash_is_the_start_page(owner):
    assert owner.get(PATH).status_code == 200


def test_visitors_come_back_to_the_page_that_they_asked_for(project, as_):
    page = url_of("glossary", project)
    answer = as_("").get(page)
    assert answer.headers["Location"] == f"{PATH}/sign-in/?next={page}"
    signed_in = Client().post(answer.headers["Location"], {"username": "owner", "password": "secret", "next": page})
    assert signed_in.headers["Location"] == page


def test_a_button_leads_back_to_the_page_that_it_was_on(owner, project):
    page = f"http://testserver{url_of('terms', project)}"
    answer = owner.post(reverse("web:set_language"), {"language": "ja"}, headers={"Referer": page})
    assert answer.headers["Location"] == page
    nowhere = owner.post(reverse("web:set_language"), {"language": "ja"}, headers={"Referer": "http://testserver/x/"})
    assert nowhere.headers["Location"] == f"{PATH}/"


def test_cookies_are_for_the_path_alone(project):
    visitor = Client()
    visitor.get(f"{PATH}/sign-in/")
    visitor.post(reverse("web:sign_in"), {"username": "owner", "password": "secret"})
    visitor.post(reverse("web:set_language"), {"language": "ja"})
    assert len(visitor.cookies) == 3
    assert {cookie["path"] for cookie in visitor.cookies.values()} == {PATH}


def test_the_schema_of_the_api_names_addresses_that_answer(owner):
    schema = json.loads(owner.get(f"{PATH}/api/v1/openapi.json").content)
    bases = [server["url"] for server in schema.get("servers") or [{"url": ""}]]
    assert all(f"{bases[0]}{path}".startswith(f"{PATH}/api/v1/") for path in schema["paths"])
    refused = Client().get(f"{PATH}/api/v1/projects")
    assert refused.status_code == 401
    assert refused.headers["Content-Type"].startswith("application/problem+json")


def test_a_feed_and_its_address_lead_below_the_path(owner, project):
    page = owner.post(url_of("feed_address", project), {"do": "make"}).content.decode()
    address = re.search(r'class="address">([^<]+)<', page)
    assert address and address[1].startswith(f"http://testserver{PATH}/feeds/")
    feed = Client().get(address[1]).content.decode()
    links = re.findall(r'<link href="([^"]+)"', feed)
    assert len(links) > 2
    assert all(link.startswith(f"http://testserver{PATH}/") for link in links)
