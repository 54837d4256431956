"""Whoever guesses passwords has to wait, and nobody else does."""

import logging
import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import authenticate
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from genglossary.actions.owner import local_owner, sign_in_token
from genglossary.web.holding_off import address_of, counted_name
from tests.factories import make_user
from tests.guessing import LIMIT, got_in, guess, sign_in


@pytest.fixture(autouse=True)
def mina(db):
    return make_user("mina", staff=True)


@pytest.mark.parametrize("where", ["web:sign_in", "admin:login"])
def test_who_guesses_is_told_when_to_try_again(where):
    page = guess(where=where)
    text = page.content.decode()
    assert page.status_code == 429
    assert "Too many wrong passwords" in text
    assert "Try again in 15 minutes" in text
    assert 890 <= int(page["Retry-After"]) <= 900
    assert sign_in("secret", where=where).status_code == 429, "the right password does not help now"


def test_four_mistakes_cost_nothing():
    assert guess(LIMIT - 1).status_code == 200
    assert got_in()
    assert guess(LIMIT - 1).status_code == 200, "signing in forgets them"


def test_pages_and_admin_count_together():
    guess(3)
    assert guess(2, where="admin:login").status_code == 429


def test_another_browser_is_no_way_around():
    pages = [sign_in("guess", user_agent=f"Browser {number}") for number in range(LIMIT)]
    assert pages[-1].status_code == 429


def test_nobody_is_kept_out_by_somebody_else():
    make_user("ken")
    guess()
    assert got_in(address="192.0.2.2"), "the same account from elsewhere"
    assert got_in(name="ken"), "another account from there"


def test_waiting_ends_however_often_one_tries_meanwhile():
    guess()
    AccessAttempt.objects.update(attempt_time=now() - timedelta(minutes=10))
    page = sign_in("guess")
    assert page.status_code == 429
    assert "in 5 minutes" in page.content.decode()
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=6))
    assert got_in()


def test_names_without_an_account_get_the_same_answer_and_are_not_kept():
    there, not_there = (guess(name=name).content.decode() for name in ("mina", "my passphrase"))
    assert re.sub(r"<time.*?</time>", "", there) == re.sub(r"<time.*?</time>", "", not_there)
    kept = " ".join(str(value) for row in AccessAttempt.objects.values() for value in row.values())
    assert "passphrase" not in kept
    assert "guess" not in kept


def test_it_is_logged_once_without_what_was_typed(caplog):
    caplog.set_level(logging.WARNING)
    guess(LIMIT + 4)
    (line,) = [record.getMessage() for record in caplog.records if "held off" in record.getMessage()]
    assert "'mina' from 192.0.2.1" in line
    assert "unlock-sign-in" in line
    assert "guess" not in caplog.text


def test_a_proxy_says_from_where_somebody_comes(settings):
    settings.BEHIND_PROXY = True
    seen = {"x-forwarded-for": "198.51.100.1"}
    pages = [sign_in("guess", **{"x-forwarded-for": f"203.0.113.{at}, 198.51.100.1"}) for at in range(LIMIT)]
    assert pages[-1].status_code == 429, "what a visitor writes into the header themselves does not count"
    assert not got_in(**seen)
    assert got_in(**{"x-forwarded-for": "198.51.100.2"})


def test_without_a_proxy_the_header_is_not_believed():
    pages = [sign_in("guess", **{"x-forwarded-for": f"203.0.113.{number}"}) for number in range(LIMIT)]
    assert pages[-1].status_code == 429


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("", None), ("unix:", None), ("nonsense", None),
    ],
)  # fmt: skip
def test_addresses_are_counted_by_who_can_choose_among_them(rf, address, counted):
    assert address_of(rf.get("/", REMOTE_ADDR=address)) == counted


def test_other_proofs_than_passwords_are_counted_by_address(rf):
    """As of tokens that programs send."""
    requests = [rf.post("/", REMOTE_ADDR="192.0.2.3") for _ in range(LIMIT)]
    assert [authenticate(request, token="guess") for request in requests] == [None] * LIMIT
    assert [request.axes_locked_out for request in requests] == [False] * (LIMIT - 1) + [True]
    assert got_in(address="192.0.2.3"), "a program that guesses keeps nobody from signing in"
    assert counted_name(requests[0], {"token": "x"}) is None


def test_a_program_without_a_request_is_not_held_off():
    guess()
    assert authenticate(None, username="mina", password="secret")


def test_the_owner_s_link_works_meanwhile_and_only_once(settings):
    settings.EMBEDDED = True
    owner = local_owner()
    guess(name=owner.username)
    link = reverse("web:sign_in_by_link", args=[sign_in_token(owner)])
    assert Client().post(link, REMOTE_ADDR="192.0.2.1").status_code == 302
    assert Client().post(link, REMOTE_ADDR="192.0.2.1").status_code == 403
