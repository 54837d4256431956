"""The operators' pages: what runs, what ran and why it ended so. One noun a file.

Entries are not edited here: people's edits are actions that leave a `Change`, which a plain admin form would not.
"""

from django.apps import apps
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from . import (
    api_token,
    change,
    comment,
    definition,
    document,
    equivalent,
    model,
    project,
    queue,
    run,
    sign_in,
    term,
    user,
    webhook,
    worker,
)
from .words import name_in_languages

__all__ = [
    "api_token", "change", "comment", "definition", "document", "equivalent", "model", "project", "queue", "run",
    "sign_in", "term", "user", "webhook", "worker",
]  # fmt: skip

admin.site.site_header = admin.site.site_title = "GenGlossary"
admin.site.index_title = _("Operation")
apps.get_app_config("axes").verbose_name = _("Sign-in")
apps.get_app_config("django_q").verbose_name = _("Queue")
NAMES = name_in_languages()
"""The names of models and fields that are translated for the admin, in English."""
