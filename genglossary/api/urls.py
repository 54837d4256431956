"""The API as one: its routers, its errors, its schema."""

from typing import Any

from ninja import NinjaAPI

from genglossary.api import (
    changes,
    check,
    definitions,
    documents,
    exchange,
    members,
    projects,
    references,
    runs,
    spellings,
    terms,
    versions,
)  # fmt: skip
from genglossary.api.described import described
from genglossary.api.problems import handle

_ABOUT = (
    "Documents in, glossary out, without a browser. Send a token with every request: `Authorization: Bearer gg_…`; "
    "you make one on the page *API* of your account. Errors are `application/problem+json` (RFC 9457), times are UTC, "
    "lists come in pages whose `next` is the `cursor` of the next one."
)


class GlossaryApi(NinjaAPI):
    """The API of this version; its schema tells the errors and headers that all operations share."""

    def get_openapi_schema(self, *args: Any, **options: Any) -> Any:
        return described(super().get_openapi_schema(*args, **options))


api = GlossaryApi(title="GenGlossary", version="1.0.0", description=_ABOUT, urls_namespace="api")
handle(api)
_NOUNS = (
    projects,
    documents,
    versions,
    terms,
    definitions,
    spellings,
    runs,
    exchange,
    members,
    references,
    changes,
    check,
)
for noun in _NOUNS:
    api.add_router("", noun.router)
