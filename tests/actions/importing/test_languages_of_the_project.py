"""Tables of two languages in the same letters: the project tells which column is which."""

import pytest

from genglossary.actions import equivalents
from genglossary.actions.importing import pending
from genglossary.models import PlannedImport, Project
from tests.factories import make_project, make_term

pytestmark = pytest.mark.django_db

TABLE = b"Anker\tanchor\nBoje\tbuoy\nKai\tquay\n"


@pytest.fixture
def project() -> Project:
    project = make_project("Harbour")
    term = make_term(project, "anchor", language="en", status="accepted", status_by_person=True)
    equivalents.add(term, "de", "Anker", by=None)
    return project


def opened(project: Project, data: bytes, name: str = "words.utf8") -> PlannedImport:
    return pending.open_file(project, name, data, by=None)


def columns_of(planned: PlannedImport) -> list[str]:
    return list(planned.guess["columns"])


def test_the_column_with_words_of_the_project_has_the_terms_and_the_other_one_its_other_language(project):
    planned = opened(project, TABLE)
    assert columns_of(planned) == ["equivalent:de", "text:en"]
    assert not planned.guess["remembered"]
    pending.confirm(planned, by=None)
    assert project.terms.get(text="quay").equivalents.get().text == "Kai"


def test_terms_in_the_first_column_stay_there(project):
    planned = opened(project, b"anchor\tAnker\nbuoy\tBoje\nquay\tKai\n")
    assert columns_of(planned) == ["text:en", "equivalent:de"]


def test_of_several_other_languages_none_is_guessed(project):
    equivalents.add(project.terms.get(), "fr", "ancre", by=None)
    planned = opened(project, b"anchor\tAnker\nbuoy\tBoje\nquay\tKai\n")
    assert columns_of(planned) == ["text", "equivalent"]


def test_what_the_file_tells_itself_stands(project):
    assert columns_of(opened(project, b"anchor,ancre,en,fr\n", "words.csv"))[:2] == ["text", "equivalent"]
    assert columns_of(opened(project, "anchor\t錨\nbuoy\t浮標\n".encode())) == ["text", "equivalent"]
