"""The history of what people and runs decided."""

from django.apps import apps
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from genglossary.admin.read_only import ReadOnly
from genglossary.admin.searching import FoldedSearch
from genglossary.models import Change
from genglossary.models.action_names import action_name


@admin.register(Change)
class ChangeAdmin(ReadOnly, FoldedSearch):
    list_display = ("at", "project", "actor", "run", "named", "thing", "label")
    list_select_related = ("project", "actor", "run")
    list_filter = ("at",)
    search_fields = ("label", "project__name_key")
    search_help_text = _("What was changed, or the name of a project")

    @admin.display(description=_("Kind"), ordering="model")
    def thing(self, change: Change) -> str:
        return str(apps.get_model(change._meta.app_label, change.model)._meta.verbose_name)

    @admin.display(description=_("action"), ordering="action")
    def named(self, change: Change) -> str:
        return action_name(change.action)
