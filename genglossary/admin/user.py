"""Accounts and groups, as Django has them; when somebody signed in is to be read, and all fields have names."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User

from genglossary.admin.begun import KeepingForm

for model in (User, Group):
    admin.site.unregister(model)


class AccountForm(KeepingForm, UserChangeForm):
    """An account, whose password is changed elsewhere."""


@admin.register(User)
class AccountAdmin(UserAdmin):
    form = AccountForm
    readonly_fields = ("last_login", "date_joined")


@admin.register(Group)
class OperatorsAdmin(GroupAdmin):
    form = KeepingForm
