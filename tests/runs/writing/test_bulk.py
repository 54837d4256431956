"""Many rows reach the database in few statements, each row once."""

import pytest

from genglossary.models import Term
from genglossary.runs.writing import bulk
from genglossary.runs.writing.bulk import bulk_insert
from tests.runs.given import a_project, a_term

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [0, 1, 7, 8, 9, 50])
def test_every_row_is_inserted_however_many_go_into_a_statement(monkeypatch, number):
    monkeypatch.setattr(bulk, "MOST_VALUES", 50)
    project = a_project()
    texts = [f"lamp {n}" for n in range(number)]
    bulk_insert(Term)([Term(project=project, text=text) for text in texts])
    assert list(Term.objects.order_by("pk").values_list("text", flat=True)) == texts


def test_a_row_that_is_there_already_keeps_no_other_of_its_statement_out():
    project = a_project()
    a_term(project, "lamp")
    bulk_insert(Term, ignore_conflicts=True)([Term(project=project, text=text) for text in ("beacon", "lamp", "buoy")])
    assert sorted(Term.objects.values_list("text", flat=True)) == ["beacon", "buoy", "lamp"]
