"""The account of a person, whom the provider knows by a subject, which stays whatever else changes."""

import unicodedata
from itertools import count

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from genglossary.web.openid.claims import Claims
from genglossary.web.sign_on import is_name

_UNKNOWN = _("There is no account for you here. Ask whoever runs this GenGlossary for one.")
_CLOSED = _("Your account here is closed. Ask whoever runs this GenGlossary to open it again.")
# What is left for a number behind it.
_LONGEST_STEM = 140
_TAKEN = _("The account that seems to be yours belongs to somebody else. Ask whoever runs this GenGlossary.")


class NotLetIn(Exception):
    """The provider knows the person, and yet nobody is signed in; the message tells them why."""


@transaction.atomic
def account_of(claims: Claims) -> User:
    """Return the active account of the person; at their first time one that is theirs, or a new one.

    Raises NotLetIn.
    """
    identity = {"provider": settings.OIDC.issuer, "uid": claims["sub"]}
    known = SocialAccount.objects.select_related("user").filter(**identity).first()
    user = known.user if known else _at_first(claims)
    if not user.is_active:
        raise NotLetIn(_CLOSED)
    if not known:
        SocialAccount.objects.create(**identity, user=user)
    return user  # pyright: ignore[reportReturnType] - of the model of accounts, whichever it is


def _at_first(claims: Claims) -> User:
    """The one account that the claim fits, and that nobody else of this provider has; else a new one."""
    found = _fitting(claims)
    if len(found) > 1 or SocialAccount.objects.filter(provider=settings.OIDC.issuer, user__in=found).exists():
        raise NotLetIn(_TAKEN)
    if found:
        return found[0]
    if not settings.OIDC.creates:
        raise NotLetIn(_UNKNOWN)
    return User.objects.create_user(_free_name(claims), email=verified_email(claims))


def _fitting(claims: Claims) -> list[User]:
    """Accounts that the claim of the settings is about. An address that nobody verified is about none."""
    if settings.OIDC.match != "email":
        name = claims.get(settings.OIDC.match)
        return list(User.objects.filter(username=name)) if name and isinstance(name, str) else []
    email = verified_email(claims)
    found = User.objects.filter(email__iexact=email) if email else []
    return [user for user in found if _folded(user.email) == _folded(email)]


def verified_email(claims: Claims) -> str:
    """The address, if the provider says that it is the person's; some write that as a word. Else ""."""
    email, said = claims.get("email"), claims.get("email_verified")
    return email if isinstance(email, str) and (said is True or said == "true") else ""


def _folded(email: str) -> str:
    """As addresses are compared: databases take letters for the same that are not (ı and i)."""
    return unicodedata.normalize("NFKC", email).casefold()


def _free_name(claims: Claims) -> str:
    """A name for a new account, of which nobody has another: the one that the provider uses, if it can be one."""
    said = (claims.get("preferred_username"), verified_email(claims), claims["sub"])
    name = next((each for each in said if isinstance(each, str) and is_name(each)), "user")
    alike = User.objects.filter(username__istartswith=name[:_LONGEST_STEM]).values_list("username", flat=True)
    taken = {each.casefold() for each in alike}
    if name.casefold() not in taken:
        return name
    stem = name[:_LONGEST_STEM]
    return next(each for number in count(2) if (each := f"{stem}-{number}").casefold() not in taken)
