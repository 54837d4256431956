"""What operators look for is found as on the pages."""

import pytest
from django.urls import reverse

from tests.factories import make_document, make_project, make_run, make_term


def found(client, model: str, typed: str, **query: str) -> list[str]:
    page = client.get(reverse(f"admin:genglossary_{model}_changelist"), {"q": typed, **query})
    return [str(row) for row in page.context["cl"].result_list]


@pytest.fixture
def project(db):
    project = make_project("Éclair")
    make_term(project, "ＧＰＳ")
    make_document(project, "Ødegård.md")
    make_run(project)
    return project


@pytest.mark.parametrize(
    ("model", "typed"),
    [("project", "ECLAIR"), ("term", "gps"), ("term", "eclair"), ("document", "odegard"), ("run", "éclair")],
)
def test_case_width_and_accents_do_not_matter(superuser, project, model, typed):
    assert len(found(superuser, model, typed)) == 1
    assert not found(superuser, model, f"no {typed}")


def test_words_of_texts_are_found_as_they_are_typed(superuser, project):
    term = project.terms.get()
    term.definitions.create(text="Ein Gerät", origin="manual", level="final")
    assert len(found(superuser, "definition", "Gerät")) == 1
    assert len(found(superuser, "definition", "gps")) == 1


def test_names_are_sorted_as_people_do(superuser, project):
    for name in ("zebra", "Anchor"):
        make_project(name)
        make_term(project, name)
        make_document(project, name + ".md")
    assert found(superuser, "project", "") == ["Anchor", "Éclair", "zebra"]
    assert found(superuser, "project", "", o="-0") == ["zebra", "Éclair", "Anchor"]
    assert found(superuser, "document", "") == ["Anchor.md", "Ødegård.md", "zebra.md"]
    assert found(superuser, "term", "", o="0") == ["Anchor", "ＧＰＳ", "zebra"]
