"""The front page of the admin."""

from django.contrib import admin
from django.urls import reverse

from genglossary.models import Run


def test_the_admin_bears_the_name_of_the_program(superuser):
    page = superuser.get(reverse("admin:index")).content.decode()
    assert "<title>Operation | GenGlossary</title>" in page


def test_only_projects_can_be_changed_of_what_is_ours(superuser, rf, admin_user):
    request = rf.get("/")
    request.user = admin_user
    ours = [a for m, a in admin.site._registry.items() if m._meta.app_label == Run._meta.app_label]
    changeable = {a.model.__name__ for a in ours if a.has_change_permission(request) or a.has_add_permission(request)}
    assert changeable <= {"Project", "ModelConnection", "Webhook"}
