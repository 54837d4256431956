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


def test_rows_are_made_ready_some_at_a_time_and_none_is_left_out(monkeypatch):
    monkeypatch.setattr(bulk, "MOST_ROWS", 3)
    project = a_project()
    texts = [f"lamp {n}" for n in range(10)]
    bulk_insert(Term)(Term(project=project, text=text) for text in texts)
    assert list(Term.objects.order_by("pk").values_list("text", flat=True)) == texts


def test_hundreds_of_rows_go_into_one_statement(django_assert_num_queries):
    project = a_project()
    rows = [Term(project=project, text=f"lamp {n}") for n in range(200)]
    with django_assert_num_queries(1):
        bulk_insert(Term)(rows)


def test_a_row_that_is_there_already_keeps_no_other_of_its_statement_out():
    project = a_project()
    a_term(project, "lamp")
    bulk_insert(Term, ignore_conflicts=True)([Term(project=project, text=text) for text in ("beacon", "lamp", "buoy")])
    assert sorted(Term.objects.values_list("text", flat=True)) == ["beacon", "buoy", "lamp"]
