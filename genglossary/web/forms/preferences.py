"""Forms of language and time zone."""

from functools import cache
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


@cache
def _zones() -> list[str]:
    """The names of all places with a clock, without the old aliases that have no place."""
    return sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))


class PreferencesForm(forms.Form):
    language = forms.ChoiceField(
        required=False,
        label=_("Language"),
        choices=lambda: [("", _("as the browser says")), *settings.LANGUAGES],
    )
    time_zone = forms.ChoiceField(
        required=False,
        label=_("Time zone"),
        choices=lambda: [("", _("as the browser says")), ("UTC", "UTC"), *((name, name) for name in _zones())],
    )
    defined_first = forms.BooleanField(
        required=False, label=_("Entries with a definition first in glossaries"), label_suffix=""
    )


class LanguageForm(forms.Form):
    """The switch in the foot of every page."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
