"""Whether a model connection works, in words."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary.management.arguments import add_example
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput, Error
from genglossary.models import ModelConnection
from genglossary.models.stated import translated
from genglossary.reports.wording import on_one_line
from genglossary.runs.llm.connections import DEFAULT, check


class Command(BaseCommand):
    help = _lazy(
        "Ask a model server for its models and one small question, and say in words what is wrong, if anything."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary check-model", "genglossary check-model Local")
        parser.add_argument(
            "name", nargs="?", help=_("A model connection; otherwise that of the environment, or all enabled ones.")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        works = [self._check(row) for row in self._chosen(options["name"])]
        if not all(works):
            raise Error(_("Not every connection works.") if len(works) > 1 else _("The connection does not work."))

    def _chosen(self, name: str | None) -> list[ModelConnection | None]:
        if name:
            found = ModelConnection.objects.filter(name=name).first()
            if found is None:
                names = ", ".join(ModelConnection.objects.values_list("name", flat=True)) or _("none")
                raise BadInput(
                    _("There is no model connection called %(name)s. There are: %(names)s.")
                    % {"name": name, "names": names}
                )
            return [found]
        if settings.MODEL_URL:
            return [None]
        rows: list[ModelConnection | None] = list(ModelConnection.objects.filter(enabled=True))
        return rows or [None]

    def _check(self, row: ModelConnection | None) -> bool:
        works, lines = check(row)
        self.stdout.write(
            f"{row or DEFAULT}: {self.style.SUCCESS(_('works')) if works else self.style.ERROR(_('fails'))}"
        )
        for line in lines:
            self.stdout.write(f"  {on_one_line(translated(line))}")
        return works
