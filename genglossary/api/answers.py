"""The outside of every answer of the API: problems instead of pages, ETag, 304 and gzip."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response, patch_vary_headers

from genglossary.api.matching import tag_of
from genglossary.api.problems import problem
from genglossary.api.unchanged import answered

PREFIX = "/api/"
_SAID = {
    400: "This request cannot be answered.",
    404: "There is no such address.",
    405: "This address does not take this method.",
    413: "It is larger than this server takes at once.",
}
_FAILED = "Something went wrong in the server; its log says what. Nothing that was saved is lost."


class Answers:
    """A middleware around the API; it leaves the pages alone."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self._get_response = get_response
        self._zipped = GZipMiddleware(lambda request: HttpResponse())

    def __call__(self, request: HttpRequest) -> Any:
        if not request.path_info.startswith(PREFIX):
            return self._get_response(request)
        response: Any = answered(request, self._made)
        if response.get("Content-Type", "").startswith("text/event-stream"):
            return response  # to be sent as it comes
        if response.status_code == 200 and "ETag" in response:
            response = get_conditional_response(request, etag=response["ETag"], response=response)
        # No secret of somebody else is ever in the same answer as what they chose: BREACH has nothing to guess.
        return self._zipped.process_response(request, response)

    def _made(self, request: HttpRequest) -> Any:
        response = self._get_response(request)
        if response.status_code >= 400 and "json" not in response.get("Content-Type", ""):
            return _as_problem(response)
        if response.status_code == 200 and request.method in ("GET", "HEAD") and _is_json(response):
            _tag(response)
        return response


def _is_json(response: Any) -> bool:
    return not response.streaming and response.get("Content-Type", "").startswith("application/json")


def _as_problem(response: Any) -> HttpResponse:
    kept = {name: response[name] for name in ("Allow", "Retry-After") if name in response}
    status = response.status_code
    return problem(status, _SAID.get(status, _FAILED if status >= 500 else "It was refused."), headers=kept)


def _tag(response: Any) -> None:
    """Say by what it is known again."""
    response.setdefault("ETag", tag_of(response.content))
    response.setdefault("Cache-Control", "private, no-cache")
    patch_vary_headers(response, ("Authorization",))
