"""The page of the API: everything that the schema tells, for people."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from genglossary.api.reference import Resource, ShownType, resources_of, types_of
from genglossary.api.urls import api

CLIENT = "genglossary_client.py"
# In a checkout; in a wheel.
_CLIENTS = (Path(__file__).parents[2] / "docs/client" / CLIENT, Path(__file__).parents[1] / "docs" / CLIENT)


def page(request: HttpRequest) -> HttpResponse:
    """Whoever finds the server may read it, as they may read the schema: nothing of any project is in it."""
    prefix = reverse("api:api-root").rstrip("/")
    resources, kinds = _told(prefix)
    context = {"resources": resources, "kinds": kinds, "address": request.build_absolute_uri(prefix)}
    return render(request, "web/api/page.html", context)


def client(request: HttpRequest) -> FileResponse:
    """The Python client that fits this server."""
    found = next((each for each in _CLIENTS if each.is_file()), None)
    if found is None:
        raise Http404
    return FileResponse(found.open("rb"), as_attachment=True, filename=CLIENT, content_type="text/x-python")


@lru_cache(maxsize=8)
def _told(prefix: str) -> tuple[list[Resource], list[ShownType]]:
    """Made once for each path below which the server is."""
    schema: Any = api.get_openapi_schema()
    return resources_of(schema, prefix), types_of(schema)
