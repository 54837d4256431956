"""Sign-on by OpenID Connect: the provider that the environment names. Without one nothing of it is there.

The extra `oidc` brings django-allauth, whose part is the flow of OAuth 2 and the table of who is who at the provider.
Its pages, forms and mails are not used, and have no address.
"""

import re
from dataclasses import dataclass, field
from importlib.util import find_spec
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from genglossary import environment
from genglossary.pipeline.text.stated import stated

# After our own apps, so that its translations replace none of ours.
APPS = ["allauth.account", "allauth.socialaccount", "genglossary.web.openid"]
MIDDLEWARE = "allauth.account.middleware.AccountMiddleware"
DISCOVERY = "/.well-known/openid-configuration"
LONGEST_SUBJECT = 255
"""Characters, as OpenID Connect Core 1.0 (section 2) has it."""
_LONGEST_ISSUER = 200
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class IdentityProvider:
    """The provider that says who people are, and for which account its word is good."""

    issuer: str
    """Its address, without a slash at the end."""
    client_id: str
    client_secret: str = field(repr=False)
    name: str
    """On the button."""
    creates: bool
    """Whether somebody without an account gets one."""
    match: str
    """The claim that finds an account which is there already: `email`, when verified, or one that is its name."""


def configured() -> IdentityProvider | None:
    """The provider of the environment. Raises ImproperlyConfigured when a part is missing or wrong."""
    issuer = environment.text("GENGLOSSARY_OIDC_SERVER").removesuffix(DISCOVERY).rstrip("/")
    client_id = environment.text("GENGLOSSARY_OIDC_CLIENT_ID")
    secret = environment.secret("GENGLOSSARY_OIDC_CLIENT_SECRET")
    if not (issuer or client_id or secret):
        return None
    if not (issuer and client_id and secret):
        raise ImproperlyConfigured(
            stated(
                "GENGLOSSARY_OIDC_SERVER, GENGLOSSARY_OIDC_CLIENT_ID and GENGLOSSARY_OIDC_CLIENT_SECRET (or …_FILE) "
                "are needed together."
            )
        )
    if not is_protected(issuer) or len(issuer) > _LONGEST_ISSUER:
        raise ImproperlyConfigured(
            stated(
                "%(name)s must be an https:// address such as https://id.example.org, not %(value)r.",
                name="GENGLOSSARY_OIDC_SERVER",
                value=issuer,
            )
        )
    if not (find_spec("allauth") and find_spec("jwt")):
        raise ImproperlyConfigured(
            stated("GENGLOSSARY_OIDC_SERVER needs the extra of that name: install genglossary[oidc].")
        )
    name = environment.text("GENGLOSSARY_OIDC_NAME", urlsplit(issuer).hostname or issuer)
    return IdentityProvider(issuer, client_id, secret, name, environment.flag("GENGLOSSARY_OIDC_CREATES"), _claim())


def is_protected(address: object) -> bool:
    """Whether what is sent there cannot be read on the way: by HTTPS, or without leaving the machine."""
    try:
        parts = urlsplit(address) if isinstance(address, str) else urlsplit("")
        host = parts.hostname
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK))


def _claim() -> str:
    name = environment.text("GENGLOSSARY_OIDC_MATCH", "email")
    if not re.fullmatch(r"[A-Za-z0-9_.:/-]{1,100}", name):
        raise ImproperlyConfigured(
            stated(
                "%(name)s must be the name of a claim such as email or preferred_username, not %(value)r.",
                name="GENGLOSSARY_OIDC_MATCH",
                value=name,
            )
        )
    return name
