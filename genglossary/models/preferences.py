"""The way somebody wants pages to be: language, time zone, order of the glossary, keys of the review queue."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Preferences(models.Model):
    """Choices of one user for all their browsers; an empty one leaves it to the browser.

    `review_keys` has those keys of the review queue that are not the usual ones, by what they do.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="preferences"
    )
    language = models.CharField(_("language"), max_length=8, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    review_keys: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict, blank=True)
    defined_first = models.BooleanField(_("entries with a definition first"), default=False)
    keys_off = models.BooleanField(_("no keys in the review queue"), default=False)

    class Meta:
        verbose_name = verbose_name_plural = _("preferences")

    def __str__(self) -> str:
        return f"{self.language or '–'}, {self.time_zone or '–'}"
