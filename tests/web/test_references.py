"""Reference glossaries on the pages: who may choose them, and where their words are shown."""

import re

import pytest
from django.urls import reverse

from genglossary.actions import definitions
from genglossary.actions.clone import clone
from genglossary.actions.members import remove, set_role
from genglossary.actions.projects import delete
from genglossary.actions.references import refer, references_of
from genglossary.models import Change, Equivalent, Membership, Project, ReferenceGlossary, Role, Term
from tests.factories import make_project, make_term, make_user
from tests.web.reading import markup

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(project: Project) -> Project:
    """The owner of the project owns this one too; its other members do not know it."""
    owner = Membership.objects.get(project=project, role=Role.OWNER).user
    other = make_project("Company standards", by=owner)
    valve = make_term(other, "relief valve", language="en", status_by_person=True)
    definitions.write(valve, "Opens before the boiler bursts.", by=owner)
    return other


@pytest.fixture
def valve(project: Project) -> Term:
    """As a run leaves it."""
    return make_term(project, "relief valve", language="en", found=True)


def choose(client, project: Project, do: str, other: Project):
    address = reverse("web:refer", args=[project.pk])
    return client.post(address, {"do": do, "glossary": other.pk}, follow=True)


def test_an_owner_chooses_and_the_glossary_and_the_entry_show_the_words_there(as_, project, company, valve):
    page = choose(as_("owner"), project, "add", company).content.decode()
    assert "Company standards" in page
    glossary = as_("reader").get(reverse("web:glossary", args=[project.pk])).content.decode()
    assert "Opens before the boiler bursts." in glossary
    assert "from Company standards" in glossary
    entry = markup(as_("reader").get(reverse("web:entry", args=[project.pk, valve.pk])))
    assert "shown · from Company standards" in entry
    assert "No definition in the documents" not in entry


def test_the_entry_says_which_translations_there_are_only_proposed_or_forbidden(as_, project, company, valve):
    there = {"term": company.terms.get(), "language": "de", "origin": "person"}
    Equivalent.objects.create(text="Ventil", status="proposed", **there)
    Equivalent.objects.create(text="Klappe", status="accepted", usage="forbidden", definition="Falsch.", **there)
    choose(as_("owner"), project, "add", company)
    page = as_("reader").get(reverse("web:entry", args=[project.pk, valve.pk])).content.decode()
    said = " ".join(re.sub("<[^>]+>", " ", page).split())
    assert "Ventil (proposed)" in said
    assert "Klappe (forbidden) Falsch." in said


def test_only_who_may_read_the_other_project_is_led_there(as_, project, company, valve):
    choose(as_("owner"), project, "add", company)
    there = reverse("web:entry", args=[company.pk, company.terms.get().pk])
    here = reverse("web:entry", args=[project.pk, valve.pk])
    assert there in as_("owner").get(here).content.decode()
    assert there not in as_("reader").get(here).content.decode()


def test_nobody_chooses_a_project_that_they_may_not_read(as_, project):
    secret = make_project("Secret", by=make_user("elsewhere"))
    page = choose(as_("owner"), project, "add", secret).content.decode()
    assert "you may not read it" in page
    assert "Secret" not in page
    assert not ReferenceGlossary.objects.exists()


def test_a_reference_of_who_may_read_it_no_more_is_not_named(as_, project, company, valve):
    choose(as_("owner"), project, "add", company)
    heir = make_user("heir")
    set_role(company, heir, Role.OWNER, by=None)
    remove(company, Membership.objects.get(project=project, role=Role.OWNER).user, by=heir)
    settings = as_("owner").get(reverse("web:settings", args=[project.pk])).content.decode()
    assert "not used" in settings
    assert "Company standards" not in settings
    assert "bursts" not in as_("owner").get(reverse("web:glossary", args=[project.pk])).content.decode()


def test_references_are_moved_and_removed_and_the_history_tells_it(as_, project, company):
    second = make_project("Second", by=Membership.objects.get(project=project, role=Role.OWNER).user)
    owner = as_("owner")
    choose(owner, project, "add", company)
    choose(owner, project, "add", second)
    choose(owner, project, "up", second)
    assert [row.glossary for row, _ in references_of(project)] == [second, company]
    choose(owner, project, "remove", second)
    assert [row.glossary for row, _ in references_of(project)] == [company]
    assert Change.objects.filter(action="refer").count() == 4
    assert "reference glossaries" in owner.get(reverse("web:history", args=[project.pk])).content.decode()


def test_what_is_no_choice_changes_nothing(as_, project, company):
    client, address = as_("owner"), reverse("web:refer", args=[project.pk])
    for data in ({}, {"do": "add", "glossary": "x"}, {"do": "up", "glossary": company.pk}, {"do": "burn"}):
        assert client.post(address, data, follow=True).status_code == 200
    assert choose(client, project, "add", project).status_code == 200
    assert not ReferenceGlossary.objects.exists()


def test_an_editor_does_not_choose(as_, project, company):
    assert choose(as_("editor"), project, "add", company).status_code == 403


def test_a_copy_refers_to_what_its_maker_may_read(project, company):
    owner = Membership.objects.get(project=project, role=Role.OWNER).user
    refer(project, [company], by=owner)
    assert [row.glossary for row, _ in references_of(clone(project, "Mine", by=owner))] == [company]
    assert references_of(clone(project, "Another", by=make_user("somebody"))) == []


def test_a_project_that_others_refer_to_can_be_deleted(project, company, valve):
    refer(project, [company])
    delete(company)
    assert references_of(project) == []
    assert Term.objects.filter(pk=valve.pk).exists()


def test_the_overview_counts_what_a_reference_defines_as_defined(as_, project, company, valve):
    refer(project, [company])
    assert as_("reader").get(reverse("web:overview", args=[project.pk])).context["numbers"].defined == 1
