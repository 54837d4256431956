"""Signing in by OpenID Connect: who is let in as whom, and who is not."""

import logging
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse, set_script_prefix

from tests.factories import make_user


def make_person(name: str = "mina", email: str = "mina@example.org") -> User:
    user = make_user(name)
    User.objects.filter(pk=user.pk).update(email=email)
    return user


def who(client: Client) -> str:
    """The name of whoever is signed in there, "" for nobody."""
    answer = client.get(reverse("web:preferences"))
    return answer.wsgi_request.user.get_username() if answer.status_code == 200 else ""


def assert_nobody(client: Client, answer, status: int = 403) -> str:
    """Nobody is signed in, and no account is tied to anybody; returns the page."""
    assert answer.status_code == status
    assert who(client) == ""
    assert not SocialAccount.objects.exists()
    return answer.content.decode()


def test_the_page_has_a_button_that_keeps_where_somebody_wanted_to_go(provider, client):
    page = client.get("/sign-in/", {"next": "/tokens/?a=1&b=2"}).content.decode()
    assert "Sign in with Harbour ID" in page
    assert 'href="/sign-in/openid/?next=%2Ftokens%2F%3Fa%3D1%26b%3D2"' in page
    assert "Sign in with Harbour ID" in client.get("/admin/login/").content.decode()


def test_a_person_with_a_verified_address_gets_into_their_account_and_where_they_wanted(sign_on, client):
    make_person()
    answer = sign_on(client, "/tokens/")
    assert (answer.status_code, answer["Location"]) == (302, "/tokens/")
    assert who(client) == "mina"


def test_the_second_time_the_person_is_known_whatever_else_changed(provider, sign_on):
    make_person()
    sign_on(Client())
    provider.person |= {"email": "new@example.org", "email_verified": False, "preferred_username": "ken"}
    make_person("ken", "new@example.org")
    client = Client()
    sign_on(client)
    assert who(client) == "mina"


@pytest.mark.parametrize("verified", [False, None, "false", 1, "no"])
def test_an_address_that_nobody_verified_opens_no_account(provider, sign_on, client, verified):
    make_person()
    provider.person["email_verified"] = verified
    page = assert_nobody(client, sign_on(client))
    assert "There is no account for you here" in page


@pytest.mark.parametrize("address", ["mına@example.org", "", None, ["mina@example.org"]])
def test_an_address_that_only_looks_alike_opens_no_account(provider, sign_on, client, address):
    make_person()
    make_person("nameless", "")
    provider.person["email"] = provider.userinfo["email"] = address
    provider.userinfo["sub"] = provider.person["sub"]
    assert_nobody(client, sign_on(client))


def test_large_and_small_letters_of_an_address_are_the_same(provider, sign_on, client):
    make_person(email="Mina@Example.org")
    sign_on(client)
    assert who(client) == "mina"


def test_an_address_of_two_accounts_opens_neither(sign_on, client):
    make_person()
    make_person("other")
    assert "belongs to somebody else" in assert_nobody(client, sign_on(client))


def test_an_address_that_went_to_another_person_does_not_bring_the_account_with_it(provider, sign_on, settings):
    make_person()
    sign_on(Client())
    settings.OIDC = replace(settings.OIDC, creates=True)
    provider.person["sub"] = "another"
    client = Client()
    assert "belongs to somebody else" in sign_on(client).content.decode()
    assert who(client) == ""


def test_an_unknown_person_gets_no_account_unless_the_settings_say_so(provider, sign_on, client, settings):
    page = assert_nobody(client, sign_on(client))
    assert "Ask whoever runs this GenGlossary" in page
    assert not User.objects.exists()
    settings.OIDC = replace(settings.OIDC, creates=True)
    sign_on(client)
    made = User.objects.get()
    assert who(client) == made.username == "mina"
    assert made.email == "mina@example.org"
    assert not (made.has_usable_password() or made.is_staff or made.is_superuser)


def test_a_new_account_takes_nobodys_name_and_no_address_that_nobody_verified(provider, sign_on, client, settings):
    make_person("mina", "elsewhere@example.org")
    settings.OIDC = replace(settings.OIDC, creates=True)
    provider.person |= {"preferred_username": "Mina", "email_verified": False}
    sign_on(client)
    assert who(client) == "Mina-2"
    assert User.objects.get(username="Mina-2").email == ""


@pytest.mark.parametrize("name", ["", "a b", "x" * 151, "<b>", 7, None])
def test_what_can_be_no_name_is_not_taken_for_one(provider, sign_on, client, settings, name):
    settings.OIDC = replace(settings.OIDC, creates=True)
    provider.person["preferred_username"] = name
    sign_on(client)
    assert who(client) == "mina@example.org"


def test_a_long_name_that_is_taken_is_cut_for_a_number(provider, sign_on, client, settings):
    make_person("x" * 150, "")
    settings.OIDC = replace(settings.OIDC, creates=True)
    provider.person["preferred_username"] = "x" * 150
    sign_on(client)
    assert who(client) == "x" * 140 + "-2"


def test_accounts_are_found_by_another_claim_where_the_settings_say_so(provider, sign_on, client, settings):
    make_person("m.sato", "")
    settings.OIDC = replace(settings.OIDC, match="upn")
    provider.person |= {"upn": "m.sato", "email_verified": False}
    sign_on(client)
    assert who(client) == "m.sato"


def test_a_claim_that_the_token_lacks_is_asked_for(provider, sign_on, client):
    make_person()
    provider.userinfo = dict(provider.person)
    provider.person = {"sub": provider.person["sub"]}
    sign_on(client)
    assert who(client) == "mina"


@pytest.mark.parametrize(
    ("token", "userinfo"),
    [
        ({"email": "mina@example.org"}, {"email": "other@example.org", "email_verified": True}),
        ({"email_verified": True}, {"email": "mina@example.org", "email_verified": False}),
    ],
)
def test_what_is_verified_is_not_mixed_from_two_answers(provider, sign_on, client, token, userinfo):
    make_person()
    provider.person = {"sub": "248289", **token}
    provider.userinfo = {"sub": "248289", **userinfo}
    assert_nobody(client, sign_on(client))


def test_what_is_said_of_somebody_else_is_not_believed(provider, sign_on, client):
    make_person()
    provider.userinfo = {**provider.person, "sub": "another"}
    provider.person = {"sub": "248289"}
    assert_nobody(client, sign_on(client), 502)


def test_a_closed_account_stays_closed(provider, sign_on, client):
    make_person()
    User.objects.update(is_active=False)
    assert "is closed" in assert_nobody(client, sign_on(client))
    User.objects.update(is_active=True)
    sign_on(Client())
    User.objects.update(is_active=False)
    assert sign_on(client).status_code == 403
    assert who(client) == ""


def test_the_refusal_is_logged_for_whoever_runs_it(sign_on, client, caplog):
    with caplog.at_level(logging.WARNING):
        answer = sign_on(Client(headers={"Accept-Language": "ja"}))
    assert "アカウント" in answer.content.decode()
    assert "refused for subject '248289': There is no account for you here." in caplog.text


def test_another_provider_is_another_world(provider, sign_on, client, settings):
    make_person()
    SocialAccount.objects.create(provider="https://elsewhere.example.org", uid="248289", user=make_person("ken", ""))
    sign_on(client)
    assert who(client) == "mina"


def test_whoever_was_signed_in_in_that_browser_is_not_any_more(provider, sign_on, client):
    make_person()
    sent = client.get(reverse("web:openid"))
    client.get("/sign-in/")
    back = provider.approved(sent["Location"])
    session = client.session
    states = session["socialaccount_states"]
    client.force_login(make_user("ken"))
    session = client.session
    session["socialaccount_states"] = states
    session.save()
    client.get(back)
    assert who(client) == "mina"


def test_whoever_is_signed_in_goes_on_without_asking(provider, client):
    client.force_login(make_person())
    assert client.get("/sign-in/openid/", {"next": "/tokens/"})["Location"] == "/tokens/"
    assert provider.asked == []


@pytest.mark.parametrize(
    "wanted", ["https://evil.example.org/", "//evil.example.org", "javascript:alert(1)", "/\\evil.example.org", ""]
)
def test_nobody_is_led_to_another_site(sign_on, client, wanted):
    make_person()
    assert sign_on(client, wanted)["Location"] == "/"


def test_the_session_gets_a_new_key_and_no_token_is_kept(sign_on, client):
    make_person()
    client.get(reverse("web:openid"))
    before = client.session.session_key
    sign_on(client)
    assert client.session.session_key != before
    assert not SocialToken.objects.exists()
    assert SocialAccount.objects.get().extra_data == {}
    assert "token" not in str(dict(client.session.items())).lower()


def test_a_visitor_cannot_change_what_the_provider_is_asked_for(provider, client):
    sent = client.get("/sign-in/openid/", {"scope": "admin", "auth_params": "prompt=none", "process": "connect"})
    asked = parse_qs(urlsplit(sent["Location"]).query)
    assert set(asked) == {
        "client_id", "redirect_uri", "scope", "response_type", "state", "nonce", "code_challenge",
        "code_challenge_method",
    }  # fmt: skip
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}


@pytest.fixture
def below_a_path(settings):
    settings.SUB_PATH = settings.FORCE_SCRIPT_NAME = "/glossary"
    set_script_prefix("/glossary")
    yield
    set_script_prefix("/")


def test_the_way_back_is_that_of_the_visitor_behind_a_proxy_and_below_a_path(provider, client, settings, below_a_path):
    settings.BEHIND_PROXY, settings.USE_X_FORWARDED_HOST = True, True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLOWED_HOSTS = ["words.example.org"]
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "words.example.org"}
    sent = client.get("/glossary/sign-in/openid/", {"next": "/glossary/tokens/"}, headers=said)
    asked = parse_qs(urlsplit(sent["Location"]).query)
    assert asked["redirect_uri"] == ["https://words.example.org/glossary/sign-in/openid/callback/"]
    make_person()
    back = client.get(provider.approved(sent["Location"]), headers=said, secure=True)
    assert back["Location"] == "/glossary/tokens/"
