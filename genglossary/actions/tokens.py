"""Actions of people on their API tokens: make and revoke; and finding the one that a secret belongs to."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import now

from genglossary.models import ApiToken, Project, TokenScope

# Programs that look for leaked secrets know it by this beginning.
_MARK = "gg"
_SELDOM = timedelta(minutes=1)


def make(
    user: Any, name: str, *, scopes: Iterable[str], days: int, project: Project | None = None
) -> tuple[ApiToken, str]:
    """A token of `user` for so many days, and its secret, which nobody can ever show again. All may read."""
    prefix = secrets.token_hex(6)
    secret = f"{_MARK}_{prefix}_{secrets.token_urlsafe(32)}"
    wanted = {*scopes, TokenScope.READ.value}
    token = ApiToken.objects.create(
        user=user, name=name, prefix=prefix, digest=_digest(secret), project=project,
        scopes=[scope for scope in TokenScope.values if scope in wanted], expires_at=now() + timedelta(days=days),
    )  # fmt: skip
    return token, secret


def good_tokens() -> QuerySet[ApiToken]:
    """The tokens that are neither revoked nor expired, of people who may sign in."""
    return ApiToken.objects.filter(revoked_at=None, expires_at__gt=now(), user__is_active=True)


def token_of(secret: str) -> ApiToken | None:
    """The token that this is the secret of, if it is good; that it was used is noted, at most once a minute."""
    mark, _, rest = secret.partition("_")
    prefix = rest.partition("_")[0]
    if mark != _MARK or len(prefix) != 12 or not prefix.isalnum():
        return None
    token = good_tokens().select_related("user").filter(prefix=prefix).first()
    if token is None or not secrets.compare_digest(token.digest, _digest(secret)):
        return None
    _note_use(token)
    return token


def _note_use(token: ApiToken) -> None:
    long_ago = now() - _SELDOM
    if token.last_used_at is None or token.last_used_at < long_ago:
        seldom = Q(last_used_at=None) | Q(last_used_at__lt=long_ago)
        ApiToken.objects.filter(seldom, pk=token.pk).update(last_used_at=now())


def revoke(token: ApiToken) -> None:
    """End it: the next request that brings it is refused."""
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now())


def _digest(secret: str) -> str:
    """The secret has 256 random bits: nobody guesses it from a fast hash."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
