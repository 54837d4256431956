from django.contrib import admin
from django.urls import include, path

from genglossary.api.page import client, page
from genglossary.api.urls import api

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/docs", page, name="api_page"),
    path("api/v1/client", client, name="api_client"),
    path("api/v1/", api.urls),  # pyright: ignore[reportArgumentType] - ninja types them loosely
    path("g/", include("genglossary.public.urls")),
    path("", include("genglossary.web.urls")),
]

handler400 = "genglossary.web.refusals.bad_request"
handler403 = "genglossary.web.refusals.forbidden"
handler404 = "genglossary.web.refusals.not_found"
handler500 = "genglossary.web.refusals.server_error"
