"""Sign-on by a header of a trusted proxy: nobody gets in unasked, and nobody stays in unnamed."""

from ipaddress import ip_network

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.factories import make_user

PROXY, STRANGER = "10.0.0.1", "192.0.2.1"


@pytest.fixture
def trusted(settings, db) -> None:
    settings.BEHIND_PROXY, settings.PROXIES = True, [ip_network("10.0.0.0/8")]
    settings.USER_HEADER, settings.USER_HEADER_CREATES = "Remote-User", False
    make_user("mina")


def visit(client: Client, name: str | None, address: str = PROXY) -> str:
    """Open the start page; who is signed in then, "" for nobody."""
    said = {} if name is None else {"Remote-User": name}
    answer = client.get(reverse("web:preferences"), headers=said, REMOTE_ADDR=address)
    return answer.wsgi_request.user.get_username() if answer.status_code == 200 else ""


def test_whom_the_proxy_names_is_signed_in_as_long_as_it_names_them(trusted):
    browser = Client()
    assert visit(browser, "mina") == visit(browser, "mina") == "mina"
    assert visit(browser, None) == ""


def test_another_name_in_the_same_browser_is_another_person(trusted):
    make_user("ken")
    browser = Client()
    assert visit(browser, "mina") == "mina"
    assert visit(browser, "ken") == "ken"
    assert visit(browser, "nobody") == ""


def test_nobody_else_can_write_the_header(trusted):
    assert visit(Client(), "mina", address=STRANGER) == ""


def test_a_session_is_of_no_use_past_the_proxy(trusted):
    browser = Client()
    assert visit(browser, "mina") == "mina"
    assert visit(browser, "mina", address=STRANGER) == ""


def test_without_the_setting_the_header_means_nothing(trusted, settings):
    settings.USER_HEADER = ""
    assert visit(Client(), "mina") == ""


def test_no_account_is_made_unless_the_settings_say_so(trusted, settings):
    assert visit(Client(), "new") == ""
    assert not User.objects.filter(username="new").exists()
    settings.USER_HEADER_CREATES = True
    assert visit(Client(), "new@example.org") == "new@example.org"
    made = User.objects.get(username="new@example.org")
    assert not made.has_usable_password()
    assert not made.is_staff
    assert not made.is_superuser


@pytest.mark.parametrize("name", ["a b", "x" * 151, "<b>", "a,b", " "])
def test_what_is_no_name_makes_no_account(trusted, settings, name):
    settings.USER_HEADER_CREATES = True
    assert visit(Client(), name) == ""
    assert User.objects.count() == 1


def test_a_closed_account_stays_closed(trusted):
    User.objects.filter(username="mina").update(is_active=False)
    assert visit(Client(), "mina") == ""


def test_somebody_unknown_is_not_held_off_however_often_they_come(trusted):
    browser = Client()
    answers = {
        browser.get("/sign-in/", headers={"Remote-User": "nobody"}, REMOTE_ADDR=PROXY).status_code for _ in "1234567"
    }
    assert answers == {200}


def test_whoever_signed_in_by_password_stays_while_nobody_is_named(trusted):
    browser = Client()
    browser.force_login(User.objects.get(username="mina"))
    assert visit(browser, None, address=STRANGER) == "mina"


def test_the_api_asks_for_a_token_all_the_same(trusted):
    answer = Client().get("/api/v1/projects", headers={"Remote-User": "mina"}, REMOTE_ADDR=PROXY)
    assert answer.status_code == 401
    assert not answer.cookies
