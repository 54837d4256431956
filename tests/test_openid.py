"""The provider of sign-on by OpenID Connect, as the environment names it: whole and protected, or not at all."""

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import NoReverseMatch, reverse

from genglossary import openid
from tests.again import MIGRATED, passed
from tests.openid import CONFIGURED, WHOLE

SIGN_ON = (
    "tests/openid/test_sign_on.py::test_a_person_with_a_verified_address_gets_into_their_account_and_where_they_wanted"
)


def configured(monkeypatch, **variables: str) -> openid.IdentityProvider | None:
    for name in ("SERVER", "CLIENT_ID", "CLIENT_SECRET", "CLIENT_SECRET_FILE", "NAME", "CREATES", "MATCH"):
        monkeypatch.delenv(f"GENGLOSSARY_OIDC_{name}", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(f"GENGLOSSARY_OIDC_{name}", value)
    return openid.configured()


def test_without_variables_nothing_of_it_is_there(monkeypatch, client, db):
    assert configured(monkeypatch) is None
    assert not {app for app in settings.INSTALLED_APPS if "allauth" in app or "openid" in app}
    assert openid.MIDDLEWARE not in settings.MIDDLEWARE
    with pytest.raises(NoReverseMatch):
        reverse("web:openid")
    assert "openid" not in client.get("/sign-in/").content.decode()


def test_accounts_are_found_by_verified_address_and_not_made_unless_said_otherwise(monkeypatch):
    found = configured(monkeypatch, **WHOLE)
    assert found == openid.IdentityProvider(
        "https://id.example.org", "genglossary", "quiet", name="id.example.org", creates=False, match="email"
    )


def test_everything_else_can_be_said(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("quiet\n")
    said = {"SERVER": "https://id.example.org/a/.well-known/openid-configuration", "CLIENT_ID": "x"}
    more = {"CLIENT_SECRET_FILE": str(tmp_path / "secret"), "NAME": "港", "CREATES": "yes", "MATCH": "upn"}
    found = configured(monkeypatch, **said, **more)
    assert found == openid.IdentityProvider("https://id.example.org/a", "x", "quiet", "港", creates=True, match="upn")


@pytest.mark.parametrize("missing", WHOLE)
def test_a_part_alone_is_refused(monkeypatch, missing):
    with pytest.raises(ImproperlyConfigured, match="needed together"):
        configured(monkeypatch, **{name: value for name, value in WHOLE.items() if name != missing})


@pytest.mark.parametrize(
    "server",
    ["http://id.example.org", "id.example.org", "https://", "ftp://id", "https://[x", "https://x/" + "y" * 200],
)
def test_an_address_without_protection_is_refused_by_name(monkeypatch, server):
    with pytest.raises(ImproperlyConfigured, match="GENGLOSSARY_OIDC_SERVER must be an https:// address"):
        configured(monkeypatch, **{**WHOLE, "SERVER": server})


@pytest.mark.parametrize("name", ["e mail", "{{ email }}", "x" * 101])
def test_what_can_be_no_claim_is_refused_by_name(monkeypatch, name):
    with pytest.raises(ImproperlyConfigured, match="GENGLOSSARY_OIDC_MATCH must be the name of a claim"):
        configured(monkeypatch, **WHOLE, MATCH=name)


def test_without_the_extra_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setattr(openid, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match=r"install genglossary\[oidc\]"):
        configured(monkeypatch, **WHOLE)


def test_the_secret_is_not_shown(monkeypatch):
    assert "quiet" not in repr(configured(monkeypatch, **WHOLE))


@pytest.mark.long
def test_where_it_is_configured_people_sign_in_by_it(migrated, django_db_setup):
    """All else about it: tests/functional/web/test_openid.py."""
    assert passed({**CONFIGURED, MIGRATED: str(migrated[0])}, SIGN_ON) == 1
