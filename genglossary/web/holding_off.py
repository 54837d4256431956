"""Holding off whoever guesses passwords, on the pages and in the admin: django-axes counts, this says what.

Failures are counted by name and address together, so that nobody can keep somebody else out by guessing for them.
Other proofs than passwords are counted by address, when they go through `authenticate(request, …)` as well.
"""

import logging
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from math import ceil
from typing import Any

from axes.backends import AxesStandaloneBackend
from axes.handlers.proxy import AxesProxyHandler
from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Max
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.timezone import localtime, now
from django.utils.translation import gettext_lazy as _

from genglossary.runs.quantity import quantity
from genglossary.web.refusals import refusal

log = logging.getLogger(__name__)

UNKNOWN = "no account: "
_WAIT = _(
    "Nobody can sign in with this name from here for now. Try again in %(minutes)s, after %(until)s. If you forgot "
    "the password, ask whoever runs this GenGlossary: they can give you a new one, and let you in at once."
)


class HoldingOff(AxesStandaloneBackend):
    """Asked before the backend that knows passwords. A program that asks without a request has no address to count."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        if request is not None:
            super().authenticate(request, **credentials)


def counted_name(request: HttpRequest, credentials: dict[str, Any] | None) -> str | None:
    """The name of an account as it is. Another name is kept unreadable: people type passwords into the wrong field."""
    name = (credentials or {}).get("username")
    if not name or User.objects.filter(username=name).exists():
        return name or None
    return UNKNOWN + salted_hmac(__name__, name).hexdigest()[:16]


def address_of(request: HttpRequest) -> str | None:
    """The visitor's address; behind a proxy the last one of `X-Forwarded-For`, which the proxy has seen itself.

    Of IPv6 the network, because a visitor has as many addresses in it as they like. None where there is none.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    try:
        address = ip_address(forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return None
    return str(without_host(address))


def without_host(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The address as it is counted."""
    if isinstance(address, IPv4Address):
        return address
    return address.ipv4_mapped or ip_network((int(address), 64), strict=False).network_address


def held_off(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None) -> HttpResponse:
    """The answer to whoever has to wait, with when it is over; the same whether there is such an account or not."""
    left = _time_left(request, credentials)
    over = localtime(now() + left).replace(second=0, microsecond=0) + timedelta(minutes=1)
    sentence = _WAIT % {"minutes": quantity(ceil(left.total_seconds() / 60), "minute"), "until": f"{over:%H:%M}"}
    sign_in = reverse("web:sign_in")
    page = refusal(request, 429, _("Too many wrong passwords"), sentence, back=sign_in, label=_("Back to sign in"))
    page["Retry-After"] = str(ceil(left.total_seconds()))
    return page


def _time_left(request: HttpRequest, credentials: dict[str, Any] | None) -> timedelta:
    """Until the newest failure counts no more; at least a second."""
    (attempts,) = AxesProxyHandler.get_implementation().get_user_attempts(request, credentials)  # pyright: ignore
    newest = attempts.aggregate(newest=Max("attempt_time"))["newest"] or now()
    return max(newest + settings.AXES_COOLOFF_TIME - now(), timedelta(seconds=1))


@receiver(user_locked_out, dispatch_uid="genglossary.holding_off")
def _log(request: Any, username: str | None, ip_address: str | None, **_: Any) -> None:
    """Once, at the failure that was one too many: who is held off already can ask as often as they like."""
    if request.axes_failures_since_start is not None:
        log.warning(
            "Sign-in held off for %s: %s wrong passwords for %r from %s. `genglossary unlock-sign-in` lifts it.",
            settings.AXES_COOLOFF_TIME, request.axes_failures_since_start, username, ip_address,
        )  # fmt: skip
