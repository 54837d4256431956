"""Django-Q2's pages: what is queued and what became of it, to look at only.

Schedules are not offered at all: a schedule runs any function that somebody names in a form. Nor is resubmitting a
task: a new run is started by `actions.runs.start`, which knows whether there may be one.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

# Importing it registers its pages, so that what follows does not depend on the order of the installed apps.
from django_q.admin import FailAdmin, QueueAdmin, TaskAdmin
from django_q.models import Failure, OrmQ, Schedule, Success, Task

from genglossary.admin.read_only import ReadOnly

admin.site.unregister((Failure, OrmQ, Schedule, Success))
Task.time_taken.short_description = _("Duration")  # pyright: ignore[reportFunctionMemberAccess]


@admin.register(Success)
class SuccessReadOnlyAdmin(ReadOnly, TaskAdmin):
    actions = None
    list_filter = ()


@admin.register(Failure)
class FailureReadOnlyAdmin(ReadOnly, FailAdmin):
    actions = None
    list_filter = ()


@admin.register(OrmQ)
class QueueReadOnlyAdmin(ReadOnly, QueueAdmin):
    actions = None
    list_filter = ()
