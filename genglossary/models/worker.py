"""Supervisors that record that they are alive, so that pages can say when no worker is there."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Worker(models.Model):
    """One supervisor process and the worker processes under it. `beat` only ever grows."""

    name = models.CharField(max_length=200, unique=True, help_text=_("Host, process id and start."))
    host = models.CharField(max_length=200)
    pid = models.PositiveIntegerField()
    processes = models.PositiveIntegerField(default=1)
    version = models.CharField(max_length=40, blank=True)
    beat = models.PositiveBigIntegerField(default=0)
    started_at = models.DateTimeField(db_default=Now(), editable=False)
    seen_at = models.DateTimeField(db_default=Now())
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-seen_at",)

    def __str__(self) -> str:
        return self.name
