"""Signing in by the link that `serve` prints for the owner of an embedded database."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from genglossary.actions.owner import use_sign_in_token


# The token is the proof; no cookie is trusted. A refusal by the middleware would write a live token into the log.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, POST signs in: a program that follows links for a preview must not use the link up."""
    if request.method == "GET":
        return render(request, "web/sign_in_link.html")
    user = use_sign_in_token(token)
    if user is None:
        return render(request, "web/sign_in_link.html", {"refused": True}, status=403)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)
