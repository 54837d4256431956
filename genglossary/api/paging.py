"""Lists in pages that stay right while rows come and go: a cursor names the last row, not how many there were."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from django.core.signing import BadSignature, Signer
from django.db.models import F, Q, QuerySet
from ninja import Schema
from pydantic import Field, SerializationInfo, field_validator, model_serializer

from genglossary.api.problems import Refused

T = TypeVar("T")
_FIELDS = "Names of fields, with commas between: the rows have these alone. Empty: all."
LONGEST_PAGE = 500

# The keys of both databases; more than these bits cannot even be asked for.
Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
# No text has the character NUL.
Words = Annotated[str, Field(pattern=r"^[^\x00]*$")]


class PageQuery(Schema, Generic[T]):
    """The wanted part of a list of T: `cursor` is the `next` of the page before."""

    cursor: Annotated[str, Field(max_length=3000)] = ""
    limit: Annotated[int, Field(ge=1, le=LONGEST_PAGE)] = 100
    fields: Annotated[str, Field(max_length=1000, description=_FIELDS)] = ""

    @field_validator("fields")
    @classmethod
    def _are_there(cls, said: str) -> str:
        if unknown := set(_names(said)) - _row_of(cls).model_fields.keys():
            raise ValueError(f"there are no such fields: {', '.join(sorted(unknown))}")
        return said


class ListPage(Schema, Generic[T]):
    """One page of a list; `next` is the cursor of the one after it, null at the end."""

    items: list[T]
    next: str | None = None

    @model_serializer(mode="wrap")
    def _of_wanted_fields(self, whole: Any, info: SerializationInfo):
        told = whole(self)
        request = (info.context or {}).get("request")
        if request and (wanted := _names(request.GET.get("fields", ""))):
            told["items"] = [{name: row[name] for name in wanted} for row in told["items"]]
        return told


def _names(said: str) -> list[str]:
    return [name for each in said.split(",") if (name := each.strip())]


def _row_of(query: type[PageQuery[Any]]) -> type[Schema]:
    """The schema of the rows that a query asks for."""
    known = (each.__pydantic_generic_metadata__ for each in query.__mro__ if issubclass(each, PageQuery))
    return next(each["args"][0] for each in known if each["origin"] is PageQuery)


def page(
    rows: QuerySet[Any], asked: PageQuery[Any], order: Sequence[Any], told: Callable[[Any], Any] = lambda row: row
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
