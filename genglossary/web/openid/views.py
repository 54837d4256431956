"""The two addresses of sign-on by OpenID Connect: to the provider, and back from it."""

import logging
from typing import Any

from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from jwt import PyJWTError
from requests import RequestException

from genglossary.web.openid.accounts import NotLetIn, account_of
from genglossary.web.openid.claims import Claims
from genglossary.web.openid.flow import SignOnFlow
from genglossary.web.refusals import refusal

log = logging.getLogger(__name__)

# No answer, one that says no, one that is not to be believed; and one without any sense, as it shows in allauth. The
# last: the same person came in twice at once.
_FAILURES = (RequestException, OAuth2Error, PyJWTError, KeyError, TypeError, ValueError, AttributeError, IntegrityError)
_TOO_LATE = _("This try to sign in was begun in another browser, ended already, or took too long. Begin again.")
_FAILED = _("The service that knows who you are did not answer as it should; the log of this server says more.")
_CANCELLED = _("You were not signed in: it was cancelled.")


@never_cache
@require_GET
def openid(request: HttpRequest) -> HttpResponse:
    """Lead to the provider; whoever is signed in already, where they wanted to go."""
    wanted = _wanted(request)
    if request.user.is_authenticated:
        return redirect(wanted)
    nonce = get_random_string(32)
    try:
        provider = SignOnFlow(request).get_provider()
        return provider.redirect(request, AuthProcess.LOGIN, wanted, auth_params={"nonce": nonce}, nonce=nonce)
    except _FAILURES as error:
        return _failed(request, error)


@never_cache
@require_GET
def openid_callback(request: HttpRequest) -> HttpResponse:
    """Sign in whom the provider names, in the browser that was sent there and for one try."""
    flow = SignOnFlow(request)
    try:
        state = flow.get_provider().unstash_redirect_state(request, request.GET.get("state", "")) or {}
    except PermissionDenied:
        return _refused(request, _TOO_LATE)
    if request.GET.get("error") == "access_denied":
        messages.info(request, _CANCELLED)
        return redirect(f"{reverse('web:sign_in')}?{urlencode({'next': state['next']})}")
    try:
        return _let_in(request, flow.claims(state["pkce_code_verifier"], state["nonce"]), state["next"])
    except _FAILURES as error:
        return _failed(request, error)


def _let_in(request: HttpRequest, claims: Claims, wanted: str) -> HttpResponse:
    try:
        user = account_of(claims)
    except NotLetIn as reason:
        with override("en"):
            log.warning("Sign-on by OpenID Connect refused for subject %r: %s", claims["sub"], reason)
        return _refused(request, str(reason))
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return redirect(wanted)


def _wanted(request: HttpRequest) -> str:
    """The page of ours that was asked for; else the start page."""
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else resolve_url(settings.LOGIN_REDIRECT_URL)


def _refused(request: HttpRequest, sentence: Any, status: int = 403) -> HttpResponse:
    back = reverse("web:sign_in")
    return refusal(request, status, _("You are not signed in"), sentence, back=back, label=_("Back to sign in"))


def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    """Leave to the log what the provider did: it is nothing that a visitor could mend."""
    said = request.GET.get("error", "")[:100]
    log.warning("Sign-on by OpenID Connect failed: %s: %s %r", type(error).__name__, error, said)
    return _refused(request, _FAILED, status=502)
