"""The API as one: its routers, its errors, its schema."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from genglossary.api import (
    changes,
    check,
    definitions,
    documents,
    exchange,
    issues,
    members,
    pairs,
    projects,
    publication,
    references,
    runs,
    spellings,
    terms,
    versions,
    webhooks,
)  # fmt: skip
from genglossary.api.described import Described
from genglossary.api.live import routes as live
from genglossary.api.problems import handle

_ABOUT = (
    "Documents in, glossary out, without a browser. Send a token with every request: `Authorization: Bearer gg_…`; "
    "you make one on the page *API* of your account. Errors are `application/problem+json` (RFC 9457), times are UTC, "
    "lists come in pages whose `next` is the `cursor` of the next one."
)


class GlossaryApi(NinjaAPI):
    """The API of this version; its schema tells the errors and headers that all operations share."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:
        prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        return Described(self, prefix)

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name operations shortly: programs that are made from the schema call their functions so."""
        return operation.view_func.__name__


api = GlossaryApi(title="GenGlossary", version="1.0.0", description=_ABOUT, urls_namespace="api", docs_url=None)
handle(api)
_NOUNS = (
    projects,
    documents,
    versions,
    pairs,
    terms,
    definitions,
    issues,
    spellings,
    runs,
    exchange,
    members,
    references,
    publication,
    changes,
    live,
    check,
    webhooks,
)
for noun in _NOUNS:
    api.add_router("", noun.router)
