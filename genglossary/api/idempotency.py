"""Idempotency-Key: a program that lost an answer sends the same call again, and the thing is done once."""

import json
from collections.abc import Callable, Iterable
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.timezone import now
from ninja.responses import NinjaJSONEncoder, Status

from genglossary.api.problems import Refused
from genglossary.models import IdempotentCall

REPEATABLE = {"x-idempotency-key": True}
"""For the schema: operations that take the header."""

LIFETIME = timedelta(days=1)
"""After which a key means a new call."""
ABANDONED = timedelta(minutes=10)
"""After which a call without an answer is taken for one whose process died."""
LONGEST_KEY = 200

Part = str | tuple[str, UploadedFile]


def once(request: HttpRequest, parts: Iterable[Part], do: Callable[[], tuple[int, Any]]) -> Status[Any]:
    """Do it and answer with its status and content; where the key was sent before, answer the same again.

    `parts` are what was asked. Raises `Refused`: 422 where the key stands for something else, 409 while the first call
    is not answered yet. A call that failed did nothing, and its key is free again.
    """
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key:
        return Status(*do())
    if len(key) > LONGEST_KEY or "\0" in key:
        raise _wrong_key(f"An Idempotency-Key has at most {LONGEST_KEY} characters.")
    call, made = _reserved(request, key, _digest(request, parts))
    if not made:
        return Status(call.status or 200, call.answer["content"])
    try:
        status, content = do()
    except BaseException:
        call.delete()
        raise
    call.status, call.answer = status, {"content": _plain(content)}
    call.save(update_fields=["status", "answer"])
    return Status(status, content)


def _reserved(request: Any, key: str, digest: str) -> tuple[IdempotentCall, bool]:
    """The call of that key, and whether it is this one."""
    mine = IdempotentCall.objects.filter(token=request.auth)
    mine.filter(created_at__lt=now() - LIFETIME).delete()
    mine.filter(key=key, status=None, created_at__lt=now() - ABANDONED).delete()
    try:
        with transaction.atomic():
            return IdempotentCall.objects.create(token=request.auth, key=key, digest=digest), True
    except IntegrityError:
        return _earlier(mine.filter(key=key).first(), digest), False


def _earlier(call: IdempotentCall | None, digest: str) -> IdempotentCall:
    if call and call.digest != digest:
        raise _wrong_key("This Idempotency-Key was sent with something else before: take a new one.")
    if call is None or call.status is None:
        raise Refused(409, "The same call is being answered: ask again.", headers={"Retry-After": "1"})
    return call


def _wrong_key(message: str) -> Refused:
    return Refused(422, message, [{"field": "header.Idempotency-Key", "message": message}])


def _digest(request: HttpRequest, parts: Iterable[Part]) -> str:
    found = sha256(f"{request.method} {request.path}".encode())
    for part in parts:
        name, file = (part, None) if isinstance(part, str) else part
        found.update(b"\0" + name.encode())
        for chunk in file.chunks() if file else ():
            found.update(sha256(chunk).digest())
        if file:
            file.seek(0)
    return found.hexdigest()


def _plain(content: Any) -> Any:
    """As JSON has it."""
    return json.loads(json.dumps(content, cls=NinjaJSONEncoder))
