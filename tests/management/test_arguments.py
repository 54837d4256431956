"""How commands find a project."""

import pytest

from genglossary.management.arguments import find_project, require_database
from genglossary.management.errors import BadInput
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def test_a_project_is_found_by_its_id_and_by_its_name():
    project = make_project("Handbook")
    assert find_project(str(project.pk)) == project
    assert find_project("Handbook") == project


def test_a_number_that_is_no_id_is_a_name():
    project = make_project("2024")
    assert find_project("2024") == project


def test_an_unknown_project_is_named_in_the_message():
    with pytest.raises(BadInput, match="There is no project 'Nowhere'"):
        find_project("Nowhere")


def test_a_number_too_large_for_a_database_is_no_project():
    with pytest.raises(BadInput, match="There is no project"):
        find_project("9" * 30)


def test_two_projects_of_one_name_are_told_apart_by_their_ids():
    first, second = make_project("Twin"), make_project("Twin")
    with pytest.raises(BadInput, match=f"give an id \\({first.pk}, {second.pk}\\)"):
        find_project("Twin")


def test_a_database_that_lacks_tables_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr("genglossary.embedded.has_pending_migrations", lambda: True)
    with pytest.raises(BadInput, match="genglossary migrate"):
        require_database()
