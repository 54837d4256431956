"""The application's place in Django."""

from django.apps import AppConfig


class GenGlossaryConfig(AppConfig):
    name = "genglossary"
    verbose_name = "GenGlossary"

    def ready(self) -> None:
        from . import checks  # noqa: F401 - registers the system checks
