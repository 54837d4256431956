"""A run adds definitions only where it has something new to say."""

import pytest

from genglossary.actions import definitions as acting
from genglossary.models import Definition, Document
from genglossary.models.definition import SHOWN
from tests.runs.steps.engine import VALVES, project_with, put, run

pytestmark = pytest.mark.django_db(transaction=True)

PUMPS = "# Pumps\n\nA feed pump is a machine that moves water into the boiler. The feed pump is started first.\n"


def counted(document: str) -> int:
    """Definitions that quote some version of a document."""
    return Definition.objects.filter(evidence__version__document__name=document).distinct().count()


def test_a_run_over_the_same_documents_adds_no_definition():
    project = project_with(valves=VALVES, pumps=PUMPS)
    run(project)
    before = list(Definition.objects.order_by("pk").values())
    run(project)
    assert before
    assert list(Definition.objects.order_by("pk").values()) == before


def test_a_fresh_run_says_everything_again():
    project = project_with(valves=VALVES)
    run(project)
    before = Definition.objects.count()
    run(project, fresh=True)
    assert Definition.objects.count() == 2 * before


def test_only_terms_whose_passages_changed_get_new_definitions():
    project = project_with(valves=VALVES, pumps=PUMPS)
    run(project)
    valves, pumps = counted("valves.md"), counted("pumps.md")
    assert valves and pumps
    put(project, pumps=PUMPS.replace("a machine", "a strong machine"))
    run(project)
    assert counted("valves.md") == valves
    assert counted("pumps.md") > pumps
    newest = Document.objects.get(name="pumps.md").current_id
    assert Definition.objects.filter(SHOWN, evidence__version=newest, text__contains="strong machine").exists()


def test_a_definition_that_a_person_took_back_stays_so_in_the_next_run():
    project = project_with(valves=VALVES)
    run(project)
    for row in Definition.objects.filter(term__text__iexact="relief valve"):
        acting.withdraw(row, by=None)
    run(project)
    assert not Definition.objects.filter(SHOWN, term__text__iexact="relief valve").exists()
