"""What runs make of the terms that other projects explain: they find them, and leave the explaining to those."""

# A test that looks at what is not there fails by itself.
# pyright: reportOptionalMemberAccess=false, reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportOptionalOperand=false, reportArgumentType=false

import pytest

from genglossary.actions import definitions, terms
from genglossary.actions.glossary import glossary_of
from genglossary.actions.members import remove, set_role
from genglossary.actions.references import refer
from genglossary.models import Definition, Issue, Project, Role, Term
from tests.factories import make_project, make_term, make_user
from tests.runs.steps.engine import project_with, run

pytestmark = pytest.mark.django_db(transaction=True)

LOG = """# Log of the station

The keeper sounded the fog bell at dusk. The lens was cleaned, and the fog bell was rung again at four.

A relief keeper is a person who takes over the watch. The relief keeper came by boat, and the relief keeper slept.
"""
SAID = "A bell that is rung by clockwork in thick weather."


def company(by=None) -> Project:
    """A project that explains a bell, which it also calls by a name that nobody is to use, and a thing not used."""
    project = make_project("Company", by=by)
    bell = make_term(project, "fog bell", language="en", status_by_person=True)
    make_term(project, "mist bell", language="en", preferred=bell, variant_kind="synonym", usage="forbidden")
    definitions.write(bell, SAID, by=None)
    make_term(project, "occulting light", language="en", status_by_person=True)
    return project


def entry(project: Project, text: str):
    return next((each for each in glossary_of(project).entries if each.text == text), None)


def test_a_term_of_a_reference_is_found_and_shown_with_the_definition_there():
    project = project_with(log=LOG)
    refer(project, [company()])
    run(project)
    found = entry(project, "fog bell")
    assert found and found.frequency == 2
    assert (found.definition, found.source, found.origin) == (SAID, "Company", "imported")
    assert not found.evidence


def test_a_run_does_not_define_a_term_of_a_reference_again():
    project = project_with(log=LOG + "\nA fog bell is a bell for days on which nobody sees the light.\n")
    refer(project, [company()])
    run(project)
    assert not Definition.objects.filter(term__project=project, term__text="fog bell").exists()
    assert not Issue.objects.filter(term__project=project, term__text="fog bell").exists()
    assert entry(project, "relief keeper").definition


def test_what_the_documents_do_not_have_is_no_term_of_the_project():
    project = project_with(log=LOG)
    refer(project, [company()])
    run(project)
    assert not Term.objects.filter(project=project, text__in=("occulting light", "mist bell")).exists()


def test_a_change_in_the_reference_is_seen_without_a_run():
    project, other = project_with(log=LOG), company()
    refer(project, [other])
    run(project)
    definitions.write(other.terms.get(text="fog bell"), "A bell for fog.", by=None)
    assert entry(project, "fog bell").definition == "A bell for fog."


def test_a_forbidden_spelling_of_the_reference_is_forbidden_here():
    project = project_with(log=LOG + "\nThe mist bell was out of order. The mist bell is mended.\n")
    refer(project, [company()])
    run(project)
    found = entry(project, "fog bell")
    assert {each.text: each.usage for each in found.spellings}["mist bell"] == "forbidden"
    assert entry(project, "mist bell") is None


def test_what_a_person_said_here_stands_before_the_reference():
    project = project_with(log=LOG)
    definitions.write(make_term(project, "fog bell", language="en", status_by_person=True), "Ours.", by=None)
    refer(project, [company()])
    run(project)
    assert entry(project, "fog bell").definition == "Ours."
    assert Term.objects.filter(project=project, text__iexact="fog bell").count() == 1


def test_what_a_person_excluded_here_stays_excluded():
    project = project_with(log=LOG)
    term = make_term(project, "fog bell", language="en")
    terms.exclude(Term.objects.filter(pk=term.pk), by=None)
    refer(project, [company()])
    run(project)
    assert entry(project, "fog bell") is None


def test_of_two_references_the_first_counts():
    project, first, second = project_with(log=LOG), company(), make_project("Old")
    definitions.write(make_term(second, "fog bell", status_by_person=True), "An old word.", by=None)
    refer(project, [second, first])
    run(project)
    assert entry(project, "fog bell").source == "Old"
    refer(project, [first, second])
    assert entry(project, "fog bell").source == "Company"


def test_projects_may_refer_to_each_other_in_a_circle():
    project, other = project_with(log=LOG), company()
    refer(project, [other])
    refer(other, [project])
    run(project)
    term = other.terms.get(text="fog bell")
    definitions.withdraw(Definition.objects.get(term=term), by=None)
    assert entry(project, "fog bell").definition is None
    assert entry(other, "fog bell").definition is None


def test_a_run_starts_anew_when_a_reference_has_another_term():
    project, other = project_with(log=LOG), company()
    refer(project, [other])
    run(project)
    definitions.write(make_term(other, "lens", status_by_person=True), "The glass before the light.", by=None)
    run(project)
    assert entry(project, "lens").definition == "The glass before the light."


def test_nothing_is_shown_when_who_chose_it_may_read_it_no_more():
    owner, chooser = make_user("owner"), make_user("chooser")
    project, other = project_with(log=LOG), company(by=owner)
    set_role(other, chooser, Role.READER, by=owner)
    refer(project, [other], by=chooser)
    run(project)
    assert entry(project, "fog bell").definition == SAID
    remove(other, chooser, by=owner)
    assert entry(project, "fog bell").definition is None
    run(project)
    assert SAID not in repr(glossary_of(project))


@pytest.mark.parametrize("several", [5, 50])
def test_an_export_with_references_takes_the_same_queries_for_any_number(several, django_assert_num_queries):
    project, other = make_project(), company()
    for at in range(several):
        make_term(project, f"bell {at}", found=True)
        definitions.write(make_term(other, f"bell {at}", found=True), "A bell.", by=None)
    refer(project, [other])
    with django_assert_num_queries(12):
        assert all(each.definition == "A bell." for each in glossary_of(project).entries)
