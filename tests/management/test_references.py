"""`genglossary references`: say and choose what a project refers to."""

import pytest
from django.core.management import call_command

from genglossary.actions.references import references_of
from genglossary.management.errors import BadInput
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def test_references_are_set_in_order_and_listed(capsys):
    project, first, second = make_project("Handbook"), make_project("Company"), make_project("Trade")
    call_command("references", "Handbook", "--set", "Trade", "Company")
    assert [row.glossary for row, _ in references_of(project)] == [second, first]
    assert capsys.readouterr().out.split() == [str(second.pk), "Trade", str(first.pk), "Company"]
    call_command("references", "Handbook", "--set")
    assert "refers to no other glossary" in capsys.readouterr().out


def test_a_project_does_not_refer_to_itself():
    project = make_project("Handbook")
    with pytest.raises(BadInput, match="itself"):
        call_command("references", "Handbook", "--set", "Handbook")
    assert references_of(project) == []
