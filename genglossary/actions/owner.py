"""The local owner: whoever sits at the machine of an embedded database. Signs in by a link, never by a default
password."""

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.db.models.functions import Now
from django.utils.crypto import constant_time_compare, salted_hmac

NAME = "owner"
LINK_MINUTES = 60
SALT = "genglossary.sign-in"


def local_owner() -> User:
    """The first active superuser; where there is none, one that has no password to guess."""
    users = User.objects
    found = users.filter(is_superuser=True, is_active=True).order_by("pk").first()
    return found or _made()


def without_password() -> bool:
    """Whether the local owner signs in by a link alone: nobody can answer a question for a password."""
    owner = User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
    return settings.EMBEDDED and (owner is None or not owner.has_usable_password())


def nobody_has_a_password() -> bool:
    """Whether no account can sign in by the form."""
    people = User.objects.filter(is_active=True).iterator()
    return not any(user.has_usable_password() for user in people)


def _made() -> User:
    """Create the owner, under another name where somebody who is no superuser has this one."""
    users = User.objects
    taken = set(users.filter(username__startswith=NAME).values_list("username", flat=True))
    name = next(name for name in (NAME, *(f"{NAME}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)
    return users.create_superuser(name, email=None, password=None)


def sign_in_token(user: User) -> str:
    """A token for one sign-in within LINK_MINUTES: signed with the secret key, and bound to the user's last sign-in."""
    return signing.dumps([user.pk, _state_of(user)], salt=SALT)


def use_sign_in_token(token: str) -> User | None:
    """The user whom `token` signs in, once; None when it was used, is too old, or is not ours."""
    try:
        pk, state = signing.loads(token, salt=SALT, max_age=LINK_MINUTES * 60)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None or not settings.EMBEDDED or not constant_time_compare(state, _state_of(user)):
        return None
    # Conditional, so that of two visitors with one link one gets in.
    once = User.objects.filter(pk=pk, last_login=user.last_login).update(last_login=Now())
    return user if once else None


def _state_of(user: User) -> str:
    """A hash that changes with every sign-in and every change of password, and reveals neither."""
    return salted_hmac(SALT, f"{user.pk} {user.last_login} {user.password}").hexdigest()
