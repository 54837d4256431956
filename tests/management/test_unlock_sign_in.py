"""Operators let somebody in again, by a command or in the admin."""

import pytest
from axes.models import AccessAttempt
from django.urls import reverse

from tests.factories import make_user
from tests.guessing import got_in, guess

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def held_off():
    for name in ("mina", "ken"):
        make_user(name)
        guess(name=name)


def test_one_account_is_let_in_again(run_command):
    done = run_command("unlock_sign_in", "mina")
    assert done.out == "Forgotten: wrong passwords of mina from 192.0.2.1\n"
    assert got_in()
    assert not got_in(name="ken")


def test_all_are_let_in_again(run_command):
    assert run_command("unlock_sign_in").out.count("\n") == 2
    assert got_in()
    assert got_in(name="ken")
    assert run_command("unlock_sign_in").out == "Nobody is held off.\n"


def test_an_address_is_let_in_again(run_command):
    guess(name="mina", address="2001:db8::1")
    run_command("unlock_sign_in", "--address", "2001:db8::2")
    assert got_in(address="2001:db8::1")
    assert not got_in()
    assert "is no address" in run_command("unlock_sign_in", "--address", "here").err


def test_the_admin_shows_who_is_held_off_and_lifts_it(admin_client):
    page = admin_client.get(reverse("admin:axes_accessattempt_changelist"))
    assert "mina" in page.content.decode()
    row = AccessAttempt.objects.get(username="mina")
    assert admin_client.get(reverse("admin:axes_accessattempt_change", args=[row.pk])).status_code == 200
    admin_client.post(reverse("admin:axes_accessattempt_delete", args=[row.pk]), {"post": "yes"})
    assert got_in()
    assert not got_in(name="ken")


def test_who_may_not_lift_it_cannot(client):
    client.force_login(make_user("watcher", "axes.view_accessattempt", staff=True))
    row = AccessAttempt.objects.get(username="mina")
    assert client.get(reverse("admin:axes_accessattempt_changelist")).status_code == 200
    assert client.post(reverse("admin:axes_accessattempt_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
