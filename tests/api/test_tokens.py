"""Tokens: made on a page, shown once, good for what they say and as long as they say."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from genglossary.actions import members, tokens
from genglossary.models import ApiToken
from tests.api.conftest import Program
from tests.factories import make_project


@pytest.fixture
def browser(project) -> Client:
    client = Client()
    client.force_login(User.objects.get(username="owner"))
    return client


def made_on_the_page(browser: Client, **data) -> str:
    page = browser.post(reverse("web:tokens"), {"name": "docs site", "days": "30", **data})
    assert page.status_code == 201
    (secret,) = re.findall(r"gg_[0-9a-f]{12}_[\w-]{43}", page.content.decode())
    return secret


def test_a_token_is_made_on_a_page_works_at_once_and_is_never_shown_again(browser, project):
    secret = made_on_the_page(browser)
    assert Program(secret).get(f"/projects/{project.pk}").json()["name"] == "Boilers"
    assert secret not in browser.get(reverse("web:tokens")).content.decode()
    stored = ApiToken.objects.get()
    assert secret not in str(vars(stored))
    assert secret[-20:] not in str(vars(stored))


def test_a_token_that_was_revoked_on_the_page_is_refused_at_the_next_request(browser, project):
    secret = made_on_the_page(browser)
    browser.post(reverse("web:revoke_token", args=[ApiToken.objects.get().pk]))
    answer = Program(secret).get("/projects")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_nobody_revokes_the_token_of_somebody_else(browser, as_):
    as_("editor")
    assert browser.post(reverse("web:revoke_token", args=[ApiToken.objects.get().pk])).status_code == 404


def test_an_expired_token_and_that_of_somebody_who_may_not_sign_in_are_refused(project, as_):
    program = as_("reader")
    assert program.get("/projects").status_code == 200
    User.objects.filter(username="reader").update(is_active=False)
    assert program.get("/projects").status_code == 401
    User.objects.filter(username="reader").update(is_active=True)
    ApiToken.objects.update(expires_at=now() - timedelta(seconds=1))
    assert program.get("/projects").status_code == 401


@pytest.mark.parametrize("secret", ["gg_", "gg_000000000000_x", "x", "gg_ああああああああああああ_x", "gg_a_b_c"])
def test_what_is_no_token_is_refused(db, secret):
    assert Program(secret.encode().decode("latin-1")).get("/projects").status_code == 401


def test_the_beginning_of_a_secret_is_not_enough(project):
    _, secret = tokens.make(User.objects.get(username="owner"), "x", scopes=(), days=1)
    assert Program(secret[:-1]).get("/projects").status_code == 401


def test_a_session_is_no_token(browser):
    assert browser.get("/api/v1/projects").status_code == 401


def test_a_token_in_the_address_counts_for_nothing(project):
    _, secret = tokens.make(User.objects.get(username="owner"), "x", scopes=(), days=1)
    assert Client().get(f"/api/v1/projects?token={secret}&access_token={secret}").status_code == 401


def test_a_token_without_the_scope_is_refused_with_its_name(project, as_):
    answer = as_("owner", "read").patch(f"/projects/{project.pk}", {"name": "Pumps"})
    assert answer.status_code == 403
    assert "'admin'" in answer.json()["detail"]


def test_a_token_of_one_project_sees_no_other_and_makes_none(project, as_):
    owner = User.objects.get(username="owner")
    other = make_project("Pumps", by=owner)
    program = as_("owner", only=project)
    assert program.get(f"/projects/{other.pk}").status_code == 404
    assert [each["name"] for each in program.get("/projects").json()["items"]] == ["Boilers"]
    assert program.post("/projects", {"name": "Lamps"}).status_code == 403
    assert program.post(f"/projects/{project.pk}/clone", {"name": "Lamps"}).status_code == 403


def test_a_token_does_no_more_than_its_user_may_by_now(project, as_):
    program = as_("editor")
    assert program.post(f"/projects/{project.pk}/terms", {"text": "valve"}).status_code == 201
    members.remove(project, User.objects.get(username="editor"))
    assert program.post(f"/projects/{project.pk}/terms", {"text": "pump"}).status_code == 404


def test_the_use_is_noted_once_a_minute(project, as_):
    program = as_("owner")
    program.get("/projects")
    first = ApiToken.objects.get().last_used_at
    assert first is not None
    program.get("/projects")
    assert ApiToken.objects.get().last_used_at == first
    ApiToken.objects.update(last_used_at=now() - timedelta(minutes=2))
    program.get("/projects")
    later = ApiToken.objects.get().last_used_at
    assert later and later > first


def test_too_many_requests_wait_and_other_tokens_and_the_pages_do_not(settings, project, as_, browser):
    settings.API_REQUESTS = 3
    program = as_("owner")
    answers = [program.get("/projects") for _ in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
    assert as_("editor").get("/projects").status_code == 200
    assert browser.get(reverse("web:start")).status_code == 200


def test_wrong_tokens_hold_off_an_address_but_never_its_sign_in(settings, project, as_):
    settings.API_FAILURES = 2
    for _ in range(2):
        assert Program("gg_000000000000_wrong").get("/projects").status_code == 401
    held = as_("owner").get("/projects")
    assert held.status_code == 429 and "Retry-After" in held.headers
    assert Client().login(username="owner", password="secret")
    signed_in = Client().post(reverse("web:sign_in"), {"username": "owner", "password": "secret"})
    assert signed_in.status_code == 302
