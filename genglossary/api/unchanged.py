"""Answers that stay true while nothing in the embedded database changes: given again without being made again.

SQLite knows whether anybody has committed anything since a connection looked last (`PRAGMA data_version`), and what the
connection did itself. PostgreSQL has no such number: there each answer is made.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now

from genglossary.api.access import asks_again

MOST = 64
"""Answers that each thread keeps, each with at most so many bytes:"""
LARGEST = 64_000
LONGEST = 60.0
"""Seconds after which an answer is made again in any case; so the use of its token is noted."""
_mine = threading.local()


class _Kept(NamedTuple):
    stamp: Any
    until: float
    token: int
    content: bytes
    headers: dict[str, str]


def answered(request: HttpRequest, make: Callable[[HttpRequest], Any]) -> Any:
    """The answer that `make` gives, or gave when the database was as it is now."""
    stamp = _stamp() if _may_be_kept(request) else None
    if stamp is None:
        return make(request)
    key, kept = _key(request), _answers()
    if (found := kept.get(key)) and found.stamp == stamp and time.monotonic() < found.until:
        if asks_again(request, found.token):
            return HttpResponse(found.content, headers=found.headers)
        return make(request)
    response = make(request)
    if response.status_code == 200 and "ETag" in response and len(response.content) <= LARGEST:
        kept[key] = _kept(request, response, stamp)
        kept.move_to_end(key)
        while len(kept) > MOST:
            kept.popitem(last=False)
    return response


def _answers() -> OrderedDict[Any, _Kept]:
    if not hasattr(_mine, "answers"):
        _mine.answers = OrderedDict()
    return _mine.answers


def _may_be_kept(request: HttpRequest) -> bool:
    told = request.headers
    return request.method == "GET" and "Authorization" in told and not told.get("Cookie") and _is_embedded()


def _is_embedded() -> bool:
    """Within a transaction nobody can tell what will have changed when it is over."""
    return connection.vendor == "sqlite" and not connection.in_atomic_block


def _stamp() -> Any:
    """Another one as soon as anybody, here or in another process, has changed anything; None where nothing is known."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            version = cursor.fetchone()
    except DatabaseError:
        return None
    raw: Any = connection.connection
    return raw, raw.total_changes, version


def _key(request: HttpRequest) -> Any:
    """All that an answer depends on besides the database. The secret is not kept."""
    told = request.headers
    wishes = told.get("Accept"), told.get("Accept-Language")
    asked = (request.is_secure(), told.get("Host"), request.get_full_path(), *wishes)
    return sha256(told["Authorization"].encode("utf-8", "replace")).digest(), *asked


def _kept(request: Any, response: Any, stamp: Any) -> _Kept:
    left = (request.auth.expires_at - now()).total_seconds()
    until = time.monotonic() + min(LONGEST, left)
    return _Kept(stamp, until, request.auth.pk, response.content, dict(response.items()))
