"""The local owner signs in by a link that works once."""

import pytest
from django.contrib.auth.models import User
from django.core import signing

from genglossary.actions import owner
from genglossary.actions.owner import local_owner, sign_in_token, use_sign_in_token

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _embedded(settings):
    settings.EMBEDDED = True


def test_the_owner_is_made_once_and_has_no_password():
    first, second = local_owner(), local_owner()
    assert first == second
    assert first.is_superuser
    assert not first.has_usable_password()


def test_an_operator_who_is_there_already_is_the_owner():
    operator = User.objects.create_superuser("ada", email=None, password="secret")
    assert local_owner() == operator


def test_somebody_else_called_owner_does_not_become_one():
    User.objects.create_user("owner", password="secret")
    assert local_owner().username == "owner-2"


def test_a_token_signs_in_once():
    token = sign_in_token(local_owner())
    assert use_sign_in_token(token) == local_owner()
    assert use_sign_in_token(token) is None


def test_a_newer_sign_in_ends_every_older_token():
    old, new = sign_in_token(local_owner()), sign_in_token(local_owner())
    assert use_sign_in_token(new)
    assert use_sign_in_token(old) is None


def test_a_token_ends_with_its_hour(monkeypatch):
    token = sign_in_token(local_owner())
    monkeypatch.setattr(owner, "LINK_MINUTES", -1)
    assert use_sign_in_token(token) is None


OTHERS = ["", "x", "a:b:c", signing.dumps("other", salt=owner.SALT), signing.dumps([1, ""])]


@pytest.mark.parametrize("token", OTHERS, ids=["empty", "short", "parts", "of another kind", "of other salt"])
def test_what_we_did_not_make_signs_nobody_in(token):
    local_owner()
    assert use_sign_in_token(token) is None


def test_somebody_who_was_deactivated_stays_out():
    token = sign_in_token(local_owner())
    User.objects.update(is_active=False)
    assert use_sign_in_token(token) is None


def test_links_are_for_the_embedded_database_only(settings):
    token = sign_in_token(local_owner())
    settings.EMBEDDED = False
    assert use_sign_in_token(token) is None
