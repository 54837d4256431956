"""Accounts, as Django has them; when somebody signed in is to be read, and no two fields without names to type into."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    readonly_fields = ("last_login", "date_joined")
