"""The operators' pages: what runs, what ran and why it ended so. One noun a file.

Entries are not edited here: people's edits are actions that leave a `Change`, which a plain admin form would not.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from . import (
    api_token,
    change,
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

__all__ = [
    "api_token", "change", "definition", "document", "equivalent", "model", "project", "queue", "run", "sign_in",
    "term", "user", "webhook", "worker",
]  # fmt: skip

admin.site.site_header = admin.site.site_title = "GenGlossary"
admin.site.index_title = _("Operation")
