"""Data for those who work on the pages: a project as it looks after some weeks of use."""

import shutil
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary import embedded
from genglossary.actions import definitions, projects, runs, terms
from genglossary.actions.glossary import open_issue_rows, shown_definitions
from genglossary.actions.owner import local_owner
from genglossary.environment import SAMPLES
from genglossary.management.arguments import add_example
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput
from genglossary.models import Change, Project, Run, RunStatus, Term
from genglossary.models.term import ENTRY
from genglossary.readers.entrance import FoundFile, walk

DRAFT = "draft.md"
DRAFT_TEXT = (
    "# Draft\n\nA landing pass is a slip of paper that lets a visitor step onto the rock. Burn it afterwards.\n"
)
ACTIONS = ("require", "exclude", "annotate", "define", "dismiss")


class Command(BaseCommand):
    help = _lazy(
        "Make a project for development from the sample documents: two completed runs and a cancelled "
        "one, a document with two versions, a removed one, and decisions of a person. What is there already stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary demo", "genglossary demo --project 'Another one'")
        parser.add_argument("--project", default="Demo", help=_("Name of the project (default: Demo)."))

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            embedded.prepare()
        except embedded.DatabaseNotReady as error:
            raise BadInput(error.args[0]) from error
        person = _person()
        project = projects.named(options["project"], by=person)
        _refuse_documents_of_others(project)
        self._run_twice(project)
        _decide_once(project, person)
        self.stdout.write(
            _("Project %(run)s, %(name)s, is there. Look at it: genglossary serve")
            % {"run": project.pk, "name": f"{project.name!r}"}
        )

    def _run_twice(self, project: Project) -> None:
        """The earlier edition first, where that has not been done, then that of today."""
        done = Run.objects.filter(project=project, status=RunStatus.COMPLETED).count()
        if done == 0:
            with tempfile.TemporaryDirectory() as folder:
                _write_earlier_edition(Path(folder))
                self._generate(Path(folder), project)
        if done < 2:
            self._generate(SAMPLES, project)

    def _generate(self, folder: Path, project: Project) -> None:
        call_command("generate", str(folder), project=project.name, stdout=self.stdout, stderr=self.stderr)


def _person() -> User:
    """Return the person whose project it is. Raises BadInput where the database has nobody and is not for us alone."""
    if settings.EMBEDDED:
        return local_owner()
    if found := User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first():
        return found
    raise BadInput(_("Nobody may see the project yet: run `genglossary createsuperuser` first."))


def _refuse_documents_of_others(project: Project) -> None:
    """A project of that name that somebody works in is none to play with."""
    ours = [DRAFT, *(each.name for each in _samples())]
    if project.documents.exclude(name__in=ours).exists():
        raise BadInput(
            _("%(name)s has documents of its own: name another project with --project.") % {"name": f"{project.name!r}"}
        )


def _samples() -> Iterable[FoundFile]:
    return (each for each in walk([SAMPLES]) if isinstance(each, FoundFile))


def _write_earlier_edition(folder: Path) -> None:
    """The samples when the first of them was shorter, beside a draft that was thrown away later."""
    shutil.copytree(SAMPLES, folder, dirs_exist_ok=True)
    first = folder / next(iter(_samples())).name
    paragraphs = first.read_text(encoding="utf-8").split("\n\n")
    first.write_text("\n\n".join(paragraphs[: len(paragraphs) // 2]) + "\n", encoding="utf-8")
    (folder / DRAFT).write_text(DRAFT_TEXT, encoding="utf-8")


def _decide_once(project: Project, person: User) -> None:
    """One decision of each kind and a cancelled run; what was decided before, also otherwise, is left alone."""
    done = set(Change.objects.filter(project=project, action__in=ACTIONS).values_list("action", flat=True))
    for action in ACTIONS:
        if action not in done:
            _decide(action, project, person)
    if not Run.objects.filter(project=project, status=RunStatus.CANCELLED).exists():
        runs.cancel(runs.start(project, by=person, source="demo").pk, by=person, source="demo")


def _decide(action: str, project: Project, person: User) -> None:
    entries = Term.objects.filter(ENTRY, project=project)
    if action == "require":
        terms.require(entries[:1], by=person)
    elif action == "exclude":
        terms.exclude(Term.objects.filter(pk=entries.order_by("score", "-pk")[0].pk), by=person)
    elif action == "annotate":
        terms.annotate(entries[1], notes="Ask the harbour office whether this is still so.", by=person)
    elif action == "define":
        term = entries.exclude(pk__in=shown_definitions(project)).first() or entries[2]
        definitions.write(term, "To be agreed on at the next meeting of the keepers.", by=person)
    elif issue := open_issue_rows(project).order_by("pk").first():
        definitions.dismiss(issue, by=person)
