"""Refusals and errors, as pages of ours and as the one sentence that a script shows in the page that asked.

Each says what happened, that nothing was saved, and what to do now.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.middleware import csrf
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

_TOO_LARGE = (RequestDataTooBig, TooManyFilesSent, TooManyFieldsSent)
# Fields whose words a refused form gives back. Nothing secret is among them.
_TYPED = ("name", "text", "notes")

_COOKIES = _("Your browser sent no cookie of this site. Allow its cookies, go back to the page and try again.")
_ELSEWHERE = _(
    "The form was sent from an address that GenGlossary does not know as its own. Whoever runs it names that address "
    "in CSRF_TRUSTED_ORIGINS."
)
_OTHER_SESSION = _(
    "Since the page was opened, somebody signed in or out in this browser. Go back to the page: it is loaded anew, and "
    "then you can do it again."
)


def is_fragment(request: HttpRequest) -> bool:
    """Whether a script asked, for a part of a page: also before the middleware that knows has run."""
    return request.headers.get("HX-Request") == "true"


def refusal(
    request: HttpRequest,
    status: int,
    title: str,
    sentence: str,
    *,
    back: str = "",
    label: str = _("Back to the page"),
    typed: Sequence[str] = (),
) -> HttpResponse:
    """The sentence alone for a script, else a page with the way `back` and what was `typed`.

    The page asks the database nothing: it may be the database that fails.
    """
    if is_fragment(request):
        return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
    context = {"title": title, "sentence": sentence, "back": back, "label": label, "typed": typed}
    response = HttpResponse(render_to_string("web/refusal.html", context), status=status)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, _TOO_LARGE):
        return too_large(request)
    return refusal(request, 400, _("This request cannot be answered"), _("It is not what this page expects."))


def too_large(request: HttpRequest) -> HttpResponse:
    sentence = _("Nothing was saved: it is larger than this server takes at once. Send less, or the files one by one.")
    return refusal(request, 413, _("That is too much at once"), sentence)


def too_many_requests(request: HttpRequest, sentence: str = "") -> HttpResponse:
    sentence = sentence or _("Too many requests came from here in a short time. Wait a minute, then try again.")
    return refusal(request, 429, _("Too often"), sentence)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    reason = str(exception)
    sentence = f"{reason} {_('Ask an owner for another role.')}" if reason else _("Your account may not do this.")
    return refusal(request, 403, _("This is not yours to do"), sentence)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    sentence = _("It may have been deleted, or you are not a member of its project.")
    return refusal(request, 404, _("There is no such page"), sentence)


def method_not_allowed(request: HttpRequest, methods: Sequence[str]) -> HttpResponse:
    """Answer an address that only a button leads to: somebody loads it again, or comes back to it after signing in."""
    sentence = _("This address only takes what a form sends. Nothing was done.")
    response = refusal(request, 405, _("There is nothing to see here"), sentence)
    response["Allow"] = ", ".join(methods)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    sentence = _(
        "Something went wrong in the server; its log says what. Nothing that was saved is lost. Try again later."
    )
    return refusal(request, 500, _("Something went wrong"), sentence)


def signed_out(request: HttpRequest, back: str = "") -> HttpResponse:
    """Answer a fragment that came without a session, and not by leading away from a page with typed words in it."""
    sentence = _("You are signed out here: sign in again, then do it again.")
    sign_in = f"{reverse('web:sign_in')}?{urlencode({'next': back or reverse('web:start')})}"
    return refusal(
        request, 401, _("You are signed out"), sentence, back=sign_in, label=_("Sign in"), typed=typed_in(request)
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer in place of Django's own page, which speaks of settings."""
    from genglossary.web.access import came_from  # which refuses by this module

    if reason == csrf.REASON_NO_CSRF_COOKIE:
        sentence = _COOKIES
    else:
        sentence = _OTHER_SESSION if reason.startswith("CSRF token") else _ELSEWHERE
    return refusal(request, 403, _("Nothing was saved"), sentence, back=came_from(request), typed=typed_in(request))


def typed_in(request: Any) -> list[str]:
    """Return what a person typed into the form, if it was one of ours."""
    if request.headers.get("Origin") not in (None, f"{request.scheme}://{request.get_host()}"):
        return []
    return [words for name in _TYPED if (words := request.POST.get(name, "").strip())]
