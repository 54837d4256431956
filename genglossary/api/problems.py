"""Refusals of the API as RFC 9457 has them: a sentence for people, fields for programs, never HTML."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from genglossary.actions.changes import ChangedMeanwhile
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.importing.pending import PlanChanged
from genglossary.actions.members import LastOwner
from genglossary.actions.references import CannotRefer
from genglossary.actions.runs import StartRefused
from genglossary.actions.webhooks import WebhookRefused
from genglossary.formats import Unusable
from genglossary.models.stated import translated

CONTENT_TYPE = "application/problem+json"
Errors = Sequence[Mapping[str, str]]
"""Each with the `field` that is wrong, as a path such as body.name, and the `message`."""


class Refused(Exception):
    """An answer that is no success: its status, a sentence, and the fields that are wrong."""

    def __init__(self, status: int, detail: str, errors: Errors = (), headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors, headers or {}


def refused_form(form: BaseForm, where: str = "body") -> Refused:
    """The objections of a form of the pages to what was sent."""
    errors = [
        {"field": f"{where}.{name}" if name != "__all__" else where, "message": str(message)}
        for name, messages in form.errors.items()
        for message in messages  # pyright: ignore[reportGeneralTypeIssues] - lists of sentences
    ]
    return Refused(422, " ".join(each["message"] for each in errors), errors)


def problem(
    status: int, detail: str, errors: Errors = (), headers: Mapping[str, str] | None = None, **more: Any
) -> HttpResponse:
    """The answer itself; `more` are further members."""
    body: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    body |= {"detail": detail, **({"errors": list(errors)} if errors else {}), **more}
    response = JsonResponse(body, status=status, content_type=CONTENT_TYPE, json_dumps_params={"ensure_ascii": False})
    for name, value in (headers or {}).items():
        response[name] = value
    response["Cache-Control"] = "no-store"
    return response


def _of_http(error: HttpError) -> HttpResponse:
    return problem(error.status_code, str(error))


def _of_values(error: ValidationError) -> HttpResponse:
    errors = [{"field": _path(each["loc"]), "message": each["msg"]} for each in error.errors]
    return problem(422, f"{errors[0]['field']}: {errors[0]['message']}" if errors else "Wrong values.", errors)


def _path(loc: Sequence[Any]) -> str:
    """Ninja calls a body by the name of the argument, which is no concern of who sends it."""
    where, rest = loc[0], loc[2:] if loc[0] in ("body", "form") and len(loc) > 1 and loc[1] == "said" else loc[1:]
    return ".".join(str(each) for each in (where, *rest))


def _of_start(error: StartRefused) -> HttpResponse:
    return problem(409, str(error), **({"active_run": error.active.pk} if error.active else {}))


def _of_changed(error: ChangedMeanwhile) -> HttpResponse:
    return problem(412, "Somebody changed it meanwhile: read it again. Nothing was saved.", now=error.now)


def _of_authentication(_: AuthenticationError) -> HttpResponse:
    sentence = "Send a token that is good: Authorization: Bearer gg_…"
    return problem(401, sentence, headers={"WWW-Authenticate": 'Bearer realm="GenGlossary"'})


def _of_decision(request: HttpRequest, error: Any) -> HttpResponse:
    return refused_value(str(error), f"body.{error.field}" if error.field and request.body else _subject(request))


def _of_file(request: HttpRequest, error: Any) -> HttpResponse:
    return refused_value(translated(error.reason), "file.file" if request.FILES else _subject(request))


def refused_value(message: str, field: str) -> HttpResponse:
    """The answer where one thing that was said is wrong."""
    return problem(422, message, [{"field": field, "message": message}])


def _subject(request: HttpRequest) -> str:
    """The part of the address that names what it was about: its last one."""
    parts = request.resolver_match.kwargs if request.resolver_match else {}
    return f"path.{list(parts)[-1]}" if parts else "body"


_TOO_LARGE = "Nothing was saved: it is larger than this server takes at once."
_HANDLERS: dict[type[Exception], Any] = {
    HttpError: _of_http,
    AuthenticationError: _of_authentication,
    ValidationError: _of_values,
    Refused: lambda error: problem(error.status, error.detail, error.errors, error.headers),
    Http404: lambda _: problem(404, "There is no such thing, or you are not a member of its project."),
    PermissionDenied: lambda error: problem(403, str(error) or "This is not yours to do."),
    LastOwner: lambda error: problem(409, str(error)),
    PlanChanged: lambda error: problem(409, str(error)),
    WebhookRefused: lambda error: problem(409, str(error)),
    StartRefused: _of_start,
    ChangedMeanwhile: _of_changed,
    RequestDataTooBig: lambda _: problem(413, _TOO_LARGE),
    TooManyFilesSent: lambda _: problem(413, _TOO_LARGE),
    TooManyFieldsSent: lambda _: problem(413, _TOO_LARGE),
    MultiPartParserError: lambda _: problem(400, "This is no multipart/form-data."),
}


def handle(api: NinjaAPI) -> None:
    """Let `api` answer each of these errors."""
    api.add_exception_handler(DecisionRefused, _of_decision)
    api.add_exception_handler(Unusable, _of_file)
    api.add_exception_handler(CannotRefer, lambda request, error: refused_value(str(error), "body.ids"))
    for error, answer in _HANDLERS.items():
        api.add_exception_handler(error, _handler(answer))


def _handler(answer: Any) -> Any:
    def handler(_: HttpRequest, error: Exception) -> HttpResponse:
        return answer(error)

    return handler
