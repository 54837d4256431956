"""Lists in pages that stay right while rows come and go: a cursor names the last row, not how many there were."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from django.core.signing import BadSignature, Signer
from django.db.models import F, Q, QuerySet
from ninja import Schema
from pydantic import Field

from genglossary.api.problems import Refused

T = TypeVar("T")
LONGEST_PAGE = 500

# The keys of both databases; more than these bits cannot even be asked for.
Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
# No text has the character NUL.
Words = Annotated[str, Field(pattern=r"^[^\x00]*$")]


class PageQuery(Schema):
    """The wanted part of a list: `cursor` is the `next` of the page before."""

    cursor: Annotated[str, Field(max_length=3000)] = ""
    limit: Annotated[int, Field(ge=1, le=LONGEST_PAGE)] = 100


class ListPage(Schema, Generic[T]):
    """One page of a list; `next` is the cursor of the one after it, null at the end."""

    items: list[T]
    next: str | None = None


def page(
    rows: QuerySet[Any], asked: PageQuery, order: Sequence[Any], told: Callable[[Any], Any] = lambda row: row
) -> dict[str, Any]:
    """The rows after the cursor in `order`: names of columns or expressions, "-" before the name turns it round.

    The last of them tells every row from every other. Raises `Refused` for what is no cursor of this order.
    """
    names = [f"_order{at}" for at in range(len(order))]
    downwards = [isinstance(each, str) and each.startswith("-") for each in order]
    keys = [F(each.lstrip("-")) if isinstance(each, str) else each for each in order]
    rows = rows.annotate(**dict(zip(names, keys, strict=True)))
    if asked.cursor:
        rows = rows.filter(_after(names, downwards, _read(asked.cursor, order)))
    rows = rows.order_by(*(f"-{name}" if down else name for name, down in zip(names, downwards, strict=True)))
    found = list(rows[: asked.limit + 1])
    more = len(found) > asked.limit
    items = found[: asked.limit]
    last = [getattr(items[-1], name) for name in names] if more else None
    return {"items": [told(row) for row in items], "next": _signer(order).sign_object(last) if last else None}


def _after(names: Sequence[str], downwards: Sequence[bool], values: Sequence[Any]) -> Q:
    """Rows that come later: the first key is beyond, or the same and the second is beyond, and so on."""
    found, same = Q(pk__in=()), Q()
    for name, down, value in zip(names, downwards, values, strict=True):
        found |= same & Q(**{f"{name}__{'lt' if down else 'gt'}": value})
        same &= Q(**{name: value})
    return found


def _signer(order: Sequence[Any]) -> Any:
    """Cursors are signed: what a program made up, or took from a list in another order, is none."""
    return Signer(salt=f"cursor:{order}")


def _read(cursor: str, order: Sequence[Any]) -> list[Any]:
    try:
        return _signer(order).unsign_object(cursor)
    except (BadSignature, ValueError):
        message = "This is no cursor of this list: take the `next` of its last page."
        raise Refused(422, message, [{"field": "query.cursor", "message": message}]) from None
