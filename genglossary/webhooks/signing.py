"""Signatures of Standard Webhooks (version 1: HMAC-SHA256): https://www.standardwebhooks.com."""

import base64
import hashlib
import hmac
from datetime import timedelta
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.timezone import now

from genglossary.models import Webhook

# So long after a new secret was made, messages are signed with the one before, too.
BOTH = timedelta(days=1)
_PREFIX = "whsec_"


def secret_of(webhook: Webhook) -> str:
    """The secret that its owner gives to the receiver."""
    return _PREFIX + base64.b64encode(_key(webhook, webhook.salt)).decode()


def signed(webhook: Webhook, message_id: str, seconds: int, body: bytes) -> dict[str, str]:
    """The headers that prove who sends `body`, at that time in seconds since 1970."""
    content = f"{message_id}.{seconds}.".encode() + body
    signatures = [f"v1,{_signature(_key(webhook, salt), content)}" for salt in _salts(webhook)]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": " ".join(signatures),
    }


def _salts(webhook: Webhook) -> list[str]:
    is_recent = webhook.rotated_at is not None and now() - webhook.rotated_at < BOTH
    return [webhook.salt, webhook.previous_salt] if is_recent else [webhook.salt]


def _key(webhook: Webhook, salt: str) -> bytes:
    """32 bytes that only this installation can make again: the database alone gives nothing away."""
    derive: Any = salted_hmac  # its stubs are older than `algorithm`
    return derive("genglossary.webhooks", f"{webhook.pk}:{salt}", algorithm="sha256").digest()


def _signature(key: bytes, content: bytes) -> str:
    return base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
