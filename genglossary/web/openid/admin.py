"""People and who they are at the provider, for operators: shown, and taken away where somebody is not who they were.

What else allauth has in the admin is not used here: the provider is in the environment, and tokens are not kept.
"""

from typing import Any, Literal

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.http import HttpRequest

for _model in (EmailAddress, SocialAccount, SocialApp, SocialToken):
    if admin.site.is_registered(_model):
        admin.site.unregister(_model)


@admin.register(SocialAccount)
class SignOnAdmin(admin.ModelAdmin):
    list_display = ("user", "uid", "provider", "date_joined")
    search_fields = ("user__username", "uid")
    fields = readonly_fields = ("user", "provider", "uid", "date_joined")
    list_select_related = ("user",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> Literal[False]:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> Literal[False]:
        return False
