"""Numbers for Prometheus: only where a token is configured, and only for whoever has it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from genglossary.reports.metrics import CONTENT_TYPE, metrics


@never_cache
@require_safe
def measured(request: HttpRequest) -> HttpResponse:
    """Answer 404 where it is not configured, 401 without the token."""
    if not settings.METRICS_TOKEN:
        raise Http404
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(metrics(), content_type=CONTENT_TYPE)
