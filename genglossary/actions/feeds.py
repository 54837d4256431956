"""Actions of members on the secret addresses of their feeds; and finding the member that a secret belongs to."""

import secrets
from hashlib import sha256

from django.utils.timezone import now

from genglossary.models import FeedAddress, Membership


def make(membership: Membership, *, language: str) -> str:
    """Make the address of a member's feed, in place of the one they had, if any; its secret, which is not kept."""
    secret = secrets.token_urlsafe(32)
    said = {"digest": _digest(secret), "language": language, "created_at": now()}
    FeedAddress.objects.update_or_create(membership=membership, defaults=said)
    return secret


def revoke(membership: Membership) -> None:
    """End the address: nothing is there from now on."""
    FeedAddress.objects.filter(membership=membership).delete()


def feed_of(secret: str) -> FeedAddress | None:
    """The address that this is the secret of, with its member and project; of somebody who may sign in."""
    rows = FeedAddress.objects.filter(digest=_digest(secret), membership__user__is_active=True)
    return rows.select_related("membership__user", "membership__project").first()


def _digest(secret: str) -> str:
    """The secret has 256 random bits: nobody guesses it from a fast hash."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
