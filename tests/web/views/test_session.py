"""Signing in by link: a look costs nothing, a use is the only one."""

import pytest
from django.urls import reverse

from genglossary.actions.owner import local_owner, sign_in_token

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
