"""Answers that are not to be believed, or make no sense: nobody gets in by them, and everybody reads a page of ours."""

import logging
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver, reverse

from tests.openid.provider import ANOTHER_KEY
from tests.openid.test_sign_on import assert_nobody, make_person, who

LIES = {
    "another nonce": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "another issuer": {"iss": "https://elsewhere.example.org"},
    "for another client": {"aud": "another"},
    "made for another of several": {"aud": ["genglossary", "another"], "azp": "another"},
    "over": {"exp": 1},
    "without an end": {"exp": None},
    "of the future": {"iat": int(time.time()) + 3600},
    "about nobody": {"sub": ""},
    "about nobody at all": {"sub": None},
    "about a number": {"sub": 7},
    "about a long one": {"sub": "x" * 256},
}


@pytest.fixture(autouse=True)
def mina(provider) -> User:
    return make_person()


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_token_that_is_not_for_us_or_not_for_this_try_signs_nobody_in(provider, sign_on, client, lie):
    provider.token = lie
    assert "did not answer as it should" in assert_nobody(client, sign_on(client), 502)


@pytest.mark.parametrize(
    ("algorithm", "key", "kid"),
    [
        ("RS256", ANOTHER_KEY, "one"),
        ("RS256", ANOTHER_KEY, ""),
        ("RS256", None, "two"),
        ("HS256", None, "one"),
        ("none", None, "one"),
    ],
)
def test_a_token_that_the_provider_did_not_sign_signs_nobody_in(provider, sign_on, client, algorithm, key, kid):
    provider.algorithm, provider.key, provider.kid = algorithm, key or provider.key, kid
    assert_nobody(client, sign_on(client), 502)


def test_a_provider_with_one_key_need_not_name_it(provider, sign_on, client):
    provider.kid = ""
    sign_on(client)
    assert who(client) == "mina"


def test_a_state_that_is_not_ours_signs_nobody_in(sign_on, client):
    assert "Begin again" in assert_nobody(client, sign_on(client, state="another"))
    assert_nobody(client, client.get(reverse("web:openid_callback"), {"code": "code-0"}))


def test_a_way_back_is_of_no_use_in_another_browser_or_twice(provider, client):
    back = provider.approved(client.get(reverse("web:openid"))["Location"])
    assert_nobody(Client(), Client().get(back))
    client.get(back)
    assert who(client) == "mina"
    again = client.get(back)
    assert again.status_code == 403


def test_a_try_that_took_too_long_is_over(provider, client, monkeypatch):
    back = provider.approved(client.get(reverse("web:openid"))["Location"])
    later = time.time() + 601
    with monkeypatch.context() as patched:
        patched.setattr("allauth.socialaccount.internal.statekit.time.time", lambda: later)
        answer = client.get(back)
    assert_nobody(client, answer)


def test_a_person_who_says_no_is_back_at_the_page_and_told_so(provider, client):
    sent = client.get(reverse("web:openid"), {"next": "/tokens/"})
    state = parse_qs(urlsplit(sent["Location"]).query)["state"][0]
    answer = client.get(reverse("web:openid_callback"), {"error": "access_denied", "state": state}, follow=True)
    assert answer.redirect_chain == [("/sign-in/?next=%2Ftokens%2F", 302)]
    assert "it was cancelled" in assert_nobody(client, answer, 200)


def test_another_error_is_said_and_logged(provider, client, caplog):
    state = parse_qs(urlsplit(client.get(reverse("web:openid"))["Location"]).query)["state"][0]
    with caplog.at_level(logging.WARNING):
        answer = client.get(reverse("web:openid_callback"), {"error": "server_error", "state": state})
    assert_nobody(client, answer, 502)
    assert "server_error" in caplog.text


NONSENSE = [(500, b"{}"), (200, b"<html>"), (200, b"[]"), (200, b"{}"), (200, b'"words"'), (404, b"")]


@pytest.mark.parametrize("said", NONSENSE)
@pytest.mark.parametrize("path", ["/token", "/keys"])
def test_nonsense_on_the_way_back_is_no_error_of_ours(provider, sign_on, client, path, said):
    provider.answers[path] = said
    assert_nobody(client, sign_on(client), 502)


@pytest.mark.parametrize("said", NONSENSE)
def test_nonsense_instead_of_userinfo_is_no_error_of_ours(provider, sign_on, client, said):
    provider.person = {"sub": "248289"}
    provider.answers["/userinfo"] = said
    assert_nobody(client, sign_on(client), 502)


@pytest.mark.parametrize("said", NONSENSE)
def test_nonsense_before_the_way_there_is_no_error_of_ours(provider, client, said):
    provider.answers["/.well-known/openid-configuration"] = said
    assert_nobody(client, client.get(reverse("web:openid")), 502)


@pytest.mark.parametrize(
    "about",
    [
        {"issuer": "https://elsewhere.example.org"},
        {"token_endpoint": "http://id.example.org/token"},
        {"token_endpoint": None},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
)
def test_a_provider_that_leads_elsewhere_or_has_no_protection_is_not_followed(provider, client, about):
    provider.discovery = about
    assert_nobody(client, client.get(reverse("web:openid")), 502)


def test_a_provider_that_is_away_is_no_error_of_ours(provider, client, settings):
    provider.discovery = {"token_endpoint": "http://127.0.0.1:9/token"}
    back = provider.approved(client.get(reverse("web:openid"))["Location"])
    assert_nobody(client, client.get(back), 502)


def test_no_secret_is_in_a_log_or_on_a_page(provider, sign_on, client, caplog):
    provider.answers["/token"] = (400, b'{"error": "invalid_client"}')
    with caplog.at_level(logging.DEBUG):
        page = sign_on(client).content.decode()
    assert "invalid_client" in caplog.text
    assert "a secret of the tests" not in caplog.text + page


def test_no_page_of_the_library_has_an_address():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert not {name for name in names if name.startswith(("account_", "socialaccount_", "openid_connect"))}
    for path in ("accounts/", "accounts/signup/", "accounts/login/", "accounts/password/reset/", "accounts/email/"):
        assert Client().get(f"/{path}").status_code == 404, path


def test_operators_see_and_take_away_who_is_who_and_nothing_else_of_it(sign_on, admin_client, mina):
    sign_on(Client())
    index = admin_client.get("/admin/").content.decode()
    assert "/admin/socialaccount/socialaccount/" in index
    for other in ("socialapp", "socialtoken", "emailaddress", "emailconfirmation"):
        assert other not in index
    known = SocialAccount.objects.get()
    page = admin_client.get(f"/admin/socialaccount/socialaccount/{known.pk}/change/").content.decode()
    assert "248289" in page
    admin_client.post(f"/admin/socialaccount/socialaccount/{known.pk}/delete/", {"post": "yes"})
    assert not SocialAccount.objects.exists()
    assert User.objects.filter(pk=mina.pk).exists()
