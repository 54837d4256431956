"""An import that is taken back: what people see is what they saw before, and the next run finds what it would have."""

import re

import pytest
from django.urls import reverse

from genglossary import formats
from genglossary.actions.glossary import STATUSES, glossary_of
from genglossary.actions.importing import pending
from genglossary.actions.undoing import undo
from genglossary.models import Definition, Equivalent, Project, Term
from genglossary.models.term import PUBLISHED
from tests.factories import make_project, make_user
from tests.formats.samples import GLOSSARY
from tests.runs.steps.engine import VALVES, project_with, run

pytestmark = pytest.mark.django_db

WORDS = """term,reading,definition,synonyms,forbidden,notes,category,ja
relief valve,,It opens.,safety valve,blow valve,Ask the yard.,technical_term,逃がし弁
feed pump,,It feeds.,,,,,給水ポンプ
"""


def imported(project: Project, text: str = WORDS, name: str = "words.csv"):
    return pending.confirm(pending.open_file(project, name, text.encode(), by=None), by=None)


def seen(project: Project, client) -> list[str]:
    """The pages of the project, without what changes with each request, and its exports."""
    names = ("project", "glossary", "terms", "issues")
    pages = [client.get(reverse(f"web:{name}", args=[project.pk])).content.decode() for name in names]
    exports = [formats.write(name, glossary_of(project, STATUSES)).decode() for name in ("json", "csv", "markdown")]
    return [re.sub(r'"\w{64}"|nonce="[^"]*"', "", page) for page in [*pages, *exports]]


def test_an_empty_project_is_empty_again(client):
    owner = make_user()
    client.force_login(owner)
    project = make_project("Harbour", by=owner)
    before = seen(project, client)
    done = imported(project)
    assert glossary_of(project).entries
    undo(project, done.batch, by=None)
    assert seen(project, client) == before
    assert not Term.objects.filter(PUBLISHED, project=project).exists()
    assert not Equivalent.objects.filter(term__project=project).exists()


def test_the_same_file_is_new_again_and_comes_in_as_the_first_time():
    project = make_project("Harbour")
    data = formats.write("json", GLOSSARY).decode()
    first = imported(project, data, "words.json")
    exported = formats.write("json", glossary_of(project, STATUSES))
    undo(project, first.batch, by=None)
    planned = pending.open_file(project, "words.json", data.encode(), by=None)
    assert planned.counts == {"new": 2}
    pending.confirm(planned, by=None)
    assert formats.write("json", glossary_of(project, STATUSES)) == exported


@pytest.mark.django_db(transaction=True)
def test_a_run_finds_what_it_would_have_found_without_the_import():
    plain, project = project_with(valves=VALVES), project_with(valves=VALVES)
    undo(project, imported(project).batch, by=None)
    run(plain)
    run(project)
    assert not Definition.objects.filter(term__project=project, step=None, withdrawn_at=None).exists()
    one, other = (
        [
            (e.text, e.definition, e.status, e.notes, e.category, e.frequency, e.spellings)
            for e in glossary_of(each).entries
        ]
        for each in (plain, project)
    )
    assert sorted(one, key=str) == sorted(other, key=str)
