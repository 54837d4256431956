"""Tests: a query whose SQL is made once gives what the same query gives that is made each time."""

from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, QuerySet

from genglossary.models import Project, Term
from genglossary.models import prepared as module
from genglossary.models.prepared import Prepared
from tests.factories import make_project, make_term

pytestmark = pytest.mark.django_db


def test_rows_are_those_of_the_ids_of_each_call():
    first, second = make_project(), make_project()
    terms = {project.pk: make_term(project, text=f"pump {project.pk}") for project in (first, second)}
    terms_of = Prepared(lambda project: Term.objects.filter(project=project))

    assert [terms_of(project.pk) for project in (first, second, first)] == [
        [terms[project.pk]] for project in (first, second, first)
    ]


def test_rows_are_read_anew_each_time():
    term = make_term(make_project(), text="pump")
    texts_of = Prepared(lambda pk: Term.objects.filter(pk=pk).values_list("text", flat=True))
    assert texts_of(term.pk) == ["pump"]

    Term.objects.filter(pk=term.pk).update(text="valve")
    assert texts_of(term.pk) == ["valve"]
    term.delete()
    assert texts_of(term.pk) == []


def test_what_came_along_and_what_was_counted_belongs_to_the_row():
    projects = [make_project(), make_project()]
    for project in projects:
        make_term(project, text="pump")
    rows_of = Prepared(lambda pk: Term.objects.filter(project=pk).select_related("project").annotate(twice=F("pk") * 2))

    for project in projects:
        (row,) = rows_of(project.pk)
        assert row.project.name == project.name
        assert vars(row)["twice"] == 2 * row.pk


def test_a_list_of_ids_may_have_any_length(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MOST_IDS", 2)
    project = make_project()
    ids = [make_term(project, text=f"pump {at}").pk for at in range(4)]
    found = Prepared(lambda ids: Term.objects.filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))

    for length in (2, 4, 0, 1, 2, 3):
        assert found(tuple(ids[:length])) == ids[:length]
    assert found((ids[3], ids[1])) == [ids[1], ids[3]]


def test_an_id_that_no_database_has_finds_nothing():
    make_term(make_project(), text="pump")
    found = Prepared(lambda pk: Term.objects.filter(pk=pk))

    assert found(1 << 80) == []


def test_what_is_no_id_shapes_the_query():
    project = make_project()
    accepted, excluded = (
        make_term(project, text="a", status="accepted"),
        make_term(project, text="b", status="excluded"),
    )

    def rows(project: int, status: str, backwards: bool) -> QuerySet[Term]:
        return Term.objects.filter(project=project, status=status).order_by("-pk" if backwards else "pk")

    found = Prepared(rows)
    assert found(project.pk, "accepted", False) == [accepted]
    assert found(project.pk, "excluded", True) == [excluded]
    assert found.first(project.pk, "candidate", True) is None


def test_shapes_that_are_too_many_are_made_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MOST_SHAPES", 2)
    project = make_project()
    terms = {text: make_term(project, text=text) for text in "abcd"}
    found = Prepared(lambda project, text: Term.objects.filter(project=project, text=text))

    assert [found(project.pk, text) for text in "abcdab"] == [[terms[text]] for text in "abcdab"]


def test_an_id_that_is_no_value_of_its_own_is_refused():
    rows = Prepared(lambda project: Project.objects.filter(name=f"Project {project}"))

    with pytest.raises(ValueError, match="as it is"):
        rows(1)


@pytest.mark.django_db(transaction=True)
def test_the_sql_that_one_thread_made_is_asked_over_the_connection_of_another():
    project = make_project()
    found: list[Any] = []
    names = Prepared(lambda pk: Project.objects.filter(pk=pk).values_list("name", flat=True))
    assert names(project.pk) == [project.name]

    def ask() -> None:
        found.extend(names(project.pk))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [project.name]
