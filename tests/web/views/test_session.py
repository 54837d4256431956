"""Signing in by link: a look costs nothing, a use is the only one. Changing a password."""

import pytest
from django.test import Client
from django.urls import reverse

from genglossary.actions.owner import local_owner, sign_in_token
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(settings) -> str:
    settings.EMBEDDED = True
    return reverse("web:sign_in_by_link", args=[sign_in_token(local_owner())])


def test_looking_at_the_link_signs_nobody_in(client, link):
    assert client.get(link).status_code == 200
    assert "_auth_user_id" not in client.session


def test_using_the_link_signs_the_owner_in_and_leads_to_the_pages(client, link, settings):
    response = client.post(link)
    assert response.url == reverse(settings.LOGIN_REDIRECT_URL)
    assert client.session["_auth_user_id"] == str(local_owner().pk)


def test_a_used_link_says_how_to_get_a_new_one(client, link):
    client.post(link)
    client.logout()
    response = client.post(link)
    assert response.status_code == 403
    assert "genglossary sign-in-link" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_the_link_works_without_cookies_and_is_not_stored_by_browsers(client, link):
    client.handler.enforce_csrf_checks = True
    response = client.post(link)
    assert response.status_code == 302
    assert "no-store" in response["Cache-Control"]


NEW = "a quiet harbour 9"


def change_password(client, old: str, new: str, again: str = ""):
    form = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return client.post(reverse("web:password"), form, follow=True)


def test_a_password_is_changed_by_whoever_knows_the_old_one(db):
    make_user("mina")
    client, elsewhere = Client(), Client()
    for each in (client, elsewhere):
        each.login(username="mina", password="secret")
    page = change_password(client, "secret", NEW)
    assert "Your password is changed." in page.content.decode()
    assert page.context["user"].is_authenticated, "here one stays signed in"
    assert elsewhere.get(reverse("web:start")).status_code == 302, "elsewhere one is signed out"
    assert Client().login(username="mina", password=NEW)


@pytest.mark.parametrize(
    ("old", "new", "again", "reason"),
    [
        ("wrong", NEW, "", "Your old password was entered incorrectly"),
        ("secret", NEW, "other", "The two password fields didn’t match"),
        ("secret", "12345678", "", "This password is too common"),
        ("secret", "short", "", "This password is too short"),
    ],
)
def test_a_password_that_will_not_do_is_said_and_not_taken(db, old, new, again, reason):
    make_user("mina")
    client = Client()
    client.login(username="mina", password="secret")
    assert reason in change_password(client, old, new, again).content.decode().replace("&#x27;", "’")
    assert Client().login(username="mina", password="secret")


def test_the_settings_lead_there_for_those_who_have_a_password(db):
    mina, client = make_user("mina"), Client()
    client.force_login(mina)
    assert reverse("web:password") in client.get(reverse("web:preferences")).content.decode()
    mina.set_unusable_password()
    mina.save()
    client.force_login(mina)
    assert reverse("web:password") not in client.get(reverse("web:preferences")).content.decode()
    assert Client().get(reverse("web:password")).status_code == 302


def test_the_owner_without_a_password_is_told_how_to_get_a_link_and_nobody_is_asked_in_vain(client, settings):
    settings.EMBEDDED = True
    page = client.get(reverse("web:sign_in")).content.decode()
    assert "genglossary sign-in-link" in page
    assert 'name="password"' not in page


def test_where_somebody_has_a_password_there_is_a_form_and_the_hint(client, settings):
    settings.EMBEDDED = True
    local_owner()
    make_user("mina")
    page = client.get(reverse("web:sign_in")).content.decode()
    assert 'name="password"' in page
    assert "genglossary sign-in-link" in page


@pytest.mark.parametrize("embedded", [True, False])
def test_an_owner_with_a_password_and_a_shared_database_have_no_hint(client, settings, embedded):
    settings.EMBEDDED = embedded
    owner = local_owner()
    if embedded:
        owner.set_password("secret")
        owner.save()
    page = client.get(reverse("web:sign_in")).content.decode()
    assert "sign-in-link" not in page
    assert 'name="password"' in page


def test_the_rights_of_a_token_are_said_in_the_language_of_the_page(db):
    client = Client(headers={"Accept-Language": "ja"})
    client.force_login(make_user("mina"))
    page = client.get(reverse("web:tokens")).content.decode()
    assert "実行を開始し、取り消す" in page
    assert "start and cancel runs" not in page
