"""Keys to sort and search by follow what they are made of, wherever that is written."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from genglossary.actions import clone, projects
from genglossary.models import Candidate, Document, Project, Status, Term
from genglossary.models.term import DICTIONARY_ORDER, having
from genglossary.runs.writing.bulk import bulk_insert
from genglossary.runs.writing.terms import publish_in_terms
from tests.factories import make_document, make_project, make_run, make_step, make_term

pytestmark = pytest.mark.django_db


def found(project: Project, query: str) -> list[str]:
    return [term.text for term in Term.objects.filter(having(query), project=project)]


def test_a_reading_that_a_run_brings_is_sorted_and_searched_by(django_assert_max_num_queries):
    project = make_project()
    terms = [make_term(project, text) for text in ("弁", "鏡", "かさ")]
    step = make_step(make_run(project))
    for term, reading in zip(terms, ("ベン", "カガミ", ""), strict=True):
        Candidate.objects.create(step=step, term=term, status=Status.ACCEPTED, reading=reading, frequency=1)
    with django_assert_max_num_queries(9):
        publish_in_terms(step)
    assert found(project, "かがみ") == ["鏡"]
    assert [term.text for term in project.terms.order_by(*DICTIONARY_ORDER)] == ["鏡", "かさ", "弁"]


def test_rows_that_are_inserted_in_bulk_have_their_keys():
    project = make_project()
    bulk_insert(Term)([Term(project=project, text="Éclair")])
    Term.objects.bulk_create([Term(project=project, text="ＧＰＳ")])
    assert found(project, "eclair") == ["Éclair"]
    assert found(project, "gps") == ["ＧＰＳ"]


def test_a_copy_of_a_project_is_searched_like_the_original():
    project = make_project()
    make_term(project, "鏡", reading="カガミ")
    make_document(project, "Éclair.md")
    copy = clone.clone(project, "Copy")
    assert found(copy, "かがみ") == ["鏡"]
    assert Document.objects.get(project=copy).name_key == "eclair.md"


def test_a_new_name_of_a_project_has_a_new_key():
    project = make_project("Ä")
    projects.change(project, name="Ö")
    assert Project.objects.get(pk=project.pk).name_key == "o"


def test_rows_from_before_the_keys_get_them():
    project = make_project("Éclair")
    make_term(project, "鏡", reading="カガミ")
    make_document(project, "Éclair.md")
    Term.objects.update(search_key="", sort_key="")
    Project.objects.update(name_key="")
    Document.objects.update(name_key="")
    fill = import_module("genglossary.migrations.0010_names_to_sort_and_search").fill
    fill(apps, SimpleNamespace(connection=connection))
    assert found(project, "かがみ") == ["鏡"]
    assert Term.objects.get().sort_key == "1かかみ"
    assert Project.objects.get().name_key == "eclair"
    assert Document.objects.get().name_key == "eclair.md"
