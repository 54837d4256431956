"""Signing in by the link that `serve` prints for the owner of an embedded database, and passwords."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from genglossary.actions.owner import nobody_has_a_password, use_sign_in_token, without_password


class SignIn(LoginView):
    """A name and a password; with the command for the owner who has none, and without the form where nobody has."""

    template_name = "web/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        by_link = without_password()
        return super().get_context_data(by_link=by_link, by_link_alone=by_link and nobody_has_a_password(), **kwargs)


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
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return redirect(settings.LOGIN_REDIRECT_URL)


class ChangePassword(PasswordChangeView):
    """A new password for whoever knows the old one; they stay signed in, their other sessions do not."""

    template_name = "web/password.html"
    success_url = reverse_lazy("web:start")

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, _("Your password is changed."))
        return super().form_valid(form)
