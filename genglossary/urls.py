from django.contrib import admin
from django.urls import include, path

urlpatterns = [path("admin/", admin.site.urls), path("", include("genglossary.web.urls"))]

handler400 = "genglossary.web.refusals.bad_request"
handler403 = "genglossary.web.refusals.forbidden"
handler404 = "genglossary.web.refusals.not_found"
handler500 = "genglossary.web.refusals.server_error"
