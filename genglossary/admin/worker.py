"""Workers that have said that they are alive."""

from django.contrib import admin

from genglossary.admin.read_only import ReadOnly
from genglossary.models import Worker


@admin.register(Worker)
class WorkerAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("name", "processes", "version", "started_at", "seen_at", "stopped_at")
    search_fields = ("name",)
