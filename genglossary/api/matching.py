"""If-Match: nobody overwrites what they have not seen."""

import json
from collections.abc import Callable, Generator
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest
from ninja import Schema
from ninja.responses import NinjaJSONEncoder

from genglossary.api.problems import Refused

MATCHED = {"x-if-match": True}
"""For the schema: operations that take the header."""


@contextmanager
def matched(
    request: HttpRequest, now: Callable[[], Any], schema: type[Schema], *, locked: Model | None = None
) -> Generator[None]:
    """A transaction that changes a thing only while it is as the header If-Match says, where there is one.

    `now` is the thing as GET tells it, by `schema`; the row `locked` lets two who change it wait for each other.
    Raises `Refused` (412) where it is another one by now.
    """
    with transaction.atomic():
        if locked is not None:
            type(locked)._default_manager.select_for_update(no_key=True).filter(pk=locked.pk).first()
        if wanted := request.headers.get("If-Match"):
            _check(wanted, etag_of(now(), schema))
        yield


def _check(wanted: str, stored: str) -> None:
    tags = [tag.strip().removeprefix("W/") for tag in wanted.split(",")]
    if "*" not in tags and stored not in tags:
        raise Refused(412, "It is another one by now: read it again. Nothing was saved.", headers={"ETag": stored})


def etag_of(thing: Any, schema: type[Schema]) -> str:
    """The ETag that an answer with this thing, or a list of such, has: see `answers`."""

    def dump(each: Any) -> Any:
        return schema.model_validate(each, from_attributes=True).model_dump()

    dumped = [dump(each) for each in thing] if isinstance(thing, list) else dump(thing)
    return tag_of(json.dumps(dumped, cls=NinjaJSONEncoder).encode())


def tag_of(content: bytes) -> str:
    """The ETag of an answer with this content."""
    return f'"{blake2b(content, digest_size=12).hexdigest()}"'
